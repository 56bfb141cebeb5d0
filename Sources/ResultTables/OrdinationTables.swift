import Framework
import Localization
import Numerics
import Results
import Tables

extension Tabulation {
  /// How far the respondents of each map lie apart, and where the groups stand on it.
  func ordinationTables(_ part: Part) -> [DisplayTable] {
    let isPoint = { (row: ResultRow) in row.key.statistic.hasPrefix("coordinate_") }
    let points = part.rows.filter(isPoint)
    var tables = [
      mapTable(
        part.rows.filter { !isPoint($0) && (Int($0.key.item) ?? 0) <= Self.eigenvalues },
        title: LocalizedText(es: "Mapas de las respuestas", en: "Maps of the answers"))
    ]
    if !points.isEmpty {
      tables.append(
        mapTable(points, title: LocalizedText(es: "Lugares en los mapas", en: "Places on the maps"))
      )
    }
    return tables
  }

  /// The eigenvalues shown to people; the tidy rows have more.
  private static let eigenvalues = 3

  private func mapTable(_ rows: [ResultRow], title: LocalizedText) -> DisplayTable {
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    let isRespondent = { (row: ResultRow) in row.key.statistic.hasPrefix("coordinate_") }
    func column(_ row: ResultRow) -> String {
      let name = Vocabulary.heading(row.key.statistic, language)
      return row.key.item.isEmpty || isRespondent(row) ? name : name + " " + row.key.item
    }
    func line(_ row: ResultRow) -> String {
      let group =
        row.key.groupBy.isEmpty
        ? Vocabulary.overall[language] : labels.group(row.key.group, of: row.key.groupBy)
      return isRespondent(row) && !row.key.item.isEmpty ? "\(group), \(row.key.item)" : group
    }
    let columns = distinct(rows.map(column))
    let groups = rounds(of: rows).map { round in
      let inRound = rows.filter { $0.key.round == round }
      return DisplayTable.RowGroup(
        heading: round,
        rows: distinct(inRound.map(line)).map { name in
          let own = inRound.filter { line($0) == name }
          var cells: [DisplayTable.Cell] = [.text(name)]
          for header in columns {
            let row = own.first { column($0) == header }
            cells.append(row.map { writer.valueCell($0) } ?? .empty)
          }
          cells.append(own.first.map { writer.countCell($0) } ?? .empty)
          return cells
        })
    }
    return FootnoteMarks.finish(
      DisplayTable(
        title: title[language],
        columns: [.init("")] + columns.map { .init($0, .trailing) } + [.init("n", .trailing)],
        groups: groups, footnotes: writer.remarks))
  }
}
