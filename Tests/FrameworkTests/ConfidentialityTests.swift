// Proves that the rules that protect respondents are read, and that each way to get them wrong is a
// fault.
import Diagnostics
import Testing

@testable import Framework

@Suite("Confidentiality of a study file") struct ConfidentialityTests {
  private func source(_ rules: String) throws -> StudySource {
    let parts = StudyFixture.text.split(
      separator: "{minimum-cell: 5, hide-respondents: true}", omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    let text = parts.joined(separator: rules)
    return try StudyFile.source(bytes: Array(text.utf8), file: "study.yaml")
  }

  @Test("what is declared is read, and nothing is declared by default") func reading() throws {
    let read = try source(
      "{minimum-cell: 3, same-answer: 1, dominance: {largest: 2, percent: 85}, within-percent: 10}"
    ).study.confidentiality
    #expect(
      read
        == Confidentiality(
          minimumCell: 3, sameAnswer: 1,
          dominance: Confidentiality.Dominance(largest: 2, percent: 85), withinPercent: 10))
    #expect(try source("{minimum-cell: 5}").study.confidentiality == Confidentiality())
    #expect(
      try source("{dominance: {percent: 80}}").study.confidentiality.dominance
        == Confidentiality.Dominance(largest: 1, percent: 80))
  }

  static let breakages: [(rules: String, code: String)] = [
    ("{minimum-cell: 0}", "bad-minimum-cell"), ("{same-answer: -1}", "bad-same-answer"),
    ("{same-answer: all}", "wrong-type"), ("{within-percent: 0}", "bad-percentage"),
    ("{dominance: {largest: 0, percent: 80}}", "bad-dominance"),
    ("{dominance: {percent: 100}}", "bad-percentage"), ("{dominance: {largest: 1}}", "missing-key"),
    ("{dominance: 80}", "wrong-type"), ("{dominance: {percent: 80, share: 1}}", "unknown-key"),
    ("{p-percent: 10}", "unknown-key"),
  ]

  @Test("each mistake is a fault", arguments: breakages)
  func mistakes(_ sample: (rules: String, code: String)) throws {
    let faults = #expect(throws: Faults.self) { try source(sample.rules) }
    let codes = faults?.diagnostics.map(\.code) ?? []
    #expect(codes == [sample.code])
  }
}
