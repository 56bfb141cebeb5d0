import Charts
import Estimation
import Framework
import Graphics
import Localization
import ResultTables
import Results
import Surveys

extension FigureSource {
  /// The groups of a dimension beside each other, one row a question.
  ///
  /// - Parameters:
  ///   - groupBy: The dimension.
  ///   - round: The round; empty for data without rounds.
  ///   - questions: The questions to show, in order; nil for those there are.
  /// - Returns: nil where the dimension has fewer than two or more than four groups.
  public func gap(
    by groupBy: String, round: String, questions: [String]? = nil
  ) -> Figure? {
    let rows = index.rows.filter {
      $0.key.analysis == "disaggregation" && $0.key.groupBy == groupBy && $0.key.round == round
        && $0.key.item.isEmpty && $0.key.versusGroup.isEmpty
    }
    let statistic = headline(of: rows)
    let values = rows.filter { $0.key.statistic == statistic }
    let groups = orderedGroups(distinct(values.map(\.key.group)), of: groupBy)
    guard (2...4).contains(groups.count) else { return nil }
    let shown = questions ?? distinct(values.map(\.key.question))
    let drawn = values.filter { shown.contains($0.key.question) }
    let chartRows = shown.compactMap { question -> DumbbellChart.Row? in
      let marks = groups.map { group in
        mark(drawn.first { $0.key.question == question && $0.key.group == group })
      }
      guard marks.contains(where: { $0.value != nil }) else { return nil }
      return DumbbellChart.Row(labels.shortQuestion(question), marks: marks)
    }
    guard !chartRows.isEmpty else { return nil }
    let key = ["gap", groupBy, round].filter { !$0.isEmpty }.joined(separator: "-")
    let chart = DumbbellChart(
      frame: frame(
        key, name(of: statistic) + ": " + labels.dimension(groupBy).lowercasedFirst, round,
        notes: reliabilityNotes(drawn)),
      series: groups.map { labels.group($0, of: groupBy) }, rows: chartRows,
      format: format(of: statistic), domain: statistic == "favourable" ? 0...1 : nil,
      axisLabel: name(of: statistic))
    return Figure(
      name: key, title: chart.frame.title, rows: drawn, draw: { chart.scene(width: $0) })
  }
}

extension FigureSource {
  /// How many points apart every two groups stand on each question: questions down, pairs across.
  ///
  /// - Parameters:
  ///   - groupBy: The dimension whose groups are compared.
  ///   - round: The round; empty for data without rounds.
  /// - Returns: nil where no two groups answered a question, or there are more than ten pairs.
  public func gaps(by groupBy: String, round: String) -> Figure? {
    let rows = index.rows.filter {
      $0.key.analysis == "divergence" && $0.key.statistic == "difference"
        && $0.key.level == "mean_score" && $0.key.groupBy == groupBy && $0.key.round == round
        && !$0.key.versusGroup.isEmpty
    }
    func pair(_ first: String, _ second: String) -> String {
      [first, second].map { labels.shortGroup($0, of: groupBy) }.joined(separator: " – ")
    }
    let named = distinct(rows.map { pair($0.key.group, $0.key.versusGroup) })
    let groups = orderedGroups(
      distinct(rows.flatMap { [$0.key.group, $0.key.versusGroup] }), of: groupBy)
    let pairs = groups.flatMap { first in groups.map { pair(first, $0) } }.filter(named.contains)
    guard (1...10).contains(pairs.count), rows.contains(where: { $0.estimate != nil }) else {
      return nil
    }
    let key = ["gaps", groupBy, round].filter { !$0.isEmpty }.joined(separator: "-")
    let chart = HeatMapChart(
      frame: frame(
        key, say(es: "A cuántos puntos están los grupos", en: "How many points apart groups stand"),
        round,
        notes: [
          say(
            es: "Diferencia de las medias en puntos de la escala; con signo positivo, el primer "
              + "grupo contesta más arriba.",
            en: "Difference of the means in points of the scale; positive where the first group "
              + "answers higher.")
        ]),
      columns: pairs,
      rows: distinct(rows.map(\.key.question)).map { question in
        HeatMapChart.Row(
          labels.shortQuestion(question),
          cells: pairs.map { name in
            mark(
              rows.first {
                $0.key.question == question && pair($0.key.group, $0.key.versusGroup) == name
              })
          })
      },
      format: .signed(decimals: 1), center: 0,
      scaleLabel: say(
        es: "Diferencia de medias: azul, el primer grupo contesta más arriba; café, el segundo",
        en: "Difference of means: blue, the first group answers higher; brown, the second"))
    return Figure(
      name: key, title: chart.frame.title, rows: rows, draw: { chart.scene(width: $0) })
  }
}

extension String {
  /// The text with its first letter in lower case, unless the first word is an abbreviation.
  public var lowercasedFirst: String {
    guard let first, let second = dropFirst().first, !second.isUppercase else { return self }
    return first.lowercased() + dropFirst()
  }
}
