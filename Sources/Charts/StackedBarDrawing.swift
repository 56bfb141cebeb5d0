import Graphics
import Localization

/// The layout of a ``StackedBarChart`` at a width.
struct StackedBarDrawing {
  let chart: StackedBarChart
  let colors: [Color]
  let style: NumberStyle
  let layout: RowLayout
  /// The room of the strip for answers outside the scale.
  let sideWidth: Double
  /// The room of the strip for a neutral level that stands apart.
  let neutralWidth: Double
  /// The largest shares left and right of the line of a diverging chart.
  let reach: (left: Double, right: Double)
  var canvas: Canvas
  private let texts: [RowText]
  private let barHeight = 24.0

  init(_ chart: StackedBarChart, width: Double) {
    self.chart = chart
    colors = chart.palette.colors(chart.levels.count)
    style = NumberStyle(chart.frame.language)
    canvas = Canvas(frame: chart.frame, width: width)
    texts = chart.rows.map { RowText(label: $0.label, heading: $0.heading, count: $0.count) }
    let hasSide = chart.rows.contains { $0.side != nil }
    let small = canvas.type.small
    sideWidth =
      hasSide ? max(canvas.isNarrow ? 58 : 84, small.widestWord(of: chart.sideLabel)) : 0
    let isApart = chart.layout == .diverging(neutral: .apart) && chart.middle != nil
    let middleName = chart.middle.map { chart.levels[$0] } ?? ""
    neutralWidth =
      isApart ? max(canvas.isNarrow ? 52 : 84, small.widestWord(of: middleName)) : 0
    reach = chart.reach
    let trailing =
      (sideWidth > 0 ? sideWidth + RowLayout.gap : 0)
      + (neutralWidth > 0 ? neutralWidth + RowLayout.gap : 0)
    layout = RowLayout(texts, countLabel: chart.countLabel, trailing: trailing, in: canvas)
  }

  mutating func draw() {
    canvas.legend(zip(colors, chart.levels).map { (.swatch($0), $1) } + hiddenEntry)
    drawHeader()
    for index in chart.rows.indices {
      layout.heading(texts[index], after: index > 0 ? texts[index - 1] : nil, in: &canvas)
      drawRow(index)
    }
    if chart.rows.contains(where: { addsUpBadly($0) }) {
      canvas.notes.append(Words.rounding[chart.frame.language])
    }
  }

  private var hiddenEntry: [(symbol: LegendSymbol, label: String)] {
    let hidden = chart.rows.contains { $0.hidden?.isWithheld ?? false }
    return hidden ? [(.hatching, Words.withheld[chart.frame.language])] : []
  }

  private func addsUpBadly(_ row: StackedBarChart.Row) -> Bool {
    guard let values = row.values else { return false }
    return values.map { ($0 * 100).rounded() }.reduce(0, +) != 100
  }

  private var sideLeft: Double { layout.plotRight + RowLayout.gap + neutralOffset }
  private var neutralOffset: Double { neutralWidth > 0 ? neutralWidth + RowLayout.gap : 0 }

  private mutating func drawHeader() {
    var heads: [(text: WrappedText, x: Double, style: TextStyle)] = []
    let small = canvas.type.small
    if neutralWidth > 0, let middle = chart.middle {
      let text = small.wrap(chart.levels[middle], width: neutralWidth)
      heads.append((text, layout.plotRight + RowLayout.gap, small))
    }
    if sideWidth > 0 {
      heads.append((small.wrap(chart.sideLabel, width: sideWidth), sideLeft, small))
    }
    if !layout.isAbove, !layout.countHeader.lines.isEmpty {
      heads.append((layout.countHeader, canvas.right, layout.countStyle))
    }
    let lines = heads.map(\.text.lines.count).max() ?? 0
    guard lines > 0 else { return }
    let bottom = canvas.y + Double(lines) * small.lineHeight
    for head in heads where !head.text.lines.isEmpty {
      let first = bottom - Double(head.text.lines.count) * small.lineHeight + small.ascent
      canvas.add(.text(head.text, at: Point(head.x, first), head.style))
    }
    canvas.y = bottom + 5
  }

  private mutating func drawRow(_ index: Int) {
    let row = chart.rows[index]
    let segments = row.values.map(segments) ?? []
    let outside = segments.filter { $0.label == .outside }
    let extra = outside.isEmpty ? 0.0 : 15.0
    var plot = layout.place(index, plotHeight: barHeight, in: &canvas)
    canvas.y = max(canvas.y, plot.maxY + extra + (layout.isAbove ? 12 : 8))
    plot.height = barHeight
    if segments.isEmpty {
      canvas.hidden(row.hidden ?? .absent(""), in: plot)
    } else {
      if chart.layout != .full {
        let x = place(0)
        canvas.add(
          .line(
            from: Point(x, plot.y - 4), to: Point(x, plot.maxY + 4), Stroke(Theme.ink, width: 1.5)))
      }
      for segment in segments { draw(segment, plot) }
      drawOutside(outside, plot)
      drawNeutral(row.values ?? [], plot)
    }
    if let side = row.side { drawSide(side, plot) }
  }

