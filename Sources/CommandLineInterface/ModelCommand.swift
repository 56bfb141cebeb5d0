import ArgumentParsing
import Contraste

private let outcome = Option.text(
  "outcome", "ID", help: "The question whose answers are explained: a column of a bare file.")
private let predictors = Option.list(
  "predictors", "NAME,…",
  help: "Dimensions or questions that explain it; sex:age crosses two, and enters both alone too.")
private let family = Option.choice(
  "family", of: ModelFamily.self, defaultText: "logit for two answers, else ordinal",
  help: "Mean scores (gaussian), a share (logit), counts (poisson), or all ordered answers.")
private let link = Option.choice(
  "link", of: ModelLink.self, defaultText: "identity, logit or log, by the family",
  help: "How shares follow from the predictors, for the families logit and ordinal.")
private let event = Option.list(
  "event", "ANSWER,…", help: "The answers whose share the family logit explains.",
  defaultText: "the favourable ones, or the second of two")
private let reference = Option.list(
  "reference", "NAME=LEVEL,…", help: "The level with which the others of a factor are compared.",
  defaultText: "the first")
private let scores = Option.list(
  "scores", "NAME,…",
  help: "Predictors that enter as one number, the score of each level; the others are factors.")

extension Command {
  /// `contraste model STUDY|FILE`: a regression model with errors from the design.
  static let model = Command(
    declaration: CommandDeclaration(
      "model", summary: "Explain the answers to one question by several others at once",
      discussion:
        "A weighted regression model with errors from the design: coefficients with their "
        + "intervals and tests, odds ratios, and a test of each term. Respondents with a missing "
        + "answer are left out and counted. For each group of a factor follows what the model "
        + "predicts on average, had everyone been of the group; for ordered answers a test whether "
        + "the effects are the same at all thresholds. Where a group is unanimous, so that a "
        + "coefficient would be infinite, the fit is penalised and says so.",
      positionals: [InputOptions.input],
      groups: [
        OptionGroup(
          "Model",
          [
            outcome.declaration, predictors.declaration, scores.declaration,
            reference.declaration, family.declaration, link.declaration, event.declaration,
          ]),
        OptionGroup(
          InputOptions.group.heading,
          [InputOptions.numeric.declaration]
            + InputOptions.group.options.filter {
              $0.name != InputOptions.question.declaration.name
            }),
        InputOptions.design, OptionGroup("Errors", [PlanOptions.confidence.declaration]),
        PlanOptions.confidentiality, OutputOptions.group,
      ],
      examples: [
        Example(
          "contraste model Datasets/ssc-effectiveness --outcome c1 --predictors sex,age",
          "All answers to a question of the sample study by sex and age at once."),
        Example(
          "contraste model data.csv --outcome trust --event 4,5 --predictors sex,income "
            + "--scores income --weight w --strata region --clusters psu",
          "A share in a bare file with a complex design; income enters as a number."),
      ])
  ) { arguments, run in
    var model = try modelPlan(arguments)
    // The column of the round is known as the round; among the predictors it joins the rounds.
    if let round = try arguments.value(of: InputOptions.roundColumn) {
      model.predictors = model.predictors.map { $0.map { $0 == round ? "round" : $0 } }
    }
    let numbers = try arguments.value(of: InputOptions.numeric)
    let categories = model.predictors.map { $0.filter { !numbers.contains($0) && $0 != "round" } }
    let opened = try InputOptions.open(
      arguments, groupings: categories,
      questions: [model.outcome].filter { !numbers.contains($0) })
    run.remark(of: opened)
    let study = try RegisterOptions.heeding(arguments, opened, &run)
    var plan = study.defaultPlan
    plan.groupings = []
    plan.confidence = try arguments.value(of: PlanOptions.confidence)
    try PlanOptions.confidentiality(arguments, of: &plan)
    let rows = try study.model(model, plan: plan)
    run.remark(separationWarning(rows))
    let bytes = try ResultOutput(arguments, study: study, run: run).bytes(rows, plan: plan)
    try run.write(bytes, toFile: arguments.value(of: OutputOptions.output))
    try RegisterOptions.record(rows, of: study, arguments)
    AnalysisCommands.refuse(rows, &run)
  }
}

/// Warns of groups that are unanimous, once a round.
private func separationWarning(_ rows: [ResultRow]) -> [Diagnostic] {
  let separated = rows.filter {
    $0.key.statistic == "coefficient" && $0.flag.contains("separated_groups")
  }
  let names = separated.filter { $0.key.item != "intercept" }.map { row in
    let group = [row.key.groupBy, row.key.group].filter { !$0.isEmpty }.joined(separator: "=")
    return [group, row.key.item].filter { !$0.isEmpty }.joined(separator: ":")
  }
  guard !separated.isEmpty else { return [] }
  return [
    Diagnostic(
      .refusal, "separated-groups", "a coefficient would be infinite: groups answer all alike",
      severity: .warning, found: names.joined(separator: ", "),
      hint: "the fit is penalised (Jeffreys); merge levels for a plain one")
  ]
}

/// What the options ask of a model.
private func modelPlan(_ arguments: ParsedArguments) throws -> ModelPlan {
  guard let explained = try arguments.value(of: outcome) else {
    throw UsageError(
      "missing-option", "a model needs the question that it explains", expected: "--outcome ID")
  }
  let terms = try arguments.value(of: predictors).map { text in
    let names = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard names.allSatisfy({ !$0.isEmpty }), Set(names).count == names.count else {
      throw UsageError(
        "bad-option-value", "--predictors does not understand its value", found: text,
        expected: "names, or different names joined by a colon, for instance sex:age")
    }
    return names
  }
  var model = ModelPlan(
    outcome: explained, predictors: terms, family: try arguments.value(of: family),
    link: try arguments.value(of: link))
  model.scored = Set(try arguments.value(of: scores))
  model.events = try arguments.value(of: event)
  for text in try arguments.value(of: reference) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw UsageError(
        "bad-option-value", "--reference does not understand its value", found: text,
        expected: "a factor and its level, for instance sex=woman")
    }
    model.references[parts[0]] = parts[1]
  }
  return model
}
