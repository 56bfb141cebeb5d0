// Proves that respondents in common are those with a substantive answer in both of two rounds.
import Surveys
import Tabular
import Testing

@Suite("Respondents in common") struct RespondentsInCommonTests {
  /// Organisations 0 to 3 are of actor 0, organisation 4 of actor 1; each answers in both rounds.
  static let codes: [Int32] = [0, 1, MissingReason.refused.code, 1, 0, 1, 1, 1, -5, 0]

  private func data(_ codes: [Int32], organisations: [Int32]?) throws -> (
    SurveyData, SurveyQuestion
  ) {
    let count = codes.count
    let question = SurveyQuestion(
      id: "q", scale: ResponseScale(id: "s", kind: .ordinal, levels: ["0", "1"], scores: [0, 1]),
      codes: codes)
    let clusters = organisations.map {
      CategoryColumn(name: "id", levels: (0..<5).map(String.init), codes: $0)
    }
    let data = SurveyData(
      rowCount: count, questions: [question], dimensions: [],
      actors: SurveyDimension(
        id: "actor", levels: ["a", "b"], codes: [0, 0, 0, 0, 1, 0, 0, 0, 0, 1]),
      rounds: SurveyDimension(
        id: "round", levels: ["1", "2", "3"], codes: [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]),
      design: try SurveyDesign(rowCount: count, clusters: clusters), regime: .sample)
    return (data, question)
  }

  @Test(arguments: [
    (first: 0, second: 1, actor: Int?.none, count: 3),
    (first: 1, second: 0, actor: 0, count: 2),
    (first: 0, second: 1, actor: 1, count: 1),
    (first: 0, second: 2, actor: nil, count: 0),
  ])
  func areCounted(first: Int, second: Int, actor: Int?, count: Int) throws {
    let (data, question) = try data(Self.codes, organisations: [0, 1, 2, 3, 4, 0, 1, 2, 3, 4])
    #expect(
      data.respondentsInCommon(to: question, rounds: (first, second), actor: actor) == count)
  }

  @Test func areNoneWhereNobodyIsKnownToAnswerTwice() throws {
    let (data, question) = try data(Self.codes, organisations: nil)
    #expect(data.respondentsInCommon(to: question, rounds: (0, 1)) == 0)
  }
}
