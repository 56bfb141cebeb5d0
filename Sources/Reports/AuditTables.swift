import Audit
import Framework
import Localization
import ResultTables
import Results
import Surveys
import Tables
import Workshop

/// The tables of an audit in one language.
///
/// A part that has nothing to show says why, and what would fill it.
struct AuditTables {
  let audit: GenderAudit
  let study: Study
  let language: Language
  let labels: ResultLabels
  let style: NumberStyle

  init(_ audit: GenderAudit, study: Study, language: Language) {
    self.audit = audit
    self.study = study
    self.language = language
    labels = ResultLabels(study: study, language: language)
    style = NumberStyle(language)
  }

  func say(es: String, en: String) -> String { language == .spanish ? es : en }

  func explained(_ title: String, _ sentence: String) -> DisplayTable {
    DisplayTable(
      title: title, columns: [], rows: [], footnotes: [DisplayTable.Footnote(sentence)])
  }

  private func column(_ es: String, _ en: String, _ unit: String = "") -> DisplayTable.Column {
    DisplayTable.Column(say(es: es, en: en), unit: unit)
  }

  private func number(_ es: String, _ en: String, _ unit: String = "") -> DisplayTable.Column {
    DisplayTable.Column(say(es: es, en: en), .trailing, unit: unit)
  }

  // MARK: - Coverage

  /// Indicators by dimensions, a few words a cell.
  func coverage() -> DisplayTable {
    let title = say(
      es: "Qué se publica por qué dimensión", en: "What is published by which dimension")
    guard !audit.coverage.indicators.isEmpty, !audit.coverage.dimensions.isEmpty else {
      return explained(title, noCoverage)
    }
    return DisplayTable(
      title: title, columns: coverageColumns(say(es: "Indicador", en: "Indicator")),
      rows: audit.coverage.indicators.map { row in
        let label = study.indicator(row.id)?.label[language] ?? ""
        return [.text(label.isEmpty ? row.id : "\(row.id). \(label)")] + row.cells.map(cell)
      } + [sameCategories], footnotes: coverageNotes)
  }

  /// Questions by dimensions, under their indicators.
  func questions() -> DisplayTable {
    let title = say(
      es: "Qué pregunta se publica por qué dimensión",
      en: "Which question is published by which dimension")
    guard !audit.coverage.questions.isEmpty, !audit.coverage.dimensions.isEmpty else {
      return explained(title, noCoverage)
    }
    let groups = audit.coverage.indicators.map { indicator in
      let label = study.indicator(indicator.id)?.label[language] ?? ""
      return DisplayTable.RowGroup(
        heading: label.isEmpty ? indicator.id : "\(indicator.id). \(label)",
        rows: audit.coverage.questions.filter { $0.indicator == indicator.id }.map { row in
          [.text("\(row.id). \(labels.shortQuestion(row.id))")] + row.cells.map(cell)
        })
    }
    return DisplayTable(
      title: title, columns: coverageColumns(say(es: "Pregunta", en: "Question")), groups: groups,
      footnotes: coverageNotes)
  }

  private var noCoverage: String {
    audit.coverage.dimensions.isEmpty
      ? say(
        es: "El estudio no declara dimensiones; sin ellas no hay nada que cruzar con los "
          + "indicadores.",
        en: "The study declares no dimensions; without them there is nothing to cross with the "
          + "indicators.")
      : say(
        es: "La última ronda no tiene preguntas de ningún indicador.",
        en: "The latest round has no questions of any indicator.")
  }

  private func coverageColumns(_ head: String) -> [DisplayTable.Column] {
    [DisplayTable.Column(head)]
      + audit.coverage.dimensions.map { DisplayTable.Column(labels.dimension($0.id)) }
  }

  private func cell(_ cell: CoverageCell) -> DisplayTable.Cell {
    var parts = [cell.state.label[language]]
    if cell.state == .partlyReported, cell.questions > 1 {
      parts.append(
        say(
          es: "\(cell.questionsShown) de \(cell.questions) preguntas",
          en: "\(cell.questionsShown) of \(cell.questions) questions"))
    }
    if cell.state == .partlyReported, cell.groupsWithheld > 0 {
      let most = cell.questions > 1 ? say(es: "hasta ", en: "up to ") : ""
      let noun =
        cell.groupsWithheld == 1
        ? say(es: "grupo reservado", en: "group withheld")
        : say(es: "grupos reservados", en: "groups withheld")
      parts.append("\(most)\(cell.groupsWithheld) \(noun)")
    }
    if let smallest = cell.smallestCell { parts.append("n ≥ " + style.count(smallest)) }
    if cell.state == .withheld {
      parts.append(
        say(
          es: "menos de \(audit.minimumCell) o deducible",
          en: "fewer than \(audit.minimumCell) or deducible"))
    }
    if let stated = stated(cell) { parts.append(stated) }
    if cell.isPromised { parts.append(declared(cell)) }
    return .text(parts.joined(separator: "; "))
  }

