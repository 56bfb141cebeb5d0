/// Something in a scene that a reader would stumble over.
public enum SceneFault: Equatable, Sendable {
  /// Two texts that lie on each other.
  case overlap(String, String)
  /// A text that leaves the canvas.
  case outside(String)
  /// A text that hardly stands out from what is behind it; 4.5 is the minimum.
  case lowContrast(String, ratio: Double)
  /// A text smaller than the minimum size.
  case tooSmall(String, size: Double)
}

/// The room that a line of text takes up.
public struct TextBox: Equatable, Sendable {
  public var text: String
  public var style: TextStyle
  public var box: Rect
  /// The colour behind the middle of the text.
  public var ground: Color

  public init(text: String, style: TextStyle, box: Rect, ground: Color) {
    self.text = text
    self.style = style
    self.box = box
    self.ground = ground
  }
}

extension Scene {
  /// The box of every line of text, by the widths that layouts are made with.
  public var textBoxes: [TextBox] {
    var collector = TextCollector(background: background ?? .white)
    for node in nodes { collector.visit(node) }
    return collector.texts
  }

  /// What is wrong with the texts: overlaps, texts cut by the border, too pale or too small.
  ///
  /// - Parameter minimumSize: The smallest text size allowed, in pixels.
  /// - Returns: The faults in the order of drawing; none for a drawing fit to publish.
  public func faults(minimumSize: Double = 11) -> [SceneFault] {
    let texts = textBoxes
    let canvas = Rect(x: 0, y: 0, width: size.width, height: size.height)
    var faults: [SceneFault] = []
    for (index, text) in texts.enumerated() {
      if !canvas.covers(text.box) { faults.append(.outside(text.text)) }
      let ratio = text.style.color.contrast(with: text.ground)
      if ratio < 4.5 { faults.append(.lowContrast(text.text, ratio: ratio)) }
      if text.style.size < minimumSize {
        faults.append(.tooSmall(text.text, size: text.style.size))
      }
      for other in texts[(index + 1)...] where text.box.overlaps(other.box, by: 0.01) {
        faults.append(.overlap(text.text, other.text))
      }
    }
    return faults
  }
}

/// Walks a scene from back to front and notes each text with the colour behind it.
private struct TextCollector {
  let background: Color
  var texts: [TextBox] = []
  private var filled: [(area: Rect, color: Color)] = []

  init(background: Color) { self.background = background }

  mutating func visit(_ node: SceneNode) {
    switch node {
    case .group(_, let nodes):
      for node in nodes { visit(node) }
    case .rectangle(let rect, let paint):
      if let fill = paint.fill { filled.append((rect, fill)) }
    case .circle(let center, let radius, let paint):
      guard let fill = paint.fill else { return }
      let corner = Point(center.x - radius, center.y - radius)
      filled.append(
        (Rect(x: corner.x, y: corner.y, width: 2 * radius, height: 2 * radius), fill))
    case .path(let path, let paint):
      if let fill = paint.fill { filled.append((path.bounds, fill)) }
    case .line: break
    case .text(let text, let place, let style, _):
      let box = Self.box(of: text, at: place, style)
      let ground = filled.last { $0.area.contains(box.center) }?.color ?? background
      texts.append(TextBox(text: text, style: style, box: box, ground: ground))
    }
  }

  private static func box(of text: String, at place: Point, _ style: TextStyle) -> Rect {
    let width = style.width(of: text)
    let left =
      switch style.anchor {
      case .start: place.x
      case .middle: place.x - width / 2
      case .end: place.x - width
      }
    return Rect(
      x: left, y: place.y - style.ascent, width: width, height: style.ascent + style.descent)
  }
}
