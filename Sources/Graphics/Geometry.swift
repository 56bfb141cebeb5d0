/// A place in a scene, in pixels from its top left corner.
public struct Point: Equatable, Sendable {
  public var x: Double
  public var y: Double

  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// The width and height of something, in pixels.
public struct Size: Equatable, Sendable {
  public var width: Double
  public var height: Double

  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}

/// An upright rectangle, in pixels.
public struct Rect: Equatable, Sendable {
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  public var maxX: Double { x + width }
  public var maxY: Double { y + height }
  public var center: Point { Point(x + width / 2, y + height / 2) }

  /// Whether a point lies in the rectangle or on its border.
  public func contains(_ point: Point) -> Bool {
    point.x >= x && point.x <= maxX && point.y >= y && point.y <= maxY
  }

  /// Whether the rectangle covers another wholly, give or take a slack.
  public func covers(_ other: Rect, slack: Double = 0) -> Bool {
    other.x >= x - slack && other.maxX <= maxX + slack && other.y >= y - slack
      && other.maxY <= maxY + slack
  }

  /// Whether two rectangles share more than a border of the given width.
  public func overlaps(_ other: Rect, by border: Double = 0) -> Bool {
    min(maxX, other.maxX) - max(x, other.x) > border
      && min(maxY, other.maxY) - max(y, other.y) > border
  }
}

/// A line of straight pieces.
public struct Path: Equatable, Sendable {
  /// One step of a path.
  public enum Element: Equatable, Sendable {
    case move(Point)
    case line(Point)
    case close
  }

  public var elements: [Element]

  public init(_ elements: [Element]) { self.elements = elements }

  /// The line through the points, closed or open.
  public init(through points: [Point], closed: Bool = false) {
    elements = points.enumerated().map { $0.offset == 0 ? .move($0.element) : .line($0.element) }
    if closed && !points.isEmpty { elements.append(.close) }
  }

  /// The smallest rectangle around the points of the path.
  public var bounds: Rect {
    let points = elements.compactMap { element -> Point? in
      switch element {
      case .move(let point), .line(let point): point
      case .close: nil
      }
    }
    let left = points.map(\.x).min() ?? 0
    let top = points.map(\.y).min() ?? 0
    let right = points.map(\.x).max() ?? 0
    let bottom = points.map(\.y).max() ?? 0
    return Rect(x: left, y: top, width: right - left, height: bottom - top)
  }
}
