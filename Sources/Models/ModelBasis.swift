import LinearAlgebra

/// Columns that follow from those before them.
struct AliasedColumns: Error, Equatable {
  var columns: [Int]
}

/// The columns of a model in a basis in which they are uncorrelated, with mean square one.
///
/// Fits are computed there, so that the units of predictors cost no digits; what is found is
/// carried back by `inverse`. The first column stays constant.
struct ModelBasis: Sendable {
  /// One row a respondent.
  let columns: Matrix
  /// Columns of the model times this are those of the basis; upper triangular.
  let inverse: Matrix

  /// A column is aliased where less than this part of its length is its own.
  private static let tolerance = 1e-9

  /// The basis by Gram and Schmidt's process, for weights whose mean is one.
  init(_ x: Matrix, weights: [Double]) throws(AliasedColumns) {
    let (rows, size) = (x.rowCount, Double(max(1, x.rowCount)))
    var basis = x
    var triangle = Matrix(rowCount: x.columnCount, columnCount: x.columnCount)
    var aliased: [Int] = []
    for column in 0..<x.columnCount {
      let start = column * rows
      let length = (ModelBasis.product(basis, column, column, weights) / size).squareRoot()
      for other in 0..<column where triangle[other, other] > 0 {
        let part = ModelBasis.product(basis, other, column, weights) / size
        triangle[other, column] = part
        let from = other * rows
        for row in 0..<rows { basis.values[start + row] -= part * basis.values[from + row] }
      }
      let own = (ModelBasis.product(basis, column, column, weights) / size).squareRoot()
      guard own > ModelBasis.tolerance * length else {
        aliased.append(column)
        continue
      }
      triangle[column, column] = own
      for row in 0..<rows { basis.values[start + row] /= own }
    }
    if !aliased.isEmpty { throw AliasedColumns(columns: aliased) }
    columns = basis
    inverse = triangle.upperTriangularInverse()
  }

  private static func product(_ x: Matrix, _ a: Int, _ b: Int, _ weights: [Double]) -> Double {
    let (first, second) = (a * x.rowCount, b * x.rowCount)
    var sum = 0.0
    for row in weights.indices {
      sum += weights[row] * x.values[first + row] * x.values[second + row]
    }
    return sum
  }
}
