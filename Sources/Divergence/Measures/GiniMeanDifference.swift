/// The mean distance between two respondents picked at random, in points of the scale.
///
/// Gini's mean difference, [2/(n(n − 1))] Σ_{i<j} n_i n_j (j − i): unbiased at every n. With
/// weights n is Kish's effective number, which gives Σ w_i w_j |x_i − x_j| / Σ w_i w_j over pairs.
///
/// - Reference: Gini (1912); Berry & Mielke (1992) for its maximum.
/// - Checked against: enumeration of the pairs, `References/divergence`.
public struct GiniMeanDifference: DisagreementMeasure {
  public var statistic: String { "mean_pairwise_distance" }
  public var reading: MeasureReading { .disagreement }
  public var dependsOnCount: Bool { true }

  public init() {}

  /// Two respondents at the two ends are the whole scale apart.
  public func bounds(levels: Int) -> ClosedRange<Double> { 0...Double(levels - 1) }

  public func defined(_ answers: OrderedAnswers) -> Double {
    ordinalVariation(answers) * answers.span / 2 * answers.pairFactor
  }

  /// The effective number is held fixed: its own variation is of the second order.
  public func gradient(at answers: OrderedAnswers) -> [Double]? {
    cumulativeGradient(answers) { 2 * (1 - 2 * $0) * answers.pairFactor }
  }

  /// The largest mean distance that this many respondents can reach, in points.
  public static func maximum(levels: Int, respondents: Int) -> Double {
    let span = Double(levels - 1)
    let n = Double(respondents)
    return respondents % 2 == 0 ? span * n / (2 * (n - 1)) : span * (n + 1) / (2 * n)
  }
}
