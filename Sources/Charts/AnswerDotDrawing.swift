import Graphics
import Localization

/// The layout of an ``AnswerDotChart`` at a width.
///
/// Where the names of the levels fit above columns, dots pile up in columns; else each level has
/// a line of its own, with its name in full.
struct AnswerDotDrawing {
  let chart: AnswerDotChart
  let colors: [Color]
  let layout: RowLayout
  var canvas: Canvas
  private let texts: [RowText]
  private let columnWidth: Double
  private let usesColumns: Bool
  private let radius = 5.0
  private let pitch = 12.0

  init(_ chart: AnswerDotChart, width: Double) {
    self.chart = chart
    colors = chart.palette.colors(chart.levels.count)
    canvas = Canvas(frame: chart.frame, width: width)
    texts = chart.rows.map { RowText(label: $0.label, heading: $0.heading, count: $0.count) }
    layout = RowLayout(texts, countLabel: chart.countLabel, in: canvas)
    columnWidth = (layout.plotRight - layout.plotLeft) / Double(max(1, chart.levels.count))
    let style = canvas.type.value
    let widestWord = chart.levels.map { style.widestWord(of: $0) }.max() ?? 0
    usesColumns = widestWord + 8 <= columnWidth && columnWidth >= 4 * pitch
  }

  mutating func draw() {
    drawLegend()
    if usesColumns { drawColumnHeads() }
    for index in chart.rows.indices {
      layout.heading(texts[index], after: index > 0 ? texts[index - 1] : nil, in: &canvas)
      let row = chart.rows[index]
      if let counts = row.counts {
        let shown = Array(counts.prefix(chart.levels.count))
        if usesColumns {
          drawColumns(index, row, shown)
        } else {
          drawLines(index, row, shown)
        }
      } else if case .withheld(let reason) = row.answers {
        let plot = layout.place(index, plotHeight: 28, in: &canvas)
        canvas.hidden(.withheld(reason), in: plot)
        canvas.y += 6
      }
    }
  }

  private mutating func drawLegend() {
    var entries: [(symbol: LegendSymbol, label: String)] = []
    if !chart.unit.isEmpty { entries.append((.marker(.circle, Theme.axis), chart.unit)) }
    if chart.showsMedian && chart.rows.contains(where: { $0.median != nil && $0.counts != nil }) {
      entries.append((.marker(.triangle, Theme.ink), Words.median[chart.frame.language]))
    }
    canvas.legend(entries)
  }

  // MARK: - Columns

  private mutating func drawColumnHeads() {
    let style = canvas.type.value.anchored(.middle)
    let heads = chart.levels.map { style.wrap($0, width: columnWidth - 8) }
    let lines = heads.map(\.lines.count).max() ?? 0
    let bottom = canvas.y + Double(lines) * style.lineHeight
    for (level, head) in heads.enumerated() where !head.lines.isEmpty {
      let first = bottom - head.height(style) + style.ascent
      canvas.add(.text(head, at: Point(columnMiddle(level), first), style))
    }
    if !layout.isAbove, let header = layout.countHeader.lines.first {
      let base = bottom - style.lineHeight + style.ascent
      canvas.add(.text(header, at: Point(canvas.right, base), layout.countStyle))
    }
    canvas.y = bottom + 4
    for level in chart.levels.indices {
      let bar = Rect(
        x: columnMiddle(level) - columnWidth / 2 + 2, y: canvas.y, width: columnWidth - 4, height: 4
      )
      canvas.add(.rectangle(bar, .fill(colors[level])))
    }
    canvas.y += 12
  }

  private func columnMiddle(_ level: Int) -> Double {
    layout.plotLeft + (Double(level) + 0.5) * columnWidth
  }

  /// Dots side by side in a column: few enough to look like a pile.
  private var dotsAcross: Int {
    let most = chart.rows.compactMap { $0.counts?.max() }.max() ?? 0
    let room = Int((columnWidth - 10) / pitch)
    var across = 3
    while across * across < most + most / 2 { across += 1 }
    return max(1, min(room, across))
  }

