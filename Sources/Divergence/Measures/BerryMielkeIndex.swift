/// The index of disagreement: 0 where all answer alike, 1 where half stand at each end.
///
/// The mean distance between two respondents over the largest that this number of respondents
/// can reach: T/T_max with T = Σ_{i<j} n_i n_j (j − i) and T_max = Δn²/4 for even n,
/// Δ(n² − 1)/4 for odd n. With unequal weights the ends can be balanced more finely than by whole
/// respondents, and T_max is ΔW²/4.
///
/// - Reference: Berry & Mielke (1992), *Educational and Psychological Measurement* 52, 41–48.
/// - Checked against: R agrmt 1.42.12 `BerryMielke`.
public struct BerryMielkeIndex: DisagreementMeasure {
  public var statistic: String { "disagreement" }
  public var reading: MeasureReading { .disagreement }
  public var dependsOnCount: Bool { true }

  public init() {}

  public func bounds(levels: Int) -> ClosedRange<Double> { 0...1 }

  public func defined(_ answers: OrderedAnswers) -> Double {
    min(1, ordinalVariation(answers) * parityFactor(answers))
  }

  public func gradient(at answers: OrderedAnswers) -> [Double]? {
    cumulativeGradient(answers) { 4 * (1 - 2 * $0) / answers.span * parityFactor(answers) }
  }
}

/// The index for a large group, 4ΣF(1 − F)/Δ, which is also 1 − l².
func ordinalVariation(_ answers: OrderedAnswers) -> Double {
  let sum = answers.cumulativeShares.reduce(0) { $0 + $1 * (1 - $1) }
  return 4 * sum / answers.span
}

/// What an odd number of respondents, who cannot be halved, adds to the index.
private func parityFactor(_ answers: OrderedAnswers) -> Double {
  guard answers.isUnweighted, answers.respondents % 2 == 1 else { return 1 }
  let square = Double(answers.respondents) * Double(answers.respondents)
  return square / (square - 1)
}

/// The gradient in the totals of a function whose derivative in each cumulative share is known.
///
/// F_k = C_k/W, so ∂F_k/∂t_j = (1[j ≤ k] − F_k)/W.
func cumulativeGradient(
  _ answers: OrderedAnswers, _ derivative: (Double) -> Double
) -> [Double] {
  cumulativeGradient(answers, slopes: answers.cumulativeShares.map(derivative))
}

/// The same for derivatives that are known already, one a level but the last.
func cumulativeGradient(_ answers: OrderedAnswers, slopes: [Double]) -> [Double] {
  let total = answers.total
  let cumulative = answers.cumulativeShares
  var common = 0.0
  for (slope, share) in zip(slopes, cumulative) { common += slope * share }
  var gradient = [Double](repeating: 0, count: answers.levelCount)
  var above = 0.0
  for level in stride(from: answers.levelCount - 1, through: 0, by: -1) {
    if level < slopes.count { above += slopes[level] }
    gradient[level] = (above - common) / total
  }
  return gradient
}
