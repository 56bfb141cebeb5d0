import Estimation
import Framework
import Localization
public import Results
public import Tables

extension Tabulation {
  /// Divergence: all questions together, then each question with its headline numbers in words.
  ///
  /// What stands in no table is in the tidy rows: side by side many measures say the same.
  func divergenceTables(_ part: Part) -> [DisplayTable] {
    let rows = DivergenceRows(part.rows)
    var tables = questionnaireTables(rows.ofQuestionnaire)
    for block in rows.ofScales {
      tables += concordanceTables(self.part(of: block.rows))
    }
    return tables + rows.ofQuestions.flatMap { questionTables($0.rows) }
  }

  /// A sentence for each number of an analysis of divergence, under the question it is about.
  ///
  /// - Returns: Blocks of text: tables without columns, whose notes are the sentences.
  public func divergenceSentences(_ rows: [ResultRow]) -> [DisplayTable] {
    let sentences = DivergenceSentences(labels: labels, minimumCell: minimumCell)
    let rows = DivergenceRows(rows.filter { $0.key.analysis == "divergence" })
    var blocks: [DisplayTable] = []
    func add(_ title: String, _ texts: [String]) {
      if !texts.isEmpty { blocks.append(textBlock(title, texts)) }
    }
    add(Self.allQuestions[language], rows.ofQuestionnaire.compactMap(sentences.sentence))
    for block in rows.ofScales + rows.ofQuestions {
      add(title(of: part(of: block.rows)), block.rows.compactMap(sentences.sentenceInTable))
    }
    return blocks
  }

  static let allQuestions = LocalizedText(
    es: "Todas las preguntas en conjunto", en: "All questions together")

  /// A title with sentences below it.
  func textBlock(_ title: String, _ sentences: [String]) -> DisplayTable {
    DisplayTable(
      title: title, columns: [], groups: [],
      footnotes: sentences.map { DisplayTable.Footnote($0) })
  }

  /// Rows about one question or scale, whose first one names it.
  private func part(of rows: [ResultRow], groupBy: String = "") -> Part {
    let key = rows.first?.key ?? ResultKey(analysis: "divergence", statistic: "")
    return Part(
      analysis: key.analysis, question: key.question, item: key.item, groupBy: groupBy, rows: rows)
  }

  /// The coefficients of agreement over the questions of a scale that stand in the table.
  private static let shownOfScales = ["krippendorff_alpha_ordinal", "gwet_ac2", "kendall_w"]

  private func concordanceTables(_ part: Part) -> [DisplayTable] {
    let note = LocalizedText(
      es: "1: quienes contestan comparten la misma imagen en todas las preguntas de la escala; "
        + "0: no más que al azar.",
      en: "1: the respondents share one picture over the questions of the scale; 0: no more than "
        + "by chance.")[language]
    let shown = part.rows.filter { Self.shownOfScales.contains($0.key.statistic) }
    return RowBlock.blocks(of: shown, by: \.key.groupBy).flatMap { block in
      statisticTables(self.part(of: block.rows, groupBy: block.name)).map { table in
        var table = table
        table.footnotes.append(.init(note))
        return table
      }
    }
  }

  private func questionTables(_ rows: [ResultRow]) -> [DisplayTable] {
    var tables: [DisplayTable] = []
    for block in RowBlock.blocks(of: rows, by: \.key.groupBy) {
      let part = part(of: block.rows, groupBy: block.name)
      let isChange = { (row: ResultRow) in !row.key.versusRound.isEmpty }
      let isContrast = { (row: ResultRow) in !isChange(row) && !row.key.versusGroup.isEmpty }
      let isMean = { (row: ResultRow) in row.key.statistic == "pooled_mean" }
      let single = block.rows.filter { !isChange($0) && !isContrast($0) && !isMean($0) }
      let contrasts = block.rows.filter { isContrast($0) || isMean($0) }
      if !single.isEmpty { tables.append(disagreementTable(part, single)) }
      if !contrasts.isEmpty { tables.append(contrastTable(part, contrasts)) }
      let changes = block.rows.filter(isChange)
      let word = LocalizedText(es: "cambios entre rondas", en: "changes between rounds")[language]
      if !changes.isEmpty {
        tables.append(statisticTable(part, changes, title: title(of: part) + " — " + word))
      }
    }
    if let words = questionInWords(rows) { tables.append(words) }
    return tables
  }

