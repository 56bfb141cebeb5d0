import Estimation
import Localization
import Numerics
import Results
import Tables

extension Tabulation {
  /// All questions together: how far apart groups lie, on which questions, and who answers alike.
  func questionnaireTables(_ rows: [ResultRow]) -> [DisplayTable] {
    var tables: [DisplayTable] = []
    for block in RowBlock.blocks(of: rows, by: \.key.groupBy) {
      tables += distanceTables(block)
      if let table = separationTable(block) { tables.append(table) }
      if let table = rankingTable(block) { tables.append(table) }
      if let table = clusterTable(block) { tables.append(table) }
      if let table = respondentTable(block) { tables.append(table) }
    }
    guard let last = tables.indices.last else { return [] }
    let note = LocalizedText(
      es: "La distancia entre cada dos, la parte de cada pregunta, el dendrograma y el mapa están "
        + "en los formatos csv y json.",
      en: "The distance between every two, the share of each question, the dendrogram and the map "
        + "are in the formats csv and json.")[language]
    tables[last].footnotes.append(.init(note))
    if let words = questionnaireInWords(rows) { tables.append(words) }
    return tables
  }

  /// The title of a table about all questions together.
  func questionnaireTitle(_ subject: LocalizedText, by groupBy: String) -> String {
    Self.allQuestions[language] + " — " + subject[language] + byDimension(groupBy)
  }

  /// The mean distances: each group and pair in a line, or every group by every group.
  private func distanceTables(_ block: RowBlock) -> [DisplayTable] {
    let distances = block.rows.filter { $0.key.statistic == "mean_distance" }
    guard !distances.isEmpty else { return [] }
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    let groups = distinct(distances.flatMap { [$0.key.group, $0.key.versusGroup] })
      .filter { !$0.isEmpty }
    let isMatrix = groups.count > 2
    let rounds = RowBlock.blocks(of: distances, by: \.key.round).map { round in
      DisplayTable.RowGroup(
        heading: round.name,
        rows: isMatrix ? matrix(round, groups, &writer) : lines(round, &writer))
    }
    let heading = Vocabulary.heading("mean_distance", language)
    let columns =
      isMatrix
      ? groups.map { labels.shortGroup($0, of: block.name) } : [heading]
    let subject = LocalizedText(es: "distancias", en: "distances")
    return [
      FootnoteMarks.finish(
        DisplayTable(
          title: questionnaireTitle(subject, by: block.name),
          columns: [.init(block.name.isEmpty ? "" : labels.dimension(block.name))]
            + columns.map { .init($0, .trailing) } + [.init("n", .trailing)],
          groups: rounds,
          footnotes: writer.remarks
            + [.init((isMatrix ? Self.matrixNote : Self.distanceNote)[language])]))
    ]
  }

  private static let distanceNote = LocalizedText(
    es: "Distancia media: qué tan lejos están en promedio dos cuestionarios tomados al azar, como "
      + "parte del largo de la escala; 0\u{A0}% si todos contestan igual.",
    en: "Mean distance: how far apart two questionnaires picked at random are on average, as a "
      + "part of the length of the scale; 0% where all answer alike.")

  private static let matrixNote = LocalizedText(
    es: "Qué tan lejos están en promedio un cuestionario del grupo de la fila y otro del grupo de "
      + "la columna, como parte del largo de la escala; en la diagonal, dos del mismo grupo.",
    en: "How far apart a questionnaire of the group in the row and one of the group in the column "
      + "are on average, as a part of the length of the scale; on the diagonal, two of the same "
      + "group.")

  private func lines(_ round: RowBlock, _ writer: inout CellWriter) -> [[DisplayTable.Cell]] {
    round.rows.map { row in
      [
        .text(distanceSubject(row.key)), writer.shareCell(row, count: nil),
        row.key.versusGroup.isEmpty ? writer.countCell(row) : .empty,
      ]
    }
  }

  private func distanceSubject(_ key: ResultKey) -> String {
    let group = labels.group(key.group, of: key.groupBy)
    if key.versusGroup.isEmpty { return group }
    let between = LocalizedText(es: "entre", en: "between")[language]
    let and = LocalizedText(es: "y", en: "and")[language]
    return "\(between) \(group) \(and) \(labels.group(key.versusGroup, of: key.groupBy))"
  }

