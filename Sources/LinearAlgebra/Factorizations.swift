import CLAPACKE

/// Why a factorization has no result.
public enum LinearAlgebraError: Error, Equatable, Sendable {
  /// The leading minor of that order is not positive.
  case notPositiveDefinite(order: Int)
  /// The pivot of that column is zero.
  case singular(column: Int)
  /// The iteration for the eigenvalues did not converge.
  case noConvergence
  /// An element is infinite or not a number.
  case notFinite
}

/// The eigenvalues of a symmetric matrix in descending order, with their vectors.
///
/// The sign of each vector is fixed by rule: its element of largest magnitude is positive (the
/// first of them where several are equal).
///
/// | LAPACK | here |
/// |---|---|
/// | `dsyevd` | the upper triangle is read |
public struct SymmetricEigen: Equatable, Sendable {
  public let values: [Double]
  /// One column a value, of unit length.
  public let vectors: Matrix

  /// - Precondition: the matrix is square.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(matrix.rowCount == matrix.columnCount, "eigenvalues are of square matrices")
    guard matrix.isFinite else { throw .notFinite }
    _ = SingleThread.set
    let size = matrix.rowCount
    var vectors = matrix.values
    var ascending = [Double](repeating: 0, count: size)
    if size > 0 {
      let n = Int32(size)
      let info = unsafe vectors.withUnsafeMutableBufferPointer { a in
        unsafe ascending.withUnsafeMutableBufferPointer { w in
          unsafe LAPACKE_dsyevd(
            LAPACK_COL_MAJOR, withVectors, upperTriangle, n, a.baseAddress, n, w.baseAddress)
        }
      }
      guard info == 0 else { throw .noConvergence }
    }
    values = ascending.reversed()
    let ascendingVectors = Matrix(rowCount: size, columnCount: size, values: vectors)
    var descending = Matrix(rowCount: size, columnCount: size)
    for column in 0..<size {
      let vector = withFixedSign(ascendingVectors.column(size - 1 - column))
      for row in 0..<size { descending[row, column] = vector[row] }
    }
    self.vectors = descending
  }
}

/// The factor of a symmetric positive definite matrix (`dpotrf`), for solving.
public struct CholeskyFactor: Equatable, Sendable {
  /// The upper triangular `R` with `RᵀR` the matrix; zeros below.
  public let upper: Matrix

  /// - Precondition: the matrix is square; its upper triangle is read.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    precondition(matrix.rowCount == matrix.columnCount, "a Cholesky factor is of a square matrix")
    guard matrix.isFinite else { throw .notFinite }
    _ = SingleThread.set
    var factor = matrix
    let n = Int32(matrix.rowCount)
    if n > 0 {
      let info = unsafe factor.values.withUnsafeMutableBufferPointer { a in
        unsafe LAPACKE_dpotrf(LAPACK_COL_MAJOR, upperTriangle, n, a.baseAddress, n)
      }
      guard info == 0 else { throw .notPositiveDefinite(order: Int(info)) }
    }
    for column in 0..<matrix.columnCount {
      for row in (column + 1)..<max(column + 1, matrix.rowCount) { factor[row, column] = 0 }
    }
    upper = factor
  }

  /// The solution of `matrix · x = right`, one column each (`dpotrs`).
  ///
  /// - Precondition: `right` has as many rows as the matrix.
  public func solve(_ right: Matrix) -> Matrix {
    precondition(right.rowCount == upper.rowCount, "the right side has one row an equation")
    var solution = right
    let (n, columns) = (Int32(upper.rowCount), Int32(right.columnCount))
    guard n > 0, columns > 0 else { return solution }
    unsafe upper.values.withUnsafeBufferPointer { a in
      unsafe solution.values.withUnsafeMutableBufferPointer { b in
        _ = unsafe LAPACKE_dpotrs(
          LAPACK_COL_MAJOR, upperTriangle, n, columns, a.baseAddress, n, b.baseAddress, n)
      }
    }
    return solution
  }
}

extension Matrix {
  /// The solution of `self · x = right`, one column each (`dgesv`).
  ///
  /// - Precondition: the matrix is square and `right` has as many rows.
  public func solve(_ right: Matrix) throws(LinearAlgebraError) -> Matrix {
    precondition(rowCount == columnCount && right.rowCount == rowCount, "as many equations")
    guard isFinite, right.isFinite else { throw .notFinite }
    _ = SingleThread.set
    var (factor, solution) = (self, right)
    let (n, columns) = (Int32(rowCount), Int32(right.columnCount))
    guard n > 0, columns > 0 else { return solution }
    var pivots = [Int32](repeating: 0, count: rowCount)
    let info = unsafe factor.values.withUnsafeMutableBufferPointer { a in
      unsafe solution.values.withUnsafeMutableBufferPointer { b in
        unsafe pivots.withUnsafeMutableBufferPointer { p in
          unsafe LAPACKE_dgesv(
            LAPACK_COL_MAJOR, n, columns, a.baseAddress, n, p.baseAddress, b.baseAddress, n)
        }
      }
    }
    guard info == 0 else { throw .singular(column: Int(info)) }
    return solution
  }

  var isFinite: Bool { values.allSatisfy(\.isFinite) }
}

func withFixedSign(_ vector: [Double]) -> [Double] {
  var largest = 0.0
  for element in vector where element.magnitude > largest.magnitude * (1 + 1e-12) {
    largest = element
  }
  return largest < 0 ? vector.map { -$0 } : vector
}

/// The arguments of LAPACK that stand for “with eigenvectors” and “upper triangle”.
private let withVectors = CChar(UInt8(ascii: "V"))
private let upperTriangle = CChar(UInt8(ascii: "U"))
