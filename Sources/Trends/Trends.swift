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
/// Over three or more rounds that can be compared `linear_trend` is the change a year on a straight
/// line, with its lack of fit; over four or more `mann_kendall_tau` is the test of a monotone one.
/// Those who answered twice are compared with themselves: ``PairedAnalysis``. Where the plan asks
/// for it, gaps between groups are followed too, and rounds are brought to one composition.
///
/// - Throws: ``TrendError`` without at least two rounds or for a composition that the data do not
///   have, ``PlanError`` for what does not exist, and the errors of the design.
public func trends(of data: SurveyData, plan: AnalysisPlan) throws -> [ResultRow] {
  guard let rounds = data.rounds, rounds.levels.count > 1 else { throw TrendError.noRounds }
  let analysis = TrendAnalysis(
    tabulator: try CellTabulator(data), estimator: Estimator(plan), plan: plan,
    rounds: rounds.levels, times: RoundTimes(data),
    comparisons: try plan.comparedRounds(rounds.levels))
  let questions = try plan.questions(in: data)
  let groupings = try plan.respondentGroups(in: data)
  let paired = PairedAnalysis(analysis)
  let standards = try plan.trend.standard.map { standard in
    try groupings.map { try StandardComposition(standard, $0, data, plan) }
  }
  let tables = orderedMap(count: questions.count * groupings.count) { index in
    let (question, place) = (questions[index / groupings.count], index % groupings.count)
    var rows = analysis.rows(question, by: groupings[place])
    if let standards { rows += analysis.rows(question, broughtTo: standards[place]) }
    rows += paired?.rows(question, by: groupings[place]) ?? []
    return analysis.marked(rows, question, groupings[place])
  }
  return tables.flatMap { $0 }
}

struct TrendAnalysis: Sendable {
  static let name = "trend"

  let tabulator: CellTabulator
  let estimator: Estimator
  let plan: AnalysisPlan
  let rounds: [String]
  let times: RoundTimes
  let comparisons: [RoundComparison]

  var data: SurveyData { tabulator.data }

  func rows(_ question: SurveyQuestion, by groups: RespondentGroups) -> [ResultRow] {
    let table = tabulator.totals(of: question, by: groups)
    var rows: [ResultRow] = []
    for members in groups.series {
      for (statistic, level) in statistics(question.scale) {
        let series = series(question, groups, members, table, statistic, level)
        rows += levels(question, groups, members, table, statistic, level)
        rows += changes(of: series, question, table)
        rows += trendRows(of: series, question, table)
        rows += simpleTrendRows(of: series, statistic, members, table)
      }
    }
    if plan.trend.followsGaps { rows += gapRows(question, groups, table) }
    return rows
  }

  /// The rows with the flag of groups that hold several kinds of actor.
  func marked(
    _ rows: [ResultRow], _ question: SurveyQuestion, _ groups: RespondentGroups
  ) -> [ResultRow] {
    guard groups.poolsActors, data.isAskedOfSeveralActors(question) else { return rows }
    return rows.map { row in
      var row = row
      row.flag = [row.flag, "pooled_actors"].filter { !$0.isEmpty }.joined(separator: ";")
      return row
    }
  }

  /// The statistics that are followed, with the level where they are about one.
  func statistics(_ scale: ResponseScale) -> [(any CellStatistic, String)] {
    var result: [(any CellStatistic, String)] = scale.levels.enumerated().map {
      (Proportion(level: $0.offset), $0.element)
    }
    result += scale.summaryStatistics.map { ($0, "") }
    if scale.isOrdered { result.append((DisagreementIndex(), "")) }
    return result
  }

  private func levels(
    _ question: SurveyQuestion, _ groups: RespondentGroups, _ members: [Int], _ table: TableTotals,
    _ statistic: some CellStatistic, _ level: String
  ) -> [ResultRow] {
    members.compactMap { group in
      guard table.count(group: group) > 0 else { return nil }
      return ResultRow(
        question.key(Self.name, groups, group, statistic: statistic.name, level: level),
        estimator.outcome(statistic, in: table, group: group))
    }
  }

  /// The numbers of a group in its rounds.
  private func series(
    _ question: SurveyQuestion, _ groups: RespondentGroups, _ members: [Int], _ table: TableTotals,
    _ statistic: some CellStatistic, _ level: String
  ) -> RoundSeries {
    var key = question.key(Self.name, groups, members.first ?? 0, statistic: "")
    key.round = ""
    let points = members.enumerated().map { round, group -> RoundSeries.Point in
      guard table.count(group: group) > 0 else { return .empty }
      do throws(UndefinedStatistic) {
        return .number(try statistic.linearize(table, group: group))
      } catch {
        return .undefined(error.reason)
      }
    }
    return RoundSeries(
      key: key, statistic: statistic.name, level: level, range: statistic.range, points: points,
      counts: members.map { table.count(group: $0) }, pools: groups.poolsActors)
  }
}
