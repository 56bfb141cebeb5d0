import ArgumentParsing
import Contraste

/// The forms in which faults are written.
private enum CheckFormat: String, CaseIterable, Sendable { case text, json }

private let format = Option.choice(
  "format", of: CheckFormat.self, defaultText: "text", help: "The form of the faults.")

extension Command {
  /// `contraste check STUDY`: every fault of the codebook and of the data.
  static let check = Command(
    declaration: CommandDeclaration(
      "check", summary: "Check a study: data against codebook, every fault with its place",
      discussion:
        "Reads study.yaml and all data files and reports every fault in one run, with file, line "
        + "and column. Exit status 0 where nothing but remarks was found, 2 otherwise.",
      positionals: [InputOptions.studyInput],
      groups: [OptionGroup("Output", [format.declaration, OutputOptions.language.declaration])],
      examples: [
        Example("contraste check Datasets/ssc-effectiveness", "The sample study has no fault.")
      ])
  ) { arguments, run in
    let check = StudyFolder.check(arguments.positionals[0])
    run.fail(with: Faults(check.diagnostics).exitStatus)
    if try arguments.value(of: format) == .json {
      run.write(DiagnosticJSON.text(check.diagnostics))
      return
    }
    run.remark(check.diagnostics)
    let language = try arguments.value(of: OutputOptions.language)?.language ?? .english
    if let summary = check.summary { run.write(summary.text(language)) }
    run.write(counts(of: check.diagnostics) + "\n")
  }

  private static func counts(of diagnostics: [Diagnostic]) -> String {
    let counts = [
      (Diagnostic.Severity.error, "error"), (.warning, "warning"), (.note, "note"),
    ].map { severity, word in
      let count = diagnostics.filter { $0.severity == severity }.count
      return "\(count) \(word)\(count == 1 ? "" : "s")"
    }
    return counts.joined(separator: ", ")
  }
}
