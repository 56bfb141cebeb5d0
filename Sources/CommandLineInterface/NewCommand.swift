import ArgumentParsing
import Contraste

extension Command {
  /// `contraste new DIR`: a study folder to start from.
  static let new = Command(
    declaration: CommandDeclaration(
      "new", summary: "Write a small study folder to start from",
      discussion:
        "The folder holds a study.yaml with a question, two kinds of actor and one dimension, and "
        + "invented answers. It passes contraste check as it is.",
      positionals: [PositionalDeclaration("DIR", help: "The folder to make.")],
      examples: [Example("contraste new my-study", "Then: contraste check my-study.")])
  ) { arguments, run in
    let path = arguments.positionals[0]
    let standing = StarterStudy.files.map { Path.join(path, $0.name) }.filter(FileSystem.exists)
    if let file = standing.first {
      throw Faults(
        Diagnostic(
          .badData, "file-exists", "the folder holds a study already", at: Place(file: file),
          hint: "name a folder that does not exist yet"))
    }
    try StarterStudy.write(to: path)
    run.write(StarterStudy.files.map { Path.join(path, $0.name) + "\n" }.joined())
  }
}
