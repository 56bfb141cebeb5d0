import Estimation
import LinearAlgebra
import Results
import Surveys

/// The columns of the model by which a gap is decomposed, for every cell of the composition.
///
/// Each dimension enters by its levels. A level that one of the sides does not have cannot be
/// compared: its respondents are left out of both.
struct DecompositionColumns {
  /// The cells that are kept.
  let cells: [Int]
  /// By kept cell: a constant, and the levels of each dimension but the first.
  let reduced: [[Double]]
  /// By kept cell: a constant, and all levels of each dimension.
  let full: [[Double]]
  /// The dimension of each full column; -1 for the constant.
  let owners: [Int]
  /// From the coefficients of the reduced columns to those of the full ones, which add up to zero
  /// over the levels of each dimension (Yun's normalisation).
  let normalisation: Matrix

  init(_ composition: CompositionTable, sides: [[Int]]) {
    let groups = composition.groups
    let places = (0..<groups.cellCount).map { groups.levelPlaces($0) }
    func held(_ cells: [Int], _ dimension: Int) -> [Int] {
      groups.levels[dimension].indices.filter { level in
        sides.allSatisfy { side in
          cells.contains {
            places[$0][dimension] == level
              && composition.sums(side, $0, composition.observed).weight > 0
          }
        }
      }
    }
    var cells = Array(0..<groups.cellCount)
    while true {
      let levels = groups.levels.indices.map { held(cells, $0) }
      let kept = cells.filter { cell in
        levels.indices.allSatisfy { levels[$0].contains(places[cell][$0]) }
      }
      if kept.count == cells.count { break }
      cells = kept
    }
    let levels = groups.levels.indices.map { held(cells, $0) }
    self.cells = cells
    func columns(_ cell: Int, skipping skipped: Int) -> [Double] {
      [1]
        + levels.indices.flatMap { dimension in
          levels[dimension].dropFirst(skipped).map { places[cell][dimension] == $0 ? 1 : 0 }
        }
    }
    reduced = cells.map { columns($0, skipping: 1) }
    full = cells.map { columns($0, skipping: 0) }
    owners = [-1] + levels.indices.flatMap { [Int](repeating: $0, count: levels[$0].count) }
    normalisation = Self.normalisation(levels.map(\.count))
  }

  private static func normalisation(_ counts: [Int]) -> Matrix {
    let reduced = 1 + counts.reduce(0) { $0 + max(0, $1 - 1) }
    var result = Matrix(rowCount: 1 + counts.reduce(0, +), columnCount: reduced)
    result[0, 0] = 1
    var (row, column) = (1, 1)
    for count in counts where count > 0 {
      for level in 1..<max(1, count) {
        let own = column + level - 1
        result[0, own] = 1 / Double(count)
        for place in 0..<count { result[row + place, own] -= 1 / Double(count) }
        result[row + level, own] += 1
      }
      row += count
      column += count - 1
    }
    return result
  }
}

/// A linear model of the scores on the columns, fitted by weighted least squares.
struct DecompositionFit {
  /// The coefficients of the full columns.
  let coefficients: [Double]
  private let inverse: Matrix
  private let reduced: [Double]
  private let normalisation: Matrix

  /// - Throws: ``UndefinedStatistic`` `singular_model` where the columns depend on each other.
  init(
    rows: [(columns: [Double], weight: Double, scored: Double)], normalisation: Matrix
  ) throws(UndefinedStatistic) {
    let size = rows.first?.columns.count ?? 0
    var matrix = Matrix(rowCount: size, columnCount: size)
    var right = Matrix(rowCount: size, columnCount: 1)
    for row in rows where row.weight != 0 {
      for i in 0..<size where row.columns[i] != 0 {
        right[i, 0] += row.columns[i] * row.scored
        for j in 0..<size { matrix[i, j] += row.columns[i] * row.columns[j] * row.weight }
      }
    }
    guard size > 0, let factor = try? CholeskyFactor(matrix),
      (0..<size).allSatisfy({
        factor.upper[$0, $0] * factor.upper[$0, $0] > 1e-10 * matrix[$0, $0]
      })
    else { throw UndefinedStatistic("singular_model") }
    inverse = factor.solve(.identity(size))
    reduced = inverse.times(right.column(0))
    self.normalisation = normalisation
    // A term for the group stands behind the columns, and has no part in them.
    coefficients = normalisation.times(Array(reduced.prefix(normalisation.columnCount)))
  }

  /// How the coefficients move with the weight of a row, for each unit of its residual.
  func movement(_ columns: [Double]) -> [Double] {
    normalisation.times(Array(inverse.times(columns).prefix(normalisation.columnCount)))
  }

  func fitted(_ columns: [Double]) -> Double {
    zip(columns, reduced).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
