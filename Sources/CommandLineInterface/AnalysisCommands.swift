import ArgumentParsing
import Contraste

/// The commands that answer with rows: one analysis each, with the options it understands.
enum AnalysisCommands {
  static let distribution = command(
    "distribution", "Show how answers are distributed, overall and by group",
    discussion:
      "For each question: respondents, share of each answer with its error and interval, who did "
      + "not answer and why, median, mean score, share of favourable answers; overall and for "
      + "each group of --by and --cross.",
    groups: [
      InputOptions.group, InputOptions.design, PlanOptions.groups, DimensionOptions.group,
      PlanOptions.comparisons, PlanOptions.inference, ReliabilityOptions.group,
      PlanOptions.confidentialityOfCounts,
    ],
    examples: [
      Example(
        "contraste distribution Datasets/ssc-effectiveness --question c1 --by sex",
        "One question of the sample study, overall and by sex, as a table."),
      Example(
        "contraste distribution data.csv --question trust --by wave --weight w --strata region "
          + "--clusters psu --format csv",
        "A bare file with a complex design, every number with all its digits."),
    ]
  ) { try $0.distribution($1) }

  static let divergence = command(
    "divergence", "Measure how far respondents disagree, about what, and with whom",
    discussion:
      "For each question the mean distance between the answers of two respondents and the indices "
      + "made of it, with intervals that hold for small groups and what random answers would give; "
      + "between groups and rounds, how far their answers lie apart. Over the whole questionnaire "
      + "the distances within groups and between them with their tests, the questions that "
      + "separate them, and who answers like whom. Single respondents have codes, unless the "
      + "study does not hide them or --no-suppression is given.",
    groups: [
      InputOptions.group, InputOptions.design, PlanOptions.groups, PlanOptions.divergence,
      OptionGroup("Rounds", [PlanOptions.compare.declaration]), PlanOptions.inference,
      PlanOptions.confidentiality, OutputOptions.words,
    ],
    examples: [
      Example(
        "contraste divergence Datasets/ssc-effectiveness --question c1 --by actor",
        "Where organisations of the same kind disagree, and where the kinds do."),
      Example(
        "contraste divergence answers.csv --question 'q1,q2,q3,q4' --levels 1,2,3,4,5 --by kind",
        "A bare file, one row a respondent: who stands with whom over four questions."),
    ]
  ) { try $0.divergence($1) }

  static let disaggregate = command(
    "disaggregate", "Compare groups: gaps, tests, and what had to be withheld",
    discussion:
      "For each question, each indicator of a study and each group of --by and --cross: its "
      + "answers, its difference from a reference group or from the others and the ratio to it, "
      + "how unequal the groups are in all, and a test of whether they answer differently. "
      + "--standardise gives every group the same composition by other dimensions; --decompose "
      + "tells what of a gap is due to them (Oaxaca and Blinder). Groups that are too small are "
      + "withheld.",
    groups: [
      InputOptions.group, InputOptions.design, PlanOptions.groups, DimensionOptions.group,
      DisaggregationOptions.group, PlanOptions.comparisons, PlanOptions.inference,
      ReliabilityOptions.group, PlanOptions.confidentialityOfCounts,
    ],
    examples: [
      Example(
        "contraste disaggregate Datasets/ssc-effectiveness --by sex,ethnicity --language es",
        "Every question by sex and by ethnic origin, in Spanish."),
      Example(
        "contraste disaggregate Datasets/ssc-effectiveness --question c1 --by sex "
          + "--reference sex=man --standardise age,actor --format csv",
        "Women against men, as they stand and as if both had the same ages and kinds of actor."),
      Example(
        "contraste disaggregate data.csv --question trust --by sex --decompose age,region "
          + "--weight w --format csv",
        "How much of a gap in the mean score ages and regions explain."),
    ]
  ) { try $0.disaggregation($1) }

  static let associate = command(
    "associate", "Test whether answers differ between groups, or from expected shares",
    discussion:
      "For each question and each group of --by and --cross the tests of --tests, which hold for "
      + "weights, strata and clusters; in the regime of actors exact and permutation tests. "
      + "rank-wilcoxon compares every pair of groups, the sign telling which stands higher; "
      + "goodness-of-fit sets the answers of each group against --shares. Answers that nobody "
      + "gave take no part in comparisons of groups.",
    groups: [InputOptions.group, InputOptions.design] + PlanOptions.association
      + [PlanOptions.confidentiality],
    examples: [
      Example(
        "contraste associate Datasets/ssc-effectiveness --question c1 --by actor,sex "
          + "--tests kruskal-wallis,rank-wilcoxon",
        "Whether kinds of actor stand apart on a question, and which; then women and men."),
      Example(
        "contraste associate data.csv --question trust --by sex --given age --weight w",
        "Whether women and men of the same age answer differently."),
      Example(
        "contraste associate data.csv --question vote --tests goodness-of-fit "
          + "--shares 0.2,0.3,0.5 --weight w",
        "Whether a sample has the shares of a census."),
    ]
  ) { try $0.association($1) }

