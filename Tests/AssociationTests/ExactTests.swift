// Proves that the tests of the actors regime are exact where they say so, and near where they draw.
import Association
import TestSupport
import Testing

@Suite("Exact tests") struct ExactTests {
  private func counts(_ text: some StringProtocol) -> [[Int]] {
    text.split(separator: "/").map { $0.split(separator: " ").compactMap { Int($0) } }
  }

  private func near(_ p: Double) -> Tolerance {
    // The draws end early: a tenth of the probability itself is all that is known then.
    let error = max((p * (1 - p) / 9_999).squareRoot(), p / 10) + 1e-4
    return .monteCarlo(standardError: error)
  }

  @Test("ranks, levels of a factor, and shares agree with all tables in R")
  func references() throws {
    var compared = 0
    for row in try ReferenceTable("association/reference.csv").rows {
      guard let input = row["input"], let expected = Double(row["value"] ?? "") else { continue }
      var outcomes: (exact: TestOutcome?, drawn: TestOutcome?)
      switch row["case"] {
      case "rank":
        let table = counts(input)
        guard let scores = RankScores(rawValue: row["quantity"] ?? "") else {
          let found = rankPermutationTest(counts: table, scores: .ridits, seed: 1)
          expectClose(found?.statistic, expected, within: .oracle, input)
          continue
        }
        outcomes = (
          rankPermutationTest(counts: table, scores: scores, seed: 1),
          rankPermutationTest(counts: table, scores: scores, seed: 1, limit: 1)
        )
      case "strata":
        let strata = input.split(separator: ";").map { counts($0) }
        outcomes = (
          permutationTest(strata: strata, seed: 1),
          permutationTest(strata: strata, seed: 1, limit: 1)
        )
      case "multinomial":
        let parts = input.split(separator: "/")
        let shares = parts[1].split(separator: " ").compactMap { Double($0) }
        let found = counts(parts[0])[0]
        outcomes = (
          multinomialTest(counts: found, shares: shares, seed: 1),
          multinomialTest(counts: found, shares: shares, seed: 1, limit: 1)
        )
      default: continue
      }
      compared += 1
      expectClose(outcomes.exact?.pValue, expected, within: .oracle, input)
      #expect(outcomes.exact?.method.hasSuffix("_exact") == true)
      expectClose(outcomes.drawn?.pValue, expected, within: near(expected), input)
      #expect(outcomes.drawn?.method.hasSuffix("_monte_carlo") == true)
    }
    #expect(compared == 14)
  }

  @Test("what cannot be tested has no outcome")
  func refusals() {
    #expect(rankPermutationTest(counts: [[3, 0], [2, 0]], scores: .ridits, seed: 1) == nil)
    #expect(rankPermutationTest(counts: [[3, 1]], scores: .ridits, seed: 1) == nil)
    #expect(permutationTest(strata: [[[3, 0], [1, 0]], [[2, 2], [0, 0]]], seed: 1) == nil)
    #expect(multinomialTest(counts: [0, 0], shares: [1, 1], seed: 1) == nil)
    #expect(multinomialTest(counts: [4], shares: [1], seed: 1) == nil)
  }
}
