import Estimation
import Localization
import Results
import Tables

extension Tabulation {
  /// How many clusters the respondents of each group make, and which questions tell them apart.
  func clusterTable(_ block: RowBlock) -> DisplayTable? {
    let isFound = { (row: ResultRow) in
      row.key.statistic == "cluster_count" && row.estimate != nil
    }
    // Without a single number, one question for instance, the tidy rows say why.
    guard block.rows.contains(where: isFound) else { return nil }
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    var groups: [DisplayTable.RowGroup] = []
    for round in RowBlock.blocks(of: block.rows, by: \.key.round) {
      let lines = RowBlock.blocks(of: round.rows, by: \.key.group)
        .compactMap { clusterLine($0, block.name, &writer) }
      if !lines.isEmpty { groups.append(.init(heading: round.name, rows: lines)) }
    }
    let subject = LocalizedText(es: "conglomerados", en: "clusters")
    return FootnoteMarks.finish(
      DisplayTable(
        title: questionnaireTitle(subject, by: block.name),
        columns: [
          .init(block.name.isEmpty ? "" : labels.dimension(block.name)),
          .init(Vocabulary.heading("cluster_count", language), .trailing),
          .init(LocalizedText(es: "Tamaños", en: "Sizes")[language]),
          .init(Vocabulary.heading("silhouette", language), .trailing),
          .init(LocalizedText(es: "Los distinguen más", en: "Told apart most by")[language]),
          .init("n", .trailing),
        ],
        groups: groups, footnotes: writer.remarks + [.init(Self.clusterNote[language])]))
  }

  private static let clusterNote = LocalizedText(
    es: "Conglomerados: cuestionarios de respuestas parecidas (enlace promedio; tantos como den la "
      + "mayor silueta media). Silueta: 1 si están bien separados, 0 si no se distinguen. Entre "
      + "paréntesis, qué parte de la distancia en la pregunta está entre los conglomerados; no se "
      + "prueba, porque se hallaron en las mismas respuestas.",
    en: "Clusters: questionnaires with similar answers (average linkage; as many as give the "
      + "largest mean silhouette). Silhouette: 1 where they are well apart, 0 where they cannot be "
      + "told apart. In brackets, what part of the distance on the question stands between the "
      + "clusters; it is not tested, since they were found in the same answers.")

  /// The questions named as those that tell clusters apart.
  private static let namedQuestions = 3

  private func clusterLine(
    _ group: RowBlock, _ groupBy: String, _ writer: inout CellWriter
  ) -> [DisplayTable.Cell]? {
    guard let count = group.row("cluster_count") else { return nil }
    let number = count.estimate.map { writer.style.number($0.value, decimals: 0) } ?? ""
    let sizes = group.rows.filter { $0.key.statistic == "cluster_size" }.map {
      writer.valueCell($0).shown
    }
    let silhouette = group.row("silhouette", level: number)
    var separating = group.rows.compactMap { row -> (String, Double)? in
      guard row.key.statistic == "cluster_separation", let share = row.estimate?.value,
        share > 0
      else { return nil }
      return (row.key.question, share)
    }
    separating.sort { $0.1 > $1.1 }
    let named = separating.prefix(Self.namedQuestions).map { question, share in
      "\(question) (\(writer.style.percent(share)))"
    }
    return [
      .text(labels.group(group.name, of: groupBy)), writer.valueCell(count),
      .text(sizes.joined(separator: ", ")), silhouette.map { writer.valueCell($0) } ?? .empty,
      .text(named.joined(separator: ", ")), writer.countCell(count),
    ]
  }

  /// Single respondents beyond whom a table cannot be read.
  private static let mostRespondents = 60

  /// One line a respondent: its cluster, and how far it stands from the others.
  func respondentTable(_ block: RowBlock) -> DisplayTable? {
    let listed = block.rows.filter { Self.ofRespondents.contains($0.key.statistic) }
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    let columns = Self.ofRespondents.filter { statistic in
      listed.contains { $0.key.statistic == statistic }
    }
    var groups: [DisplayTable.RowGroup] = []
    var notes: [String] = []
    for own in RowBlock.blocks(of: listed, by: { place($0.key) }) {
      let lines = RowBlock.blocks(of: own.rows.filter { !$0.key.item.isEmpty }, by: \.key.item)
      guard !lines.isEmpty, lines.count <= Self.mostRespondents else {
        notes.append(tooMany(own.name))
        continue
      }
      groups.append(
        .init(
          heading: own.name,
          rows: lines.map { line in
            [.text(line.name)]
              + columns.map { statistic in
                line.row(statistic).map { writer.valueCell($0) } ?? .empty
              }
          }))
    }
    guard !groups.isEmpty else { return nil }
    let names = groups.flatMap(\.rows).compactMap { $0.first?.shown }
    let areCodes = names.allSatisfy(Self.isCode)
    if areCodes { notes.append(Self.codeNote[language]) }
    let heading =
      areCodes
      ? LocalizedText(es: "Clave", en: "Code") : LocalizedText(es: "Quién", en: "Respondent")
    let subject = LocalizedText(es: "quienes contestaron", en: "respondents")
    return FootnoteMarks.finish(
      DisplayTable(
        title: questionnaireTitle(subject, by: block.name),
        columns: [.init(heading[language])]
          + columns.map { .init(Vocabulary.heading($0, language), .trailing) },
        groups: groups,
        footnotes: writer.remarks + ([Self.respondentNote[language]] + notes).map { .init($0) }))
  }

  private static let ofRespondents = ["cluster", "mean_distance_to_others", "silhouette_width"]

  private static let respondentNote = LocalizedText(
    es: "Distancia media a los demás: parte del largo de la escala. Ancho de silueta: cerca de 1 "
      + "encaja bien en su conglomerado; negativo, encajaría mejor en otro.",
    en: "Mean distance to the others: part of the length of the scale. Silhouette width: near 1 it "
      + "fits its cluster well; negative, it would fit another better.")

  private static let codeNote = LocalizedText(
    es:
      "Las claves siguen el primer eje del mapa de las respuestas: no dicen nada del orden de los "
      + "datos.",
    en:
      "Codes follow the first axis of the map of the answers: they tell nothing of the order of the "
      + "data.")

  /// Whether a respondent stands under a code in place of a name.
  private static func isCode(_ name: String) -> Bool {
    name.first == "R" && name.count > 1 && name.dropFirst().allSatisfy(\.isNumber)
  }

  private func tooMany(_ place: String) -> String {
    LocalizedText(
      es: "\(place): son demasiadas respuestas para enumerarlas aquí.",
      en: "\(place): too many respondents to list here.")[language]
  }

  /// The group and round of a row.
  private func place(_ key: ResultKey) -> String {
    [labels.group(key.group, of: key.groupBy), key.round].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }
}
