import Probability

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The probability that Σ λᵢχ²₁ over χ²_d/d exceeds a value, by Lugannani and Rice's approximation.
///
/// The degrees of freedom of the denominator are cut to a whole number, as R does.
///
/// - Returns: Nil near the mean, where the approximation is not defined, or where it does not
///   converge.
/// - Reference: Kuonen (1999), *Biometrika* 86, 929–935.
/// - Checked against: R `survey` 4.1 `svychisq(statistic = "saddlepoint")`.
func saddlepointTail(_ value: Double, weights: [Double], denominator: Double) -> Double? {
  guard value > 0, denominator >= 1, let largest = weights.max(), largest > 0 else { return nil }
  let last = -value / denominator / largest
  var terms = weights.map { (weight: $0 / largest, count: 1.0) }
  terms.append((weight: last, count: denominator.rounded(.down)))
  return SaddlepointSum(terms: terms).tail()
}

/// A sum of weighted chi-squareds, of which the probability to exceed zero is asked.
private struct SaddlepointSum {
  let terms: [(weight: Double, count: Double)]

  private func slope(_ zeta: Double) -> Double {
    terms.reduce(0) { $0 + $1.count * $1.weight / (1 - 2 * zeta * $1.weight) }
  }

  func tail() -> Double? {
    let negative = terms.map(\.weight).filter { $0 < 0 }.map { 1 / (2 * $0) }.max()
    let positive = terms.map(\.weight).filter { $0 > 0 }.map { 1 / (2 * $0) }.min()
    guard var low = negative.map({ $0 * 0.99999 }), var high = positive.map({ $0 * 0.99999 }) else {
      return nil
    }
    guard slope(low) < 0, slope(high) > 0 else { return nil }
    for _ in 0..<200 where high - low > 1e-15 * max(low.magnitude, high.magnitude) {
      let middle = (low + high) / 2
      if slope(middle) < 0 { low = middle } else { high = middle }
    }
    let zeta = (low + high) / 2
    guard zeta.magnitude >= 1e-4 else { return nil }
    var (cumulant, curvature) = (0.0, 0.0)
    for (weight, count) in terms {
      let denominator = 1 - 2 * zeta * weight
      cumulant -= count * log(denominator) / 2
      curvature += 2 * count * weight * weight / (denominator * denominator)
    }
    let w = (zeta < 0 ? -1 : 1) * (-2 * cumulant).squareRoot()
    let v = zeta * curvature.squareRoot()
    return NormalDistribution().upperTail(w + log(v / w) / w)
  }
}
