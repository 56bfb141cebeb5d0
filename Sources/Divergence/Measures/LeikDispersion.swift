/// Leik's ordinal dispersion D: 0 all alike, 1 half at each end.
///
/// (2/Δ) Σ min(F, 1 − F): the average deviation from the median over its maximum.
///
/// - Reference: Leik (1966), *Pacific Sociological Review* 9, 85–90.
/// - Checked against: R agrmt 1.42.12 `Leik`.
public struct LeikDispersion: DisagreementMeasure {
  public var statistic: String { "leik_d" }
  public var reading: MeasureReading { .disagreement }

  public init() {}

  public func bounds(levels: Int) -> ClosedRange<Double> { 0...1 }

  public func defined(_ answers: OrderedAnswers) -> Double {
    2 * answers.cumulativeShares.reduce(0) { $0 + min($1, 1 - $1) } / answers.span
  }
}
