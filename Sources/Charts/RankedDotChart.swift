public import Graphics
import Localization

/// Values in order of size, each with its interval: which questions divide most.
public struct RankedDotChart: Equatable, Sendable {
  /// One value.
  public struct Row: Equatable, Sendable {
    public var label: String
    public var mark: Mark
    public var count: String
    /// Whether the row stands out from the others.
    public var isEmphasized: Bool

    public init(_ label: String, mark: Mark, count: String = "", isEmphasized: Bool = false) {
      self.label = label
      self.mark = mark
      self.count = count
      self.isEmphasized = isEmphasized
    }
  }

  /// A value that the others are seen against.
  public struct Reference: Equatable, Sendable {
    public var value: Double
    public var label: String

    public init(_ value: Double, label: String) {
      self.value = value
      self.label = label
    }
  }

  public var frame: ChartFrame
  public var rows: [Row]
  public var format: ValueFormat
  /// The ends of the axis; nil for round numbers around the values.
  public var domain: ClosedRange<Double>?
  public var axisLabel: String
  public var references: [Reference]
  public var countLabel: String
  /// Whether the largest value comes first; rows that tie keep the order given.
  public var isSorted: Bool
  /// Whether a bar from zero stands for each value in place of a dot: for shares and counts.
  public var drawsBars: Bool

  public init(
    frame: ChartFrame, rows: [Row], format: ValueFormat, domain: ClosedRange<Double>? = nil,
    axisLabel: String = "", references: [Reference] = [], countLabel: String = "n",
    isSorted: Bool = true, drawsBars: Bool = false
  ) {
    self.frame = frame
    self.rows = rows
    self.format = format
    self.domain = domain
    self.axisLabel = axisLabel
    self.references = references
    self.countLabel = countLabel
    self.isSorted = isSorted
    self.drawsBars = drawsBars
  }

  /// The rows as they are drawn: sorted, those without a number last.
  var ordered: [Row] {
    guard isSorted else { return rows }
    let order = rows.indices.sorted { left, right in
      switch (rows[left].mark.value, rows[right].mark.value) {
      case (let first?, let second?): first == second ? left < right : first > second
      case (_?, nil): true
      case (nil, _?): false
      case (nil, nil): left < right
      }
    }
    return order.map { rows[$0] }
  }

  /// The drawing at a width in pixels; the height follows from the content.
  public func scene(width: Double = 720) -> Scene {
    var drawing = RankedDotDrawing(self, width: width)
    drawing.draw()
    return drawing.canvas.finish(readout: readout)
  }

  /// The rows in words.
  var readout: String {
    let words = ordered.map { row in
      "\(row.label): " + row.mark.readout(format, frame.language) + "."
    }
    return words.joined(separator: " ")
  }
}

extension Mark {
  /// The number with its interval, or the reason why there is none.
  func readout(_ format: ValueFormat, _ language: Localization.Language) -> String {
    guard let value else { return words(language) }
    let text = format.text(value, language)
    guard let interval else { return text }
    let low = format.text(interval.lowerBound, language)
    return text + " (\(low)–\(format.text(interval.upperBound, language)))"
  }
}

/// The layout of a ``RankedDotChart`` at a width.
struct RankedDotDrawing {
  let chart: RankedDotChart
  let rows: [RankedDotChart.Row]
  let layout: RowLayout
  let axis: ValueAxis
  var canvas: Canvas
  private let texts: [RowText]
  private let rowHeight = 18.0

  init(_ chart: RankedDotChart, width: Double) {
    self.chart = chart
    rows = chart.ordered
    canvas = Canvas(frame: chart.frame, width: width)
    texts = rows.map { RowText(label: $0.label, heading: "", count: $0.count) }
    let language = chart.frame.language
    let style = canvas.type.value.bold
    let valueWidth =
      rows.compactMap { row in
        row.mark.value.map { style.width(of: chart.format.text($0, language)) }
      }.max() ?? 0
    layout = RowLayout(
      texts, countLabel: chart.countLabel, trailing: valueWidth + RowLayout.gap, in: canvas)
    let values = rows.flatMap { row -> [Double] in
      [row.mark.value, row.mark.interval?.lowerBound, row.mark.interval?.upperBound]
        .compactMap { $0 }
    }
    axis = ValueAxis(
      values: values + chart.references.map(\.value) + (chart.drawsBars ? [0] : []),
      domain: chart.domain,
      limits: chart.format.limits, ticks: canvas.isNarrow ? 4 : 5, from: layout.plotLeft + 6,
      to: layout.plotRight - 6)
  }

