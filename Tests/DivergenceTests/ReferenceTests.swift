// Proves measures, contrasts and permutation tests against R, which enumerates pairs and deals.
import Divergence
import TestSupport
import Testing

@Suite("Divergence against R") struct ReferenceTests {
  private func counts(_ text: String?) -> [Int] {
    (text ?? "").split(separator: " ").compactMap { Int($0) }
  }

  @Test("measures of sixteen distributions") func measures() throws {
    let rows = try ReferenceTable("divergence/measures.csv").rows
    #expect(rows.count > 150)
    for row in rows {
      let answers = OrderedAnswers(counts: counts(row["counts"]))
      let measure = try #require(
        disagreementMeasures.first { $0.statistic == row["statistic"] })
      let expected = row["value"].flatMap { Double($0) }
      let label = "\(measure.statistic) of \(row["counts"] ?? "")"
      expectClose(try? measure.value(of: answers), expected, within: .oracle, label)
    }
  }

  @Test("contrasts and the p-values of all deals") func contrasts() throws {
    for row in try ReferenceTable("divergence/contrasts.csv").rows {
      let (first, second) = (counts(row["first"]), counts(row["second"]))
      let measure = try #require(contrastMeasures.first { $0.statistic == row["statistic"] })
      let value = try measure.value(OrderedAnswers(counts: first), OrderedAnswers(counts: second))
      let label = "\(measure.statistic) of \(row["first"] ?? "") and \(row["second"] ?? "")"
      expectClose(value, row["value"].flatMap { Double($0) }, within: .oracle, label)
      let test = PermutationTest(first, second, seed: 1)
      let p: PermutationTest.PValue
      switch measure.statistic {
      case "cliff_delta": p = test[.delta]
      case "wasserstein_1": p = test[.wasserstein]
      case "energy_distance": p = test[.energy]
      default: continue
      }
      expectClose(p.value, row["p"].flatMap { Double($0) }, within: .oracle, "p of " + label)
      expectClose(
        p.smallestAttainable, row["smallest"].flatMap { Double($0) }, within: .oracle,
        "smallest p of " + label)
    }
  }
}
