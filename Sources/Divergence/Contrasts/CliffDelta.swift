/// Cliff's δ: how much more often the first of two respondents stands higher than lower.
///
/// P(X > Y) − P(X < Y), from −1 to 1.
///
/// - Reference: Cliff (1993), *Psychological Bulletin* 114, 494–509.
/// - Checked against: R orddom 3.1.
public struct CliffDelta: ContrastMeasure {
  public var statistic: String { "cliff_delta" }
  public var test: PermutationTest.Statistic { .delta }

  public init() {}

  public func bounds(levels: Int) -> ClosedRange<Double> { -1...1 }

  public func value(_ first: OrderedAnswers, _ second: OrderedAnswers) -> Double {
    let (higher, lower) = orderedPairShares(first, second)
    return max(-1, min(1, higher - lower))
  }
}

/// The probability that a respondent of the first group stands higher, ties counted half.
///
/// - Reference: Vargha & Delaney (2000), *J. Educ. Behav. Stat.* 25, 101–132.
/// - Checked against: R brunnermunzel 2.0.
public struct ProbabilityOfSuperiority: ContrastMeasure {
  public var statistic: String { "probability_of_superiority" }
  public var test: PermutationTest.Statistic { .delta }

  public init() {}

  public func value(_ first: OrderedAnswers, _ second: OrderedAnswers) -> Double {
    (CliffDelta().value(first, second) + 1) / 2
  }
}
