import LinearAlgebra

/// Balanced half-samples: of each pair of clusters, one has its weight raised and the other
/// lowered, by the signs of a row of a Hadamard matrix.
struct HalfSamplePlan: Equatable, Sendable {
  /// The first cluster of each pair; the second follows it.
  let pairs: [Int]
  /// The part of the weight that the lowered cluster keeps.
  let rho: Double
  private let signs: HadamardMatrix

  /// The number of replicates.
  var count: Int { signs.order }

  init(pairs: [Int], rho: Double) {
    self.pairs = pairs
    self.rho = rho
    signs = HadamardMatrix(orderAtLeast: pairs.count + 1)
  }

  func factors(_ range: Range<Int>, clusterCount: Int) -> Matrix {
    var result = Matrix(
      rowCount: clusterCount, columnCount: range.count,
      values: [Double](repeating: 1, count: clusterCount * range.count))
    for (column, replicate) in range.enumerated() {
      for (pair, cluster) in pairs.enumerated() {
        let isFirst = signs.isPositive(row: pair + 1, column: replicate)
        result[cluster, column] = isFirst ? 2 - rho : rho
        result[cluster + 1, column] = isFirst ? rho : 2 - rho
      }
    }
    return result
  }
}
