public import Estimation

/// Agresti's generalised odds: how many times as often the first respondent stands higher as lower.
///
/// P(X > Y)/P(X < Y), ties left out. Where nobody of one group stands lower than anybody of the
/// other the odds have no end, and where all answers are ties there are none: both are said, not
/// written as a number.
///
/// - Reference: Agresti (1980), *Biometrics* 36, 59–67.
public struct GeneralisedOdds: ContrastMeasure {
  public var statistic: String { "generalised_odds" }
  public var test: PermutationTest.Statistic { .delta }

  public init() {}

  public func bounds(levels: Int) -> ClosedRange<Double> { 0...(.greatestFiniteMagnitude) }

  public func value(
    _ first: OrderedAnswers, _ second: OrderedAnswers
  ) throws(UndefinedStatistic) -> Double {
    let (higher, lower) = orderedPairShares(first.shares[...], second.shares[...])
    guard lower > 0 else {
      throw UndefinedStatistic(higher > 0 ? "complete_separation" : "only_ties")
    }
    return higher / lower
  }
}

/// Brunner and Munzel's studentised rank statistic: the difference in location over its own error.
///
/// Its test keeps its level where one group is more divided than the other; the t-distribution does
/// not hold it in small groups, so it is tested by permutation.
///
/// - Reference: Brunner and Munzel (2000), *Biometrical J.* 42, 17–25.
/// - Checked against: base R, `References/questionnaire`.
public struct BrunnerMunzel: ContrastMeasure {
  public var statistic: String { "brunner_munzel" }
  public var test: PermutationTest.Statistic { .brunnerMunzel }

  public init() {}

  public func bounds(levels: Int) -> ClosedRange<Double> {
    -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
  }

  /// - Throws: `weighted`, since it is a statistic of counts; `complete_separation` where the
  ///   groups differ without any scatter, `no_variation` where nothing differs or scatters.
  public func value(
    _ first: OrderedAnswers, _ second: OrderedAnswers
  ) throws(UndefinedStatistic) -> Double {
    guard first.isUnweighted, second.isUnweighted else { throw UndefinedStatistic("weighted") }
    let (n, m) = (Double(first.respondents), Double(second.respondents))
    let scale = (n / first.total, m / second.total)
    var (own, other) = (PlacementSums(), PlacementSums())
    var (below, otherBelow) = (0.0, 0.0)
    for (x, y) in zip(first.totals, second.totals) {
      let (count, otherCount) = (x * scale.0, y * scale.1)
      own.enter(count, at: (otherBelow + otherCount / 2) / m)
      other.enter(otherCount, at: (below + count / 2) / n)
      below += count
      otherBelow += otherCount
    }
    let (shift, error) = PlacementSums.shift(own, other, n, m)
    guard error > 0 else {
      throw UndefinedStatistic(shift != 0 ? "complete_separation" : "no_variation")
    }
    return shift / error
  }
}

/// Sums of the places of a group's answers among those of the other group, from 0 to 1, and of
/// their squares.
struct PlacementSums {
  private var sum = 0.0
  private var squares = 0.0

  /// Adds answers that share a place.
  mutating func enter(_ count: Double, at place: Double) {
    sum += count * place
    squares += count * place * place
  }

  /// The variance of the places of so many answers; 0 of a single one.
  private func variance(_ count: Double) -> Double {
    count > 1 ? max(0, squares - sum * sum / count) / (count - 1) : 0
  }

  /// How far the mean place of the first of two groups of n and m lies from the middle, and the
  /// standard error of that; both are zero where nothing but rounding is left of them.
  static func shift(
    _ first: PlacementSums, _ second: PlacementSums, _ n: Double, _ m: Double
  ) -> (value: Double, standardError: Double) {
    let shift = first.sum / n - 0.5
    let variance = first.variance(n) / n + second.variance(m) / m
    return (abs(shift) > 1e-12 ? shift : 0, variance > 1e-14 ? variance.squareRoot() : 0)
  }
}
