import Estimation
import Framework
import Localization
import Results
import Tables

extension Tabulation {
  /// Recommendations down; the support of each kind of actor and their consensus across.
  func workshopTable(_ part: Part) -> DisplayTable {
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    let support = part.rows.filter { $0.key.statistic == "support" }
    let groups = distinct(support.map(\.key.group))
    let rows = distinct(part.rows.map(\.key.item)).map { item -> [DisplayTable.Cell] in
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
    var columns = [
      DisplayTable.Column(LocalizedText(es: "Recomendación", en: "Recommendation")[language])
    ]
    columns += groups.map { .init(shortActor($0), .trailing) }
    columns += Self.comparisons.map { .init(Vocabulary.heading($0, language), .trailing) }
    let title = LocalizedText(es: "Apoyo a las recomendaciones", en: "Support of recommendations")
    let note = LocalizedText(
      es: "Votos a favor de los votos emitidos, con su proporción.",
      en: "Votes in favour of the votes cast, with their share.")
    return FootnoteMarks.finish(
      DisplayTable(
        title: title[language], columns: columns, rows: rows,
        footnotes: writer.remarks + [.init(note[language])]))
  }

  private static let comparisons = ["group_aware_consensus", "minimum_group_support"]

  private func recommendation(_ id: String) -> String {
    guard let text = itemTexts[id]?[language], !text.isEmpty else { return id }
    return "\(id). \(text)"
  }

  private func shortActor(_ id: String) -> String {
    if id.isEmpty { return Vocabulary.overall[language] }
    guard let short = labels.study.actor(id)?.short[language], !short.isEmpty else { return id }
    return short
  }

  /// `12 of 15 (80%)`.
  private func votes(
    _ row: ResultRow, among rows: [ResultRow], _ writer: inout CellWriter
  ) -> DisplayTable.Cell {
    let inFavour = rows.first {
      $0.key.statistic == "count" && $0.key.level == "support" && $0.key.group == row.key.group
    }
    let of = LocalizedText(es: "de", en: "of")[language]
    return writer.cell(row) { writer, estimate in
      let share = writer.style.percent(estimate.value)
      guard let count = inFavour?.estimate?.value, let cast = estimate.count else { return share }
      return "\(Int(count)) \(of) \(cast) (\(share))"
    }
  }
}
