public import Estimation

/// What is known of one estimate: all that a rule of reliability may look at.
///
/// What is not known is nil. A rule that asks for it then says that it could not assess the number;
/// it never lets it pass.
public struct Precision: Equatable, Sendable {
  /// What kind of number it is: rules differ by kind.
  public enum Kind: String, CaseIterable, Equatable, Sendable {
    /// A share of respondents, between 0 and 1.
    case proportion
    /// A mean, a ratio, a quantile or an index.
    case mean
    /// The total of a quantity over the population.
    case total
    /// An estimated number of people of the population.
    case count
  }

  public var kind: Kind
  public var value: Double
  public var standardError: Double?
  /// Respondents the number was computed from, unweighted.
  public var count: Int?
  /// Those of them whom a share or an estimated number of people counts, unweighted.
  public var caseCount: Int?
  /// The cases over the design effect of their unequal weights.
  public var effectiveCaseCount: Double?
  public var degreesOfFreedom: Double?
  /// The variance over that of a simple random sample of as many respondents.
  public var designEffect: Double?
  /// At 95 %: that of Korn and Graubard for a proportion, that of the logarithm for a number of
  /// people; nil for other kinds.
  public var interval: Interval?
  /// Whether the sample was planned to give estimates for this group.
  public var isOfPlannedDomain: Bool

  public init(
    _ kind: Kind, value: Double, standardError: Double? = nil, count: Int? = nil,
    caseCount: Int? = nil, effectiveCaseCount: Double? = nil, degreesOfFreedom: Double? = nil,
    designEffect: Double? = nil, interval: Interval? = nil, isOfPlannedDomain: Bool = false
  ) {
    self.kind = kind
    self.value = value
    self.standardError = standardError
    self.count = count
    self.caseCount = caseCount
    self.effectiveCaseCount = effectiveCaseCount
    self.degreesOfFreedom = degreesOfFreedom
    self.designEffect = designEffect
    self.interval = interval
    self.isOfPlannedDomain = isOfPlannedDomain
  }

  /// Whether every respondent, or none, is among those a share counts.
  ///
  /// Such a share has no error in the sample, which says nothing of its error in the population.
  public var isUnanimous: Bool {
    guard kind == .proportion else { return false }
    return value <= 0 || value >= 1 || caseCount == 0 || caseCount.map { $0 == count } ?? false
  }
}
