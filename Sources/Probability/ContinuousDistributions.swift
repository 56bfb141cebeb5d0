import CBoostMath

/// A distribution on the line, with both tails exact.
///
/// Whatever is not defined (a probability outside [0, 1], degrees of freedom that are not positive)
/// is nil; no function returns NaN.
public protocol ContinuousDistribution: Equatable, Sendable {
  /// The probability of a value of at most `x`.
  func cumulative(_ x: Double) -> Double?
  /// The probability of a value above `x`, without cancellation.
  func upperTail(_ x: Double) -> Double?
  /// The value that is exceeded with probability 1 − `p`; infinite at the end of a support
  /// without end.
  func quantile(_ p: Double) -> Double?
}

/// The standard normal distribution.
///
/// - Checked against: R 4.2 `pnorm`, `qnorm`, `References/probability`.
public struct NormalDistribution: ContinuousDistribution {
  public init() {}

  public func cumulative(_ x: Double) -> Double? { defined(cboost_normal_cdf(x, 0)) }
  public func upperTail(_ x: Double) -> Double? { defined(cboost_normal_cdf(x, 1)) }
  public func quantile(_ p: Double) -> Double? {
    unboundedQuantile(p) { cboost_normal_quantile($0, 0) }
  }
}

/// Student's t distribution.
///
/// - Edge cases: infinite degrees of freedom give the normal distribution.
/// - Checked against: R 4.2 `pt`, `qt`, `References/probability`.
public struct StudentT: ContinuousDistribution {
  public let degreesOfFreedom: Double

  /// Nil unless the degrees of freedom are positive.
  public init?(degreesOfFreedom: Double) {
    guard degreesOfFreedom > 0 else { return nil }
    self.degreesOfFreedom = degreesOfFreedom
  }

  public func cumulative(_ x: Double) -> Double? {
    guard degreesOfFreedom.isFinite else { return NormalDistribution().cumulative(x) }
    return defined(cboost_t_cdf(x, degreesOfFreedom, 0))
  }

  public func upperTail(_ x: Double) -> Double? {
    guard degreesOfFreedom.isFinite else { return NormalDistribution().upperTail(x) }
    return defined(cboost_t_cdf(x, degreesOfFreedom, 1))
  }

  public func quantile(_ p: Double) -> Double? {
    guard degreesOfFreedom.isFinite else { return NormalDistribution().quantile(p) }
    return unboundedQuantile(p) { cboost_t_quantile($0, degreesOfFreedom, 0) }
  }

  /// The probability of a value further from zero than `x`, on either side.
  public func bothTails(_ x: Double) -> Double? {
    upperTail(x.magnitude).map { min(1, 2 * $0) }
  }
}

/// The chi-squared distribution; the degrees of freedom need not be whole.
///
/// - Checked against: R 4.2 `pchisq`, `qchisq`, `References/probability`.
public struct ChiSquared: ContinuousDistribution {
  public let degreesOfFreedom: Double

  /// Nil unless the degrees of freedom are positive and finite.
  public init?(degreesOfFreedom: Double) {
    guard degreesOfFreedom > 0, degreesOfFreedom.isFinite else { return nil }
    self.degreesOfFreedom = degreesOfFreedom
  }

  public func cumulative(_ x: Double) -> Double? {
    onPositiveHalf(x, 0) { cboost_chi_squared_cdf($0, degreesOfFreedom, 0) }
  }

  public func upperTail(_ x: Double) -> Double? {
    onPositiveHalf(x, 1) { cboost_chi_squared_cdf($0, degreesOfFreedom, 1) }
  }

  public func quantile(_ p: Double) -> Double? {
    positiveQuantile(p) { cboost_chi_squared_quantile($0, degreesOfFreedom, 0) }
  }
}

/// Fisher's F distribution; the degrees of freedom need not be whole.
///
/// - Edge cases: infinite denominator degrees of freedom give a chi-squared over its degrees of
///   freedom.
/// - Checked against: R 4.2 `pf`, `qf`, `References/probability`.
public struct FisherF: ContinuousDistribution {
  public let numerator: Double
  public let denominator: Double

