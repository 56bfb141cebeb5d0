public import LinearAlgebra

/// The levels of several margins in every row, coded by the combinations that occur.
///
/// Rows that agree in all margins form a pattern. Whatever is a function of the margins alone, such
/// as a calibration factor, is computed once a pattern: the indicator matrix of rows by levels is
/// never made.
public struct MarginPatterns: Equatable, Sendable {
  /// The number of levels of each margin.
  public let levelCounts: [Int]
  /// The pattern of each row.
  public private(set) var patternOfRow: [Int32]
  /// The level of each margin in each pattern: `pattern * marginCount + margin`.
  public let levels: [Int32]

  public var marginCount: Int { levelCounts.count }
  public var patternCount: Int { marginCount == 0 ? 0 : levels.count / marginCount }

  /// The first place of each margin where the levels of all margins stand one after another.
  public var offsets: [Int] {
    var offset = 0
    return levelCounts.map { count in
      defer { offset += count }
      return offset
    }
  }

  private static let denseLimit = 1 << 22

  /// Patterns of coded margins.
  ///
  /// - Parameters:
  ///   - codes: For each margin the level of every row.
  ///   - levelCounts: The number of levels of each margin.
  /// - Precondition: there is a margin, all have as many rows, and each code is a level.
  /// - Complexity: O(*n*) a margin.
  public init(codes: [[Int32]], levelCounts: [Int]) {
    precondition(!codes.isEmpty && codes.count == levelCounts.count, "margins have levels")
    self.levelCounts = levelCounts
    let rowCount = codes[0].count
    var pattern = [Int32](repeating: 0, count: rowCount)
    var combinations: [[Int32]] = [[]]
    for (margin, count) in levelCounts.enumerated() {
      let column = codes[margin]
      precondition(column.count == rowCount, "margins have as many rows")
      let keys = MarginPatterns.distinctKeys(pattern, column, count, combinations.count)
      combinations = keys.values.map { combinations[$0 / count] + [Int32($0 % count)] }
      pattern = keys.positions
    }
    patternOfRow = pattern
    levels = combinations.flatMap { $0 }
  }

  /// The pairs of pattern and level that occur, ascending, and the place of each row among them.
  private static func distinctKeys(
    _ pattern: [Int32], _ column: [Int32], _ count: Int, _ patternCount: Int
  ) -> (values: [Int], positions: [Int32]) {
    let bound = patternCount * count
    var positions = [Int32](repeating: 0, count: pattern.count)
    guard bound <= denseLimit else {
      let keys = pattern.indices.map { Int(pattern[$0]) * count + Int(column[$0]) }
      let values = Set(keys).sorted()
      var place: [Int: Int32] = [:]
      place.reserveCapacity(values.count)
      for (index, key) in values.enumerated() { place[key] = Int32(index) }
      for row in keys.indices { positions[row] = place[keys[row]] ?? 0 }
      return (values, positions)
    }
    var place = [Int32](repeating: -1, count: bound)
    for row in 0..<pattern.count {
      let level = Int(column[row])
      precondition(level >= 0 && level < count, "a code is a level of its margin")
      place[Int(pattern[row]) &* count &+ level] = 0
    }
    let values = place.indices.filter { place[$0] == 0 }
    for (index, key) in values.enumerated() { place[key] = Int32(index) }
    for row in 0..<pattern.count {
      positions[row] = place[Int(pattern[row]) &* count &+ Int(column[row])]
    }
    return (values, positions)
  }

  /// The sum of one value a row by pattern.
  public func sums(_ values: [Double]) -> [Double] {
    precondition(values.count == patternOfRow.count, "one value a row")
    var sums = [Double](repeating: 0, count: patternCount)
    for row in 0..<values.count { sums[Int(patternOfRow[row])] += values[row] }
    return sums
  }

  /// The sums of one value a pattern by level, the levels of all margins one after another.
  public func levelSums(_ values: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: levelCounts.reduce(0, +))
    for (margin, offset) in offsets.enumerated() {
      for pattern in 0..<values.count {
        sums[offset + Int(levels[pattern * marginCount + margin])] += values[pattern]
      }
    }
    return sums
  }

  /// Σ over patterns of a value times the product of the indicators of two levels.
  ///
  /// - Returns: A symmetric matrix, one row and column a level.
  public func crossProducts(_ values: [Double]) -> Matrix {
    let offsets = offsets
    let size = levelCounts.reduce(0, +)
    var matrix = Matrix(rowCount: size, columnCount: size)
    for pattern in 0..<values.count where values[pattern] != 0 {
      for a in 0..<marginCount {
        let row = offsets[a] + Int(levels[pattern * marginCount + a])
        for b in 0..<marginCount {
          let column = offsets[b] + Int(levels[pattern * marginCount + b])
          matrix[row, column] += values[pattern]
        }
      }
    }
    return matrix
  }

  /// Puts the rows in the order given, a permutation of them.
  mutating func reorder(_ order: [Int32]) { patternOfRow = order.map { patternOfRow[Int($0)] } }
}