  mutating func draw() {
    if rows.contains(where: { $0.mark.interval != nil }) {
      let color = chart.drawsBars ? Theme.ink : Theme.accent
      canvas.legend([(.whisker(color), Words.interval[chart.frame.language])])
    }
    canvas.axisHeader(axis, chart.format, label: chart.axisLabel)
    canvas.countHeader(layout)
    let behind = canvas.nodes.count
    let plots = rows.indices.map { drawRow($0) }
    let lines = canvas.gridLines(
      axis, behind: layout.isAbove ? plots.map { [$0] } : [plots],
      references: chart.references.map(\.value))
    canvas.insert(lines, at: behind)
    canvas.y = (plots.last?.maxY ?? canvas.y) + 8
    drawReferenceLabels()
  }

  /// Draws a row, and gives the room of its marks.
  private mutating func drawRow(_ index: Int) -> Rect {
    let row = rows[index]
    let plot = layout.place(index, plotHeight: rowHeight, in: &canvas)
    let middle = plot.center.y
    guard let value = row.mark.value else {
      let words = row.mark.words(chart.frame.language)
      let text = canvas.type.small.wrap(words, width: plot.width - 30, maximumLines: 1)
      let area = Rect(
        x: plot.x + 6, y: middle - 8, width: text.width + 30, height: 16)
      canvas.add(.rectangle(area, .fill(.white)))
      if case .withheld = row.mark {
        canvas.add(.hatching(Rect(x: plot.x + 8, y: middle - 6, width: 14, height: 12), spacing: 5))
      }
      canvas.text(text, x: plot.x + 28, middle: middle, canvas.type.small)
      return plot
    }
    let color = row.isEmphasized ? Color(0xb9683b) : Theme.accent
    let guide = SceneNode.line(
      from: Point(axis.start, middle), to: Point(axis.end, middle),
      Stroke(Theme.grid, width: 1, dashes: [1, 3]))
    let marks = marks(row.mark, value, middle: middle, color)
    canvas.add(guide)
    let language = chart.frame.language
    canvas.add(.group(label: "\(row.label): \(row.mark.readout(chart.format, language))", marks))
    canvas.text(
      chart.format.text(value, language), x: layout.plotRight + RowLayout.gap - 4, middle: middle,
      canvas.type.value.bold)
    return plot
  }

  /// A dot with its interval behind it, or a bar from zero with its interval in front.
  private func marks(
    _ mark: Mark, _ value: Double, middle: Double, _ color: Color
  ) -> [SceneNode] {
    let x = axis.place(value)
    let interval = mark.interval.map { interval in
      SceneNode.line(
        from: Point(axis.place(interval.lowerBound), middle),
        to: Point(axis.place(interval.upperBound), middle),
        Stroke(chart.drawsBars ? Theme.ink : color, width: chart.drawsBars ? 1.5 : 2))
    }
    if chart.drawsBars {
      let zero = axis.place(0)
      let bar = Rect(x: min(zero, x), y: middle - 7, width: abs(x - zero), height: 14)
      return [.rectangle(bar, .fill(Self.bar(color)))] + [interval].compactMap { $0 }
    }
    let dot = SceneNode.circle(
      center: Point(x, middle), radius: 5.5, Paint(fill: color, stroke: Stroke(.white, width: 1)))
    return [interval].compactMap { $0 } + [dot]
  }

  /// Paler than a dot, so that the interval in front of it is seen.
  private static func bar(_ color: Color) -> Color { color.mixed(with: .white, share: 0.45) }

  /// The names of the reference lines below them, moved apart where they would touch.
  private mutating func drawReferenceLabels() {
    guard !chart.references.isEmpty else { return }
    let style = canvas.type.small.colored(Theme.ink).anchored(.middle)
    let room = min(180, canvas.inner / Double(chart.references.count) - 8)
    let labels = chart.references.map { style.wrap($0.label, width: room) }
    let middles = dodge(
      chart.references.map { axis.place($0.value) }, sizes: labels.map { $0.width + 8 },
      in: canvas.left...canvas.right)
    for (label, middle) in zip(labels, middles) where !label.lines.isEmpty {
      canvas.add(.text(label, at: Point(middle, canvas.y + style.ascent), style))
    }
    canvas.y += (labels.map { $0.height(style) }.max() ?? 0) + 4
  }
}
