import CBoostMath

/// The number of marked units in a draw with replacement.
///
/// - Checked against: R 4.2 `pbinom`, `dbinom`, `References/probability`.
public struct BinomialDistribution: Equatable, Sendable {
  public let trials: Int
  public let probability: Double

  /// Nil unless the trials are not negative and the probability is in [0, 1].
  public init?(trials: Int, probability: Double) {
    guard trials >= 0, probability >= 0, probability <= 1 else { return nil }
    self.trials = trials
    self.probability = probability
  }

  /// The probability of exactly `k`.
  public func mass(_ k: Int) -> Double? {
    guard k >= 0, k <= trials else { return 0 }
    return defined(cboost_binomial_pmf(Double(k), Double(trials), probability))
  }

  /// The probability of at most `k`.
  public func cumulative(_ k: Int) -> Double? {
    guard k >= 0 else { return 0 }
    guard k < trials else { return 1 }
    return defined(cboost_binomial_cdf(Double(k), Double(trials), probability, 0))
  }

  /// The probability of more than `k`.
  public func upperTail(_ k: Int) -> Double? {
    guard k >= 0 else { return 1 }
    guard k < trials else { return 0 }
    return defined(cboost_binomial_cdf(Double(k), Double(trials), probability, 1))
  }
}

/// The number of marked units in a draw without replacement from a finite population.
///
/// - Checked against: R 4.2 `phyper`, `dhyper`, `References/probability`.
public struct Hypergeometric: Equatable, Sendable {
  public let marked: Int
  public let sample: Int
  public let population: Int

  /// Nil unless the population holds both the marked units and the sample.
  public init?(marked: Int, sample: Int, population: Int) {
    let limit = Int(Int32.max)
    guard marked >= 0, sample >= 0, population <= limit else { return nil }
    guard marked <= population, sample <= population else { return nil }
    self.marked = marked
    self.sample = sample
    self.population = population
  }

  /// The counts that can occur.
  public var support: ClosedRange<Int> {
    max(0, sample + marked - population)...min(sample, marked)
  }

  /// The probability of exactly `k`.
  public func mass(_ k: Int) -> Double? {
    guard support.contains(k) else { return 0 }
    return defined(
      cboost_hypergeometric_pmf(UInt32(k), UInt32(marked), UInt32(sample), UInt32(population)))
  }

  /// The probability of at most `k`.
  public func cumulative(_ k: Int) -> Double? { tail(k, upper: false) }

  /// The probability of more than `k`.
  public func upperTail(_ k: Int) -> Double? { tail(k, upper: true) }

  private func tail(_ k: Int, upper: Bool) -> Double? {
    guard k >= support.lowerBound else { return upper ? 1 : 0 }
    guard k < support.upperBound else { return upper ? 0 : 1 }
    return defined(
      cboost_hypergeometric_cdf(
        UInt32(k), UInt32(marked), UInt32(sample), UInt32(population), upper ? 1 : 0))
  }
}

/// The logarithm of the gamma function; nil at its poles.
public func logGamma(_ x: Double) -> Double? {
  let value = cboost_log_gamma(x)
  return value.isFinite ? value : nil
}
