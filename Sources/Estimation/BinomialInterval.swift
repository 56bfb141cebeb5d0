import Probability

/// The exact interval of Clopper and Pearson for a share of independent answers.
///
/// - Parameters:
///   - marked: The answers of the kind counted; need not be whole.
///   - answers: All answers.
///   - confidence: The probability, at least, with which such intervals hold the true share.
/// - Returns: The limits, 0 or 1 where all answers are alike; nil where the numbers contradict each
///   other or are not finite.
/// - Reference: Clopper and Pearson (1934), *Biometrika* 26, 404–413.
/// - Checked against: R `binom.test`, `References/estimates`.
public func binomialInterval(
  marked: Double, of answers: Double, confidence: Double
) -> Interval? {
  guard answers > 0, answers < .infinity, marked >= 0, marked <= answers else { return nil }
  let tail = (1 - confidence) / 2
  let others = answers - marked
  let low = marked > 0 ? BetaDistribution(marked, others + 1)?.quantile(tail) : 0
  let high = others > 0 ? BetaDistribution(marked + 1, others)?.quantile(1 - tail) : 1
  guard let low, let high else { return nil }
  return Interval(low: low, high: high)
}
