/// The within-group agreement r_wg: 1 all alike, 0 as spread as random answers, below 0 more.
///
/// One minus the variance over that of answers spread evenly on all levels, (K² − 1)/12. It is
/// reported as it is: some programs turn negative values, which mean a split wider than chance,
/// into 0.
///
/// - Reference: James, Demaree & Wolf (1984), *Journal of Applied Psychology* 69, 85–98.
/// - Checked against: R multilevel 2.7 `rwg` where that is positive.
public struct WithinGroupAgreement: DisagreementMeasure {
  public var statistic: String { "rwg" }
  public var reading: MeasureReading { .agreement }
  public var dependsOnCount: Bool { true }

  public init() {}

  public func bounds(levels: Int) -> ClosedRange<Double> {
    let span = Double(levels - 1)
    return (1 - span * span / 2 / randomVariance(levels))...1
  }

  public func defined(_ answers: OrderedAnswers) -> Double {
    let shares = answers.shares
    let mean = meanPosition(shares)
    var variance = 0.0
    for (level, share) in shares.enumerated() {
      let deviation = Double(level) - mean
      variance += share * deviation * deviation
    }
    return 1 - variance * answers.pairFactor / randomVariance(answers.levelCount)
  }

  private func randomVariance(_ levels: Int) -> Double {
    Double(levels * levels - 1) / 12
  }
}
