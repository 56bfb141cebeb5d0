// Proves that intervals of contrasts and changes are those of their definition, stay within their
// ranges and never close to a point before everybody has answered.
import Divergence
import Estimation
import Numerics
import TestSupport
import Testing

@Suite("Intervals of contrasts and changes") struct IntervalTests {
  /// Limits of 200,000 draws of another program, by measure; energy tells the groups apart or not.
  struct Case: Sendable {
    var first: [Int]
    var second: [Int]
    var tellsApart: Bool
    /// δ, mean, favourable, W1, energy, KS, JSD, Hellinger.
    var limits: [(Double, Double)]
  }

  static let cases = [
    Case(
      first: [0, 0, 0, 3, 3], second: [3, 3, 0, 0, 0], tellsApart: true,
      limits: [
        (0.43, 1), (1.35, 3.78), (0.46, 1), (1.38, 3.77), (1.21, 6.70), (0.33, 1), (0.20, 1),
        (0.39, 1),
      ]),
    Case(
      first: [0, 0, 0, 0, 6], second: [6, 0, 0, 0, 0], tellsApart: true,
      limits: [
        (0.61, 1), (2.06, 4), (0.46, 1), (2.06, 4), (2.21, 8), (0.42, 1), (0.25, 1), (0.43, 1),
      ]),
    Case(
      first: [0, 0, 0, 0, 6], second: [0, 0, 0, 0, 6], tellsApart: false,
      limits: [
        (-0.38, 0.38), (-1.07, 1.07), (-0.34, 0.34), (0, 1.28), (0, 0.96), (0, 0.53), (0, 0.31),
        (0, 0.51),
      ]),
    Case(
      first: [0, 1, 4, 1, 0], second: [3, 0, 0, 0, 3], tellsApart: false,
      limits: [
        (-0.65, 0.65), (-1.43, 1.43), (-0.76, 0.21), (0, 2.10), (0, 2.45), (0, 0.79), (0, 1),
        (0, 1),
      ]),
  ]

  private var measures: [any ShareContrast] {
    [
      CliffDelta(), ScoreDifference(scores: [1, 2, 3, 4, 5]),
      ScoreDifference(scores: [0, 0, 0, 1, 1]), WassersteinDistance(), EnergyDistance(),
      KolmogorovSmirnov(), JensenShannon(), Hellinger(),
    ]
  }

  @Test("limits of another program", arguments: cases) func limits(own: Case) {
    let draws = DirichletDraws(levels: 5, largestCount: 6, count: 20_000, seed: 3)
    let intervals = ContrastIntervals(
      draws, .init(answers: OrderedAnswers(counts: own.first)),
      .init(answers: OrderedAnswers(counts: own.second)))
    for (measure, expected) in zip(measures, own.limits) {
      let interval = intervals.interval(measure, tellsApart: own.tellsApart)
      // Drawn to two digits there and here; the longer the scale, the wider a digit.
      let range = measure.bounds(levels: 5)
      let slack = Tolerance(
        relative: 0, absolute: 0.01 + 0.01 * (range.upperBound - range.lowerBound),
        reason: "draws of another generator")
      expectClose(interval?.low, expected.0, within: slack, measure.statistic)
      expectClose(interval?.high, expected.1, within: slack, measure.statistic)
    }
  }

