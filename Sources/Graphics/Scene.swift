/// One thing drawn in a scene.
public enum SceneNode: Equatable, Sendable {
  /// Things that belong together; the label is shown where a pointer rests on them.
  indirect case group(label: String?, [SceneNode])
  case rectangle(Rect, Paint)
  case line(from: Point, to: Point, Stroke)
  case circle(center: Point, radius: Double, Paint)
  case path(Path, Paint)
  /// A line of text whose baseline stands at a place; `uncut` is the whole of a text cut short.
  case text(String, at: Point, TextStyle, uncut: String?)

  /// A line of text that says all it has to say.
  public static func text(_ text: String, at place: Point, _ style: TextStyle) -> SceneNode {
    .text(text, at: place, style, uncut: nil)
  }

  /// Lines of text one below the other, the first with its baseline at a place.
  public static func text(
    _ text: WrappedText, at place: Point, _ style: TextStyle
  ) -> SceneNode {
    let lines = text.lines.enumerated().map { index, line in
      SceneNode.text(
        line, at: Point(place.x, place.y + Double(index) * style.lineHeight), style,
        uncut: index == text.lines.count - 1 ? text.uncut : nil)
    }
    return lines.count == 1 ? lines[0] : .group(label: nil, lines)
  }

  /// A rectangle filled with slanting lines, for what is withheld.
  public static func hatching(
    _ rect: Rect, ground: Color = Color(0xf4f4f4), lines: Color = Color(0xc4c4c4),
    spacing: Double = 6
  ) -> SceneNode {
    var elements: [Path.Element] = []
    var offset = spacing
    while offset < rect.width + rect.height {
      // The line x + y = offset, cut at the borders of the rectangle.
      let low = max(0, offset - rect.height)
      let high = min(rect.width, offset)
      if high > low {
        elements.append(.move(Point(rect.x + low, rect.y + offset - low)))
        elements.append(.line(Point(rect.x + high, rect.y + offset - high)))
      }
      offset += spacing
    }
    return .group(
      label: nil,
      [
        .rectangle(rect, .fill(ground)),
        .path(Path(elements), Paint(stroke: Stroke(lines, width: 1))),
      ])
  }
}

/// A drawing as a value: laid out, measured, and not yet written in any format.
public struct Scene: Equatable, Sendable {
  /// The name that tells this drawing from the others of a document.
  public var key: String
  public var size: Size
  /// What the drawing is called, for those who do not see it.
  public var title: String
  /// What is seen in the drawing, for those who do not see it.
  public var description: String
  /// The language of the texts, as a BCP 47 tag.
  public var language: String
  public var background: Color?
  /// What is drawn, from back to front.
  public var nodes: [SceneNode]

  public init(
    key: String, size: Size, title: String, description: String, language: String,
    background: Color? = .white, nodes: [SceneNode]
  ) {
    self.key = key
    self.size = size
    self.title = title
    self.description = description
    self.language = language
    self.background = background
    self.nodes = nodes
  }
}
