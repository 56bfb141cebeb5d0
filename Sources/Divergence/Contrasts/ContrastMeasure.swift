/// A number that says how far the answers of two groups to one ordered question lie apart.
///
/// Positive values of signed measures mean that the first group stands higher on the scale.
public protocol ContrastMeasure: Sendable {
  /// The name in results, in snake case.
  var statistic: String { get }
  /// The value for two distributions over the same levels, each with at least one answer.
  func value(_ first: OrderedAnswers, _ second: OrderedAnswers) -> Double
}

/// Every measure of contrast between two groups.
public let contrastMeasures: [any ContrastMeasure] = [
  CliffDelta(), ProbabilityOfSuperiority(), WassersteinDistance(), EnergyDistance(),
  KolmogorovSmirnov(), JensenShannon(), Hellinger(),
]
