import Estimation
import Framework
import Localization
import Numerics
import Results
import Tables

extension Tabulation {
  /// Tables with statistics across: what is compared down, rounds as headings.
  ///
  /// Numbers of single groups and numbers that set two groups or rounds against each other stand
  /// in tables of their own, for their units differ.
  func statisticTables(_ part: Part) -> [DisplayTable] {
    let single = part.rows.filter { $0.key.versusGroup.isEmpty && $0.key.versusRound.isEmpty }
    let contrasts = part.rows.filter { !$0.key.versusGroup.isEmpty || !$0.key.versusRound.isEmpty }
    var tables: [DisplayTable] = []
    if !single.isEmpty { tables.append(statisticTable(part, single, title: title(of: part))) }
    if !contrasts.isEmpty {
      let word = LocalizedText(es: "diferencias", en: "differences")[language]
      tables.append(statisticTable(part, contrasts, title: title(of: part) + " — " + word))
    }
    return tables
  }

  /// One table with statistics across.
  func statisticTable(
    _ part: Part, _ rows: [ResultRow], title: String
  ) -> DisplayTable {
    let statistics = distinct(rows.map(\.comparedStatistic))
    let hasLevels = rows.contains { !$0.comparedLevel.isEmpty }
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    var groups: [DisplayTable.RowGroup] = []
    for block in RowBlock.blocks(of: rows, by: { heading($0.key) }) {
      var lines: [[DisplayTable.Cell]] = []
      for line in RowBlock.blocks(of: block.rows, by: Self.line) {
        guard let first = line.rows.first else { continue }
        var cells: [DisplayTable.Cell] = [.text(subject(first.key, part) + comparison(first.key))]
        if hasLevels {
          cells.append(.text(comparedLevel(first)))
        }
        for statistic in statistics {
          let row = line.rows.first { $0.comparedStatistic == statistic }
          cells.append(row.map { writer.cell($0) } ?? .empty)
        }
        let counted = line.rows.first { $0.estimate?.count != nil } ?? first
        cells.append(writer.countCell(counted))
        lines.append(cells)
      }
      groups.append(.init(heading: block.name, rows: lines))
    }
    var columns = [DisplayTable.Column(groupHeader(part))]
    if hasLevels {
      columns.append(.init(LocalizedText(es: "Respuesta", en: "Answer")[language]))
    }
    columns += statistics.map { .init(Vocabulary.heading($0, language), .trailing) }
    columns.append(.init("n", .trailing))
    return FootnoteMarks.finish(
      DisplayTable(
        title: title, columns: columns, groups: groups, footnotes: writer.remarks))
  }

  /// The answer, statistic or dimension that a row is about.
  private func comparedLevel(_ row: ResultRow) -> String {
    let level = row.comparedLevel
    let isDimension = labels.study.dimension(level) != nil || labels.isActor(level)
    return isDimension
      ? labels.dimension(level) : labels.answer(level, question: row.key.question)
  }

  /// The round, or both rounds of a change.
  private func heading(_ key: ResultKey) -> String {
    key.versusRound.isEmpty ? key.round : "\(key.versusRound) → \(key.round)"
  }

  /// What one line of the table is about.
  private static func line(_ row: ResultRow) -> String {
    [row.key.item, row.key.group, row.key.versusGroup, row.comparedLevel].joined(separator: "\u{0}")
  }

  /// The option that a line is about, in a table of all of them.
  private func subject(_ key: ResultKey, _ part: Part) -> String {
    guard isMultiple(part.question), part.item.isEmpty, !key.item.isEmpty else { return "" }
    return labels.item(key.item, question: part.question) + ": "
  }

  /// The group, both groups of a difference, or all groups where they are tested together.
  func comparison(_ key: ResultKey) -> String {
    if key.group.isEmpty, !key.groupBy.isEmpty {
      return LocalizedText(es: "entre grupos", en: "between groups")[language]
    }
    let group = labels.group(key.group, of: key.groupBy)
    if key.versusGroup.isEmpty { return group }
    return group + " − " + labels.group(key.versusGroup, of: key.groupBy)
  }
}
