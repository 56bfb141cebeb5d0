import Graphics
import Localization

/// The layout of a ``ClusteredHeatMapChart`` at a width.
///
/// From left to right: names, marks of categories, codes, cells. From top to bottom: dendrogram,
/// codes, cells.
struct ClusteredHeatMapDrawing {
  let chart: ClusteredHeatMapChart
  let scale: HeatScale
  var canvas: Canvas
  private let tree: Dendrogram?
  /// The names beside the rows; none where they are listed below.
  private let labels: [WrappedText]
  /// Whether some names have no room beside their rows, so that all are listed below.
  private let listsNames: Bool
  private let labelStyle: TextStyle
  private let codeStyle: TextStyle
  private let codes: [String]
  private let codeWidth: Double
  /// The lines that codes above neighbouring columns take in turn; 0 where only some are drawn.
  private let codeLines: Int
  /// The left end of the cells.
  private let left: Double
  /// The width of a column, and the height of a row.
  private let cell: Size
  /// The style of the numbers in cells; nil where they are too many or too wide.
  private var numberStyle: TextStyle?

  init(_ chart: ClusteredHeatMapChart, width: Double) {
    self.chart = chart
    canvas = Canvas(frame: chart.frame, width: width)
    // The height of a branch would tell a distance that is withheld.
    let hides = chart.pairs.contains { $0.mark.isWithheld }
    tree = hides ? nil : Dendrogram(chart.merges, items: chart.items.count)
    scale = HeatScale(
      values: chart.pairs.compactMap(\.mark.value), domain: chart.domain,
      limits: chart.format.limits)
    let count = chart.items.count
    let isLarge = count > 20
    let style = isLarge || canvas.isNarrow ? canvas.type.small : canvas.type.label
    labelStyle = style.colored(Theme.ink)
    codeStyle = canvas.type.small.colored(Theme.ink)
    let room = canvas.inner * (canvas.isNarrow ? 0.42 : 0.34)
    let lines = isLarge ? 1 : 2
    let wrapped = chart.items.map { style.wrap($0.label, width: room, maximumLines: lines) }
    // Items that have no other name than their code are not named twice.
    let areCodes = count <= 20 && chart.items.allSatisfy { $0.label == $0.code }
    listsNames = !areCodes && wrapped.contains { $0.uncut != nil }
    labels = listsNames || areCodes ? [] : wrapped
    let labelWidth = labels.map { $0.width + 8 }.max() ?? 0
    let hasMarks = chart.items.contains { $0.category != nil }
    let namesEnd = canvas.left + labelWidth + (hasMarks ? Self.markWidth : 0)
    let numbers = chart.items.indices.map { "\($0 + 1)" }
    var codes = chart.items.contains { $0.code.isEmpty } ? numbers : chart.items.map(\.code)
    // The scale of heights stands left of the columns.
    let heights = canvas.type.small.width(of: chart.format.text(1, chart.frame.language)) + 12
    let least = chart.merges.isEmpty ? canvas.left : canvas.left + heights
    var place = Columns(codes, after: namesEnd, least: least, in: canvas)
    if !areCodes, 2 * place.width < place.codeWidth + 4 {
      codes = numbers
      place = Columns(codes, after: namesEnd, least: least, in: canvas)
    }
    self.codes = codes
    codeLines = (1...2).first { Double($0) * place.width >= place.codeWidth + 4 } ?? 0
    left = place.left
    codeWidth = place.codeWidth
    let text = labels.map { $0.boxHeight(style) + (isLarge ? 1 : 4) }.max() ?? 0
    cell = Size(width: place.width, height: max(place.width, text, 13).rounded())
    numberStyle = fittingNumberStyle()
  }

  private static let markWidth = 16.0

  /// Where the columns stand, between the codes of the rows and the right margin.
  private struct Columns {
    let codeWidth: Double
    let left: Double
    let width: Double

