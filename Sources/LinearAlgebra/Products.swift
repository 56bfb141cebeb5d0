import CBLAS

/// OpenBLAS with one thread: this package does its own parallel work, over tables and replicates.
///
/// Read by every routine before its first call, so that it is set once and before any work.
enum SingleThread {
  static let set: Void = openblas_set_num_threads(1)
}

/// Whether a factor enters a product as it is or with rows and columns exchanged.
public enum Orientation: Equatable, Sendable { case plain, transposed }

extension Matrix {
  /// The product `selfᵀ · self`, symmetric (`dsyrk`).
  public func gram() -> Matrix {
    _ = SingleThread.set
    var result = Matrix(rowCount: columnCount, columnCount: columnCount)
    guard rowCount > 0, columnCount > 0 else { return result }
    let (n, k) = (Int32(columnCount), Int32(rowCount))
    unsafe values.withUnsafeBufferPointer { a in
      unsafe result.values.withUnsafeMutableBufferPointer { c in
        unsafe cblas_dsyrk(
          CblasColMajor, CblasUpper, CblasTrans, n, k, 1, a.baseAddress, k, 0, c.baseAddress, n)
      }
    }
    result.mirrorUpperTriangle()
    return result
  }

  /// The product of two matrices, each as it is or transposed (`dgemm`).
  ///
  /// - Precondition: the inner dimensions agree.
  public func times(
    _ other: Matrix, _ own: Orientation = .plain, _ others: Orientation = .plain
  ) -> Matrix {
    _ = SingleThread.set
    let m = own == .plain ? rowCount : columnCount
    let k = own == .plain ? columnCount : rowCount
    let n = others == .plain ? other.columnCount : other.rowCount
    precondition(
      k == (others == .plain ? other.rowCount : other.columnCount), "inner dimensions agree")
    var result = Matrix(rowCount: m, columnCount: n)
    guard m > 0, n > 0, k > 0 else { return result }
    let (rowsA, rowsB) = (Int32(rowCount), Int32(other.rowCount))
    unsafe values.withUnsafeBufferPointer { a in
      unsafe other.values.withUnsafeBufferPointer { b in
        unsafe result.values.withUnsafeMutableBufferPointer { c in
          unsafe cblas_dgemm(
            CblasColMajor, own.flag, others.flag, Int32(m), Int32(n), Int32(k), 1,
            a.baseAddress, rowsA, b.baseAddress, rowsB, 0, c.baseAddress, Int32(m))
        }
      }
    }
    return result
  }

  /// The product of the upper triangle of `self`, its diagonal included, and another matrix
  /// (`dtrmm`).
  ///
  /// - Precondition: `self` is square and has as many columns as `other` has rows.
  public func upperTriangleTimes(_ other: Matrix) -> Matrix {
    _ = SingleThread.set
    precondition(rowCount == columnCount && columnCount == other.rowCount, "dimensions agree")
    var result = other
    guard rowCount > 0, other.columnCount > 0 else { return result }
    let (m, n) = (Int32(rowCount), Int32(other.columnCount))
    unsafe values.withUnsafeBufferPointer { a in
      unsafe result.values.withUnsafeMutableBufferPointer { b in
        unsafe cblas_dtrmm(
          CblasColMajor, CblasLeft, CblasUpper, CblasNoTrans, CblasNonUnit, m, n, 1,
          a.baseAddress, m, b.baseAddress, m)
      }
    }
    return result
  }

  /// The product with a vector (`dgemv`).
  ///
  /// - Precondition: the vector has one element a column (a row where transposed).
  public func times(_ vector: [Double], _ own: Orientation = .plain) -> [Double] {
    _ = SingleThread.set
    let (m, k) = own == .plain ? (rowCount, columnCount) : (columnCount, rowCount)
    precondition(vector.count == k, "inner dimensions agree")
    var result = [Double](repeating: 0, count: m)
    guard m > 0, k > 0 else { return result }
    let (rows, columns) = (Int32(rowCount), Int32(columnCount))
    unsafe values.withUnsafeBufferPointer { a in
      unsafe vector.withUnsafeBufferPointer { x in
        unsafe result.withUnsafeMutableBufferPointer { y in
          unsafe cblas_dgemv(
            CblasColMajor, own.flag, rows, columns, 1, a.baseAddress, rows, x.baseAddress, 1, 0,
            y.baseAddress, 1)
        }
      }
    }
    return result
  }

  /// Copies the upper triangle of a square matrix over the lower.
  mutating func mirrorUpperTriangle() {
    for column in 0..<columnCount {
      for row in 0..<column { self[column, row] = self[row, column] }
    }
  }
}

extension Orientation {
  var flag: CBLAS_TRANSPOSE { self == .plain ? CblasNoTrans : CblasTrans }
}
