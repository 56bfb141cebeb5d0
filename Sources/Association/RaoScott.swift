public import Estimation
import LinearAlgebra
import Probability

/// Rao and Scott's corrections of Pearson's test.
public struct RaoScottTest: Equatable, Sendable {
  /// The second-order correction, referred to an F distribution: the default.
  public let f: TestOutcome
  /// Pearson's statistic of the weighted table, with the p-value of the first-order correction.
  ///
  /// As in R, the statistic itself is not corrected: the p-value is that of the statistic divided
  /// by the mean design effect, on a chi-squared distribution.
  public let chiSquared: TestOutcome
  /// The first-order correction, referred to an F distribution.
  public let firstOrderF: TestOutcome
  /// Pearson's statistic, with the p-value of the second-order correction on a chi-squared.
  public let secondOrderChiSquared: TestOutcome
  /// Pearson's statistic, with the p-value of a saddlepoint approximation to the tail of the
  /// weighted sum of chi-squareds over an independent chi-squared; nil where it has none.
  public let saddlepoint: TestOutcome?

  /// - Parameters:
  ///   - pearson: Pearson's statistic of the weighted shares.
  ///   - effects: The generalised design effects, whose sum is not zero.
  ///   - nu: The degrees of freedom of the design.
  init?(pearson: Double, effects: [Double], nu: Double) {
    let trace = effects.reduce(0, +)
    let squares = effects.reduce(0) { $0 + $1 * $1 }
    self.init(
      pearson: pearson, trace: trace, squares: squares, dimension: effects.count, nu: nu,
      tail: saddlepointTail(pearson, weights: effects, denominator: trace * trace / squares * nu))
  }

  /// - Parameters:
  ///   - pearson: Pearson's statistic of the weighted shares.
  ///   - trace: The sum of the generalised design effects, not zero.
  ///   - squares: The sum of their squares.
  ///   - dimension: Their number.
  ///   - nu: The degrees of freedom of the design.
  ///   - tail: The p-value of the saddlepoint approximation, where the single effects are known.
  init?(
    pearson: Double, trace: Double, squares: Double, dimension: Int, nu: Double,
    tail: Double? = nil
  ) {
    let first = trace * trace / squares
    let k = Double(dimension)
    guard let pF = FisherF(numerator: first, denominator: first * nu)?.upperTail(pearson / trace),
      let pChi = ChiSquared(degreesOfFreedom: k)?.upperTail(pearson * k / trace),
      let pFirst = FisherF(numerator: k, denominator: k * nu)?.upperTail(pearson / trace),
      let pSecond = ChiSquared(degreesOfFreedom: first)?.upperTail(pearson * first / trace)
    else { return nil }
    f = TestOutcome(
      statistic: pearson / trace, degreesOfFreedom: first,
      denominatorDegreesOfFreedom: first * nu, pValue: pF, method: "rao_scott_second_order")
    chiSquared = TestOutcome(
      statistic: pearson, degreesOfFreedom: k, pValue: pChi, method: "rao_scott_first_order")
    firstOrderF = TestOutcome(
      statistic: pearson / trace, degreesOfFreedom: k, denominatorDegreesOfFreedom: k * nu,
      pValue: pFirst, method: "rao_scott_first_order")
    secondOrderChiSquared = TestOutcome(
      statistic: pearson, degreesOfFreedom: first, pValue: pSecond,
      method: "rao_scott_second_order")
    saddlepoint = tail.map {
      TestOutcome(statistic: pearson, pValue: $0, method: "saddlepoint")
    }
  }
}

extension TwoWayTable {
  /// Tests whether the answers differ between the groups, for any design.
  ///
  /// Pearson's statistic of the weighted table is divided by the mean of its design effects; the
  /// second order adjusts the degrees of freedom to their spread, and takes the denominator's from
  /// the design.
  ///
  /// - Throws: ``UndefinedStatistic``: `no_design_errors` where the regime has none,
  ///   `no_degrees_of_freedom` with no more clusters than strata, `no_variation` where the totals
  ///   do not vary, `singular_table` where the design effects cannot be computed.
  /// - Reference: Rao and Scott (1984), *Ann. Stat.* 12, 46–60; Thomas and Rao (1987), *J. Am.
  ///   Stat. Assoc.* 82, 630–636.
  /// - Checked against: R `survey` 4.1 `svychisq(statistic = "F")`, `"Chisq"` and `"saddlepoint"`.
  public func raoScott() throws(UndefinedStatistic) -> RaoScottTest {
    try StratifiedTable(self).raoScott()
  }
}

