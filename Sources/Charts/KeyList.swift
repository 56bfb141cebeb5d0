import Graphics

extension Canvas {
  /// Adds what numbers or codes in a drawing stand for, in as many columns as there is room for.
  mutating func keyList(_ entries: [(key: String, name: String)]) {
    guard !entries.isEmpty else { return }
    let style = type.small.colored(Theme.ink)
    let indent = (entries.map { style.width(of: $0.key) }.max() ?? 0) + 6
    let widths = entries.map { style.width(of: $0.name) }
    let gap = 16.0
    func room(_ columns: Int) -> Double {
      (inner - gap * Double(columns - 1)) / Double(columns) - indent
    }
    // A few long names go on two lines rather than keep all others in fewer columns.
    let columns =
      (2...6).last { columns in
        let limit = room(columns)
        return columns <= entries.count && limit > 60
          && widths.count { $0 > limit } * 6 <= widths.count
      } ?? 1
    let column = indent + min(room(columns), widths.max() ?? 0)
    let rows = (entries.count + columns - 1) / columns
    y += 8
    let top = y
    for index in 0..<columns {
      let x = left + Double(index) * (column + gap)
      var place = top
      for entry in entries.dropFirst(index * rows).prefix(rows) {
        let first = place + style.ascent
        add(.text(entry.key, at: Point(x + indent - 6, first), style.anchored(.end)))
        let name = style.wrap(entry.name, width: column - indent)
        if !name.lines.isEmpty { add(.text(name, at: Point(x + indent, first), style)) }
        place += max(style.lineHeight, name.height(style))
      }
      y = max(y, place)
    }
  }
}
