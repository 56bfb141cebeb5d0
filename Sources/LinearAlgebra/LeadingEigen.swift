/// The largest eigenvalues of a large symmetric matrix, with their vectors.
///
/// A subspace that holds them grows by products of the matrix with a few vectors at a time
/// (`dgemm`), until the residuals of the wanted vectors vanish: each step reads the matrix once,
/// where a full decomposition would work on it as often as it has rows. Several vectors at a time
/// find eigenvalues that occur more than once. Signs are fixed as in ``SymmetricEigen``.
///
/// - Reference: Golub and Underwood (1977), *The block Lanczos method*; Saad (2011), *Numerical
///   Methods for Large Eigenvalue Problems*, section 6.5.
/// - Checked against: ``SymmetricEigen``.
public struct LeadingEigen: Equatable, Sendable {
  /// In descending order.
  public let values: [Double]
  /// One column a value, of unit length.
  public let vectors: Matrix

  /// The vectors that are multiplied at a time.
  private static let blockSize = 4
  /// Residuals below this part of the largest eigenvalue are roundoff.
  private static let tolerance = 1e-10

  /// - Parameters:
  ///   - matrix: A symmetric matrix.
  ///   - count: How many of its largest eigenvalues are wanted.
  /// - Precondition: the matrix is square and has at least as many rows.
  /// - Throws: ``LinearAlgebraError/noConvergence`` where the subspace would be half of the space.
  public init(_ matrix: Matrix, count: Int) throws(LinearAlgebraError) {
    precondition(matrix.rowCount == matrix.columnCount, "eigenvalues are of square matrices")
    precondition(count > 0 && count <= matrix.rowCount, "as many eigenvalues as rows at most")
    guard matrix.isFinite else { throw .notFinite }
    let size = matrix.rowCount
    var space = GrowingSubspace(size)
    space.add(LeadingEigen.start(size, max(count, Self.blockSize)))
    while true {
      let products = matrix.times(space.newest)
      space.enter(products)
      let ritz = try SymmetricEigen(space.projection)
      let wanted = min(count, ritz.values.count)
      let residuals = space.residuals(ritz, wanted)
      let scale = max(ritz.values.map(\.magnitude).max() ?? 0, .leastNormalMagnitude)
      let isConverged = residuals.allSatisfy { $0 <= Self.tolerance * scale }
      // A block without any new direction has found an invariant subspace.
      let grew = !isConverged && space.add(products)
      guard isConverged || !grew else {
        if space.count > max(size / 2, 200) { throw .noConvergence }
        continue
      }
      values = Array(ritz.values.prefix(wanted))
      vectors = space.combined(ritz.vectors, wanted).withFixedSigns
      return
    }
  }

  /// Vectors without a pattern that data could have, the same on every machine.
  private static func start(_ size: Int, _ count: Int) -> Matrix {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    let values = (0..<(size * count)).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53 - 0.5
    }
    return Matrix(rowCount: size, columnCount: count, values: values)
  }
}

/// An orthonormal basis that grows, with the products of the matrix and its vectors.
private struct GrowingSubspace {
  private let size: Int
  private var basis: Matrix
  private var images: Matrix
  private(set) var newest: Matrix
  private(set) var projection: Matrix

  var count: Int { basis.columnCount }

  init(_ size: Int) {
    self.size = size
    basis = Matrix(rowCount: size, columnCount: 0)
    images = basis
    newest = basis
    projection = Matrix(rowCount: 0, columnCount: 0)
  }

  /// Adds the directions that the columns have beyond the basis; false where they have none.
  @discardableResult mutating func add(_ columns: Matrix) -> Bool {
    var block = columns
    var kept: [[Double]] = []
    let lengths = (0..<block.columnCount).map { norm(block.column($0)) }
    // Twice: the first pass leaves roundoff in directions that the basis nearly holds.
    for _ in 0..<2 where basis.columnCount > 0 {
      let shares = basis.times(block, .transposed)
      let inside = basis.times(shares)
      for index in block.values.indices { block.values[index] -= inside.values[index] }
    }
    for column in 0..<block.columnCount {
      var vector = block.column(column)
      for _ in 0..<2 {
        for other in kept { subtract(dot(vector, other), other, from: &vector) }
      }
      let length = norm(vector)
      guard length > 1e-11 * lengths[column], length > 0 else { continue }
      kept.append(vector.map { $0 / length })
    }
    newest = Matrix(rowCount: size, columnCount: kept.count, values: kept.flatMap { $0 })
    basis = Matrix(
      rowCount: size, columnCount: basis.columnCount + kept.count,
      values: basis.values + newest.values)
    return !kept.isEmpty
  }

  /// Takes the products of the matrix and the newest vectors.
  mutating func enter(_ products: Matrix) {
    images = Matrix(
      rowCount: size, columnCount: basis.columnCount, values: images.values + products.values)
    let column = basis.times(products, .transposed)
    var next = Matrix(rowCount: count, columnCount: count)
    let before = projection.rowCount
    for j in 0..<before { for i in 0..<before { next[i, j] = projection[i, j] } }
    for j in before..<count {
      for i in 0...j {
        next[i, j] = column[i, j - before]
        next[j, i] = next[i, j]
      }
    }
    projection = next
  }

  /// The lengths of A x − λ x for the first Ritz vectors.
  func residuals(_ ritz: SymmetricEigen, _ wanted: Int) -> [Double] {
    let shares = leading(ritz.vectors, wanted)
    let (products, vectors) = (images.times(shares), basis.times(shares))
    return (0..<wanted).map { column in
      var sum = 0.0
      for row in 0..<size {
        let rest = products[row, column] - ritz.values[column] * vectors[row, column]
        sum += rest * rest
      }
      return sum.squareRoot()
    }
  }

  func combined(_ shares: Matrix, _ wanted: Int) -> Matrix {
    basis.times(leading(shares, wanted))
  }

  private func leading(_ matrix: Matrix, _ columns: Int) -> Matrix {
    Matrix(
      rowCount: matrix.rowCount, columnCount: columns,
      values: Array(matrix.values.prefix(matrix.rowCount * columns)))
  }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for index in a.indices { sum += a[index] * b[index] }
  return sum
}

private func norm(_ a: [Double]) -> Double { dot(a, a).squareRoot() }

private func subtract(_ factor: Double, _ other: [Double], from vector: inout [Double]) {
  for index in vector.indices { vector[index] -= factor * other[index] }
}

extension Matrix {
  /// The columns turned so that the element of largest magnitude of each is positive.
  var withFixedSigns: Matrix {
    var result = self
    for column in 0..<columnCount {
      let vector = withFixedSign(self.column(column))
      for row in 0..<rowCount { result[row, column] = vector[row] }
    }
    return result
  }
}
