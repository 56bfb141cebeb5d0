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
  /// All eigenvalues in descending order.
  public let eigenvalues: [Double]
  /// One column an axis, only for axes with an eigenvalue above zero.
  public let coordinates: Matrix

  /// The map of at most that many axes.
  ///
  /// - Precondition: the matrix of distances is square.
  /// - Throws: ``LinearAlgebraError`` for distances that are not finite.
  public init(distances: Matrix, axes: Int = 2) throws(LinearAlgebraError) {
    let size = distances.rowCount
    var centred = distances
    for index in centred.values.indices {
      centred.values[index] = -0.5 * distances.values[index] * distances.values[index]
    }
    let means = (0..<size).map { column in
      (0..<size).reduce(0.0) { $0 + centred[$1, column] } / Double(size)
    }
    let grand = means.reduce(0, +) / Double(max(1, size))
    for j in 0..<size {
      for i in 0..<size { centred[i, j] += grand - means[i] - means[j] }
    }
    let eigen = try SymmetricEigen(centred)
    eigenvalues = eigen.values
    let largest = eigen.values.first ?? 0
    let usable = eigen.values.prefix(axes).prefix { $0 > max(0, largest) * 1e-9 }.count
    var coordinates = Matrix(rowCount: size, columnCount: usable)
    for axis in 0..<usable {
      let root = eigen.values[axis].squareRoot()
      for row in 0..<size { coordinates[row, axis] = root * eigen.vectors[row, axis] }
    }
    self.coordinates = coordinates
  }

  /// The share of the magnitude of all eigenvalues that the axes hold; nil without variation.
  public func goodnessOfFit(axes: Int) -> Double? {
    let whole = eigenvalues.reduce(0) { $0 + abs($1) }
    let held = eigenvalues.prefix(axes).reduce(0) { $0 + max(0, $1) }
    return whole > 0 ? held / whole : nil
  }
}
