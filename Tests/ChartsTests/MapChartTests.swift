// Proves that maps keep distances, stack what coincides, and label without covering anything.
import Graphics
import Localization
import TestSupport
import Testing

@testable import Charts

@Suite("Map chart") struct MapChartTests {
  static let frame = ChartFrame(key: "test", title: "Title", language: .english)
  /// Coordinates of a file: two decimals of a pixel.
  static let pixels = Tolerance(relative: 0, absolute: 1e-6, reason: "sums of places in pixels")

  static func map(
    _ points: [MapChart.Point], categories: [String] = ["A", "B"], language: Language = .english
  ) -> MapChart {
    var frame = frame
    frame.language = language
    return MapChart(frame: frame, categories: categories, points: points)
  }

  /// Points row by row on a grid, with numbered names.
  static func grid(_ count: Int, across: Int, step: Double, name: String) -> [MapChart.Point] {
    (0..<count).map { (index: Int) -> MapChart.Point in
      let x = step * Double(index % across)
      let y = step * Double(index / across)
      return MapChart.Point(name + "\(index)", x: x, y: y)
    }
  }

  /// The areas of the marks, from back to front.
  static func marks(_ scene: Scene) -> [Rect] {
    scene.nodes.flatMap { node -> [Rect] in
      if case .group(_?, let nodes) = node { nodes.flatMap(ChartLayoutTests.bounds) } else { [] }
    }
  }

  @Test("a pixel is the same distance along both axes, however the map is shaped")
  func equalAspect() {
    for (width, height) in [(3.0, 1.0), (1, 3), (0.001, 0.002), (5000, 40), (0, 2), (2, 0)] {
      let points = [
        MapChart.Point(x: -width / 2, y: -height / 2), MapChart.Point(x: width / 2, y: height / 2),
        MapChart.Point(x: width / 4, y: -height / 4),
      ]
      for pixels in [340.0, 720] {
        let marks = Self.marks(Self.map(points).scene(width: pixels)).map(\.center)
        let scale = hypotenuse(marks[0], marks[1]) / (width * width + height * height).squareRoot()
        expectClose(marks[1].x - marks[0].x, scale * width, within: Self.pixels)
        expectClose(marks[0].y - marks[1].y, scale * height, within: Self.pixels)
        expectClose(marks[2].x - marks[0].x, scale * width * 0.75, within: Self.pixels)
      }
    }
  }

  func hypotenuse(_ first: Graphics.Point, _ second: Graphics.Point) -> Double {
    let across = first.x - second.x
    let down = first.y - second.y
    return (across * across + down * down).squareRoot()
  }

  @Test("no label covers a mark") func labelsOffMarks() {
    for language in Language.allCases {
      for map in Gallery(language: language).mapCharts {
        for width in ChartLayoutTests.widths {
          let scene = map.scene(width)
          let texts = scene.textBoxes.map(\.box)
          for mark in Self.marks(scene) {
            let covered = texts.contains { $0.overlaps(mark, by: 1) }
            #expect(!covered, "\(map.name) at \(width)")
          }
        }
      }
    }
  }

  @Test("points that coincide become one mark with its count") func stacking() {
    let near = 1e-9
    let map = Self.map([
      .init("one", x: 1, y: 1), .init("two", x: 1 + near, y: 1 - near, count: 3),
      .init("three", x: -1, y: 0), .init(x: -1, y: 0, category: 1, count: 0),
      .init("mean", x: 1, y: 1, isCentroid: true),
    ])
    #expect(map.places.map(\.members) == [[0, 1], [2, 3], [4]])
    let texts = map.scene().textBoxes.map(\.text)
    #expect(texts.contains("×4") && texts.contains("one, two"))
    #expect(texts.count { $0 == "1" } == 2)
    #expect(texts.contains(Words.severalKinds[.english]))
    #expect(Self.marks(map.scene()).count == 3)
  }

  @Test("above sixty points only means and emphasized points are labelled") func manyPoints() {
    func map(_ count: Int) -> [String] {
      var points = Self.grid(count, across: 8, step: 1, name: "p")
      points[3].isEmphasized = true
      let mean = MapChart.Point("the mean", x: 3.5, y: 3.4, isCentroid: true)
      return Self.map(points + [mean]).scene(width: 1200).textBoxes.map(\.text)
    }
    #expect(map(60).contains("p7"))
    #expect(map(61).filter { $0.hasPrefix("p") } == ["p3"])
    #expect(map(61).contains("the mean"))
  }

  @Test("names without room are numbered below the map, and those without any are counted")
  func leftOut() {
    let spread = Self.grid(40, across: 8, step: 1, name: "A rather long name ")
    let listed = Self.map(spread).scene(width: 340)
    #expect(listed.textBoxes.map(\.text).contains("A rather long name 39"))
    #expect(!listed.description.contains("no room"))
    let pile = Self.grid(50, across: 7, step: 1.0 / 40, name: "Name ")
    let scene = Self.map(pile + [.init(x: 9, y: 9)]).scene(width: 340)
    let drawn = scene.textBoxes.count { $0.text.hasPrefix("Name ") }
    #expect(drawn < 50)
    let words = Words.leftOut(50 - drawn, .english)
    #expect(scene.description.contains(words))
    #expect(scene.textBoxes.contains { words.hasPrefix($0.text) })
    #expect(scene.faults() == [])
  }

