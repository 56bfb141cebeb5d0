import ArgumentParsing
import Contraste

private let framework = Option.text(
  "framework", "NAME", help: "The framework whose codebook the study begins with.",
  defaultText: "an example of two questions")
private let listFrameworks = Option.flag(
  "list-frameworks", help: "List the frameworks there are, with their indicators, and stop.")
private let language = OutputOptions.language

extension Command {
  /// `contraste new DIR`: a study folder to start from.
  static let new = Command(
    declaration: CommandDeclaration(
      "new", summary: "Write a small study folder to start from",
      discussion:
        "The folder holds a study.yaml with comments and a few invented answers. It passes "
        + "contraste check as it is. With --framework the codebook is that of a monitoring "
        + "framework, with its principles, indicators, rules and questions.",
      positionals: [
        PositionalDeclaration("DIR", help: "The folder to make.", isRequired: false)
      ],
      groups: [
        OptionGroup(
          "Framework",
          [framework.declaration, listFrameworks.declaration, language.declaration])
      ],
      examples: [
        Example("contraste new my-study", "Then: contraste check my-study."),
        Example(
          "contraste new my-round --framework gpedc-2016",
          "A study with the indicators of the second round of the Global Partnership."),
        Example("contraste new --list-frameworks", "Which frameworks there are."),
      ])
  ) { arguments, run in
    if try arguments.value(of: listFrameworks) {
      let language = try arguments.value(of: language)?.language ?? .spanish
      return run.write(try ShippedFramework.allCases.map { try $0.summary(language) }.joined())
    }
    guard let path = arguments.positionals.first else {
      throw UsageError(
        "missing-argument", "new needs a folder to make", expected: "contraste new DIR")
    }
    let files: [(name: String, text: String)] =
      try arguments.value(of: framework).map { try ShippedFramework(named: $0).files() }
      ?? StudyTemplate.files.map { ($0.name, $0.text) }
    let paths = files.map { Path.join(path, $0.name) }
    if let standing = paths.first(where: FileSystem.exists) {
      throw Faults(
        Diagnostic(
          .badData, "file-exists", "the folder holds a study already", at: Place(file: standing),
          hint: "name a folder that does not exist yet"))
    }
    var output = OutputFolder(path)
    for file in files { output.add(file.text, as: file.name) }
    try output.commit()
    run.write(paths.map { $0 + "\n" }.joined())
  }
}

extension ShippedFramework {
  /// The name, what it is, and its indicators with their rules.
  fileprivate func summary(_ language: Language) throws -> String {
    let study = try study()
    let questions = language == .spanish ? "preguntas" : "questions"
    var text = "\(rawValue): \(study.title[language])\n"
    for indicator in study.indicators {
      let count = study.questions(of: indicator).count
      let rule = Vocabulary.term(indicator.aggregation.name, language)
      text += "  \(indicator.id). \(indicator.label[language]) (\(count) \(questions); \(rule))\n"
      text += indicator.notes.map { "      \($0[language])\n" }.joined()
    }
    return text + "\n"
  }
}
