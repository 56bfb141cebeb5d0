#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How base weights are adjusted to margins: the distance between old and new that is made least.
///
/// The new weight is the base weight times a factor, which is a function of the sum of one
/// parameter a margin: linear, exponential, or an S-shaped curve between the bounds.
///
/// - Reference: Deville & Särndal (1992), *J. Am. Stat. Assoc.* 87, 376–382; Deville, Särndal &
///   Sautory (1993), *J. Am. Stat. Assoc.* 88, 1013–1020.
public enum CalibrationMethod: String, CaseIterable, Equatable, Sendable {
  /// Raking: the exponential distance, by iterative proportional fitting where there are no bounds.
  case rake
  /// Each cell of one margin (which may be a crossing) is brought to its total.
  case postStratify = "post-stratify"
  /// The generalised regression estimator; with bounds, factors are cut off at them.
  case linear
  /// The logit distance of Deville and Särndal, which needs bounds around 1.
  case logit
}

/// The least and the largest factor by which a weight may change.
public struct FactorBounds: Equatable, Sendable {
  public var lower: Double
  public var upper: Double

  public init(_ lower: Double, _ upper: Double) {
    self.lower = lower
    self.upper = upper
  }
}

/// The factor as a function of the sum of the parameters, with its derivative and its integral.
struct FactorFunction {
  /// The function at one point.
  struct Value {
    var factor: Double
    var derivative: Double
    /// The integral of the factor from 0, up to a constant: what calibration makes least.
    var integral: Double
  }

  let method: CalibrationMethod
  let bounds: FactorBounds?
  /// The points at which linear and exponential factors meet the bounds.
  private let ends: (low: Double, high: Double)
  /// The steepness of the logit that makes the derivative at 0 one.
  private let steepness: Double

  init(_ method: CalibrationMethod, _ bounds: FactorBounds?) {
    self.method = method
    self.bounds = bounds
    steepness = bounds.map { ($0.upper - $0.lower) / (($0.upper - 1) * (1 - $0.lower)) } ?? 1
    let (low, high) = (bounds?.lower ?? -.infinity, bounds?.upper ?? .infinity)
    ends = method == .rake ? (low > 0 ? log(low) : -.infinity, log(high)) : (low - 1, high - 1)
  }

  func value(_ u: Double) -> Value {
    if method == .logit, let bounds { return logit(u, bounds) }
    guard let bounds else { return free(u) }
    // Outside the bounds the factor stays at them and does not change.
    if u <= ends.low {
      let end = free(ends.low).integral + bounds.lower * (u - ends.low)
      return Value(factor: bounds.lower, derivative: 0, integral: end)
    }
    if u >= ends.high {
      let end = free(ends.high).integral + bounds.upper * (u - ends.high)
      return Value(factor: bounds.upper, derivative: 0, integral: end)
    }
    return free(u)
  }

  private func free(_ u: Double) -> Value {
    if method == .rake {
      let power = exp(u)
      return Value(factor: power, derivative: power, integral: power)
    }
    return Value(factor: 1 + u, derivative: 1, integral: u + u * u / 2)
  }

  /// (L (U − 1) + U (1 − L) e) / (U − 1 + (1 − L) e), with e the exponential, kept finite.
  private func logit(_ u: Double, _ bounds: FactorBounds) -> Value {
    let (low, high) = (bounds.lower, bounds.upper)
    let power = exp(-(steepness * u).magnitude)
    let (a, b) = u >= 0 ? ((high - 1) * power, 1 - low) : (high - 1, (1 - low) * power)
    let share = b / (a + b)
    let logarithm = log(a + b) + max(0, steepness * u)
    return Value(
      factor: low + (high - low) * share,
      derivative: (high - low) * share * (1 - share) * steepness,
      integral: low * u + (high - low) / steepness * logarithm)
  }
}
