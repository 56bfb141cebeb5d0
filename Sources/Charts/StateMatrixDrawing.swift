import Graphics
import Localization

/// The layout of a ``StateMatrixChart`` at a width.
struct StateMatrixDrawing {
  let chart: StateMatrixChart
  let layout: RowLayout
  var canvas: Canvas
  private let texts: [RowText]
  private let columnWidth: Double
  /// Whether columns are headed by numbers, whose names are listed above.
  private let usesKeys: Bool
  private let headStyle: TextStyle
  private let cellHeight = 30.0

  init(_ chart: StateMatrixChart, width: Double) {
    self.chart = chart
    canvas = Canvas(frame: chart.frame, width: width)
    texts = chart.rows.map { RowText(label: $0.label, heading: $0.heading, count: "") }
    layout = RowLayout(texts, countLabel: "", in: canvas)
    let room = layout.plotRight - layout.plotLeft
    columnWidth = room / Double(max(1, chart.columns.count))
    let small = canvas.type.small.colored(Theme.ink)
    let width = columnWidth
    func fits(_ style: TextStyle) -> Bool {
      chart.columns.allSatisfy { style.widestWord(of: $0) <= width - 6 }
    }
    headStyle = (fits(canvas.type.value) ? canvas.type.value : small).anchored(.middle)
    usesKeys = !fits(small)
  }

  mutating func draw() {
    drawLegend()
    drawHeads()
    for index in chart.rows.indices {
      layout.heading(texts[index], after: index > 0 ? texts[index - 1] : nil, in: &canvas)
      drawRow(index)
    }
  }

  // MARK: - Legend and heads

  private mutating func drawLegend() {
    canvas.legend(chart.shownStates.map { (.state($0.symbol), $0.label) })
    var words: [String] = []
    let bears = chart.rows.contains { $0.cells.contains { !$0.text.isEmpty } }
    if bears, !chart.textLabel.isEmpty { words.append(chart.textLabel) }
    words += chart.shownFlags.map { "\($0.letters) = \($0.label)" }
    guard !words.isEmpty else { return }
    canvas.y -= 6
    canvas.paragraph(
      words.joined(separator: "; ") + ".", canvas.type.small.colored(Theme.ink))
    canvas.y += 10
  }

  private mutating func drawHeads() {
    if usesKeys {
      let keys = chart.columns.enumerated().map { "\($0 + 1).\u{A0}" + $1 }
      canvas.paragraph(keys.joined(separator: "\u{A0}· "), canvas.type.small.colored(Theme.ink))
      canvas.y += 10
    }
    let names = usesKeys ? chart.columns.indices.map { "\($0 + 1)" } : chart.columns
    let heads = names.map { headStyle.wrap($0, width: columnWidth - 6) }
    let bottom = canvas.y + (heads.map { $0.height(headStyle) }.max() ?? 0)
    for (column, head) in heads.enumerated() where !head.lines.isEmpty {
      let first = bottom - head.height(headStyle) + headStyle.ascent
      let middle = layout.plotLeft + (Double(column) + 0.5) * columnWidth
      canvas.add(.text(head, at: Point(middle, first), headStyle))
    }
    canvas.y = bottom + 5
  }

  // MARK: - Cells

  private mutating func drawRow(_ index: Int) {
    let row = chart.rows[index]
    let label = layout.labels[index].height(canvas.type.label)
    let height = layout.isAbove ? cellHeight : max(cellHeight, label + 6)
    let plot = layout.place(index, plotHeight: height, in: &canvas)
    canvas.y -= layout.isAbove ? 3 : 6
    for (column, cell) in row.cells.prefix(chart.columns.count).enumerated() {
      let area = Rect(
        x: plot.x + Double(column) * columnWidth + 1, y: plot.y, width: columnWidth - 2,
        height: plot.height)
      canvas.add(
        .group(
          label: "\(row.label), \(chart.columns[column]): \(chart.spoken(cell))",
          nodes(of: cell, in: area)))
    }
  }

