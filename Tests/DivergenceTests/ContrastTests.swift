// Proves that contrasts between two groups and their permutation tests give published values.
import Divergence
import Estimation
import TestSupport
import Testing

/// Answers of twelve organisations to six questions, 0 where there is none; seven national
/// organisations, then five international ones.
let exampleMatrix: [[Int]] = [
  [1, 2, 1, 4, 3, 5], [1, 1, 2, 4, 3, 4], [2, 1, 1, 5, 3, 5], [1, 2, 2, 4, 0, 5],
  [2, 2, 1, 3, 3, 4], [4, 2, 2, 4, 3, 5], [5, 4, 4, 4, 3, 4], [5, 4, 5, 4, 4, 5],
  [4, 5, 4, 5, 3, 5], [5, 4, 0, 4, 3, 4], [5, 5, 4, 3, 2, 5], [4, 4, 5, 4, 3, 0],
]

/// The counts of one question over some organisations.
func exampleCounts(_ question: Int, _ organisations: Range<Int>) -> [Int] {
  var counts = [Int](repeating: 0, count: 5)
  for organisation in organisations where exampleMatrix[organisation][question] > 0 {
    counts[exampleMatrix[organisation][question] - 1] += 1
  }
  return counts
}

@Suite("Contrasts between two groups") struct ContrastTests {
  struct Vector: Sendable {
    var first: [Int]
    var second: [Int]
    /// In the order of ``statistics``.
    var values: [Double]
    /// In the order of ``PermutationTest/Statistic``, without Hellinger's.
    var pValues: [Double]
  }

  static let statistics = [
    "cliff_delta", "probability_of_superiority", "wasserstein_1", "energy_distance",
    "kolmogorov_smirnov", "jensen_shannon", "hellinger",
  ]

  static let vectors: [Vector] = [
    Vector(
      first: [0, 0, 1, 1, 4], second: [4, 1, 1, 0, 0],
      values: [0.972222, 0.986111, 3, 4.555556, 0.833333, 0.833333, 0.912871],
      pValues: [0.004329, 0.004329, 0.004329, 0.025974, 0.012987, 0.004329]),
    Vector(
      first: [3, 0, 0, 0, 3], second: [0, 1, 4, 1, 0],
      values: [0, 0.5, 1.666667, 1.444444, 0.5, 1, 1],
      pValues: [1, 0.097403, 0.123377, 0.318182, 0.002165, 1]),
    Vector(
      first: [2, 2, 2, 2, 2], second: [2, 2, 2, 2, 2], values: [0, 0.5, 0, 0, 0, 0, 0],
      pValues: [1, 1, 1, 1, 1, 1]),
  ]

  @Test("published values and exact p", arguments: vectors) func published(vector: Vector) throws {
    let first = OrderedAnswers(counts: vector.first)
    let second = OrderedAnswers(counts: vector.second)
    for (statistic, expected) in zip(Self.statistics, vector.values) {
      let measure = try #require(contrastMeasures.first { $0.statistic == statistic })
      expectClose(try measure.value(first, second), expected, within: .sixDecimals, statistic)
    }
    let test = PermutationTest(vector.first, vector.second, seed: 1)
    let found = PermutationTest.Statistic.allCases.filter { $0 != .hellinger }
      .map { test[$0].value }
    #expect(test.isExact)
    expectClose(found, vector.pValues, within: .sixDecimals)
  }

  @Test("six questions of twelve organisations") func example() {
    let deltas = [0.742857, 0.914286, 0.928571, 0, 0, 0.178571]
    let distances = [2.314286, 2.4, 2.642857, 0.114286, 0.4, 0.178571]
    let energies = [2.826122, 3.422041, 3.806122, 0.013061, 0.16, 0.063776]
    let deltaPs = [0.030303, 0.010101, 0.012626, 1, 1, 0.734848]
    let energyPs = [0.027778, 0.010101, 0.008838, 1, 0.151515, 0.734848]
    for question in 0..<6 {
      let national = exampleCounts(question, 0..<7)
      let international = exampleCounts(question, 7..<12)
      let first = OrderedAnswers(counts: international)
      let second = OrderedAnswers(counts: national)
      expectClose(
        CliffDelta().value(first, second), deltas[question], within: .sixDecimals)
      expectClose(
        WassersteinDistance().value(first, second), distances[question], within: .sixDecimals)
      expectClose(EnergyDistance().value(first, second), energies[question], within: .sixDecimals)
      // The reference deals whole rows, with their gaps: only without gaps are the deals the same.
      let hasGap = exampleMatrix.contains { $0[question] == 0 }
      if hasGap { continue }
      let test = PermutationTest(international, national, seed: 1)
      expectClose(test[.delta].value, deltaPs[question], within: .sixDecimals)
      expectClose(test[.energy].value, energyPs[question], within: .sixDecimals)
    }
  }

  @Test(
    "the smallest attainable p",
    arguments: [
      ([3, 0, 0], [0, 0, 3], 0.1), ([4, 0, 0], [0, 0, 4], 2.0 / 70),
      ([2, 0, 0], [0, 0, 6], 1.0 / 28),
      ([5, 0], [5, 0], 1.0),
    ])
  func smallest(first: [Int], second: [Int], expected: Double) {
    let test = PermutationTest(first, second, seed: 1)
    expectClose(test[.delta].smallestAttainable, expected)
  }

  @Test("drawn deals agree with enumerated ones") func drawn() {
    let first = [12, 25, 30, 22, 14, 9, 8]
    let second = [20, 24, 21, 19, 9, 7, 5]
    let drawn = PermutationTest(first, second, seed: 3)
    #expect(!drawn.isExact)
    #expect(drawn == PermutationTest(first, second, seed: 3))
    // The exact p from the convolution of rank sums.
    let exact = 0.08654876766905882
    let error = (exact * (1 - exact) / 9_999).squareRoot()
    expectClose(drawn[.delta].value, exact, within: .monteCarlo(standardError: error))
  }

