/// The disagreement of a population over an ordered scale: 0 where all answer alike, 1 where half
/// stand at each end.
///
/// It is 4 Σ *F*(1 − *F*) / (*K* − 1), with *F* the cumulative shares and *K* the declared number
/// of levels: the mean distance, in levels, of two members drawn at random, over the greatest it
/// can be. For a small group use the finite form of `Divergence`.
///
/// - Reference: Berry and Mielke (1992), *Educ. Psychol. Meas.* 52, 41–48; one minus it is the
///   squared l of Blair and Lacy (2000), *Sociol. Methods Res.* 28, 251–280.
public struct DisagreementIndex: CellStatistic {
  public init() {}

  public var name: String { "disagreement" }
  public var range: ClosedRange<Double>? { 0...1 }

  public func linearize(_ totals: GroupTotals) throws(UndefinedStatistic) -> LocalLinearization {
    guard totals.levels.count > 1 else { throw .oneLevel }
    let distance = try MeanPairwiseDistance().linearize(totals)
    let factor = 2 / Double(totals.levels.count - 1)
    return LocalLinearization(
      value: min(1, factor * distance.value), gradient: distance.gradient.map { factor * $0 })
  }
}

/// The mean distance, in levels, of two members of the population drawn at random.
///
/// It is 2 Σ *F*(1 − *F*), the population's value: the two draws may hit the same member. The
/// unbiased estimate for distinct respondents is this times *n* / (*n* − 1), which `Divergence`
/// applies.
public struct MeanPairwiseDistance: CellStatistic {
  public init() {}

  public var name: String { "mean_pairwise_distance" }

  public func linearize(_ totals: GroupTotals) throws(UndefinedStatistic) -> LocalLinearization {
    let sum = totals.answered
    guard sum > 0 else { throw .noWeight }
    let count = totals.levels.count
    var value = 0.0
    var gradient = [Double](repeating: 0, count: count)
    var below = 0.0
    for cut in 0..<max(0, count - 1) {
      below += totals.levels[cut]
      let share = below / sum
      value += 2 * share * (1 - share)
      let slope = 2 * (1 - 2 * share) / sum
      for level in 0..<count { gradient[level] += slope * ((level <= cut ? 1 : 0) - share) }
    }
    return LocalLinearization(value: value, gradient: gradient)
  }
}
