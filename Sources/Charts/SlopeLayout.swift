import Graphics
import Localization

/// The name and last value of a series, at the end of its line.
struct SlopeEnding {
  var text: WrappedText
  /// The last value, with its round where that is not the last of the chart.
  var value: String
  var round: Int
  var number: Double
  /// Whether the value stands after the name rather than below it.
  var isOnOneLine: Bool

  init?(_ series: SlopeChart.Series, in chart: SlopeChart, style: TextStyle, room: Double) {
    let marks = series.marks.prefix(chart.rounds.count)
    guard let round = marks.lastIndex(where: { $0.value != nil }), let number = marks[round].value
    else { return nil }
    let text = chart.format.text(number, chart.frame.language)
    value = round == chart.rounds.count - 1 ? text : "\(text) (\(chart.rounds[round].label))"
    self.text = style.wrap(series.label, width: room, maximumLines: 4)
    self.round = round
    self.number = number
    let width = self.text.width + Self.gap + style.bold.width(of: value)
    isOnOneLine = self.text.lines.count <= 1 && width <= room
  }

  func width(_ style: TextStyle) -> Double {
    let value = style.bold.width(of: value)
    return isOnOneLine ? text.width + Self.gap + value : max(text.width, value)
  }

  func height(_ style: TextStyle) -> Double {
    Double(text.lines.count + (isOnOneLine ? 0 : 1)) * style.lineHeight + 4
  }

  /// The space between name and value on one line.
  static let gap = 6.0
}

/// Where everything of a ``SlopeChart`` stands, before anything is drawn.
struct SlopeLayout {
  let chart: SlopeChart
  let plot: Rect
  let axis: ValueAxis
  /// The labels at the ends of the lines; nil for a series without any number.
  let endings: [SlopeEnding?]
  /// The left end of those labels.
  let columnLeft: Double
  /// Whether the points of a round stand beside each other.
  let spreads: Bool
  private let inset: Double

  static let radius = 5.0
  /// The room of the marker before a name.
  static let indent = 14.0
  /// How much of the width the reason of a break may take.
  static let breakShare = 0.3

  init(_ chart: SlopeChart, in canvas: Canvas) {
    self.chart = chart
    let style = canvas.type.value
    let small = canvas.type.small
    let column = canvas.inner * (canvas.isNarrow ? 0.38 : 0.32) - Self.indent
    let endings = chart.series.map { SlopeEnding($0, in: chart, style: style, room: column) }
    let named = endings.compactMap { $0 }
    self.endings = endings
    columnLeft = canvas.right - (named.map { $0.width(style) }.max() ?? 0) - Self.indent
    let breaks = chart.rounds.dropFirst().map { round in
      small.wrap(round.breakBefore, width: canvas.inner * Self.breakShare).height(small)
    }
    let top = canvas.y + (breaks.max() ?? 0) + 8
    let needed = named.map { $0.height(style) }.reduce(0, +) + 10
    let height = max(canvas.isNarrow ? 230 : 280, needed)
    let axis = ValueAxis(
      values: Self.values(chart), domain: chart.domain, limits: chart.format.limits, ticks: 5,
      from: top + height, to: top)
    self.axis = axis
    let tickWidths = axis.ticks.map { tick in
      small.width(of: chart.format.tick(tick, step: axis.step, chart.frame.language))
    }
    let left = canvas.left + (tickWidths.max() ?? 0) + 8
    plot = Rect(x: left, y: top, width: columnLeft - 18 - left, height: height)
    inset = canvas.isNarrow ? 44 : 48
    spreads =
      chart.series.count > 1 && chart.intervalStyle == .bars
      && (chart.showsIntervals || Self.isCrowded(chart, axis))
  }

  private static func values(_ chart: SlopeChart) -> [Double] {
    chart.series.flatMap(\.marks).flatMap { mark -> [Double] in
      let ends = chart.showsIntervals ? mark.interval : nil
      return [mark.value, ends?.lowerBound, ends?.upperBound].compactMap { $0 }
    } + (chart.goal.map { [$0.start, $0.value] } ?? [])
  }

  /// Whether two points of a round would hide each other.
  private static func isCrowded(_ chart: SlopeChart, _ axis: ValueAxis) -> Bool {
    chart.rounds.indices.contains { round in
      let values = chart.series.compactMap { $0.marks.dropFirst(round).first?.value }
      let heights = values.map { axis.place($0) }.sorted()
      return zip(heights, heights.dropFirst()).contains { $1 - $0 < 8 }
    }
  }

