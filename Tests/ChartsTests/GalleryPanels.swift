// Proves, by pictures that were looked at, how groups and crossed groups are set beside each other.
import Charts
import Graphics

extension Gallery {
  var heatMapCounts: HeatMapChart {
    let levels = [t("18 a 29 años", "18 to 29 years"), t("30 años o más", "30 years or more")]
    return HeatMapChart(
      frame: frame("heatmap-counts", t("Por sexo y edad", "By sex and age")), columns: levels,
      rows: [
        .init(
          t("Mujer", "Woman"), cells: [.withheld(withheldWords), .shown(0.45)],
          cellCounts: ["3", "46"]),
        .init(
          t("Hombre", "Man"), cells: [.shown(0.62), .shown(0.08)], cellCounts: ["12", "1,204"]),
        .init(t("Todas", "All"), cells: [.shown(0.5), .absent("")], cellCounts: ["15"]),
      ],
      format: .percent(), domain: 0...1,
      scaleLabel: t("Respuestas favorables", "Favourable answers"))
  }

  var panels: StackedPanelsChart {
    func bar(_ shares: [Double], _ count: String) -> StackedPanelsChart.Cell {
      .init(shares: shares.map { .shown($0) }, count: count)
    }
    return StackedPanelsChart(
      frame: frame("panels", t("Qué responde cada grupo", "What each group answers")),
      levels: agreement, palette: .diverging(favourableFirst: false),
      panels: [t("Mujer", "Woman"), t("Hombre", "Man"), t("No binario", "Non-binary")],
      rows: [
        .init(
          promoted,
          cells: [
            bar([0.1, 0.2, 0.2, 0.3, 0.2], "46"), bar([0, 0.02, 0.5, 0.48, 0], "51"),
            .init(shares: agreement.map { _ in .withheld(withheldWords) }),
          ]),
        .init(
          consulted,
          cells: [
            bar([1, 0, 0, 0, 0], "12"), bar([0.25, 0.25, 0.25, 0.25, 0], "8"),
            .init(shares: agreement.map { _ in .absent(t("no se le preguntó", "not asked")) }),
          ]),
      ])
  }
}