extension StratifiedTable {
  /// Tests whether answers and groups are independent at every level of the factor.
  ///
  /// The sum over the levels of Pearson's statistics: the score test of the loglinear model without
  /// association between answers and groups against the saturated one, with the corrections of Rao
  /// and Scott.
  ///
  /// - Throws: ``UndefinedStatistic``, as ``TwoWayTable/raoScott()``.
  /// - Reference: Rao and Scott (1984), *Ann. Stat.* 12, 46–60, section 4.
  /// - Checked against: R `survey` 4.1 `anova` of two `svyloglin`, the score statistic.
  public func raoScott() throws(UndefinedStatistic) -> RaoScottTest {
    let nu = Double(degreesOfFreedom)
    guard nu > 0 else { throw UndefinedStatistic("no_degrees_of_freedom") }
    let effects = try designEffects()
    let sum = effects.reduce(0, +)
    guard sum > 0 else { throw UndefinedStatistic("no_variation") }
    guard let test = RaoScottTest(pearson: pearson(), effects: effects, nu: nu) else {
      throw UndefinedStatistic("singular_table")
    }
    return test
  }

  /// The generalised design effects of the interactions: the eigenvalues of A⁻¹B, A the covariance
  /// of the contrasts of logarithms of shares in a simple random sample and B that of the design.
  private func designEffects() throws(UndefinedStatistic) -> [Double] {
    let totals = totals
    let weight = totals.reduce(0, +)
    let contrasts = interactionContrasts()
    var scaled = contrasts
    for cell in totals.indices {
      let inverse = totals[cell] > 0 ? weight / totals[cell] : 0
      for column in 0..<contrasts.columnCount { scaled[cell, column] *= inverse }
    }
    var simple = contrasts.times(scaled, .transposed)
    let size = Double(count)
    for index in simple.values.indices { simple.values[index] /= size }
    let design = try shareCovariance(of: scaled)
    guard let root = simple.inverseRoot(),
      let values = try? SymmetricEigen(root.times(design).times(root)).values
    else { throw UndefinedStatistic("singular_table") }
    return values.map { max(0, $0) }
  }

  /// A basis of the interactions: products of centred indicators of groups and of levels.
  private func interactionContrasts() -> Matrix {
    var result = Matrix(rowCount: totals.count, columnCount: dimension)
    var (cell, contrast) = (0, 0)
    for part in parts {
      let (rows, columns) = (part.groups.count, part.levels.count)
      for a in 0..<(rows - 1) {
        for b in 0..<(columns - 1) {
          for i in 0..<rows {
            for j in 0..<columns {
              let row = (i == a ? 1.0 : 0.0) - 1 / Double(rows)
              let column = (j == b ? 1.0 : 0.0) - 1 / Double(columns)
              result[cell + i * columns + j, contrast] = row * column
            }
          }
          contrast += 1
        }
      }
      cell += rows * columns
    }
    return result
  }
}

extension Matrix {
  /// The symmetric inverse square root of a positive definite matrix; nil where it is singular.
  fileprivate func inverseRoot() -> Matrix? {
    guard let eigen = try? SymmetricEigen(self), let largest = eigen.values.max() else {
      return nil
    }
    guard eigen.values.allSatisfy({ $0 > largest * 1e-14 }) else { return nil }
    var scaled = eigen.vectors
    for column in 0..<columnCount {
      let factor = eigen.values[column].squareRoot().squareRoot()
      for row in 0..<rowCount { scaled[row, column] /= factor }
    }
    return scaled.times(scaled, .plain, .transposed)
  }
}
