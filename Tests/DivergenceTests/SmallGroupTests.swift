// Proves the small-sample interval, the mark of random answering, and the pattern in words.
import Divergence
import Estimation
import Numerics
import Probability
import TestSupport
import Testing

@Suite("Small groups") struct SmallGroupTests {
  /// Draws for five levels and up to that many answers.
  private func draws(_ answers: Int = 12, count: Int = 20_000, seed: UInt64 = 1) -> DirichletDraws {
    DirichletDraws(levels: 5, largestCount: answers, count: count, seed: seed)
  }

  @Test(
    "the shifted Dirichlet interval, and the form that moves the upper limit only",
    arguments: [
      ([6, 0, 0, 0, 6], (0.68, 1.0), (0.67, 1.0)), ([4, 2, 0, 2, 4], (0.67, 1.0), (0.66, 1.0)),
      ([1, 1, 2, 3, 5], (0.42, 0.98), (0.41, 0.98)), ([6, 6, 0, 0, 0], (0.20, 0.62), (0.14, 0.64)),
      ([0, 0, 12, 0, 0], (0.0, 0.34), nil), ([1, 2, 6, 2, 1], (0.30, 0.80), nil),
      ([0, 0, 0, 0, 12], nil, (0, 0.59)), ([0, 0, 0, 1, 11], nil, (0, 0.62)),
    ] as [([Int], (Double, Double)?, (Double, Double)?)])
  func interval(counts: [Int], upper: (Double, Double)?, both: (Double, Double)?) throws {
    for (shift, expected) in [(DirichletInterval.Shift.upper, upper), (.both, both)] {
      guard let (low, high) = expected else { continue }
      let interval = try DirichletInterval(draws(), shift: shift)
        .interval(for: OrderedAnswers(counts: counts))
      expectClose(interval.low, low, within: .secondDecimal)
      expectClose(interval.high, high, within: .secondDecimal)
    }
  }

  @Test("the interval closes as all who were invited answer") func finitePopulation() throws {
    let answers = OrderedAnswers(counts: [1, 2, 6, 2, 1])
    let method = DirichletInterval(draws())
    var last = Double.infinity
    for population in [1_000, 60, 24, 15, 13, 12, 5] {
      let interval = try method.interval(for: answers, population: population)
      let width = interval.high - interval.low
      #expect(width <= last + 0.02 && width >= 0)
      last = width
    }
    #expect(last == 0)
    let large = try method.interval(for: answers, population: 200_000)
    let endless = try method.interval(for: answers)
    expectClose(large.low, endless.low, within: .secondDecimal)
    expectClose(large.high, endless.high, within: .secondDecimal)
  }

  @Test("equal data and seed give equal bits, another seed does not") func determinism() throws {
    let answers = OrderedAnswers(counts: [2, 3, 1, 4, 4])
    let one = try DirichletInterval(draws(seed: 5)).interval(for: answers, population: 31)
    #expect(one == (try DirichletInterval(draws(seed: 5)).interval(for: answers, population: 31)))
    #expect(one != (try DirichletInterval(draws(seed: 6)).interval(for: answers, population: 31)))
  }

  @Test(
    "coverage is near the promise where bootstraps fail",
    arguments: [
      [0.30, 0.15, 0.10, 0.15, 0.30], [0.2, 0.2, 0.2, 0.2, 0.2], [0, 0.02, 0.08, 0.20, 0.70],
    ])
  func coverage(truth: [Double]) throws {
    var random = Philox4x32(seed: 11)
    var running = 0.0
    var variation = 0.0
    for share in truth.dropLast() {
      running += share
      variation += 4 * running * (1 - running) / 4
    }
    let method = DirichletInterval(draws(30, count: 500))
    for respondents in [8, 12, 30] {
      let trials = 150
      var covered = 0
      for _ in 0..<trials {
        var counts = [Int](repeating: 0, count: 5)
        for _ in 0..<respondents { counts[level(&random, truth)] += 1 }
        let interval = try method.interval(for: OrderedAnswers(counts: counts))
        if interval.low <= variation, variation <= interval.high { covered += 1 }
      }
      #expect(Double(covered) / Double(trials) >= 0.87, "n = \(respondents): \(covered)")
    }
  }

