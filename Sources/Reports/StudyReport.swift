import Audit
import Estimation
import Figures
public import Files
import Framework
import Graphics
public import Localization
import ResultTables
public import Results
import Rounds
import Surveys
import Tables

/// The report of a study: one HTML page, its charts, the data of each, all results, a manifest.
///
///     let report = StudyReport(material, languages: [.spanish, .english])
///     try report.write(to: "report", date: "2024-11-05")
///
/// From the same material and plan it is the same to the byte, but for the date in `manifest.json`.
public struct StudyReport: Sendable {
  private let material: ReportMaterial
  /// The rows that the report publishes.
  public var rows: [ResultRow] { material.rows }
  private let languages: [Language]

  public init(_ material: ReportMaterial, languages: [Language]) {
    self.material = material
    self.languages = languages
  }

  /// Writes the whole folder, or nothing.
  ///
  /// - Parameters:
  ///   - folder: The folder to write to; it is made where it does not exist.
  ///   - date: The day of writing, for the manifest.
  /// - Throws: ``FileError`` where the folder cannot be written.
  public func write(to folder: String, date: String) throws(FileError) {
    var output = OutputFolder(folder)
    for file in files(date: date) { output.add(file.bytes, as: file.name) }
    try output.commit()
  }

  /// The files of the report, the manifest last.
  public func files(date: String) -> [(name: String, bytes: [UInt8])] {
    let rows = material.rows + (material.audit?.rows() ?? [])
    let contents = languages.map { ReportBuilder(material, language: $0).content() }
    var files: [(name: String, bytes: [UInt8])] = [
      ("index.html", Array(ReportPage(contents: contents).html().utf8)),
      ("results.csv", TidyTable.csv(rows)),
      ("results.json", TidyTable.json(rows)),
    ]
    for (place, content) in contents.enumerated() {
      for figure in content.sections.flatMap(\.figures) {
        let name = figure.figure.name
        files.append(
          ("charts/\(name).\(content.language.rawValue).svg", Array(figure.figure.svg().utf8)))
        if place == 0 { files.append(("data/\(name).csv", TidyTable.csv(figure.figure.rows))) }
      }
    }
    let manifest = Manifest(material: material, outputs: files, date: date)
    files.append(("manifest.json", Array(manifest.json().utf8)))
    return files
  }
}