    init(_ codes: [String], after namesEnd: Double, least: Double, in canvas: Canvas) {
      codeWidth = codes.map { canvas.type.small.width(of: $0) }.max() ?? 0
      left = max(least, namesEnd + codeWidth + 5).rounded(.up)
      let widest = codes.count > 15 ? 30.0 : 56
      width = min(widest, (canvas.right - left) / Double(max(1, codes.count)))
    }
  }

  mutating func draw() {
    canvas.heatScale(scale, label: chart.scaleLabel, format: chart.format)
    canvas.legend(categoryEntries + canvas.gapEntries(chart.pairs.map(\.mark)))
    drawTree()
    drawHeads()
    let top = canvas.y.rounded()
    for row in chart.items.indices {
      drawName(row, top: top)
      for column in chart.items.indices where column != row {
        canvas.add(node(row, column, top: top))
      }
    }
    drawBounds(top: top)
    canvas.y = top + Double(chart.items.count) * cell.height
    if listsNames { canvas.keyList(zip(codes, chart.items).map { ($0, $1.label) }) }
  }

  private var categoryEntries: [(symbol: LegendSymbol, label: String)] {
    chart.categories.indices.filter { category in
      chart.items.contains { $0.category == category }
    }.map { (symbol: .category(CategoryMark($0)), label: chart.categories[$0]) }
  }

  // MARK: - Dendrogram

  private mutating func drawTree() {
    guard let tree else { return }
    let heights = tree.joints.map(\.height)
    let domain = ValueAxis(
      values: [0] + heights, domain: nil, limits: nil, ticks: 3, from: 0, to: 1)
    let texts = domain.ticks.map { chart.format.tick($0, step: domain.step, canvas.language) }
    let style = canvas.type.small.anchored(.end)
    let x = left - 6
    let room = x - 15 - (texts.map { style.width(of: $0) }.max() ?? 0) - canvas.left
    let isBeside = style.widestWord(of: chart.heightLabel) <= room
    if !isBeside { canvas.paragraph(chart.heightLabel, canvas.type.small) }
    canvas.y += 6
    let height = canvas.isNarrow ? 56.0 : 76
    let bottom = canvas.y + height
    let axis = ValueAxis(
      values: [0] + heights, domain: nil, limits: nil, ticks: 3, from: bottom, to: canvas.y)
    for (tick, text) in zip(axis.ticks, texts) {
      let y = axis.place(tick)
      canvas.text(text, x: x - 5, middle: y, style)
      canvas.add(.line(from: Point(x - 3, y), to: Point(x, y), Stroke(Theme.axis, width: 1)))
    }
    canvas.add(.line(from: Point(x, axis.start), to: Point(x, axis.end), Stroke(Theme.axis)))
    let path = tree.path(x: { left + $0 * cell.width }, y: axis.place)
    canvas.add(.path(path, Paint(stroke: Stroke(Theme.muted, width: 1.25))))
    if isBeside {
      let label = style.wrap(chart.heightLabel, width: room, maximumLines: 4)
      canvas.text(label, x: canvas.left + room, middle: canvas.y + height / 2, style)
    }
    canvas.y = bottom + 4
  }

  // MARK: - Heads and names

  /// The codes above the columns: on one line or two, or where they are too many some of them.
  private mutating func drawHeads() {
    let style = codeStyle.anchored(.middle)
    let lines = max(1, codeLines)
    for (index, code) in codes.enumerated() where codeLines > 0 || isRound(index) {
      let line = codeLines == 2 ? index % 2 : 0
      let base = canvas.y + style.ascent + Double(line) * 13
      canvas.add(.text(code, at: Point(left + (Double(index) + 0.5) * cell.width, base), style))
    }
    canvas.y += Double(lines) * 13 + 4
  }

  /// Whether a column bears a number where there is no room for all.
  private func isRound(_ index: Int) -> Bool {
    let step = [5, 10, 20].first { Double($0) * cell.width >= codeWidth + 4 } ?? 50
    return (index + 1).isMultiple(of: step)
  }

