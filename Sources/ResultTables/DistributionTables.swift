import Estimation
import Framework
import Localization
import Numerics
import Results
import Tables

extension Tabulation {
  /// The table of one question: groups down, answers across, then summaries and who is missing.
  func distributionTables(_ part: Part) -> [DisplayTable] {
    if isMultiple(part.question) { return multipleTables(part) }
    let isSummary = { (row: ResultRow) in
      row.key.versusGroup.isEmpty && row.key.versusRound.isEmpty
        && !(row.key.group.isEmpty && !row.key.groupBy.isEmpty)
    }
    // Letters say beside the shares what the comparisons of columns found; the pairs themselves
    // are in the tidy rows.
    let shown = part.rows.filter { $0.key.statistic != Letters.pairs || $0.key.group.isEmpty }
    let rows = shown.filter { isSummary($0) && $0.key.statistic != "standardised" }
    let others = shown.filter { !isSummary($0) || $0.key.statistic == "standardised" }
    var tables: [DisplayTable] = []
    if !rows.isEmpty { tables.append(DistributionTable(self, part, rows).table()) }
    return tables + gapTables(part, others)
  }
}

enum DistributionStatistics {
  static let nonresponse = "item_nonresponse"
}

/// The cells of one distribution table by what they stand for.
private struct DistributionTable {
  let tabulation: Tabulation
  let part: Tabulation.Part
  let rows: [ResultRow]
  let answers: [String]
  let missing: [String]
  let summaries: [String]
  private let places: [[String]: Int]
  private let letters: Letters
  private var writer: CellWriter

  /// Statistics that stand in cells of answers or of missing answers, or in the column n.
  static let inCells: Set<String> = [
    "proportion", "count", "total", Letters.own, Letters.lower,
  ]

  init(_ tabulation: Tabulation, _ part: Tabulation.Part, _ rows: [ResultRow]) {
    self.tabulation = tabulation
    self.part = part
    self.rows = rows
    let withProportion = distinct(
      rows.filter { $0.key.statistic == "proportion" && !$0.key.level.isEmpty }.map(\.key.level))
    let declared = tabulation.labels.levels(ofQuestion: part.question)
    answers =
      declared.filter(withProportion.contains)
      + withProportion.filter { !declared.contains($0) }
    missing = distinct(
      rows.filter {
        $0.key.statistic == DistributionStatistics.nonresponse && ($0.estimate?.value ?? 0) > 0
      }
      .map(\.key.level))
    summaries = distinct(
      rows.filter {
        $0.key.level.isEmpty && !Self.inCells.contains($0.key.statistic)
      }.map(\.key.statistic))
    var places: [[String]: Int] = [:]
    for (place, row) in rows.enumerated() { places[Self.identity(row.key)] = place }
    self.places = places
    letters = Letters(rows, labels: tabulation.labels)
    writer = CellWriter(language: tabulation.language, minimumCell: tabulation.minimumCell)
  }

  private static func identity(_ key: ResultKey) -> [String] {
    [key.round, key.group, key.level, key.statistic]
  }

  private func row(
    _ round: String, _ group: String, _ level: String, _ statistic: String
  ) -> ResultRow? {
    places[[round, group, level, statistic]].map { rows[$0] }
  }

  func table() -> DisplayTable {
    var copy = self
    return copy.made()
  }

  private mutating func made() -> DisplayTable {
    let labels = tabulation.labels
    let rounds = tabulation.rounds(of: rows)
    var groups: [DisplayTable.RowGroup] = []
    for round in rounds {
      let inRound = distinct(rows.filter { $0.key.round == round }.map(\.key.group))
      let heading = rounds.count > 1 || !round.isEmpty ? round : ""
      groups.append(
        .init(heading: heading, rows: inRound.map { cells(round: round, group: $0) }))
    }
    var columns = [DisplayTable.Column(tabulation.groupHeader(part))]
    columns += answers.map { .init(labels.answer($0, question: part.question), .trailing) }
    columns += summaries.map {
      .init(Vocabulary.heading($0, labels.language), .trailing)
    }
    columns += missing.map { .init(labels.answer($0, question: part.question), .trailing) }
    columns.append(.init("n", .trailing))
    return FootnoteMarks.finish(
      DisplayTable(
        title: tabulation.title(of: part), columns: columns, groups: groups,
        footnotes: writer.remarks + letters.notes))
  }

  private mutating func cells(round: String, group: String) -> [DisplayTable.Cell] {
    let name =
      tabulation.labels.group(group, of: part.groupBy) + letters.own(round: round, group: group)
    var cells: [DisplayTable.Cell] = [.text(name)]
    var respondents: ResultRow?
    for level in answers {
      // A group in which nobody answered has one row that says so.
      let row =
        row(round, group, level, "proportion") ?? self.row(round, group, "", "proportion")
      respondents = respondents ?? row
      let count = self.row(round, group, level, "count")
      let answer = row.map { writer.shareCell($0, count: count) } ?? .empty
      cells.append(letters.beside(answer, round: round, group: group, level: level))
    }
    for statistic in summaries {
      let summary = self.row(round, group, "", statistic).map { self.summary($0) } ?? .empty
      cells.append(letters.beside(summary, round: round, group: group, level: statistic))
    }
    for level in missing {
      cells.append(missing(row(round, group, level, DistributionStatistics.nonresponse)))
    }
    let counts = [row(round, group, "", "count")] + answers.map { row(round, group, $0, "count") }
    cells.append(number(ofRespondents: counts.lazy.compactMap { $0 }.first ?? respondents))
    return cells
  }

  /// How many gave no answer for one reason.
  private mutating func missing(_ row: ResultRow?) -> DisplayTable.Cell {
    guard let row else { return .empty }
    return writer.cell(row) { writer, estimate in
      estimate.count.map(writer.style.count) ?? writer.style.percent(estimate.value)
    }
  }

  /// Means and medians without their intervals, which would drown the answers.
  private mutating func summary(_ row: ResultRow) -> DisplayTable.Cell {
    let format = NumberFormat(row)
    let labels = tabulation.labels
    let question = part.question
    return writer.cell(row) { writer, estimate in
      let text = format.text(estimate.value, style: writer.style)
      guard row.key.statistic == "median" else { return text }
      let levels = labels.levels(ofQuestion: question)
      let place = Int(estimate.value.rounded()) - 1
      return estimate.value == estimate.value.rounded() && levels.indices.contains(place)
        ? labels.answer(levels[place], question: question) : text
    }
  }

  /// The respondents with a substantive answer.
  private mutating func number(ofRespondents row: ResultRow?) -> DisplayTable.Cell {
    guard let row else { return .empty }
    return writer.countCell(row)
  }
}
