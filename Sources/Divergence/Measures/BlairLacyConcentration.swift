/// Blair and Lacy's ordinal concentration l²: 1 all alike, 0 half at each end.
///
/// (4/Δ) Σ (F − ½)², which is one minus the index of disagreement of a large group.
///
/// - Reference: Blair & Lacy (2000), *Sociological Methods & Research* 28, 251–280.
/// - Checked against: R agrmt 1.42.12 `BlairLacy`.
public struct BlairLacyConcentration: DisagreementMeasure {
  public var statistic: String { "blair_lacy_l2" }
  public var reading: MeasureReading { .agreement }

  public init() {}

  public func bounds(levels: Int) -> ClosedRange<Double> { 0...1 }

  public func defined(_ answers: OrderedAnswers) -> Double {
    let sum = answers.cumulativeShares.reduce(0) { $0 + ($1 - 0.5) * ($1 - 0.5) }
    return 4 * sum / answers.span
  }

  public func gradient(at answers: OrderedAnswers) -> [Double]? {
    cumulativeGradient(answers) { 8 * ($0 - 0.5) / answers.span }
  }
}
