#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Tastle and Wierman's consensus: 1 all alike, 0 half at each end.
///
/// 1 + Σ p_k log₂(1 − |k − μ|/Δ) about the mean μ, which takes the levels as equally spaced.
///
/// - Reference: Tastle & Wierman (2007), *International Journal of Approximate Reasoning* 45,
///   531–545.
/// - Checked against: R agrmt 1.42.12 `consensus`.
public struct Consensus: DisagreementMeasure {
  public var statistic: String { "consensus" }
  public var reading: MeasureReading { .agreement }

  public init() {}

  public func bounds(levels: Int) -> ClosedRange<Double> { 0...1 }

  public func defined(_ answers: OrderedAnswers) -> Double {
    let shares = answers.shares
    let mean = meanPosition(shares)
    var sum = 1.0
    for (level, share) in shares.enumerated() where share > 0 {
      // The nearness is at least the share itself, also where rounding has lost that share.
      let nearness = max(share, 1 - abs(Double(level) - mean) / answers.span)
      sum += share * log2(nearness)
    }
    return max(0, min(1, sum))
  }
}

/// The mean position, counted from 0.
func meanPosition(_ shares: [Double]) -> Double {
  var mean = 0.0
  for (level, share) in shares.enumerated() { mean += Double(level) * share }
  return mean
}
