import Estimation
import Framework
import Localization
import Numerics
import Results
import Tables

extension Tabulation {
  /// How far coders agree, over all themes and on each, and the items on which they do not.
  func codingTables(_ part: Part) -> [DisplayTable] {
    let own = part.rows.filter { $0.key.groupBy == "coder" }
    guard !own.isEmpty else { return [] }
    return [coefficients(own), disputed(own)].compactMap { $0 }
  }

  private func coefficients(_ rows: [ResultRow]) -> DisplayTable {
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    let coefficients = rows.filter { $0.key.item.isEmpty }
    func column(_ row: ResultRow) -> String {
      let name = Vocabulary.heading(row.key.statistic, language)
      return row.key.group.isEmpty ? name : "\(name) \(row.key.group)–\(row.key.versusGroup)"
    }
    let columns = distinct(coefficients.map(column))
    let lines = distinct(coefficients.map(\.key.level)).map { theme -> [DisplayTable.Cell] in
      let all = LocalizedText(es: "Todos los temas", en: "All themes")[language]
      return [.text(theme.isEmpty ? all : theme)]
        + columns.map { name in
          coefficients.first { $0.key.level == theme && column($0) == name }
            .map { writer.valueCell($0) } ?? .empty
        }
    }
    let note = LocalizedText(
      es: "1: acuerdo completo; 0: el que habría por azar.",
      en: "1: complete agreement; 0: no more than by chance.")
    return FootnoteMarks.finish(
      DisplayTable(
        title: LocalizedText(es: "Acuerdo entre codificadores", en: "Agreement of coders")[
          language],
        columns: [.init(LocalizedText(es: "Tema", en: "Theme")[language])]
          + columns.map { .init($0, .trailing) },
        rows: lines, footnotes: writer.remarks + [.init(note[language])]))
  }

  /// Items whose codings differ, the most disputed first.
  private func disputed(_ rows: [ResultRow]) -> DisplayTable? {
    let items = rows.filter {
      $0.key.statistic == "coder_disagreement" && ($0.estimate?.value ?? 0) > 0
    }.sorted { ($0.estimate?.value ?? 0) > ($1.estimate?.value ?? 0) }
    guard !items.isEmpty else { return nil }
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    let title = LocalizedText(
      es: "En qué elementos difieren los codificadores", en: "Items on which coders differ")
    let note = LocalizedText(
      es: "Distancia media entre dos codificaciones: 0, los mismos temas; 1, ninguno en común.",
      en: "Mean distance between two codings: 0, the same themes; 1, none in common.")
    return FootnoteMarks.finish(
      DisplayTable(
        title: title[language],
        columns: [
          .init(LocalizedText(es: "Elemento", en: "Item")[language]),
          .init(Vocabulary.heading("coder_disagreement", language), .trailing),
          .init(LocalizedText(es: "Codificadores", en: "Coders")[language], .trailing),
        ],
        rows: items.map { row in
          [.text(recommendation(row.key.item)), writer.valueCell(row), writer.countCell(row)]
        }, footnotes: writer.remarks + [.init(note[language])]))
  }
}
