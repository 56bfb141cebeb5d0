import Estimation
public import Results
public import Surveys
public import Tabular

/// Tests whether the groups of each round leave a question unanswered equally often.
///
/// The question is who of those asked gave a substantive answer: the same tests as for answers
/// (``independenceTests(_:_:_:plan:isActorsRegime:stream:analysis:)``) on a table of two columns.
/// One set of rows with the level `item_nonresponse` for all reasons together and, where there is
/// more than one, a set for each reason, with its name as level: a refusal is a finding, a question
/// that does not apply is not.
///
/// - Returns: p-values not yet adjusted; nothing where all who were asked answered.
/// - Complexity: one pass over the answers in most designs of samples, otherwise one a reason.
/// - Checked against: R `survey` 4.1 `svychisq` of an indicator of response,
///   `References/comparisons`.
public func nonresponseTests(
  _ question: SurveyQuestion, _ groups: RespondentGroups, tabulator: CellTabulator,
  plan: AnalysisPlan, stream: UInt64, analysis: String
) -> [ResultRow] {
  let reasons = question.nonresponseReasons
  let tables = tabulator.totals(
    of: question, by: groups, and: reasons.map(question.nonresponseRecoding))
  return nonresponseTests(
    question, groups, Array(zip(reasons, tables.dropFirst())), plan: plan,
    isActorsRegime: tabulator.isActorsRegime, stream: stream, analysis: analysis)
}

/// The same tests from tables that are there already.
///
/// - Parameters:
///   - question: The question itself.
///   - groups: The groups of the tables.
///   - tables: One for each of the question's ``SurveyQuestion/nonresponseReasons``, with it.
///   - plan: Which tests.
///   - isActorsRegime: Whether respondents are exchanged.
///   - stream: The number of the random stream.
///   - analysis: The name that the rows bear.
/// - Returns: p-values not yet adjusted.
public func nonresponseTests(
  _ question: SurveyQuestion, _ groups: RespondentGroups,
  _ tables: [(reason: MissingReason?, table: TableTotals)], plan: AnalysisPlan,
  isActorsRegime: Bool, stream: UInt64, analysis: String
) -> [ResultRow] {
  // Whether somebody answered has no order.
  var plan = plan
  plan.tests = plan.tests.filter { !$0.isOfRanks && $0 != .goodnessOfFit }
  if plan.tests.isEmpty { plan.tests = [.raoScott] }
  return tables.enumerated().flatMap { place, pair in
    let (reason, table) = pair
    var asked = question
    asked.scale = question.nonresponseScale(reason)
    let tests = independenceTests(
      asked, groups, table, plan: plan, isActorsRegime: isActorsRegime,
      stream: stream &* 8 &+ UInt64(place + 1), analysis: analysis)
    // A round in which all answered, or nobody for this reason, has nothing to test.
    return tests.filter { $0.outcome != .undefined(reason: "one_level") }.map { row in
      var row = row
      row.key.level = reason?.name ?? MissingShare.allReasons
      return row
    }
  }
}

extension ResultKey {
  /// The family of a test of who did not answer; empty for all others.
  var nonresponseFamily: String {
    guard versusGroup.isEmpty, versusRound.isEmpty, group.isEmpty else { return "" }
    if level == MissingShare.allReasons { return level }
    return MissingReason.allCases.contains { $0.name == level } ? "reason" : ""
  }
}
