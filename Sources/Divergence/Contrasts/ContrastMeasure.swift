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

/// A contrast that is a function of the shares of the levels alone, so that it can be drawn.
public protocol ShareContrast: ContrastMeasure {
  /// The value for the shares of two groups, one a level.
  func value(ofShares first: ArraySlice<Double>, _ second: ArraySlice<Double>) -> Double
  /// How its interval is drawn.
  var drawing: ContrastDrawing { get }
  /// Where draws of the value should lie on average, given the answers.
  func centre(_ first: OrderedAnswers, _ second: OrderedAnswers) -> Double
  /// The derivatives of the value by the totals of each group; nil where there are none.
  func gradients(
    _ first: OrderedAnswers, _ second: OrderedAnswers
  ) -> (first: [Double], second: [Double])?
}

/// What an interval of a contrast is drawn from.
public struct ContrastDrawing: Equatable, Sendable {
  /// What is added to the count of each level.
  public var prior = DirichletDraws.quarter
  /// How much of the probability outside the confidence lies beyond the quantiles taken.
  public var tailShare = ShiftedInterval.tailShare
  /// Whether the value is zero for equal groups only.
  ///
  /// Draws never reach zero, so the lower limit is zero unless the permutation test of the energy
  /// distance tells the groups apart.
  public var isDistance = false

  public init(
    prior: Double = DirichletDraws.quarter, tailShare: Double = ShiftedInterval.tailShare,
    isDistance: Bool = false
  ) {
    self.prior = prior
    self.tailShare = tailShare
    self.isDistance = isDistance
  }
}

extension ContrastMeasure {
  public func bounds(levels: Int) -> ClosedRange<Double> { 0...1 }
}

extension ShareContrast {
  public func value(_ first: OrderedAnswers, _ second: OrderedAnswers) -> Double {
    value(ofShares: first.shares[...], second.shares[...])
  }

  public var drawing: ContrastDrawing { ContrastDrawing(isDistance: true) }

  public func centre(_ first: OrderedAnswers, _ second: OrderedAnswers) -> Double {
    value(ofShares: first.shares[...], second.shares[...])
  }

  public func gradients(
    _ first: OrderedAnswers, _ second: OrderedAnswers
  ) -> (first: [Double], second: [Double])? { nil }
}

/// Every measure of contrast between two groups.
public let contrastMeasures: [any ContrastMeasure] = [
  CliffDelta(), ProbabilityOfSuperiority(), GeneralisedOdds(), WassersteinDistance(),
  EnergyDistance(), KolmogorovSmirnov(), JensenShannon(), Hellinger(), BrunnerMunzel(),
]
