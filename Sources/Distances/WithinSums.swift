import LinearAlgebra

/// The sums of the distances within the groups of a partition, for many partitions at once.
///
/// With z the indicator of a group and U the upper triangle of the symmetric M, the sum over
/// ordered pairs of its members is zᵀMz = 2·zᵀUz. For a block of deals the products U·z of all
/// groups but the last are one `dtrmm`; those of the last follow, since every object has a group.
struct WithinSums: Sendable {
  private let matrix: Matrix
  let rowSums: [Double]
  let total: Double

  /// - Precondition: the matrix is symmetric, with zeros on its diagonal.
  init(_ matrix: Matrix) {
    self.matrix = matrix
    let size = matrix.rowCount
    rowSums = (0..<size).map { column in
      matrix.values[(column * size)..<((column + 1) * size)].reduce(0, +)
    }
    total = rowSums.reduce(0, +)
  }

  /// The sums of every deal of a block: `deal * groupCount + group`.
  func sums(_ members: GroupIndicators) -> [Double] {
    let (n, groupCount) = (members.block.objectCount, members.groupCount)
    let deals = members.block.dealCount
    guard groupCount > 1 else { return [Double](repeating: total, count: deals) }
    let products = matrix.upperTriangleTimes(members.matrix).values
    let (groups, last) = (members.block.groups, groupCount - 1)
    var result = [Double](repeating: 0, count: deals * groupCount)
    for deal in 0..<deals {
      let (labels, first) = (deal * n, deal * last * n)
      var (outside, outer) = (0.0, 0.0)
      for object in 0..<n {
        let group = Int(groups[labels + object])
        guard group < last else { continue }
        result[deal * groupCount + group] += 2 * products[first + group * n + object]
        outer += rowSums[object]
        for other in 0..<last { outside += products[first + other * n + object] }
      }
      result[deal * groupCount + last] = total - 2 * outer + 2 * outside
    }
    return result
  }
}

/// A block of deals as a matrix: a column for each deal and group but the last, with ones for the
/// members.
struct GroupIndicators {
  let block: GroupDeals.Block
  let groupCount: Int
  let matrix: Matrix

  init(_ block: GroupDeals.Block, groupCount: Int) {
    self.block = block
    self.groupCount = groupCount
    let (n, chosen) = (block.objectCount, groupCount - 1)
    let groups = block.groups
    var values = [Double](repeating: 0, count: n * block.dealCount * chosen)
    for deal in 0..<block.dealCount {
      let (labels, first) = (deal * n, deal * chosen * n)
      for object in 0..<n {
        let group = Int(groups[labels + object])
        if group < chosen { values[first + group * n + object] = 1 }
      }
    }
    matrix = Matrix(rowCount: n, columnCount: block.dealCount * chosen, values: values)
  }
}
