import Audit
import Figures
import Framework
import Localization
import ResultTables
import Results
import Tables

/// Writes the content of an audit in one language.
struct AuditBuilder {
  let audit: GenderAudit
  let study: Study
  let language: Language
  let view: AuditTables
  let version: String

  init(_ audit: GenderAudit, study: Study, language: Language, version: String) {
    self.audit = audit
    self.study = study
    self.language = language
    self.version = version
    view = AuditTables(audit, study: study, language: language)
  }

  func say(es: String, en: String) -> String { language == .spanish ? es : en }

  var title: String {
    say(es: "Auditoría de género y desagregación", en: "Gender and disaggregation audit")
  }

  /// The charts: the matrix of indicators, and that of questions.
  var figures: [Figure] {
    let source = FigureSource(rows: audit.rows(), study: study, language: language)
    return [source.coverage(), source.coverageOfQuestions()].compactMap { $0 }
  }

  /// The tables by the names of their files.
  var parts: [(name: String, table: DisplayTable)] {
    [
      ("coverage", view.coverage()), ("dimensions", view.dimensions()),
      ("baselines-and-targets", view.promises()), ("documents", view.documents()),
      ("programmes", view.markers()), ("programme-indicators", view.splits()),
      ("checklist", view.checklist()), ("questions", view.questions()),
    ]
  }

  func tables() -> [DisplayTable] {
    [verdict()] + findingBlocks() + parts.map(\.table)
  }

  func summary() -> [DisplayTable] {
    [verdict()] + findingBlocks() + [view.coverage(), view.markers()]
  }

  // MARK: - The verdict

  private func verdict() -> DisplayTable {
    DisplayTable(
      title: title + ": " + study.title[language], columns: [], rows: [],
      footnotes: verdictLines.map { DisplayTable.Footnote($0) })
  }

  /// The score with its bands, the budget, and how many findings there are.
  var verdictLines: [String] {
    let score = audit.checklist
    let ends = [score.bands.first, score.bands.last].compactMap { $0?.label[language] }
    let bands = score.bands.count > 1 ? ends : Array(ends.prefix(1))
    let points = view.points(score.range)
    var lines = [
      say(
        es: "Puntaje: \(points) de 20, \(bands.count > 1 ? "de " : "")"
          + bands.map { "«\($0)»" }.joined(separator: " a ") + ".",
        en: "Score: \(points) of 20, " + bands.map { "“\($0)”" }.joined(separator: " to ") + ".")
    ]
    let open = score.unanswered.count
    if open > 0 {
      lines[0] += say(
        es: " Faltan \(open) respuestas de \(Checklist.items.count); por eso es un rango.",
        en: " \(open) of \(Checklist.items.count) answers are open; hence a range.")
    }
    lines.append(budgetLine)
    let counts = AuditFinding.Severity.allCases.compactMap { severity -> String? in
      let count = audit.findings.count { $0.severity == severity }
      return count == 0 ? nil : "\(severity.label[language].lowercased()): \(count)"
    }
    lines.append(say(es: "Hallazgos: ", en: "Findings: ") + counts.joined(separator: "; ") + ".")
    if !audit.coverage.round.isEmpty {
      lines.append(
        say(
          es: "La matriz trata de la ronda \(audit.coverage.round); se reserva todo grupo de menos "
            + "de \(audit.minimumCell).",
          en: "The matrix is about round \(audit.coverage.round); every group of fewer than "
            + "\(audit.minimumCell) is withheld."))
    }
    return lines
  }

  private var budgetLine: String {
    let part = audit.checklist.attributableBudget
    let style = view.style
    let percent =
      part.lowerBound == part.upperBound
      ? style.percent(part.lowerBound) : style.percentRange(part.lowerBound, part.upperBound)
    guard let budget = audit.attributableBudget else {
      return say(
        es: "Presupuesto atribuible a la igualdad de género: \(percent) (monto desconocido).",
        en: "Budget attributable to gender equality: \(percent) (amount unknown).")
    }
    let low = style.number(budget.lowerBound, decimals: 0)
    let high = style.number(budget.upperBound, decimals: 0)
    let amount = low == high ? low : low + "–" + high
    return say(
      es: "Presupuesto atribuible a la igualdad de género: \(percent), \(amount) USD.",
      en: "Budget attributable to gender equality: \(percent), \(amount) USD.")
  }

  // MARK: - Findings

  /// The findings as paragraphs, one block a severity.
  func findingBlocks() -> [DisplayTable] {
    AuditFinding.Severity.allCases.compactMap { severity in
      let own = audit.findings.filter { $0.severity == severity }
      guard !own.isEmpty else { return nil }
      return DisplayTable(
        title: severity.label[language], columns: [], rows: [],
        footnotes: own.flatMap { finding in
          [DisplayTable.Footnote(mark: "•", finding.title[language])]
            + finding.evidence.map { DisplayTable.Footnote(mark: " ", $0[language]) }
            + (finding.action.map { [DisplayTable.Footnote(mark: "→", $0[language])] } ?? [])
        })
    }
  }

