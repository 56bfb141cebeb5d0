import Diagnostics
import Files
import Numerics
import Tabular

/// Makes a table of the chunks: levels in the order of the file, and one array a column.
struct TableAssembly {
  let plan: ReadingPlan
  let rows: ChunkedRows

  func table() throws(Faults) -> Table {
    let rowCount = rows.chunks.reduce(0) { $0 + $1.rowCount }
    let categoryCount = plan.categories.count
    let columns = orderedMap(count: categoryCount + plan.numbers.count) { slot -> Table.Column in
      slot < categoryCount
        ? .category(category(slot, rowCount)) : .number(number(slot - categoryCount, rowCount))
    }
    var table = Table(
      source: plan.path, rowCount: rowCount, columns: [], header: plan.header.names,
      lines: lines(rowCount))
    for (slot, kind) in plan.requested {
      switch (columns[slot], kind) {
      case (.category(let column), .number):
        table.columns.append(.number(try numbers(of: column, slot, table)))
      default: table.columns.append(columns[slot])
      }
    }
    return table
  }

  private func category(_ slot: Int, _ rowCount: Int) -> CategoryColumn {
    let (levels, codes) = levels(slot)
    let column = [Int32](capacity: rowCount) { output in
      for chunk in rows.chunks {
        let map = codes[chunk.lane]
        switch chunk.codes[slot] {
        case .narrow(let staged): for i in staged.indices { output.append(map[Int(staged[i])]) }
        case .middle(let staged): for i in staged.indices { output.append(map[Int(staged[i])]) }
        case .wide(let staged): for i in staged.indices { output.append(map[Int(staged[i])]) }
        }
      }
    }
    return CategoryColumn(
      name: plan.header.names[plan.categories[slot]], levels: levels, codes: column)
  }

  /// The levels of a column in the order of the file, and for each lane the code of each staged
  /// code.
  private func levels(_ slot: Int) -> (levels: [String], codes: [[Int32]]) {
    struct Entry {
      var text: String
      var position: UInt64
    }
    var entries: [Entry] = []
    var places: [String: Int] = [:]
    var entryOfCode: [[Int]] = []
    for lane in rows.lanes {
      var entryOfLaneCode: [Int] = []
      for level in lane.levels[slot] where level.code >= 0 {
        let bytes = lane.text[slot][level.start..<level.start + level.count]
        let text = String(decoding: bytes, as: UTF8.self)
        let place = places[text] ?? entries.count
        if place == entries.count {
          places[text] = place
          entries.append(Entry(text: text, position: level.position))
        } else if level.position < entries[place].position {
          entries[place] = Entry(text: text, position: level.position)
        }
        entryOfLaneCode.append(place)
      }
      entryOfCode.append(entryOfLaneCode)
    }
    let order = entries.indices.sorted { entries[$0].position < entries[$1].position }
    var codeOfEntry = [Int32](repeating: 0, count: entries.count)
    for (code, entry) in order.enumerated() { codeOfEntry[entry] = Int32(code) }
    let codes = entryOfCode.map { [ReadingPlan.missingCode] + $0.map { codeOfEntry[$0] } }
    return (order.map { entries[$0].text }, codes)
  }

  private func number(_ slot: Int, _ rowCount: Int) -> NumberColumn {
    let values = [Double](capacity: rowCount) { output in
      for chunk in rows.chunks {
        let part = chunk.numbers[slot]
        for i in part.indices { output.append(part[i]) }
      }
    }
    return NumberColumn(name: plan.header.names[plan.numbers[slot]], values: values)
  }

  /// The numbers of a column that was read as categories too.
  private func numbers(
    of column: CategoryColumn, _ slot: Int, _ table: Table
  ) throws(Faults) -> NumberColumn {
    var faults: [Diagnostic] = []
    let values = column.levels.enumerated().map { code, text -> Double in
      let bytes = Array(text.utf8)
      if let value = plan.numberText.value(of: bytes.span) { return value }
      if bytes.isEmpty || NumberText.isNotANumber(bytes.span) { return .nan }
      let row = column.codes.firstIndex(of: Int32(code)) ?? 0
      if faults.count < ReadingFaults.listed {
        faults.append(
          ReadingFaults(plan.path).notNumber(
            text, line: table.line(ofRow: row), column: nil, variable: column.name))
      }
      return .nan
    }
    guard faults.isEmpty else { throw Faults(faults) }
    return NumberColumn(
      name: column.name, values: column.codes.map { $0 < 0 ? .nan : values[Int($0)] })
  }

  /// The line of each row, where it is not simply row + 2.
  private func lines(_ rowCount: Int) -> [Int32]? {
    if isRegular { return nil }
    var lines: [Int32] = []
    lines.reserveCapacity(rowCount)
    var first = Int32(plan.header.dataLine)
    for chunk in rows.chunks {
      if chunk.rowLines.isEmpty {
        for row in 0..<Int32(chunk.rowCount) { lines.append(first + row) }
      } else {
        for line in chunk.rowLines { lines.append(first + line) }
      }
      first += Int32(chunk.lineCount)
    }
    return lines
  }

  /// Whether each row has a line of its own and none is passed over before the last row.
  private var isRegular: Bool {
    var row = 0
    var line = plan.header.dataLine
    for chunk in rows.chunks {
      if chunk.rowCount > 0, line != row + 2 || !chunk.rowLines.isEmpty { return false }
      row += chunk.rowCount
      line += chunk.lineCount
    }
    return true
  }
}
