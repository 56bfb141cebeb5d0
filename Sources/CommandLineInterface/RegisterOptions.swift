import ArgumentParsing
import Contraste

/// The register of what was published before: read ahead of an analysis, written after it.
enum RegisterOptions {
  static let register = Option.text(
    "register", "FILE",
    help: "Heed what this file says was published before, and enter what is published now.",
    defaultText: "no register")

  /// The study that heeds the register of the options, with a word where its data have changed.
  static func heeding(
    _ arguments: ParsedArguments, _ study: MonitoringStudy, _ run: inout CommandRun
  ) throws -> MonitoringStudy {
    guard let path = try arguments.value(of: register) else { return study }
    let file = try RegisterFile(reading: path)
    run.remark(file.changes(since: study))
    var study = study
    study.register = file.register
    return study
  }

  /// Enters what is published now.
  static func record(
    _ rows: [ResultRow], of study: MonitoringStudy, _ arguments: ParsedArguments
  ) throws {
    guard let path = try arguments.value(of: register) else { return }
    var file = try RegisterFile(reading: path)
    file.record(rows, of: study)
    try AtomicFile.write(file.text, to: path)
  }
}
