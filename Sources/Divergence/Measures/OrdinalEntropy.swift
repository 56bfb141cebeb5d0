#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reardon's ordinal entropy: 0 all alike, 1 half at each end.
///
/// (1/Δ) Σ h(F) with h the binary entropy in bits.
///
/// - Reference: Reardon (2009), in *Occupational and Residential Segregation*, 129–155.
/// - Checked against: R agrmt 1.42.12 `Reardon`.
public struct OrdinalEntropy: DisagreementMeasure {
  public var statistic: String { "reardon_entropy" }
  public var reading: MeasureReading { .disagreement }

  public init() {}

  public func bounds(levels: Int) -> ClosedRange<Double> { 0...1 }

  public func defined(_ answers: OrderedAnswers) -> Double {
    answers.cumulativeShares.reduce(0) { $0 + binaryEntropy($1) } / answers.span
  }

  private func binaryEntropy(_ share: Double) -> Double {
    if share <= 0 || share >= 1 { return 0 }
    return -share * log2(share) - (1 - share) * log2(1 - share)
  }
}