  private func nodes(of cell: StateMatrixChart.Cell, in area: Rect) -> [SceneNode] {
    guard chart.states.indices.contains(cell.state) else { return [] }
    let symbol = chart.states[cell.state].symbol
    var nodes = symbol.ground(in: area)
    let ink = symbol.ink
    let style = canvas.type.value.colored(ink)
    let flagStyle = canvas.type.small.colored(ink).bold
    let flags = cell.flags.filter(chart.flags.indices.contains).map { chart.flags[$0].letters }
      .joined(separator: " ")
    let gap = 5.0
    let textWidth = cell.text.isEmpty ? 0 : style.width(of: cell.text) + gap
    let flagWidth = flags.isEmpty ? 0 : flagStyle.width(of: flags) + gap + 2
    let showsText = 14 + textWidth + 8 <= area.width
    let showsFlags = 14 + (showsText ? textWidth : 0) + flagWidth + 8 <= area.width
    let total = 14 + (showsText ? textWidth : 0) + (showsFlags ? flagWidth : 0)
    var x = area.center.x - total / 2
    let middle = area.center.y
    nodes += symbol.nodes(at: Point(x + 7, middle), radius: 6)
    x += 14
    if showsText, !cell.text.isEmpty {
      nodes.append(
        .text(cell.text, at: Point(x + gap, middle + style.capHeight / 2), style))
      x += textWidth
    }
    if showsFlags, !flags.isEmpty {
      nodes.append(
        .text(flags, at: Point(x + gap + 2, middle + flagStyle.capHeight / 2), flagStyle))
    }
    return nodes
  }
}

extension StateMatrixChart.Symbol {
  /// The colour of a cell behind the symbol: each its own grey, from dark to white.
  private var color: Color {
    switch self {
    case .full: Color(0x02397a)
    case .half: Color(0x93bfd8)
    case .single: Color(0xd6e6f0)
    case .hatched: Color(0xf4f4f4)
    case .empty: Color(0xfdebd9)
    case .cross: Color(0xa8431a)
    case .dash: .white
    }
  }

  /// The colour of symbol and characters.
  var ink: Color { self == .full || self == .cross ? .white : Theme.ink }

  func ground(in area: Rect) -> [SceneNode] {
    switch self {
    case .hatched: [.hatching(area, lines: Color(0xd5d5d5))]
    case .dash:
      [.rectangle(area, Paint(fill: .white, stroke: Stroke(Theme.grid, width: 1)))]
    default: [.rectangle(area, .fill(color))]
    }
  }

  /// The symbol around a point: a disc that is more or less full, a cross, a dash.
  func nodes(at middle: Point, radius: Double) -> [SceneNode] {
    let outline = Paint(stroke: Stroke(ink, width: 1.5))
    let ring = SceneNode.circle(center: middle, radius: radius - 0.75, outline)
    switch self {
    case .full: return [.circle(center: middle, radius: radius, .fill(ink))]
    case .half: return [ring, .path(Self.halfDisc(middle, radius - 0.75), .fill(ink))]
    case .single: return [ring, .circle(center: middle, radius: 2, .fill(ink))]
    case .empty: return [ring]
    case .hatched:
      let side = radius * 0.85
      let box = Rect(x: middle.x - side, y: middle.y - side, width: 2 * side, height: 2 * side)
      return [.rectangle(box, Paint(fill: .white, stroke: Stroke(ink, width: 1.5)))]
        + [
          .line(
            from: Point(box.x, box.maxY), to: Point(box.maxX, box.y), Stroke(ink, width: 1.5))
        ]
    case .cross:
      let reach = radius * 0.75
      return [(-reach, -reach), (-reach, reach)].map { dx, dy in
        .line(
          from: Point(middle.x + dx, middle.y + dy), to: Point(middle.x - dx, middle.y - dy),
          Stroke(ink, width: 2.5))
      }
    case .dash:
      return [
        .line(
          from: Point(middle.x - 5, middle.y), to: Point(middle.x + 5, middle.y),
          Stroke(Theme.muted, width: 1.5))
      ]
    }
  }

  /// The left half of a disc as a polygon.
  private static func halfDisc(_ middle: Point, _ radius: Double) -> Path {
    let points = halfCircle.map { Point(middle.x - radius * $0.0, middle.y + radius * $0.1) }
    return Path(through: points, closed: true)
  }

  /// Points on the half circle, every 15 degrees.
  private static let halfCircle: [(Double, Double)] = [
    (0, -1), (0.2588, -0.9659), (0.5, -0.866), (0.7071, -0.7071), (0.866, -0.5),
    (0.9659, -0.2588), (1, 0), (0.9659, 0.2588), (0.866, 0.5), (0.7071, 0.7071), (0.5, 0.866),
    (0.2588, 0.9659), (0, 1),
  ]
}
