// Proves that matrices of distances are symmetric, and that trees and clusters are those given.
import Graphics
import Localization
import Testing

@testable import Charts

@Suite("Clustered heat map") struct ClusteredHeatMapTests {
  static let frame = ChartFrame(key: "test", title: "Title", language: .english)

  static func chart(_ count: Int, value: (Int, Int) -> Mark) -> ClusteredHeatMapChart {
    ClusteredHeatMapChart(
      frame: frame, items: (1...count).map { .init("Item \($0)") },
      distances: (0..<count).map { row in (0..<row).map { value(row, $0) } },
      format: .number(decimals: 3))
  }

  /// The rectangles of the cells with a tooltip.
  static func cells(_ scene: Scene) -> [String] {
    scene.nodes.compactMap { node in
      if case .group(let label?, _) = node, label.contains(": ") { label } else { nil }
    }
  }

  @Test("each distance is drawn on both sides of a blank diagonal") func symmetry() {
    let chart = Self.chart(4) { row, column in .shown(Double(10 * row + column) / 1000) }
    let scene = chart.scene()
    let texts = scene.textBoxes.map(\.text)
    for pair in chart.pairs {
      let text = chart.format.text(pair.mark.value ?? 0, .english)
      #expect(texts.count { $0 == text } == 2 || text == "0.010")
    }
    let cells = Self.cells(scene)
    #expect(cells.count == 12)
    #expect(cells.contains("Item 3, Item 2: 0.021") && cells.contains("Item 2, Item 3: 0.021"))
    var both = chart
    both.distances = (0..<4).map { row in
      (0..<4).map { column in row > column ? chart.distances[row][column] : .shown(0.9) }
    }
    #expect(both.scene() == scene)
  }

  @Test("rows and columns stand in the order given") func order() {
    let chart = Self.chart(9) { _, _ in .shown(0.5) }
    let texts = chart.scene().textBoxes
    let names = texts.filter { $0.text.hasPrefix("Item") }
    #expect(names.map(\.text) == chart.items.map(\.label))
    #expect(names.map(\.box.y) == names.map(\.box.y).sorted())
    let heads = texts.filter { $0.text == "1" || $0.text == "9" }.map(\.box)
    #expect(heads.count == 4)
  }

  @Test("what is withheld leaves no number, nor a tree that could tell it") func withheld() {
    var chart = Self.chart(3) { row, column in .shown(row == 2 && column == 1 ? 0.137 : 0.5) }
    chart.merges = [.init(1, 2, height: 0.137), .init(0, 3, height: 0.5)]
    #expect(chart.scene().svg().contains("0.137"))
    let treeless = { (chart: ClusteredHeatMapChart) in
      var chart = chart
      chart.merges = []
      return chart
    }
    #expect(chart.scene() != treeless(chart).scene())
    chart.distances[2][1] = .withheld("few answers")
    #expect(chart.scene() == treeless(chart).scene())
    let svg = chart.scene().svg()
    #expect(!svg.contains("0.137") && svg.contains("few answers"))
    #expect(chart.readout.contains("1 pair: few answers."))
  }

  @Test("numbers stand in the cells of up to fifteen items") func numbers() {
    func numbered(_ count: Int) -> Bool {
      let scene = Self.chart(count) { _, _ in .shown(0.5) }.scene(width: 1200)
      return scene.textBoxes.contains { $0.text == "0.500" && $0.ground != .white }
    }
    #expect(numbered(2) && numbered(15) && !numbered(16))
  }

  @Test("each merge joins the middles of its branches, at its height") func dendrogram() throws {
    let merges: [ClusteredHeatMapChart.Merge] = [
      .init(1, 0, height: 0.1), .init(2, 3, height: 0.2), .init(5, 4, height: 0.6),
    ]
    let tree = try #require(Dendrogram(merges, items: 4))
    #expect(
      tree.joints == [
        .init(left: 0.5, right: 1.5, leftFoot: 0, rightFoot: 0, height: 0.1),
        .init(left: 2.5, right: 3.5, leftFoot: 0, rightFoot: 0, height: 0.2),
        .init(left: 1, right: 3, leftFoot: 0.1, rightFoot: 0.2, height: 0.6),
      ])
  }

  @Test(
    "merges that are no tree, or whose branches would cross, draw none",
    arguments: [
      [(0, 2, 0.1)], [(0, 1, 0.1), (1, 2, 0.2)], [(0, 0, 0.1)], [(0, 4, 0.1)], [(-1, 0, 0.1)],
      [(0, 3, 0.1)], [(0, 1, -0.1)], [(0, 1, Double.nan)], [],
    ])
  func invalidTrees(merges: [(Int, Int, Double)]) {
    let steps = merges.map { ClusteredHeatMapChart.Merge($0.0, $0.1, height: $0.2) }
    #expect(Dendrogram(steps, items: 3) == nil)
    var chart = Self.chart(3) { _, _ in .shown(0.5) }
    let plain = chart.scene()
    chart.merges = steps
    #expect(chart.scene() == plain)
  }

  @Test("clusters are runs of items; sizes that leave the matrix are no clusters") func clusters() {
    var chart = Self.chart(5) { _, _ in .shown(0.5) }
    chart.clusterSizes = [2, 0, -1, 3]
    #expect(chart.clusters == [0..<2, 2..<5])
    chart.clusterSizes = [4, 4]
    #expect(chart.clusters == [0..<4])
  }

  @Test(
    "the readout says the extremes in words",
    arguments: [
      (
        Language.english,
        "Distances between 4 items. Largest distance: from Item 1 to Item 4, 0.900. Smallest "
          + "distance: from Item 1 to Item 2, 0.100 (and one other pair). On average furthest "
          + "from the others: Item 4 (0.567). Cluster 1: Item 1, Item 2, Item 3. Cluster 2: "
          + "Item 4."
      ),
      (
        .spanish,
        "Distancias entre 4 elementos. Mayor distancia: de Item 1 a Item 4, 0.900. Menor "
          + "distancia: de Item 1 a Item 2, 0.100 (y otro par). En promedio, más lejos de los "
          + "demás: Item 4 (0.567). Grupo 1: Item 1, Item 2, Item 3. Grupo 2: Item 4."
      ),
    ])
  func readout(language: Language, expected: String) {
    let values = [[], [0.1], [0.1, 0.2], [0.9, 0.3, 0.5]]
    var chart = Self.chart(4) { row, column in .shown(values[row][column]) }
    chart.frame.language = language
    chart.clusterSizes = [3, 1]
    #expect(chart.readout == expected)
    #expect(chart.scene().description == expected)
  }

  @Test("odd input is drawn without a fault") func oddInput() {
    var empty = Self.chart(1) { _, _ in .shown(0) }
    empty.items = []
    var lost = Self.chart(3) { _, _ in .shown(.nan) }
    lost.distances = [[.shown(1)], []]
    lost.items[1].category = 40
    lost.merges = [.init(0, 1, height: 0)]
    var long = Self.chart(18) { row, column in row == 9 ? .withheld("") : .shown(Double(column)) }
    long.items[4].label = String(repeating: "Uninterrupted", count: 12)
    for index in long.items.indices { long.items[index].code = "code \(index)" }
    let charts = [empty, Self.chart(1) { _, _ in .shown(0) }, lost, long]
    for chart in charts {
      for width in [10.0, 340, 720] { #expect(chart.scene(width: width).faults() == []) }
    }
  }
}
