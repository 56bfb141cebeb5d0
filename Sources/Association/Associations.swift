import Estimation
import Numerics
public import Results
public import Surveys

/// Whether the answers to each question differ between the groups of each grouping.
///
/// In the sample regime the tests of the plan, design-based; in the actors regime a permutation
/// test, which assumes no sampling. One row a question, grouping, round and statistic; the p-values
/// of each statistic are adjusted as one family over the whole call.
///
/// - Throws: ``PlanError`` for a question or dimension that does not exist, and the errors of the
///   design.
public func associations(of data: SurveyData, plan: AnalysisPlan) throws -> [ResultRow] {
  let tabulator = try CellTabulator(data)
  let questions = try plan.questionsOverBase(in: data)
  let groupings = try plan.respondentGroups(in: data).filter { !$0.groupBy.isEmpty }
  let tables = orderedMap(count: questions.count * groupings.count) { index in
    let (question, groups) = (
      questions[index / groupings.count], groupings[index % groupings.count]
    )
    let table = tabulator.totals(of: question, by: groups)
    return independenceTests(
      question, groups, table, plan: plan, isActorsRegime: tabulator.isActorsRegime,
      stream: UInt64(index))
  }
  let responses = plan.multipleResponses(in: data)
  let sets = orderedMap(count: responses.count * groupings.count) { index in
    multipleResponseTests(
      responses[index / groupings.count], groupings[index % groupings.count], tabulator: tabulator,
      plan: plan, stream: UInt64(questions.count * groupings.count + index),
      analysis: "association")
  }
  var rows = tables.flatMap { $0 } + sets.flatMap { $0 }
  adjustByStatistic(&rows, plan.adjustment)
  return rows
}

/// The tests of one question and grouping, one for each round, with p-values not yet adjusted.
///
/// `stream` numbers the random stream of the permutations: one a table.
public func independenceTests(
  _ question: SurveyQuestion, _ groups: RespondentGroups, _ table: TableTotals,
  plan: AnalysisPlan, isActorsRegime: Bool, stream: UInt64, analysis: String = "association"
) -> [ResultRow] {
  var rounds: [String] = []
  for group in groups.groups where !rounds.contains(group.round) { rounds.append(group.round) }
  var rows: [ResultRow] = []
  for (place, round) in rounds.enumerated() {
    let members = groups.groups.indices.filter { groups.groups[$0].round == round }
    let asked = members.contains { GroupTotals(table, group: $0).wasAsked }
    guard asked else { continue }
    let key = ResultKey(
      analysis: analysis, question: question.id, item: question.item, groupBy: groups.groupBy,
      round: round, statistic: "")
    let test = RoundTest(key: key, question: question, groups: groups)
    if isActorsRegime {
      let number = stream * UInt64(rounds.count) + UInt64(place)
      rows.append(test.permutation(table, members, seed: plan.seed, stream: number))
    } else {
      for kind in plan.tests { rows += test.rows(kind, table, members) }
    }
  }
  return rows
}

/// Adjusts the p-values of each statistic as a family of its own.
///
/// Tests of who did not answer are a family beside those of the answers, and those of the single
/// reasons are one of their own.
public func adjustByStatistic(_ rows: inout [ResultRow], _ adjustment: PValueAdjustment) {
  var statistics: [[String]] = []
  let families = rows.map { [$0.key.statistic, $0.key.nonresponseFamily] }
  for family in families where !statistics.contains(family) { statistics.append(family) }
  for statistic in statistics {
    let places = rows.indices.filter { families[$0] == statistic }
    var family = places.map { rows[$0] }
    adjustment.adjust(&family)
    for (place, row) in zip(places, family) { rows[place] = row }
  }
}

/// The tests of one question between the groups of one round.
private struct RoundTest {
  let key: ResultKey
  let question: SurveyQuestion
  let groups: RespondentGroups

  func rows(_ kind: AssociationTest, _ table: TableTotals, _ members: [Int]) -> [ResultRow] {
    let names: [String] =
      switch kind {
      case .raoScott: ["rao_scott_f", "rao_scott_chi2"]
      case .wald: ["wald_f", "adjusted_wald_f"]
      }
    do throws(UndefinedStatistic) {
      let tested = try TwoWayTable(table, groups: members)
      var outcomes: [TestOutcome] = []
      switch kind {
      case .raoScott:
        let test = try tested.raoScott()
        outcomes = [test.f, test.chiSquared]
      case .wald:
        let test = try tested.wald()
        outcomes = [test.plain, test.adjusted]
      }
      return zip(names, outcomes).map { row($0, $1, tested) }
    } catch {
      return names.map { ResultRow(named($0), .undefined(reason: error.reason)) }
    }
  }

  func permutation(
    _ table: TableTotals, _ members: [Int], seed: UInt64, stream: UInt64
  ) -> ResultRow {
    do throws(UndefinedStatistic) {
      let tested = try TwoWayTable(table, groups: members)
      guard let outcome = permutationTest(counts: tested.counts, seed: seed, stream: stream) else {
        throw .oneLevel
      }
      var result = row("permutation_p", outcome, tested)
      if var estimate = result.estimate {
        estimate.value = outcome.pValue
        estimate.degreesOfFreedom = nil
        result.outcome = .estimate(estimate)
      }
      return result
    } catch {
      return ResultRow(named("permutation_p"), .undefined(reason: error.reason))
    }
  }

  private func named(_ statistic: String) -> ResultKey {
    var key = key
    key.statistic = statistic
    return key
  }

  private func row(_ name: String, _ outcome: TestOutcome, _ tested: TwoWayTable) -> ResultRow {
    let estimate = Estimate(
      value: outcome.statistic, degreesOfFreedom: outcome.degreesOfFreedom,
      denominatorDegreesOfFreedom: outcome.denominatorDegreesOfFreedom, count: tested.count,
      pValue: outcome.pValue, method: outcome.method)
    let dropped = !tested.droppedGroups.isEmpty || !tested.droppedLevels.isEmpty
    return ResultRow(
      named(name), .estimate(estimate), flag: dropped ? "empty_cells_dropped" : "",
      note: dropped ? note(tested) : "")
  }

  private func note(_ tested: TwoWayTable) -> String {
    var parts: [String] = []
    if !tested.droppedGroups.isEmpty {
      let names = tested.droppedGroups.map { groups.groups[$0].label }
      parts.append("without the empty groups " + names.joined(separator: ", "))
    }
    if !tested.droppedLevels.isEmpty {
      let names = tested.droppedLevels.map { question.scale.levels[$0] }
      parts.append("without the unused levels " + names.joined(separator: ", "))
    }
    return parts.joined(separator: "; ")
  }
}
