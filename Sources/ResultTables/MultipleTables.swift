import Estimation
import Framework
import Localization
import Numerics
import Results
import Tables

extension Tabulation {
  /// Whether the rows are about a question with several answers, which is one table.
  func isMultiple(_ question: String) -> Bool { labels.study.question(question)?.kind == .multiple }

  /// The tables of a question with several answers: options down, groups across, then what is
  /// said of options against each other and of groups.
  func multipleTables(_ part: Part) -> [DisplayTable] {
    let table = MultipleTable(self, part)
    let differences = part.rows.filter { $0.key.statistic == MultipleTable.optionDifference }
    let others = part.rows.filter {
      !table.shows($0.key) && $0.key.statistic != MultipleTable.optionDifference
        && !MultipleTable.hidden.contains($0.key.statistic)
    }
    var tables = [table.table()].compactMap { $0 }
    if !differences.isEmpty { tables.append(optionDifferences(part, differences)) }
    if !others.isEmpty {
      var rest = part
      rest.rows = others
      tables += statisticTables(rest)
    }
    return tables
  }

  /// Two options a line, with their difference.
  private func optionDifferences(_ part: Part, _ rows: [ResultRow]) -> DisplayTable {
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    var groups: [DisplayTable.RowGroup] = []
    var headings: [String] = []
    for row in rows {
      let group = part.groupBy.isEmpty ? "" : labels.group(row.key.group, of: part.groupBy)
      let heading = [row.key.round, group].filter { !$0.isEmpty }.joined(separator: " · ")
      if headings.last != heading {
        headings.append(heading)
        groups.append(.init(heading: heading, rows: []))
      }
      let first = labels.item(row.key.item, question: part.question)
      let second = labels.item(row.key.level, question: part.question)
      groups[groups.count - 1].rows.append([
        .text(first), .text(second), writer.cell(row), writer.countCell(row),
      ])
    }
    let words = LocalizedText(es: "diferencias entre opciones", en: "differences between options")
    return FootnoteMarks.finish(
      DisplayTable(
        title: title(of: part) + " — " + words[language],
        columns: [
          .init(MultipleTable.option[language]),
          .init(LocalizedText(es: "menos", en: "less")[language]),
          .init(Vocabulary.heading("difference", language), .trailing), .init("n", .trailing),
        ], groups: groups, footnotes: writer.remarks))
  }
}

/// The cells of the table of one question with several answers.
private struct MultipleTable {
  static let optionDifference = "option_difference"
  static let option = LocalizedText(es: "Opción", en: "Option")
  static let mentionShare = "share_of_mentions"
  static let meanMentions = "mean_mentions"
  /// What the shares say already, option by option.
  static let hidden: Set<String> = [Letters.pairs, "favourable", "mean_score", "median", "total"]

  let tabulation: Tabulation
  let part: Tabulation.Part
  /// The code of those who chose an option.
  private let chosen: String
  private let places: [[String]: ResultRow]
  private let letters: Letters
  private let options: [String]
  private let groups: [String]

  init(_ tabulation: Tabulation, _ part: Tabulation.Part) {
    self.tabulation = tabulation
    self.part = part
    let levels =
      tabulation.labels.study.question(part.question)
      .flatMap { tabulation.labels.study.scale($0.scale)?.levels } ?? []
    let favourable = levels.filter { $0.side == .favourable }
    chosen = (favourable.count == 1 ? favourable.first : levels.last)?.code ?? ""
    letters = Letters(part.rows, labels: tabulation.labels)
    let shares = part.rows.filter { $0.key.statistic == "proportion" && !$0.key.item.isEmpty }
    let declared = tabulation.labels.study.question(part.question)?.options.map(\.id) ?? []
    let found = distinct(shares.map(\.key.item))
    options = declared.filter(found.contains) + found.filter { !declared.contains($0) }
    groups = distinct(shares.map(\.key.group))
    var places: [[String]: ResultRow] = [:]
    for row in part.rows where places[Self.identity(row.key)] == nil {
      places[Self.identity(row.key)] = row
    }
    self.places = places
  }

