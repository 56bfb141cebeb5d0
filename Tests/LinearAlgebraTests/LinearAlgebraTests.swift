// Proves that products, eigenvalues and solutions satisfy the identities that define them.
import LinearAlgebra
import TestSupport
import Testing

@Suite("Linear algebra") struct LinearAlgebraTests {
  static let sample = Matrix(
    rowCount: 4, columnCount: 3, values: [1, 2, 0, -1, 3, 0.5, 2, 2, -4, 1, 1, 0])

  @Test("products agree with their definition")
  func products() {
    let a = Self.sample
    let b = Matrix(rowCount: 3, columnCount: 2, values: [1, 0, 2, -1, 4, 0.5])
    let product = a.times(b)
    for row in 0..<4 {
      for column in 0..<2 {
        let expected = (0..<3).reduce(0.0) { $0 + a[row, $1] * b[$1, column] }
        expectClose(product[row, column], expected)
      }
    }
    expectClose(a.gram().values, a.times(a, .transposed).values)
    expectClose(b.transposed.times(a, .plain, .transposed).values, product.transposed.values)
    expectClose(a.times([1, 2, 3]), (0..<4).map { a[$0, 0] + 2 * a[$0, 1] + 3 * a[$0, 2] })
    expectClose(a.times([1, 1, 1, 1], .transposed), [2, 7.5, -2])
    let symmetric = a.gram()
    let upper = Matrix(
      rowCount: 3, columnCount: 3,
      values: (0..<9).map { $0 % 3 <= $0 / 3 ? symmetric.values[$0] : 0 })
    expectClose(symmetric.upperTriangleTimes(b).values, upper.times(b).values)
    expectClose(a.gram().bilinear([1, 0, 2], [0, 1, 0]), a.gram()[0, 1] + 2 * a.gram()[2, 1])
    #expect(Matrix(rowCount: 0, columnCount: 2).gram().values == [0, 0, 0, 0])
  }

  @Test("eigenvectors rebuild the matrix, in descending order and with fixed signs")
  func eigen() throws {
    let matrix = Self.sample.gram()
    let eigen = try SymmetricEigen(matrix)
    #expect(eigen.values == eigen.values.sorted(by: >))
    let rebuilt = eigen.vectors.times(.diagonal(eigen.values))
      .times(eigen.vectors, .plain, .transposed)
    expectClose(rebuilt.values, matrix.values)
    for column in 0..<3 {
      let vector = eigen.vectors.column(column)
      #expect((vector.max { $0.magnitude < $1.magnitude } ?? 0) > 0)
    }
    #expect(try SymmetricEigen(Matrix(rowCount: 0, columnCount: 0)).values.isEmpty)
  }

  @Test("solutions satisfy their equations, and faults are named")
  func solutions() throws {
    let matrix = Self.sample.gram()
    let right = Matrix(rowCount: 3, columnCount: 2, values: [1, 2, 3, -1, 0, 1])
    let factor = try CholeskyFactor(matrix)
    expectClose(factor.upper.gram().values, matrix.values)
    expectClose(matrix.times(factor.solve(right)).values, right.values)
    expectClose(matrix.times(try matrix.solve(right)).values, right.values)
    let singular = Matrix(rowCount: 2, columnCount: 2, values: [1, 1, 1, 1])
    #expect(throws: LinearAlgebraError.singular(column: 2)) {
      try singular.solve(.identity(2))
    }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 2)) {
      try CholeskyFactor(.diagonal([1, -1]))
    }
    #expect(throws: LinearAlgebraError.notFinite) { try SymmetricEigen(.diagonal([.nan])) }
  }
}
