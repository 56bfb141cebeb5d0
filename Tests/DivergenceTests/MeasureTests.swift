// Proves that every measure of disagreement gives its published values and keeps its contract.
import Divergence
import Surveys
import TestSupport
import Testing

@Suite("Measures of disagreement") struct MeasureTests {
  @Test("published vectors to their printed digits", arguments: measureVectors)
  func vectors(vector: MeasureVector) throws {
    for (statistic, expected) in vector.expected {
      let measure = try #require(disagreementMeasures.first { $0.statistic == statistic })
      let value = try measure.value(of: vector.answers)
      expectClose(value, expected, within: .sixDecimals, statistic)
    }
  }

  @Test(
    "opposed pairs",
    arguments: [
      ([6, 0, 0, 0, 6], 0.545455), ([2, 2, 2, 2, 2], 0.355556), ([4, 2, 0, 2, 4], 0.545455),
      ([1, 1, 2, 3, 5], 0.242424),
    ])
  func opposedPairs(counts: [Int], expected: Double) throws {
    let value = try OpposedPairs().value(of: OrderedAnswers(counts: counts))
    expectClose(value, expected, within: .sixDecimals)
  }

  @Test("declared sides decide which pairs are opposed") func declaredSides() throws {
    let sides: [ResponseScale.Side] = [.unfavourable, .favourable, .favourable, .favourable]
    let answers = OrderedAnswers(counts: [2, 1, 1, 0], sides: sides)
    #expect(try OpposedPairs().value(of: answers) == 8.0 / 12)
  }

  @Test("weights enter the mean distance as in the sum over pairs") func weightedPairs() throws {
    let levels = [0, 0, 1, 0, 1, 3, 4, 4, 3, 4, 4, 3]
    let weights: [Double] = [1, 2, 1, 3, 1, 2, 1, 1, 2, 1, 2, 3]
    var totals = [Double](repeating: 0, count: 5)
    var squares = 0.0
    for (level, weight) in zip(levels, weights) {
      totals[level] += weight
      squares += weight * weight
    }
    let effective = 20 * 20.0 / squares
    #expect(effective == 10)
    let answers = OrderedAnswers(totals: totals, respondents: 12, effectiveCount: effective)
    var distance = 0.0
    var pairs = 0.0
    for i in 0..<12 {
      for j in 0..<i {
        distance += weights[i] * weights[j] * Double(abs(levels[i] - levels[j]))
        pairs += weights[i] * weights[j]
      }
    }
    let value = try GiniMeanDifference().value(of: answers)
    expectClose(value, distance / pairs)
  }
}

/// Distributions over which every measure must keep its contract.
private let contractCounts: [[Int]] = [
  [2, 0], [1, 1], [7, 3], [0, 5, 0], [3, 0, 4], [1, 1, 1], [1, 2, 3, 4], [0, 0, 1, 9],
  [6, 0, 1, 0, 5], [1, 0, 0, 0, 1], [0, 0, 0, 1, 11], [13, 2, 8, 0, 40], [2, 9, 9, 1, 0, 3, 17],
]

@Suite("Contract of the measures") struct MeasureContractTests {
  private func applicable(_ counts: [Int]) -> [any DisagreementMeasure] {
    disagreementMeasures.filter { counts.count >= $0.fewestLevels }
  }

  @Test("values stay within the bounds", arguments: contractCounts)
  func bounds(counts: [Int]) throws {
    for measure in applicable(counts) {
      let value = try measure.value(of: OrderedAnswers(counts: counts))
      let bounds = measure.bounds(levels: counts.count)
      #expect(bounds.contains(value), "\(measure.statistic): \(value)")
    }
  }

  @Test("turning the scale round changes nothing", arguments: contractCounts)
  func reversal(counts: [Int]) throws {
    let answers = OrderedAnswers(counts: counts)
    for measure in applicable(counts) {
      let value = try measure.value(of: answers)
      expectClose(value, try measure.value(of: answers.reversed), measure.statistic)
    }
  }

