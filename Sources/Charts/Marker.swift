import Graphics

/// The shape of a point; shapes tell groups apart where colours do not.
enum Marker: CaseIterable, Equatable {
  case circle
  case diamond
  case square
  case triangle
  case plus
  case invertedTriangle
  case star
  case cross

  /// The shapes that series of a line or a row take, which stay apart at the smallest size.
  private static let simplest: [Marker] = [.circle, .diamond, .square, .triangle]

  /// The shape of the group with a place in the order, in turn.
  init(_ index: Int) { self = Self.simplest[index % Self.simplest.count] }

  /// The shape with about the same area as a circle of a radius.
  func node(at center: Point, radius: Double, fill: Color, outline: Color = .white) -> SceneNode {
    node(at: center, radius: radius, Paint(fill: fill, stroke: Stroke(outline, width: 1)))
  }

  /// The shape with about the same area as a circle of a radius, filled and outlined as told.
  func node(at center: Point, radius: Double, _ paint: Paint) -> SceneNode {
    if self == .circle { return .circle(center: center, radius: radius, paint) }
    let points = corners.map { Point(center.x + $0.0 * radius, center.y + $0.1 * radius) }
    return .path(Path(through: points, closed: true), paint)
  }

  /// The corners around the middle, for a radius of one.
  private var corners: [(Double, Double)] {
    switch self {
    case .circle: []
    case .diamond: [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)]
    case .square: [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]
    case .triangle: [(0, -1.2), (1.2, 0.95), (-1.2, 0.95)]
    case .invertedTriangle: [(0, 1.2), (-1.2, -0.95), (1.2, -0.95)]
    case .plus: Self.bars
    case .cross: Self.bars.map { (($0.0 - $0.1) * 0.7071, ($0.0 + $0.1) * 0.7071) }
    case .star: Self.fivePoints
    }
  }

  private static let bars: [(Double, Double)] = [
    (-0.45, -1.2), (0.45, -1.2), (0.45, -0.45), (1.2, -0.45), (1.2, 0.45), (0.45, 0.45),
    (0.45, 1.2), (-0.45, 1.2), (-0.45, 0.45), (-1.2, 0.45), (-1.2, -0.45), (-0.45, -0.45),
  ]

  private static let fivePoints: [(Double, Double)] = [
    (0, -1.45), (0.362, -0.498), (1.379, -0.448), (0.585, 0.19), (0.852, 1.173), (0, 0.616),
    (-0.852, 1.173), (-0.585, 0.19), (-1.379, -0.448), (-0.362, -0.498),
  ]
}

/// How the points of a category are drawn: its shape, its colour, and whether it is hollow.
struct CategoryMark: Equatable {
  let shape: Marker
  let color: Color
  let isHollow: Bool

  /// The mark of the category with a place in the order.
  ///
  /// The first eight differ in shape and colour; the next eight are the same, hollow.
  init(_ index: Int) {
    let place = max(0, index)
    let colors = Self.colors
    shape = Marker.allCases[place % Marker.allCases.count]
    color = colors[place % colors.count]
    isHollow = (place / colors.count) % 2 == 1
  }

  /// One colour for each shape.
  ///
  /// Any two are told apart by readers with any colour vision, and all stand out from white by
  /// more than three to one, as WCAG 2.2 asks of what is not text.
  static let colors: [Color] = [
    Color(0x1d6496), Color(0x9c240e), Color(0x969909), Color(0x8a6be1), Color(0x37a757),
    Color(0x3e1a8c), Color(0xbf809f), Color(0x5d203b),
  ]

  func node(at center: Point, radius: Double) -> SceneNode {
    guard isHollow else { return shape.node(at: center, radius: radius, fill: color) }
    let paint = Paint(fill: .white, stroke: Stroke(color, width: 1.75))
    return shape.node(at: center, radius: radius - 0.4, paint)
  }

  /// The mark of the mean of the category's points: paler, so that points on it are seen.
  func centroid(at center: Point, radius: Double) -> SceneNode {
    let fill = isHollow ? Color.white : color.mixed(with: .white, share: 0.55)
    return shape.node(
      at: center, radius: radius, Paint(fill: fill, stroke: Stroke(color, width: 2)))
  }

  /// The room of the mark: no shape reaches further from its middle.
  static func reach(radius: Double) -> Double { radius * 1.45 + 1 }
}
