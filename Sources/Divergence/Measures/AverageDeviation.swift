/// The average deviation from the mean answer, in points of the scale.
///
/// - Reference: Burke, Finkelstein & Dusig (1999), *Organizational Research Methods* 2, 49–68.
/// - Checked against: R multilevel 2.7 `ad.m`.
public struct AverageDeviation: DisagreementMeasure {
  public var statistic: String { "average_deviation" }
  public var reading: MeasureReading { .disagreement }

  public init() {}

  /// Half at each end deviate by half the scale.
  public func bounds(levels: Int) -> ClosedRange<Double> { 0...Double(levels - 1) / 2 }

  public func defined(_ answers: OrderedAnswers) -> Double {
    let shares = answers.shares
    let mean = meanPosition(shares)
    var sum = 0.0
    for (level, share) in shares.enumerated() { sum += share * abs(Double(level) - mean) }
    return sum
  }
}
