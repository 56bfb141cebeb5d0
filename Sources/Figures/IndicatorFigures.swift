import Charts
import Estimation
import Framework
import Graphics
import Localization
import ResultTables
import Results
import Surveys

extension FigureSource {
  /// The score of each indicator by group, side by side: a dot a group with its interval.
  ///
  /// - Parameters:
  ///   - groupBy: The dimension whose groups are shown; empty for everyone.
  ///   - round: The round; empty for data without rounds.
  /// - Returns: nil where no indicator has a score.
  public func indicatorsSideBySide(by groupBy: String, round: String) -> Figure? {
    dots(
      of: "indicator_score", by: groupBy, round: round, key: "indicator-scores",
      title: say(es: "Puntaje de los indicadores", en: "Scores of the indicators"),
      notes: [
        say(
          es: "Cada grupo contestó sus propias preguntas; no se suman los grupos.",
          en: "Each group answered its own questions; groups are not added up.")
      ],
      series: say(es: "Puntaje", en: "Score"), lines: nil, format: .percent(), domain: 0...1)
  }

  /// The place of each group on each indicator, from the best to the worst over all rules.
  ///
  /// - Parameters: as ``indicatorsSideBySide(by:round:)``.
  /// - Returns: nil where no place was computed.
  public func places(by groupBy: String, round: String) -> Figure? {
    dots(
      of: "group_rank", by: groupBy, round: round, key: "places",
      title: say(
        es: "Lugar de cada grupo, según la regla", en: "Place of each group, by the rule"),
      notes: [
        say(
          es:
            "El punto es el lugar con la regla declarada (1 es el más alto); la línea va del mejor "
            + "al peor lugar con otros pesos, otra normalización y otra media. Solo cuentan las "
            + "preguntas que se hicieron a todos los grupos.",
          en:
            "The dot is the place by the declared rule (1 is the highest); the line runs from the "
            + "best to the worst place with other weights, normalisation and mean. Only questions "
            + "put to all groups count.")
      ],
      series: say(es: "Lugar con la regla declarada", en: "Place by the declared rule"),
      lines: say(es: "mejor y peor con otras reglas", en: "best and worst by other rules"),
      format: .number(decimals: 0), domain: nil)
  }

  private func dots(
    of statistic: String, by groupBy: String, round: String, key: String, title: String,
    notes: [String], series: String, lines: String?, format: ValueFormat,
    domain: ClosedRange<Double>?
  ) -> Figure? {
    let rows = index.rows.filter {
      $0.key.analysis == "indicators" && $0.key.statistic == statistic && $0.key.round == round
        && $0.key.groupBy == groupBy && $0.key.versusRound.isEmpty && $0.key.level.isEmpty
    }
    let chartRows = study.indicators.flatMap { indicator -> [DumbbellChart.Row] in
      let own = rows.filter { $0.key.item == indicator.id }
      guard own.contains(where: { $0.estimate != nil }) else { return [] }
      let heading = indicator.id + ". " + indicator.label[language]
      return own.map { row in
        DumbbellChart.Row(
          labels.shortGroup(row.key.group, of: groupBy), heading: heading, marks: [mark(row)],
          count: count(row))
      }
    }
    guard chartRows.contains(where: { $0.marks.contains { $0.value != nil } }) else { return nil }
    let name = [key, groupBy, round].filter { !$0.isEmpty }.joined(separator: "-")
    let chart = DumbbellChart(
      frame: frame(name, title, round, notes: notes), series: [series], rows: chartRows,
      format: format, domain: domain, axisLabel: series, showsIntervals: true,
      intervalLabel: lines)
    return Figure(
      name: name, title: chart.frame.title, rows: rows, draw: { chart.scene(width: $0) })
  }
}