  @Test(
    "the readout says the extremes in words",
    arguments: [
      (
        Language.english,
        "Map of 5 points: A (4), B (1). Largest distance: from west to east. Smallest distance "
          + "between points that do not coincide: from west to a point without a name (B). At one "
          + "place: east (2). Means furthest apart: from mean A to mean B."
      ),
      (
        .spanish,
        "Mapa de 5 puntos: A (4), B (1). Mayor distancia: de west a east. Menor distancia entre "
          + "puntos que no coinciden: de west a un punto sin nombre (B). En un mismo lugar: east "
          + "(2). Medias más distantes: de mean A a mean B."
      ),
    ])
  func readout(language: Language, expected: String) {
    let map = Self.map(
      [
        .init("west", x: -3, y: 0), .init("east", x: 3, y: 0, count: 2), .init("north", x: 0, y: 2),
        .init(x: -2, y: 0, category: 1), .init("mean A", x: 1, y: 0, isCentroid: true),
        .init("mean B", x: -2, y: 0, category: 1, isCentroid: true),
      ], language: language)
    #expect(map.readout(leftOut: 0) == expected)
  }

  @Test("odd points are drawn without a fault") func oddInput() {
    let maps = [
      Self.map([]), Self.map([.init("only", x: 4, y: 4)]), Self.map([.init(x: 0, y: 0)]),
      Self.map([.init("lost", x: .nan, y: 1), .init("far", x: 1e300, y: -1e300)]),
      Self.map([.init("no kind", x: 1, y: 1, category: -3), .init(x: 0, y: 1, category: 99)]),
      Self.map((0..<30).map { .init("same", x: 2, y: 2, category: $0) }, categories: []),
    ]
    for map in maps {
      for width in [10.0, 340, 720] { #expect(map.scene(width: width).faults() == []) }
    }
    #expect(maps[3].scene().description.contains("1 point has no place on the map."))
  }
}

@Suite("Category marks") struct CategoryMarkTests {
  @Test("eight categories differ in shape and colour, the next eight are hollow") func shapes() {
    let marks = (0..<16).map { CategoryMark($0) }
    for (index, mark) in marks.enumerated() {
      for other in marks[(index + 1)...] { #expect(mark != other) }
    }
    #expect(Set(marks.prefix(8).map { "\($0.shape)" }).count == 8)
    #expect(marks.prefix(8).allSatisfy { !$0.isHollow } && marks[8...].allSatisfy(\.isHollow))
    #expect(CategoryMark(-1) == CategoryMark(0))
  }

  @Test("the colours differ for readers with any colour vision, and from white") func colors() {
    let colors = CategoryMark.colors
    for color in colors { #expect(color.contrast(with: .white) >= 3) }
    for vision in ColorVision.allCases {
      for (index, color) in colors.enumerated() {
        for other in colors[(index + 1)...] {
          #expect(vision.difference(color, other) > 20, "\(color.hex) \(other.hex) \(vision)")
        }
      }
    }
  }
}

/// How colours are seen, after Machado, Oliveira and Fernandes (2009), at full severity.
enum ColorVision: CaseIterable {
  case normal
  case protanopia
  case deuteranopia
  case tritanopia

  /// The rows of the matrix that takes linear red, green and blue to what is seen.
  private var rows: [[Double]] {
    switch self {
    case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }

  /// The distance of two colours in CIE L*a*b* as they are seen.
  func difference(_ first: Color, _ second: Color) -> Double {
    zip(lab(first), lab(second)).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }

  private func lab(_ color: Color) -> [Double] {
    // The luminance of a pure channel over its share of white is that channel made linear.
    let linear = [
      Color(red: color.red, green: 0, blue: 0).luminance / 0.2126,
      Color(red: 0, green: color.green, blue: 0).luminance / 0.7152,
      Color(red: 0, green: 0, blue: color.blue).luminance / 0.0722,
    ]
    let seen = rows.map { row in min(1, max(0, Self.sum(row, linear))) }
    let white = [0.95047, 1, 1.08883]
    let toXYZ = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    let roots = zip(toXYZ, white).map { row, white in Self.lightness(Self.sum(row, seen) / white) }
    return [116 * roots[1] - 16, 500 * (roots[0] - roots[1]), 200 * (roots[1] - roots[2])]
  }

  private static func sum(_ row: [Double], _ values: [Double]) -> Double {
    zip(row, values).map { $0 * $1 }.reduce(0, +)
  }

  private static func lightness(_ share: Double) -> Double {
    guard share > 0.008856 else { return 7.787 * share + 16.0 / 116 }
    var root = 0.5
    for _ in 0..<60 { root -= (root * root * root - share) / (3 * root * root) }
    return root
  }
}
