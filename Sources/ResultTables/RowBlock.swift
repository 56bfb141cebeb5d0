import Results

/// Rows that have a name in common.
struct RowBlock {
  var name: String
  var rows: [ResultRow]

  /// The rows by a name made of them, in the order of the first row of each name.
  static func blocks(of rows: [ResultRow], by name: (ResultRow) -> String) -> [RowBlock] {
    var blocks: [RowBlock] = []
    var places: [String: Int] = [:]
    for row in rows {
      let name = name(row)
      if let place = places[name] {
        blocks[place].rows.append(row)
      } else {
        places[name] = blocks.count
        blocks.append(RowBlock(name: name, rows: [row]))
      }
    }
    return blocks
  }

  /// The first row of a statistic; with a level, the one about that level.
  func row(_ statistic: String, level: String? = nil) -> ResultRow? {
    rows.first { $0.key.statistic == statistic && (level == nil || $0.key.level == level) }
  }
}
