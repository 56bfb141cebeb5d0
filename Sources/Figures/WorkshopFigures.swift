import Charts
import Estimation
import Framework
import Graphics
import Localization
import Numerics
import ResultTables
import Results

extension FigureSource {
  /// The support of each group for each recommendation, from the most agreed to the least.
  ///
  /// - Parameter items: The recommendations to show; nil for those there are.
  /// - Returns: nil without support, or with more than eight groups.
  public func support(items: [String]? = nil) -> Figure? {
    let rows = index.rows.filter {
      $0.key.analysis == "workshop" && $0.key.statistic == "support" && !$0.key.group.isEmpty
    }
    let groups = study.actors.map(\.id).filter { id in rows.contains { $0.key.group == id } }
    guard (1...8).contains(groups.count) else { return nil }
    let consensus = workshopRows("group_aware_consensus")
    let shown = (items ?? distinct(rows.map(\.key.item))).enumerated().sorted { first, second in
      let values = [first, second].map { entry in
        consensus.first { $0.key.item == entry.element }?.estimate?.value ?? -1
      }
      return values[0] == values[1] ? first.offset < second.offset : values[0] > values[1]
    }.map(\.element)
    let chartRows = shown.compactMap { item -> DumbbellChart.Row? in
      let marks = groups.map { group in
        mark(rows.first { $0.key.item == item && $0.key.group == group })
      }
      guard marks.contains(where: { $0.value != nil }) else { return nil }
      return DumbbellChart.Row(recommendation(item), marks: marks)
    }
    guard !chartRows.isEmpty else { return nil }
    let drawn = rows.filter { shown.contains($0.key.item) }
    let chart = DumbbellChart(
      frame: frame(
        "support", say(es: "Apoyo de cada grupo", en: "Support of each group"),
        say(
          es: "De la recomendación con más consenso entre grupos a la de menos",
          en: "From the recommendation with most consensus between groups to that with least"),
        notes: [sizes(groups, drawn)]),
      series: groups.map { labels.shortGroup($0, of: "actor") }, rows: chartRows,
      format: .percent(), domain: 0...1,
      axisLabel: say(es: "A favor, de quienes votaron", en: "In favour, of those who voted"))
    return Figure(
      name: "support", title: chart.frame.title, rows: drawn, draw: { chart.scene(width: $0) })
  }

  /// How many of each group voted, as a note.
  private func sizes(_ groups: [String], _ rows: [ResultRow]) -> String {
    let counts = groups.compactMap { group -> String? in
      let own = rows.filter { $0.key.group == group }.compactMap { $0.estimate?.count }
      guard let low = own.min(), let high = own.max() else { return nil }
      let style = NumberStyle(language)
      let text = low == high ? style.count(low) : style.count(low) + "–" + style.count(high)
      return labels.shortGroup(group, of: "actor") + " " + text
    }
    return say(es: "Votos de cada grupo: ", en: "Votes of each group: ")
      + counts.joined(separator: ", ") + "."
  }

  private func workshopRows(_ statistic: String) -> [ResultRow] {
    index.rows.filter { $0.key.analysis == "workshop" && $0.key.statistic == statistic }
  }

  private func recommendation(_ id: String) -> String {
    guard let text = itemTexts[id]?[language], !text.isEmpty else { return id }
    return "\(id). \(text)"
  }

  /// How the order of recommendations moves when each group is left out.
  ///
  /// - Returns: nil without ranks.
  public func rankStability() -> Figure? {
    let all = workshopRows("borda_rank").filter { $0.key.level == "group_equal" }
      .filter { $0.estimate != nil }
    let without = workshopRows("borda_rank_without")
    let groups = distinct(without.map(\.key.group))
    guard !all.isEmpty else { return nil }
    let order = all.sorted { ($0.estimate?.value ?? 0) < ($1.estimate?.value ?? 0) }
    let lines = order.map { row -> (row: ResultRow, marks: [Mark], moves: Double) in
      var marks = [mark(row)]
      for group in groups {
        marks.append(mark(without.first { $0.key.item == row.key.item && $0.key.group == group }))
      }
      let values = marks.compactMap(\.value)
      let own = row.estimate?.value ?? 0
      return (row, marks, values.map { abs($0 - own) }.max() ?? 0)
    }
    let most = lines.map(\.moves).sorted(by: >).prefix(5).last ?? 0
    var emphasized = 0
    let rows = lines.map { line -> RankChart.Row in
      let stands = line.moves >= max(most, 1) && emphasized < 5
      if stands { emphasized += 1 }
      return RankChart.Row(
        recommendation(line.row.key.item), code: line.row.key.item, marks: line.marks,
        isEmphasized: stands)
    }
    let names = groups.map {
      say(es: "sin ", en: "without ") + labels.shortGroup($0, of: "actor").lowercasedFirst
    }
    let chart = RankChart(
      frame: frame(
        "ranks", say(es: "Orden de las recomendaciones", en: "Order of the recommendations"),
        say(
          es: "Lugar según Borda, cada grupo cuenta igual; en color, las que más se mueven",
          en: "Rank by Borda, each group counts the same; in colour, those that move most")),
      columns: [say(es: "todos los grupos", en: "all groups")] + names, rows: rows)
    return Figure(
      name: "ranks", title: chart.frame.title, rows: all + without,
      draw: { chart.scene(width: $0) })
  }

  /// How many recommendations under each heading bear each principle.
  ///
  /// - Returns: nil without rows of what leads where.
  public func principleCoverage() -> Figure? {
    let rows = workshopRows("recommendation_count").filter {
      ResultKey.parts($0.key.groupBy) == ["heading", "principle"]
    }
    let principles = study.principles
    guard !rows.isEmpty, !principles.isEmpty else { return nil }
    let headings = distinct(rows.compactMap { ResultKey.parts($0.key.group).first })
    let chart = HeatMapChart(
      frame: frame(
        "principles",
        say(es: "Principios que atiende cada título", en: "Principles each heading covers"),
        say(
          es: "Recomendaciones de cada título que llevan el principio",
          en: "Recommendations of each heading that bear the principle")),
      columns: principles.map { $0.label[language] },
      rows: headings.map { heading in
        HeatMapChart.Row(
          headingLabel(heading),
          cells: principles.map { principle in
            mark(rows.first { $0.key.group == heading + ResultKey.crossing + principle.id })
          })
      },
      format: .number(decimals: 0),
      scaleLabel: say(es: "Recomendaciones", en: "Recommendations"))
    return Figure(
      name: "principles", title: chart.frame.title, rows: rows, draw: { chart.scene(width: $0) })
  }

  private func headingLabel(_ id: String) -> String {
    guard let text = headingTexts[id]?[language], !text.isEmpty, text != id else { return id }
    return "\(id). \(text)"
  }
}
