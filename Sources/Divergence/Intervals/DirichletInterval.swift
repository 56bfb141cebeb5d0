public import Estimation

/// The interval of the index of disagreement for groups of a few dozen respondents.
///
/// Draws π from the Dirichlet distribution with parameters n_k + ¼ and takes the index of each
/// draw. The limits are the quantiles of the draws, each moved outwards by what the draws miss the
/// unbiased estimate û on its side (``ShiftedInterval``). Percentile bootstraps cover 62–81 % in
/// groups of twelve where 95 % is promised, and give a point for unanimous answers; moving the
/// upper limit only leaves the lower one above the truth where nearly all answer alike, covering
/// less than half. What both forms cover is in `Documentation/Simulations.md`.
///
/// For a population of known size *N* the unobserved answers are drawn from π, and the index is
/// that of the observed and drawn answers together, so the interval closes as *n* nears *N*.
public struct DirichletInterval: Sendable {
  public static let method = "shifted_dirichlet"

  /// Which limits are moved.
  public enum Shift: String, CaseIterable, Equatable, Sendable {
    /// Both, from quantiles that lie farther in the tails.
    case both
    /// The upper one only, from the quantiles of the confidence: for comparison.
    case upper
  }

  public let draws: DirichletDraws
  public let confidence: Double
  public let shift: Shift

  public init(_ draws: DirichletDraws, confidence: Double = 0.95, shift: Shift = .both) {
    self.draws = draws
    self.confidence = confidence
    self.shift = shift
  }

  /// The interval for the index in the large population that the respondents stand for.
  ///
  /// Weighted totals count as the effective number of respondents. The interval holds the
  /// estimate.
  ///
  /// - Throws: ``MeasureFault`` where the index is not defined.
  public func interval(for answers: OrderedAnswers) throws(MeasureFault) -> Interval {
    let estimate = try BerryMielkeIndex().value(of: answers)
    let shares = draws.shares(of: answers.effectiveCounts)
    var values = variations(shares, levels: answers.levelCount)
    return limits(&values, unbiased: answers.unbiasedVariation, estimate: estimate)
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
    guard population > answers.respondents else { return Interval(low: estimate, high: estimate) }
    let shares = draws.shares(of: answers.totals, population: population)
    let parity = population % 2 == 1 ? Double(population) * Double(population) : 0
    let correction = parity > 0 ? parity / (parity - 1) : 1
    var values = variations(shares, levels: answers.levelCount).map { min(1, $0 * correction) }
    let unbiased =
      GiniMeanDifference().defined(answers)
      / GiniMeanDifference.maximum(levels: answers.levelCount, respondents: population)
    return limits(&values, unbiased: unbiased, estimate: estimate)
  }

  private func limits(
    _ values: inout [Double], unbiased: Double, estimate: Double
  ) -> Interval {
    var limits: Interval
    switch shift {
    case .both:
      limits = ShiftedInterval(confidence: confidence)
        .limits(&values, estimate: min(1, unbiased), range: 0...1)
    case .upper:
      let mean = values.reduce(0, +) / Double(values.count)
      let tail = (1 - confidence) / 2
      let low = selectedQuantile(&values, tail)
      let high = selectedQuantile(&values, 1 - tail) + max(0, unbiased - mean)
      limits = Interval(low: low, high: min(1, high))
    }
    limits.low = max(0, min(limits.low, estimate))
    limits.high = max(limits.high, estimate)
    return limits
  }
}

/// The index of the shares of every draw in a large population.
func variations(_ shares: [Double], levels: Int) -> [Double] {
  let factor = 4 / Double(levels - 1)
  return (0..<(shares.count / levels)).map { draw in
    var (running, sum) = (0.0, 0.0)
    for level in 0..<(levels - 1) {
      running += shares[draw * levels + level]
      sum += running * (1 - running)
    }
    return factor * sum
  }
}

extension OrderedAnswers {
  /// The answers a level, as many in all as the effective number of respondents.
  var effectiveCounts: [Double] {
    isUnweighted && abs(total - Double(respondents)) < 1e-9 * max(1, total)
      ? totals : shares.map { $0 * effectiveCount }
  }

  /// The index of the population that these answers are drawn from, without bias: it can exceed 1.
  var unbiasedVariation: Double { 2 * GiniMeanDifference().defined(self) / span }
}