  private func matrix(
    _ round: RowBlock, _ groups: [String], _ writer: inout CellWriter
  ) -> [[DisplayTable.Cell]] {
    func distance(_ first: String, _ second: String) -> ResultRow? {
      let versus = first == second ? "" : second
      return round.rows.first { row in
        (row.key.group, row.key.versusGroup) == (first, versus)
          || !versus.isEmpty && (row.key.group, row.key.versusGroup) == (versus, first)
      }
    }
    return groups.enumerated().compactMap { place, group in
      guard let own = distance(group, group) else { return nil }
      var cells: [DisplayTable.Cell] = [.text(labels.shortGroup(group, of: own.key.groupBy))]
      for (other, name) in groups.enumerated() {
        let row = other <= place ? distance(group, name) : nil
        cells.append(row.map { writer.shareCell($0, count: nil) } ?? .empty)
      }
      return cells + [writer.countCell(own)]
    }
  }
}

// What sets the groups apart.
extension Tabulation {
  /// How far the groups stand apart, one line a round; and every two of them, where there are more.
  private func separationTable(_ block: RowBlock) -> DisplayTable? {
    let rows = block.rows.filter { row in
      row.key.question.isEmpty
        && SeparationColumn.all.contains { $0.statistic == row.key.statistic }
    }
    guard rows.contains(where: { $0.estimate != nil }) else { return nil }
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    let columns = SeparationColumn.all.filter { column in
      rows.contains { $0.key.statistic == column.statistic }
    }
    let hasPairs = rows.contains { !$0.key.versusGroup.isEmpty }
    let rounds = RowBlock.blocks(of: rows, by: \.key.round).map { round in
      (
        round: round.name,
        lines: RowBlock.blocks(of: round.rows, by: { compared($0.key) }).map { own in
          [.text(hasPairs ? own.name : round.name)] + separationCells(own, columns, &writer)
        }
      )
    }
    let groups =
      hasPairs
      ? rounds.map { DisplayTable.RowGroup(heading: $0.round, rows: $0.lines) }
      : [DisplayTable.RowGroup(rows: rounds.flatMap(\.lines))]
    let subject = LocalizedText(
      es: "qué tanto se apartan los grupos", en: "how far the groups stand apart")
    let hasRounds = rows.contains { !$0.key.round.isEmpty }
    let first =
      hasPairs ? labels.dimension(block.name) : hasRounds ? Vocabulary.round[language] : ""
    return FootnoteMarks.finish(
      DisplayTable(
        title: questionnaireTitle(subject, by: block.name),
        columns: [.init(first)] + columns.map { .init($0.heading[language], .trailing) }
          + [.init("n", .trailing)],
        groups: groups, footnotes: writer.remarks + [.init(Self.separationNote[language])]))
  }

  /// All groups together, or the two that a line is about.
  private func compared(_ key: ResultKey) -> String {
    key.versusGroup.isEmpty ? comparison(key) : distanceSubject(key)
  }

  private func separationCells(
    _ own: RowBlock, _ columns: [SeparationColumn], _ writer: inout CellWriter
  ) -> [DisplayTable.Cell] {
    let cells = columns.map { column -> DisplayTable.Cell in
      guard let row = own.row(column.statistic) else { return .empty }
      return column.isP
        ? writer.probabilityCell(row) { $0.pValue }
        : writer.valueCell(row.without(flag: CellWriter.untested))
    }
    let counted = own.rows.first { $0.estimate != nil } ?? own.rows.first
    return cells + [counted.map { writer.countCell($0) } ?? .empty]
  }

  private static let separationNote = LocalizedText(
    es: "Parte entre los grupos: qué parte de la distancia entre los cuestionarios separa a los "
      + "grupos y no a quienes están dentro de ellos. p: de todas las maneras de repartir quién "
      + "pertenece a qué grupo, en cuántas salen al menos así de separados. PERMANOVA y R² dicen "
      + "lo mismo con distancias al cuadrado. PERMDISP: si unos grupos están más divididos por "
      + "dentro que otros; si su p es pequeña, PERMANOVA puede deberse a eso. ANOSIM: 1 si toda "
      + "distancia entre grupos supera a las de adentro, 0 si no hay diferencia.",
    en: "Share between the groups: what share of the distance between questionnaires stands "
      + "between the groups and not within them. p: of all ways to deal out who belongs to which "
      + "group, the share in which they come out at least as far apart. PERMANOVA and R² say the "
      + "same with squared distances. PERMDISP: whether some groups are more divided inside than "
      + "others; where its p is small, PERMANOVA may owe to that. ANOSIM: 1 where every distance "
      + "between groups exceeds those within, 0 where there is no difference.")

