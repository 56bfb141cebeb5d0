import Estimation
import Framework
import Localization
import Numerics
import Results
import Tables

extension Tabulation {
  /// Tables of an indicator: rounds as headings, what is counted down, groups side by side.
  func indicatorTables(_ part: Part) -> [DisplayTable] {
    let isAlternative = { (row: ResultRow) in
      ["alternative_score", "group_rank", "indicator_rank"].contains(row.key.statistic)
    }
    var tables: [DisplayTable] = []
    let scores = part.rows.filter { !isAlternative($0) }
    if !scores.isEmpty {
      var table = sideBySide(part, scores, title: title(of: part))
      let notes = labels.study.indicator(part.item)?.notes ?? []
      table.footnotes += notes.map { DisplayTable.Footnote($0[language]) }
      tables.append(table)
    }
    let others = part.rows.filter(isAlternative)
    if !others.isEmpty {
      let word = LocalizedText(es: "con otras reglas", en: "by other rules")[language]
      tables.append(sideBySide(part, others, title: title(of: part) + " — " + word))
    }
    return tables
  }

  private func sideBySide(_ part: Part, _ rows: [ResultRow], title: String) -> DisplayTable {
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    let isPooled = { (row: ResultRow) in row.key.statistic == "pooled_mean" }
    let pooled = rows.filter(isPooled)
    let single = rows.filter { !isPooled($0) }
    let groups = distinct(single.map(\.key.group))
    let headings = distinct(single.map(heading) + pooled.map(heading))
    let blocks = headings.map { name -> DisplayTable.RowGroup in
      let own = single.filter { heading($0) == name }
      var lines = RowBlock.blocks(of: own) { $0.key.statistic + "\u{0}" + $0.key.level }.map {
        line -> [DisplayTable.Cell] in
        let cells = groups.map { group in
          line.rows.first { $0.key.group == group }.map { writer.cell($0) } ?? .empty
        }
        let whole = pooled.first {
          heading($0) == name && line.rows[0].key.statistic == "indicator_score"
        }
        return [.text(lineName(line.rows[0]))] + cells
          + (pooled.isEmpty ? [] : [whole.map { writer.cell($0) } ?? .empty])
      }
      let counted = own.filter { $0.key.statistic == "indicator_score" }
      if counted.contains(where: { $0.estimate?.count != nil }) {
        lines.append(
          [.text("n")]
            + groups.map { group in
              counted.first { $0.key.group == group }.map { writer.countCell($0) } ?? .empty
            })
      }
      return .init(heading: name, rows: lines)
    }
    var columns = [DisplayTable.Column("")]
    columns += groups.map { .init(shortName($0, part), .trailing) }
    if !pooled.isEmpty { columns.append(.init(pooledName(pooled[0]), .trailing)) }
    return FootnoteMarks.finish(
      DisplayTable(title: title, columns: columns, groups: blocks, footnotes: writer.remarks))
  }

  private func heading(_ row: ResultRow) -> String {
    row.key.versusRound.isEmpty ? row.key.round : "\(row.key.versusRound) → \(row.key.round)"
  }

  private func shortName(_ group: String, _ part: Part) -> String {
    part.groupBy.isEmpty && group.isEmpty && labels.study.distinguishesActors
      ? LocalizedText(es: "Registro", en: "Registry")[language]
      : labels.shortGroup(group, of: part.groupBy)
  }

  /// How the groups of a mean were weighted: it stands in the header, not in small print.
  private func pooledName(_ row: ResultRow) -> String {
    let isEqual = row.key.level == GroupPooling.equal.rawValue
    return
      (isEqual
      ? LocalizedText(es: "Todos (cada grupo pesa igual)", en: "All (each group counts the same)")
      : LocalizedText(
        es: "Todos (cada respondente pesa igual)", en: "All (each respondent counts the same)"))[
        language]
  }

  /// What a line is: the statistic, and the criterion, class, level or rule that it is about.
  private func lineName(_ row: ResultRow) -> String {
    let name = Vocabulary.heading(row.comparedStatistic, language)
    let level = row.comparedLevel
    if level.isEmpty { return name }
    let indicator = labels.study.indicator(row.key.item)
    switch row.key.statistic {
    case "criterion_met":
      let label = indicator?.criteria.first { $0.id == level }?.label[language]
      return name + ": " + (label ?? level)
    case "class_share":
      let label = indicator?.classes.first { $0.id == level }?.label[language]
      return name + ": " + (label ?? level)
    case "level_share":
      let question = indicator?.aggregation.references.first?.question ?? ""
      return name + ": " + labels.answer(level, question: question)
    default: return alternative(level)
    }
  }

  /// The name of another rule: a term, or the part that is left out or counted twice.
  private func alternative(_ level: String) -> String {
    let words = level.split(separator: " ", maxSplits: 1).map(String.init)
    let question = words.count > 1 ? labels.shortQuestion(words[1]) : ""
    switch words.first {
    case "without"?:
      return LocalizedText(es: "Sin: \(question)", en: "Without: \(question)")[language]
    case "double"?:
      return LocalizedText(es: "Doble: \(question)", en: "Counted twice: \(question)")[language]
    default: return Vocabulary.heading(level, language)
    }
  }
}
