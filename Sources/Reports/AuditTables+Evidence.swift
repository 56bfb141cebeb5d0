import Audit
import Framework
import Localization
import ResultTables
import Results
import Surveys
import Tables
import Workshop

// Documents, programmes and the checklist.
extension AuditTables {
  /// What the documents say of gender, beside what respondents say of them.
  func documents() -> DisplayTable {
    let title = say(es: "Documentos", en: "Documents")
    guard !audit.documents.isEmpty else {
      return explained(
        title,
        say(
          es: "El estudio no declara documentos (study.yaml, en documents: con kind: y gender:).",
          en:
            "The study declares no documents (study.yaml, under documents: with kind: and gender:)."
        ))
    }
    return DisplayTable(
      title: title,
      columns: [
        say(es: "Documento", en: "Document"), say(es: "Tipo", en: "Kind"),
        say(es: "Género", en: "Gender"), say(es: "Dónde", en: "Where"),
        say(es: "Lo que dicen quienes respondieron", en: "What respondents say"),
      ].map { DisplayTable.Column($0) },
      rows: audit.documents.map { review in
        let reading = review.reading
        let page = reading.page.map { "p. \($0)" }
        let place = [page, reading.evidence?[language]].compactMap { $0 }.joined(separator: ": ")
        let said = review.answersInWords(study)[language]
        return [
          review.document.label[language], kind(reading.kind), reading.gender.label[language],
          place.isEmpty ? "–" : place, said.isEmpty ? "–" : said,
        ].map { DisplayTable.Cell.text($0) }
      })
  }

  private func kind(_ kind: StudyDocument.Kind) -> String {
    switch kind {
    case .strategy: say(es: "estrategia", en: "strategy")
    case .instrument: say(es: "instrumento", en: "instrument")
    case .programme: say(es: "programa", en: "programme")
    }
  }

  // MARK: - Programmes

  private var noProgrammes: String {
    say(
      es: "El estudio no tiene registro de programas (study.yaml, en programmes:).",
      en: "The study has no programme registry (study.yaml, under programmes:).")
  }

  /// Programmes by gender marker, with number and budget.
  func markers() -> DisplayTable {
    let title = say(
      es: "Programas por marcador de género", en: "Programmes by gender marker")
    guard let review = audit.programmes, review.summary.total.programmes > 0 else {
      return explained(title, noProgrammes)
    }
    let all = review.summary.total
    let rows = review.summary.markers.map { marker -> [DisplayTable.Cell] in
      [
        .text(marker.marker.label[language]), .number(style.count(marker.total.programmes)),
        .number(style.number(marker.total.budget, decimals: 0)),
        .number(all.budget > 0 ? style.percent(marker.total.budget / all.budget) : "–"),
        .number(style.count(marker.total.withoutBudget)),
      ] + marker.byDimension.map { .number(style.count($0)) }
        + [.number(style.count(marker.withoutDisaggregation))]
    }
    let sum: [DisplayTable.Cell] =
      [
        .text(say(es: "Todos", en: "All")), .number(style.count(all.programmes)),
        .number(style.number(all.budget, decimals: 0)),
        .number(all.budget > 0 ? style.percent(1) : "–"), .number(style.count(all.withoutBudget)),
      ] + review.summary.disaggregation.map { .number(style.count($0.programmes)) }
      + [.number(style.count(review.summary.withoutDisaggregation))]
    return DisplayTable(
      title: title,
      columns: [
        DisplayTable.Column(say(es: "Marcador", en: "Marker")),
        DisplayTable.Column(say(es: "Programas", en: "Programmes"), .trailing),
        DisplayTable.Column(say(es: "Presupuesto", en: "Budget"), .trailing, unit: "USD"),
        DisplayTable.Column(say(es: "Parte", en: "Part"), .trailing),
        DisplayTable.Column(say(es: "Sin presupuesto", en: "Budget unknown"), .trailing),
      ]
        + review.byDimension.map { DisplayTable.Column(labels.dimension($0.dimension), .trailing) }
        + [
          DisplayTable.Column(say(es: "Sin desagregar", en: "Not disaggregated"), .trailing)
        ],
      rows: rows + [sum],
      footnotes: [
        DisplayTable.Footnote(
          say(
            es: "«No revisado» no es lo mismo que 0. Las columnas de dimensiones cuentan los "
              + "programas que desagregan por ellas algún indicador.",
            en: "“Not screened” is not the same as 0. The columns of dimensions count the "
              + "programmes that split some indicator by them."))
      ])
  }

