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
  /// The column with other levels: each code goes through a table, in one pass over the rows.
  ///
  /// - Parameters:
  ///   - levels: The levels in their new order.
  ///   - missing: Texts that become no answer.
  /// - Returns: The column, and the texts that are neither levels nor missing, which became no
  ///   answer too.
  func recoded(
    to levels: [String], missing: Set<String>
  ) -> (column: CategoryColumn, unknown: [String]) {
    var places: [String: Int32] = [:]
    for (place, level) in levels.enumerated() { places[level] = Int32(place) }
    var unknown: [String] = []
    let table = self.levels.map { text -> Int32 in
      if missing.contains(text) { return MissingReason.noAnswer.code }
      if let place = places[text] { return place }
      unknown.append(text)
      return MissingReason.noAnswer.code
    }
    let isSame = table.indices.allSatisfy { table[$0] == Int32($0) }
    guard !isSame else { return (CategoryColumn(name: name, levels: levels, codes: codes), []) }
    var recoded = codes
    for row in recoded.indices where recoded[row] >= 0 {
      recoded[row] = table[Int(recoded[row])]
    }
    return (CategoryColumn(name: name, levels: levels, codes: recoded), unknown)
  }

  /// The column with its distinct texts, less the missing ones, in their natural order.
  func inNaturalOrder(missing: Set<String>) -> CategoryColumn {
    recoded(to: LevelOrder.sorted(levels.filter { !missing.contains($0) }), missing: missing)
      .column
  }
}
