import Estimation
import Framework
import Localization
import Results
import Tables

extension Tabulation {
  /// Disagreement within each group with its pattern and what chance would give, then contrasts.
  ///
  /// The other measures stand in the tidy rows: side by side they say the same with other words.
  func divergenceTables(_ part: Part) -> [DisplayTable] {
    if part.question.isEmpty {
      var shown = part
      shown.rows = part.rows.filter { Self.shownOfScales.contains($0.key.statistic) }
      guard !shown.rows.isEmpty else { return [] }
      let note = LocalizedText(
        es: "1: quienes contestan comparten la misma imagen en todas las preguntas de la escala; "
          + "0: no más que al azar.",
        en: "1: the respondents share one picture over the questions of the scale; 0: no more than "
          + "by chance.")[language]
      return statisticTables(shown).map { table in
        var table = table
        table.footnotes.append(.init(note))
        return table
      }
    }
    let single = part.rows.filter { $0.key.versusGroup.isEmpty }
    let contrasts = part.rows.filter { !$0.key.versusGroup.isEmpty }
    var tables: [DisplayTable] = []
    if !single.isEmpty { tables.append(disagreementTable(part, single)) }
    if !contrasts.isEmpty {
      var rest = part
      rest.rows = contrasts
      tables += statisticTables(rest)
    }
    return tables
  }

  private func disagreementTable(_ part: Part, _ rows: [ResultRow]) -> DisplayTable {
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    let rounds = rounds(of: rows)
    let groups = rounds.map { round in
      let inRound = rows.filter { $0.key.round == round }
      return DisplayTable.RowGroup(
        heading: round,
        rows: distinct(inRound.map(\.key.group)).map { group in
          let own = inRound.filter { $0.key.group == group }
          return [.text(labels.group(group, of: part.groupBy))] + cells(own, &writer)
        })
    }
    var columns = [DisplayTable.Column(groupHeader(part))]
    columns.append(.init(Vocabulary.heading("disagreement", language), .trailing))
    columns.append(.init(Vocabulary.pattern[language]))
    columns.append(.init(Vocabulary.byChance[language], .trailing))
    columns += Self.shown.map { .init(Vocabulary.heading($0, language), .trailing) }
    columns.append(.init("n", .trailing))
    let note = LocalizedText(
      es: "El índice va de 0, todos contestan igual, a 1, dos mitades en los extremos. Las demás "
        + "medidas están en los formatos csv y json.",
      en: "The index goes from 0, all answer alike, to 1, two halves at the extremes. The other "
        + "measures are in the formats csv and json.")[language]
    return FootnoteMarks.finish(
      DisplayTable(
        title: title(of: part), columns: columns, groups: groups,
        footnotes: writer.remarks + [.init(note)]))
  }

  /// The coefficients of agreement over the questions of a scale that stand in the table.
  private static let shownOfScales = ["krippendorff_alpha_ordinal", "gwet_ac2", "kendall_w"]

  /// The measures beside the index.
  private static let shown = ["mean_pairwise_distance", "opposed_pairs", "van_der_eijk_a"]

  private func cells(_ rows: [ResultRow], _ writer: inout CellWriter) -> [DisplayTable.Cell] {
    func row(_ statistic: String) -> ResultRow? { rows.first { $0.key.statistic == statistic } }
    guard var index = row("disagreement") else { return [] }
    // The pattern is a column of its own, not a footnote.
    let flags = index.flag.split(separator: ";").map(String.init)
    let patterns = flags.filter(Vocabulary.isPattern)
    index.flag = flags.filter { !Vocabulary.isPattern($0) }.joined(separator: ";")
    var cells = [writer.cell(index)]
    let names = patterns.map { Vocabulary.term($0, language) }.joined(separator: ", ")
    cells.append(.text(names))
    cells.append(chance(row("random_answering_low"), row("random_answering_high"), &writer))
    cells += Self.shown.map { statistic in
      row(statistic).map { writer.valueCell($0) } ?? .empty
    }
    cells.append(writer.countCell(index))
    return cells
  }

  /// The range in which the index of random answers lies nine times of ten.
  private func chance(
    _ low: ResultRow?, _ high: ResultRow?, _ writer: inout CellWriter
  ) -> DisplayTable.Cell {
    guard let low, let high else { return .empty }
    guard let upper = high.estimate else { return writer.valueCell(high) }
    return writer.cell(low) { writer, estimate in
      NumberFormat.number.range(
        Interval(low: estimate.value, high: upper.value), style: writer.style)
    }
  }
}
