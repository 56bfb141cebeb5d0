import Estimation
import Framework
import Localization
import Numerics
import Results
import Tables

extension Tabulation {
  /// The tables of a workshop: support, where groups stand apart, ranks, coders, and what leads
  /// where; each where there are rows for it.
  func workshopTables(_ part: Part) -> [DisplayTable] {
    [
      supportTable(part), meansTable(part), apartTable(part), ranksTable(part), firmTable(part),
      ordersTable(part),
    ].compactMap { $0 } + codingTables(part) + traceTables(part)
  }

  /// Recommendations down; the support of each kind of actor and their consensus across.
  private func supportTable(_ part: Part) -> DisplayTable? {
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    let support = part.rows.filter { $0.key.statistic == "support" }
    guard !support.isEmpty else { return nil }
    let groups = distinct(support.map(\.key.group))
    let rows = distinct(support.map(\.key.item)).map { item -> [DisplayTable.Cell] in
      let own = part.rows.filter { $0.key.item == item }
      var cells: [DisplayTable.Cell] = [.text(recommendation(item))]
      for group in groups {
        let row = own.first { $0.key.statistic == "support" && $0.key.group == group }
        cells.append(row.map { votes($0, among: own, &writer) } ?? .empty)
      }
      for statistic in Self.comparisons {
        let row = own.first { $0.key.statistic == statistic }
        cells.append(row.map { writer.valueCell($0) } ?? .empty)
      }
      return cells
    }
    var columns = [recommendationColumn]
    columns += groups.map { .init(shortActor($0), .trailing) }
    columns += Self.comparisons.map { .init(Vocabulary.heading($0, language), .trailing) }
    let title = LocalizedText(es: "Apoyo a las recomendaciones", en: "Support of recommendations")
    return FootnoteMarks.finish(
      DisplayTable(
        title: title[language], columns: columns, rows: rows,
        footnotes: supportNotes(writer, support)))
  }

  private func supportNotes(
    _ writer: CellWriter, _ support: [ResultRow]
  ) -> [DisplayTable.Footnote] {
    var notes = [
      LocalizedText(
        es: "Votos a favor de los votos emitidos, con su proporción. Quienes votaron no son una "
          + "muestra: no hay errores de muestreo.",
        en: "Votes in favour of the votes cast, with their share. Those who voted are no sample: "
          + "there are no sampling errors."),
      LocalizedText(
        es: "Consenso entre grupos: producto de (a favor + 1)/(votos + 2) de cada grupo; un grupo "
          + "grande no puede ganarle a uno pequeño.",
        en: "Consensus between groups: the product of (in favour + 1)/(votes + 2) of each group; a "
          + "large group cannot outvote a small one."),
    ]
    if support.contains(where: { $0.estimate?.method == "hypergeometric" }) {
      notes.append(
        LocalizedText(
          es: "Entre corchetes, lo que habrían votado todas las personas convocadas si quienes "
            + "votaron fueran cualesquiera de ellas (intervalo exacto de población finita).",
          en: "In square brackets, what all who were invited would have voted, if those who did "
            + "were any of them (exact interval of a finite population)."))
    }
    return writer.remarks + notes.map { .init($0[language]) }
  }

  private static let comparisons = ["group_aware_consensus", "minimum_group_support"]

  var recommendationColumn: DisplayTable.Column {
    .init(LocalizedText(es: "Recomendación", en: "Recommendation")[language])
  }

  /// The identifier of a recommendation with its text.
  func recommendation(_ id: String) -> String {
    guard let text = itemTexts[id]?[language], !text.isEmpty else { return id }
    return "\(id). \(text)"
  }

  func shortActor(_ id: String) -> String {
    if id.isEmpty { return Vocabulary.overall[language] }
    guard let short = labels.study.actor(id)?.short[language], !short.isEmpty else { return id }
    return short
  }

