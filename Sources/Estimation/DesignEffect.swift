/// The simple random sample with which a design effect compares.
public enum DesignEffect: String, CaseIterable, Equatable, Sendable {
  /// As many answers drawn with replacement, which need no size of the population.
  case withReplacement = "replace"
  /// As many answers drawn without replacement from as many people as the weights add up to.
  case withoutReplacement = "without-replacement"

  /// The variance over that of the simple sample.
  ///
  /// - Parameters:
  ///   - variance: That of the design.
  ///   - simple: That of as many answers drawn with replacement.
  ///   - count: The answers.
  ///   - weight: The sum of their weights, the size of the population.
  /// - Returns: Nil where the weights add up to no more than the answers, so that they are no
  ///   numbers of people.
  /// - Checked against: R `survey` `deff = "replace"` and `deff = TRUE`, `References/estimates`.
  public func value(
    variance: Double, simple: Double, count: Int, weight: Double
  ) -> Double? {
    guard simple > 0 else { return nil }
    switch self {
    case .withReplacement: return variance / simple
    case .withoutReplacement:
      let remaining = 1 - Double(count) / weight
      return remaining > 0 ? variance / (simple * remaining) : nil
    }
  }
}
