import ArgumentParsing
import Contraste

private let rows = Option.integer(
  "rows", "N", default: 1_000_000, least: 1, help: "The number of respondents.")
private let seed = Option.seed("seed", "S", default: 1, help: "The seed: the same gives the same.")
private let output = Option.text(
  "output", letter: "o", "FILE", help: "The file to write.", defaultText: "standard output")

extension Command {
  /// `contraste simulate`: a large invented survey.
  static let simulate = Command(
    declaration: CommandDeclaration(
      "simulate", summary: "Write an invented survey of any length, to try and to time things",
      discussion:
        "Twenty five-point questions q1 to q20, the dimensions sex, age, ethnicity and ses, and a "
        + "design with the columns stratum, cluster and weight.",
      groups: [
        OptionGroup("Survey", [rows.declaration, seed.declaration]),
        OptionGroup("Output", [output.declaration]),
      ],
      examples: [
        Example(
          "contraste simulate --rows 1000 --seed 7 -o data.csv",
          "Then: contraste distribution data.csv --question q1 --by sex --weight weight --strata "
            + "stratum --clusters cluster.")
      ])
  ) { arguments, run in
    let survey = SimulatedSurvey(
      rows: try arguments.value(of: rows), seed: try arguments.value(of: seed))
    guard let file = try arguments.value(of: output), file != "-" else {
      return run.write(survey.bytes())
    }
    try survey.write(to: file)
  }
}
