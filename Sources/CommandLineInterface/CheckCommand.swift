import ArgumentParsing
import Contraste

/// The forms in which faults are written.
private enum CheckFormat: String, CaseIterable, Sendable { case text, json }

private let format = Option.choice(
  "format", of: CheckFormat.self, defaultText: "text", help: "The form of the faults.")

extension Command {
  /// `contraste check STUDY|FILE`: every fault of the codebook and of the data, and the design.
  static let check = Command(
    declaration: CommandDeclaration(
      "check", summary: "Check a study: data against codebook, every fault with its place",
      discussion:
        "Reads study.yaml and all data files and reports every fault in one run, with file, line "
        + "and column. For a sample it describes the design: strata and clusters of each stage, "
        + "degrees of freedom, spread of the weights, strata of few clusters; and the rule of "
        + "reliability that holds, with the respondents a group needs under it. Exit status 0 "
        + "where nothing but remarks was found, 2 otherwise.",
      positionals: [InputOptions.input],
      groups: [
        InputOptions.group, InputOptions.design, ReliabilityOptions.group,
        OptionGroup("Output", [format.declaration, OutputOptions.language.declaration]),
      ],
      examples: [
        Example("contraste check Datasets/ssc-effectiveness", "The sample study has no fault."),
        Example(
          "contraste check data.csv --weight w --strata region --clusters psu,household "
            + "--fpc N1,N2",
          "The design of a bare file of two stages."),
      ])
  ) { arguments, run in
    let check = try InputOptions.check(arguments)
    run.fail(with: Faults(check.diagnostics).exitStatus)
    let declared = try ReliabilityOptions.declaration(
      arguments, over: check.reliability, in: check.regime)
    let rule = declared.map {
      ReliabilityDescription(
        ReliabilityProfile($0.rule), weightingEffect: check.design?.weights?.designEffect)
    }
    if try arguments.value(of: format) == .json {
      run.write(CheckJSON.text(check.diagnostics, check.design, rule))
      return
    }
    run.remark(check.diagnostics)
    let language = try arguments.value(of: OutputOptions.language)?.language ?? .english
    if let summary = check.summary { run.write(summary.text(language)) }
    if let design = check.design {
      run.write((check.summary == nil ? "" : "\n") + design.text(language))
    }
    if let rule {
      run.write("\n" + rule.text(language))
    } else if check.design != nil {
      run.write("\n" + ReliabilityDescription.none[language] + "\n")
    }
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