  private func disagreementTable(_ part: Part, _ rows: [ResultRow]) -> DisplayTable {
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    let groups = RowBlock.blocks(of: rows, by: \.key.round).map { round in
      DisplayTable.RowGroup(
        heading: round.name,
        rows: RowBlock.blocks(of: round.rows, by: \.key.group).map { group in
          [.text(labels.group(group.name, of: part.groupBy))] + cells(group, &writer)
        })
    }
    var columns = [DisplayTable.Column(groupHeader(part))]
    columns.append(.init(Vocabulary.heading("disagreement", language), .trailing))
    columns.append(.init(Vocabulary.pattern[language]))
    columns.append(.init(Vocabulary.byChance[language], .trailing))
    columns += Self.shown.map { .init(Vocabulary.heading($0, language), .trailing) }
    columns.append(.init("n", .trailing))
    let notes = [Self.indexNote] + patternNotes(rows)
    return FootnoteMarks.finish(
      DisplayTable(
        title: title(of: part), columns: columns, groups: groups,
        footnotes: writer.remarks + notes.map { .init($0[language]) }))
  }

  /// What the patterns that a table shows stand for.
  private func patternNotes(_ rows: [ResultRow]) -> [LocalizedText] {
    let flags = Set(rows.flatMap { $0.flag.split(separator: ";").map(String.init) })
    let isRead = flags.contains { Vocabulary.isPattern($0) && $0 != Self.notEnough }
    return (isRead ? [Self.patternNote] : [])
      + (flags.contains(Self.notEnough) ? [Self.notEnoughNote] : [])
  }

  private static let notEnough = "not_enough_answers"
  static let notEnoughNote = LocalizedText(
    es: "Con menos de 10 respuestas no se dice cómo se reparten.",
    en: "With fewer than 10 answers no pattern is told.")

  private static let indexNote = LocalizedText(
    es: "El índice va de 0, todos contestan igual, a 1, dos mitades en los extremos. Las demás "
      + "medidas están en los formatos csv y json.",
    en: "The index goes from 0, all answer alike, to 1, two halves at the extremes. The other "
      + "measures are in the formats csv and json.")

  /// The thresholds of `AnswerPattern`, which a test holds to these words.
  static let patternNote = LocalizedText(
    es:
      "Si se contestara al azar: 5\u{A0}% de las veces, a lo más, el índice no pasaría del primer "
      + "valor, y 5\u{A0}% llegaría al segundo. Dos bandos: el índice llega al segundo; o los pares "
      + "opuestos llegan a 0.8 de su máximo y a lo más una quinta parte de las respuestas está en "
      + "el centro. Visión compartida: el índice no pasa del primero ni de 0.6, y la A es "
      + "positiva. Dispersión: todo lo demás.",
    en: "Under random answers: 5% of the time at most the index would be no larger than the "
      + "first value, and 5% reach the second. Two camps: the index reaches the second; or opposed "
      + "pairs reach 0.8 of their maximum and at most a fifth of the answers stand in the middle. "
      + "Shared view: the index is no larger than the first nor than 0.6, and A is positive. "
      + "Spread: all else.")

  /// The measures beside the index.
  private static let shown = ["mean_pairwise_distance", "opposed_pairs", "van_der_eijk_a"]

  private func cells(_ block: RowBlock, _ writer: inout CellWriter) -> [DisplayTable.Cell] {
    guard var index = block.row("disagreement") else { return [] }
    // The pattern is a column of its own, not a footnote.
    let flags = index.flag.split(separator: ";").map(String.init)
    let patterns = flags.filter(Vocabulary.isPattern)
    index.flag = flags.filter { !Vocabulary.isPattern($0) }.joined(separator: ";")
    var cells = [writer.cell(index)]
    let names = patterns.map { Vocabulary.term($0, language) }.joined(separator: ", ")
    cells.append(.text(names))
    cells.append(
      chance(block.row("random_answering_low"), block.row("random_answering_high"), &writer))
    cells += Self.shown.map { statistic in
      block.row(statistic).map { writer.valueCell($0) } ?? .empty
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
