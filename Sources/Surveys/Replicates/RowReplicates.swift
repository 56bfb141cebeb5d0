import LinearAlgebra
import Numerics

/// Replicate weights of each row, eight replicates a lane so that sums run on whole vectors.
struct RowReplicates: Equatable, Sendable {
  typealias Lane = SIMD8<Double>

  let count: Int
  let rowCount: Int
  /// `row * laneCount + lane`; lanes beyond the last replicate hold zeros.
  private(set) var lanes: [Lane]
  /// Replicates whose columns are linearly independent and span the others.
  private(set) var independent: [Int] = []

  var laneCount: Int { (count + 7) / 8 }
  var rank: Int { independent.count }

  /// - Parameters:
  ///   - columns: One a replicate.
  ///   - weights: The weights to be multiplied by; nil where the columns are weights already.
  init(columns: [[Double]], weights: [Double]?) {
    count = columns.count
    rowCount = columns.first?.count ?? 0
    let width = (count + 7) / 8
    lanes = [Lane](repeating: .zero, count: rowCount * width)
    for replicate in columns.indices {
      let (lane, place) = (replicate / 8, replicate % 8)
      let column = columns[replicate]
      for row in 0..<rowCount {
        lanes[row * width + lane][place] = column[row] * (weights?[row] ?? 1)
      }
    }
    let all = (0..<rowCount).map { Int32($0) }
    independent = RowReplicates.independentColumns(of: sketch(all))
  }

  /// Puts the rows in the order given, a permutation of them.
  mutating func reorder(_ order: [Int32]) {
    let width = laneCount
    var moved: [Lane] = []
    moved.reserveCapacity(lanes.count)
    for row in order { moved += lanes[(Int(row) * width)..<((Int(row) + 1) * width)] }
    lanes = moved
  }

  func weight(row: Int, replicate: Int) -> Double {
    lanes[row * laneCount + replicate / 8][replicate % 8]
  }

  /// The totals of the active cells on every replicate.
  ///
  /// - Parameters:
  ///   - cells: The position of the cell of each row among the active ones, or -1.
  ///   - numbers: What the weight of each row is multiplied by; empty for ones.
  ///   - active: The number of active cells.
  /// - Returns: `replicate * active + position`.
  func totals(cells: [Int32], numbers: [Double] = [], active: Int) -> [Double] {
    let width = laneCount
    var sums = [Lane](repeating: .zero, count: active * width)
    for row in cells.indices where cells[row] >= 0 {
      let (target, source) = (Int(cells[row]) &* width, row &* width)
      if numbers.isEmpty {
        for lane in 0..<width { sums[target &+ lane] += lanes[source &+ lane] }
      } else {
        let number = numbers[row]
        for lane in 0..<width { sums[target &+ lane] += number * lanes[source &+ lane] }
      }
    }
    var result = [Double](repeating: 0, count: active * count)
    for cell in 0..<active {
      for replicate in 0..<count {
        result[replicate * active + cell] = sums[cell * width + replicate / 8][replicate % 8]
      }
    }
    return result
  }

  /// The rank of the weights of some rows.
  ///
  /// A sample of as many rows as the whole has independent replicates most often has their rank
  /// already; only where it has not are all of the rows looked at.
  func rank(ofRows rows: [Int32]) -> Int {
    let wanted = rank + 64
    if rows.count > wanted {
      let step = Double(rows.count) / Double(wanted)
      let some = (0..<wanted).map { rows[Int(Double($0) * step)] }
      if hasFullRank(matrix(some)) { return rank }
    }
    return RowReplicates.independentColumns(of: sketch(rows)).count
  }

  private func matrix(_ rows: [Int32]) -> Matrix {
    var result = Matrix(rowCount: rows.count, columnCount: count)
    for (place, row) in rows.enumerated() {
      for replicate in 0..<count {
        result[place, replicate] = weight(row: Int(row), replicate: replicate)
      }
    }
    return result
  }

  /// Whether these rows have the rank of all: the independent columns are so among them too.
  private func hasFullRank(_ rows: Matrix) -> Bool {
    let chosen = rows.submatrix(rows: Array(0..<rows.rowCount), columns: independent)
    return RowReplicates.independentColumns(of: chosen).count == independent.count
  }

  /// A matrix of few rows with the rank of the weights of many: every row is added to one of them
  /// with a sign, both drawn at random with a fixed seed.
  private func sketch(_ rows: [Int32]) -> Matrix {
    let buckets = 4 * count + 64
    guard rows.count > buckets else { return matrix(rows) }
    let width = laneCount
    var sums = [Lane](repeating: .zero, count: buckets * width)
    var random = Philox4x32(seed: 0x7265_706c)
    for row in rows {
      let draw = random.next()
      let bucket = Int((draw >> 1) % UInt64(buckets)) &* width
      let source = Int(row) &* width
      let sign: Double = draw & 1 == 0 ? 1 : -1
      for lane in 0..<width { sums[bucket &+ lane] += sign * lanes[source &+ lane] }
    }
    var result = Matrix(rowCount: buckets, columnCount: count)
    for replicate in 0..<count {
      for bucket in 0..<buckets {
        result[bucket, replicate] = sums[bucket * width + replicate / 8][replicate % 8]
      }
    }
    return result
  }

  /// The columns that are not combinations of earlier ones, as R `qr` takes them: a column counts
  /// as one of them where less than 10⁻⁵ of its length is new.
  static func independentColumns(of matrix: Matrix) -> [Int] {
    var gram = matrix.gram()
    var chosen: [Int] = []
    let size = gram.columnCount
    for column in 0..<size {
      // The part of each later column along this one is taken out of it (a Cholesky step).
      let length = matrix.columnLength(column)
      let left = gram[column, column]
      guard left > length * 1e-10, left > 0 else { continue }
      chosen.append(column)
      let root = left.squareRoot()
      var direction = [Double](repeating: 0, count: size)
      for other in column..<size { direction[other] = gram[other, column] / root }
      for other in (column + 1)..<max(column + 1, size) where direction[other] != 0 {
        let multiple = direction[other]
        let start = other * size
        for row in other..<size { gram.values[start + row] -= multiple * direction[row] }
      }
    }
    return chosen
  }
}

extension Matrix {
  /// The squared length of a column.
  fileprivate func columnLength(_ column: Int) -> Double {
    var sum = 0.0
    for row in 0..<rowCount { sum += self[row, column] * self[row, column] }
    return sum
  }
}