  static let trend = command(
    "trend", "Follow answers over the rounds, with the changes between them",
    discussion:
      "Whether the rounds can be compared at all, and why not; every round, the changes between "
      + "successive rounds and from the first to the last; over three rounds and more the change "
      + "a year. Errors take account of respondents who answered in several rounds, and those "
      + "who answered twice are compared with themselves: exact tests, and who moved from which "
      + "answer to which. A question that changed is compared only as far as its study says it "
      + "may be.",
    groups: [
      InputOptions.group, InputOptions.design, PlanOptions.groups, DimensionOptions.group,
      TrendOptions.group, PlanOptions.inference, ReliabilityOptions.group,
      PlanOptions.confidentiality,
    ],
    examples: [
      Example(
        "contraste trend Datasets/ssc-effectiveness --question a1 --compare 2018:2024",
        "One question over all rounds of the sample study."),
      Example(
        "contraste trend data.csv --question trust --round-column wave --weight w",
        "A bare file that holds several rounds."),
      Example(
        "contraste trend panel.csv --question trust --round-column wave --respondent-column id "
          + "--by sex --gaps",
        "A panel: who changed their answer, and whether women and men drew apart."),
    ]
  ) { try $0.trend($1) }

  static let ordinate = command(
    "ordinate", "Map respondents by how alike they answer",
    discussion:
      "Distances between the answers of respondents over all ordered questions, brought to a map "
      + "by classical scaling: for everybody and for each kind of actor, with the mean points of "
      + "groups. Single respondents appear only with --no-suppression.",
    groups: [
      InputOptions.group, InputOptions.design, PlanOptions.groups, PlanOptions.confidentiality,
    ],
    examples: [
      Example(
        "contraste ordinate Datasets/ssc-effectiveness --by sex --format csv",
        "The places of actors and of women and men on the map of each round.")
    ]
  ) { try $0.ordination($1) }

  /// A command that answers with rows.
  static func command(
    _ name: String, _ summary: String, takesFile: Bool = true, discussion: String,
    groups: [OptionGroup],
    examples: [Example],
    answer: @escaping @Sendable (MonitoringStudy, AnalysisPlan) throws -> [ResultRow]
  ) -> Command {
    Command(
      declaration: CommandDeclaration(
        name, summary: summary, discussion: discussion,
        positionals: [takesFile ? InputOptions.input : InputOptions.studyInput],
        groups: groups + [OutputOptions.group], examples: examples)
    ) { arguments, run in
      let opened =
        try takesFile
        ? InputOptions.open(arguments) : InputOptions.openStudy(arguments)
      run.remark(of: opened)
      let study = try RegisterOptions.heeding(arguments, opened, &run)
      let plan = try PlanOptions.plan(arguments, of: study)
      let rows = try answer(study, plan)
      let bytes = try ResultOutput(arguments, study: study, run: run).bytes(rows, plan: plan)
      try run.write(bytes, toFile: arguments.value(of: OutputOptions.output))
      try RegisterOptions.record(rows, of: study, arguments)
      refuse(rows, &run)
    }
  }
}

extension AnalysisCommands {
  /// The commands that answer with rows, in the order of their help.
  static let all = [
    distribution, estimate, divergence, disaggregate, associate, trend, indicators, findings,
    ordinate,
    workshop,
  ]
}

extension AnalysisCommands {
  /// Says that no row has a number, and why: the exit status is then 1.
  static func refuse(_ rows: [ResultRow], _ run: inout CommandRun) {
    if rows.contains(where: { $0.estimate != nil }) { return }
    // Verdicts on whether rounds can be compared are no numbers.
    let rows = rows.filter { $0.key.analysis != "comparability" }
    var seen: Set<String> = []
    let reasons = rows.map(TidyTable.flag).filter { seen.insert($0).inserted }
    let isWithheld = rows.contains(where: \.isConfidential)
    run.remark([
      Diagnostic(
        .refusal, "no-answer", "there is no number to show",
        found: rows.isEmpty
          ? "nothing was asked that these options select"
          : reasons.map { Vocabulary.term($0, .english) }.joined(separator: "; "),
        hint: isWithheld ? "--minimum-cell lowers the limit, where that is allowed" : nil)
    ])
    run.fail(with: Diagnostic.Kind.refusal.rawValue)
  }
}
