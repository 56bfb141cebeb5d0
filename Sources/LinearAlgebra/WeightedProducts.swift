extension Matrix {
  /// The rows that are held twice at a time by ``gram(weights:)``.
  private static let blockSize = 4096

  /// The product `selfᵀ · diag(weights) · self`, symmetric (`dsyrk` by blocks of rows).
  ///
  /// - Precondition: there is one weight a row, none of them negative.
  /// - Complexity: O(rows × columns²); a block of rows is copied at a time.
  public func gram(weights: [Double]) -> Matrix {
    precondition(weights.count == rowCount, "one weight a row")
    var result = Matrix(rowCount: columnCount, columnCount: columnCount)
    for start in stride(from: 0, to: rowCount, by: Matrix.blockSize) {
      let end = min(start + Matrix.blockSize, rowCount)
      let roots = weights[start..<end].map { $0.squareRoot() }
      var block = Matrix(rowCount: end - start, columnCount: columnCount)
      for column in 0..<columnCount {
        let (from, to) = (column * rowCount + start, column * block.rowCount)
        for row in 0..<block.rowCount {
          block.values[to + row] = roots[row] * values[from + row]
        }
      }
      let part = block.gram()
      for index in result.values.indices { result.values[index] += part.values[index] }
    }
    return result
  }

  /// The inverse of an upper triangular matrix.
  ///
  /// - Precondition: the matrix is square, with no zero on its diagonal.
  public func upperTriangularInverse() -> Matrix {
    precondition(rowCount == columnCount, "an inverse is of a square matrix")
    var inverse = Matrix(rowCount: rowCount, columnCount: rowCount)
    for column in 0..<rowCount {
      inverse[column, column] = 1 / self[column, column]
      for row in (0..<column).reversed() {
        var sum = 0.0
        for inner in (row + 1)...column { sum += self[row, inner] * inverse[inner, column] }
        inverse[row, column] = -sum / self[row, row]
      }
    }
    return inverse
  }
}
