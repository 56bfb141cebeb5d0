import ArgumentParsing
import Contraste

private let column = Option.text(
  "column", "NAME", help: "The name of the new column.", defaultText: WeightedFile.defaultColumn)
private let output = Option.text(
  "output", letter: "o", "FILE", help: "The file to write.", defaultText: "standard output")

extension Command {
  /// `contraste weight FILE`: the file with a new column of adjusted weights.
  static let weight = Command(
    declaration: CommandDeclaration(
      "weight", summary: "Make weights agree with known totals of the population",
      discussion:
        "Writes the data with a new column of weights, every other byte as it was, and tells on "
        + "standard error how the margins were reached and what it costs in precision. Without "
        + "--weight all rows begin with equal weights. Nothing is written where a margin cannot "
        + "be reached: the message names the category that is empty, the margins that contradict "
        + "each other, or the gap that is left. The same options before an analysis make its "
        + "errors carry the calibration.",
      positionals: [
        PositionalDeclaration("FILE", help: "A data file in CSV; dimensions are its columns.")
      ],
      groups: [
        WeightingOptions.group,
        OptionGroup("Data", [InputOptions.weight.declaration, InputOptions.missing.declaration]),
        OptionGroup("Output", [column.declaration, output.declaration]),
      ],
      examples: [
        Example(
          "contraste weight data.csv --weight base --margins margins.csv --calibrate rake "
            + "--bounds 0.4,2.5 -o weighted.csv",
          "Raking with bounds on how much a weight may change."),
        Example(
          "contraste weight data.csv --weight base --trim 0.3,3 --trim-unit median",
          "Weights between 0.3 and 3 times their median, with the same sum."),
      ])
  ) { arguments, run in
    let path = arguments.positionals[0]
    guard let adjustment = try WeightingOptions.adjustment(arguments) else {
      throw UsageError(
        "missing-option", "there is nothing to do to the weights",
        expected: "--calibrate with --margins, or --trim")
    }
    let file = try WeightedFile(
      path, adjustment, weight: try arguments.value(of: InputOptions.weight),
      column: try arguments.value(of: column) ?? WeightedFile.defaultColumn,
      missing: try arguments.value(of: InputOptions.missing))
    run.remark(file.report.diagnostics)
    try run.write(file.bytes, toFile: arguments.value(of: output))
  }
}
