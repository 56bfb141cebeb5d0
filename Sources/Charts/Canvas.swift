import Graphics
import Localization

/// A chart under construction: what is drawn so far, and the height it takes.
struct Canvas {
  let frame: ChartFrame
  let width: Double
  let type: TypeScale
  let margin: Double
  /// The next free place, from the top.
  var y: Double
  var nodes: [SceneNode] = []
  /// Notes the chart adds to those of its frame.
  var notes: [String] = []

  /// The width below which labels stand above their marks instead of beside them.
  static let narrowBelow = 520.0
  /// The width below which nothing is laid out.
  static let minimumWidth = 280.0

  init(frame: ChartFrame, width: Double) {
    self.frame = frame
    self.width = width.isFinite ? max(Self.minimumWidth, width) : 720
    let isNarrow = self.width < Self.narrowBelow
    type = TypeScale(isNarrow: isNarrow)
    margin = isNarrow ? 12 : 16
    y = isNarrow ? 12 : 16
    paragraph(frame.title, type.title)
    if !frame.subtitle.isEmpty {
      y += 3
      paragraph(frame.subtitle, type.subtitle)
    }
    y += 12
  }

  var isNarrow: Bool { width < Self.narrowBelow }
  var left: Double { margin }
  var right: Double { width - margin }
  var inner: Double { width - 2 * margin }
  var language: Language { frame.language }

  mutating func add(_ node: SceneNode) { nodes.append(node) }

  /// Adds a text in lines over the whole width, and moves below it.
  mutating func paragraph(_ text: String, _ style: TextStyle) {
    let wrapped = style.wrap(text, width: inner, balanced: style.weight == .bold)
    guard !wrapped.lines.isEmpty else { return }
    add(.text(wrapped, at: Point(left, y + style.ascent), style))
    y += wrapped.height(style)
  }

  /// Adds lines of text whose block is centred on a height.
  mutating func text(
    _ text: WrappedText, x: Double, middle: Double, _ style: TextStyle
  ) {
    guard !text.lines.isEmpty else { return }
    let above = Double(text.lines.count - 1) * style.lineHeight / 2
    add(.text(text, at: Point(x, middle - above + style.capHeight / 2), style))
  }

  /// Adds one line of text centred on a height.
  mutating func text(_ text: String, x: Double, middle: Double, _ style: TextStyle) {
    guard !text.isEmpty else { return }
    add(.text(text, at: Point(x, middle + style.capHeight / 2), style))
  }

  /// Draws in place of a row's marks why there are none.
  mutating func hidden(_ mark: Mark, in area: Rect) {
    if case .withheld = mark {
      add(.hatching(area))
    } else {
      add(.rectangle(area, Paint(stroke: Stroke(Theme.grid, width: 1))))
    }
    let words = mark.words(language)
    let fits = type.small.width(of: words) <= area.width - 20
    let text = type.small.wrap(
      fits ? words : mark.shortWords(language), width: area.width - 20, maximumLines: 1)
    let ground = Rect(
      x: area.x + 6, y: area.center.y - 8, width: text.width + 8, height: 16)
    add(.rectangle(ground, .fill(.white)))
    self.text(text, x: area.x + 10, middle: area.center.y, type.small)
  }

  /// Puts nodes behind everything drawn since a count of nodes.
  mutating func insert(_ behind: [SceneNode], at index: Int) {
    nodes.insert(contentsOf: behind, at: index)
  }

  /// Adds the header of the column of counts above the rows, its foot at the current height.
  mutating func countHeader(_ layout: RowLayout) {
    guard !layout.isAbove, let header = layout.countHeader.lines.first else { return }
    text(header, x: right, middle: y - 4 - type.small.lineHeight / 2, layout.countStyle)
  }

  /// The finished drawing, with notes and caption below what was drawn.
  func finish(readout: String) -> Scene {
    var canvas = self
    canvas.y += 8
    for note in frame.notes + notes where !note.isEmpty {
      canvas.paragraph(note, type.small)
      canvas.y += 2
    }
    if !frame.caption.isEmpty {
      canvas.y += 2
      canvas.paragraph(frame.caption, type.small)
    }
    canvas.y += margin - 4
    return Scene(
      key: frame.key, size: Size(width: width, height: canvas.y.rounded(.up)), title: frame.title,
      description: frame.description.isEmpty ? readout : frame.description,
      language: language.rawValue, nodes: canvas.nodes)
  }
}
