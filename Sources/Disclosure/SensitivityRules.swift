import CellSuppression
public import Results

/// What may not be published of a group although it is large enough.
///
/// - Reference: Hundepool et al. (2012), *Statistical Disclosure Control*, sections 4.2 and 5.2.
public struct SensitivityRules: Equatable, Sendable {
  /// All but at most so many gave the same answer; nil where that may be published.
  public var sameAnswer: Int?
  private let concentration: [PrimaryRule]

  /// - Parameters:
  ///   - sameAnswer: How many may differ for the group to be withheld; nil for no rule.
  ///   - dominance: The largest few may not contribute more than this share, in percent.
  ///   - withinPercent: The second largest may not estimate the largest within this share.
  public init(
    sameAnswer: Int? = nil, dominance: (largest: Int, percent: Double)? = nil,
    withinPercent: Double? = nil
  ) {
    self.sameAnswer = sameAnswer
    concentration =
      (dominance.map { [.dominance(largest: $0.largest, percent: $0.percent)] } ?? [])
      + (withinPercent.map { [.withinPercent($0)] } ?? [])
  }

  /// Whether there is a rule about sums of contributions.
  public var limitsContributions: Bool { !concentration.isEmpty }

  /// Why the answers of a group may not be published.
  ///
  /// - Parameter counts: How often each answer was given.
  /// - Returns: nil where they may, and for a group without answers.
  public func reason(answers counts: [Int]) -> Suppression? {
    guard let sameAnswer, let most = counts.max(), most > 0 else { return nil }
    let total = counts.reduce(0, +)
    let isOfOneMind = PrimaryRule.sameAnswer(sensitive: []).forbids(answers: counts)
    let isNearly = PrimaryRule.nearTotal(sameAnswer).forbids(count: most, of: total)
    return isOfOneMind || isNearly ? .sameAnswer : nil
  }

  /// Why the sum and the mean of a group may not be published.
  ///
  /// - Parameter contributions: What each respondent contributes; the sign does not matter.
  /// - Returns: nil where they may, and where all contribute nothing.
  public func reason(contributions: [Double]) -> Suppression? {
    let sizes = contributions.map(\.magnitude)
    return concentration.contains { $0.forbids(contributions: sizes) } ? .dominance : nil
  }
}
