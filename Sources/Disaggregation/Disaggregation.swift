import Association
import Comparisons
import Distributions
import Estimation
import Numerics
public import Results
public import Surveys

/// Who answers what: each question by each dimension, the gaps between groups, and their tests.
///
/// For every grouping of the plan (without any, for every dimension of the data): the distribution
/// in each group; the gap of each group to its counterpart in the favourable share and the mean
/// score, or in the statistics of the plan, as `difference` and as `ratio`; what the groups have
/// between them in all (`largest_gap`, `largest_ratio`, `between_group_share`, `dissimilarity`,
/// `theil_between`); one test a question, grouping and round of whether the answers differ between
/// groups, its p-value adjusted over all tests of the run; and the same test of whether the groups
/// leave the question unanswered equally often, for all reasons together and for each, where
/// answers are missing. Where the plan asks for it, gaps are standardised (`standardised`,
/// `standardised_difference`, `composition_difference`) and decomposed (`decomposed_difference`,
/// `explained`, `unexplained` and, in three parts, `endowments`, `coefficients`, `interaction`).
///
/// The counterpart is the reference of the plan where its dimensions have one. Otherwise, with two
/// groups, the gap is the first less the second; with more it is the group `rest`. In a gap the
/// level names the statistic that differs, or the answer whose share does.
///
/// In the actors regime a gap has an error only where the number invited is known. Where it is
/// not, its p-value is that of an exchange of respondents, and it has no interval.
///
/// - Throws: ``PlanError`` and ``DisaggregationError`` for what does not exist, and the errors of
///   the design.
public func disaggregations(of data: SurveyData, plan: AnalysisPlan) throws -> [ResultRow] {
  let tabulator = try CellTabulator(data)
  let questions = try plan.questionsOverBase(in: data)
  let groupings = try plan.disaggregatedGroups(in: data)
  try plan.disaggregation.check(questions, in: data)
  let analysis = DisaggregationAnalysis(
    distribution: DistributionAnalysis(tabulator, plan, named: DisaggregationAnalysis.name),
    plan: plan)
  let parts = groupings.map { GroupingParts($0, plan: plan, data: data) }
  let tables = orderedMap(count: questions.count * groupings.count) { index in
    analysis.rows(
      questions[index / groupings.count], by: groupings[index % groupings.count],
      parts[index % groupings.count], stream: UInt64(index))
  }
  let responses = plan.multipleResponses(in: data)
  let wholes = orderedMap(count: responses.count * groupings.count) { index in
    let (response, groups) = (
      responses[index / groupings.count], groupings[index % groupings.count]
    )
    let whole =
      analysis.distribution.rows(response, by: groups)
      + multipleResponseTests(
        response, groups, tabulator: tabulator, plan: plan,
        stream: UInt64(questions.count * groupings.count + index),
        analysis: DisaggregationAnalysis.name)
      + nonresponseTests(
        response.mentions, groups, tabulator: tabulator, plan: plan,
        stream: UInt64((questions.count + responses.count) * groupings.count + index),
        analysis: DisaggregationAnalysis.name)
    return parts[index % groupings.count].flagging(whole)
  }
  var rows = tables.flatMap { $0 } + wholes.flatMap { $0 }
  adjustFamilies(&rows, plan)
  return rows
}

struct DisaggregationAnalysis: Sendable {
  static let name = "disaggregation"
  /// The counterpart of a group where there are more than two.
  static let rest = "rest"

  let distribution: DistributionAnalysis
  let plan: AnalysisPlan

  func rows(
    _ question: SurveyQuestion, by groups: RespondentGroups, _ parts: GroupingParts, stream: UInt64
  ) -> [ResultRow] {
    // Of a question with several answers the whole is tested, not each option.
    let reasons = plan.base == .valid && question.item.isEmpty ? question.nonresponseReasons : []
    let tables = distribution.tabulator.totals(
      of: question, by: groups, and: reasons.map(question.nonresponseRecoding))
    let table = tables[0]
    let rows = distribution.rows(question, by: groups, in: table)
    let pooled = rows.contains { $0.flag == "pooled_actors" } ? "pooled_actors" : ""
    var compared = gaps(question, groups, table, stream)
    compared += compositionRows(question, groups, parts, table)
    compared += independenceTests(
      question, groups, table, plan: plan,
      isActorsRegime: distribution.tabulator.isActorsRegime, stream: stream, analysis: Self.name)
    compared += nonresponseTests(
      question, groups, Array(zip(reasons, tables.dropFirst())), plan: plan,
      isActorsRegime: distribution.tabulator.isActorsRegime, stream: stream, analysis: Self.name)
    for place in compared.indices where compared[place].flag.isEmpty {
      compared[place].flag = pooled
    }
    return parts.flagging(rows + compared)
  }

  private func comparisons(
    _ groups: RespondentGroups, _ members: [Int], _ table: TableTotals
  ) -> [GroupComparison] {
    groups.comparisons(of: members, references: plan.disaggregation.references) {
      table.count(group: $0) > 0
    }
  }

  /// The gaps of every round, and what they come to over all groups.
  private func gaps(
    _ question: SurveyQuestion, _ groups: RespondentGroups, _ table: TableTotals, _ stream: UInt64
  ) -> [ResultRow] {
    let key = { (group: Int, statistic: String, level: String) in
      question.key(Self.name, groups, group, statistic: statistic, level: level)
    }
    let gaps = GapRows(
      table: table, estimator: distribution.estimator,
      exact: ExactComparison(seed: plan.seed, stream: Int(stream)), key: key)
    let statistics = plan.disaggregation.statistics(of: question.scale)
    var rows: [ResultRow] = []
    for members in groups.byRound {
      let comparisons = comparisons(groups, members, table)
      rows += statistics.flatMap { gaps.rows($0, comparisons) }
      for statistic in statistics {
        let summary = InequalitySummary(
          table: table, statistic: statistic, key: key,
          minimumCount: plan.suppresses ? plan.minimumCell : 1)
        rows += summary.rows(members) { groups.groups[$0].label }
      }
    }
    return rows
  }

  /// The gaps standardised and decomposed, where the plan asks for it.
  private func compositionRows(
    _ question: SurveyQuestion, _ groups: RespondentGroups, _ parts: GroupingParts,
    _ table: TableTotals
  ) -> [ResultRow] {
    let key = { (group: Int, statistic: String, level: String) in
      question.key(Self.name, groups, group, statistic: statistic, level: level)
    }
    let statistics = plan.disaggregation.statistics(of: question.scale)
    let crossings = [parts.standardised, parts.decomposed].map { crossing in
      crossing.map { ($0, distribution.tabulator.totals(of: question, by: $0.crossed)) }
    }
    var rows: [ResultRow] = []
    for members in groups.byRound {
      let comparisons = comparisons(groups, members, table)
      for statistic in statistics {
        if let (cells, crossed) = crossings[0] {
          let composition = CompositionTable(
            groups: cells, table: crossed, scores: statistic.scores)
          rows += StandardisationRows(
            composition: composition, statistic: statistic, estimator: distribution.estimator,
            plan: plan, key: key
          ).rows(members, comparisons)
        }
        guard let (cells, crossed) = crossings[1],
          statistic.name == GapStatistic.meanScore || !plan.disaggregation.statistics.isEmpty
        else { continue }
        let decomposition = DecompositionRows(
          composition: CompositionTable(groups: cells, table: crossed, scores: statistic.scores),
          statistic: statistic, estimator: distribution.estimator, plan: plan, key: key)
        rows += comparisons.flatMap { decomposition.rows($0) }
      }
    }
    return rows
  }
}
