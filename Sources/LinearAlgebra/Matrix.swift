/// A dense matrix, stored column by column as LAPACK expects it.
public struct Matrix: Equatable, Sendable {
  public let rowCount: Int
  public let columnCount: Int
  /// The elements, column by column: `values[column * rowCount + row]`.
  public var values: [Double]

  /// A matrix of zeros.
  public init(rowCount: Int, columnCount: Int) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    values = [Double](repeating: 0, count: rowCount * columnCount)
  }

  /// - Precondition: there are `rowCount * columnCount` values.
  public init(rowCount: Int, columnCount: Int, values: [Double]) {
    precondition(values.count == rowCount * columnCount, "a matrix takes rows × columns values")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.values = values
  }

  /// The identity matrix.
  public static func identity(_ size: Int) -> Matrix {
    diagonal([Double](repeating: 1, count: size))
  }

  /// A square matrix with these elements on its diagonal and zeros elsewhere.
  public static func diagonal(_ elements: [Double]) -> Matrix {
    var result = Matrix(rowCount: elements.count, columnCount: elements.count)
    for index in elements.indices { result[index, index] = elements[index] }
    return result
  }

  /// The element in a row and column.
  @inlinable public subscript(row: Int, column: Int) -> Double {
    get { values[column * rowCount + row] }
    set { values[column * rowCount + row] = newValue }
  }

  /// One column.
  public func column(_ column: Int) -> [Double] {
    Array(values[(column * rowCount)..<((column + 1) * rowCount)])
  }

  /// One row.
  public func row(_ row: Int) -> [Double] { (0..<columnCount).map { self[row, $0] } }

  /// The matrix with rows and columns exchanged.
  public var transposed: Matrix {
    var result = Matrix(rowCount: columnCount, columnCount: rowCount)
    for row in 0..<rowCount {
      for column in 0..<columnCount { result[column, row] = self[row, column] }
    }
    return result
  }

  /// The rows and columns with these indices, in their order.
  public func submatrix(rows: [Int], columns: [Int]) -> Matrix {
    var result = Matrix(rowCount: rows.count, columnCount: columns.count)
    for (j, column) in columns.enumerated() {
      for (i, row) in rows.enumerated() { result[i, j] = self[row, column] }
    }
    return result
  }

  /// The sum of the diagonal.
  public var trace: Double {
    var sum = 0.0
    for index in 0..<min(rowCount, columnCount) { sum += self[index, index] }
    return sum
  }

  /// The quadratic form `xᵀ · self · y`.
  ///
  /// - Precondition: `x` has one element a row and `y` one a column.
  public func bilinear(_ x: [Double], _ y: [Double]) -> Double {
    precondition(x.count == rowCount && y.count == columnCount, "a form takes fitting vectors")
    var sum = 0.0
    for column in 0..<columnCount where y[column] != 0 {
      var inner = 0.0
      let start = column * rowCount
      for row in 0..<rowCount { inner += x[row] * values[start + row] }
      sum += inner * y[column]
    }
    return sum
  }
}