  /// The findings as a table, for a file.
  func findingsTable() -> DisplayTable {
    DisplayTable(
      title: say(es: "Hallazgos", en: "Findings"),
      columns: [
        say(es: "Gravedad", en: "Severity"), say(es: "Hallazgo", en: "Finding"),
        say(es: "Evidencia", en: "Evidence"), say(es: "Qué hacer", en: "What to do"),
      ].map { DisplayTable.Column($0) },
      rows: audit.findings.map { finding in
        [
          finding.severity.label[language], finding.title[language],
          finding.evidence.map { $0[language] }.joined(separator: " "),
          finding.action?[language] ?? "",
        ].map { DisplayTable.Cell.text($0) }
      })
  }

  // MARK: - The page

  func content() -> ReportContent {
    let figures = figures
    return ReportContent(
      language: language, title: title, lead: study.title[language],
      warning: study.isSynthetic ? Sentences(language).syntheticWarning : nil,
      sections: [
        ReportSection(
          id: "verdict", heading: say(es: "En resumen", en: "In short"),
          blocks: [.list(verdictLines)] + matrix(figures.first)),
        ReportSection(
          id: "findings", heading: say(es: "Hallazgos", en: "Findings"), blocks: shortFindings),
        ReportSection(
          id: "signature", heading: say(es: "Firma", en: "Signature"),
          blocks: [
            .signatures([
              say(es: "Nombre", en: "Name"), say(es: "Cargo", en: "Position"),
              say(es: "Lugar y fecha", en: "Place and date"), say(es: "Firma", en: "Signature"),
            ])
          ]),
        ReportSection(
          id: "evidence",
          heading: say(
            es: "Los hallazgos, con su evidencia y qué hacer",
            en: "The findings, with their evidence and what to do"), blocks: findings),
        annex(), files(),
      ], isCompact: true)
  }

  private func matrix(_ figure: Figure?) -> [ReportBlock] {
    guard let figure else { return [.table(view.coverage())] }
    return [.figure(ReportFigure(figure: figure, tables: [view.coverage()]))]
  }

  /// What a reader must see before signing; the rest is counted.
  private var shortFindings: [ReportBlock] {
    let short = audit.findings.filter { $0.severity != .minor }.map { finding in
      ReportBlock.finding(
        ReportFinding(
          kind: finding.severity.rawValue, label: finding.severity.label[language],
          title: finding.title[language], evidence: [], action: nil))
    }
    let minor = audit.findings.count { $0.severity == .minor }
    guard minor > 0 else { return short }
    return short + [
      .remark(
        say(
          es: "Hallazgos menores: \(minor). Siguen en las páginas de evidencia.",
          en: "Minor findings: \(minor). They follow on the pages of evidence."))
    ]
  }

  var findings: [ReportBlock] {
    audit.findings.map { finding in
      .finding(
        ReportFinding(
          kind: finding.severity.rawValue, label: finding.severity.label[language],
          title: finding.title[language], evidence: finding.evidence.map { $0[language] },
          action: finding.action?[language]))
    }
  }

  private func annex() -> ReportSection {
    ReportSection(
      id: "annex", heading: say(es: "Anexo: las cifras", en: "Annex: the figures"),
      blocks: parts.filter { $0.name != "coverage" }.map { .table($0.table) })
  }

  private func files() -> ReportSection {
    ReportSection(
      id: "files", heading: say(es: "Cómo se hizo", en: "How it was made"),
      blocks: [
        .paragraph(
          say(
            es: "Todas las cifras de personas y organizaciones vienen de resultados que ya pasaron "
              + "la protección de grupos pequeños; la auditoría no usa otras. Los programas son "
              + "todos los del registro: son conteos, no estimaciones. El marcador es el de igualdad "
              + "de género del CAD de la OCDE. Contraste \(version).",
            en: "All figures about people and organisations come from results that have passed the "
              + "protection of small groups; the audit uses no others. The programmes are all those "
              + "of the registry: counts, not estimates. The marker is the gender equality policy "
              + "marker of the OECD-DAC. Contraste \(version).")),
        .paragraph(
          say(
            es:
              "Junto a esta página: audit.csv y audit.json, una fila por cifra; tables, las tablas "
              + "en CSV; charts, las gráficas en SVG.",
            en:
              "Beside this page: audit.csv and audit.json, one row a number; tables, the tables as "
              + "CSV; charts, the charts as SVG.")),
      ])
  }
}
