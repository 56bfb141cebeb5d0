import Framework
import Localization
import Numerics
import Results
import Tables

extension Tabulation {
  /// The rounds and their changes; then gaps between groups, the tests of trends, and those who
  /// answered twice.
  func trendTables(_ part: Part) -> [DisplayTable] {
    func isPlain(_ row: ResultRow) -> Bool { !Self.trendTests.contains(row.key.statistic) }
    let single = part.rows.filter { isPlain($0) && $0.key.versusGroup.isEmpty }
    let gaps = part.rows.filter { isPlain($0) && !$0.key.versusGroup.isEmpty }
    var tables: [DisplayTable] = []
    if !single.isEmpty { tables.append(trendTable(part, single, title: title(of: part))) }
    if !gaps.isEmpty {
      let word = LocalizedText(es: "brechas entre grupos", en: "gaps between groups")[language]
      tables.append(trendTable(part, gaps, title: title(of: part) + " — " + word))
    }
    if let tests = trendTestTable(part) { tables.append(tests) }
    if let pairs = pairTable(part) { tables.append(pairs) }
    return tables + transitionTables(part)
  }

  /// The tests that stand in tables of their own.
  private static let trendTests: Set<String> = Set(seriesTests + pairTests + transitions)
  static let seriesTests = ["lack_of_fit_chi2", "mann_kendall_tau", "cochran_armitage_chi2"]
  static let pairTests = [
    "paired_count", "mcnemar_chi2", "mcnemar_exact", "sign_test", "wilcoxon_signed_rank",
    "stuart_maxwell_chi2", "bhapkar_chi2", "marginal_homogeneity_f",
  ]
  static let transitions = ["transition_count", "transition_share"]

  /// What is followed down, the rounds and then the changes across; groups as headings.
  private func trendTable(_ part: Part, _ rows: [ResultRow], title: String) -> DisplayTable {
    let rounds = rounds(of: rows.filter { $0.key.versusRound.isEmpty })
    let differences = rows.filter {
      !$0.key.versusRound.isEmpty && $0.key.statistic == "difference"
    }
    let changes = distinct(differences.map { Self.change($0.key) })
    let hasTrend = rows.contains { $0.key.statistic == "linear_trend" }
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    var groups: [DisplayTable.RowGroup] = []
    for heading in distinct(rows.map { comparison($0.key) }) {
      let own = rows.filter { comparison($0.key) == heading }
      var lines = [respondents(own, rounds: rounds, writer: &writer)]
      for line in distinct(own.map(Self.line)) {
        let line = own.filter { Self.line($0) == line }
        guard let first = line.first else { continue }
        var cells: [DisplayTable.Cell] = [.text(name(of: first))]
        for round in rounds {
          let row = line.first { $0.key.versusRound.isEmpty && $0.key.round == round }
          cells.append(row.map { writer.valueCell($0) } ?? .empty)
        }
        for change in changes {
          let row = line.first {
            $0.key.statistic == "difference" && !$0.key.versusRound.isEmpty
              && Self.change($0.key) == change
          }
          cells.append(row.map { writer.cell($0) } ?? .empty)
        }
        if hasTrend {
          let row = line.first { $0.key.statistic == "linear_trend" }
          cells.append(row.map { writer.cell($0) } ?? .empty)
        }
        lines.append(cells)
      }
      groups.append(.init(heading: part.groupBy.isEmpty ? "" : heading, rows: lines))
    }
    var columns = [DisplayTable.Column("")]
    columns += (rounds + changes).map { .init($0, .trailing) }
    if hasTrend { columns.append(.init(Vocabulary.heading("linear_trend", language), .trailing)) }
    let width = columns.count
    for group in groups.indices {
      groups[group].rows = groups[group].rows.map { row in
        row + [DisplayTable.Cell](repeating: .empty, count: max(0, width - row.count))
      }
    }
    return FootnoteMarks.finish(
      DisplayTable(title: title, columns: columns, groups: groups, footnotes: writer.remarks))
  }

  /// How many answered in each round.
  private func respondents(
    _ rows: [ResultRow], rounds: [String], writer: inout CellWriter
  ) -> [DisplayTable.Cell] {
    var cells: [DisplayTable.Cell] = [.text("n")]
    for round in rounds {
      let own = rows.filter { $0.key.versusRound.isEmpty && $0.key.round == round }
      let row = own.first { $0.estimate != nil } ?? own.first
      cells.append(row.map { writer.countCell($0) } ?? .empty)
    }
    return cells
  }

  static func change(_ key: ResultKey) -> String { "\(key.versusRound) → \(key.round)" }

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
