import Estimation
import Localization
import Results
import Tables

extension Tabulation {
  /// How far the answers of every two groups lie apart: direction, size, and two p-values.
  func contrastTable(_ part: Part, _ rows: [ResultRow]) -> DisplayTable {
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    let contrasts = rows.filter { !$0.key.versusGroup.isEmpty }
    let columns = ContrastColumn.allCases.filter { column in
      contrasts.contains { column.holds($0) }
    }
    let groups = RowBlock.blocks(of: contrasts, by: \.key.round).map { round in
      DisplayTable.RowGroup(
        heading: round.name,
        rows: RowBlock.blocks(of: round.rows, by: { comparison($0.key) }).map { pair in
          let cells = columns.map { column in
            pair.rows.first(where: column.holds).map { cell($0, column, &writer) } ?? .empty
          }
          let counted = pair.rows.first { $0.estimate != nil } ?? pair.rows.first
          return [.text(pair.name)] + cells + [counted.map { writer.countCell($0) } ?? .empty]
        })
    }
    let sentences = DivergenceSentences(labels: labels, minimumCell: minimumCell)
    // What the rows of the table are flagged with is said of the table already.
    let means = rows.filter { $0.key.versusGroup.isEmpty }.compactMap { row in
      sentences.sentenceInTable(ResultRow(row.key, row.outcome))
    }
    let word = LocalizedText(es: "diferencias", en: "differences")[language]
    return FootnoteMarks.finish(
      DisplayTable(
        title: title(of: part) + " — " + word,
        columns: [.init(groupHeader(part))]
          + columns.map { .init($0.heading[language], .trailing) } + [.init("n", .trailing)],
        groups: groups,
        footnotes: means.map { .init($0) } + writer.remarks
          + [.init(columns.compactMap { $0.note?[language] }.joined(separator: " "))]))
  }

  private func cell(
    _ row: ResultRow, _ column: ContrastColumn, _ writer: inout CellWriter
  ) -> DisplayTable.Cell {
    switch column {
    case .p: writer.probabilityCell(row) { $0.pValue }
    case .pOverQuestions: writer.probabilityCell(row) { $0.adjustedPValue }
    default: writer.testCell(row.without(flag: CellWriter.untested))
    }
  }
}

/// The columns of a table of contrasts.
private enum ContrastColumn: CaseIterable {
  case delta, superiority, wasserstein, meanScore, p, pOverQuestions

  func holds(_ row: ResultRow) -> Bool {
    switch self {
    case .delta: row.key.statistic == "cliff_delta"
    case .superiority: row.key.statistic == "probability_of_superiority"
    case .wasserstein: row.key.statistic == "wasserstein_1"
    case .meanScore: row.key.statistic == "difference" && row.key.level == "mean_score"
    case .p: row.key.statistic == "energy_distance"
    case .pOverQuestions: row.key.statistic == "max_t"
    }
  }

  var heading: LocalizedText {
    switch self {
    case .delta: LocalizedText(es: "δ de Cliff", en: "Cliff’s δ")
    case .superiority:
      LocalizedText(es: "Probabilidad de superioridad", en: "Probability of superiority")
    case .wasserstein: LocalizedText(es: "Wasserstein (puntos)", en: "Wasserstein (points)")
    case .meanScore: LocalizedText(es: "Diferencia de medias", en: "Difference of means")
    case .p: LocalizedText(verbatim: "p")
    case .pOverQuestions: LocalizedText(es: "p de todas", en: "p over all")
    }
  }

  /// What the reader needs to read the column.
  var note: LocalizedText? {
    switch self {
    case .delta:
      LocalizedText(
        es: "δ de Cliff: de −1 a +1, positiva si el primer grupo tiende a contestar más arriba en "
          + "la escala.",
        en: "Cliff’s δ: from −1 to +1, positive where the first group tends to answer higher on "
          + "the scale.")
    case .superiority:
      LocalizedText(
        es: "Probabilidad de superioridad: con qué frecuencia una respuesta del primer grupo es "
          + "más alta que una del segundo; cada empate cuenta como la mitad.",
        en: "Probability of superiority: how often an answer of the first group is higher than one "
          + "of the second; a tie counts as half.")
    case .wasserstein:
      LocalizedText(
        es: "Wasserstein: cuántos puntos tendrían que moverse en promedio las respuestas para que "
          + "los grupos se repartieran igual.",
        en: "Wasserstein: how many points answers would have to move on average for the groups to "
          + "be distributed alike.")
    case .p:
      LocalizedText(
        es:
          "p: de todas las maneras de repartir quién pertenece a qué grupo, en cuántas los grupos "
          + "se apartan al menos así (distancia de energía).",
        en: "p: of all ways to deal out who belongs to which group, the share in which the groups "
          + "lie at least as far apart (energy distance).")
    case .pOverQuestions:
      LocalizedText(
        es:
          "p de todas: en cuántas aparece en alguna de las preguntas una δ al menos así de grande.",
        en: "p over all: the share in which a δ at least as large comes up on any question.")
    case .meanScore: nil
    }
  }
}