  @Test("limits hold the value, stay within the range, and are no point") func contract() {
    var random = Philox4x32(seed: 9)
    let draws = DirichletDraws(levels: 5, largestCount: 9, count: 200, seed: 1)
    for _ in 0..<40 {
      let groups = (0..<2).map { _ in
        OrderedAnswers(counts: (0..<5).map { _ in max(0, random.index(below: 12) - 6) + 0 })
      }
      guard groups.allSatisfy({ $0.respondents > 1 }) else { continue }
      let intervals = ContrastIntervals(
        draws, .init(answers: groups[0]), .init(answers: groups[1]))
      let census = ContrastIntervals(
        draws, .init(answers: groups[0], population: groups[0].respondents),
        .init(answers: groups[1], population: groups[1].respondents))
      for measure in measures {
        let value = measure.value(ofShares: groups[0].shares[...], groups[1].shares[...])
        let range = measure.bounds(levels: 5)
        for tellsApart in [true, false] {
          guard let interval = intervals.interval(measure, tellsApart: tellsApart) else {
            Issue.record("\(measure.statistic) has no interval")
            continue
          }
          #expect(interval.low <= value && value <= interval.high, "\(measure.statistic)")
          #expect(interval.low < interval.high, "\(measure.statistic)")
          #expect(range.lowerBound <= interval.low && interval.high <= range.upperBound)
        }
        #expect(
          census.interval(measure, tellsApart: true) == Interval(low: value, high: value))
      }
    }
  }

  private func changeMethod(_ count: Int, seed: UInt64 = 3) -> ChangeInterval {
    ChangeInterval(
      DirichletDraws(
        levels: 5, largestCount: 12, priors: [DirichletDraws.quarter], count: count, seed: seed),
      table: DirichletDraws(
        levels: 25, largestCount: 12, priors: [ChangeInterval.prior(5)], count: count, seed: seed))
  }

  private func table(
    _ pairs: [(Int, Int, Int)], earlier: [Double] = [0, 0, 0, 0, 0],
    later: [Double] = [0, 0, 0, 0, 0]
  ) -> RoundTable {
    var table = RoundTable(
      pairs: [Double](repeating: 0, count: 25), earlierOnly: earlier, laterOnly: later)
    for (a, b, count) in pairs { table.pairs[(a - 1) * 5 + b - 1] = Double(count) }
    return table
  }

  @Test("a paired change against another program, and by what pairing gains") func changes() throws
  {
    let method = changeMethod(10_000)
    let paired = table([(1, 1, 1), (1, 2, 2), (2, 2, 2), (4, 4, 1), (5, 4, 3), (5, 5, 3)])
    let interval = try #require(method.interval(paired))
    expectClose(interval.low, -0.37, within: .secondDecimal)
    expectClose(interval.high, 0.04, within: .secondDecimal)
    // Hardly anything is known of twelve who are unanimous twice, and nothing of a direction.
    let unanimous = try #require(method.interval(table([(5, 5, 12)])))
    expectClose(unanimous.low, -0.31, within: .secondDecimal)
    expectClose(unanimous.high, 0.31, within: .secondDecimal)
    let apart = table([], earlier: paired.earlier, later: paired.later)
    let independent = try #require(method.interval(apart))
    #expect(independent.high - independent.low > interval.high - interval.low)
    let part = try #require(method.interval(paired, samplingFraction: 0.75))
    expectClose(
      (part.high - part.low) / (interval.high - interval.low), 0.5, within: .secondDecimal)
    #expect(method.interval(table([(1, 1, 1)])) == nil, "one answer has no disagreement")
  }

  @Test("draws of counts are those of their distribution") func draws() {
    // Mean and variance of a share drawn from the Dirichlet distribution.
    let draws = DirichletDraws(levels: 3, largestCount: 9, count: 20_000, seed: 4)
    for (counts, prior) in [([5.0, 0, 2], 0.25), ([9, 1, 0], 0.5), ([2.5, 3.7, 1.1], 0.25)] {
      let total = counts.reduce(0, +) + 3 * prior
      let shares = draws.shares(of: counts, prior: prior)
      for level in 0..<3 {
        let own = stride(from: level, to: shares.count, by: 3).map { shares[$0] }
        let mean = (counts[level] + prior) / total
        let variance = mean * (1 - mean) / (total + 1)
        let error = (variance / 20_000).squareRoot()
        let found = own.reduce(0, +) / 20_000
        expectClose(found, mean, within: .monteCarlo(standardError: error))
        let spread = own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
        expectClose(spread / variance, 1, within: .monteCarlo(standardError: 0.02))
      }
    }
    // The two sides do not depend on each other.
    let (a, b) = (
      draws.shares(of: [3, 3, 3], side: .first), draws.shares(of: [3, 3, 3], side: .second)
    )
    var product = 0.0
    for draw in 0..<20_000 { product += (a[3 * draw] - 1.0 / 3) * (b[3 * draw] - 1.0 / 3) }
    let variance = 1.0 / 3 * (2.0 / 3) / 10.75
    expectClose(
      product / 20_000 / variance, 0, within: .monteCarlo(standardError: 1 / 141.0))
  }
}
