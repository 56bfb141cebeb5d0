/// Cliff's δ: how much more often the first of two respondents stands higher than lower.
///
/// P(X > Y) − P(X < Y), from −1 to 1.
///
/// - Reference: Cliff (1993), *Psychological Bulletin* 114, 494–509.
/// - Checked against: R orddom 3.1.
public struct CliffDelta: ShareContrast {
  public var statistic: String { "cliff_delta" }
  public var test: PermutationTest.Statistic { .delta }
  public var drawing: ContrastDrawing { ContrastDrawing() }

  public init() {}

  public func bounds(levels: Int) -> ClosedRange<Double> { -1...1 }

  public func value(ofShares first: ArraySlice<Double>, _ second: ArraySlice<Double>) -> Double {
    let (higher, lower) = orderedPairShares(first, second)
    return max(-1, min(1, higher - lower))
  }

  public func gradients(
    _ first: OrderedAnswers, _ second: OrderedAnswers
  ) -> (first: [Double], second: [Double])? {
    let delta = value(first, second)
    func slopes(_ answers: OrderedAnswers, _ other: OrderedAnswers, _ sign: Double) -> [Double] {
      let shares = other.shares
      var (below, above) = (0.0, shares.reduce(0, +))
      return shares.map { share in
        above -= share
        let slope = sign * (below - above)
        below += share
        return (slope - delta) / answers.total
      }
    }
    return (slopes(first, second, 1), slopes(second, first, -1))
  }
}

/// The probability that a respondent of the first group stands higher, ties counted half.
///
/// - Reference: Vargha & Delaney (2000), *J. Educ. Behav. Stat.* 25, 101–132.
/// - Checked against: R brunnermunzel 2.0.
public struct ProbabilityOfSuperiority: ShareContrast {
  public var statistic: String { "probability_of_superiority" }
  public var test: PermutationTest.Statistic { .delta }
  public var drawing: ContrastDrawing { ContrastDrawing() }

  public init() {}

  public func value(ofShares first: ArraySlice<Double>, _ second: ArraySlice<Double>) -> Double {
    (CliffDelta().value(ofShares: first, second) + 1) / 2
  }

  public func gradients(
    _ first: OrderedAnswers, _ second: OrderedAnswers
  ) -> (first: [Double], second: [Double])? {
    CliffDelta().gradients(first, second).map { own in
      (own.first.map { $0 / 2 }, own.second.map { $0 / 2 })
    }
  }
}

/// The shares of pairs in which the respondent of the first group stands higher, and lower.
func orderedPairShares(
  _ first: ArraySlice<Double>, _ second: ArraySlice<Double>
) -> (higher: Double, lower: Double) {
  var (higher, lower, below, above) = (0.0, 0.0, 0.0, 0.0)
  for share in second { above += share }
  for (p, q) in zip(first, second) {
    above -= q
    higher += p * below
    lower += p * max(0, above)
    below += q
  }
  return (higher, lower)
}
