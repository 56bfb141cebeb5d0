import Graphics
import Localization

/// Draws a ``RankChart`` at a width.
struct RankDrawing {
  let chart: RankChart
  let places: [[Int?]]
  let colors: [Color]
  var canvas: Canvas
  private let rowHeight: Double
  private let labels: [WrappedText]
  private let plotLeft: Double
  private static let radius = 9.0
  private static let grey = Color(0x9c9c9c)

  init(_ chart: RankChart, width: Double) {
    self.chart = chart
    places = chart.places
    canvas = Canvas(frame: chart.frame, width: width)
    let palette = LevelPalette.nominal.colors(chart.rows.count { $0.isEmphasized })
    var next = 0
    colors = chart.rows.map { row in
      guard row.isEmphasized else { return Self.grey }
      next += 1
      var color = palette[next - 1]
      // Ranks are written in white on it.
      while color.contrast(with: .white) < 4.6 { color = color.mixed(with: .black, share: 0.06) }
      return color
    }
    let isNarrow = canvas.isNarrow
    let style = canvas.type.small
    let room = canvas.inner * (isNarrow ? 0.16 : 0.38)
    labels = chart.rows.map {
      style.wrap(isNarrow ? $0.code : $0.label, width: room, maximumLines: 3)
    }
    let lines = labels.map(\.lines.count).max() ?? 1
    rowHeight = max(22, Double(lines) * style.lineHeight + 4)
    plotLeft = canvas.left + (labels.map(\.width).max() ?? 0) + 14
  }

  mutating func draw() {
    drawColumns()
    let top = canvas.y
    for row in chart.rows.indices.sorted(by: isBehind) { drawLine(row, top) }
    for row in chart.rows.indices.sorted(by: isBehind) { drawPoints(row, top) }
    drawLabels(top)
    canvas.y = top + Double(chart.rows.count) * rowHeight + 6
    if canvas.isNarrow { drawKey() }
    listGaps()
  }

  /// Grey lines stand behind coloured ones.
  private func isBehind(_ first: Int, _ second: Int) -> Bool {
    let (a, b) = (chart.rows[first].isEmphasized, chart.rows[second].isEmphasized)
    return a == b ? first < second : !a
  }

  private func x(_ column: Int) -> Double {
    let room = canvas.right - plotLeft - 2 * Self.radius
    let count = Double(max(1, chart.columns.count))
    return plotLeft + Self.radius + room * (Double(column) + 0.5) / count
  }

  private func point(_ row: Int, _ column: Int, _ top: Double) -> Point? {
    places[row][column].map { Point(x(column), top + (Double($0) + 0.5) * rowHeight) }
  }

  private mutating func drawColumns() {
    let style = canvas.type.small.anchored(.middle)
    let room = (canvas.right - plotLeft) / Double(max(1, chart.columns.count)) - 2
    // Where a word is wider than its column, every other heading stands a step higher.
    let isStepped = chart.columns.contains { style.widestWord(of: $0) > room }
    let reach = isStepped ? room - 3 : room / 2
    let spans = chart.columns.indices.map { column in
      max(canvas.left, x(column) - reach)...min(canvas.right, x(column) + reach)
    }
    let heads = zip(chart.columns, spans).map { text, span in
      style.wrap(text, width: max(30, span.upperBound - span.lowerBound))
    }
    func height(_ isUpper: Bool) -> Double {
      heads.indices.filter {
        isStepped && !$0.isMultiple(of: 2) == isUpper || !isStepped && !isUpper
      }
      .map { heads[$0].height(style) }.max() ?? 0
    }
    let upper = height(true)
    let bottom = canvas.y + upper + (upper > 0 ? 4 : 0) + height(false)
    for (column, head) in heads.enumerated() where !head.lines.isEmpty {
      let isUpper = isStepped && !column.isMultiple(of: 2)
      let end = isUpper ? canvas.y + upper : bottom
      let half = head.width / 2
      let middle = min(
        max(x(column), spans[column].lowerBound + half), spans[column].upperBound - half)
      canvas.add(.text(head, at: Point(middle, end - head.height(style) + style.ascent), style))
      guard isUpper else { continue }
      canvas.add(
        .line(
          from: Point(x(column), end + 3), to: Point(x(column), bottom + 4),
          Stroke(Theme.grid, width: 1)))
    }
    canvas.y = bottom + 6
  }

  private mutating func drawLine(_ row: Int, _ top: Double) {
    let isEmphasized = chart.rows[row].isEmphasized
    for column in chart.columns.indices.dropFirst() {
      guard let from = point(row, column - 1, top), let to = point(row, column, top) else {
        continue
      }
      let color = isEmphasized ? colors[row] : colors[row].mixed(with: .white, share: 0.45)
      canvas.add(.line(from: from, to: to, Stroke(color, width: isEmphasized ? 2.5 : 1.25)))
    }
  }

  private mutating func drawPoints(_ row: Int, _ top: Double) {
    let isEmphasized = chart.rows[row].isEmphasized
    let style = canvas.type.small.anchored(.middle)
    for column in chart.columns.indices {
      guard let point = point(row, column, top), let rank = chart.rows[row].marks[column].value
      else { continue }
      let text = RankChart.format(rank).text(rank, chart.frame.language)
      let fill = isEmphasized ? colors[row] : .white
      let paint = Paint(fill: fill, stroke: Stroke(isEmphasized ? .white : Theme.axis, width: 1))
      canvas.add(
        .group(
          label: "\(chart.rows[row].label), \(chart.columns[column]): \(text)",
          [.circle(center: point, radius: Self.radius, paint)]))
      canvas.text(
        text, x: point.x, middle: point.y, isEmphasized ? style.colored(.white) : style)
    }
  }

  private mutating func drawLabels(_ top: Double) {
    let style = canvas.type.small
    for row in chart.rows.indices {
      guard let place = places[row].first ?? nil else { continue }
      let own = chart.rows[row].isEmphasized ? style.bold : style
      canvas.text(
        labels[row], x: canvas.left, middle: top + (Double(place) + 0.5) * rowHeight, own)
    }
  }

  /// What the codes of a narrow chart stand for.
  private mutating func drawKey() {
    let first = chart.rows.indices.map { row -> Int in (places[row].first ?? nil) ?? Int.max }
    for row in chart.rows.indices.sorted(by: { first[$0] < first[$1] }) {
      canvas.paragraph(chart.rows[row].label, canvas.type.small)
      canvas.y += 1
    }
  }

  /// Names in the notes what is withheld or missing.
  private mutating func listGaps() {
    for row in chart.rows {
      let gaps = zip(chart.columns, row.marks).compactMap { column, mark -> String? in
        mark.value == nil ? "\(column): \(mark.words(chart.frame.language))" : nil
      }
      if !gaps.isEmpty { canvas.notes.append(row.label + " – " + gaps.joined(separator: "; ")) }
    }
  }
}