  /// Nil unless both degrees of freedom are positive and the numerator's are finite.
  public init?(numerator: Double, denominator: Double) {
    guard numerator > 0, numerator.isFinite, denominator > 0 else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  private var limit: ChiSquared? {
    denominator.isFinite ? nil : ChiSquared(degreesOfFreedom: numerator)
  }

  public func cumulative(_ x: Double) -> Double? {
    if let limit { return limit.cumulative(x * numerator) }
    return onPositiveHalf(x, 0) { cboost_f_cdf($0, numerator, denominator, 0) }
  }

  public func upperTail(_ x: Double) -> Double? {
    if let limit { return limit.upperTail(x * numerator) }
    return onPositiveHalf(x, 1) { cboost_f_cdf($0, numerator, denominator, 1) }
  }

  public func quantile(_ p: Double) -> Double? {
    if let limit { return limit.quantile(p).map { $0 / numerator } }
    return positiveQuantile(p) { cboost_f_quantile($0, numerator, denominator, 0) }
  }
}

/// The beta distribution on [0, 1]; its cumulative probability is the regularised incomplete beta
/// function.
///
/// - Edge cases: a first parameter of 0 puts everything at 0, a second of 0 everything at 1, as in
///   the limits that exact intervals for proportions use; both 0 is nil.
/// - Checked against: R 4.2 `pbeta`, `qbeta`, `References/probability`.
public struct BetaDistribution: ContinuousDistribution {
  public let a: Double
  public let b: Double

  /// Nil unless both parameters are finite and not negative, and one is positive.
  public init?(_ a: Double, _ b: Double) {
    guard a >= 0, b >= 0, a + b > 0, (a + b).isFinite else { return nil }
    self.a = a
    self.b = b
  }

  public func cumulative(_ x: Double) -> Double? {
    guard !x.isNaN else { return nil }
    if a == 0 { return x < 0 ? 0 : 1 }
    if b == 0 { return x < 1 ? 0 : 1 }
    if x <= 0 || x >= 1 { return x <= 0 ? 0 : 1 }
    return defined(cboost_beta_cdf(x, a, b, 0))
  }

  public func upperTail(_ x: Double) -> Double? {
    guard !x.isNaN else { return nil }
    if a == 0 { return x < 0 ? 1 : 0 }
    if b == 0 { return x < 1 ? 1 : 0 }
    if x <= 0 || x >= 1 { return x <= 0 ? 1 : 0 }
    return defined(cboost_beta_cdf(x, a, b, 1))
  }

  public func quantile(_ p: Double) -> Double? {
    guard p >= 0, p <= 1 else { return nil }
    if a == 0 || b == 0 { return a == 0 ? 0 : 1 }
    if p == 0 || p == 1 { return p }
    return defined(cboost_beta_quantile(p, a, b, 0))
  }
}

/// The value unless it is NaN.
func defined(_ value: Double) -> Double? { value.isNaN ? nil : value }

private func unboundedQuantile(_ p: Double, _ quantile: (Double) -> Double) -> Double? {
  guard p >= 0, p <= 1 else { return nil }
  if p == 0 || p == 1 { return p == 0 ? -.infinity : .infinity }
  return defined(quantile(p))
}

private func positiveQuantile(_ p: Double, _ quantile: (Double) -> Double) -> Double? {
  guard p >= 0, p <= 1 else { return nil }
  if p == 0 || p == 1 { return p == 0 ? 0 : .infinity }
  return defined(quantile(p))
}

/// A tail of a distribution on the positive half line; `atZero` is its value up to zero.
private func onPositiveHalf(
  _ x: Double, _ atZero: Double, _ tail: (Double) -> Double
) -> Double? {
  guard !x.isNaN else { return nil }
  if x <= 0 { return atZero }
  if x == .infinity { return 1 - atZero }
  return defined(tail(x))
}
