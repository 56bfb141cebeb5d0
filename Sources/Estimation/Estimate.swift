/// A confidence interval and how it was made.
public struct Interval: Equatable, Sendable {
  public var low: Double
  public var high: Double

  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
}

/// One number an analysis answers with, and all that is known of its precision.
///
/// What the regime does not justify is nil: in the actors regime without a known number invited
/// there is no standard error and no interval.
public struct Estimate: Equatable, Sendable {
  public var value: Double
  public var standardError: Double?
  public var interval: Interval?
  public var confidence: Double?
  /// Degrees of freedom; for an F the numerator's.
  public var degreesOfFreedom: Double?
  /// The denominator's degrees of freedom of an F.
  public var denominatorDegreesOfFreedom: Double?
  /// Respondents the number was computed from.
  public var count: Int?
  /// Those of them whom a share or a level's total counts; nil for other statistics.
  public var caseCount: Int?
  public var weightedCount: Double?
  public var effectiveCount: Double?
  public var designEffect: Double?
  public var pValue: Double?
  public var adjustedPValue: Double?
  /// The method in snake case, for instance `korn_graubard`.
  public var method: String

  public init(
    value: Double, standardError: Double? = nil, interval: Interval? = nil,
    confidence: Double? = nil, degreesOfFreedom: Double? = nil,
    denominatorDegreesOfFreedom: Double? = nil, count: Int? = nil, caseCount: Int? = nil,
    weightedCount: Double? = nil, effectiveCount: Double? = nil, designEffect: Double? = nil,
    pValue: Double? = nil,
    adjustedPValue: Double? = nil, method: String = ""
  ) {
    self.value = value
    self.standardError = standardError
    self.interval = interval
    self.confidence = confidence
    self.degreesOfFreedom = degreesOfFreedom
    self.denominatorDegreesOfFreedom = denominatorDegreesOfFreedom
    self.count = count
    self.caseCount = caseCount
    self.weightedCount = weightedCount
    self.effectiveCount = effectiveCount
    self.designEffect = designEffect
    self.pValue = pValue
    self.adjustedPValue = adjustedPValue
    self.method = method
  }
}
