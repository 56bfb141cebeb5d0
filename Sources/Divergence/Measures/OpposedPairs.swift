import Surveys

/// The share of pairs of respondents who stand on opposite sides of the scale.
///
/// 2N₋N₊/(n(n − 1)), unbiased. The sides are those the scale declares; without a declaration,
/// the positions below and above the middle.
public struct OpposedPairs: DisagreementMeasure {
  public var statistic: String { "opposed_pairs" }
  public var reading: MeasureReading { .disagreement }
  public var dependsOnCount: Bool { true }

  public init() {}

  public func bounds(levels: Int) -> ClosedRange<Double> { 0...1 }

  public func defined(_ answers: OrderedAnswers) -> Double {
    let (below, above) = sideShares(answers)
    return 2 * below * above * answers.pairFactor
  }

  public func gradient(at answers: OrderedAnswers) -> [Double]? {
    let (below, above) = sideShares(answers)
    let scale = 2 * answers.pairFactor / answers.total
    return answers.sides.map { side in
      switch side {
      case .unfavourable: scale * (above - 2 * below * above)
      case .neutral: scale * (-2 * below * above)
      case .favourable: scale * (below - 2 * below * above)
      }
    }
  }

  /// The largest share of opposed pairs that this many respondents can reach.
  public static func maximum(respondents: Int) -> Double {
    GiniMeanDifference.maximum(levels: 2, respondents: respondents)
  }
}

/// The shares on the unfavourable and on the favourable side.
func sideShares(_ answers: OrderedAnswers) -> (unfavourable: Double, favourable: Double) {
  var below = 0.0
  var above = 0.0
  for (share, side) in zip(answers.shares, answers.sides) {
    switch side {
    case .unfavourable: below += share
    case .neutral: break
    case .favourable: above += share
    }
  }
  return (below, above)
}
