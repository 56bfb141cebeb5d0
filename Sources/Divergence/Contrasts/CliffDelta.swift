/// Cliff's δ: how much more often the first of two respondents stands higher than lower.
///
/// P(X > Y) − P(X < Y), from −1 to 1.
///
/// - Reference: Cliff (1993), *Psychological Bulletin* 114, 494–509.
/// - Checked against: R orddom 3.1.
public struct CliffDelta: ContrastMeasure {
  public var statistic: String { "cliff_delta" }

  public init() {}

  public func value(_ first: OrderedAnswers, _ second: OrderedAnswers) -> Double {
    let p = first.shares
    let q = second.shares
    var delta = 0.0
    var below = 0.0
    var above = q.reduce(0, +)
    for level in p.indices {
      above -= q[level]
      delta += p[level] * (below - above)
      below += q[level]
    }
    return max(-1, min(1, delta))
  }
}

/// The probability that a respondent of the first group stands higher, ties counted half.
///
/// - Reference: Vargha & Delaney (2000), *J. Educ. Behav. Stat.* 25, 101–132.
/// - Checked against: R brunnermunzel 2.0.
public struct ProbabilityOfSuperiority: ContrastMeasure {
  public var statistic: String { "probability_of_superiority" }

  public init() {}

  public func value(_ first: OrderedAnswers, _ second: OrderedAnswers) -> Double {
    (CliffDelta().value(first, second) + 1) / 2
  }
}
