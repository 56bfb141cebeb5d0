public import Audit
import Figures
public import Files
public import Framework
import Graphics
public import Localization
import ResultTables
import Results
public import Tables

/// The audit as people read it: text, tables, and a page to print and sign.
///
///     let document = study.document(of: audit, languages: [.spanish, .english])
///     try document.write(to: "audit")
///
/// From the same audit it is the same to the byte.
public struct AuditDocument: Sendable {
  private let audit: GenderAudit
  private let study: Study
  private let languages: [Language]
  private let version: String

  public init(_ audit: GenderAudit, study: Study, languages: [Language], version: String) {
    self.audit = audit
    self.study = study
    self.languages = languages.isEmpty ? [.spanish] : languages
    self.version = version
  }

  private func builder(_ language: Language) -> AuditBuilder {
    AuditBuilder(audit, study: study, language: language, version: version)
  }

  /// The short form for a terminal: the score, the findings, and the matrix of indicators.
  public func summary(_ language: Language) -> [DisplayTable] { builder(language).summary() }

  /// Every table, in the order of the page.
  public func tables(_ language: Language) -> [DisplayTable] { builder(language).tables() }

  /// The page, in all languages of the document, the first of which is shown.
  public func html() -> String {
    ReportPage(contents: languages.map { builder($0).content() }).html()
  }

  /// Writes the whole folder, or nothing.
  ///
  /// - Throws: ``FileError`` where the folder cannot be written.
  public func write(to folder: String) throws(FileError) {
    var output = OutputFolder(folder)
    for file in files() { output.add(file.bytes, as: file.name) }
    try output.commit()
  }

  /// The files of the folder: the page, the tidy rows, the tables and the charts.
  public func files() -> [(name: String, bytes: [UInt8])] {
    let rows = audit.rows()
    var files: [(name: String, bytes: [UInt8])] = [
      ("index.html", Array(html().utf8)), ("audit.csv", TidyTable.csv(rows)),
      ("audit.json", TidyTable.json(rows)),
    ]
    for (place, language) in languages.enumerated() {
      let builder = builder(language)
      for figure in builder.figures {
        files.append(
          ("charts/\(figure.name).\(language.rawValue).svg", Array(figure.svg().utf8)))
        if place == 0 { files.append(("data/\(figure.name).csv", TidyTable.csv(figure.rows))) }
      }
      for (name, table) in builder.parts where !table.columns.isEmpty {
        files.append(
          ("tables/\(name).\(language.rawValue).csv", Array(table.csv().utf8)))
      }
      let findings = builder.findingsTable()
      files.append(
        ("tables/findings.\(language.rawValue).csv", Array(findings.csv().utf8)))
    }
    return files
  }
}
