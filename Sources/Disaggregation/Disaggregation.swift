import Association
import Distributions
import Estimation
import Numerics
public import Results
public import Surveys

/// Who answers what: each question by each dimension, the gaps between groups, and their tests.
///
/// For every grouping of the plan (without any, for every dimension of the data): the distribution
/// in each group; the gap of each group to the other respondents, as the `difference` of the
/// favourable share and of the mean score; one test a question, grouping and round of whether
/// the answers differ between groups, its p-value adjusted over all tests of the run; and the same
/// test of whether the groups leave the question unanswered equally often, for all reasons together
/// and for each, where answers are missing.
///
/// With two groups the gap is the first less the second. A gap with more groups has the group
/// `rest` as its counterpart. In a `difference` the level names the statistic that differs.
///
/// - Throws: ``PlanError`` for what does not exist, and the errors of the design.
public func disaggregations(of data: SurveyData, plan: AnalysisPlan) throws -> [ResultRow] {
  let tabulator = try CellTabulator(data)
  let questions = try plan.questionsOverBase(in: data)
  let groupings = try plan.disaggregatedGroups(in: data)
  let analysis = DisaggregationAnalysis(
    distribution: DistributionAnalysis(tabulator, plan, named: DisaggregationAnalysis.name),
    plan: plan)
  let tables = orderedMap(count: questions.count * groupings.count) { index in
    analysis.rows(
      questions[index / groupings.count], by: groupings[index % groupings.count],
      stream: UInt64(index))
  }
  let responses = plan.multipleResponses(in: data)
  let wholes = orderedMap(count: responses.count * groupings.count) { index in
    let (response, groups) = (
      responses[index / groupings.count], groupings[index % groupings.count]
    )
    return analysis.distribution.rows(response, by: groups)
      + multipleResponseTests(
        response, groups, tabulator: tabulator, plan: plan,
        stream: UInt64(questions.count * groupings.count + index),
        analysis: DisaggregationAnalysis.name)
      + nonresponseTests(
        response.mentions, groups, tabulator: tabulator, plan: plan,
        stream: UInt64((questions.count + responses.count) * groupings.count + index),
        analysis: DisaggregationAnalysis.name)
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
    _ question: SurveyQuestion, by groups: RespondentGroups, stream: UInt64
  ) -> [ResultRow] {
    let table = distribution.tabulator.totals(of: question, by: groups)
    let rows = distribution.rows(question, by: groups, in: table)
    let pooled = rows.contains { $0.flag == "pooled_actors" } ? "pooled_actors" : ""
    var compared: [ResultRow] = []
    for members in groups.byRound {
      let answering = members.filter { table.count(group: $0) > 0 }
      if answering.count > 1 { compared += gaps(question, groups, answering, table) }
    }
    compared += independenceTests(
      question, groups, table, plan: plan,
      isActorsRegime: distribution.tabulator.isActorsRegime, stream: stream, analysis: Self.name)
    // Of a question with several answers the whole is tested, not each option.
    if plan.base == .valid, question.item.isEmpty {
      compared += nonresponseTests(
        question, groups, tabulator: distribution.tabulator, plan: plan, stream: stream,
        analysis: Self.name)
    }
    for place in compared.indices where compared[place].flag.isEmpty {
      compared[place].flag = pooled
    }
    return rows + compared
  }

  private func gaps(
    _ question: SurveyQuestion, _ groups: RespondentGroups, _ members: [Int], _ table: TableTotals
  ) -> [ResultRow] {
    let firsts = members.count == 2 ? Array(members.prefix(1)) : members
    return question.scale.summaryStatistics.flatMap { statistic in
      firsts.map { group in
        let others = members.filter { $0 != group }
        var key = question.key(
          Self.name, groups, group, statistic: "difference", level: statistic.name)
        key.versusGroup = others.count == 1 ? groups.groups[others[0]].label : Self.rest
        return ResultRow(key, gap(statistic, table, group, others))
      }
    }
  }

  private func gap(
    _ statistic: some CellStatistic, _ table: TableTotals, _ group: Int, _ others: [Int]
  ) -> Outcome {
    do throws(UndefinedStatistic) {
      let own = try statistic.linearize(table, group: group)
      let rest = try statistic.linearize(table, pooling: others)
      return .estimate(
        distribution.estimator.difference(own, rest, in: table, range: statistic.range))
    } catch {
      return .undefined(reason: error.reason)
    }
  }
}
