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
    let room = max(layout.plot.width * 0.45, min(100, end.x - layout.plot.x))
    let text = style.wrap(goal.label, width: room)
    let box = layout.freeBox(
      beside: end, from: start, width: text.width, height: text.height(style))
    if let box {
      canvas.add(.text(text, at: Point(end.x, box.y + style.ascent), style.anchored(.end)))
    } else {
      canvas.notes.append(goal.label)
    }
  }
}

extension SlopeLayout {
  /// The room for the label of a goal: above or below the end of the path, where neither the path
  /// nor the lines run through it; nil where there is none.
  func freeBox(beside end: Point, from start: Point, width: Double, height: Double) -> Rect? {
    let left = max(start.x, end.x - width)
    let share = end.x > start.x ? (left - start.x) / (end.x - start.x) : 1
    let path = start.y + share * (end.y - start.y)
    let tops = [min(end.y - 10, path - 6) - height, max(end.y + 10, path + 6)]
    let boxes = (end.y <= start.y ? tops : tops.reversed()).map {
      Rect(x: end.x - width, y: $0, width: width, height: height)
    }
    return boxes.first { box in
      box.y >= plot.y - 6 && box.maxY <= plot.maxY - 2 && !crossesLine(box)
        && !chart.series.indices.contains { series in
          chart.rounds.indices.contains { round in
            point(series, round).map { box.contains($0) } ?? false
          }
        }
    }
  }
}
