public import Estimation

/// A number that says how far the answers of two groups to one ordered question lie apart.
///
/// Positive values of signed measures mean that the first group stands higher on the scale.
/// A new measure is one file with a type that conforms, and one entry in ``contrastMeasures``.
public protocol ContrastMeasure: Sendable {
  /// The name in results, in snake case.
  var statistic: String { get }
  /// The permutation test that answers for the measure.
  var test: PermutationTest.Statistic { get }
  /// The values it can take on a scale of that many levels.
  func bounds(levels: Int) -> ClosedRange<Double>
  /// The value for two distributions over the same levels, each with at least one answer.
  ///
  /// - Throws: the reason why there is no value.
  func value(
    _ first: OrderedAnswers, _ second: OrderedAnswers
  ) throws(UndefinedStatistic) -> Double
}

extension ContrastMeasure {
  public func bounds(levels: Int) -> ClosedRange<Double> { 0...1 }
}

/// Every measure of contrast between two groups.
public let contrastMeasures: [any ContrastMeasure] = [
  CliffDelta(), ProbabilityOfSuperiority(), GeneralisedOdds(), WassersteinDistance(),
  EnergyDistance(), KolmogorovSmirnov(), JensenShannon(), Hellinger(), BrunnerMunzel(),
]
