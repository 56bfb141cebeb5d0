import Graphics

/// The shape of a point; shapes tell groups apart where colours do not.
enum Marker: CaseIterable, Equatable {
  case circle
  case diamond
  case square
  case triangle

  /// The shape of the group with a place in the order, in turn.
  init(_ index: Int) { self = Self.allCases[index % Self.allCases.count] }

  /// The shape with about the same area as a circle of a radius.
  func node(at center: Point, radius: Double, fill: Color, outline: Color = .white) -> SceneNode {
    let paint = Paint(fill: fill, stroke: Stroke(outline, width: 1))
    func shape(_ offsets: [(Double, Double)]) -> SceneNode {
      let points = offsets.map { Point(center.x + $0.0 * radius, center.y + $0.1 * radius) }
      return .path(Path(through: points, closed: true), paint)
    }
    switch self {
    case .circle: return .circle(center: center, radius: radius, paint)
    case .diamond: return shape([(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)])
    case .square: return shape([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
    case .triangle: return shape([(0, -1.2), (1.2, 0.95), (-1.2, 0.95)])
    }
  }
}
