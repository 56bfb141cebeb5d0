public import Estimation
import Surveys

/// Intervals of contrasts between two groups, from draws of the shares of each.
///
/// The rule is that of the index of disagreement: independent Dirichlet draws, inner quantiles,
/// each limit moved outwards by what the draws miss the estimate on its side. No limit leaves the
/// range of its measure, and none falls together with another where the groups are separated or
/// each is of one mind.
public struct ContrastIntervals: Sendable {
  /// Enough for limits that are read to two digits.
  static let drawCount = 4_000
  static let method = "shifted_dirichlet"

  /// One of the two groups: its answers, and how many it stands for where that is known.
  public struct Group: Equatable, Sendable {
    public var answers: OrderedAnswers
    public var population: Int?

    public init(answers: OrderedAnswers, population: Int? = nil) {
      self.answers = answers
      self.population = population
    }

    /// All who could have answered did: nothing is left to be drawn.
    var isWhole: Bool { population.map { $0 <= answers.respondents } ?? false }
  }

  private let confidence: Double
  private let first: Group
  private let second: Group
  /// By prior: the shares of both groups on every draw.
  private let shares: [Double: (first: [Double], second: [Double])]

  /// - Parameters:
  ///   - draws: Draws for as many levels as the answers have, with both priors.
  ///   - first: One group.
  ///   - second: The other.
  ///   - confidence: The part of all intervals that is to hold the truth.
  public init(
    _ draws: DirichletDraws, _ first: Group, _ second: Group, confidence: Double = 0.95
  ) {
    self.init(
      DrawnGroup(first, draws, .first), DrawnGroup(second, draws, .second), confidence: confidence)
  }

  /// Two groups whose shares have been drawn, from different sides.
  init(_ first: DrawnGroup, _ second: DrawnGroup, confidence: Double) {
    self.confidence = confidence
    self.first = first.group
    self.second = second.group
    var found: [Double: (first: [Double], second: [Double])] = [:]
    for (prior, own) in first.shares {
      if let others = second.shares[prior] { found[prior] = (own, others) }
    }
    shares = found
  }

  /// The interval of a measure, which holds its value.
  ///
  /// - Parameters:
  ///   - measure: A function of the shares of both groups.
  ///   - tellsApart: Whether the test of the energy distance tells the groups apart.
  /// - Returns: A point where all of both groups have answered; nil where the bank lacks the prior.
  public func interval(_ measure: any ShareContrast, tellsApart: Bool) -> Interval? {
    let value = measure.value(
      ofShares: first.answers.shares[...], second.answers.shares[...])
    if first.isWhole, second.isWhole { return Interval(low: value, high: value) }
    let drawing = measure.drawing
    guard let shares = shares[drawing.prior] else { return nil }
    let levels = first.answers.levelCount
    var values = stride(from: 0, to: shares.first.count, by: levels).map { start in
      measure.value(
        ofShares: shares.first[start..<(start + levels)],
        shares.second[start..<(start + levels)])
    }
    let range = measure.bounds(levels: levels)
    var limits = ShiftedInterval(confidence: confidence).limits(
      &values, estimate: measure.centre(first.answers, second.answers), range: range,
      tail: (1 - confidence) / 2 * drawing.tailShare)
    if drawing.isDistance, !tellsApart { limits.low = 0 }
    return Interval(low: min(limits.low, value), high: max(limits.high, value))
  }
}

/// The difference of the mean of scores, as a contrast that can be drawn.
public struct ScoreDifference: ShareContrast {
  public let scores: [Double]

  public var statistic: String { "difference" }
  public var test: PermutationTest.Statistic { .delta }
  public var drawing: ContrastDrawing { ContrastDrawing() }

  /// - Parameter scores: One number a level: scores, or 1 for a level of a share and 0 for others.
  public init(scores: [Double]) { self.scores = scores }

  public func bounds(levels: Int) -> ClosedRange<Double> {
    let width = (scores.max() ?? 0) - (scores.min() ?? 0)
    return -width...width
  }

  public func value(ofShares first: ArraySlice<Double>, _ second: ArraySlice<Double>) -> Double {
    var sum = 0.0
    for (score, (p, q)) in zip(scores, zip(first, second)) { sum += score * (p - q) }
    return sum
  }
}
