import Graphics
import Localization

/// The layout of a ``DumbbellChart`` at a width.
struct DumbbellDrawing {
  let chart: DumbbellChart
  let colors: [Color]
  let layout: RowLayout
  let axis: ValueAxis
  var canvas: Canvas
  private let texts: [RowText]
  private let radius = 6.0
  private let lane = 16.0

  init(_ chart: DumbbellChart, width: Double) {
    self.chart = chart
    colors = LevelPalette.nominal.colors(chart.series.count)
    canvas = Canvas(frame: chart.frame, width: width)
    texts = chart.rows.map { RowText(label: $0.label, heading: $0.heading, count: $0.count) }
    layout = RowLayout(texts, countLabel: chart.countLabel, in: canvas)
    let style = canvas.type.value
    let marks = chart.rows.flatMap(\.marks)
    let language = chart.frame.language
    let labelWidth =
      marks.compactMap { mark in
        mark.value.map { style.width(of: chart.format.text($0, language)) }
      }.max() ?? 0
    let values = marks.flatMap { mark -> [Double] in
      let ends = chart.showsIntervals ? mark.interval : nil
      return [mark.value, ends?.lowerBound, ends?.upperBound].compactMap { $0 }
    }
    let side = labelWidth + radius + 6
    axis = ValueAxis(
      values: values, domain: chart.domain, limits: chart.format.limits,
      ticks: canvas.isNarrow ? 4 : 5, from: layout.plotLeft + side, to: layout.plotRight - side)
  }

  mutating func draw() {
    var entries = chart.series.enumerated().map { index, name in
      (symbol: LegendSymbol.marker(Marker(index), colors[index]), label: name)
    }
    if chart.showsIntervals
      && chart.rows.contains(where: { $0.marks.contains { $0.interval != nil } })
    {
      let label = chart.intervalLabel ?? Words.interval[chart.frame.language]
      entries.append((.whisker(Theme.axis), label))
    }
    canvas.legend(entries + hiddenEntries)
    canvas.axisHeader(axis, chart.format, label: chart.axisLabel)
    canvas.countHeader(layout)
    let behind = canvas.nodes.count
    var groups: [[Rect]] = []
    for index in chart.rows.indices {
      let previous = index > 0 ? texts[index - 1] : nil
      layout.heading(texts[index], after: previous, in: &canvas)
      let plot = drawRow(index)
      if layout.isAbove || groups.isEmpty || texts[index].heading != previous?.heading {
        groups.append([plot])
      } else {
        groups[groups.count - 1].append(plot)
      }
    }
    canvas.insert(canvas.gridLines(axis, behind: groups), at: behind)
  }

  /// Draws a row, and gives the room of its marks.
  private mutating func drawRow(_ index: Int) -> Rect {
    let row = chart.rows[index]
    let marks = Array(row.marks.prefix(colors.count))
    let usesLanes =
      chart.series.count > 2 || chart.showsIntervals || marks.contains { $0.value == nil }
    let lanes = marks.count { $0.value != nil } + hiddenLanes(marks).count
    let height = usesLanes ? Double(max(1, lanes)) * lane : sharedHeight(marks)
    let plot = layout.place(index, plotHeight: height, in: &canvas)
    if usesLanes { drawLanes(row, marks, plot) } else { drawShared(row, marks, plot) }
    canvas.y += 2
    return plot
  }

  private func tooltip(_ row: DumbbellChart.Row, _ series: Int, _ mark: Mark) -> String {
    let text = mark.readout(chart.format, chart.frame.language)
    return "\(row.label), \(chart.series[series]): \(text)"
  }

  // MARK: - A line for all groups

  private func areClose(_ marks: [Mark]) -> Bool {
    let places = marks.compactMap(\.value).map { axis.place($0) }
    guard let low = places.min(), let high = places.max(), places.count > 1 else { return false }
    return high - low < 2 * radius + 2
  }

  private func sharedHeight(_ marks: [Mark]) -> Double {
    areClose(marks) ? 2 * lane : 1.25 * lane
  }

  private mutating func drawShared(_ row: DumbbellChart.Row, _ marks: [Mark], _ plot: Rect) {
    let close = areClose(marks)
    let shown = marks.enumerated().compactMap { series, mark in
      mark.value.map { (series: series, x: axis.place($0), value: $0) }
    }
    let middle = plot.center.y
    if !close, let low = shown.map(\.x).min(), let high = shown.map(\.x).max() {
      canvas.add(
        .line(
          from: Point(low, middle), to: Point(high, middle), Stroke(Color(0xc9c9c9), width: 4)))
    }
    let leftmost = shown.map(\.x).min() ?? 0
    for (place, point) in shown.enumerated() {
      let offset = close ? (Double(place) - 0.5) * lane : 0
      let node = Marker(point.series).node(
        at: Point(point.x, middle + offset), radius: radius, fill: colors[point.series])
      canvas.add(
        .group(label: tooltip(row, point.series, marks[point.series]), [node]))
      let isLeft = !close && shown.count > 1 && point.x == leftmost
      let style = canvas.type.value.anchored(isLeft ? .end : .start)
      canvas.text(
        chart.format.text(point.value, chart.frame.language),
        x: point.x + (isLeft ? -radius - 4 : radius + 4), middle: middle + offset, style)
    }
  }

