import ArgumentParsing
import Contraste

private let checklist = Option.text(
  "checklist", "FILE", help: "The reviewer's answers: columns item, answer, evidence.",
  defaultText: "the file that the study names")
private let template = Option.text(
  "write-checklist", "FILE",
  help: "Write the checklist as a CSV file to fill in, with what the data say; nothing else is "
    + "done.")
private let output = Option.text(
  "output", letter: "o", "DIR|FILE",
  help: "A folder for the page to sign with tables and charts, or a file for one form of it.",
  defaultText: "standard output")

extension Command {
  /// `contraste audit STUDY`: the audit of gender and disaggregation.
  static let audit = Command(
    declaration: CommandDeclaration(
      "audit", summary: "Audit gender and disaggregation: coverage, markers, checklist, findings",
      discussion:
        "Which indicator is published by which dimension, with baselines and targets; programmes "
        + "by gender marker and whether their indicators agree with it; what the documents say of "
        + "gender; a checklist of 0 to 20 points, part of it answered from data; and findings by "
        + "severity, with what to do next. A folder gets one page to print and sign, in all "
        + "languages of the study. Groups too small to publish appear nowhere.",
      positionals: [InputOptions.studyInput],
      groups: [
        OptionGroup("Checklist", [checklist.declaration, template.declaration]),
        PlanOptions.cellLimits,
        OptionGroup(
          "Output",
          [
            OutputOptions.format.declaration, OutputOptions.language.declaration,
            output.declaration,
          ]
        ),
      ],
      examples: [
        Example(
          "contraste audit Datasets/ssc-effectiveness --language en",
          "The findings, the matrix and the programmes of the sample study."),
        Example(
          "contraste audit Datasets/ssc-effectiveness -o audit",
          "The page to print and sign: open audit/index.html."),
      ])
  ) { arguments, run in
    let study = try InputOptions.openStudy(arguments)
    run.remark(of: study)
    var plan = study.defaultPlan
    try PlanOptions.confidentiality(arguments, of: &plan)
    let audit = try study.audit(plan, checklist: try arguments.value(of: checklist))
    if let file = try arguments.value(of: template) {
      return try run.write(Array(Checklist.template(audit.checklist).utf8), toFile: file)
    }
    let chosen = try arguments.value(of: OutputOptions.language)?.language
    let target = try arguments.value(of: output)
    let format = try arguments.value(of: OutputOptions.format)
    if let target, target != "-", format == nil, Path.extension(of: target).isEmpty {
      let document = study.document(
        of: audit, languages: chosen.map { [$0] } ?? study.study.languages)
      try document.write(to: target)
      run.write(Path.join(target, "index.html") + "\n")
      return
    }
    let document = study.document(of: audit, languages: [chosen ?? study.language])
    let form = try format ?? endingFormat(target)
    let width = target == nil ? run.environment.terminalWidth : nil
    let language = chosen ?? study.language
    try run.write(bytes(audit, document, form, language, width: width), toFile: target)
  }

  /// The form that the ending of a file's name asks for.
  private static func endingFormat(_ file: String?) throws -> OutputFormat {
    guard let file, file != "-" else { return .text }
    let endings: [(String, OutputFormat)] = [
      ("txt", .text), ("md", .markdown), ("csv", .csv), ("json", .json), ("html", .html),
      ("tex", .latex),
    ]
    guard let found = endings.first(where: { $0.0 == Path.extension(of: file) }) else {
      throw UsageError(
        "bad-option-value", "--output does not understand its value", found: file,
        expected: "a folder, or a name that ends in .html, .csv, .json, .txt, .md or .tex")
    }
    return found.1
  }

  private static func bytes(
    _ audit: GenderAudit, _ document: AuditDocument, _ format: OutputFormat, _ language: Language,
    width: Int?
  ) -> [UInt8] {
    switch format {
    case .csv: return TidyTable.csv(audit.rows())
    case .json: return TidyTable.json(audit.rows())
    case .html: return Array(document.html().utf8)
    case .markdown:
      return Array(document.tables(language).map { $0.markdown() }.joined(separator: "\n").utf8)
    case .latex:
      return Array(document.tables(language).map { $0.latex() }.joined(separator: "\n").utf8)
    case .text:
      return Array(
        document.summary(language).map { $0.plainText(width: width ?? 100) }
          .joined(separator: "\n").utf8)
    }
  }
}
