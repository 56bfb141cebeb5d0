import ArgumentParsing
import Contraste

private let trace = Option.flag(
  "trace",
  help: "Show what leads from answers to findings, recommendations and the next round, what stands "
    + "alone, and what became of recommendations, in place of votes.")

private let top = Option.integer(
  "top", "K", default: firstByDefault, least: 1,
  help: "How many recommendations count as the first, where voters are drawn anew.")

extension AnalysisCommands {
  /// `contraste workshop STUDY|FILE`: votes on recommendations, or the agreement of coders.
  static let workshop = Command(
    declaration: CommandDeclaration(
      "workshop", summary: "Show how actors voted on the recommendations of the workshop",
      discussion:
        "For each recommendation the votes of each kind of actor, the consensus between the kinds, "
        + "in which each counts the same however many took part, and where they stand apart, with "
        + "exact tests; the order of the recommendations by four rules, and how far it moves when "
        + "a group or a voter is left out, or voters are drawn anew within their groups. Votes come one a row, one row a voter, or as totals by "
        + "group; a file of codings gives the agreement of coders. Groups smaller than the "
        + "minimum are withheld.",
      positionals: [
        PositionalDeclaration(
          "STUDY|FILE",
          help: "A study folder (or its study.yaml), or a file of votes or codings in CSV.")
      ],
      groups: [
        WorkshopOptions.votes, WorkshopOptions.codings,
        OptionGroup("Order", [top.declaration]),
        OptionGroup("Traceability", [trace.declaration]),
        OptionGroup(
          "Errors and tests",
          [
            PlanOptions.confidence.declaration, PlanOptions.adjust.declaration,
            PlanOptions.seed.declaration,
          ]), PlanOptions.confidentiality, OutputOptions.group,
      ],
      examples: [
        Example(
          "contraste workshop Datasets/ssc-effectiveness --no-suppression",
          "Every recommendation with the votes of all groups, however small."),
        Example(
          "contraste workshop votes.csv --actor-column sector --recommendations 'R*'",
          "A bare file, one row a voter and a column for each recommendation."),
        Example(
          "contraste workshop Datasets/ssc-effectiveness --trace --language en",
          "Which answers led to which recommendations, and which led nowhere."),
      ])
  ) { arguments, run in
    let workshop = try WorkshopOptions.open(arguments)
    var plan = workshop.defaultPlan
    plan.confidence = try arguments.value(of: PlanOptions.confidence)
    plan.adjustment = try arguments.value(of: PlanOptions.adjust) ?? plan.adjustment
    plan.seed = try arguments.value(of: PlanOptions.seed)
    try PlanOptions.confidentiality(arguments, of: &plan)
    let traces = try arguments.value(of: trace)
    if !traces { run.remark(workshop.remarks) }
    let first = try arguments.value(of: top)
    let rows = traces ? workshop.trace() : workshop.results(plan, top: first)
    let output = try ResultOutput(arguments, workshop.study.title, workshop.language, run) {
      workshop.tables($0, plan: $1, language: $2)
    }
    try run.write(
      output.bytes(rows, plan: plan), toFile: arguments.value(of: OutputOptions.output))
    refuse(rows, &run)
  }
}
