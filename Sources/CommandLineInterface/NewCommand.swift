import ArgumentParsing
import Contraste

extension Command {
  /// `contraste new DIR`: a study folder to start from.
  static let new = Command(
    declaration: CommandDeclaration(
      "new", summary: "Write a small study folder to start from",
      discussion:
        "The folder holds a study.yaml with comments and a few invented answers. It passes "
        + "contraste check as it is.",
      positionals: [PositionalDeclaration("DIR", help: "The folder to make.")],
      examples: [Example("contraste new my-study", "Then: contraste check my-study.")])
  ) { arguments, run in
    let path = arguments.positionals[0]
    let files = StudyTemplate.files.map { Path.join(path, $0.name) }
    if let standing = files.first(where: FileSystem.exists) {
      throw Faults(
        Diagnostic(
          .badData, "file-exists", "the folder holds a study already", at: Place(file: standing),
          hint: "name a folder that does not exist yet"))
    }
    try StudyTemplate.write(to: path)
    run.write(files.map { $0 + "\n" }.joined())
  }
}
