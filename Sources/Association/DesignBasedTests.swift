public import Estimation
import LinearAlgebra
import Probability
import Surveys

/// Rao and Scott's corrections of Pearson's test.
public struct RaoScottTest: Equatable, Sendable {
  /// The second-order correction, referred to an F distribution: the default.
  public let f: TestOutcome
  /// Pearson's statistic of the weighted table, with the p-value of the first-order correction.
  ///
  /// As in R, the statistic itself is not corrected: the p-value is that of the statistic divided
  /// by the mean design effect, on a chi-squared distribution.
  public let chiSquared: TestOutcome
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
  /// - Checked against: R `survey` 4.1 `svychisq(statistic = "F")` and `"Chisq"`.
  public func raoScott() throws(UndefinedStatistic) -> RaoScottTest {
    let nu = Double(degreesOfFreedom)
    guard nu > 0 else { throw UndefinedStatistic("no_degrees_of_freedom") }
    let effects = try designEffects()
    let trace = effects.trace
    let squared = effects.times(effects).trace
    guard trace > 0, squared > 0 else { throw UndefinedStatistic("no_variation") }
    let pearson = pearson()
    let first = trace * trace / squared
    let k = Double(dimension)
    let chi = pearson / (trace / k)
    guard let pF = FisherF(numerator: first, denominator: first * nu)?.upperTail(pearson / trace),
      let pChi = ChiSquared(degreesOfFreedom: k)?.upperTail(chi)
    else { throw UndefinedStatistic("singular_table") }
    return RaoScottTest(
      f: TestOutcome(
        statistic: pearson / trace, degreesOfFreedom: first,
        denominatorDegreesOfFreedom: first * nu, pValue: pF, method: "rao_scott_second_order"),
      chiSquared: TestOutcome(
        statistic: pearson, degreesOfFreedom: k, pValue: pChi, method: "rao_scott_first_order"))
  }

  /// Wald's test that the table is the product of its margins.
  ///
  /// With few clusters it rejects too often; its degrees of freedom need at least as many clusters
  /// less strata as it has contrasts. The adjusted form takes that into account.
  ///
  /// - Throws: ``UndefinedStatistic``, as ``raoScott()``; `too_few_clusters` where the degrees of
  ///   freedom do not reach the number of contrasts.
  /// - Reference: Koch, Freeman and Freeman (1975), *Int. Stat. Rev.* 43, 59–78.
  /// - Checked against: R `survey` 4.1 `svychisq(statistic = "Wald")` and `"adjWald"`.
  public func wald() throws(UndefinedStatistic) -> (plain: TestOutcome, adjusted: TestOutcome) {
    let nu = Double(degreesOfFreedom)
    let k = Double(dimension)
    guard nu > 0 else { throw UndefinedStatistic("no_degrees_of_freedom") }
    guard nu >= k else { throw UndefinedStatistic("too_few_clusters") }
    let (differences, variance) = try departures()
    let right = Matrix(rowCount: differences.count, columnCount: 1, values: differences)
    guard let solution = try? CholeskyFactor(variance).solve(right) else {
      throw UndefinedStatistic("singular_table")
    }
    var statistic = 0.0
    for index in differences.indices { statistic += differences[index] * solution.values[index] }
    let adjusted = statistic * (nu - k + 1) / (k * nu)
    guard let pPlain = FisherF(numerator: k, denominator: nu)?.upperTail(statistic / k),
      let pAdjusted = FisherF(numerator: k, denominator: nu - k + 1)?.upperTail(adjusted)
    else { throw UndefinedStatistic("singular_table") }
    return (
      TestOutcome(
        statistic: statistic / k, degreesOfFreedom: k, denominatorDegreesOfFreedom: nu,
        pValue: pPlain, method: "wald"),
      TestOutcome(
        statistic: adjusted, degreesOfFreedom: k, denominatorDegreesOfFreedom: nu - k + 1,
        pValue: pAdjusted, method: "adjusted_wald")
    )
  }

