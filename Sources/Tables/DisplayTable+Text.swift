extension DisplayTable {
  /// The table as aligned plain text without boxes.
  ///
  /// Columns of words wrap until the table fits; a table that still does not fit is written in
  /// parts one below the other, each of which repeats the first column.
  ///
  /// - Parameter width: The columns of the terminal; nil for as wide as the table wants, with
  ///   columns of words of up to 88.
  /// - Returns: Lines, each ending in a line feed, without spaces at their ends.
  public func plainText(width: Int? = nil) -> String {
    let limit = width.map { max($0, 20) } ?? .max
    var lines: [String] = []
    if !title.isEmpty { lines += wrapped(title, width: limit) + [""] }
    if !isTextBlock {
      let layout = TextLayout(table: self, widestWords: width == nil ? 88 : .max)
      for (place, part) in layout.parts(within: limit).enumerated() {
        if place > 0 { lines.append("") }
        lines += layout.lines(of: part)
      }
      if !footnotes.isEmpty { lines.append("") }
    }
    for footnote in footnotes {
      lines += hanging(footnote, width: limit)
    }
    return lines.map { trimmed($0) + "\n" }.joined()
  }

  private func hanging(_ footnote: Footnote, width: Int) -> [String] {
    if footnote.mark.isEmpty { return wrapped(footnote.text, width: width) }
    let indent = displayWidth(footnote.mark) + 1
    let lines = wrapped(footnote.text, width: width - indent)
    return lines.enumerated().map { place, line in
      (place == 0 ? footnote.mark + " " : String(repeating: " ", count: indent)) + line
    }
  }
}

private func trimmed(_ line: String) -> String {
  let bytes = line.utf8
  var end = bytes.endIndex
  while end > bytes.startIndex, bytes[bytes.index(before: end)] == 0x20 {
    end = bytes.index(before: end)
  }
  return end == bytes.endIndex ? line : String(line[..<end])
}

/// The widths of the columns, and the lines they make.
private struct TextLayout {
  /// Some columns of the table with the width each is given.
  struct Part {
    var columns: [Int]
    var widths: [Int]
  }

  static let gap = 2
  static let narrowestWords = 6
  let table: DisplayTable
  let natural: [Int]
  let narrowest: [Int]
  /// The room that footnote marks take to the right of each column.
  let markWidths: [Int]

  /// Columns of words wrap beyond `widestWords`, however wide the terminal is.
  init(table: DisplayTable, widestWords: Int) {
    self.table = table
    var natural = table.columns.map { displayWidth($0.heading) }
    var narrowest = table.columns.map { widestWord($0.heading) }
    var marks = table.columns.map { _ in 0 }
    for row in table.groups.flatMap(\.rows) {
      for (column, cell) in table.cells(of: row).enumerated() {
        marks[column] = max(marks[column], displayWidth(cell.mark))
      }
    }
    for row in table.groups.flatMap(\.rows) {
      for (column, cell) in table.cells(of: row).enumerated() {
        let width = displayWidth(cell.shown) + marks[column]
        natural[column] = max(natural[column], width)
        let least =
          table.columns[column].alignment == .leading
          ? widestWord(cell.shown) + marks[column] : width
        narrowest[column] = max(narrowest[column], least)
      }
    }
    self.natural = table.columns.indices.map { column in
      table.columns[column].alignment == .trailing
        ? natural[column] : min(natural[column], max(narrowest[column], widestWords))
    }
    self.narrowest = narrowest
    markWidths = marks
  }

  /// The columns in as few parts as the width allows.
  func parts(within limit: Int) -> [Part] {
    var parts: [[Int]] = []
    var part: [Int] = []
    for column in table.columns.indices {
      let wider = part + [column]
      if part.count > 1, total(wider.map { narrowest[$0] }) > limit {
        parts.append(part)
        part = [0, column]
      } else {
        part = wider
      }
    }
    parts.append(part)
    return parts.map { Part(columns: $0, widths: widths(of: $0, within: limit)) }
  }

  private func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + Self.gap * max(0, widths.count - 1)
  }

  /// Natural widths, the widest narrowed one by one until the part fits.
  private func widths(of columns: [Int], within limit: Int) -> [Int] {
    var widths = columns.map { natural[$0] }
    while total(widths) > limit {
      let candidates = columns.indices.filter { widths[$0] > narrowest[columns[$0]] }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
    }
    // Words are broken only where nothing else is left to narrow.
    while total(widths) > limit {
      let words = columns.indices.filter {
        table.columns[columns[$0]].alignment == .leading && widths[$0] > Self.narrowestWords
      }
      guard let widest = words.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
    }
    return widths
  }

  func lines(of part: Part) -> [String] {
    let headers = part.columns.map { DisplayTable.Cell.text(table.columns[$0].heading) }
    var lines = block(headers, part: part, fromBottom: true)
    lines.append(
      part.widths.map { String(repeating: "─", count: $0) }.joined(separator: gapText))
    for (place, group) in table.groups.enumerated() {
      if !group.heading.isEmpty {
        if place > 0 { lines.append("") }
        lines += wrapped(group.heading, width: max(total(part.widths), 20))
      }
      for row in group.rows {
        let cells = table.cells(of: row)
        lines += block(part.columns.map { cells[$0] }, part: part, fromBottom: false)
      }
    }
    return lines
  }

  private var gapText: String { String(repeating: " ", count: Self.gap) }

  /// One row of the table as lines of equal width.
  private func block(
    _ cells: [DisplayTable.Cell], part: Part, fromBottom: Bool
  ) -> [String] {
    var columns: [[String]] = []
    for (place, cell) in cells.enumerated() {
      let column = part.columns[place]
      let marks = fromBottom ? 0 : markWidths[column]
      let width = part.widths[place]
      let mark = cell.mark + String(repeating: " ", count: marks - displayWidth(cell.mark))
      let texts = wrapped(cell.shown, width: width - marks)
      let trailing = table.columns[column].alignment == .trailing
      columns.append(
        texts.enumerated().map { line, text in
          let end = line == texts.count - 1 ? mark : String(repeating: " ", count: marks)
          let fill = String(repeating: " ", count: max(0, width - marks - displayWidth(text)))
          return trailing ? fill + text + end : text + end + fill
        })
    }
    let height = columns.map(\.count).max() ?? 0
    return (0..<height).map { line in
      columns.enumerated().map { place, texts in
        let index = fromBottom ? line - (height - texts.count) : line
        return texts.indices.contains(index)
          ? texts[index] : String(repeating: " ", count: part.widths[place])
      }.joined(separator: gapText)
    }
  }
}