  /// How many stated the dimension; nil where nearly all did, or published counts do not tell.
  private func stated(_ cell: CoverageCell) -> String? {
    guard let stated = cell.stated, cell.state.isShown, stated.isExact else { return nil }
    let share = style.percent(stated.low)
    return say(es: "la declaró \(share)", en: "stated by \(share)")
  }

  private func declared(_ cell: CoverageCell) -> String {
    func word(_ groups: DeclaredGroups, _ name: String) -> String? {
      switch groups {
      case .none: nil
      case .some: name + say(es: " de algunos", en: " of some")
      case .all: name
      }
    }
    let set = [
      word(cell.baseline, say(es: "línea de base", en: "baseline")),
      word(cell.target, say(es: "meta", en: "target")),
    ].compactMap { $0 }
    let promised = say(es: "prometida", en: "promised")
    return set.isEmpty
      ? promised + say(es: ", sin línea de base ni meta", en: ", no baseline, no target")
      : promised + ", " + set.joined(separator: ", ")
  }

  private var sameCategories: [DisplayTable.Cell] {
    [
      .text(
        say(es: "¿Mismas categorías en todas las rondas?", en: "Same categories in all rounds?"))
    ]
      + audit.coverage.dimensions.map { dimension in
        .text(dimension.hasSameCategories ? say(es: "sí", en: "yes") : say(es: "no", en: "no"))
      }
  }

  private var coverageNotes: [DisplayTable.Footnote] {
    let minimum = audit.minimumCell
    return [
      DisplayTable.Footnote(
        say(
          es:
            "n ≥: quienes respondieron en el menor grupo que se publica. Se reserva todo grupo de "
            + "menos de \(minimum), y lo que permitiría deducirlo. «No aplica» no es un faltante.",
          en: "n ≥: respondents of the smallest group that is published. Every group of fewer than "
            + "\(minimum) is withheld, with what would give it away. “Does not apply” is not missing."
        ))
    ]
  }

  /// What holds of each dimension: whom it describes, who stated it, to whom it does not apply.
  func dimensions() -> DisplayTable {
    let title = say(es: "Las dimensiones", en: "The dimensions")
    guard !audit.coverage.dimensions.isEmpty else { return explained(title, noCoverage) }
    let rows = audit.coverage.dimensions.enumerated().map { place, dimension in
      let declared = study.dimension(dimension.id)
      let stated = audit.coverage.indicators.compactMap { $0.cells[place].stated }
        .min { $0.low < $1.low }
      let apart = dimension.notApplicableTo.map { study.actor($0)?.short[language] ?? $0 }
      return [
        labels.dimension(dimension.id), whom(declared?.describes),
        stated.map { ($0.isExact ? "" : "≥ ") + style.percent($0.low) } ?? "–",
        apart.isEmpty ? "–" : apart.joined(separator: ", "),
        declared?.definition?[language] ?? say(es: "sin definición", en: "no definition"),
      ].map { DisplayTable.Cell.text($0) }
    }
    return DisplayTable(
      title: title,
      columns: [
        column("Dimensión", "Dimension"), column("Describe", "Describes"),
        column("La declaró (el indicador más bajo)", "Stated by (lowest indicator)"),
        column("No aplica a", "Does not apply to"), column("Definición", "Definition"),
      ], rows: rows)
  }

  private func whom(_ unit: Dimension.Unit?) -> String {
    switch unit {
    case .person?: say(es: "a la persona que responde", en: "the person answering")
    case .household?:
      say(es: "al hogar de la persona que responde", en: "the household of the person answering")
    case .organisation?: say(es: "a la organización", en: "the organisation")
    case .beneficiaries?: say(es: "a quienes se benefician", en: "the beneficiaries")
    case nil: "–"
    }
  }

  /// The baselines and targets that the study declares by group.
  func promises() -> DisplayTable {
    let title = say(
      es: "Líneas de base y metas por grupo", en: "Baselines and targets by group")
    guard !audit.promises.isEmpty else {
      return explained(
        title,
        say(
          es: "El estudio no declara ninguna (study.yaml, en audit: disaggregation:).",
          en: "The study declares none (study.yaml, under audit: disaggregation:)."))
    }
    func share(_ value: Double?) -> DisplayTable.Cell {
      value.map { .number(style.percent($0)) } ?? .text("–")
    }
    return DisplayTable(
      title: title,
      columns: [
        column("Indicador", "Indicator"), column("Dimensión", "Dimension"),
        column("Grupo", "Group"), number("Línea de base", "Baseline"), number("Meta", "Target"),
        number("Año", "Year"),
      ],
      rows: audit.promises.map { promise in
        [
          .text(promise.indicator), .text(labels.dimension(promise.dimension)),
          .text(
            promise.level.map { labels.group($0, of: promise.dimension) }
              ?? say(es: "todos", en: "all")),
          share(promise.baseline), share(promise.target),
          promise.year.map { .number("\($0)") } ?? .text("–"),
        ]
      })
  }
}
