import Graphics

/// What an entry of a legend shows beside its words.
enum LegendSymbol: Equatable {
  case swatch(Color)
  case hatching
  /// A dash, for what is not there.
  case blank
  case marker(Marker, Color)
  case category(CategoryMark)
  /// A pale disc, for the means of groups.
  case centroid
  /// A ring, for points of several categories at one place.
  case ring
  case whisker(Color)
  case dash(Color)
  /// A small cell of a matrix of states.
  case state(StateMatrixChart.Symbol)

  var width: Double {
    switch self {
    case .swatch, .hatching, .blank: 13
    case .marker, .category, .ring: 12
    case .centroid: 16
    case .whisker, .dash: 20
    case .state: 22
    }
  }

  /// The symbol with its left end at a place and its middle at a height.
  func nodes(x: Double, middle: Double) -> [SceneNode] {
    let box = Rect(x: x, y: middle - 6.5, width: 13, height: 13)
    switch self {
    case .swatch(let color): return [.rectangle(box, .fill(color))]
    case .hatching: return [.hatching(box, spacing: 5)]
    case .blank:
      return [
        .line(
          from: Point(x + 3, middle), to: Point(x + 10, middle), Stroke(Theme.muted, width: 1.25))
      ]
    case .marker(let marker, let color):
      return [marker.node(at: Point(x + 6, middle), radius: 5, fill: color)]
    case .category(let mark): return [mark.node(at: Point(x + 6, middle), radius: 5)]
    case .centroid:
      let paint = Paint(fill: Theme.grid, stroke: Stroke(Theme.muted, width: 2))
      return [.circle(center: Point(x + 8, middle), radius: 7, paint)]
    case .state(let symbol):
      let cell = Rect(x: x, y: middle - 8, width: 22, height: 16)
      return symbol.ground(in: cell) + symbol.nodes(at: cell.center, radius: 5)
    case .ring: return [Self.ring(at: Point(x + 6, middle), radius: 5)]
    case .whisker(let color):
      let line = SceneNode.line(
        from: Point(x, middle), to: Point(x + 20, middle), Stroke(color, width: 2))
      return [line, .circle(center: Point(x + 10, middle), radius: 4, .fill(color))]
    case .dash(let color):
      return [
        .line(
          from: Point(x, middle), to: Point(x + 20, middle),
          Stroke(color, width: 1.5, dashes: [4, 3]))
      ]
    }
  }

  static func ring(at center: Point, radius: Double) -> SceneNode {
    .circle(
      center: center, radius: radius, Paint(fill: .white, stroke: Stroke(Theme.ink, width: 2)))
  }
}

extension Canvas {
  /// Adds a legend in as many lines as it needs, in the order given, and moves below it.
  mutating func legend(_ entries: [(symbol: LegendSymbol, label: String)]) {
    guard !entries.isEmpty else { return }
    let style = type.value
    let gap = isNarrow ? 14.0 : 18.0
    var x = left
    var lines = 1
    for entry in entries {
      let indent = entry.symbol.width + 6
      let label = style.wrap(entry.label, width: inner - indent)
      if x > left && x + indent + label.width > right {
        x = left
        y += Double(lines) * style.lineHeight + 3
        lines = 1
      }
      let middle = y + style.lineHeight / 2
      for node in entry.symbol.nodes(x: x, middle: middle) { add(node) }
      add(.text(label, at: Point(x + indent, middle + style.capHeight / 2), style))
      lines = max(lines, label.lines.count)
      x += indent + label.width + gap
    }
    y += Double(lines) * style.lineHeight + 12
  }
}
