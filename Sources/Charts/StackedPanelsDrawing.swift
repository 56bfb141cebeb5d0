import Graphics
import Localization

/// The layout of a ``StackedPanelsChart`` at a width.
struct StackedPanelsDrawing {
  let chart: StackedPanelsChart
  var canvas: Canvas
  private let colors: [Color]
  private let style: NumberStyle
  private let labels: [WrappedText]
  private let plotLeft: Double
  private let panelWidth: Double
  private let barHeight = 20.0
  private static let gap = 14.0
  /// A panel narrower than this has no room for its bars.
  private static let leastPanel = 84.0

  init(_ chart: StackedPanelsChart, width: Double) {
    self.chart = chart
    canvas = Canvas(frame: chart.frame, width: width)
    colors = chart.palette.colors(chart.levels.count)
    style = NumberStyle(chart.frame.language)
    let room = canvas.inner * 0.3
    let label = canvas.type.label
    labels = chart.rows.map { label.wrap($0.label, width: room) }
    let labelWidth = labels.map(\.width).max() ?? 0
    plotLeft = canvas.left + labelWidth + Self.gap
    let panels = Double(max(1, chart.panels.count))
    panelWidth = (canvas.right - plotLeft - (panels - 1) * Self.gap) / panels
  }

  /// Whether panels can stand beside each other.
  var hasRoom: Bool { !canvas.isNarrow && panelWidth >= Self.leastPanel }

  mutating func draw() {
    let isHidden = chart.rows.flatMap(\.cells).flatMap(\.shares).contains { $0.isWithheld }
    let hidden: [(LegendSymbol, String)] =
      isHidden ? [(.hatching, Words.withheld[chart.frame.language])] : []
    canvas.legend(zip(colors, chart.levels).map { (.swatch($0), $1) } + hidden)
    drawHeads()
    for index in chart.rows.indices { drawRow(index) }
    canvas.notes.append(Words.percentages[chart.frame.language])
  }

  private func left(_ panel: Int) -> Double {
    plotLeft + Double(panel) * (panelWidth + Self.gap)
  }

  private mutating func drawHeads() {
    let heading = canvas.type.heading
    let heads = chart.panels.map { heading.wrap($0, width: panelWidth) }
    let bottom = canvas.y + (heads.map { $0.height(heading) }.max() ?? 0)
    for (panel, head) in heads.enumerated() where !head.lines.isEmpty {
      let first = bottom - head.height(heading) + heading.ascent
      canvas.add(.text(head, at: Point(left(panel), first), heading))
    }
    canvas.y = bottom + 6
  }

  private mutating func drawRow(_ index: Int) {
    let row = chart.rows[index]
    let small = canvas.type.small
    let hasCounts = row.cells.contains { !$0.count.isEmpty }
    let plotHeight = barHeight + (hasCounts ? small.lineHeight + 2 : 0)
    let height = max(labels[index].height(canvas.type.label), plotHeight)
    // The first line of a name stands beside the bars.
    let top = canvas.y
    let middle = top + barHeight / 2
    let label = canvas.type.label
    canvas.add(
      .text(labels[index], at: Point(canvas.left, middle + label.capHeight / 2), label))
    for (panel, cell) in row.cells.prefix(chart.panels.count).enumerated() {
      let bar = Rect(x: left(panel), y: top, width: panelWidth, height: barHeight)
      draw(cell, bar, name: chart.panels[panel])
      guard !cell.count.isEmpty else { continue }
      let count = chart.countLabel + " = " + cell.count
      canvas.text(count, x: bar.x, middle: bar.maxY + 2 + small.lineHeight / 2, small)
    }
    canvas.y = top + height + 10
  }

  private mutating func draw(_ cell: StackedPanelsChart.Cell, _ bar: Rect, name: String) {
    let values = cell.shares.compactMap(\.value)
    guard values.count == cell.shares.count, !values.isEmpty else {
      let hidden = cell.shares.first { $0.value == nil } ?? .absent("")
      return canvas.hidden(hidden, in: bar)
    }
    var x = bar.x
    for (level, share) in values.enumerated().prefix(colors.count) where share > 0 {
      let width = share * bar.width
      let gap = width > 4 ? 0.75 : 0.25
      let part = Rect(
        x: x + gap, y: bar.y, width: max(width - 2 * gap, 0.75), height: bar.height)
      let text = style.number(share * 100, decimals: 0)
      let value = canvas.type.value.colored(colors[level].labelColor).anchored(.middle)
      var nodes: [SceneNode] = [.rectangle(part, .fill(colors[level]))]
      if value.width(of: text) + 4 <= width {
        let base = bar.center.y + value.capHeight / 2
        nodes.append(.text(text, at: Point(x + width / 2, base), value))
      }
      let spoken = "\(name), \(chart.levels[level]): \(style.percent(share))"
      canvas.add(.group(label: spoken, nodes))
      x += width
    }
  }
}
