// Proves that each chart is fit to publish at any width, in both languages, and reveals nothing.
import Charts
import Foundation
import Graphics
import Localization
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Chart layout") struct ChartLayoutTests {
  static let widths = [280.0, 340, 420, 519, 520, 600, 720, 960, 1200]

  @Test(
    "no text overlaps another, leaves the canvas, is pale or small", arguments: Language.allCases)
  func noFaults(language: Language) {
    for chart in Gallery(language: language).charts {
      for width in Self.widths {
        let faults = chart.scene(width).faults()
        #expect(faults == [], "\(chart.name) at \(width)")
      }
    }
  }

  @Test("every chart is well-formed, named and the same each time", arguments: Language.allCases)
  func documents(language: Language) {
    for chart in Gallery(language: language).charts {
      let scene = chart.scene(720)
      let svg = scene.svg()
      #expect(XMLParser(data: Data(svg.utf8)).parse(), "\(chart.name)")
      #expect(svg == chart.scene(720).svg())
      #expect(scene.language == language.rawValue)
      #expect(!scene.title.isEmpty && !scene.description.isEmpty)
      #expect(scene.size.width == 720)
    }
  }

  @Test("nothing but the canvas reaches beyond the canvas", arguments: Self.widths)
  func marksInside(width: Double) {
    for chart in Gallery(language: .spanish).charts {
      let scene = chart.scene(width)
      let canvas = Rect(x: 0, y: 0, width: scene.size.width, height: scene.size.height)
      for bounds in scene.nodes.flatMap(Self.bounds) {
        #expect(canvas.covers(bounds, slack: 0.01), "\(chart.name) at \(width): \(bounds)")
      }
    }
  }

  @Test(
    "the drawings are those that were looked at",
    arguments: [
      "stacked", "dots", "ranked", "dumbbell-intervals", "slope-crowded", "heatmap",
      "heatmap-center", "heatmap-counts", "panels", "map",
      "map-ties", "map-many", "matrix", "matrix-withheld", "states", "lines", "rounds",
      "transition", "target", "target-falling", "ranks",
    ],
    Language.allCases)
  func snapshots(name: String, language: Language) throws {
    let charts = Gallery(language: language).charts
    let chart = try #require(charts.first { $0.name == name })
    expectSnapshot(chart.scene(720).svg(), named: "\(name)-\(language.rawValue).svg")
    let onPhones = ["stacked", "map", "matrix", "lines", "rounds", "transition", "target", "ranks"]
    if onPhones.contains(name) {
      expectSnapshot(chart.scene(340).svg(), named: "\(name)-\(language.rawValue)-phone.svg")
    }
  }

  static func bounds(_ node: SceneNode) -> [Rect] {
    switch node {
    case .group(_, let nodes): nodes.flatMap(bounds)
    case .rectangle(let rect, _): [rect]
    case .line(let from, let to, _): [Path(through: [from, to]).bounds]
    case .circle(let center, let radius, _):
      [Rect(x: center.x - radius, y: center.y - radius, width: 2 * radius, height: 2 * radius)]
    case .path(let path, _): [path.bounds]
    case .text: []
    }
  }
}
