import Association
import Estimation
import Numerics
public import Results
public import Surveys

/// Every two groups of each grouping compared, answer by answer: the columns of a table.
///
/// For each question, grouping and round: the difference between every two groups in the share of
/// each answer, in the favourable share and in the mean score. In the sample regime with
/// design-based errors, the covariance of the two groups included, and a t test; in the actors
/// regime with an exact test of exchanged respondents. The p-values are not adjusted yet: protect
/// the rows first and hand them to ``lettered(_:confidence:adjustment:)``, so that a withheld group
/// enters no family and no letter.
///
/// Rows have the statistic `column_difference`, the answer or the statistic that differs as their
/// level. Of a question with several answers only the share that chose an option is compared.
///
/// - Parameters:
///   - data: The coded answers.
///   - plan: What is asked; its groupings are replaced by `groupings`.
///   - groupings: The groupings to compare; one without dimensions has nothing to compare.
///   - analysis: The name of the analysis that publishes the rows.
/// - Returns: One row a pair of groups and answer.
/// - Throws: ``PlanError`` for a question that does not exist, and the errors of the design.
/// - Edge cases: a group with fewer than two answers is not compared (`one_answer`,
///   `no_answers`); two unanimous groups have a difference and no p-value (`no_variation`); more
///   than ``mostColumns`` groups are refused (`too_many_columns`).
/// - Complexity: groups² × answers variances for each question and grouping.
/// - Checked against: R `survey` 4.1 `svyby(…, covmat = TRUE)` with `svycontrast`,
///   `References/comparisons`.
public func columnComparisons(
  of data: SurveyData, plan: AnalysisPlan, groupings: [RespondentGroups], analysis: String
) throws -> [ResultRow] {
  let tabulator = try CellTabulator(data)
  let questions = try plan.questionsOverBase(in: data)
  let compared = groupings.filter { !$0.groupBy.isEmpty }
  let tables = orderedMap(count: questions.count * compared.count) { index in
    let (question, groups) = (questions[index / compared.count], compared[index % compared.count])
    return ColumnComparison(
      question: question, groups: groups, table: tabulator.totals(of: question, by: groups),
      estimator: Estimator(plan), analysis: analysis,
      exact: tabulator.isActorsRegime ? ExactComparison(seed: plan.seed, stream: index) : nil
    ).rows()
  }
  return tables.flatMap { $0 }
}

/// The most columns that letters can name.
public let mostColumns = 26

/// The comparisons of the groups of one question and grouping.
struct ColumnComparison {
  static let statistic = "column_difference"

  let question: SurveyQuestion
  let groups: RespondentGroups
  let table: TableTotals
  let estimator: Estimator
  let analysis: String
  /// Tests by exchange, in the actors regime.
  let exact: ExactComparison?

  func rows() -> [ResultRow] {
    groups.byRound.flatMap { members in
      let asked = members.filter { GroupTotals(table, group: $0).wasAsked }
      guard asked.count > 1 else { return [ResultRow]() }
      guard asked.count <= mostColumns else { return [refusal(asked[0])] }
      return targets.flatMap { target in rows(target, asked) }
    }
  }

  private func refusal(_ group: Int) -> ResultRow {
    var key = question.key(analysis, groups, group, statistic: Self.statistic)
    key.group = ""
    return ResultRow(key, .undefined(reason: "too_many_columns"))
  }

  /// What is compared: its name in the level of rows, and the statistic.
  private struct Target {
    var level: String
    var statistic: any CellStatistic
  }

  private var targets: [Target] {
    let scale = question.scale
    if !question.item.isEmpty {
      let chosen = scale.chosenLevel
      return [Target(level: scale.levels[chosen], statistic: Proportion(level: chosen))]
    }
    return scale.levels.enumerated().map { Target(level: $1, statistic: Proportion(level: $0)) }
      + scale.summaryStatistics.map { Target(level: $0.name, statistic: $0) }
  }

  private func rows(_ target: Target, _ members: [Int]) -> [ResultRow] {
    let values = members.map { value(target.statistic, $0) }
    var rows: [ResultRow] = []
    for (place, first) in members.enumerated() {
      for (other, second) in members.enumerated().dropFirst(place + 1) {
        var key = question.key(
          analysis, groups, first, statistic: Self.statistic, level: target.level)
        key.versusGroup = groups.groups[second].label
        switch (values[place], values[other]) {
        case (.success(let a), .success(let b)):
          rows.append(compared(key, target.statistic, a, b, first, second))
        case (.failure(let error), _), (_, .failure(let error)):
          rows.append(ResultRow(key, .undefined(reason: error.reason)))
        }
      }
    }
    return rows
  }

  private func value(
    _ statistic: some CellStatistic, _ group: Int
  ) -> Result<Linearization, UndefinedStatistic> {
    let count = table.count(group: group)
    if count == 0 { return .failure(.noAnswers) }
    // One answer says nothing of how far another would lie.
    if count == 1 { return .failure(UndefinedStatistic("one_answer")) }
    do throws(UndefinedStatistic) {
      return .success(try statistic.linearize(table, group: group))
    } catch {
      return .failure(error)
    }
  }

  private func compared(
    _ key: ResultKey, _ statistic: any CellStatistic, _ first: Linearization,
    _ second: Linearization, _ a: Int, _ b: Int
  ) -> ResultRow {
    if let exact {
      let counts = [a, b].map { table.levelCounts(group: $0) }
      return ResultRow(key, .estimate(exact.difference(statistic, counts, first, second)))
    }
    let estimate = estimator.difference(first, second, in: table, range: statistic.range)
    guard estimate.pValue == nil else { return ResultRow(key, .estimate(estimate)) }
    let reason =
      estimate.standardError == nil
      ? "no_design_errors"
      : (estimate.degreesOfFreedom ?? 0) > 0 ? "no_variation" : "no_degrees_of_freedom"
    return ResultRow(key, .estimate(estimate), flag: reason)
  }
}
