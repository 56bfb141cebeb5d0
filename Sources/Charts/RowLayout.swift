import Graphics

/// The label, heading and count of one row of a chart.
struct RowText: Equatable {
  var label: String
  var heading: String
  var count: String
}

/// Where the labels and counts of a chart's rows stand.
///
/// In a wide chart labels stand left of the marks and counts right; in a narrow one both stand
/// above, and the marks take the whole width.
struct RowLayout {
  let isAbove: Bool
  let labels: [WrappedText]
  /// The counts as they are written: with their name where they have no column of their own.
  let counts: [String]
  /// The left end of the marks.
  let plotLeft: Double
  /// The right end of the marks.
  let plotRight: Double
  let countStyle: TextStyle
  let countHeader: WrappedText

  static let gap = 12.0

  /// Divides the width; `trailing` is the room a chart keeps right of the marks for itself.
  init(_ rows: [RowText], countLabel: String, trailing: Double = 0, in canvas: Canvas) {
    let style = canvas.type.label
    let hasCounts = rows.contains { !$0.count.isEmpty }
    countStyle = canvas.type.value.colored(Theme.muted).anchored(.end)
    let widestLabel = rows.map { style.width(of: $0.label) }.max() ?? 0
    let isAbove = canvas.isNarrow && widestLabel > canvas.inner * 0.3
    self.isAbove = isAbove
    let widest = rows.map { canvas.type.value.width(of: $0.count) }.max() ?? 0
    let countWidth = hasCounts ? max(widest, canvas.type.value.width(of: countLabel)) : 0
    countHeader = WrappedText(
      lines: hasCounts && !countLabel.isEmpty ? [countLabel] : [], width: countWidth)
    let prefix = countLabel.isEmpty ? "" : countLabel + " = "
    let counts = rows.map {
      isAbove && Self.isNumber($0.count) ? prefix + $0.count : $0.count
    }
    self.counts = counts
    if isAbove {
      labels = zip(rows, counts).map { row, text in
        let count = canvas.type.value.width(of: text)
        return style.wrap(row.label, width: canvas.inner - (count > 0 ? count + Self.gap : 0))
      }
      plotLeft = canvas.left
      plotRight = canvas.right - trailing
    } else {
      let room = canvas.inner * 0.36
      labels = rows.map { style.wrap($0.label, width: room) }
      let labelWidth = labels.map(\.width).max() ?? 0
      plotLeft = canvas.left + (labelWidth > 0 ? (labelWidth + Self.gap).rounded(.up) : 0)
      plotRight = canvas.right - trailing - (countWidth > 0 ? countWidth + Self.gap + 4 : 0)
    }
  }

  /// Draws the heading of a row where it differs from that of the row before.
  func heading(_ row: RowText, after previous: RowText?, in canvas: inout Canvas) {
    guard row.heading != previous?.heading ?? "", !row.heading.isEmpty else { return }
    if previous != nil { canvas.y += 8 }
    let style = canvas.type.heading
    let text = style.wrap(row.heading, width: canvas.inner)
    canvas.add(.text(text, at: Point(canvas.left, canvas.y + style.ascent), style))
    canvas.y += text.height(style) + 4
  }

  /// Draws label and count of a row, moves below the row, and gives the room of its marks.
  func place(_ index: Int, plotHeight: Double, in canvas: inout Canvas) -> Rect {
    let style = canvas.type.label
    let label = labels[index]
    let width = plotRight - plotLeft
    if isAbove {
      let first = canvas.y + style.lineHeight / 2
      canvas.add(.text(label, at: Point(canvas.left, first + style.capHeight / 2), style))
      canvas.text(counts[index], x: canvas.right, middle: first, countStyle)
      canvas.y += label.height(style) + 3
      let plot = Rect(x: plotLeft, y: canvas.y, width: width, height: plotHeight)
      canvas.y += plotHeight + 12
      return plot
    }
    let height = max(label.height(style), plotHeight)
    let middle = canvas.y + height / 2
    canvas.text(label, x: canvas.left, middle: middle, style)
    canvas.text(counts[index], x: canvas.right, middle: middle, countStyle)
    canvas.y += height + 8
    return Rect(x: plotLeft, y: middle - plotHeight / 2, width: width, height: plotHeight)
  }

  private static func isNumber(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") || $0 == 0x2C }
  }
}
