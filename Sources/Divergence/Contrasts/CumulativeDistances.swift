/// The Wasserstein distance: how many points answers must move on average to make groups alike.
///
/// Σ|F − G|, in points of the scale; it sees any difference, not only of location.
///
/// - Checked against: SciPy 1.12 `wasserstein_distance`.
public struct WassersteinDistance: ShareContrast {
  public var statistic: String { "wasserstein_1" }
  public var test: PermutationTest.Statistic { .wasserstein }

  public init() {}

  public func bounds(levels: Int) -> ClosedRange<Double> { 0...(Double(levels - 1)) }

  public func value(ofShares first: ArraySlice<Double>, _ second: ArraySlice<Double>) -> Double {
    reduceDifferences(first, second) { $0 + abs($1) }
  }

  public func gradients(
    _ first: OrderedAnswers, _ second: OrderedAnswers
  ) -> (first: [Double], second: [Double])? {
    differenceGradients(first, second) { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
  }
}

/// The energy distance 2Σ(F − G)²: the mean distance between groups beyond that within them.
///
/// - Reference: Székely & Rizzo (2013), *J. Stat. Plan. Inference* 143, 1249–1272.
/// - Checked against: the square of SciPy 1.12 `energy_distance`.
public struct EnergyDistance: ShareContrast {
  public var statistic: String { "energy_distance" }
  public var test: PermutationTest.Statistic { .energy }

  public init() {}

  public func bounds(levels: Int) -> ClosedRange<Double> { 0...(2 * Double(levels - 1)) }

  public func value(ofShares first: ArraySlice<Double>, _ second: ArraySlice<Double>) -> Double {
    2 * reduceDifferences(first, second) { $0 + $1 * $1 }
  }

  /// The unbiased estimate, held at zero: what chance adds to squared differences is taken off.
  public func centre(_ first: OrderedAnswers, _ second: OrderedAnswers) -> Double {
    func chance(_ answers: OrderedAnswers) -> Double {
      guard answers.effectiveCount > 1 else { return 0 }
      return answers.cumulativeShares.reduce(0) { $0 + $1 * (1 - $1) }
        / (answers.effectiveCount - 1)
    }
    return max(0, value(first, second) - 2 * (chance(first) + chance(second)))
  }

  public func gradients(
    _ first: OrderedAnswers, _ second: OrderedAnswers
  ) -> (first: [Double], second: [Double])? {
    differenceGradients(first, second) { 4 * $0 }
  }
}

/// The Kolmogorov–Smirnov distance: the largest gap between the two cumulative distributions.
///
/// - Checked against: SciPy 1.12 `ks_2samp`.
public struct KolmogorovSmirnov: ShareContrast {
  public var statistic: String { "kolmogorov_smirnov" }
  public var test: PermutationTest.Statistic { .kolmogorovSmirnov }

  public var drawing: ContrastDrawing {
    ContrastDrawing(
      prior: DirichletDraws.half, tailShare: ShiftedInterval.tailShare / 2, isDistance: true)
  }

  public init() {}

  public func value(ofShares first: ArraySlice<Double>, _ second: ArraySlice<Double>) -> Double {
    reduceDifferences(first, second) { max($0, abs($1)) }
  }
}

/// Goes through the differences F − G of the cumulative shares, of all levels but the last.
private func reduceDifferences(
  _ first: ArraySlice<Double>, _ second: ArraySlice<Double>, _ step: (Double, Double) -> Double
) -> Double {
  var (difference, result) = (0.0, 0.0)
  for (p, q) in zip(first.dropLast(), second.dropLast()) {
    difference += p - q
    result = step(result, difference)
  }
  return result
}

/// The gradients of a function of the differences F − G whose derivative in each is known.
private func differenceGradients(
  _ first: OrderedAnswers, _ second: OrderedAnswers, _ derivative: (Double) -> Double
) -> (first: [Double], second: [Double]) {
  let slopes = zip(first.cumulativeShares, second.cumulativeShares).map { derivative($0 - $1) }
  return (
    cumulativeGradient(first, slopes: slopes),
    cumulativeGradient(second, slopes: slopes.map { -$0 })
  )
}