  private static func identity(_ key: ResultKey) -> [String] {
    [key.round, key.group, key.item, key.level, key.statistic, key.versusGroup]
  }

  /// Whether a row stands in the table.
  func shows(_ key: ResultKey) -> Bool {
    guard key.versusGroup.isEmpty, key.versusRound.isEmpty else { return false }
    if !key.groupBy.isEmpty, key.group.isEmpty { return false }
    return [
      "proportion", "count", DistributionStatistics.nonresponse, Self.mentionShare,
      Self.meanMentions, Letters.own, Letters.lower,
    ].contains(key.statistic)
  }

  private func row(
    _ round: String, _ group: String, _ item: String, _ level: String, _ statistic: String
  ) -> ResultRow? {
    places[[round, group, item, level, statistic, ""]]
  }

  func table() -> DisplayTable? {
    guard !options.isEmpty else { return nil }
    let language = tabulation.language
    var writer = CellWriter(language: language, minimumCell: tabulation.minimumCell)
    let rounds = tabulation.rounds(of: part.rows)
    let hasMentions = part.groupBy.isEmpty
    var columns = [DisplayTable.Column(Self.option[language])]
    columns += groups.map { group in
      let own = rounds.lazy.map { letters.own(option: options, round: $0, group: group) }
        .first { !$0.isEmpty }
      return .init(tabulation.labels.group(group, of: part.groupBy) + (own ?? ""), .trailing)
    }
    if hasMentions {
      columns.append(.init(Vocabulary.heading(Self.mentionShare, language), .trailing))
    }
    let blocks = rounds.map { round in
      DisplayTable.RowGroup(
        heading: round,
        rows: options.map { line($0, round, hasMentions, &writer) } + summaries(round, &writer))
    }
    return FootnoteMarks.finish(
      DisplayTable(
        title: tabulation.title(of: part), columns: columns, groups: blocks,
        footnotes: writer.remarks + letters.notes))
  }

  private func line(
    _ option: String, _ round: String, _ hasMentions: Bool, _ writer: inout CellWriter
  ) -> [DisplayTable.Cell] {
    var cells: [DisplayTable.Cell] = [
      .text(tabulation.labels.item(option, question: part.question))
    ]
    for group in groups {
      let share =
        row(round, group, option, chosen, "proportion")
        ?? row(round, group, option, "", "proportion")
      let count = row(round, group, option, chosen, "count")
      let cell = share.map { writer.shareCell($0, count: count) } ?? .empty
      cells.append(
        letters.beside(cell, round: round, group: group, level: chosen, item: option))
    }
    if hasMentions {
      cells.append(
        row(round, "", option, "", Self.mentionShare).map { writer.valueCell($0) } ?? .empty)
    }
    return cells
  }

  /// Mentions a respondent, who did not answer and why, and the respondents.
  private func summaries(_ round: String, _ writer: inout CellWriter) -> [[DisplayTable.Cell]] {
    let language = tabulation.language
    var lines: [[DisplayTable.Cell]] = []
    func line(_ label: String, _ cells: [DisplayTable.Cell]) {
      lines.append([.text(label)] + cells)
    }
    line(
      Vocabulary.heading(Self.meanMentions, language),
      groups.map { group in
        row(round, group, "", "", Self.meanMentions).map { writer.valueCell($0) } ?? .empty
      })
    let missing = distinct(
      part.rows.filter {
        $0.key.statistic == DistributionStatistics.nonresponse && $0.key.item.isEmpty
          && $0.key.round == round && !$0.key.group.isEmpty == !part.groupBy.isEmpty
          && ($0.estimate?.value ?? 0) > 0
      }.map(\.key.level))
    for reason in missing {
      line(
        tabulation.labels.answer(reason, question: part.question),
        groups.map { group in
          row(round, group, "", reason, DistributionStatistics.nonresponse).map {
            writer.countCell($0)
          } ?? .empty
        })
    }
    line(
      "n",
      groups.map { group in
        row(round, group, "", "", "count").map { writer.countCell($0) } ?? .empty
      })
    return lines
  }
}
