import Graphics
import Localization

/// The layout of a ``HeatMapChart`` at a width.
struct HeatMapDrawing {
  let chart: HeatMapChart
  let layout: RowLayout
  let scale: HeatScale
  var canvas: Canvas
  private let texts: [RowText]
  private let columnWidth: Double
  /// Whether columns are headed by numbers.
  private let usesKeys: Bool
  /// Whether the names of the numbers are listed above, where the rows do not bear them.
  private let listsKeys: Bool
  private let headStyle: TextStyle
  /// Taller where cells bear counts under their values.
  private let cellHeight: Double

  init(_ chart: HeatMapChart, width: Double) {
    self.chart = chart
    canvas = Canvas(frame: chart.frame, width: width)
    cellHeight = chart.rows.contains { !$0.cellCounts.isEmpty } ? 42 : 30
    let plain = chart.rows.map { RowText(label: $0.label, heading: $0.heading, count: $0.count) }
    let first = RowLayout(plain, countLabel: chart.countLabel, in: canvas)
    let columns = Double(max(1, chart.columns.count))
    let room = (first.plotRight - first.plotLeft) / columns - 6
    func fits(_ style: TextStyle) -> Bool {
      chart.columns.allSatisfy { style.widestWord(of: $0) <= room }
    }
    let small = canvas.type.small.colored(Theme.ink)
    headStyle = (fits(canvas.type.value) ? canvas.type.value : small).anchored(.middle)
    usesKeys = !fits(small)
    // A square table lists the same names twice: its rows say which number is whose.
    let isSquare = usesKeys && chart.columns == chart.rows.map(\.label)
    texts = plain.enumerated().map { index, row in
      var row = row
      if isSquare { row.label = Self.key(index, row.label, isShort: first.isAbove) }
      return row
    }
    layout = RowLayout(texts, countLabel: chart.countLabel, in: canvas)
    let shown = chart.rows.flatMap(\.cells).compactMap(\.value)
    scale = HeatScale(
      values: shown, domain: chart.domain, limits: chart.format.limits, center: chart.center)
    columnWidth = (layout.plotRight - layout.plotLeft) / columns
    listsKeys = usesKeys && (!isSquare || first.isAbove)
  }

  mutating func draw() {
    drawScale()
    drawHeads()
    for index in chart.rows.indices {
      layout.heading(texts[index], after: index > 0 ? texts[index - 1] : nil, in: &canvas)
      drawRow(index)
    }
  }

  private static func key(_ index: Int, _ name: String, isShort: Bool) -> String {
    isShort ? "\(index + 1)" : "\(index + 1). \(name)"
  }

  // MARK: - Heads

  private mutating func drawScale() {
    canvas.heatScale(scale, label: chart.scaleLabel, format: chart.format)
    canvas.legend(canvas.gapEntries(chart.rows.flatMap(\.cells)))
  }

  private mutating func drawHeads() {
    let style = headStyle
    if listsKeys {
      let keys = chart.columns.enumerated().map { index, name in
        "\(index + 1).\u{A0}" + name
      }
      canvas.paragraph(keys.joined(separator: "\u{A0}· "), canvas.type.small.colored(Theme.ink))
      canvas.y += 10
    }
    let names = usesKeys ? chart.columns.indices.map { "\($0 + 1)" } : chart.columns
    let heads = names.map { style.wrap($0, width: columnWidth - 4) }
    let bottom = canvas.y + (heads.map { $0.height(style) }.max() ?? 0)
    for (column, head) in heads.enumerated() where !head.lines.isEmpty {
      let first = bottom - head.height(style) + style.ascent
      canvas.add(.text(head, at: Point(cell(column, top: 0).center.x, first), style))
    }
    if !layout.isAbove, let header = layout.countHeader.lines.first {
      let base = bottom - style.lineHeight + style.ascent
      canvas.add(.text(header, at: Point(canvas.right, base), layout.countStyle))
    }
    canvas.y = bottom + 5
  }

  // MARK: - Cells

  private func cell(_ column: Int, top: Double, height: Double = 0) -> Rect {
    Rect(
      x: layout.plotLeft + Double(column) * columnWidth + 1, y: top, width: columnWidth - 2,
      height: height)
  }

  private mutating func drawRow(_ index: Int) {
    let row = chart.rows[index]
    let label = layout.labels[index].height(canvas.type.label)
    let height = layout.isAbove ? cellHeight : max(cellHeight, label + 6)
    let plot = layout.place(index, plotHeight: height, in: &canvas)
    canvas.y -= layout.isAbove ? 3 : 6
    for (column, mark) in row.cells.prefix(chart.columns.count).enumerated() {
      let area = cell(column, top: plot.y, height: plot.height)
      let text = mark.readout(chart.format, chart.frame.language)
      canvas.add(
        .group(
          label: "\(row.label), \(chart.columns[column]): \(text)",
          nodes(of: mark, count: row.count(ofCell: column), in: area)))
    }
  }

  private func nodes(of mark: Mark, count: String, in area: Rect) -> [SceneNode] {
    if case .withheld = mark { return [.hatching(area)] }
    let normal = canvas.type.value.anchored(.middle)
    let small = canvas.type.small.anchored(.middle)
    let isTight = mark.value.map { normal.width(of: chart.format.text($0, chart.frame.language)) }
    let style = (isTight ?? 0) + 2 > area.width ? small : normal
    let raise = count.isEmpty ? 0 : small.lineHeight / 2
    let place = Point(area.center.x, area.center.y + style.capHeight / 2 - raise)
    guard let value = mark.value else {
      return [
        .text("–", at: place, style.colored(Theme.muted))
      ]
    }
    let ground = scale.color(value)
    let text = chart.format.text(value, chart.frame.language)
    let fits = style.width(of: text) <= area.width
    guard chart.showsNumbers && fits else { return [.rectangle(area, .fill(ground))] }
    let written: SceneNode = .text(text, at: place, style.colored(ground.labelColor))
    let size = count.isEmpty ? "" : chart.countLabel + "\u{A0}=\u{A0}" + count
    guard !size.isEmpty, small.width(of: size) <= area.width else {
      return [.rectangle(area, .fill(ground)), written]
    }
    let below = Point(place.x, area.center.y + small.capHeight / 2 + small.lineHeight / 2)
    return [
      .rectangle(area, .fill(ground)), written,
      .text(size, at: below, small.colored(ground.labelColor)),
    ]
  }
}
