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
    case .agrestiCoull: "agresti_coull"
    case .arcsine: "arcsine"
    case .clopperPearson: "clopper_pearson"
    case .wald: "wald"
    }
  }

  /// The limits for a share of which the error is known, within [0, 1].
  ///
  /// - Parameters:
  ///   - share: The share, neither 0 nor 1.
  ///   - standardError: Its error by the design, above 0.
  ///   - count: The answers it is a share of.
  ///   - degreesOfFreedom: Those of the design.
  ///   - confidence: The level, between 0 and 1.
  /// - Returns: nil where the method has none, as for shares of 0 and 1.
  public func limits(
    share: Double, standardError: Double, count: Int, degreesOfFreedom: Int, confidence: Double
  ) -> Interval? {
    guard share > 0, share < 1, standardError > 0 else { return nil }
    return limits(
      ProportionEvidence(
        share: share, variance: standardError * standardError,
        degreesOfFreedom: degreesOfFreedom, count: count, effectiveCount: Double(count),
        samplingFraction: 0, confidence: confidence))
  }

  /// The limits, within [0, 1]; nil where the method has none.
  func limits(_ evidence: ProportionEvidence) -> Interval? {
    guard evidence.degreesOfFreedom > 0, evidence.count > 0 else { return nil }
    let limits =
      switch self {
      case .kornGraubard: evidence.kornGraubard()
      case .logit: evidence.logit()
      case .wilson: evidence.wilson()
      case .agrestiCoull: evidence.agrestiCoull()
      case .wald: evidence.wald()
      case .arcsine: evidence.arcsine()
      case .clopperPearson: evidence.clopperPearson()
      }
    guard let limits, limits.low <= limits.high else { return nil }
    // Rounding may leave an end on the wrong side of an estimate near 0 or 1.
    return Interval(
      low: max(0, min(limits.low, evidence.share)), high: min(1, max(limits.high, evidence.share)))
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

  func kornGraubard() -> Interval? { effective().flatMap { exact($0) } }

  /// The exact interval of the answers over the design effect.
  func clopperPearson() -> Interval? {
    guard !isConstant, count > 1 else {
      return exact(
        samplingFraction < 1 ? effectiveCount / (1 - samplingFraction) : .infinity)
    }
    return exact(share * (1 - share) / variance * Double(count) / Double(count - 1))
  }

  private func exact(_ answers: Double) -> Interval? {
    guard answers < .infinity else { return Interval(low: share, high: share) }
    return binomialInterval(marked: answers * share, of: answers, confidence: confidence)
  }

  func agrestiCoull() -> Interval? {
    guard let effective = effective(), let z = NormalDistribution().quantile(1 - tail) else {
      return nil
    }
    guard effective < .infinity else { return Interval(low: share, high: share) }
    let answers = effective + z * z
    let centre = (effective * share + z * z / 2) / answers
    let reach = z * (centre * (1 - centre) / answers).squareRoot()
    return Interval(low: max(0, centre - reach), high: min(1, centre + reach))
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

  func arcsine() -> Interval? {
    guard !isConstant, let t = quantile() else { return nil }
    let centre = asin(share.squareRoot())
    let reach = t * (variance / (4 * share * (1 - share))).squareRoot()
    let (low, high) = (sin(max(0, centre - reach)), sin(min(.pi / 2, centre + reach)))
    return Interval(low: low * low, high: high * high)
  }

  private func quantile() -> Double? {
    StudentT(degreesOfFreedom: Double(degreesOfFreedom))?.quantile(1 - tail)
  }
}