  private mutating func drawName(_ row: Int, top: Double) {
    let middle = top + (Double(row) + 0.5) * cell.height
    let right = left - 5
    if labels.indices.contains(row) {
      canvas.text(labels[row], x: canvas.left, middle: middle, labelStyle)
    }
    canvas.text(codes[row], x: right, middle: middle, codeStyle.anchored(.end))
    guard let category = chart.items[row].category else { return }
    let mark = CategoryMark(category).node(
      at: Point(right - codeWidth - Self.markWidth / 2, middle), radius: 4)
    let known = chart.categories.indices.contains(category)
    canvas.add(.group(label: known ? chart.categories[category] : nil, [mark]))
  }

  // MARK: - Cells

  /// The area of columns and rows; its edges lie on pixels so that no seams show between cells.
  private func area(columns: Range<Int>, rows: Range<Int>, top: Double) -> Rect {
    let start = (left + Double(columns.lowerBound) * cell.width).rounded()
    let end = (left + Double(columns.upperBound) * cell.width).rounded()
    return Rect(
      x: start, y: top + Double(rows.lowerBound) * cell.height, width: end - start,
      height: Double(rows.count) * cell.height)
  }

  private func node(_ row: Int, _ column: Int, top: Double) -> SceneNode {
    var area = area(columns: column..<(column + 1), rows: row..<(row + 1), top: top)
    if cell.width >= 10 {
      area.width -= 1
      area.height -= 1
    }
    let mark = chart.mark(row, column)
    let nodes = nodes(of: mark, in: area)
    // A tooltip for each of thousands of cells would be most of the file.
    guard chart.items.count <= 30 else {
      return nodes.count == 1 ? nodes[0] : .group(label: nil, nodes)
    }
    let words = mark.readout(chart.format, canvas.language)
    let names = chart.items[row].label + ", " + chart.items[column].label
    return .group(label: names + ": " + words, nodes)
  }

  private func nodes(of mark: Mark, in area: Rect) -> [SceneNode] {
    if case .withheld = mark {
      return [.hatching(area, spacing: min(6, max(3, area.width / 2)))]
    }
    guard let value = mark.value else {
      let middle = area.center
      let reach = min(5, area.width / 4)
      return [
        .line(
          from: Point(middle.x - reach, middle.y), to: Point(middle.x + reach, middle.y),
          Stroke(Theme.muted, width: 1))
      ]
    }
    let ground = scale.color(value)
    let rectangle = SceneNode.rectangle(area, .fill(ground))
    guard let style = numberStyle else { return [rectangle] }
    let text = chart.format.text(value, canvas.language)
    let place = Point(area.center.x, area.center.y + style.capHeight / 2)
    return [rectangle, .text(text, at: place, style.colored(ground.labelColor))]
  }

  /// The larger of the styles in which all numbers fit their cells.
  private func fittingNumberStyle() -> TextStyle? {
    guard chart.showsNumbers, chart.items.count <= 15 else { return nil }
    let texts = chart.pairs.compactMap(\.mark.value).map { chart.format.text($0, canvas.language) }
    return [canvas.type.value, canvas.type.small].first { style in
      texts.allSatisfy { style.width(of: $0) + 4 <= cell.width }
    }?.anchored(.middle)
  }

  /// Lines around the clusters, on a white ground that sets them off from dark cells.
  private mutating func drawBounds(top: Double) {
    let inset = cell.width >= 10 ? 0.5 : 0
    for (color, width) in [(Color.white, 4.0), (Theme.ink, 1.75)] {
      for range in chart.clusters {
        var area = area(columns: range, rows: range, top: top)
        area.x -= inset
        area.y -= inset
        canvas.add(.rectangle(area, Paint(stroke: Stroke(color, width: width))))
      }
    }
  }
}
