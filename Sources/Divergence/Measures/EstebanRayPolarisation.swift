#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Esteban and Ray's polarisation with α = 1.3: 0 all alike, 1 half at each end.
///
/// 2^{1+α} ΣΣ p_i^{1+α} p_j |i − j|/Δ. A larger α rewards compact camps; 1.3 is the value that
/// applied work commonly takes, and it is a judgement, not an estimate.
///
/// - Reference: Esteban & Ray (1994), *Econometrica* 62, 819–851.
/// - Checked against: `References/divergence`.
public struct EstebanRayPolarisation: DisagreementMeasure {
  public var statistic: String { "esteban_ray" }
  public var reading: MeasureReading { .disagreement }
  /// The weight on the cohesion of camps, above 0 and at most 1.6.
  public let alpha: Double

  public init(alpha: Double = 1.3) { self.alpha = alpha }

  public func bounds(levels: Int) -> ClosedRange<Double> { 0...1 }

  public func defined(_ answers: OrderedAnswers) -> Double {
    let shares = answers.shares
    var sum = 0.0
    for (i, own) in shares.enumerated() where own > 0 {
      var distance = 0.0
      for (j, other) in shares.enumerated() { distance += other * Double(abs(i - j)) }
      sum += pow(own, 1 + alpha) * distance
    }
    return min(1, pow(2, 1 + alpha) * sum / answers.span)
  }
}