  private mutating func drawSide(_ side: Mark, _ plot: Rect) {
    let strip = Rect(x: sideLeft, y: plot.y, width: sideWidth, height: barHeight)
    guard let share = side.value else {
      let text = canvas.type.small.wrap(
        side.words(chart.frame.language), width: sideWidth, maximumLines: 1)
      return canvas.text(text, x: strip.x, middle: strip.center.y, canvas.type.small)
    }
    drawStrip(share, strip, color: Theme.missing)
  }

  private mutating func drawNeutral(_ values: [Double], _ plot: Rect) {
    guard neutralWidth > 0, let middle = chart.middle, middle < values.count else { return }
    let strip = Rect(
      x: layout.plotRight + RowLayout.gap, y: plot.y, width: neutralWidth, height: barHeight)
    drawStrip(values[middle], strip, color: colors[middle])
  }

  /// A short bar from the left of a strip, with its percentage after it.
  private mutating func drawStrip(_ share: Double, _ strip: Rect, color: Color) {
    let label = style.percent(share)
    let room = strip.width - canvas.type.value.width(of: "100%") - 5
    let length = min(1, max(0, share)) * room
    let bar = Rect(x: strip.x, y: strip.y + 4, width: max(length, 1), height: barHeight - 8)
    canvas.add(.rectangle(bar, .fill(color)))
    canvas.text(label, x: bar.maxX + 4, middle: strip.center.y, canvas.type.value)
  }

  /// One level's part of a bar.
  private struct Segment {
    enum Label: Equatable {
      case none
      case inside
      case outside
    }
    var level: Int
    var share: Double
    var start: Double
    var end: Double
    var label: Label
    var text: String
  }

  /// The pixel of a share along the bar, from the left end or from the line.
  private func place(_ share: Double) -> Double {
    let width = layout.plotRight - layout.plotLeft
    guard chart.layout != .full else { return layout.plotLeft + share * width }
    return layout.plotLeft + (share + reach.left) / max(reach.left + reach.right, 1e-9) * width
  }

  private func segments(_ values: [Double]) -> [Segment] {
    var from = chart.layout == .full ? 0 : -chart.leftShare(values)
    let skipped = neutralWidth > 0 ? chart.middle : nil
    return values.prefix(colors.count).enumerated().compactMap { level, share in
      if level == skipped { return nil }
      let start = place(from)
      from += max(0, share)
      let end = place(from)
      let text = style.percent(share)
      let fits = canvas.type.value.width(of: text) + 5 <= end - start
      return Segment(
        level: level, share: share, start: start, end: end,
        label: share <= 0 ? .none : (fits ? .inside : .outside), text: text)
    }
  }

  private mutating func draw(_ segment: Segment, _ plot: Rect) {
    guard segment.share > 0 else { return }
    // White gaps of 1.5 pixels keep neighbours apart whatever their colours.
    let gap = segment.end - segment.start > 4 ? 0.75 : 0.25
    let color = colors[segment.level]
    let bar = Rect(
      x: segment.start + gap, y: plot.y, width: max(segment.end - segment.start - 2 * gap, 0.75),
      height: barHeight)
    var nodes: [SceneNode] = [.rectangle(bar, .fill(color))]
    if segment.label == .inside {
      let label = canvas.type.value.colored(color.labelColor).anchored(.middle)
      let base = plot.center.y + label.capHeight / 2
      nodes.append(.text(segment.text, at: Point((segment.start + segment.end) / 2, base), label))
    }
    let tooltip = "\(chart.levels[segment.level]): \(segment.text)"
    canvas.add(.group(label: tooltip, nodes))
  }

  /// Sets the labels that do not fit in their segments below the bar, with a line to each.
  private mutating func drawOutside(_ segments: [Segment], _ plot: Rect) {
    guard !segments.isEmpty else { return }
    let small = canvas.type.small.colored(Theme.ink).anchored(.middle)
    let wishes = segments.map { ($0.start + $0.end) / 2 }
    let sizes = segments.map { small.width(of: $0.text) + 6 }
    let middles = dodge(wishes, sizes: sizes, in: (plot.x - 8)...(plot.maxX + 8))
    for (index, segment) in segments.enumerated() {
      let top = plot.y + barHeight
      canvas.add(
        .line(
          from: Point(wishes[index], top), to: Point(middles[index], top + 4),
          Stroke(Theme.axis, width: 1)))
      canvas.add(
        .text(segment.text, at: Point(middles[index], top + 4 + small.ascent), small))
    }
  }
}

extension StackedBarChart {
  /// The place of the neutral level; nil where the count of levels is even.
  var middle: Int? { levels.count.isMultiple(of: 2) ? nil : levels.count / 2 }

  /// The share that stands left of the line of a diverging bar.
  func leftShare(_ values: [Double]) -> Double {
    let left = values.prefix(levels.count / 2).reduce(0, +)
    guard layout == .diverging(neutral: .split), let middle, middle < values.count else {
      return left
    }
    return left + values[middle] / 2
  }

  /// The largest shares left and right of the line over all rows.
  var reach: (left: Double, right: Double) {
    let shown = rows.compactMap(\.values)
    let lefts = shown.map { leftShare($0) }
    let rights = shown.map { values -> Double in
      let isApart = layout == .diverging(neutral: .apart)
      let apart = isApart ? values.dropFirst(middle ?? values.count).first ?? 0 : 0
      return values.reduce(0, +) - leftShare(values) - apart
    }
    return (lefts.max() ?? 0.5, rights.max() ?? 0.5)
  }
}