  private mutating func drawColumns(_ index: Int, _ row: AnswerDotChart.Row, _ counts: [Int]) {
    let across = dotsAcross
    let tallest = max(1, counts.map { ($0 + across - 1) / across }.max() ?? 1)
    let value = canvas.type.value.anchored(.middle)
    let medianRoom = chart.showsMedian ? 14.0 : 4.0
    let height = Double(tallest) * pitch + value.lineHeight + 4 + medianRoom
    let plot = layout.place(index, plotHeight: height, in: &canvas)
    let base = plot.maxY - medianRoom
    for (level, count) in counts.enumerated() {
      let middle = columnMiddle(level)
      let rule = Point(middle - columnWidth / 2 + 2, base)
      canvas.add(
        .line(
          from: rule, to: Point(rule.x + columnWidth - 4, base), Stroke(Theme.grid, width: 1)))
      let dots = (0..<count).map { dot -> SceneNode in
        let line = dot / across
        let inLine = min(across, count - line * across)
        let x = middle + (Double(dot % across) - Double(inLine - 1) / 2) * pitch
        return self.dot(level, at: Point(x, base - 3 - radius - Double(line) * pitch))
      }
      if !dots.isEmpty { canvas.add(.group(label: "\(chart.levels[level]): \(count)", dots)) }
      let lines = Double((count + across - 1) / across)
      let style = count == 0 ? value.colored(Color(0x767676)) : value
      canvas.add(.text("\(count)", at: Point(middle, base - 3 - lines * pitch - 4), style))
    }
    if chart.showsMedian, let median = row.median, median.isFinite {
      let x = layout.plotLeft + (median + 0.5) * columnWidth
      canvas.add(Marker.triangle.node(at: Point(x, base + 7), radius: 4.5, fill: Theme.ink))
    }
    canvas.y += 2
  }

  private func dot(_ level: Int, at center: Point) -> SceneNode {
    let color = colors[level]
    let outline = color.luminance > 0.6 ? Stroke(Theme.axis, width: 1) : nil
    return .circle(center: center, radius: radius, Paint(fill: color, stroke: outline))
  }

  // MARK: - Lines

  private mutating func drawLines(_ index: Int, _ row: AnswerDotChart.Row, _ counts: [Int]) {
    let style = canvas.type.value.colored(Theme.muted)
    let width = layout.plotRight - layout.plotLeft
    let names = chart.levels.map { style.wrap($0, width: width * 0.42) }
    let dotsLeft = layout.plotLeft + 12 + (names.map(\.width).max() ?? 0) + 12
    let countRoom = canvas.type.value.width(of: "000") + 6
    let across = max(1, Int((layout.plotRight - dotsLeft - countRoom) / pitch))
    let heights = names.indices.map { level -> Double in
      let count = counts.dropFirst(level).first ?? 0
      let lines = (count + across - 1) / across
      return max(names[level].height(style), Double(max(1, lines)) * pitch) + 3
    }
    let plot = layout.place(
      index, plotHeight: heights.reduce(0, +), in: &canvas)
    var y = plot.y
    var middles: [Double] = []
    for (level, count) in counts.enumerated() {
      let middle = y + heights[level] / 2
      middles.append(middle)
      canvas.text(names[level], x: layout.plotLeft + 12, middle: middle, style)
      let lines = max(1, (count + across - 1) / across)
      let top = middle - Double(lines - 1) * pitch / 2
      let dots = (0..<count).map { dot in
        let x = dotsLeft + radius + Double(dot % across) * pitch
        return self.dot(level, at: Point(x, top + Double(dot / across) * pitch))
      }
      if !dots.isEmpty { canvas.add(.group(label: "\(chart.levels[level]): \(count)", dots)) }
      let end = dotsLeft + Double(min(count, across)) * pitch + 4
      canvas.text(
        "\(count)", x: end, middle: middle,
        canvas.type.value.colored(count == 0 ? Color(0x767676) : Theme.ink))
      y += heights[level]
    }
    drawMedianBesideLines(row.median, middles)
  }

  private mutating func drawMedianBesideLines(_ median: Double?, _ middles: [Double]) {
    guard chart.showsMedian, let median, median >= 0, !middles.isEmpty else { return }
    let low = min(middles.count - 1, Int(median))
    let high = min(middles.count - 1, low + 1)
    let share = min(1, median - Double(low))
    let y = middles[low] + (middles[high] - middles[low]) * share
    let x = layout.plotLeft + 1
    canvas.add(
      .path(
        Path(through: [Point(x, y - 5), Point(x + 8, y), Point(x, y + 5)], closed: true),
        .fill(Theme.ink)))
  }
}
