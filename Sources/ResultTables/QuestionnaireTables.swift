import Estimation
import Localization
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
    es: "Distancia media: qué parte del largo de la escala separa en promedio a dos cuestionarios "
      + "tomados al azar; 0\u{A0}% si todos contestan igual.",
    en: "Mean distance: what part of the length of the scale lies on average between two "
      + "questionnaires picked at random; 0% where all answer alike.")

  private static let matrixNote = LocalizedText(
    es: "Qué parte del largo de la escala separa en promedio a un cuestionario del grupo de la "
      + "fila y a otro del grupo de la columna; en la diagonal, a dos del mismo grupo.",
    en: "What part of the length of the scale lies on average between a questionnaire of the group "
      + "of the line and one of the group of the column; on the diagonal, between two of the same "
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
      var cells: [DisplayTable.Cell] = [.text(labels.group(group, of: own.key.groupBy))]
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
  /// How far the groups stand apart, one line a round.
  private func separationTable(_ block: RowBlock) -> DisplayTable? {
    let shares = block.rows.filter {
      $0.key.statistic == "between_share" && $0.key.question.isEmpty
    }
    guard !shares.isEmpty else { return nil }
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    let lines = shares.map { share -> [DisplayTable.Cell] in
      let own = RowBlock(
        name: share.key.round,
        rows: block.rows.filter { $0.key.round == share.key.round && $0.key.question.isEmpty })
      func value(_ statistic: String) -> DisplayTable.Cell {
        own.row(statistic).map { writer.valueCell($0.without(flag: CellWriter.untested)) }
          ?? .empty
      }
      func p(_ statistic: String) -> DisplayTable.Cell {
        own.row(statistic).map { writer.probabilityCell($0) { $0.pValue } } ?? .empty
      }
      return [
        .text(share.key.round), value("between_share"), p("between_share"), value("permanova_f"),
        p("permanova_f"), value("permanova_r_squared"), p("permdisp_f"), value("anosim_r"),
        writer.countCell(share),
      ]
    }
    let headings = [
      Vocabulary.heading("between_share", language), "p", "PERMANOVA F", "p", "R²", "PERMDISP p",
      "ANOSIM R", "n",
    ]
    let subject = LocalizedText(
      es: "qué tanto se apartan los grupos", en: "how far the groups stand apart")
    let round = lines.contains { !$0[0].shown.isEmpty } ? Vocabulary.round[language] : ""
    return FootnoteMarks.finish(
      DisplayTable(
        title: questionnaireTitle(subject, by: block.name),
        columns: [.init(round)] + headings.map { .init($0, .trailing) }, rows: lines,
        footnotes: writer.remarks + [.init(Self.separationNote[language])]))
  }

  private static let separationNote = LocalizedText(
    es: "Parte entre los grupos: qué parte de la distancia entre los cuestionarios separa a los "
      + "grupos, no a quienes están dentro de ellos. p: en qué parte de las maneras de repartir "
      + "quién pertenece a qué grupo salen al menos así de separados. PERMANOVA y R² lo mismo con "
      + "distancias al cuadrado. PERMDISP: si unos grupos están más divididos por dentro que "
      + "otros; con una p pequeña, PERMANOVA puede deberse a eso. ANOSIM: 1 si toda distancia "
      + "entre grupos supera a las de adentro, 0 si no hay diferencia.",
    en: "Share between the groups: what part of the distance between questionnaires stands between "
      + "the groups, not within them. p: in what part of the ways to deal out who belongs to which "
      + "group they come out at least as far apart. PERMANOVA and R² say the same with squared "
      + "distances. PERMDISP: whether some groups are more divided inside than others; where its p "
      + "is small, PERMANOVA may owe to that. ANOSIM: 1 where every distance between groups "
      + "exceeds those within, 0 where there is no difference.")

  /// The questions by how far they separate the groups.
  private func rankingTable(_ block: RowBlock) -> DisplayTable? {
    let shares = block.rows.filter {
      $0.key.statistic == "between_share" && !$0.key.question.isEmpty
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
        groups.append(.init(heading: names.joined(separator: ": "), rows: lines))
      }
    }
    let headings = [
      Vocabulary.heading("between_share", language), "p",
      LocalizedText(es: "p de todas", en: "p over all")[language], "n",
    ]
    let subject = LocalizedText(es: "qué preguntas los apartan", en: "which questions part them")
    return FootnoteMarks.finish(
      DisplayTable(
        title: questionnaireTitle(subject, by: block.name),
        columns: [.init(LocalizedText(es: "Pregunta", en: "Question")[language])]
          + headings.map { .init($0, .trailing) },
        groups: groups, footnotes: writer.remarks + [.init(Self.rankingNote[language])]))
  }

  private static let rankingNote = LocalizedText(
    es: "p de todas: en qué parte de las maneras de repartir quién pertenece a qué grupo alguna de "
      + "las preguntas los aparta al menos así; es la que hay que leer cuando se buscan las "
      + "preguntas que más apartan.",
    en: "p over all: in what part of the ways to deal out who belongs to which group any of the "
      + "questions parts them at least as far; it is the one to read when looking for the "
      + "questions that part them most.")

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
