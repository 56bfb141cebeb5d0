import Graphics
import Localization

/// The layout of a ``SlopeChart`` at a width.
struct SlopeDrawing {
  let chart: SlopeChart
  let colors: [Color]
  var canvas: Canvas
  /// The labels at the ends of the lines; nil for a series without any number.
  private let endings: [Ending?]
  private let columnLeft: Double
  private let plot: Rect
  private let axis: ValueAxis
  private let roundHeads: [WrappedText]
  private let breakHeight: Double
  /// The room that labels beside points take already.
  private var taken: [Rect] = []

  /// The name and last value of a series.
  private struct Ending {
    var text: WrappedText
    var value: String
    var round: Int
    var number: Double
  }

  private static let radius = 5.0

  init(_ chart: SlopeChart, width: Double) {
    self.chart = chart
    colors = Self.colors(chart.series)
    var canvas = Canvas(frame: chart.frame, width: width)
    let style = canvas.type.value
    let column = canvas.inner * (canvas.isNarrow ? 0.36 : 0.32)
    endings = chart.series.map { Self.ending($0, chart, style, room: column) }
    let widths = endings.compactMap { $0 }.map { ending in
      max(ending.text.width, style.bold.width(of: ending.value))
    }
    columnLeft = canvas.right - (widths.max() ?? 0)
    if !chart.axisLabel.isEmpty {
      canvas.paragraph(chart.axisLabel, canvas.type.small)
      canvas.y += 4
    }
    let values = chart.series.flatMap(\.marks).flatMap { mark -> [Double] in
      let ends = chart.showsIntervals ? mark.interval : nil
      return [mark.value, ends?.lowerBound, ends?.upperBound].compactMap { $0 }
    }
    let needed = endings.compactMap { $0 }.map { Self.height($0, style) }.reduce(0, +)
    let height = max(canvas.isNarrow ? 230 : 280, needed + 10)
    let breaks = chart.rounds.map { round in
      canvas.type.small.wrap(round.breakBefore, width: canvas.inner * 0.3).height(canvas.type.small)
    }
    breakHeight = breaks.max() ?? 0
    let top = canvas.y + breakHeight + 8
    axis = ValueAxis(
      values: values, domain: chart.domain, limits: chart.format.limits, ticks: 5,
      from: top + height, to: top)
    let (format, step, language) = (chart.format, axis.step, chart.frame.language)
    let tickWidth =
      axis.ticks.map {
        canvas.type.small.width(of: format.tick($0, step: step, language))
      }.max() ?? 0
    let plotLeft = canvas.left + tickWidth + 8
    plot = Rect(x: plotLeft, y: top, width: columnLeft - 18 - plotLeft, height: height)
    let room = plot.width / Double(max(1, chart.rounds.count)) - 6
    roundHeads = chart.rounds.map { style.wrap($0.label, width: max(40, room)) }
    self.canvas = canvas
  }

