import Tabular

/// The order in which the distinct answers of a column stand without a codebook.
enum LevelOrder {
  /// Numbers in numeric order where all are numbers, otherwise texts in order of code point.
  static func sorted(_ levels: [String]) -> [String] {
    let numbers = levels.map { Double($0) }
    if numbers.allSatisfy({ $0?.isFinite == true }) {
      let pairs = zip(levels, numbers.map { $0 ?? 0 })
      return pairs.sorted { $0.1 != $1.1 ? $0.1 < $1.1 : precedes($0.0, $1.0) }.map(\.0)
    }
    return levels.sorted(by: precedes)
  }

  /// The scores of levels: the numbers they are, or else their places from 1.
  static func scores(_ levels: [String]) -> [Double] {
    let numbers = levels.compactMap { Double($0) }.filter(\.isFinite)
    return numbers.count == levels.count ? numbers : levels.indices.map { Double($0 + 1) }
  }

  /// UTF-8 keeps the order of code points.
  private static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }
}

extension CategoryColumn {
  /// The texts that are neither among these levels nor missing.
  func strangers(to levels: [String], missing: Set<String>) -> Set<String> {
    Set(self.levels).subtracting(levels).subtracting(missing)
  }

  /// The column with other levels: each code goes through a table, in one pass over the rows.
  ///
  /// Texts that are not among the levels become no answer. The codes are changed where they lie if
  /// nobody else holds them.
  consuming func recoded(to levels: [String]) -> CategoryColumn {
    var places: [String: Int32] = [:]
    for (place, level) in levels.enumerated() { places[level] = Int32(place) }
    var column = self
    let table = column.levels.map { places[$0] ?? MissingReason.noAnswer.code }
    column.levels = levels
    guard table.indices.contains(where: { table[$0] != Int32($0) }) else { return column }
    for row in column.codes.indices where column.codes[row] >= 0 {
      column.codes[row] = table[Int(column.codes[row])]
    }
    return column
  }

  /// The column with its distinct texts, less the missing ones, in their natural order.
  consuming func inNaturalOrder(missing: Set<String>) -> CategoryColumn {
    recoded(to: LevelOrder.sorted(levels.filter { !missing.contains($0) }))
  }
}