  @Test("coverage is kept when part of a known number answers") func finiteCoverage() throws {
    var random = Philox4x32(seed: 12)
    let method = DirichletInterval(draws(40, count: 250))
    for everyone in [[12, 6, 4, 6, 12], [1, 2, 4, 9, 24], [8, 8, 8, 8, 8]] {
      let truth = try BerryMielkeIndex().value(of: OrderedAnswers(counts: everyone))
      for respondents in [10, 25, 37] {
        let trials = 120
        var covered = 0
        for _ in 0..<trials {
          var pool = everyone.enumerated().flatMap {
            [Int](repeating: $0.offset, count: $0.element)
          }
          random.shuffle(&pool)
          var counts = [Int](repeating: 0, count: 5)
          for level in pool.prefix(respondents) { counts[level] += 1 }
          let interval = try method.interval(
            for: OrderedAnswers(counts: counts), population: pool.count)
          // The limits are values the index can take: the truth often is one of them.
          let isLimit = [interval.low, interval.high].contains {
            Tolerance.roundoff.admits($0, truth)
          }
          if isLimit || interval.low <= truth && truth <= interval.high { covered += 1 }
        }
        let share = Double(covered) / Double(trials)
        #expect(share >= 0.87, "\(everyone), n = \(respondents): \(share)")
      }
    }
  }

  private func level(_ random: inout Philox4x32, _ shares: [Double]) -> Int {
    var rest = random.uniform()
    for (level, share) in shares.enumerated() {
      if rest < share { return level }
      rest -= share
    }
    return shares.count - 1
  }
}

@Suite("Random answering") struct RandomAnsweringTests {
  @Test(
    "exact five per cent points",
    arguments: [
      (4, 6, 0.333, 0.963), (4, 8, 0.438, 0.958), (4, 12, 0.556, 0.926), (4, 20, 0.643, 0.917),
      (5, 6, 0.278, 0.944), (5, 8, 0.438, 0.922), (5, 10, 0.490, 0.910), (5, 12, 0.535, 0.903),
      (5, 15, 0.571, 0.902), (5, 20, 0.615, 0.887), (7, 12, 0.509, 0.861),
    ])
  func points(levels: Int, respondents: Int, low: Double, high: Double) {
    let chance = RandomAnswering(levels: levels, respondents: respondents, seed: 1)
    #expect(chance.method == .exact)
    expectClose(chance.low, low, within: .threeDecimals)
    expectClose(chance.high, high, within: .threeDecimals)
  }

  @Test("the three methods follow one another") func methods() throws {
    let drawn = RandomAnswering(levels: 5, respondents: 60, seed: 1)
    #expect(drawn.method == .monteCarlo)
    let exact = RandomAnswering(levels: 5, respondents: 30, seed: 1)
    #expect(try #require(drawn.low) > #require(exact.low))
    let drawnLarge = RandomAnswering(levels: 5, respondents: 200, seed: 1)
    let normal = RandomAnswering(levels: 5, respondents: 201, seed: 1)
    #expect(normal.method == .normal)
    expectClose(drawnLarge.low, normal.low, within: .secondDecimal)
    expectClose(drawnLarge.high, normal.high, within: .secondDecimal)
    #expect(RandomAnswering(levels: 2, respondents: 12, seed: 1).high == nil)
    // E|X − X′| = 1.6 for five levels, and the largest mean distance of twelve is 24/11.
    expectClose(RandomAnswering(levels: 5, respondents: 12, seed: 1).mean, 1.6 * 11 / 24)
  }

  @Test(
    "patterns in words",
    arguments: [
      ([6, 0, 0, 0, 6], AnswerPattern.twoCamps), ([4, 2, 0, 2, 4], .twoCamps),
      ([0, 6, 0, 6, 0], .twoCamps), ([6, 6, 0, 0, 0], .sharedView),
      ([1, 2, 6, 2, 1], .sharedView), ([2, 2, 3, 2, 3], .spread), ([1, 1, 2, 3, 5], .spread),
      ([5, 0, 0, 0, 4], .notEnoughAnswers), ([0, 0, 0, 0, 0], .notEnoughAnswers),
      ([3, 12, 25], .spread), ([6, 6], .twoCamps), ([12, 0], .sharedView),
      ([9_000, 7_500, 7_000, 6_500, 6_000], .spread),
    ])
  func patterns(counts: [Int], expected: AnswerPattern) {
    let answers = OrderedAnswers(counts: counts)
    let respondents = max(2, AnswerPattern.chanceCount(of: answers))
    let chance = RandomAnswering(levels: counts.count, respondents: respondents, seed: 1)
    #expect(AnswerPattern(of: answers, chance: chance) == expected)
  }
}