  mutating func draw() {
    drawAxis()
    drawBreaks()
    for index in chart.series.indices.reversed() { drawLines(index) }
    for index in chart.series.indices.reversed() { drawPoints(index) }
    drawEndings()
    drawValues()
    canvas.y = plot.maxY + 14
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

  private static func ending(
    _ series: SlopeChart.Series, _ chart: SlopeChart, _ style: TextStyle, room: Double
  ) -> Ending? {
    let marks = series.marks.prefix(chart.rounds.count)
    guard let round = marks.lastIndex(where: { $0.value != nil }), let number = marks[round].value
    else { return nil }
    let value = chart.format.text(number, chart.frame.language)
    let isLast = round == chart.rounds.count - 1
    return Ending(
      text: style.wrap(series.label, width: room, maximumLines: 4),
      value: isLast ? value : "\(value) (\(chart.rounds[round].label))", round: round,
      number: number)
  }

  private static func height(_ ending: Ending, _ style: TextStyle) -> Double {
    Double(ending.text.lines.count + 1) * style.lineHeight + 4
  }

  // MARK: - Places

  private func x(_ round: Int) -> Double {
    let years = chart.rounds.map(\.year)
    let inset = canvas.isNarrow ? 24.0 : 44.0
    guard let first = years.first, let last = years.last, last > first else {
      return plot.center.x
    }
    let share = (chart.rounds[round].year - first) / (last - first)
    return plot.x + inset + share * (plot.width - inset - 10)
  }

  /// The shift that keeps the intervals of several series apart.
  private func shift(_ series: Int) -> Double {
    guard chart.showsIntervals, chart.series.count > 1 else { return 0 }
    let spread = min(7, 28 / Double(chart.series.count))
    return (Double(series) - Double(chart.series.count - 1) / 2) * spread
  }

  private func point(_ series: Int, _ round: Int) -> Point? {
    let marks = chart.series[series].marks
    guard round < marks.count, let value = marks[round].value else { return nil }
    return Point(x(round) + shift(series), axis.place(value))
  }

  // MARK: - Marks

  private mutating func drawAxis() {
    for tick in axis.ticks {
      let y = axis.place(tick)
      let color = tick == axis.domain.lowerBound ? Theme.axis : Theme.grid
      canvas.add(
        .line(from: Point(plot.x, y), to: Point(plot.maxX, y), Stroke(color, width: 1)))
      let text = chart.format.tick(tick, step: axis.step, chart.frame.language)
      canvas.text(text, x: plot.x - 6, middle: y, canvas.type.small.anchored(.end))
    }
  }

  private mutating func drawBreaks() {
    let style = canvas.type.small.anchored(.middle)
    for round in chart.rounds.indices.dropFirst() {
      let reason = chart.rounds[round].breakBefore
      guard !reason.isEmpty else { continue }
      let middle = (x(round - 1) + x(round)) / 2
      canvas.add(
        .line(
          from: Point(middle, plot.y - 4), to: Point(middle, plot.maxY),
          Stroke(Theme.axis, width: 1, dashes: [2, 3])))
      let text = style.wrap(reason, width: canvas.inner * 0.3)
      let half = text.width / 2
      let place = min(max(middle, canvas.left + half), canvas.right - half)
      let first = plot.y - 6 - text.height(style) + style.ascent
      canvas.add(.text(text, at: Point(place, first), style))
    }
  }

  private mutating func drawLines(_ series: Int) {
    for round in chart.rounds.indices.dropFirst() {
      guard let from = point(series, round - 1), let to = point(series, round),
        chart.rounds[round].breakBefore.isEmpty
      else { continue }
      canvas.add(.line(from: from, to: to, Stroke(colors[series], width: 2)))
    }
  }

  private mutating func drawPoints(_ series: Int) {
    for round in chart.rounds.indices {
      guard let point = point(series, round) else { continue }
      let mark = chart.series[series].marks[round]
      var nodes: [SceneNode] = []
      if chart.showsIntervals, let interval = mark.interval {
        nodes.append(
          .line(
            from: Point(point.x, axis.place(interval.lowerBound)),
            to: Point(point.x, axis.place(interval.upperBound)),
            Stroke(colors[series].mixed(with: .white, share: 0.35), width: 1.5)))
      }
      nodes.append(Marker(series).node(at: point, radius: Self.radius, fill: colors[series]))
      let text = mark.readout(chart.format, chart.frame.language)
      canvas.add(
        .group(
          label: "\(chart.series[series].label), \(chart.rounds[round].label): \(text)", nodes))
    }
  }

  // MARK: - Labels

  private mutating func drawEndings() {
    let style = canvas.type.value
    let shown = endings.indices.compactMap { index in endings[index].map { (index, $0) } }
    let middles = dodge(
      shown.map { axis.place($0.1.number) }, sizes: shown.map { Self.height($0.1, style) },
      in: (plot.y - 8)...(plot.maxY + 8))
    for ((series, ending), middle) in zip(shown, middles) {
      guard let point = point(series, ending.round) else { continue }
      let first = middle - Self.height(ending, style) / 2 + 2 + style.ascent
      let color = readable(colors[series])
      canvas.add(.text(ending.text, at: Point(columnLeft, first), style.colored(color)))
      let base = first + Double(ending.text.lines.count) * style.lineHeight
      canvas.add(.text(ending.value, at: Point(columnLeft, base), style.bold.colored(color)))
      let isFar = abs(middle - point.y) > 4 || ending.round < chart.rounds.count - 1
      guard isFar || chart.rounds.count > 0 else { continue }
      canvas.add(
        .path(
          Path(through: [
            Point(point.x + Self.radius + 2, point.y), Point(columnLeft - 12, middle),
            Point(columnLeft - 5, middle),
          ]), Paint(stroke: Stroke(Color(0xb5b5b5), width: 0.75))))
    }
  }

  /// The colour darkened until a text in it reads on white.
  private func readable(_ color: Color) -> Color {
    var color = color
    while color.contrast(with: .white) < 4.6 { color = color.mixed(with: .black, share: 0.06) }
    return color
  }

  /// Writes the values of earlier rounds beside their points where nothing is in the way.
  private mutating func drawValues() {
    let style = canvas.type.small
    taken = allPoints.map { point in
      Rect(x: point.x - 7, y: point.y - 7, width: 14, height: 14)
    }
    for series in chart.series.indices where chart.series[series].isEmphasized {
      for round in chart.rounds.indices where round != endings[series]?.round {
        guard let point = point(series, round), let value = chart.series[series].marks[round].value
        else { continue }
        let text = chart.format.text(value, chart.frame.language)
        let box = Rect(
          x: point.x - Self.radius - 4 - style.width(of: text), y: point.y - 7,
          width: style.width(of: text), height: 14)
        let isFree = box.x > plot.x + 1 && !taken.contains { $0.overlaps(box) }
        guard isFree && !crossesLine(box) else { continue }
        taken.append(box)
        canvas.text(
          text, x: box.maxX, middle: point.y,
          style.colored(readable(colors[series])).anchored(.end))
      }
    }
  }

  private var allPoints: [Point] {
    chart.series.indices.flatMap { series in
      chart.rounds.indices.compactMap { point(series, $0) }
    }
  }

  /// Whether a line or an interval runs through a box.
  private func crossesLine(_ box: Rect) -> Bool {
    for series in chart.series.indices {
      for round in chart.rounds.indices {
        guard let to = point(series, round) else { continue }
        let mark = chart.series[series].marks[round]
        if chart.showsIntervals, let interval = mark.interval {
          let top = axis.place(interval.upperBound)
          let bar = Rect(
            x: to.x - 1, y: top, width: 2, height: axis.place(interval.lowerBound) - top)
          if bar.overlaps(box) { return true }
        }
        guard round > 0, let from = point(series, round - 1),
          chart.rounds[round].breakBefore.isEmpty
        else { continue }
        for step in 0...40 {
          let share = Double(step) / 40
          let place = Point(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share)
          if box.contains(place) { return true }
        }
      }
    }
    return false
  }

  private mutating func drawRounds() {
    let style = canvas.type.value.anchored(.middle)
    var free = -Double.infinity
    for (round, head) in roundHeads.enumerated() where !head.lines.isEmpty {
      let half = head.width / 2
      let middle = max(x(round), canvas.left + half)
      canvas.add(
        .line(
          from: Point(x(round), plot.maxY), to: Point(x(round), plot.maxY + 4),
          Stroke(Theme.axis, width: 1)))
      guard middle - half > free else { continue }
      canvas.add(.text(head, at: Point(middle, canvas.y + style.ascent - 6), style))
      free = middle + half + 4
    }
    canvas.y += (roundHeads.map { $0.height(style) }.max() ?? 0) + 2
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
