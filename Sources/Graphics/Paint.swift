/// A line's colour, width and dashes.
public struct Stroke: Equatable, Sendable {
  public var color: Color
  public var width: Double
  /// The lengths of dashes and gaps in turn; empty for an unbroken line.
  public var dashes: [Double]

  public init(_ color: Color, width: Double = 1, dashes: [Double] = []) {
    self.color = color
    self.width = width
    self.dashes = dashes
  }
}

/// How a shape is filled and outlined.
public struct Paint: Equatable, Sendable {
  public var fill: Color?
  public var stroke: Stroke?

  public init(fill: Color? = nil, stroke: Stroke? = nil) {
    self.fill = fill
    self.stroke = stroke
  }

  /// A fill without an outline.
  public static func fill(_ color: Color) -> Paint { Paint(fill: color) }
}

/// How a text is set.
public struct TextStyle: Equatable, Sendable {
  /// The weight of the letters.
  public enum Weight: String, Equatable, Sendable {
    case regular = "normal"
    case bold
  }

  /// Which part of the text stands at its place.
  public enum Anchor: String, Equatable, Sendable {
    case start
    case middle
    case end
  }

  /// The size of the em in pixels.
  public var size: Double
  public var weight: Weight
  public var color: Color
  public var anchor: Anchor

  public init(
    size: Double, weight: Weight = .regular, color: Color = Color(0x222222),
    anchor: Anchor = .start
  ) {
    self.size = size
    self.weight = weight
    self.color = color
    self.anchor = anchor
  }

  /// The distance between the baselines of two lines.
  public var lineHeight: Double { (size * 1.3).rounded(.up) }
  /// The height of capitals and digits above the baseline.
  public var capHeight: Double { size * 0.72 }
  /// The height of accented capitals above the baseline.
  public var ascent: Double { size * 0.9 }
  /// The depth of descenders below the baseline.
  public var descent: Double { size * 0.22 }

  /// The same style with another anchor.
  public func anchored(_ anchor: Anchor) -> TextStyle {
    var style = self
    style.anchor = anchor
    return style
  }

  /// The same style in another colour.
  public func colored(_ color: Color) -> TextStyle {
    var style = self
    style.color = color
    return style
  }

  /// The same style in bold.
  public var bold: TextStyle {
    var style = self
    style.weight = .bold
    return style
  }
}