  /// `12 of 15 (80%)`, with the interval in square brackets where there is one.
  private func votes(
    _ row: ResultRow, among rows: [ResultRow], _ writer: inout CellWriter
  ) -> DisplayTable.Cell {
    let inFavour = rows.first {
      $0.key.statistic == "count" && $0.key.level == "support" && $0.key.group == row.key.group
    }
    let of = LocalizedText(es: "de", en: "of")[language]
    return writer.cell(row) { writer, estimate in
      var share = writer.style.percent(estimate.value)
      if let interval = estimate.interval {
        share += " [" + NumberFormat.percent.range(interval, style: writer.style) + "]"
      }
      guard let count = inFavour?.estimate?.value, let cast = estimate.count else { return share }
      return "\(Int(count)) \(of) \(cast) (\(share))"
    }
  }

  /// The means of ballots of numbers: recommendations down, groups across.
  private func meansTable(_ part: Part) -> DisplayTable? {
    let names = ["mean_score", "mean_rank", "mean_points", "points"]
    guard let name = names.first(where: { id in part.rows.contains { $0.key.statistic == id } })
    else { return nil }
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    let own = part.rows.filter { $0.key.statistic == name }
    let groups = distinct(own.map(\.key.group))
    let rows = distinct(own.map(\.key.item)).map { item -> [DisplayTable.Cell] in
      var cells: [DisplayTable.Cell] = [.text(recommendation(item))]
      for group in groups {
        let row = own.first { $0.key.item == item && $0.key.group == group }
        cells.append(row.map { writer.valueCell($0) } ?? .empty)
      }
      for statistic in [name + "_gap", "kruskal_wallis_permutation_p"] {
        let row = part.rows.first { $0.key.item == item && $0.key.statistic == statistic }
        cells.append(row.map { writer.cell($0) } ?? .empty)
      }
      return cells
    }
    let hasGaps = part.rows.contains { $0.key.statistic == name + "_gap" }
    let ends = hasGaps ? [name + "_gap", "kruskal_wallis_permutation_p"] : []
    return FootnoteMarks.finish(
      DisplayTable(
        title: Vocabulary.heading(name, language),
        columns: [recommendationColumn] + groups.map { .init(shortActor($0), .trailing) }
          + ends.map { .init(Vocabulary.heading($0, language), .trailing) },
        rows: rows, footnotes: writer.remarks))
  }

  /// Where groups stand farthest apart, the most divisive recommendation first.
  private func apartTable(_ part: Part) -> DisplayTable? {
    let gaps = part.rows.filter { $0.key.statistic == "support_gap" && $0.estimate != nil }
      .sorted { ($0.estimate?.value ?? 0) > ($1.estimate?.value ?? 0) }
    guard !gaps.isEmpty else { return nil }
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    let rows = gaps.map { gap -> [DisplayTable.Cell] in
      let test = part.rows.first {
        $0.key.item == gap.key.item && $0.key.statistic == "fisher_exact_p"
      }
      let ends = gap.note.split(separator: ";").map { half in
        half.split(separator: ":").last.map { names in
          names.split(separator: " ").map { shortActor(String($0)) }.joined(separator: ", ")
        } ?? ""
      }
      return [.text(recommendation(gap.key.item)), writer.valueCell(gap)]
        + [ends.last ?? "", ends.first ?? ""].map { .text($0) }
        + [test.map { writer.cell($0) } ?? .empty]
    }
    let words = [
      LocalizedText(es: "Brecha", en: "Gap"),
      LocalizedText(es: "Apoya más", en: "Supports most"),
      LocalizedText(es: "Apoya menos", en: "Supports least"),
    ].map { $0[language] }
    let title = LocalizedText(
      es: "En qué se separan los grupos, de más a menos",
      en: "Where groups stand apart, from most to least")
    return FootnoteMarks.finish(
      DisplayTable(
        title: title[language],
        columns: [
          recommendationColumn, .init(words[0], .trailing), .init(words[1]), .init(words[2]),
          .init(Vocabulary.heading("fisher_exact_p", language), .trailing),
        ], rows: rows, footnotes: writer.remarks))
  }
}
