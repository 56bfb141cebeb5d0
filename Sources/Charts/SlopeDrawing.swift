import Graphics
import Localization

/// Draws a ``SlopeChart`` at a width.
struct SlopeDrawing {
  let chart: SlopeChart
  let colors: [Color]
  let layout: SlopeLayout
  var canvas: Canvas

  init(_ chart: SlopeChart, width: Double) {
    self.chart = chart
    colors = Self.colors(chart.series)
    var canvas = Canvas(frame: chart.frame, width: width)
    if !chart.axisLabel.isEmpty {
      canvas.paragraph(chart.axisLabel, canvas.type.small)
      canvas.y += 4
    }
    layout = SlopeLayout(chart, in: canvas)
    self.canvas = canvas
  }

  mutating func draw() {
    drawAxis()
    drawBreaks()
    for index in chart.series.indices.reversed() { drawBands(index) }
    drawGoal()
    for index in chart.series.indices.reversed() { drawLines(index) }
    for index in chart.series.indices.reversed() { drawPoints(index) }
    drawEndings()
    if chart.intervalStyle == .bars { drawValues() }
    canvas.y = layout.plot.maxY + 8
    drawRounds()
    listGaps()
  }

  private static func colors(_ series: [SlopeChart.Series]) -> [Color] {
    let palette = LevelPalette.nominal.colors(series.count { $0.isEmphasized })
    var next = 0
    return series.map { series in
      guard series.isEmphasized else { return Color(0x9c9c9c) }
      next += 1
      return palette[next - 1]
    }
  }

  // MARK: - Marks

  private mutating func drawAxis() {
    let (axis, plot) = (layout.axis, layout.plot)
    for tick in axis.ticks {
      let y = axis.place(tick)
      let isBase = abs(tick - axis.domain.lowerBound) < axis.step / 1000
      let stroke = Stroke(isBase ? Theme.axis : Theme.grid, width: 1)
      canvas.add(.line(from: Point(plot.x, y), to: Point(plot.maxX, y), stroke))
      let text = chart.format.tick(tick, step: axis.step, chart.frame.language)
      canvas.text(text, x: plot.x - 6, middle: y, canvas.type.small.anchored(.end))
    }
  }

  private mutating func drawBreaks() {
    let style = canvas.type.small.anchored(.middle)
    var free = -Double.infinity
    for round in chart.rounds.indices.dropFirst() {
      let reason = chart.rounds[round].breakBefore
      guard !reason.isEmpty else { continue }
      let middle = (layout.x(round - 1) + layout.x(round)) / 2
      canvas.add(
        .line(
          from: Point(middle, layout.plot.y - 4), to: Point(middle, layout.plot.maxY),
          Stroke(Theme.axis, width: 1, dashes: [2, 3])))
      let text = style.wrap(reason, width: canvas.inner * SlopeLayout.breakShare)
      let half = text.width / 2
      let place = min(max(middle, canvas.left + half), canvas.right - half)
      guard place - half > free else {
        // No room beside the label of the break before: the reason goes to the notes.
        canvas.notes.append("\(chart.rounds[round].label): \(reason)")
        continue
      }
      free = place + half + 6
      let first = layout.plot.y - 6 - text.height(style) + style.ascent
      canvas.add(.text(text, at: Point(place, first), style))
    }
  }

  private mutating func drawLines(_ series: Int) {
    for round in chart.rounds.indices {
      guard let piece = layout.piece(series, to: round) else { continue }
      canvas.add(.line(from: piece.from, to: piece.to, Stroke(colors[series], width: 2)))
    }
  }

  private mutating func drawPoints(_ series: Int) {
    for round in chart.rounds.indices {
      guard let point = layout.point(series, round) else { continue }
      let mark = chart.series[series].marks[round]
      var nodes: [SceneNode] = []
      if let bar = layout.whisker(series, round) {
        nodes.append(.rectangle(bar, .fill(colors[series].mixed(with: .white, share: 0.35))))
      }
      let radius = chart.rounds.count > 12 ? SlopeLayout.radius / 2 : SlopeLayout.radius
      nodes.append(Marker(series).node(at: point, radius: radius, fill: colors[series]))
      let text = mark.readout(chart.format, chart.frame.language)
      canvas.add(
        .group(
          label: "\(chart.series[series].label), \(chart.rounds[round].label): \(text)", nodes))
    }
  }

  // MARK: - Labels

  private mutating func drawEndings() {
    let style = canvas.type.value
    let shown = chart.series.indices.compactMap { series in
      layout.endings[series].map { (series: series, ending: $0) }
    }
    let middles = dodge(
      shown.map { layout.axis.place($0.ending.number) },
      sizes: shown.map { $0.ending.height(style) },
      in: (layout.plot.y - 8)...(layout.plot.maxY + 8))
    for (label, middle) in zip(shown, middles) {
      guard let point = layout.point(label.series, label.ending.round) else { continue }
      drawEnding(label.ending, of: label.series, from: point, middle: middle)
    }
  }

