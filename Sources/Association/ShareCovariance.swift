import Estimation
import LinearAlgebra
import Surveys

extension StratifiedTable {
  /// The covariance of contrasts of shares, one a column.
  ///
  /// With replicates it is that of the contrasts computed anew on each of them; otherwise that of
  /// their linearisation.
  func shareCovariance(of contrasts: Matrix) throws(UndefinedStatistic) -> Matrix {
    let weight = totals.reduce(0, +)
    guard let scheme = parts[0].table.replicateScheme else {
      let sloped = contrasts.lessWeightedMeans(totals.map { $0 / weight })
      var result = sloped.times(try covariance().times(sloped), .transposed)
      for index in result.values.indices { result.values[index] /= weight * weight }
      return result
    }
    let values = replicateContrasts(contrasts, count: scheme.coefficients.count)
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

  /// For each contrast its values on the replicates, NaN on those without any weight.
  private func replicateContrasts(_ contrasts: Matrix, count: Int) -> [[Double]] {
    var values = [[Double]](
      repeating: [Double](repeating: .nan, count: count), count: contrasts.columnCount)
    for replicate in 0..<count {
      let cells = parts.flatMap { part in
        part.groups.flatMap { group in
          let cells = part.table.cellTotals(group: group, replicate: replicate)
          return part.levels.map { cells[$0] }
        }
      }
      let weight = cells.reduce(0, +)
      guard weight > 0 else { continue }
      let shares = contrasts.times(cells.map { $0 / weight }, .transposed)
      for contrast in shares.indices { values[contrast][replicate] = shares[contrast] }
    }
    return values
  }
}

extension Matrix {
  /// The derivatives by totals of contrasts of shares: each column less its mean over the shares,
  /// which is zero unless a cell is empty.
  fileprivate func lessWeightedMeans(_ shares: [Double]) -> Matrix {
    var result = self
    for column in 0..<columnCount {
      var mean = 0.0
      for cell in shares.indices { mean += shares[cell] * self[cell, column] }
      for cell in shares.indices { result[cell, column] -= mean }
    }
    return result
  }
}
