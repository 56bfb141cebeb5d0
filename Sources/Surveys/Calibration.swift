public import LinearAlgebra

/// What the errors of calibrated weights need to know: margins, base weights, cross-products.
///
/// An estimate made with calibrated weights varies as its residuals do: each answer enters less
/// what the margins explain of it, by a regression with the base weights.
///
/// - Reference: Deville & Särndal (1992), *J. Am. Stat. Assoc.* 87, 376–382, equation 3.4.
/// - Checked against: R `survey` 4.1 `calibrate`, `postStratify`.
public struct Calibration: Equatable, Sendable {
  public private(set) var patterns: MarginPatterns
  /// The weights before calibration, one a row.
  public private(set) var baseWeights: [Double]
  /// For each level, the levels of all margins one after another, its column; -1 for a level that
  /// the others determine.
  public let columnOfLevel: [Int32]
  /// The inverse of the cross-products of the columns, weighted by the base weights.
  public let inverse: Matrix

  public var columnCount: Int { inverse.columnCount }

  /// The calibration of weights to the margins of these patterns.
  ///
  /// - Precondition: there is one base weight a row.
  public init(patterns: MarginPatterns, baseWeights: [Double]) {
    self.patterns = patterns
    self.baseWeights = baseWeights
    let cross = patterns.crossProducts(patterns.sums(baseWeights))
    let columns = Calibration.independentColumns(cross)
    var places = [Int32](repeating: -1, count: cross.columnCount)
    for (index, column) in columns.enumerated() { places[column] = Int32(index) }
    columnOfLevel = places
    let own = cross.submatrix(rows: columns, columns: columns)
    // The columns are independent, so that the factor exists.
    inverse =
      (try? CholeskyFactor(own).solve(.identity(columns.count)))
      ?? Matrix(rowCount: columns.count, columnCount: columns.count)
  }

  /// The columns that the columns before them do not determine: a Cholesky factor that passes over
  /// what is left of the others, which is roundoff.
  private static func independentColumns(_ cross: Matrix) -> [Int] {
    var kept: [Int] = []
    var rows: [[Double]] = []
    for column in 0..<cross.columnCount where cross[column, column] > 0 {
      var row: [Double] = []
      var rest = cross[column, column]
      for (index, other) in kept.enumerated() {
        var value = cross[other, column]
        for place in 0..<index { value -= rows[index][place] * row[place] }
        value /= rows[index][index]
        row.append(value)
        rest -= value * value
      }
      guard rest > 1e-9 * cross[column, column] else { continue }
      row.append(rest.squareRoot())
      kept.append(column)
      rows.append(row)
    }
    return kept
  }

  /// Puts the rows in the order given, a permutation of them.
  mutating func reorder(_ order: [Int32]) {
    patterns.reorder(order)
    baseWeights = order.map { baseWeights[Int($0)] }
  }
}
