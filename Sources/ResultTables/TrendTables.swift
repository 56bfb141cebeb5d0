import Framework
import Localization
import Results
import Tables

extension Tabulation {
  /// What is followed down, the rounds and then the changes across; groups as headings.
  func trendTable(_ part: Part) -> DisplayTable {
    let rounds = rounds(of: part.rows.filter { $0.key.versusRound.isEmpty })
    let changes = distinct(
      part.rows.filter { !$0.key.versusRound.isEmpty }.map { Self.change($0.key) })
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    var groups: [DisplayTable.RowGroup] = []
    for group in distinct(part.rows.map(\.key.group)) {
      let rows = part.rows.filter { $0.key.group == group }
      var lines = [respondents(rows, rounds: rounds, changes: changes, writer: &writer)]
      for line in distinct(rows.map(Self.line)) {
        let own = rows.filter { Self.line($0) == line }
        guard let first = own.first else { continue }
        var cells: [DisplayTable.Cell] = [.text(name(of: first))]
        for round in rounds {
          let row = own.first { $0.key.versusRound.isEmpty && $0.key.round == round }
          cells.append(row.map { writer.valueCell($0) } ?? .empty)
        }
        for change in changes {
          let row = own.first { !$0.key.versusRound.isEmpty && Self.change($0.key) == change }
          cells.append(row.map { writer.cell($0) } ?? .empty)
        }
        lines.append(cells)
      }
      let heading = part.groupBy.isEmpty ? "" : labels.group(group, of: part.groupBy)
      groups.append(.init(heading: heading, rows: lines))
    }
    var columns = [DisplayTable.Column("")]
    columns += (rounds + changes).map { .init($0, .trailing) }
    return FootnoteMarks.finish(
      DisplayTable(
        title: title(of: part), columns: columns, groups: groups, footnotes: writer.remarks))
  }

  /// How many answered in each round.
  private func respondents(
    _ rows: [ResultRow], rounds: [String], changes: [String], writer: inout CellWriter
  ) -> [DisplayTable.Cell] {
    var cells: [DisplayTable.Cell] = [.text("n")]
    for round in rounds {
      let own = rows.filter { $0.key.versusRound.isEmpty && $0.key.round == round }
      let row = own.first { $0.estimate != nil } ?? own.first
      cells.append(row.map { writer.countCell($0) } ?? .empty)
    }
    return cells + changes.map { _ in .empty }
  }

  private static func change(_ key: ResultKey) -> String { "\(key.versusRound) → \(key.round)" }

  /// What is followed: a statistic, or the share of one answer.
  private static func line(_ row: ResultRow) -> String {
    row.comparedStatistic + "\u{0}" + row.comparedLevel
  }

  private func name(of row: ResultRow) -> String {
    row.comparedLevel.isEmpty
      ? Vocabulary.heading(row.comparedStatistic, language)
      : labels.answer(row.comparedLevel, question: row.key.question)
  }
}
