public import Estimation
import LinearAlgebra
import Probability

/// Wald's test and its adjusted form.
public struct WaldTest: Equatable, Sendable {
  /// Refers the statistic to the degrees of freedom of the design.
  public let plain: TestOutcome
  /// Takes into account that the covariance is estimated, as Hotelling's statistic does.
  public let adjusted: TestOutcome
}

extension TwoWayTable {
  /// Wald's test that the table is the product of its margins.
  ///
  /// With few clusters it rejects too often; its degrees of freedom need at least as many clusters
  /// less strata as it has contrasts. The adjusted form takes that into account.
  ///
  /// - Throws: ``UndefinedStatistic``, as ``raoScott()``; `too_few_clusters` where the degrees of
  ///   freedom do not reach the number of contrasts.
  /// - Reference: Koch, Freeman and Freeman (1975), *Int. Stat. Rev.* 43, 59–78.
  /// - Checked against: R `survey` 4.1 `svychisq(statistic = "Wald")` and `"adjWald"`.
  public func wald() throws(UndefinedStatistic) -> WaldTest { try StratifiedTable(self).wald() }
}

extension StratifiedTable {
  /// Whether answers and groups go together in the same direction at every level of the factor.
  ///
  /// The differences of the totals from the products of their margins are added up over the levels
  /// of the factor, as Cochran, Mantel and Haenszel do, and tested with their design-based
  /// covariance; (groups − 1)(levels − 1) contrasts. Associations of opposite directions cancel:
  /// ``raoScott()`` finds those.
  ///
  /// - Throws: ``UndefinedStatistic``, as ``TwoWayTable/wald()``.
  /// - Reference: Landis, Heyman and Koch (1978), *Int. Stat. Rev.* 46, 237–254.
  /// - Checked against: R `survey` 4.1 `svytotal` and `svycontrast` of the same sums.
  public func wald() throws(UndefinedStatistic) -> WaldTest {
    let nu = Double(degreesOfFreedom)
    guard nu > 0 else { throw UndefinedStatistic("no_degrees_of_freedom") }
    let (differences, jacobian) = departures()
    let k = Double(differences.count)
    guard nu >= k else { throw UndefinedStatistic("too_few_clusters") }
    let variance = jacobian.times(try covariance()).times(jacobian, .plain, .transposed)
    guard let statistic = variance.inverseForm(differences) else {
      throw UndefinedStatistic("singular_table")
    }
    let adjusted = statistic * (nu - k + 1) / (k * nu)
    guard let pPlain = FisherF(numerator: k, denominator: nu)?.upperTail(statistic / k),
      let pAdjusted = FisherF(numerator: k, denominator: nu - k + 1)?.upperTail(adjusted)
    else { throw UndefinedStatistic("singular_table") }
    return WaldTest(
      plain: TestOutcome(
        statistic: statistic / k, degreesOfFreedom: k, denominatorDegreesOfFreedom: nu,
        pValue: pPlain, method: "wald"),
      adjusted: TestOutcome(
        statistic: adjusted, degreesOfFreedom: k, denominatorDegreesOfFreedom: nu - k + 1,
        pValue: pAdjusted, method: "adjusted_wald"))
  }

  /// The totals less the products of their margins, added up over the parts, for all but the first
  /// group and level, and their derivatives by the cells.
  private func departures() -> ([Double], Matrix) {
    let rows = Set(places.flatMap { $0 }).sorted()
    let levels = Set(parts.flatMap(\.levels)).sorted()
    let width = levels.count - 1
    var differences = [Double](repeating: 0, count: (rows.count - 1) * width)
    var jacobian = Matrix(rowCount: differences.count, columnCount: totals.count)
    var start = 0
    for (part, ownPlaces) in zip(parts, places) {
      let ownRows = ownPlaces.map { rows.firstIndex(of: $0) ?? 0 }
      let ownLevels = part.levels.map { levels.firstIndex(of: $0) ?? 0 }
      for (i, row) in ownRows.enumerated() where row > 0 {
        for (j, level) in ownLevels.enumerated() where level > 0 {
          let contrast = (row - 1) * width + level - 1
          let (difference, derivatives) = part.departure(i, j)
          differences[contrast] += difference
          for cell in derivatives.indices { jacobian[contrast, start + cell] += derivatives[cell] }
        }
      }
      start += part.totals.count
    }
    return (differences, jacobian)
  }
}

extension TwoWayTable {
  /// A total less the product of its margins, and its derivatives by all cells.
  fileprivate func departure(_ i: Int, _ j: Int) -> (Double, [Double]) {
    let (rows, columns) = margins()
    let width = columns.count
    let product = rows[i] * columns[j] / weight
    let derivatives = totals.indices.map { cell in
      var derivative = product / weight
      if cell / width == i { derivative -= columns[j] / weight }
      if cell % width == j { derivative -= rows[i] / weight }
      if cell == i * width + j { derivative += 1 }
      return derivative
    }
    return (totals[i * width + j] - product, derivatives)
  }
}
