import Probability

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the interval of a proportion is made from.
struct ProportionEvidence {
  var share: Double
  var variance: Double
  var degreesOfFreedom: Int
  /// Answers.
  var count: Int
  /// Kish's effective number of answers.
  var effectiveCount: Double
  /// The part of the population that is in the sample.
  var samplingFraction: Double
  var confidence: Double
}

extension ProportionInterval {
  /// The name of the method in results.
  public var method: String {
    switch self {
    case .kornGraubard: "korn_graubard"
    case .logit: "logit"
    case .wilson: "wilson"
    case .wald: "wald"
    }
  }

  /// The limits, within [0, 1]; nil where the method has none.
  func limits(_ evidence: ProportionEvidence) -> Interval? {
    guard evidence.degreesOfFreedom > 0, evidence.count > 0 else { return nil }
    switch self {
    case .kornGraubard: return evidence.kornGraubard()
    case .logit: return evidence.logit()
    case .wilson: return evidence.wilson()
    case .wald: return evidence.wald()
    }
  }
}

extension ProportionEvidence {
  private var tail: Double { (1 - confidence) / 2 }

  /// Whether the variance is zero but for rounding: at 0 and 1, or where the design fixes the
  /// share.
  private var isConstant: Bool {
    let spread = share * (1 - share)
    return spread <= 0 || variance <= spread * 1e-14
  }

  /// The number of independent answers that would give the same variance, for the design's degrees
  /// of freedom.
  ///
  /// Without variance (all answers alike) it is Kish's number, over the part of the population that
  /// is not in the sample; infinite for a census.
  private func effective() -> Double? {
    let unadjusted =
      isConstant
      ? (samplingFraction < 1 ? effectiveCount / (1 - samplingFraction) : .infinity)
      : share * (1 - share) / variance
    guard count > 1 else { return unadjusted }
    guard let sample = StudentT(degreesOfFreedom: Double(count - 1))?.quantile(1 - tail),
      let design = StudentT(degreesOfFreedom: Double(degreesOfFreedom))?.quantile(1 - tail)
    else { return nil }
    let ratio = sample / design
    return unadjusted * ratio * ratio
  }

  func kornGraubard() -> Interval? {
    guard let effective = effective() else { return nil }
    guard effective < .infinity else { return Interval(low: share, high: share) }
    let (inside, outside) = (effective * share, effective * (1 - share))
    guard let low = BetaDistribution(inside, outside + 1)?.quantile(tail),
      let high = BetaDistribution(inside + 1, outside)?.quantile(1 - tail)
    else { return nil }
    return Interval(low: low, high: high)
  }

  func wilson() -> Interval? {
    guard let effective = effective(), let z = NormalDistribution().quantile(1 - tail) else {
      return nil
    }
    guard effective < .infinity else { return Interval(low: share, high: share) }
    let square = z * z
    let centre = share + square / (2 * effective)
    let spread = share * (1 - share) / effective + square / (4 * effective * effective)
    let reach = z * spread.squareRoot()
    let divisor = 1 + square / effective
    let low = share == 0 ? 0 : (centre - reach) / divisor
    let high = share == 1 ? 1 : (centre + reach) / divisor
    return Interval(low: max(0, low), high: min(1, high))
  }

  func logit() -> Interval? {
    guard !isConstant, let t = quantile() else { return nil }
    let centre = log(share / (1 - share))
    let reach = t * variance.squareRoot() / (share * (1 - share))
    return Interval(low: 1 / (1 + exp(reach - centre)), high: 1 / (1 + exp(-reach - centre)))
  }

  func wald() -> Interval? {
    guard !isConstant, let t = quantile() else { return nil }
    let reach = t * variance.squareRoot()
    return Interval(low: max(0, share - reach), high: min(1, share + reach))
  }

  private func quantile() -> Double? {
    StudentT(degreesOfFreedom: Double(degreesOfFreedom))?.quantile(1 - tail)
  }
}
