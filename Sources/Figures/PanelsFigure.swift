import Charts
import Framework
import Graphics
import Localization
import Numerics
import ResultTables
import Results

extension FigureSource {
  /// The answers of each group to the questions of one scale, a panel a group.
  ///
  /// The scale is that of most questions in the rows; a note says how many others are left out.
  ///
  /// - Parameters:
  ///   - groupBy: The dimension whose groups have panels.
  ///   - round: The round; empty for data without rounds.
  /// - Returns: nil where fewer than two or more than six groups have answers.
  public func panels(by groupBy: String, round: String) -> Figure? {
    let rows = index.rows.filter {
      $0.key.analysis == "distribution" && $0.key.statistic == "proportion"
        && $0.key.groupBy == groupBy && $0.key.round == round && $0.key.item.isEmpty
        && !$0.key.group.isEmpty
    }
    let groups = orderedGroups(distinct(rows.map(\.key.group)), of: groupBy)
    guard (2...6).contains(groups.count) else { return nil }
    let asked = distinct(rows.map(\.key.question))
    let questions = sharingScale(asked)
    guard let first = questions.first else { return nil }
    let levels = labels.levels(ofQuestion: first)
    let codes = levels.isEmpty ? distinct(rows.map(\.key.level)) : levels
    let bars: [StackedPanelsChart.Row] = questions.map { question in
      StackedPanelsChart.Row(
        labels.shortQuestion(question),
        cells: groups.map { group in
          let own = rows.filter { $0.key.question == question && $0.key.group == group }
          return StackedPanelsChart.Cell(
            shares: codes.map { code in mark(own.first { $0.key.level == code }) },
            count: count(own.first { $0.estimate != nil }))
        })
    }
    let others = asked.count - questions.count
    let key = ["panels", groupBy, round].filter { !$0.isEmpty }.joined(separator: "-")
    let chart = StackedPanelsChart(
      frame: frame(
        key,
        say(es: "Qué responde cada grupo", en: "What each group answers") + ": "
          + labels.dimension(groupBy).lowercasedFirst, round,
        notes: others == 0 ? [] : [leftOut(others)]),
      levels: codes.map { labels.answer($0, question: first) }, palette: palette(of: first),
      panels: groups.map { labels.shortGroup($0, of: groupBy) }, rows: bars)
    return Figure(
      name: key, title: chart.frame.title,
      rows: rows.filter { questions.contains($0.key.question) },
      draw: { chart.scene(width: $0) })
  }

  /// The questions of the scale that most of them have, in their order.
  private func sharingScale(_ questions: [String]) -> [String] {
    let scales = questions.map { study.question($0)?.scale ?? "" }
    let sizes = distinct(scales).map { scale in scales.filter { $0 == scale }.count }
    guard let most = sizes.max(), let place = sizes.firstIndex(of: most) else { return [] }
    let chosen = distinct(scales)[place]
    return zip(questions, scales).filter { $1 == chosen }.map(\.0)
  }

  private func leftOut(_ count: Int) -> String {
    say(
      es: count == 1
        ? "Otra pregunta tiene otra escala y no figura aquí."
        : "Otras \(count) preguntas tienen otras escalas y no figuran aquí.",
      en: count == 1
        ? "Another question has another scale and is not shown here."
        : "Another \(count) questions have other scales and are not shown here.")
  }
}
