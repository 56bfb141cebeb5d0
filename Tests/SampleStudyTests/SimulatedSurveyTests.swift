// Proves that a simulated survey is a function of rows and seed, and has the shape it promises.
import Diagnostics
import Files
import Foundation
import SampleStudy
import Tabular
import TabularFiles
import Testing

@Suite("Simulated surveys") struct SimulatedSurveyTests {
  @Test("the survey has the promised columns, levels and design")
  func shape() throws {
    let survey = SimulatedSurvey(rows: 60_000, seed: 7)
    let names =
      (1...20).map { "q\($0)" } + ["sex", "age", "ethnicity", "ses", "stratum", "cluster"]
    let table = try DelimitedReader().table(
      named: "survey", bytes: survey.bytes(),
      columns: .columns(names.map { .category($0) } + [.number("weight")]))
    #expect(table.rowCount == 60_000)
    #expect(table.header == names + ["weight"])
    let counts = names.compactMap { table.category($0)?.levels.count }
    #expect(counts == [Int](repeating: 5, count: 20) + [2, 4, 3, 5, 32, 1888])
    let weights = try #require(table.number("weight")).values
    #expect(weights.allSatisfy { $0 > 0.3 && $0 < 4 })
    let stratum = try #require(table.category("stratum")).codes
    let cluster = try #require(table.category("cluster")).codes
    var stratumOf: [Int32: Int32] = [:]
    for (s, c) in zip(stratum, cluster) { #expect(stratumOf.updateValue(s, forKey: c) ?? s == s) }
    let answers = try #require(table.category("q1")).codes
    let missing = answers.count { $0 < 0 }
    #expect(missing > 300 && missing < 6000)
  }

  @Test("the text depends on rows and seed alone, and the first rows on the seed alone")
  func determinism() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("simulated-\(UUID().uuidString).csv").path
    defer { try? FileSystem.remove(path) }
    try SimulatedSurvey(rows: 9000, seed: 1).write(to: path)
    let bytes = SimulatedSurvey(rows: 9000, seed: 1).bytes()
    #expect(try FileBytes.read(path) == bytes)
    #expect(
      SHA256.hexadecimal(bytes)
        == "489c6bb73e4d28d96edbbde61288a5e22d6bf103c036a9370e66c68aeff18c9d")
    let shorter = SimulatedSurvey(rows: 5000, seed: 1).bytes()
    #expect(bytes.starts(with: shorter))
    #expect(SimulatedSurvey(rows: 9000, seed: 2).bytes() != bytes)
    #expect(SimulatedSurvey(rows: 0, seed: 1).bytes().count { $0 == 0x0A } == 1)
  }
}
