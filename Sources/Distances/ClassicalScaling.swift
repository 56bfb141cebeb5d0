public import LinearAlgebra

/// The map of objects whose distances are given: classical multidimensional scaling.
///
/// The centred matrix −½ J D² J is taken apart into eigenvalues; an object's coordinate on an axis
/// is its element of the eigenvector times the root of the eigenvalue. Distances of answers are
/// not those of a plane, so some eigenvalues are negative and no map is perfect: the goodness of
/// fit says how good it is. Signs are fixed: on each axis the coordinate of largest magnitude is
/// positive.
///
/// - Reference: Gower (1966), *Biometrika* 53, 325–338; Mardia (1978), *Commun. Stat.* A7,
///   1233–1241 for the goodness of fit.
/// - Checked against: R `cmdscale(eig = TRUE)`, `References/questionnaire`.
public struct ClassicalScaling: Equatable, Sendable {
  /// Objects up to which all eigenvalues are computed; for more only the leading ones are.
  public static let mostForAllEigenvalues = 500

  /// The eigenvalues in descending order: all, or the leading ten of many objects.
  public let eigenvalues: [Double]
  /// One column an axis, only for axes with an eigenvalue above zero.
  public let coordinates: Matrix
  /// The sum of the squares of all eigenvalues.
  private let squares: Double
  /// Whether all eigenvalues are known.
  public let isComplete: Bool

  /// The map of at most that many axes.
  ///
  /// - Precondition: the matrix of distances is square.
  /// - Throws: ``LinearAlgebraError`` for distances that are not finite.
  public init(distances: Matrix, axes: Int = 2) throws(LinearAlgebraError) {
    let size = distances.rowCount
    let centred = ClassicalScaling.centred(distances)
    squares = centred.values.reduce(0) { $0 + $1 * $1 }
    isComplete = size <= Self.mostForAllEigenvalues
    let vectors: Matrix
    if isComplete {
      let eigen = try SymmetricEigen(centred)
      (eigenvalues, vectors) = (eigen.values, eigen.vectors)
    } else {
      let eigen = try LeadingEigen(centred, count: max(axes, 10))
      (eigenvalues, vectors) = (eigen.values, eigen.vectors)
    }
    let largest = eigenvalues.first ?? 0
    let usable = eigenvalues.prefix(axes).prefix { $0 > max(0, largest) * 1e-9 }.count
    var coordinates = Matrix(rowCount: size, columnCount: usable)
    for axis in 0..<usable {
      let root = eigenvalues[axis].squareRoot()
      for row in 0..<size { coordinates[row, axis] = root * vectors[row, axis] }
    }
    self.coordinates = coordinates
  }

  /// −½ J D² J.
  private static func centred(_ distances: Matrix) -> Matrix {
    let size = distances.rowCount
    var centred = distances
    for index in centred.values.indices {
      centred.values[index] = -0.5 * distances.values[index] * distances.values[index]
    }
    let means = (0..<size).map { column in
      centred.values[(column * size)..<((column + 1) * size)].reduce(0, +) / Double(size)
    }
    let grand = means.reduce(0, +) / Double(max(1, size))
    for j in 0..<size {
      let (start, shift) = (j * size, grand - means[j])
      for i in 0..<size { centred.values[start + i] += shift - means[i] }
    }
    return centred
  }

  /// The share of the magnitude of all eigenvalues that the axes hold; nil without variation, and
  /// where not all are known.
  public func goodnessOfFit(axes: Int) -> Double? {
    guard isComplete else { return nil }
    let whole = eigenvalues.reduce(0) { $0 + abs($1) }
    let held = eigenvalues.prefix(axes).reduce(0) { $0 + max(0, $1) }
    return whole > 0 ? held / whole : nil
  }

  /// The share of the squares of all eigenvalues that the axes hold (Mardia's second criterion),
  /// which needs the leading ones only; nil without variation.
  public func squaredGoodnessOfFit(axes: Int) -> Double? {
    let held = eigenvalues.prefix(axes).filter { $0 > 0 }.reduce(0) { $0 + $1 * $1 }
    return squares > 0 ? held / squares : nil
  }
}
