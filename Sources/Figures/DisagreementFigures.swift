import Charts
import Estimation
import Framework
import Graphics
import Localization
import Numerics
import ResultTables
import Results
import Surveys

extension FigureSource {
  /// The questions ranked by how far the answers of one group stand apart, with intervals.
  ///
  /// - Parameters:
  ///   - group: The kind of actor or other group; empty for all respondents.
  ///   - groupBy: The dimension of the group; empty for all respondents.
  ///   - round: The round; empty for data without rounds.
  ///   - limit: The most questions to show.
  /// - Returns: nil where no question has a disagreement.
  public func disagreement(
    among group: String, of groupBy: String, round: String, limit: Int = 15
  ) -> Figure? {
    let rows = index.rows.filter {
      $0.key.analysis == "divergence" && $0.key.groupBy == groupBy && $0.key.group == group
        && $0.key.round == round
    }
    let ranked = Array(
      rows.filter { $0.key.statistic == "disagreement" && $0.estimate != nil }
        .enumerated()
        .sorted {
          let (a, b) = ($0.element.estimate?.value ?? 0, $1.element.estimate?.value ?? 0)
          return a == b ? $0.offset < $1.offset : a > b
        }
        .prefix(limit).map(\.element))
    guard !ranked.isEmpty else { return nil }
    let random = rows.filter { row in
      row.key.statistic == "random_answering_mean"
        && ranked.contains { $0.key.question == row.key.question }
    }
    let chart = RankedDotChart(
      frame: disagreementFrame(group, groupBy, round),
      rows: ranked.map {
        RankedDotChart.Row(
          labels.shortQuestion($0.key.question), mark: mark($0), count: count($0))
      },
      format: .percent(), domain: 0...1,
      axisLabel: say(
        es: "0\u{A0}% = todas las respuestas iguales; 100\u{A0}% = mitad en cada extremo",
        en: "0% = all answers the same; 100% = half at each end"),
      references: reference(random))
    return Figure(
      name: ["disagreement", group, round].filter { !$0.isEmpty }.joined(separator: "-"),
      title: chart.frame.title, rows: ranked + random, draw: { chart.scene(width: $0) })
  }

  private func disagreementFrame(_ group: String, _ groupBy: String, _ round: String) -> ChartFrame
  {
    let who = group.isEmpty ? "" : ": " + labels.group(group, of: groupBy)
    let key = ["disagreement", group, round].filter { !$0.isEmpty }.joined(separator: "-")
    return frame(
      key, say(es: "Preguntas que más dividen", en: "The questions that divide most") + who,
      [say(es: "Índice de desacuerdo", en: "Disagreement index"), round]
        .filter { !$0.isEmpty }.joined(separator: ", "))
  }

  /// What random answers would give on average over the questions shown.
  private func reference(_ rows: [ResultRow]) -> [RankedDotChart.Reference] {
    let values = rows.compactMap(\.estimate?.value)
    guard !values.isEmpty else { return [] }
    let mean = values.reduce(0, +) / Double(values.count)
    return [
      RankedDotChart.Reference(mean, label: say(es: "respuestas al azar", en: "random answers"))
    ]
  }

  /// A statistic of each question in each group: questions down, groups across.
  ///
  /// - Parameters:
  ///   - statistic: `disagreement` of the divergence, or `favourable` or `mean_score` of the
  ///     distribution or the disaggregation.
  ///   - analysis: The analysis whose rows are shown.
  ///   - groupBy: The dimension whose groups are the columns.
  ///   - round: The round; empty for data without rounds.
  ///   - headings: The heading a question stands under; none by default.
  /// - Returns: nil where the analysis has no such row.
  public func heatMap(
    of statistic: String, analysis: String, groupBy: String, round: String,
    headings: (String) -> String = { _ in "" }
  ) -> Figure? {
    let rows = index.rows.filter {
      $0.key.analysis == analysis && $0.key.statistic == statistic && $0.key.groupBy == groupBy
        && $0.key.round == round && $0.key.item.isEmpty && $0.key.versusGroup.isEmpty
    }
    let groups = orderedGroups(distinct(rows.map(\.key.group)), of: groupBy)
    guard !groups.isEmpty else { return nil }
    let heatRows = distinct(rows.map(\.key.question)).map { question in
      HeatMapChart.Row(
        labels.shortQuestion(question), heading: headings(question),
        cells: groups.map { group in
          mark(rows.first { $0.key.question == question && $0.key.group == group })
        })
    }
    let key = ["heat", statistic, groupBy, round].filter { !$0.isEmpty }.joined(separator: "-")
    let share = format(of: statistic) == .percent()
    let chart = HeatMapChart(
      frame: frame(key, name(of: statistic) + ": " + labels.dimension(groupBy), round),
      columns: groups.map { labels.shortGroup($0, of: groupBy) }, rows: heatRows,
      format: format(of: statistic), domain: share ? 0...1 : nil, scaleLabel: name(of: statistic))
    return Figure(
      name: key, title: chart.frame.title, rows: rows, draw: { chart.scene(width: $0) })
  }

  /// Groups in the order in which the study declares them.
  func orderedGroups(_ groups: [String], of groupBy: String) -> [String] {
    let declared = study.dimension(groupBy)?.levels.map(\.id) ?? study.actors.map(\.id)
    let known = declared.filter(groups.contains)
    return known + groups.filter { !known.contains($0) }
  }
}
