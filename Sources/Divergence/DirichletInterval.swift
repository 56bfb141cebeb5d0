public import Estimation
import Numerics
import Probability

/// The interval of the index of disagreement for groups of a few dozen respondents.
///
/// Draws π from the Dirichlet distribution with parameters n_k + ¼, takes the index of each draw,
/// and moves the upper limit up by what the draws lie below the unbiased estimate on average:
/// [q_α, min(1, q_{1−α} + max(0, û − mean))]. Percentile bootstraps cover 62–81 % in groups of
/// twelve where 95 % is promised, and give a point for unanimous answers; this one covers 89–99 %
/// in every distribution tried with 8 to 30 respondents and is never a point before all are
/// asked. It is not derived from a theory: the coverage is what a simulation among the tests
/// shows.
///
/// For a population of known size *N* the unobserved answers are drawn from π, and the index is
/// that of the observed and drawn answers together, so the interval closes as *n* nears *N*.
///
/// The draws depend on the seed alone: equal counts have equal intervals wherever they occur.
public struct DirichletInterval: Sendable {
  /// The pseudo-answers added to each level.
  public static let shift = 0.25
  public static let method = "shifted_dirichlet"

  public var draws: Int
  public var confidence: Double
  public var seed: UInt64

  public init(draws: Int = 4_000, confidence: Double = 0.95, seed: UInt64) {
    self.draws = draws
    self.confidence = confidence
    self.seed = seed
  }

  /// The interval for the index in the large population that the respondents stand for.
  ///
  /// Weighted totals count as the effective number of respondents. The interval holds the
  /// estimate.
  ///
  /// - Throws: ``MeasureFault`` where the index is not defined.
  public func interval(for answers: OrderedAnswers) throws(MeasureFault) -> Interval {
    let estimate = try BerryMielkeIndex().value(of: answers)
    let parameters = answers.shares.map { $0 * answers.effectiveCount + Self.shift }
    let unbiased = 2 * GiniMeanDifference().defined(answers) / answers.span
    var random = Philox4x32(seed: seed)
    var values = [Double](repeating: 0, count: draws)
    for draw in values.indices { values[draw] = variation(random.dirichlet(parameters)) }
    return limits(values, unbiased: unbiased, estimate: estimate)
  }

  /// The interval for the index among `population` organisations, of which some answered.
  ///
  /// - Parameters:
  ///   - answers: The answers observed, without weights.
  ///   - population: How many have an opinion that counts, the observed among them; a number
  ///     below the observed is taken as that.
  /// - Returns: The interval, a point where all have answered; it holds the estimate.
  /// - Throws: ``MeasureFault`` where the index is not defined.
  public func interval(
    for answers: OrderedAnswers, population: Int
  ) throws(MeasureFault) -> Interval {
    let estimate = try BerryMielkeIndex().value(of: answers)
    let unobserved = population - answers.respondents
    guard unobserved > 0 else { return Interval(low: estimate, high: estimate) }
    let parameters = answers.totals.map { $0 + Self.shift }
    let unbiased =
      GiniMeanDifference().defined(answers)
      / GiniMeanDifference.maximum(levels: answers.levelCount, respondents: population)
    var random = Philox4x32(seed: seed)
    var values = [Double](repeating: 0, count: draws)
    let parity = population % 2 == 1 ? Double(population) * Double(population) : 0
    for draw in values.indices {
      let shares = random.dirichlet(parameters)
      var totals = answers.totals
      add(unobserved, shares, &random, to: &totals)
      let correction = parity > 0 ? parity / (parity - 1) : 1
      values[draw] = min(1, variation(totals.map { $0 / Double(population) }) * correction)
    }
    return limits(values, unbiased: unbiased, estimate: estimate)
  }

  /// The index of shares in a large population.
  private func variation(_ shares: [Double]) -> Double {
    var running = 0.0
    var sum = 0.0
    for level in 0..<(shares.count - 1) {
      running += shares[level]
      sum += running * (1 - running)
    }
    return 4 * sum / Double(shares.count - 1)
  }

  /// Adds the answers of those who were not observed.
  ///
  /// Beyond a few thousand their shares hardly differ from the probabilities, which are taken.
  private func add(
    _ number: Int, _ shares: [Double], _ random: inout Philox4x32, to totals: inout [Double]
  ) {
    guard number <= 4_000 else {
      for level in totals.indices { totals[level] += shares[level] * Double(number) }
      return
    }
    for _ in 0..<number {
      var rest = random.uniform()
      var level = 0
      while level < shares.count - 1, rest >= shares[level] {
        rest -= shares[level]
        level += 1
      }
      totals[level] += 1
    }
  }

  private func limits(_ values: [Double], unbiased: Double, estimate: Double) -> Interval {
    let sorted = values.sorted()
    let mean = compensatedSum(values) / Double(values.count)
    let tail = (1 - confidence) / 2
    let low = quantile(sorted, tail)
    let high = min(1, quantile(sorted, 1 - tail) + max(0, unbiased - mean))
    return Interval(low: max(0, min(low, estimate)), high: max(high, estimate))
  }
}

/// The quantile of sorted values, between two of them by linear interpolation.
func quantile(_ sorted: [Double], _ probability: Double) -> Double {
  let position = probability * Double(sorted.count - 1)
  let below = Int(position)
  guard below + 1 < sorted.count else { return sorted[sorted.count - 1] }
  let fraction = position - Double(below)
  return sorted[below] + fraction * (sorted[below + 1] - sorted[below])
}
