// Proves that the commands give the numbers of R survey on the citizen study, errors of its two
// stages and of its replicates alike.
import Contraste
import TestSupport
import Testing

@Suite("The citizen study beside R") struct CitizenReferenceTests {
  static let folder = repositoryFile("Datasets/citizen-perception")
  let reference: [[String: String]]

  init() throws { reference = try ReferenceTable("citizen/reference.csv").rows }

  @Test("shares, totals and scores have the estimates and errors of two stages")
  func stages() throws {
    let place = try Workplace()
    let result = place.run([
      "distribution", Self.folder, "--by", "sex,language", "--no-suppression", "--format", "csv",
    ])
    #expect(result.status == 0)
    let found = Self.rows(result.output) { row in
      ["question", "item", "group_by", "group", "round", "level", "statistic"].map { row[$0] ?? "" }
    }
    var compared = 0
    for row in reference {
      let key = ["question", "item", "group_by", "group", "round", "level", "statistic"].map {
        row[$0] ?? ""
      }
      let mine = try #require(found[key], "\(key)")
      expectSame(mine["estimate"], row["estimate"], "\(key)")
      expectSame(mine["se"], row["se"], "\(key)")
      #expect(mine["n"] == row["n"], "\(key)")
      compared += 1
    }
    #expect(compared == reference.count && compared > 1_000)
  }

  @Test("errors of jackknife replicates read from a bare file")
  func replicates() throws {
    let place = try Workplace()
    let questions = ["k2", "t2", "p1", "i1", "i2"]
    let result = place.run([
      "distribution", Self.folder + "/people-2024.csv", "--question",
      questions.joined(separator: ","), "--missing", "888888,988888,999999", "--weight", "weight",
      "--replicate-weights", "rep_*", "--replicate-type", "jkn", "--replicate-mse",
      "--replicate-rscales", Self.folder + "/replicate-coefficients.txt", "--format", "csv",
    ])
    #expect(result.status == 0, "\(result.errors)")
    let found = Self.rows(result.output) { row in
      ["question", "level", "statistic"].map { row[$0] ?? "" }
    }
    let wanted = reference.filter {
      $0["round"] == "2024" && $0["group_by"] == "" && questions.contains($0["question"] ?? "")
        && ["proportion", "total"].contains($0["statistic"] ?? "")
    }
    #expect(wanted.count == 48)
    for row in wanted {
      let key = ["question", "level", "statistic"].map { row[$0] ?? "" }
      let mine = try #require(found[key], "\(key)")
      expectSame(mine["estimate"], row["estimate"], "\(key)")
      expectSame(mine["se"], row["se_replicates"], "\(key)")
    }
  }

  private func expectSame(_ found: String?, _ expected: String?, _ label: String) {
    expectClose(
      found.flatMap { Double($0) }, expected.flatMap { Double($0) } ?? .nan, within: .oracle, label)
  }

  /// Tidy rows by their key; no field of these is quoted.
  private static func rows(
    _ text: String, key: ([String: String]) -> [String]
  ) -> [[String]: [String: String]] {
    Dictionary(tidyRows(text).map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
  }
}
