import Graphics
import Localization

/// Draws a ``TransitionChart`` at a width.
struct TransitionDrawing {
  let chart: TransitionChart
  let colors: [Color]
  var canvas: Canvas
  private let size: Int
  /// Pixels a respondent.
  private let scale: Double
  /// Where each answer begins on either side, from the top.
  private let starts: (earlier: [Double], later: [Double])
  private let height: Double

  private static let gap = 14.0
  private static let barWidth = 14.0
  /// The width of a flow whose number is withheld.
  private static let hiddenWidth = 9.0

  init(_ chart: TransitionChart, width: Double) {
    self.chart = chart
    let size = chart.answers.count
    self.size = size
    colors = chart.palette.colors(size)
    canvas = Canvas(frame: chart.frame, width: width)
    let marks = (0..<size).flatMap { from in (0..<size).map { chart.flow(from, $0) } }
    let total = marks.compactMap(\.value).reduce(0, +)
    let hidden = Double(marks.count(where: \.isWithheld)) * Self.hiddenWidth
    let room = (canvas.isNarrow ? 240.0 : 300) - Double(max(0, size - 1)) * Self.gap
    let scale = total > 0 ? max(40, room - hidden) / total : 0
    self.scale = scale
    func extent(_ mark: Mark) -> Double {
      mark.value.map { $0 * scale } ?? (mark.isWithheld ? Self.hiddenWidth : 0)
    }
    func places(_ flow: (Int, Int) -> Mark) -> [Double] {
      var next = 0.0
      return (0..<size).map { answer in
        defer {
          next += (0..<size).reduce(0) { $0 + extent(flow(answer, $1)) } + Self.gap
        }
        return next
      }
    }
    starts = (places { chart.flow($0, $1) }, places { chart.flow($1, $0) })
    let all = marks.reduce(0) { $0 + extent($1) }
    height = all + Double(max(0, size - 1)) * Self.gap
  }

  private func extent(_ from: Int, _ to: Int) -> Double {
    let mark = chart.flow(from, to)
    return mark.value.map { $0 * scale } ?? (mark.isWithheld ? Self.hiddenWidth : 0)
  }

  mutating func draw() {
    let style = canvas.type.value
    let column = min(
      canvas.inner * (canvas.isNarrow ? 0.26 : 0.22),
      (chart.answers.map { style.width(of: $0) }.max() ?? 0) + 4)
    let left = canvas.left + column + 8
    let right = canvas.right - column - 8
    canvas.text(
      chart.earlier, x: left + Self.barWidth, middle: canvas.y + 8, style.bold.anchored(.end))
    canvas.text(chart.later, x: right - Self.barWidth, middle: canvas.y + 8, style.bold)
    canvas.y += 24
    drawFlows(from: left + Self.barWidth, to: right - Self.barWidth)
    drawBars(left: left, right: right - Self.barWidth, column: column)
    canvas.y += height + 10
    let hasHidden = (0..<size).contains { from in
      (0..<size).contains { chart.flow(from, $0).isWithheld }
    }
    if hasHidden {
      canvas.notes.append(Words.hiddenFlows[canvas.language])
    }
  }

  // MARK: - Flows

  private mutating func drawFlows(from left: Double, to right: Double) {
    var below = starts.later
    var numbers: [SceneNode] = []
    // Flows leave each answer in the order in which they arrive, so that they cross least.
    for from in 0..<size {
      var place = starts.earlier[from]
      for to in 0..<size {
        let width = extent(from, to)
        guard width > 0 else { continue }
        let ends = (
          first: canvas.y + place, second: canvas.y + below[to], width: width
        )
        let mark = chart.flow(from, to)
        let outline = Self.band(from: Point(left, ends.first), to: Point(right, ends.second), width)
        let text = mark.readout(.number(decimals: 0), canvas.language)
        canvas.add(
          .group(
            label: "\(chart.answers[from]) → \(chart.answers[to]): \(text)",
            [.path(outline, paint(mark, of: from))]))
        numbers += number(mark, at: Point(left + 8, ends.first + width / 2), width: width)
        place += width
        below[to] += width
      }
    }
    for node in numbers { canvas.add(node) }
  }

  private func paint(_ mark: Mark, of from: Int) -> Paint {
    if mark.isWithheld {
      return Paint(fill: Color(0xf4f4f4), stroke: Stroke(Theme.axis, width: 1, dashes: [3, 3]))
    }
    return Paint(
      fill: colors[from].mixed(with: .white, share: 0.6), stroke: Stroke(.white, width: 0.75))
  }

  /// The number of a flow at its beginning, where it is wide enough.
  private func number(_ mark: Mark, at place: Point, width: Double) -> [SceneNode] {
    let style = canvas.type.small.colored(Theme.ink)
    guard let value = mark.value, width >= style.lineHeight - 2 else { return [] }
    let text = ValueFormat.number(decimals: 0).text(value, canvas.language)
    return [.text(text, at: Point(place.x, place.y + style.capHeight / 2), style)]
  }

  /// The outline of a flow that leaves and arrives level.
  private static func band(from start: Point, to end: Point, _ width: Double) -> Path {
    let steps = 24
    func edge(_ offset: Double) -> [Point] {
      (0...steps).map { step in
        let share = Double(step) / Double(steps)
        let ease = share * share * (3 - 2 * share)
        return Point(
          start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * ease + offset)
      }
    }
    return Path(through: edge(0) + edge(width).reversed(), closed: true)
  }

  // MARK: - Answers

  private mutating func drawBars(left: Double, right: Double, column: Double) {
    let style = canvas.type.value
    for side in [false, true] {
      for answer in 0..<size {
        let marks = (0..<size).map { side ? chart.flow($0, answer) : chart.flow(answer, $0) }
        let extent = (0..<size).reduce(0) {
          $0 + (side ? self.extent($1, answer) : self.extent(answer, $1))
        }
        let start = canvas.y + (side ? starts.later : starts.earlier)[answer]
        let x = side ? right : left
        if extent > 0 {
          canvas.add(
            .rectangle(
              Rect(x: x, y: start, width: Self.barWidth, height: extent), .fill(colors[answer])))
        }
        let total = marks.compactMap(\.value).reduce(0, +)
        let isWhole = !marks.contains(where: \.isWithheld)
        let count = isWhole ? ValueFormat.number(decimals: 0).text(total, canvas.language) : ""
        let name = style.wrap(chart.answers[answer], width: column, maximumLines: 3)
        let lines = WrappedText(
          lines: name.lines + (count.isEmpty ? [] : [count]), uncut: name.uncut, width: name.width)
        canvas.text(
          lines, x: side ? right + Self.barWidth + 8 : left - 8, middle: start + extent / 2,
          style.anchored(side ? .start : .end))
      }
    }
  }
}
