import Estimation
import Framework
import Localization
import Results
import Tables

extension Tabulation {
  /// A table of tests: one line each, with its statistic, degrees of freedom and p-values.
  func associationTable(_ part: Part) -> DisplayTable {
    let comparesPairs = part.rows.contains { !$0.key.group.isEmpty }
    let isAdjusted = part.rows.contains { $0.estimate?.adjustedPValue != nil }
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    let groups = rounds(of: part.rows).map { round in
      DisplayTable.RowGroup(
        heading: round,
        rows: part.rows.filter { $0.key.round == round }.map { row in
          var cells: [DisplayTable.Cell] = []
          if comparesPairs { cells.append(.text(comparison(row.key))) }
          cells.append(.text(Vocabulary.heading(row.key.statistic, language)))
          cells.append(writer.testCell(row))
          cells.append(writer.degreesOfFreedomCell(row))
          cells.append(writer.probabilityCell(row.estimate?.pValue))
          if isAdjusted { cells.append(writer.probabilityCell(row.estimate?.adjustedPValue)) }
          cells.append(writer.countCell(row))
          return cells
        })
    }
    var columns: [DisplayTable.Column] = []
    if comparesPairs { columns.append(.init(groupHeader(part))) }
    columns.append(.init(LocalizedText(es: "Prueba", en: "Test")[language]))
    columns.append(.init(LocalizedText(es: "Valor", en: "Value")[language], .trailing))
    columns.append(.init(LocalizedText(es: "gl", en: "df")[language], .trailing))
    columns.append(.init("p", .trailing))
    if isAdjusted {
      columns.append(.init(LocalizedText(es: "p ajustada", en: "adjusted p")[language], .trailing))
    }
    columns.append(.init("n", .trailing))
    return FootnoteMarks.finish(
      DisplayTable(
        title: title(of: part), columns: columns, groups: groups, footnotes: writer.remarks))
  }
}