  /// The questions by how far they separate the groups.
  private func rankingTable(_ block: RowBlock) -> DisplayTable? {
    let shares = block.rows.filter {
      $0.key.statistic == "between_share" && !$0.key.question.isEmpty && $0.key.group.isEmpty
    }
    guard shares.count > 1 else { return nil }
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    var groups: [DisplayTable.RowGroup] = []
    for round in RowBlock.blocks(of: shares, by: \.key.round) {
      for (heading, rows) in ranked(round.rows) where !rows.isEmpty {
        let lines = rows.map { row -> [DisplayTable.Cell] in
          [
            .text(named(row.key.question)),
            writer.valueCell(row.without(flag: CellWriter.untested)),
            writer.probabilityCell(row) { $0.pValue },
            writer.probabilityCell(row) { $0.adjustedPValue }, writer.countCell(row),
          ]
        }
        let names = [round.name, heading[language]].filter { !$0.isEmpty }
        groups.append(.init(heading: names.joined(separator: ": ").uppercasedFirst, rows: lines))
      }
    }
    let headings = [
      Vocabulary.heading("between_share", language), "p",
      LocalizedText(es: "p de todas", en: "p over all")[language], "n",
    ]
    let subject = LocalizedText(
      es: "qué preguntas los apartan", en: "which questions set them apart")
    return FootnoteMarks.finish(
      DisplayTable(
        title: questionnaireTitle(subject, by: block.name),
        columns: [.init(LocalizedText(es: "Pregunta", en: "Question")[language])]
          + headings.map { .init($0, .trailing) },
        groups: groups, footnotes: writer.remarks + [.init(Self.rankingNote[language])]))
  }

  private static let rankingNote = LocalizedText(
    es:
      "p: de todas las maneras de repartir quién pertenece a qué grupo, en cuántas la pregunta los "
      + "aparta al menos así. p de todas: en cuántas los aparta al menos así alguna de las "
      + "preguntas; es la que hay que leer al buscar las que más los apartan.",
    en: "p: of all ways to deal out who belongs to which group, the share in which the question "
      + "sets them at least as far apart. p over all: the share in which any of the questions does; "
      + "it is the one to read when looking for those that set them apart most.")

  /// The questions from the one that parts the groups most, under three headings.
  private func ranked(_ rows: [ResultRow]) -> [(heading: LocalizedText, rows: [ResultRow])] {
    let known = rows.filter { $0.estimate != nil }.sorted {
      ($0.estimate?.value ?? 0) > ($1.estimate?.value ?? 0)
    }
    let ends = min(5, known.count / 2)
    return [
      (
        LocalizedText(es: "los grupos más se apartan", en: "groups agree least"),
        Array(known.prefix(ends))
      ),
      (
        LocalizedText(es: "en medio", en: "in between"),
        Array(known.dropFirst(ends).dropLast(ends))
      ),
      (
        LocalizedText(es: "los grupos más coinciden", en: "groups agree most"),
        Array(known.suffix(ends))
      ),
      (
        LocalizedText(es: "sin número", en: "without a number"),
        rows.filter { $0.estimate == nil }
      ),
    ]
  }

  /// A question by its identifier and a few words.
  private func named(_ question: String) -> String {
    let name = labels.shortQuestion(question)
    return name == question ? name : "\(question). \(name)"
  }
}

/// A number of the table of how far groups stand apart.
private struct SeparationColumn {
  let statistic: String
  let isP: Bool
  let heading: LocalizedText

  private init(_ statistic: String, isP: Bool = false, _ heading: LocalizedText) {
    self.statistic = statistic
    self.isP = isP
    self.heading = heading
  }

  static let all = [
    SeparationColumn(
      "between_share", LocalizedText(es: "Parte entre los grupos", en: "Share between the groups")),
    SeparationColumn("between_share", isP: true, LocalizedText(verbatim: "p")),
    SeparationColumn("permanova_f", LocalizedText(verbatim: "PERMANOVA F")),
    SeparationColumn("permanova_f", isP: true, LocalizedText(verbatim: "PERMANOVA p")),
    SeparationColumn("permanova_r_squared", LocalizedText(verbatim: "R²")),
    SeparationColumn("permdisp_f", isP: true, LocalizedText(verbatim: "PERMDISP p")),
    SeparationColumn("anosim_r", LocalizedText(verbatim: "ANOSIM R")),
  ]
}