  /// The programmes that split their indicators by each dimension, with baselines and targets.
  func splits() -> DisplayTable {
    let title = say(
      es: "Desagregación de los indicadores de los programas",
      en: "Disaggregation of the programmes’ indicators")
    guard let review = audit.programmes, !review.byDimension.isEmpty else {
      return explained(title, audit.programmes == nil ? noProgrammes : noDimensions)
    }
    return DisplayTable(
      title: title,
      columns: [
        DisplayTable.Column(say(es: "Dimensión", en: "Dimension")),
        DisplayTable.Column(say(es: "Programas", en: "Programmes"), .trailing),
        DisplayTable.Column(say(es: "Sus indicadores", en: "Their indicators"), .trailing),
        DisplayTable.Column(say(es: "Con línea de base", en: "With baseline"), .trailing),
        DisplayTable.Column(say(es: "Con meta", en: "With target"), .trailing),
      ],
      rows: review.byDimension.map { split in
        [.text(labels.dimension(split.dimension))]
          + [split.programmes, split.indicators, split.withBaseline, split.withTarget].map {
            .number(style.count($0))
          }
      })
  }

  private var noDimensions: String {
    say(es: "El estudio no declara dimensiones.", en: "The study declares no dimensions.")
  }

  // MARK: - Checklist

  /// Each item with its answer, its points, who answered, and the evidence.
  func checklist() -> DisplayTable {
    let score = audit.checklist
    var place = 0
    let groups = zip(Checklist.elements, score.elementRanges).map { element, range in
      let rows = element.items.map { item -> [DisplayTable.Cell] in
        defer { place += 1 }
        return row(item, score.entries[place])
      }
      let points = points(range) + say(es: " de ", en: " of ") + points(element.maximum)
      return DisplayTable.RowGroup(
        heading: "\(element.id). \(element.title[language]) (\(points))", rows: rows)
    }
    return DisplayTable(
      title: say(es: "Lista de verificación (0 a 20)", en: "Checklist (0 to 20)"),
      columns: [
        DisplayTable.Column(say(es: "Pregunta", en: "Item")),
        DisplayTable.Column(say(es: "Respuesta", en: "Answer")),
        DisplayTable.Column(say(es: "Puntos", en: "Points"), .trailing),
        DisplayTable.Column(say(es: "Quién responde", en: "Answered by")),
        DisplayTable.Column(say(es: "Evidencia", en: "Evidence")),
      ], groups: groups,
      footnotes: [
        DisplayTable.Footnote(
          say(
            es: "Elementos y puntos de los recuadros 16 y 17 de las Harmonized Gender and "
              + "Development Guidelines (NEDA, 2.ª ed., 2010), con redacción propia. Lo que está sin "
              + "responder no cuenta como «no»: da un rango.",
            en: "Elements and points of boxes 16 and 17 of the Harmonized Gender and Development "
              + "Guidelines (NEDA, 2nd ed., 2010), in our own wording. What is not answered does not "
              + "count as no: it gives a range."))
      ])
  }

  private func row(_ item: ChecklistItem, _ entry: ChecklistEntry?) -> [DisplayTable.Cell] {
    guard let entry else {
      let range = points(0...item.yes)
      return [
        .text("\(item.id) \(item.text[language])"),
        .text(say(es: "sin responder", en: "not answered")), .number(range), .text("–"),
        .text("–"),
      ]
    }
    var evidence = entry.evidence[language]
    if let data = audit.checklist.dataBeside[item.id] {
      let words = say(es: "Según los datos: ", en: "By the data: ")
      let answer = data.answer == entry.answer ? "" : data.answer.label[language] + ". "
      evidence += (evidence.isEmpty ? "" : " ") + words + answer + data.evidence[language]
    }
    return [
      .text("\(item.id) \(item.text[language])"), .text(entry.answer.label[language]),
      .number(points(ChecklistScore.points(entry, item))), .text(entry.source.label[language]),
      .text(evidence.isEmpty ? "–" : evidence),
    ]
  }

  /// Points from hundredths.
  func points(_ hundredths: Int) -> String {
    let decimals = hundredths.isMultiple(of: 100) ? 0 : hundredths.isMultiple(of: 10) ? 1 : 2
    return style.number(Double(hundredths) / 100, decimals: decimals)
  }

  /// A range of points, one number where both ends are the same.
  func points(_ range: ClosedRange<Int>) -> String {
    let (low, high) = (points(range.lowerBound), points(range.upperBound))
    return low == high ? low : low + "–" + high
  }
}
