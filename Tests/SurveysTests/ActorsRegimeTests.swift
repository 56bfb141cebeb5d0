// Proves that the actors regime has the errors of a draw without replacement from those invited,
// the covariance of the organisations in common, and none at all where nobody counted.
import Surveys
import Tabular
import TestSupport
import Testing

@Suite("Actors regime") struct ActorsRegimeTests {
  /// Ten organisations in two rounds: eight answer first, seven second, six in both.
  static let organisations: [Int32] = [0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 8]
  static let answers: [Int32] = [0, 0, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 1, 0, 0]
  static let rounds = [Int32](repeating: 0, count: 8) + [Int32](repeating: 1, count: 7)

  private func table(
    invited: [Int?], answers: [Int32] = answers, by: [String] = []
  ) throws -> TableTotals {
    let clusters = CategoryColumn(
      name: "id", levels: (0..<9).map(String.init), codes: Self.organisations)
    let count = answers.count
    let scale = ResponseScale(id: "s", kind: .ordinal, levels: ["0", "1"], scores: [0, 1])
    let question = SurveyQuestion(id: "q", scale: scale, codes: answers)
    let actors = SurveyDimension(
      id: "actor", levels: ["cso"], codes: [Int32](repeating: 0, count: count))
    let data = SurveyData(
      rowCount: count, questions: [question], dimensions: [], actors: actors,
      rounds: SurveyDimension(id: "round", levels: ["1", "2"], codes: Self.rounds),
      design: try SurveyDesign(rowCount: count, clusters: clusters),
      regime: .actors(invited: [invited]))
    let groups = try #require(data.groups(by: by))
    return try CellTabulator(data).totals(of: question, by: groups)
  }

  /// The derivatives of the share of level 1 in a group.
  private func share(_ table: TableTotals, _ group: Int) -> CellGradient {
    let totals = table.levelTotals(group: group)
    let sum = totals[0] + totals[1]
    let p = totals[1] / sum
    return CellGradient(group: group, values: [-p / sum, (1 - p) / sum])
  }

  @Test("the variance of a share is (1 − f) p(1 − p) / (n − 1)")
  func variance() throws {
    let table = try table(invited: [12, 10])
    let first = 5.0 / 8
    let expected = (1 - 8.0 / 12) * first * (1 - first) / 7
    expectClose(table.variance([share(table, 0)]), expected)
    let second = 4.0 / 7
    expectClose(table.variance([share(table, 1)]), (1 - 0.7) * second * (1 - second) / 6)
    #expect(table.populations == [12, 10])
    #expect(table.degreesOfFreedom(groups: [0]) == 7)
    #expect(table.degreesOfFreedom(groups: [0, 1]) == 8)
    expectClose(table.samplingFractions, [8.0 / 12, 0.7])
  }

  @Test("the covariance of two rounds is Tam's, from those who answered in both")
  func covariance() throws {
    let table = try table(invited: [30, 30])
    let (p, q) = (5.0 / 8, 4.0 / 7)
    var products = 0.0
    for place in 0..<6 {
      let (x, y) = (Double(Self.answers[place]), Double(Self.answers[8 + place]))
      products += (x - p) / 8 * ((y - q) / 7)
    }
    let correction = (8.0 / 7).squareRoot() * (7.0 / 6).squareRoot()
    let tam = 1 - 8.0 * 7 / (30 * 6)
    expectClose(
      table.covariance([share(table, 0)], [share(table, 1)]), tam * correction * products)
  }

  @Test("a census has no error, a refusal leaves one, and nothing is made up")
  func bounds() throws {
    let census = try table(invited: [8, 7])
    #expect(census.variance([share(census, 0), share(census, 1)]) == 0)
    var refused = Self.answers
    refused[0] = -3
    let partial = try table(invited: [8, 7], answers: refused)
    #expect((partial.variance([share(partial, 0)]) ?? 0) > 0)
    #expect(partial.populations == [8, 7])
    var outside = Self.answers
    outside[0] = -4
    let narrower = try table(invited: [8, 7], answers: outside)
    #expect(narrower.variance([share(narrower, 0)]) == 0)
    #expect(narrower.populations == [7, 7])
    let unknown = try table(invited: [8, nil])
    #expect(unknown.variance([share(unknown, 0)]) == 0)
    #expect(unknown.variance([share(unknown, 1)]) == nil)
    #expect(unknown.covariance([share(unknown, 0)], [share(unknown, 1)]) == nil)
    let contradicted = try table(invited: [5, 7])
    #expect(contradicted.variance([share(contradicted, 0)]) == nil)
    #expect(contradicted.populations == [nil, 7])
  }
}