  @Test("turning both groups or the scale round turns the sign only") func symmetry() throws {
    let first = [5, 3, 1, 0, 2]
    let second = [1, 0, 4, 4, 1]
    let one = PermutationTest(first, second, seed: 1)
    let other = PermutationTest(second.reversed(), first.reversed(), seed: 1)
    expectClose(one[.delta].value, other[.delta].value)
    expectClose(one[.wasserstein].value, other[.wasserstein].value)
    expectClose(one[.energy].value, other[.energy].value)
    let (a, b) = (OrderedAnswers(counts: first), OrderedAnswers(counts: second))
    for measure in contrastMeasures {
      let value = try measure.value(a, b)
      let turned = try measure.value(b.reversed, a.reversed)
      expectClose(value, turned, measure.statistic)
      let swapped = try measure.value(b, a)
      switch measure.statistic {
      case "cliff_delta", "brunner_munzel": expectClose(value, -swapped)
      case "generalised_odds": expectClose(value, 1 / swapped)
      case "probability_of_superiority": expectClose(value, 1 - swapped)
      default: expectClose(value, swapped, measure.statistic)
      }
    }
  }

  @Test(
    "seven statistics of real questions, and of tables without overlap",
    arguments: [
      "organisations", "flat", "g2", "g3",
    ])
  func references(name: String) throws {
    let rows = try ReferenceTable("questionnaire/reference.csv").rows.filter { $0["case"] == name }
    let counted = rows.filter { $0["statistic"] == "count" }
    var groups: [String] = []
    for row in counted where !groups.contains(row["group"] ?? "") {
      groups.append(row["group"] ?? "")
    }
    let tests: [(String, PermutationTest.Statistic)] = [
      ("cliff_delta", .delta), ("wasserstein", .wasserstein), ("energy", .energy),
      ("jensen_shannon", .jensenShannon), ("kolmogorov_smirnov", .kolmogorovSmirnov),
      ("hellinger", .hellinger), ("brunner_munzel", .brunnerMunzel),
    ]
    let questions = Set(counted.map { ($0["item"] ?? "").split(separator: ":")[0] }).sorted()
    #expect(groups.count == 2 && !questions.isEmpty)
    for question in questions {
      let counts = groups.map { group in
        counted.filter { $0["group"] == group && $0["item"]?.hasPrefix(question + ":") == true }
          .compactMap { $0["value"].flatMap { Int($0) } }
      }
      // The references count the second group above the first as positive.
      let test = PermutationTest(counts[1], counts[0], seed: 1)
      #expect(test.isExact)
      let (a, b) = (OrderedAnswers(counts: counts[1]), OrderedAnswers(counts: counts[0]))
      for (statistic, own) in tests {
        func value(_ suffix: String) -> Double? {
          rows.first { $0["statistic"] == statistic + suffix && $0["item"] == String(question) }
            .flatMap { $0["value"].flatMap { Double($0) } }
        }
        let label = "\(name) \(question) \(statistic)"
        let measure = try #require(contrastMeasures.first { $0.statistic.hasPrefix(statistic) })
        if let expected = value("") {
          let found = try? measure.value(a, b)
          if let found { expectClose(found, expected, within: .oracle, label) }
          #expect(found != nil || own == .brunnerMunzel, "\(label)")
        }
        expectClose(test[own].value, value("_p"), within: .oracle, "p of " + label)
      }
    }
  }

  @Test("answers dealt within strata: by hand, and as one stratum twice")
  func strata() {
    // Each stratum has the answers 1 and 2, one in each group: four deals, two of them as far
    // apart as the observed.
    let test = PermutationTest(strata: [([1, 0], [0, 1]), ([1, 0], [0, 1])], seed: 1)
    #expect(test.isExact)
    expectClose(test[.delta].value, 0.5)
    expectClose(test[.wasserstein].smallestAttainable, 0.5)
    // A stratum in which all belong to one group has one deal and changes nothing.
    let plain = PermutationTest([3, 1, 0], [0, 2, 3], seed: 1)
    let besides = PermutationTest(
      strata: [([3, 1, 0], [0, 2, 3]), ([0, 0, 0], [0, 0, 0])], seed: 1)
    for statistic in PermutationTest.Statistic.allCases {
      expectClose(besides[statistic].value, plain[statistic].value)
    }
  }

  @Test("separated and tied groups have reasons where they have no number") func edges() throws {
    let (low, high) = (OrderedAnswers(counts: [3, 2, 0, 0]), OrderedAnswers(counts: [0, 0, 4, 1]))
    let same = OrderedAnswers(counts: [0, 4, 0, 0])
    func reason(
      _ measure: any ContrastMeasure, _ a: OrderedAnswers, _ b: OrderedAnswers
    ) -> String? {
      do throws(UndefinedStatistic) {
        _ = try measure.value(a, b)
        return nil
      } catch {
        return error.reason
      }
    }
    #expect(reason(GeneralisedOdds(), high, low) == "complete_separation")
    #expect(try GeneralisedOdds().value(low, high) == 0)
    #expect(reason(GeneralisedOdds(), same, same) == "only_ties")
    #expect(reason(BrunnerMunzel(), same, same) == "no_variation")
    #expect(reason(BrunnerMunzel(), high, low) == "complete_separation")
    for measure in contrastMeasures {
      let bounds = measure.bounds(levels: 4)
      for (a, b) in [(low, high), (high, low), (same, same)] {
        if let value = try? measure.value(a, b) { #expect(bounds.contains(value)) }
      }
    }
  }
}
