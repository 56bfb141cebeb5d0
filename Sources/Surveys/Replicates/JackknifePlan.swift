import LinearAlgebra

/// One cluster left out at a time, the others of its stratum making up for it.
struct JackknifePlan: Equatable, Sendable {
  /// A replicate: the cluster that is left out, and the stratum that makes up for it.
  struct Replicate: Equatable, Sendable {
    var cluster: Int
    /// The clusters whose weights grow by `factor`.
    var stratum: Range<Int>
    var factor: Double
    /// Whether all other strata make up for it, since it stands alone in its own.
    var isAlone = false
  }

  let replicates: [Replicate]

  func factors(_ range: Range<Int>, clusterCount: Int) -> Matrix {
    var result = Matrix(rowCount: clusterCount, columnCount: range.count)
    for (column, replicate) in replicates[range].enumerated() {
      for cluster in 0..<clusterCount {
        let grows = replicate.isAlone != replicate.stratum.contains(cluster)
        result[cluster, column] = grows ? replicate.factor : 1
      }
      result[replicate.cluster, column] = 0
    }
    return result
  }

  /// The totals on every replicate, from those of the whole and of the stratum.
  ///
  /// The differences are taken so that a cell that only the cluster left out holds becomes zero
  /// without rounding.
  func totals(_ clusterTotals: Matrix) -> [Double] {
    let cells = clusterTotals.rowCount
    var strata: [Range<Int>: Int] = [:]
    var sums: [Double] = []
    for replicate in replicates where strata[replicate.stratum] == nil {
      strata[replicate.stratum] = sums.count
      sums += clusterTotals.sums(columns: replicate.stratum)
    }
    let whole = clusterTotals.sums(columns: 0..<clusterTotals.columnCount)
    var result = [Double](repeating: 0, count: replicates.count * cells)
    for (index, replicate) in replicates.enumerated() {
      let start = strata[replicate.stratum] ?? 0
      for cell in 0..<cells {
        let (inside, own) = (sums[start + cell], clusterTotals[cell, replicate.cluster])
        let outside = whole[cell] - inside
        result[index * cells + cell] =
          replicate.isAlone
          ? replicate.factor * outside : outside + replicate.factor * (inside - own)
      }
    }
    return result
  }
}

extension Matrix {
  /// The sum of some columns.
  fileprivate func sums(columns: Range<Int>) -> [Double] {
    var sums = [Double](repeating: 0, count: rowCount)
    for column in columns { for row in 0..<rowCount { sums[row] += self[row, column] } }
    return sums
  }
}
