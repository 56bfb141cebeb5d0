// Proves that contrasts between two groups and their permutation tests give published values.
import Divergence
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
    /// In the order of ``contrastMeasures``.
    var values: [Double]
    /// Of δ, Wasserstein and energy.
    var pValues: [Double]
  }

  static let vectors: [Vector] = [
    Vector(
      first: [0, 0, 1, 1, 4], second: [4, 1, 1, 0, 0],
      values: [0.972222, 0.986111, 3, 4.555556, 0.833333, 0.833333, 0.912871],
      pValues: [0.004329, 0.004329, 0.004329]),
    Vector(
      first: [3, 0, 0, 0, 3], second: [0, 1, 4, 1, 0],
      values: [0, 0.5, 1.666667, 1.444444, 0.5, 1, 1], pValues: [1, 0.097403, 0.123377]),
    Vector(
      first: [2, 2, 2, 2, 2], second: [2, 2, 2, 2, 2], values: [0, 0.5, 0, 0, 0, 0, 0],
      pValues: [1, 1, 1]),
  ]

  @Test("published values and exact p", arguments: vectors) func published(vector: Vector) {
    let first = OrderedAnswers(counts: vector.first)
    let second = OrderedAnswers(counts: vector.second)
    for (measure, expected) in zip(contrastMeasures, vector.values) {
      expectClose(
        measure.value(first, second), expected, within: .sixDecimals, measure.statistic)
    }
    let test = PermutationTest(vector.first, vector.second, seed: 1)
    let found = [test.delta.value, test.wasserstein.value, test.energy.value]
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
      expectClose(test.delta.value, deltaPs[question], within: .sixDecimals)
      expectClose(test.energy.value, energyPs[question], within: .sixDecimals)
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
    expectClose(test.delta.smallestAttainable, expected)
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
    expectClose(drawn.delta.value, exact, within: .monteCarlo(standardError: error))
  }

  @Test("turning both groups or the scale round turns the sign only") func symmetry() {
    let first = [5, 3, 1, 0, 2]
    let second = [1, 0, 4, 4, 1]
    let one = PermutationTest(first, second, seed: 1)
    let other = PermutationTest(second.reversed(), first.reversed(), seed: 1)
    expectClose(one.delta.value, other.delta.value)
    expectClose(one.wasserstein.value, other.wasserstein.value)
    expectClose(one.energy.value, other.energy.value)
    let (a, b) = (OrderedAnswers(counts: first), OrderedAnswers(counts: second))
    for measure in contrastMeasures {
      let value = measure.value(a, b)
      let turned = measure.value(b.reversed, a.reversed)
      expectClose(value, turned, measure.statistic)
      let swapped = measure.value(b, a)
      switch measure.statistic {
      case "cliff_delta": expectClose(value, -swapped)
      case "probability_of_superiority": expectClose(value, 1 - swapped)
      default: expectClose(value, swapped, measure.statistic)
      }
    }
  }
}
