import Charts
import Graphics
import Localization

/// Matrices of distances in the order of a clustering: few items, many, withheld cells.
extension Gallery {
  var matrixCharts: [GalleryChart] {
    [
      GalleryChart(name: "matrix", scene: { matrix.scene(width: $0) }),
      GalleryChart(name: "matrix-withheld", scene: { matrixWithheld.scene(width: $0) }),
      GalleryChart(name: "matrix-codes", scene: { matrixOfCodes.scene(width: $0) }),
      GalleryChart(name: "matrix-thirty", scene: { matrixOf(30).scene(width: $0) }),
      GalleryChart(name: "matrix-sixty", scene: { matrixOf(60).scene(width: $0) }),
    ]
  }

  /// Distances on a coarse grid: small within blocks, large between them.
  func distances(_ sizes: [Int]) -> [[Mark]] {
    let block = sizes.enumerated().flatMap { index, size in [Int](repeating: index, count: size) }
    return block.indices.map { row in
      block.indices.map { column in
        let low = min(row, column)
        let noise = Double((low * 5 + max(row, column) * 3) % 7) / 30
        let apart = Double(abs(block[row] - block[column])) * 0.22
        return .shown((0.08 + noise + apart + (apart > 0 ? 0.2 : 0)))
      }
    }
  }

  /// A tree that joins neighbours within blocks one after the other, and then the blocks.
  func merges(_ sizes: [Int]) -> [ClusteredHeatMapChart.Merge] {
    let items = sizes.reduce(0, +)
    var merges: [ClusteredHeatMapChart.Merge] = []
    var tops: [Int] = []
    var start = 0
    for size in sizes {
      var top = start
      for item in (start + 1)..<(start + size) {
        let height = 0.08 + 0.2 * Double(item - start) / Double(size)
        merges.append(.init(top, item, height: height))
        top = items + merges.count - 1
      }
      tops.append(top)
      start += size
    }
    var top = tops[0]
    for (index, next) in tops.dropFirst().enumerated() {
      merges.append(.init(top, next, height: 0.5 + 0.12 * Double(index)))
      top = items + merges.count - 1
    }
    return merges
  }

  var matrix: ClusteredHeatMapChart {
    ClusteredHeatMapChart(
      frame: frame(
        "matrix", t("Dos bloques de organizaciones", "Two blocks of organisations"),
        t("Distancia entre las respuestas de cada par", "Distance between the answers of each pair")
      ),
      items: organisations.map { .init($0.name, category: $0.kind) },
      distances: distances([8, 4]), format: .number(decimals: 2), domain: 0...1,
      scaleLabel: t(
        "0 = responden igual; 1 = respuestas opuestas",
        "0 = same answers; 1 = opposed answers"),
      categories: Array(sector.prefix(3)), merges: merges([8, 4]),
      heightLabel: t("distancia al unirse", "distance when joined"), clusterSizes: [8, 4])
  }

  var matrixWithheld: ClusteredHeatMapChart {
    var chart = matrix
    chart.frame.key = "matrix-withheld"
    chart.frame.title = t("Algunos pares no se muestran", "Some pairs are not shown")
    chart.merges = []
    chart.categories = []
    for index in chart.items.indices { chart.items[index].category = nil }
    chart.distances[5][2] = .withheld(withheldWords)
    chart.distances[9][1] = .withheld(withheldWords)
    for column in 0..<10 {
      chart.distances[10][column] = .absent(t("sin preguntas en común", "no question in common"))
    }
    return chart
  }

  /// Five actors with short codes and one shared cluster.
  var matrixOfCodes: ClusteredHeatMapChart {
    let names = sector + [t("Academia", "Academia")]
    let codes = [t("OSC", "CSO"), t("SP", "PS"), t("GS", "SNG"), t("SF", "FM"), t("AC", "AC")]
    return ClusteredHeatMapChart(
      frame: frame("matrix-codes", t("Distancia entre actores", "Distance between actors")),
      items: zip(names, codes).map { .init($0, code: $1) }, distances: distances([3, 2]),
      format: .percent(), scaleLabel: t("Porcentaje de la mayor", "Share of the largest"),
      merges: merges([3, 2]))
  }

  func matrixOf(_ count: Int) -> ClusteredHeatMapChart {
    let sizes = [count / 2, count / 3, count - count / 2 - count / 3]
    return ClusteredHeatMapChart(
      frame: frame(
        "matrix-\(count)",
        t("\(count) instituciones en tres grupos", "\(count) institutions in three clusters")),
      items: (1...count).map { index in
        .init(
          t(
            "Institución de cooperación número \(index)",
            "Institution of cooperation number \(index)"),
          category: index % 4)
      },
      distances: distances(sizes), format: .number(decimals: 2), domain: 0...1,
      scaleLabel: t("Distancia media", "Mean distance"), categories: sector,
      merges: merges(sizes), heightLabel: t("distancia al unirse", "distance when joined"),
      clusterSizes: sizes)
  }
}