  /// The matrix whose eigenvalues are the generalised design effects of the interaction.
  private func designEffects() throws(UndefinedStatistic) -> Matrix {
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
    do throws(LinearAlgebraError) {
      return try simple.solve(design)
    } catch {
      throw UndefinedStatistic("singular_table")
    }
  }

  /// The covariance of contrasts of shares, one a column.
  ///
  /// With replicates it is that of the contrasts computed anew on each of them.
  private func shareCovariance(of contrasts: Matrix) throws(UndefinedStatistic) -> Matrix {
    guard let scheme = table.replicateScheme else {
      let sloped = lessWeightedMeans(contrasts)
      var result = sloped.times(try covariance().times(sloped), .transposed)
      for index in result.values.indices { result.values[index] /= weight * weight }
      return result
    }
    let values = replicateContrasts(contrasts)
    let estimates = contrasts.times(totals.map { $0 / weight }, .transposed)
    let size = contrasts.columnCount
    var result = Matrix(rowCount: size, columnCount: size)
    for column in 0..<size {
      for row in 0...column {
        guard
          let element = scheme.covariance(
            values[row], estimates[row], values[column], estimates[column])
        else { throw UndefinedStatistic("no_design_errors") }
        result[row, column] = element
        result[column, row] = element
      }
    }
    return result
  }

  /// For each contrast its values on the replicates.
  private func replicateContrasts(_ contrasts: Matrix) -> [[Double]] {
    let count = table.replicateScheme?.coefficients.count ?? 0
    var values = [[Double]](
      repeating: [Double](repeating: .nan, count: count), count: contrasts.columnCount)
    for replicate in 0..<count {
      let cells = groups.flatMap { group in
        let cells = table.cellTotals(group: group, replicate: replicate)
        return levels.map { cells[$0] }
      }
      let weight = cells.reduce(0, +)
      guard weight > 0 else { continue }
      let shares = contrasts.times(cells.map { $0 / weight }, .transposed)
      for contrast in shares.indices { values[contrast][replicate] = shares[contrast] }
    }
    return values
  }

  /// The derivatives by totals of contrasts of shares: each column less its mean over the shares,
  /// which is zero unless a cell is empty.
  private func lessWeightedMeans(_ contrasts: Matrix) -> Matrix {
    var result = contrasts
    for column in 0..<contrasts.columnCount {
      var mean = 0.0
      for cell in totals.indices { mean += totals[cell] / weight * contrasts[cell, column] }
      for cell in totals.indices { result[cell, column] -= mean }
    }
    return result
  }

  /// A basis of the interactions: products of centred indicators of groups and of levels.
  private func interactionContrasts() -> Matrix {
    let (rows, columns) = (groups.count, levels.count)
    var result = Matrix(rowCount: rows * columns, columnCount: dimension)
    for a in 0..<(rows - 1) {
      for b in 0..<(columns - 1) {
        for i in 0..<rows {
          for j in 0..<columns {
            let row = (i == a ? 1.0 : 0.0) - 1 / Double(rows)
            let column = (j == b ? 1.0 : 0.0) - 1 / Double(columns)
            result[i * columns + j, a * (columns - 1) + b] = row * column
          }
        }
      }
    }
    return result
  }

  /// The totals less the products of their margins, for all but the first group and level, and
  /// their covariance.
  private func departures() throws(UndefinedStatistic) -> ([Double], Matrix) {
    let (rows, columns) = margins()
    let width = columns.count
    var differences: [Double] = []
    var jacobian = Matrix(rowCount: dimension, columnCount: totals.count)
    for i in 1..<rows.count {
      for j in 1..<width {
        let contrast = differences.count
        differences.append(totals[i * width + j] - rows[i] * columns[j] / weight)
        let shared = rows[i] * columns[j] / (weight * weight)
        for cell in totals.indices {
          let (a, b) = (cell / width, cell % width)
          var derivative = shared + (a == i && b == j ? 1 : 0)
          if a == i { derivative -= columns[j] / weight }
          if b == j { derivative -= rows[i] / weight }
          jacobian[contrast, cell] = derivative
        }
      }
    }
    let variance = jacobian.times(try covariance()).times(jacobian, .plain, .transposed)
    return (differences, variance)
  }
}