  @Test("a weight of two is the same row twice, in every measure of shares")
  func doubledRows() throws {
    for counts in contractCounts {
      let twice = OrderedAnswers(counts: counts.map { 2 * $0 })
      let heavy = OrderedAnswers(
        totals: counts.map { 2 * Double($0) }, respondents: counts.reduce(0, +),
        effectiveCount: Double(counts.reduce(0, +)))
      for measure in applicable(counts) {
        let weighted = try measure.value(of: heavy)
        let plain = try measure.value(of: OrderedAnswers(counts: counts))
        expectClose(weighted, plain, "\(measure.statistic), scale of the weights")
        if !measure.dependsOnCount {
          let repeated = try measure.value(of: twice)
          expectClose(weighted, repeated, "\(measure.statistic), repeated rows")
        }
      }
    }
  }

  @Test("unanimity and two camps are the extremes") func extremes() throws {
    for levels in 3...7 {
      var camps = [Int](repeating: 0, count: levels)
      camps[0] = 1_000
      camps[levels - 1] = 1_000
      for measure in disagreementMeasures {
        let bounds = measure.bounds(levels: levels)
        let calm = measure.reading == .disagreement ? bounds.lowerBound : bounds.upperBound
        for level in 0..<levels {
          var counts = [Int](repeating: 0, count: levels)
          counts[level] = 9
          let value = try measure.value(of: OrderedAnswers(counts: counts))
          expectClose(value, calm, "\(measure.statistic) at unanimity")
        }
        if !measure.dependsOnCount {
          let split = measure.reading == .disagreement ? bounds.upperBound : bounds.lowerBound
          let value = try measure.value(of: OrderedAnswers(counts: camps))
          expectClose(value, split, "\(measure.statistic) at two camps")
        }
      }
    }
  }

  @Test("a gradient is the derivative", arguments: contractCounts)
  func gradients(counts: [Int]) throws {
    let totals = counts.map { 1.5 * Double($0) + 0.25 }
    func answers(_ totals: [Double]) -> OrderedAnswers {
      OrderedAnswers(totals: totals, respondents: 20, effectiveCount: 11.5)
    }
    for measure in applicable(counts) {
      guard let gradient = measure.gradient(at: answers(totals)) else { continue }
      for level in totals.indices {
        let step = 1e-5
        var (up, down) = (totals, totals)
        up[level] += step
        down[level] -= step
        let slope = measure.defined(answers(up)) - measure.defined(answers(down))
        expectClose(
          slope / (2 * step), gradient[level], within: .differences, measure.statistic)
      }
    }
  }

  @Test("what is not defined says why") func faults() {
    for measure in disagreementMeasures {
      #expect(throws: MeasureFault.noAnswers) {
        try measure.value(of: OrderedAnswers(counts: [0, 0, 0]))
      }
      #expect(throws: MeasureFault.oneAnswer) {
        try measure.value(of: OrderedAnswers(counts: [0, 1, 0]))
      }
      #expect(throws: MeasureFault.tooFewLevels) {
        try measure.value(of: OrderedAnswers(counts: [5]))
      }
    }
    #expect(throws: MeasureFault.tooFewLevels) {
      try VanDerEijkAgreement().value(of: OrderedAnswers(counts: [5, 5]))
    }
  }

  @Test("the family of the mean distance is one quantity", arguments: contractCounts)
  func identities(counts: [Int]) throws {
    let answers = OrderedAnswers(counts: counts)
    let distance = try GiniMeanDifference().value(of: answers)
    let maximum = GiniMeanDifference.maximum(
      levels: counts.count, respondents: answers.respondents)
    expectClose(try BerryMielkeIndex().value(of: answers), distance / maximum)
    let concentration = try BlairLacyConcentration().value(of: answers)
    let variation = 2 * distance / answers.span / answers.pairFactor
    expectClose(1 - variation, concentration)
  }
}
