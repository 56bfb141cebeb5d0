// Proves that k-anonymity and l-diversity are pyCANON's, and that combinations are not listed.
import TestSupport
import Testing

@Suite("Anonymity of the data") struct AnonymityCommandTests {
  private static let study = repositoryFile("Datasets/ssc-effectiveness")

  private func rows(_ options: [String]) throws -> [[String: String]] {
    let result = try Workplace().run(
      ["anonymity", Self.study, "--format", "csv"] + options)
    #expect(result.status == 0, "\(result.errors)")
    return tidyRows(result.output)
  }

  @Test("k, l, uniques and what falls short are those of pyCANON and pandas")
  func reference() throws {
    let expected = try ReferenceTable("anonymity/reference.csv").rows
    #expect(expected.count == 45)
    for keys in Set(expected.compactMap { $0["keys"] }).sorted() {
      let names = keys.split(separator: " ").map(String.init)
      let found = try rows([
        "--keys", names.joined(separator: ","), "--sensitive", "c1", "--minimum-cell", "5",
      ])
      for theirs in expected where theirs["keys"] == keys {
        func mine(_ statistic: String) -> Double? {
          let row = found.first {
            $0["item"] == names.joined(separator: " × ") && $0["round"] == theirs["round"]
              && $0["statistic"] == statistic
          }
          return Double(row?["estimate"] ?? "")
        }
        for (statistic, column) in [
          ("k_anonymity", "k"), ("l_diversity", "l"), ("sample_uniques", "uniques"),
          ("combinations_below_k", "combinations"), ("respondents_below_k", "respondents"),
        ] {
          expectClose(
            mine(statistic), Double(theirs[column] ?? ""), within: .exact,
            "\(keys) \(theirs["round"] ?? "") \(statistic)")
        }
      }
    }
  }

  @Test("mergers reach the minimum or merge all there is, and fewer fall short at each")
  func mergers() throws {
    let found = try rows(["--keys", "age,actor", "--minimum-cell", "5"])
    let steps = found.filter {
      $0["group_by"] != "" && $0["statistic"] == "respondents_below_k"
    }.compactMap { Double($0["estimate"] ?? "") }
    #expect(!steps.isEmpty)
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $1 <= $0 })
  }

  @Test("combinations are listed only where nothing is suppressed")
  func listing() throws {
    let keys = ["--keys", "sex,age,actor"]
    #expect(try !rows(keys).contains { $0["statistic"] == "combination_size" })
    let listed = try rows(keys + ["--no-suppression"]).filter {
      $0["statistic"] == "combination_size"
    }
    #expect(!listed.isEmpty && listed.allSatisfy { (Double($0["estimate"] ?? "") ?? 9) < 5 })
  }

  @Test("what cannot be asked is said")
  func faults() throws {
    let place = try Workplace()
    #expect(place.run(["anonymity", Self.study]).status == 64)
    #expect(place.run(["anonymity", Self.study, "--keys", "sexx"]).errors.contains("sex"))
  }
}