  // MARK: - A line for each group

  private mutating func drawLanes(_ row: DumbbellChart.Row, _ marks: [Mark], _ plot: Rect) {
    let places = marks.compactMap(\.value).map { axis.place($0) }
    if !chart.showsIntervals, let low = places.min(), let high = places.max(), high > low {
      let band = Rect(
        x: low, y: plot.y, width: high - low, height: Double(places.count) * lane)
      canvas.add(.rectangle(band, .fill(Color(0xf0f0f0))))
    }
    var middle = plot.y + lane / 2
    for (series, mark) in marks.enumerated() {
      guard let value = mark.value else { continue }
      drawLane(row, series, mark, value, middle)
      middle += lane
    }
    for hidden in hiddenLanes(marks) {
      drawHidden(hidden, marks[hidden[0]], middle)
      middle += lane
    }
  }

  private mutating func drawLane(
    _ row: DumbbellChart.Row, _ series: Int, _ mark: Mark, _ value: Double, _ middle: Double
  ) {
    var nodes: [SceneNode] = []
    var end = axis.place(value) + radius
    if chart.showsIntervals, let interval = mark.interval {
      let high = axis.place(interval.upperBound)
      nodes.append(
        .line(
          from: Point(axis.place(interval.lowerBound), middle), to: Point(high, middle),
          Stroke(colors[series], width: 2)))
      end = max(end, high)
    }
    nodes.append(
      Marker(series).node(
        at: Point(axis.place(value), middle), radius: radius - 0.5, fill: colors[series]))
    canvas.add(.group(label: tooltip(row, series, mark), nodes))
    canvas.text(
      chart.format.text(value, chart.frame.language), x: end + 5, middle: middle,
      canvas.type.value)
  }

  // MARK: - Groups without a number

  /// The groups that share a line below the others: the withheld, then the absent by reason.
  private func hiddenLanes(_ marks: [Mark]) -> [[Int]] {
    var lanes: [(word: String, isWithheld: Bool, series: [Int])] = []
    for (series, mark) in marks.enumerated() where mark.value == nil {
      let word = word(for: mark)
      if let lane = lanes.firstIndex(where: { $0.word == word }) {
        lanes[lane].series.append(series)
      } else {
        lanes.append((word, mark.isWithheld, [series]))
      }
    }
    return lanes.filter(\.isWithheld).map(\.series) + lanes.filter { !$0.isWithheld }.map(\.series)
  }

  /// What stands in the row: `withheld`, explained in the legend, or why there is nothing.
  private func word(for mark: Mark) -> String {
    let words = mark.words(chart.frame.language)
    let room = axis.end - axis.start - Double(colors.count) * 2 * (radius + 1)
    let fits = !mark.isWithheld && canvas.type.small.width(of: words) <= room
    return fits ? words : mark.shortWords(chart.frame.language)
  }

  /// Draws the open markers of groups without a number, and a word; the legend gives the reasons.
  private mutating func drawHidden(_ series: [Int], _ mark: Mark, _ middle: Double) {
    let word = word(for: mark)
    let step = 2 * radius + 2
    let width =
      Double(series.count) * step + (mark.isWithheld ? 20 : 0) + canvas.type.small.width(of: word)
    canvas.add(
      .rectangle(
        Rect(x: axis.start - 8, y: middle - lane / 2 + 1, width: width + 8, height: lane - 2),
        .fill(.white)))
    var x = axis.start
    for index in series {
      canvas.add(
        Marker(index).node(
          at: Point(x, middle), radius: radius - 1.5, fill: .white, outline: colors[index]))
      x += step
    }
    x -= radius - 2
    if mark.isWithheld {
      canvas.add(.hatching(Rect(x: x, y: middle - 5, width: 14, height: 10), spacing: 5))
      x += 18
    }
    canvas.text(word, x: x, middle: middle, canvas.type.small)
  }

  /// Why numbers are withheld, each reason once.
  private var hiddenEntries: [(symbol: LegendSymbol, label: String)] {
    let language = chart.frame.language
    var reasons: [String] = []
    for mark in chart.rows.flatMap(\.marks) where mark.isWithheld {
      let words = mark.words(language)
      if !reasons.contains(words) { reasons.append(words) }
    }
    return reasons.isEmpty ? [] : [(.hatching, reasons.joined(separator: "; "))]
  }
}
