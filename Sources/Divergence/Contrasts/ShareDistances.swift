#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The Jensen–Shannon divergence in bits: 0 for equal shares, 1 where no level is shared.
///
/// It ignores the order of the levels and is biased upwards in small groups.
///
/// - Reference: Lin (1991), *IEEE Trans. Inf. Theory* 37, 145–151.
/// - Checked against: the square of SciPy 1.12 `jensenshannon`.
public struct JensenShannon: ShareContrast {
  public var statistic: String { "jensen_shannon" }
  public var test: PermutationTest.Statistic { .jensenShannon }

  public var drawing: ContrastDrawing {
    ContrastDrawing(prior: DirichletDraws.half, isDistance: true)
  }

  public init() {}

  public func value(ofShares first: ArraySlice<Double>, _ second: ArraySlice<Double>) -> Double {
    var sum = 0.0
    for (p, q) in zip(first, second) {
      let mixture = (p + q) / 2
      if p > 0 { sum += p * log2(p / mixture) / 2 }
      if q > 0 { sum += q * log2(q / mixture) / 2 }
    }
    return max(0, min(1, sum))
  }
}

/// The Hellinger distance: 0 for equal shares, 1 where no level is shared.
///
/// It ignores the order of the levels and is biased upwards in small groups.
public struct Hellinger: ShareContrast {
  public var statistic: String { "hellinger" }
  public var test: PermutationTest.Statistic { .hellinger }

  public var drawing: ContrastDrawing {
    ContrastDrawing(prior: DirichletDraws.half, isDistance: true)
  }

  public init() {}

  public func value(ofShares first: ArraySlice<Double>, _ second: ArraySlice<Double>) -> Double {
    // Half the squared differences of the roots: 1 less the affinity, without its cancellation.
    var sum = 0.0
    for (p, q) in zip(first, second) {
      let difference = p.squareRoot() - q.squareRoot()
      sum += difference * difference / 2
    }
    return min(1, sum.squareRoot())
  }
}
