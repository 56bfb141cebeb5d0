import ArgumentParsing
import Contraste

private let keys = Option.list(
  "keys", "DIMENSION,…", help: "What somebody may know of a respondent: dimensions, or columns.")
private let sensitive = Option.list(
  "sensitive", "ID,…", help: "Questions whose answers should not become known.")

extension Command {
  /// `contraste anonymity STUDY|FILE --keys …`: how well respondents hide in the data themselves.
  static let anonymity = Command(
    declaration: CommandDeclaration(
      "anonymity", summary: "Tell how well respondents hide in the data themselves",
      discussion:
        "For data that are to be handed on: how many respondents share the rarest combination of "
        + "--keys (k-anonymity), how many are alone in theirs, how many share it with fewer than "
        + "--minimum-cell, and how many different answers to a --sensitive question the least "
        + "varied combination has (l-diversity); the same without each key, and which neighbouring "
        + "levels to merge until nobody falls short. The combinations themselves are listed only "
        + "with --no-suppression: that somebody is alone in one may be what nobody should learn.",
      positionals: [InputOptions.input],
      groups: [
        OptionGroup("Recognition", [keys.declaration, sensitive.declaration]),
        InputOptions.group, InputOptions.design,
        PlanOptions.cellLimits,
        OutputOptions.group,
      ],
      examples: [
        Example(
          "contraste anonymity Datasets/ssc-effectiveness --keys sex,age,actor --sensitive c1",
          "Whether sex, age and kind of actor would tell who answered the sample study.")
      ])
  ) { arguments, run in
    let names = try arguments.value(of: keys)
    guard !names.isEmpty else {
      throw UsageError(
        "missing-option", "it must be said what a respondent could be recognised by",
        expected: "--keys DIMENSION,…")
    }
    let asked = try arguments.value(of: sensitive)
    let study = try InputOptions.open(
      arguments, groupings: names.map { [$0] }, questions: asked.isEmpty ? [names[0]] : asked)
    run.remark(of: study)
    var plan = study.defaultPlan
    try PlanOptions.confidentiality(arguments, of: &plan)
    let rows = try study.anonymity(
      AnonymityPlan(
        keys: names, sensitive: asked, minimum: plan.minimumCell,
        listsCombinations: !plan.suppresses))
    let bytes = try ResultOutput(arguments, study: study, run: run).bytes(rows, plan: plan)
    try run.write(bytes, toFile: arguments.value(of: OutputOptions.output))
  }
}
