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
    let gaps = differences(by: groupBy, round: round, of: statistic, groups)
    let chartRows = shown.compactMap { question -> DumbbellChart.Row? in
      let marks = groups.map { group in
        mark(drawn.first { $0.key.question == question && $0.key.group == group })
      }
      guard marks.contains(where: { $0.value != nil }) else { return nil }
      return DumbbellChart.Row(
        labels.shortQuestion(question), marks: marks,
        count: gaps.first { $0.key.question == question }
          .map { difference($0, of: statistic) } ?? "")
    }
    guard !chartRows.isEmpty else { return nil }
    let key = ["gap", groupBy, round].filter { !$0.isEmpty }.joined(separator: "-")
    let hasIntervals = gaps.contains { $0.estimate?.interval != nil }
    let chart = DumbbellChart(
      frame: frame(
        key, name(of: statistic) + ": " + labels.dimension(groupBy).lowercasedFirst, round,
        notes: (gaps.isEmpty ? [] : [gapNote(groups, groupBy, gaps, hasIntervals)])
          + reliabilityNotes(drawn)),
      series: groups.map { group in
        let counts = drawn.filter { $0.key.group == group }.compactMap { $0.estimate?.count }
        return labels.group(group, of: groupBy) + range(ofCounts: counts)
      },
      rows: chartRows, format: format(of: statistic),
      domain: statistic == "favourable" ? 0...1 : nil, axisLabel: name(of: statistic),
      showsIntervals: groups.count > 2,
      countLabel: gaps.isEmpty
        ? "" : say(es: "Diferencia", en: "Gap") + (statistic == "favourable" ? ", pp" : ""))
    return Figure(
      name: key, title: chart.frame.title, rows: drawn + gaps, draw: { chart.scene(width: $0) })
  }

  /// The gap between two groups on each question, the first less the second; none for more groups.
  private func differences(
    by groupBy: String, round: String, of statistic: String, _ groups: [String]
  ) -> [ResultRow] {
    guard groups.count == 2 else { return [] }
    return index.rows.filter {
      $0.key.analysis == "disaggregation" && $0.key.statistic == "difference"
        && $0.key.level == statistic && $0.key.groupBy == groupBy && $0.key.round == round
        && $0.key.item.isEmpty && $0.key.group == groups[0] && $0.key.versusGroup == groups[1]
    }
  }

  /// A gap with its interval, in points: `−12 (−20 to −3)`.
  private func difference(_ row: ResultRow, of statistic: String) -> String {
    guard let estimate = row.estimate else { return "" }
    let style = NumberStyle(language)
    let (scale, decimals) = statistic == "favourable" ? (100.0, 0) : (1.0, 1)
    func text(_ value: Double) -> String { style.signed(value * scale, decimals: decimals) }
    guard let interval = estimate.interval else { return text(estimate.value) }
    return text(estimate.value) + " (" + text(interval.low) + say(es: " a ", en: " to ")
      + text(interval.high) + ")"
  }

  private func gapNote(
    _ groups: [String], _ groupBy: String, _ gaps: [ResultRow], _ hasIntervals: Bool
  ) -> String {
    let names = groups.map { labels.group($0, of: groupBy).lowercasedFirst }
    let sense = say(
      es: "Diferencia: \(names[0]) menos \(names[1])", en: "Gap: \(names[0]) less \(names[1])")
    guard hasIntervals else { return sense + "." }
    let confidence = gaps.compactMap { $0.estimate?.confidence }.first ?? 0.95
    let percent = NumberStyle(language).percent(confidence)
    return sense
      + say(es: ", con su intervalo al \(percent).", en: ", with its \(percent) interval.")
  }

  /// ` (n = 12–58)`, the fewest and the most respondents behind the marks of a group.
  private func range(ofCounts counts: [Int]) -> String {
    guard let low = counts.min(), let high = counts.max() else { return "" }
    let style = NumberStyle(language)
    let text = low == high ? style.count(low) : style.count(low) + "–" + style.count(high)
    return " (n = \(text))"
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