  /// The middle of a round.
  func x(_ round: Int) -> Double { x(time: chart.rounds[round].year) }

  /// The place of a time, in years.
  func x(time: Double) -> Double {
    let times = chart.rounds.map(\.year) + (chart.goal.map { [$0.startTime, $0.time] } ?? [])
    guard let first = times.min(), let last = times.max(), last > first else {
      return plot.center.x
    }
    let share = (time - first) / (last - first)
    return plot.x + inset + min(1, max(0, share)) * (plot.width - inset - 18)
  }

  /// The shift that keeps intervals apart, and points that would hide each other.
  private func shift(_ series: Int) -> Double {
    guard spreads else { return 0 }
    let gaps = chart.rounds.indices.dropFirst().map { x($0) - x($0 - 1) }
    let room = min(36, (gaps.min() ?? 72) / 2)
    let spread = min(8, room / Double(chart.series.count))
    return (Double(series) - Double(chart.series.count - 1) / 2) * spread
  }

  /// The place of a value; nil where there is none.
  func point(_ series: Int, _ round: Int) -> Point? {
    let marks = chart.series[series].marks
    guard round < marks.count, let value = marks[round].value else { return nil }
    return Point(x(round) + shift(series), axis.place(value))
  }

  /// The upright bar of an interval; nil where there is none.
  func whisker(_ series: Int, _ round: Int) -> Rect? {
    guard chart.showsIntervals, chart.intervalStyle == .bars, let point = point(series, round),
      let interval = chart.series[series].marks[round].interval
    else { return nil }
    let top = axis.place(interval.upperBound)
    return Rect(
      x: point.x - 0.75, y: top, width: 1.5, height: axis.place(interval.lowerBound) - top)
  }

  /// The bands along a line, one a stretch without gap or break.
  func bands(_ series: Int) -> [Path] {
    guard chart.showsIntervals, chart.intervalStyle == .bands else { return [] }
    var stretches: [[Int]] = []
    for round in chart.rounds.indices {
      let mark = chart.series[series].marks.dropFirst(round).first
      guard mark?.interval != nil else { continue }
      if let last = stretches.last?.last, last == round - 1, piece(series, to: round) != nil {
        stretches[stretches.count - 1].append(round)
      } else {
        stretches.append([round])
      }
    }
    return stretches.map { rounds in
      let ends = rounds.compactMap { round in
        chart.series[series].marks[round].interval.map { (x: x(round), interval: $0) }
      }
      // A single round has a band as wide as its point.
      let reach = ends.count == 1 ? 3.0 : 0
      let upper = ends.flatMap { end in
        [-reach, reach].map { Point(end.x + $0, axis.place(end.interval.upperBound)) }
      }
      let lower = ends.reversed().flatMap { end in
        [reach, -reach].map { Point(end.x + $0, axis.place(end.interval.lowerBound)) }
      }
      return Path(through: upper + lower, closed: true)
    }
  }

  /// The piece of line that ends at a round; nil across gaps and breaks.
  func piece(_ series: Int, to round: Int) -> (from: Point, to: Point)? {
    guard round > 0, chart.rounds[round].breakBefore.isEmpty,
      let from = point(series, round - 1), let to = point(series, round)
    else { return nil }
    return (from, to)
  }

  /// Whether a line, an interval or the path to the goal runs through a box.
  func crossesLine(_ box: Rect) -> Bool {
    if let goal = chart.goal {
      let start = Point(x(time: goal.startTime), axis.place(goal.start))
      let end = Point(x(time: goal.time), axis.place(goal.value))
      if Self.crosses(box, from: start, to: end) { return true }
    }
    for series in chart.series.indices {
      for round in chart.rounds.indices {
        if let bar = whisker(series, round), bar.overlaps(box) { return true }
        guard let piece = piece(series, to: round) else { continue }
        if Self.crosses(box, from: piece.from, to: piece.to) { return true }
      }
    }
    return false
  }

  private static func crosses(_ box: Rect, from: Point, to: Point) -> Bool {
    (0...40).contains { step in
      let share = Double(step) / 40
      return box.contains(
        Point(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share))
    }
  }
}
