import Charts
import Graphics
import Localization

/// Maps of few and many points: clusters, ties, means of groups, and names that do not all fit.
extension Gallery {
  var mapCharts: [GalleryChart] {
    [
      GalleryChart(name: "map", scene: { map.scene(width: $0) }),
      GalleryChart(name: "map-ties", scene: { mapOfTies.scene(width: $0) }),
      GalleryChart(name: "map-one-kind", scene: { mapOfOneKind.scene(width: $0) }),
      GalleryChart(name: "map-many", scene: { mapOfMany.scene(width: $0) }),
      GalleryChart(name: "map-kinds", scene: { mapOfKinds.scene(width: $0) }),
      GalleryChart(name: "map-crowded", scene: { mapCrowded.scene(width: $0) }),
    ]
  }

  /// Twelve organisations of three kinds, in two clusters of eight and four.
  var organisations: [(name: String, kind: Int)] {
    [
      (t("Red de Cooperación Sur", "Southern Cooperation Network"), 0),
      (t("Fundación Milpa", "Milpa Foundation"), 0), (t("Alianza Verde", "Green Alliance"), 0),
      (t("Centro de Estudios de Género", "Centre for Gender Studies"), 0),
      (t("Cámara de Comercio", "Chamber of Commerce"), 1),
      (t("Consejo Empresarial", "Business Council"), 1),
      (t("Asociación de Exportadores", "Association of Exporters"), 1),
      (t("Fondo Mixto", "Joint Fund"), 1), (t("Municipio del Norte", "Northern Municipality"), 2),
      (t("Municipio de la Costa", "Coastal Municipality"), 2),
      (t("Gobierno del Estado", "State Government"), 2),
      (t("Instituto de Planeación", "Planning Institute"), 2),
    ]
  }

  var mapNotes: [String] {
    [
      t(
        "Solo importan las distancias entre los puntos. El mapa muestra 68 % de las diferencias.",
        "Only the distances between points matter. The map shows 68% of the differences.")
    ]
  }

  func mapFrame(_ key: String, _ title: String, _ subtitle: String = "") -> ChartFrame {
    var frame = frame(key, title, subtitle)
    frame.notes = mapNotes
    return frame
  }

  var map: MapChart {
    let xs = [-0.31, -0.28, -0.24, -0.35, -0.12, -0.2, -0.27, 0.05, 0.42, 0.47, 0.47, 0.36]
    let ys = [0.05, -0.08, 0.14, -0.02, -0.16, 0.09, 0.22, 0.02, -0.04, 0.06, 0.06, -0.14]
    return MapChart(
      frame: mapFrame(
        "map", t("Dos bloques de organizaciones", "Two blocks of organisations"),
        t("Más cerca: responden más parecido", "Nearer: they answer more alike")),
      categories: Array(sector.prefix(3)),
      points: organisations.indices.map { index in
        MapChart.Point(
          organisations[index].name, x: xs[index], y: ys[index],
          category: organisations[index].kind, isEmphasized: index == 7)
      })
  }

  /// Coordinates on a coarse grid, so that many coincide, within and across kinds.
  var mapOfTies: MapChart {
    MapChart(
      frame: mapFrame(
        "map-ties", t("Quienes responden igual coinciden", "Those who answer alike coincide")),
      categories: sector,
      points: (0..<30).map { index in
        let x = Double((index * 7) % 5) / 5 - (index % 3 == 0 ? 0.35 : 0.4)
        let y = Double((index * 11) % 4) / 6 - 0.25
        let name = t("Institución \(index + 1)", "Institution \(index + 1)")
        return MapChart.Point(name, x: x, y: y, category: (index / 9) % 4)
      })
  }

  var mapOfOneKind: MapChart {
    let angles = [0.0, 0.4, 1, 1.7, 2.2, 3, 3.4, 4.1, 5, 5.6]
    return MapChart(
      frame: mapFrame("map-one-kind", t("Un solo tipo de actor", "One kind of actor")),
      categories: [sector[0]],
      points: angles.enumerated().map { index, angle in
        let radius = 0.2 + Double((index * 5) % 7) / 10
        let x = radius * (1 - angle * angle / 6)
        let y = radius * (angle - 2.5) / 3
        return MapChart.Point("OSC \(index + 1)", x: x, y: y, count: index == 4 ? 6 : 1)
      })
  }

  /// A hundred respondents without names, and the mean of each kind.
  var mapOfMany: MapChart {
    let centres = [(-0.3, 0.1), (0.25, 0.2), (0.1, -0.25), (-0.05, 0.05)]
    var state: UInt64 = 20_260_726
    func draw() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24) - 0.5
    }
    let points = (0..<100).map { index in
      let centre = centres[index % 4]
      let x = (draw() + draw() + draw()) * 0.35
      let y = (draw() + draw() + draw()) * 0.3
      return MapChart.Point(x: centre.0 + x, y: centre.1 + y, category: index % 4)
    }
    let means = centres.indices.map { kind in
      let own = points.filter { $0.category == kind }
      return MapChart.Point(
        sector[kind], x: own.map(\.x).reduce(0, +) / Double(own.count),
        y: own.map(\.y).reduce(0, +) / Double(own.count), category: kind, isCentroid: true)
    }
    return MapChart(
      frame: mapFrame(
        "map-many",
        t("Los grupos se superponen en parte", "The groups overlap in part")),
      categories: sector, points: points + means)
  }

  /// More kinds than there are shapes.
  var mapOfKinds: MapChart {
    let kinds = (1...11).map { t("Tipo \($0)", "Kind \($0)") }
    return MapChart(
      frame: mapFrame("map-kinds", t("Once tipos de actor", "Eleven kinds of actor")),
      categories: kinds,
      points: (0..<22).map { index in
        MapChart.Point(
          x: Double(index % 11) / 10 - 0.5, y: index < 11 ? 0.1 : -0.1, category: index % 11)
      })
  }

  /// Long names so near to one another that not all find room.
  var mapCrowded: MapChart {
    MapChart(
      frame: mapFrame(
        "map-crowded", t("Nombres largos en poco espacio", "Long names in little room")),
      categories: Array(sector.prefix(2)),
      points: (0..<40).map { index in
        MapChart.Point(
          t("Organización de desarrollo \(index + 1)", "Development organisation \(index + 1)"),
          x: Double((index * 13) % 40) / 60, y: Double((index * 29) % 40) / 140,
          category: index % 2)
      })
  }
}
