import Audit
import Figures
import Framework
import Localization
import ResultTables
import Results
import Tables

extension ReportBuilder {
  /// The audit of gender and disaggregation in short: its score, its matrix, its findings.
  func audit() -> ReportSection? {
    guard let audit = material.audit else { return nil }
    let builder = AuditBuilder(
      audit, study: study, language: language, version: material.version)
    let matrix = builder.figures.first.map { figure in
      ReportBlock.figure(ReportFigure(figure: figure, tables: [builder.view.coverage()]))
    }
    return ReportSection(
      id: "audit", heading: builder.title,
      blocks: [.list(builder.verdictLines), matrix ?? .table(builder.view.coverage())]
        + builder.findings
        + [
          .remark(
            say(
              es: "La auditoría completa, para imprimir y firmar: contraste audit … -o CARPETA.",
              en: "The whole audit, to print and sign: contraste audit … -o FOLDER."))
        ])
  }
}
