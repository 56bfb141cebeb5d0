import Graphics

// Bands along lines, and the path to a goal.
extension SlopeDrawing {
  mutating func drawBands(_ series: Int) {
    for band in layout.bands(series) {
      let fill = colors[series].mixed(with: .white, share: 0.8)
      let edge = Stroke(colors[series].mixed(with: .white, share: 0.55), width: 0.75)
      canvas.add(.path(band, Paint(fill: fill, stroke: edge)))
    }
  }

  /// A dashed line from the start to the goal, with its value beside the end.
  mutating func drawGoal() {
    guard let goal = chart.goal else { return }
    let start = Point(layout.x(time: goal.startTime), layout.axis.place(goal.start))
    let end = Point(layout.x(time: goal.time), layout.axis.place(goal.value))
    canvas.add(.line(from: start, to: end, Stroke(Theme.muted, width: 1.5, dashes: [5, 4])))
    canvas.add(
      Marker.circle.node(
        at: start, radius: 3.5, fill: .white, outline: Theme.muted))
    let paint = Paint(fill: .white, stroke: Stroke(Theme.muted, width: 2))
    canvas.add(.group(label: goal.label, [Marker.diamond.node(at: end, radius: 5.5, paint)]))
    let style = canvas.type.value.colored(Theme.muted)
    let text = style.wrap(goal.label, width: layout.plot.width * 0.45)
    let isLow = end.y < layout.plot.center.y
    let first =
      isLow
      ? end.y + 12 + style.ascent : end.y - 10 - text.height(style) + style.ascent
    canvas.add(.text(text, at: Point(end.x, first), style.anchored(.end)))
  }
}
