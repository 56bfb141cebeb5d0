/// The Wasserstein distance: how many points answers must move on average to make groups alike.
///
/// Σ|F − G|, in points of the scale; it sees any difference, not only of location.
///
/// - Checked against: SciPy 1.12 `wasserstein_distance`.
public struct WassersteinDistance: ContrastMeasure {
  public var statistic: String { "wasserstein_1" }
  public var test: PermutationTest.Statistic { .wasserstein }

  public init() {}

  public func bounds(levels: Int) -> ClosedRange<Double> { 0...(Double(levels - 1)) }

  public func value(_ first: OrderedAnswers, _ second: OrderedAnswers) -> Double {
    cumulativeDifferences(first, second).reduce(0) { $0 + abs($1) }
  }
}

/// The energy distance 2Σ(F − G)²: the mean distance between groups beyond that within them.
///
/// - Reference: Székely & Rizzo (2013), *J. Stat. Plan. Inference* 143, 1249–1272.
/// - Checked against: the square of SciPy 1.12 `energy_distance`.
public struct EnergyDistance: ContrastMeasure {
  public var statistic: String { "energy_distance" }
  public var test: PermutationTest.Statistic { .energy }

  public init() {}

  public func bounds(levels: Int) -> ClosedRange<Double> { 0...(2 * Double(levels - 1)) }

  public func value(_ first: OrderedAnswers, _ second: OrderedAnswers) -> Double {
    2 * cumulativeDifferences(first, second).reduce(0) { $0 + $1 * $1 }
  }
}

/// The Kolmogorov–Smirnov distance: the largest gap between the two cumulative distributions.
///
/// - Checked against: SciPy 1.12 `ks_2samp`.
public struct KolmogorovSmirnov: ContrastMeasure {
  public var statistic: String { "kolmogorov_smirnov" }
  public var test: PermutationTest.Statistic { .kolmogorovSmirnov }

  public init() {}

  public func value(_ first: OrderedAnswers, _ second: OrderedAnswers) -> Double {
    cumulativeDifferences(first, second).reduce(0) { max($0, abs($1)) }
  }
}

private func cumulativeDifferences(
  _ first: OrderedAnswers, _ second: OrderedAnswers
) -> [Double] {
  zip(first.cumulativeShares, second.cumulativeShares).map { $0 - $1 }
}
