import Estimation
import Results
import Surveys

/// A number in every round: a statistic of a group, a gap between groups, a standardised share.
struct RoundSeries {
  /// What is known of the number in a round.
  enum Point {
    /// Nobody answered.
    case empty
    case number(Linearization)
    case undefined(String)

    var number: Linearization? {
      if case .number(let number) = self { number } else { nil }
    }
  }

  /// What it is about, without rounds and statistic.
  var key: ResultKey
  var statistic: String
  /// The level of a share; empty for other statistics.
  var level: String
  var range: ClosedRange<Double>?
  /// By round.
  var points: [Point]
  /// The fewest respondents behind each of them.
  var counts: [Int]
  /// Whether it is of groups that hold several kinds of actor.
  var pools: Bool

  /// What rows that are about several rounds bear as their level.
  var name: String { level.isEmpty ? statistic : level }

  /// A key of a row about one or two rounds.
  func key(_ statistic: String, level: String? = nil, round: String, versus: String) -> ResultKey {
    var key = key
    key.statistic = statistic
    key.level = level ?? name
    key.round = round
    key.versusRound = versus
    return key
  }
}

/// When the rounds were held.
struct RoundTimes: Sendable {
  let values: [Double]
  /// Whether nothing but the order of the rounds is known, which then stand one year apart.
  let isOrderOnly: Bool

  init(_ data: SurveyData) {
    let count = data.rounds?.levels.count ?? 0
    isOrderOnly = data.roundTimes.count != count
    values = isOrderOnly ? (0..<count).map { Double($0) } : data.roundTimes
  }
}

extension SurveyQuestion {
  /// What stands between two rounds for groups of several kinds of actor, or of one.
  func breaks(from earlier: Int, to later: Int, pooled: Bool) -> [SeriesBreak] {
    breaks(from: min(earlier, later), to: max(earlier, later)).filter {
      pooled || !$0.isOfPoolsOnly
    }
  }

  /// The rounds since the last break across which answers cannot be compared.
  func comparableRounds(_ count: Int, pooled: Bool) -> Range<Int> {
    let stop = breaks.last {
      $0.comparability == .notComparable && (pooled || !$0.isOfPoolsOnly) && $0.round < count
    }
    return (stop?.round ?? 0)..<count
  }
}

/// The reasons of breaks, each once.
func reasons(of breaks: [SeriesBreak]) -> String {
  var reasons: [String] = []
  for stop in breaks where !reasons.contains(stop.reason) { reasons.append(stop.reason) }
  return reasons.joined(separator: "; ")
}

extension TrendAnalysis {
  /// The differences between the rounds that are compared, or why there are none.
  func changes(
    of series: RoundSeries, _ question: SurveyQuestion, _ table: TableTotals
  ) -> [ResultRow] {
    comparisons.compactMap { pair in
      if case .empty = series.points[pair.later] { return nil }
      var row = ResultRow(
        series.key("difference", round: rounds[pair.later], versus: rounds[pair.earlier]),
        .undefined(reason: "not_comparable"), note: series.statistic)
      let crossed = question.breaks(from: pair.earlier, to: pair.later, pooled: series.pools)
      let stops = crossed.filter { $0.comparability == .notComparable }
      if !stops.isEmpty {
        row.note += ": " + reasons(of: stops)
        return row
      }
      if case .empty = series.points[pair.earlier] { return nil }
      row.outcome = change(series, table, pair)
      if !crossed.isEmpty {
        row.flag = "comparable_with_caveat"
        row.note += ": " + reasons(of: crossed)
      }
      return row
    }
  }

  private func change(
    _ series: RoundSeries, _ table: TableTotals, _ pair: RoundComparison
  ) -> Outcome {
    switch (series.points[pair.earlier], series.points[pair.later]) {
    case (.number(let before), .number(let after)):
      return .estimate(estimator.difference(after, before, in: table, range: series.range))
    case (.undefined(let reason), _), (_, .undefined(let reason)):
      return .undefined(reason: reason)
    default: return .undefined(reason: UndefinedStatistic.noAnswers.reason)
    }
  }
}
