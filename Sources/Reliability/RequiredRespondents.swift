#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension ReliabilityProfile {
  /// The fewest respondents of a group with which a share is shown, or at least not withheld.
  ///
  /// The group is taken for a simple random sample whose variance the design effect multiplies,
  /// each respondent a cluster; cluster samples need their degrees of freedom besides.
  ///
  /// - Parameters:
  ///   - share: The share expected, between 0 and 1 but neither.
  ///   - designEffect: The variance over that of a simple random sample, above 0.
  ///   - allowsFlags: Whether a flagged number will do.
  /// - Returns: nil where no number of respondents is enough, or the rule has no criterion of size.
  public func requiredRespondents(
    share: Double, designEffect: Double = 1, allowsFlags: Bool = false
  ) -> Int? {
    guard criteria[.proportion] != nil, share > 0, share < 1, designEffect > 0 else { return nil }
    func suffices(_ count: Int) -> Bool {
      let known = Precision.ofSimpleSample(
        share: share, count: count, designEffect: designEffect)
      switch verdict(on: known).outcome {
      case .shown: return true
      case .flagged: return allowsFlags
      case .withheld, .notAssessed: return false
      }
    }
    return fewest(suffices)
  }

  private func fewest(_ suffices: (Int) -> Bool) -> Int? {
    var enough = 2
    while !suffices(enough) {
      if enough > 1 << 30 { return nil }
      enough *= 2
    }
    var tooFew = enough / 2
    while enough - tooFew > 1 {
      let middle = (enough + tooFew) / 2
      if suffices(middle) { enough = middle } else { tooFew = middle }
    }
    return enough
  }
}

extension Criterion {
  /// The fewest respondents with which a share meets a limit on its sampling error.
  ///
  /// - Parameters:
  ///   - share: The share expected, between 0 and 1 but neither.
  ///   - designEffect: The variance over that of a simple random sample, above 0.
  /// - Returns: nil for a criterion that is not an upper limit on a relative error.
  public func requiredRespondents(share: Double, designEffect: Double = 1) -> Int? {
    let measures: [Measure] = [
      .coefficientOfVariation, .logCoefficientOfVariation, .errorOverQuadraticLimit,
    ]
    guard measures.contains(condition.measure), condition.limit > 0 else { return nil }
    // The error falls with the root of the respondents; the measure at one respondent tells all.
    let one = Precision(
      .proportion, value: share,
      standardError: (share * (1 - share) * designEffect).squareRoot())
    guard let atOne = try? condition.measure.value(of: one) else { return nil }
    let ratio = atOne / condition.limit
    let least = ratio * ratio
    // Where a whole number meets the limit exactly, rounding must not decide.
    let isWhole = (least - least.rounded()).magnitude < 1e-9 * least
    guard isWhole else { return max(1, Int(least.rounded(.up))) }
    return max(1, Int(least.rounded()) + (condition.relation == .below ? 1 : 0))
  }
}
