public import Graphics
import Localization

/// Points whose distances stand for differences: the map of an ordination by classical scaling.
///
/// A pixel is the same distance along both axes, and the axes bear no numbers, since turning or
/// mirroring the map changes nothing. Say in the notes of the frame that only distances matter and
/// how much of the differences the map shows. Points that coincide become one mark with its count.
public struct MapChart: Equatable, Sendable {
  /// One respondent, some alike, or the mean of a group.
  public struct Point: Equatable, Sendable {
    /// What the point is called; empty for a point without a name.
    public var label: String
    public var x: Double
    public var y: Double
    /// Which of the categories it belongs to.
    public var category: Int
    /// How many it stands for; what is below one counts as one.
    public var count: Int
    /// Whether the point stands out from the others.
    public var isEmphasized: Bool
    /// Whether it is the mean of a group: larger, behind the others, and always labelled.
    public var isCentroid: Bool

    public init(
      _ label: String = "", x: Double, y: Double, category: Int = 0, count: Int = 1,
      isEmphasized: Bool = false, isCentroid: Bool = false
    ) {
      self.label = label
      self.x = x
      self.y = y
      self.category = category
      self.count = count
      self.isEmphasized = isEmphasized
      self.isCentroid = isCentroid
    }
  }

  public var frame: ChartFrame
  /// The names of the categories, each with a shape and a colour of its own.
  public var categories: [String]
  public var points: [Point]
  /// What a mean is called in the legend; empty for the usual words.
  public var centroidLabel: String

  public init(
    frame: ChartFrame, categories: [String], points: [Point], centroidLabel: String = ""
  ) {
    self.frame = frame
    self.categories = categories
    self.points = points
    self.centroidLabel = centroidLabel
  }

  /// The drawing at a width in pixels; the height follows from the content.
  ///
  /// With more than 60 points only means and emphasized points are labelled. Names without a free
  /// place beside their points give way to numbers that are listed below the map; a label that
  /// finds no place even so is left out, and a note and the description say how many were.
  public func scene(width: Double = 720) -> Scene {
    var drawing = MapDrawing(self, width: width)
    drawing.draw()
    return drawing.canvas.finish(readout: readout(leftOut: drawing.leftOut))
  }

  /// The points above which only means and emphasized points are labelled.
  static let labelledUpTo = 60

  /// Whether the respondents are few enough to be labelled one by one.
  var labelsAll: Bool { points.count { !$0.isCentroid } <= Self.labelledUpTo }
}

/// Points that coincide, drawn as one mark.
struct MapPlace: Equatable {
  let x: Double
  let y: Double
  let isCentroid: Bool
  /// The places of the members in the points of the chart.
  var members: [Int]

  func isEmphasized(in points: [MapChart.Point]) -> Bool {
    members.contains { points[$0].isEmphasized }
  }

  /// How many the mark stands for, by category, in the order of the categories.
  func counts(in points: [MapChart.Point]) -> [(category: Int, count: Int)] {
    var counts: [(category: Int, count: Int)] = []
    for point in members.map({ points[$0] }) {
      let count = max(1, point.count)
      if let index = counts.firstIndex(where: { $0.category == point.category }) {
        counts[index].count += count
      } else {
        counts.append((point.category, count))
      }
    }
    return counts.sorted { $0.category < $1.category }
  }

  /// The names of the members that have one, each once.
  func names(in points: [MapChart.Point]) -> [String] {
    var names: [String] = []
    for name in members.map({ points[$0].label }) where !name.isEmpty && !names.contains(name) {
      names.append(name)
    }
    return names
  }
}

extension MapChart {
  /// The marks of the map, in the order in which their first points are given.
  ///
  /// Points nearer to each other than a four-hundredth of the map's extent cannot be told apart on
  /// paper, so they coincide. Points without coordinates have no mark.
  var places: [MapPlace] {
    let nearest = extent.longest / 400
    var places: [MapPlace] = []
    for (index, point) in points.enumerated() where point.x.isFinite && point.y.isFinite {
      let same = places.firstIndex { place in
        place.isCentroid == point.isCentroid
          && max(abs(place.x - point.x), abs(place.y - point.y)) <= nearest
      }
      if let same {
        places[same].members.append(index)
      } else {
        places.append(
          MapPlace(x: point.x, y: point.y, isCentroid: point.isCentroid, members: [index]))
      }
    }
    return places
  }

  /// The values that the map covers, the origin among them.
  var extent: MapExtent {
    let located = points.filter { $0.x.isFinite && $0.y.isFinite }
    let xs = located.map(\.x) + [0]
    let ys = located.map(\.y) + [0]
    return MapExtent(
      x: (xs.min() ?? 0)...(xs.max() ?? 0), y: (ys.min() ?? 0)...(ys.max() ?? 0))
  }
}

/// The ranges of values that a map covers.
struct MapExtent: Equatable {
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>

  var width: Double { x.upperBound - x.lowerBound }
  var height: Double { y.upperBound - y.lowerBound }
  /// The longer side; one where all points coincide.
  var longest: Double { max(width, height) > 0 ? max(width, height) : 1 }
}
