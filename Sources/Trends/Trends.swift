import Estimation
import Numerics
public import Results
public import Surveys

/// What each question says in every round, and how it changed.
///
/// For each group: the share of every level, the favourable share, the mean score and the
/// disagreement in each round; and, between successive rounds, between the first and the last and
/// between the pairs the plan names, their differences (later less earlier). The error of a change
/// carries the covariance of the respondents in common. Across a break that makes answers
/// incomparable there is no number but the reason; across one that calls for care the number bears
/// a flag. In a `difference` the level is that of the share, or the name of the statistic that
/// differs.
///
/// - Throws: ``TrendError/noRounds`` without at least two rounds, ``PlanError`` for what does not
///   exist, and the errors of the design.
public func trends(of data: SurveyData, plan: AnalysisPlan) throws -> [ResultRow] {
  guard let rounds = data.rounds, rounds.levels.count > 1 else { throw TrendError.noRounds }
  let analysis = TrendAnalysis(
    tabulator: try CellTabulator(data), estimator: Estimator(plan), rounds: rounds.levels,
    comparisons: try plan.comparedRounds(rounds.levels))
  let questions = try plan.questions(in: data)
  let groupings = try plan.respondentGroups(in: data)
  let tables = orderedMap(count: questions.count * groupings.count) { index in
    analysis.rows(
      questions[index / groupings.count], by: groupings[index % groupings.count])
  }
  return tables.flatMap { $0 }
}

struct TrendAnalysis: Sendable {
  static let name = "trend"

  let tabulator: CellTabulator
  let estimator: Estimator
  let rounds: [String]
  let comparisons: [RoundComparison]

  func rows(_ question: SurveyQuestion, by groups: RespondentGroups) -> [ResultRow] {
    let table = tabulator.totals(of: question, by: groups)
    let pools = groups.poolsActors && tabulator.data.isAskedOfSeveralActors(question)
    var rows: [ResultRow] = []
    for series in groups.series {
      for (statistic, level) in statistics(question.scale) {
        rows += levels(question, groups, series, table, statistic, level)
        rows += changes(question, groups, series, table, statistic, level)
      }
    }
    if pools {
      for place in rows.indices {
        rows[place].flag = joinedFlags([rows[place].flag, "pooled_actors"])
      }
    }
    return rows
  }

  /// The statistics that are followed, with the level where they are about one.
  private func statistics(_ scale: ResponseScale) -> [(any CellStatistic, String)] {
    var result: [(any CellStatistic, String)] = scale.levels.enumerated().map {
      (Proportion(level: $0.offset), $0.element)
    }
    result += scale.summaryStatistics.map { ($0, "") }
    if scale.isOrdered { result.append((DisagreementIndex(), "")) }
    return result
  }

  private func levels(
    _ question: SurveyQuestion, _ groups: RespondentGroups, _ series: [Int], _ table: TableTotals,
    _ statistic: some CellStatistic, _ level: String
  ) -> [ResultRow] {
    series.compactMap { group in
      guard table.count(group: group) > 0 else { return nil }
      return ResultRow(
        question.key(Self.name, groups, group, statistic: statistic.name, level: level),
        estimator.outcome(statistic, in: table, group: group))
    }
  }

  private func changes(
    _ question: SurveyQuestion, _ groups: RespondentGroups, _ series: [Int], _ table: TableTotals,
    _ statistic: some CellStatistic, _ level: String
  ) -> [ResultRow] {
    comparisons.compactMap { pair in
      let (earlier, later) = (series[pair.earlier], series[pair.later])
      guard table.count(group: later) > 0 else { return nil }
      var key = question.key(
        Self.name, groups, later, statistic: "difference",
        level: level.isEmpty ? statistic.name : level)
      key.versusRound = rounds[pair.earlier]
      var row = ResultRow(key, .undefined(reason: "not_comparable"), note: statistic.name)
      let crossed = question.breaks(from: pair.earlier, to: pair.later)
      if let stop = crossed.first(where: { $0.comparability == .notComparable }) {
        row.note += ": " + stop.reason
        return row
      }
      guard table.count(group: earlier) > 0 else { return nil }
      row.outcome = change(statistic, table, earlier: earlier, later: later)
      if let caveat = crossed.first {
        row.flag = "comparable_with_caveat"
        row.note += ": " + caveat.reason
      }
      return row
    }
  }

  private func change(
    _ statistic: some CellStatistic, _ table: TableTotals, earlier: Int, later: Int
  ) -> Outcome {
    do throws(UndefinedStatistic) {
      let before = try statistic.linearize(table, group: earlier)
      let after = try statistic.linearize(table, group: later)
      return .estimate(estimator.difference(after, before, in: table, range: statistic.range))
    } catch {
      return .undefined(reason: error.reason)
    }
  }
}