  private mutating func drawEnding(
    _ ending: SlopeEnding, of series: Int, from point: Point, middle: Double
  ) {
    let style = canvas.type.value
    let color = readable(colors[series])
    let left = layout.columnLeft + SlopeLayout.indent
    let first = middle - ending.height(style) / 2 + 2 + style.ascent
    canvas.add(.text(ending.text, at: Point(left, first), style.colored(color)))
    let below = Point(left, first + Double(ending.text.lines.count) * style.lineHeight)
    let place =
      ending.isOnOneLine ? Point(left + ending.text.width + SlopeEnding.gap, first) : below
    canvas.add(.text(ending.value, at: place, style.bold.colored(color)))
    let mark = Point(layout.columnLeft + 4, first - style.capHeight / 2)
    let leader = [
      Point(point.x + SlopeLayout.radius + 2, point.y), Point(layout.columnLeft - 9, mark.y),
      Point(layout.columnLeft - 4, mark.y),
    ]
    canvas.add(.path(Path(through: leader), Paint(stroke: Stroke(Color(0xb5b5b5), width: 0.75))))
    canvas.add(
      Marker(series).node(at: mark, radius: SlopeLayout.radius - 0.5, fill: colors[series]))
  }

  /// The colour darkened until a text in it reads on white.
  private func readable(_ color: Color) -> Color {
    var color = color
    while color.contrast(with: .white) < 4.6 { color = color.mixed(with: .black, share: 0.06) }
    return color
  }

  /// Writes the values of earlier rounds beside their points where nothing is in the way.
  private mutating func drawValues() {
    let style = canvas.type.small.anchored(.middle)
    var taken = chart.series.indices.flatMap { series in
      chart.rounds.indices.compactMap { layout.point(series, $0) }
    }.map { Rect(x: $0.x - 7, y: $0.y - 7, width: 14, height: 14) }
    for series in chart.series.indices where chart.series[series].isEmphasized {
      for round in chart.rounds.indices where round != layout.endings[series]?.round {
        guard let point = layout.point(series, round),
          let value = chart.series[series].marks[round].value
        else { continue }
        let text = chart.format.text(value, chart.frame.language)
        let free = boxes(around: point, width: style.width(of: text)).first { box in
          box.x > layout.plot.x + 1 && box.maxX < layout.plot.maxX && !layout.crossesLine(box)
            && !taken.contains { $0.overlaps(box) }
        }
        guard let free else { continue }
        taken.append(free)
        canvas.text(
          text, x: free.center.x, middle: free.center.y, style.colored(readable(colors[series])))
      }
    }
  }

  /// Where the value of a point may stand: left of it, above, below, right, and the corners.
  private func boxes(around point: Point, width: Double) -> [Rect] {
    let near = SlopeLayout.radius + 4
    return [
      Rect(x: point.x - near - width, y: point.y - 7, width: width, height: 14),
      Rect(x: point.x - width / 2, y: point.y - near - 14, width: width, height: 14),
      Rect(x: point.x - width / 2, y: point.y + near, width: width, height: 14),
      Rect(x: point.x + near, y: point.y - 7, width: width, height: 14),
      Rect(x: point.x - 4 - width, y: point.y - 21, width: width, height: 14),
      Rect(x: point.x + 4, y: point.y + 7, width: width, height: 14),
      Rect(x: point.x + 4, y: point.y - 21, width: width, height: 14),
      Rect(x: point.x - 4 - width, y: point.y + 7, width: width, height: 14),
    ]
  }

  private mutating func drawRounds() {
    let style = canvas.type.value.anchored(.middle)
    let room = layout.plot.width / Double(max(1, chart.rounds.count)) - 6
    var heads = chart.rounds.map { (time: $0.year, text: $0.label, color: Theme.ink) }
    if let goal = chart.goal, !heads.contains(where: { $0.time == goal.time }) {
      heads.append((goal.time, goal.timeLabel, Theme.muted))
      heads.sort { $0.time < $1.time }
    }
    var (free, height) = (-Double.infinity, 0.0)
    for head in heads where !head.text.isEmpty {
      let x = layout.x(time: head.time)
      canvas.add(
        .line(
          from: Point(x, layout.plot.maxY), to: Point(x, layout.plot.maxY + 4),
          Stroke(Theme.axis, width: 1)))
      let text = style.wrap(head.text, width: max(40, room))
      height = max(height, text.height(style))
      let half = text.width / 2
      let middle = max(x, canvas.left + half)
      guard middle - half > free else { continue }
      canvas.add(
        .text(text, at: Point(middle, canvas.y + style.ascent), style.colored(head.color)))
      free = middle + half + 4
    }
    canvas.y += height + 2
  }

  /// Names in the notes what is withheld or missing, since a gap says nothing.
  private mutating func listGaps() {
    let language = chart.frame.language
    for series in chart.series {
      let gaps = zip(chart.rounds, series.marks).compactMap { round, mark -> String? in
        mark.value == nil ? "\(round.label): \(mark.words(language))" : nil
      }
      if !gaps.isEmpty { canvas.notes.append(series.label + " – " + gaps.joined(separator: "; ")) }
    }
  }
}
