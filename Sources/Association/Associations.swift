import Estimation
import Numerics
public import Results
public import Surveys

/// Whether the answers to each question differ between the groups of each grouping.
///
/// In the sample regime the tests of the plan, design-based; in the actors regime their exact and
/// permutation forms, which assume no sampling. One row a question, grouping, round and statistic
/// (Wilcoxon's test: one a pair of groups; goodness of fit: one a group, also of everyone). Where
/// the plan gives a dimension, groups are compared at each of its levels. The p-values are adjusted
/// by the families of the plan.
///
/// - Throws: ``PlanError`` for a question or dimension that does not exist, for expected shares
///   that do not fit a question, and the errors of the design.
public func associations(of data: SurveyData, plan: AnalysisPlan) throws -> [ResultRow] {
  let analysis = AssociationAnalysis(tabulator: try CellTabulator(data), plan: plan)
  let questions = try plan.questionsOverBase(in: data)
  if plan.tests.contains(.goodnessOfFit) { try plan.checkShares(questions) }
  let groupings = try plan.respondentGroups(in: data)
  let layers = try analysis.layers(of: groupings)
  let tables = orderedMap(count: questions.count * groupings.count) { index in
    let place = index % groupings.count
    return analysis.rows(
      questions[index / groupings.count], groupings[place], layers[place], stream: UInt64(index))
  }
  let compared = groupings.filter { !$0.groupBy.isEmpty }
  let responses = plan.comparesGroups && plan.given == nil ? plan.multipleResponses(in: data) : []
  let sets = orderedMap(count: responses.count * compared.count) { index in
    multipleResponseTests(
      responses[index / compared.count], compared[index % compared.count],
      tabulator: analysis.tabulator, plan: plan,
      stream: UInt64(questions.count * groupings.count + index), analysis: "association")
  }
  var rows = tables.flatMap { $0 } + sets.flatMap { $0 }
  adjustFamilies(&rows, plan)
  return rows
}

/// Adjusts the p-values by the families of the plan.
///
/// Unless the plan takes all tests as one family, those of who did not answer are a family beside
/// those of the answers, and those of the single reasons are one of their own.
public func adjustFamilies(_ rows: inout [ResultRow], _ plan: AnalysisPlan) {
  plan.adjust(&rows) { $0.nonresponseFamily }
}

/// The tests of one question and grouping, one for each round, with p-values not yet adjusted.
///
/// `stream` numbers the random stream of the permutations: one a table.
public func independenceTests(
  _ question: SurveyQuestion, _ groups: RespondentGroups, _ table: TableTotals,
  plan: AnalysisPlan, isActorsRegime: Bool, stream: UInt64, analysis: String = "association"
) -> [ResultRow] {
  let rounds = groups.byRound
  var rows: [ResultRow] = []
  for (place, members) in rounds.enumerated() {
    guard members.contains(where: { GroupTotals(table, group: $0).wasAsked }) else { continue }
    let key = ResultKey(
      analysis: analysis, question: question.id, item: question.item, groupBy: groups.groupBy,
      round: groups.groups[members[0]].round, statistic: "")
    let test = RoundTest(
      key: key, question: question, groups: groups, table: table, members: members,
      plan: plan, stream: stream * UInt64(rounds.count) + UInt64(place))
    rows += isActorsRegime ? test.permutationRows() : test.designRows()
  }
  return rows
}

/// The tests of a plan over the tables of its questions and groupings.
struct AssociationAnalysis: Sendable {
  let tabulator: CellTabulator
  let plan: AnalysisPlan

  /// A grouping crossed with the dimension that is given; nil where there is none.
  func layers(of groupings: [RespondentGroups]) throws(PlanError) -> [RespondentGroups?] {
    guard let given = plan.given else { return groupings.map { _ in nil } }
    var layers: [RespondentGroups?] = []
    for grouping in groupings {
      guard !grouping.groupBy.isEmpty else {
        layers.append(nil)
        continue
      }
      let dimensions = grouping.dimensions
      guard !dimensions.contains(given) else {
        if dimensions == [tabulator.data.actors?.id], !plan.groupings.contains(dimensions) {
          layers.append(nil)
          continue
        }
        throw .groupedAndGiven(given)
      }
      layers.append(try plan.groups(by: dimensions + [given], in: tabulator.data))
    }
    return layers
  }

  func rows(
    _ question: SurveyQuestion, _ groups: RespondentGroups, _ layers: RespondentGroups?,
    stream: UInt64
  ) -> [ResultRow] {
    let isActorsRegime = tabulator.isActorsRegime
    var rows: [ResultRow] = []
    if let layers {
      let table = tabulator.totals(of: question, by: layers)
      let test = LayeredTest(
        question: question, groups: groups, layers: layers, table: table, plan: plan,
        isActorsRegime: isActorsRegime)
      rows += test.rows(stream: stream)
    }
    let fits = plan.tests.contains(.goodnessOfFit)
    let compares = plan.given == nil && !groups.groupBy.isEmpty
    guard fits || compares else { return rows }
    let table = tabulator.totals(of: question, by: groups)
    if fits {
      let test = FitTest(question: question, groups: groups, table: table, plan: plan)
      rows += test.rows(isActorsRegime: isActorsRegime, stream: stream)
    }
    guard compares else { return rows }
    return rows
      + independenceTests(
        question, groups, table, plan: plan, isActorsRegime: isActorsRegime, stream: stream)
  }
}

extension AnalysisPlan {
  /// Whether the plan asks for a test that compares groups.
  var comparesGroups: Bool { tests.contains { $0 != .goodnessOfFit } }

  /// The shares expected of the answers to a question.
  func shares(of question: SurveyQuestion) -> [Double] {
    expectedShares.isEmpty
      ? [Double](repeating: 1, count: question.scale.levels.count) : expectedShares
  }

  func checkShares(_ questions: [SurveyQuestion]) throws(PlanError) {
    for question in questions {
      let shares = shares(of: question)
      guard shares.count == question.scale.levels.count,
        shares.allSatisfy({ $0 > 0 && $0 < .infinity })
      else {
        throw .wrongShares(
          question: question.id, levels: question.scale.levels, found: shares)
      }
    }
  }
}

extension RespondentGroups {
  /// The dimensions grouped by.
  var dimensions: [String] { ResultKey.parts(groupBy) }
}
