import ArgumentParsing
import Contraste

private let by = Option.text(
  "by", "DIMENSION", help: "The dimension whose groups are shown, for instance actor or sex.")
private let group = Option.text(
  "group", "GROUP", help: "The one group of that dimension that the chart is about.")
private let round = Option.text(
  "round", "ROUND", help: "The round.", defaultText: "the latest, or all where the chart has room")
private let target = Option.text(
  "target", "TARGET", help: "The target of the study that the chart is about.",
  defaultText: "its first")
private let width = Option.integer(
  "width", "PIXELS", default: Int(Figure.wide), least: 240, help: "The width of the chart.")
private let language = OutputOptions.language
private let output = Option.text(
  "output", letter: "o", "FILE", help: "The file to write: .svg, or .png and .pdf by rsvg-convert.",
  defaultText: "SVG on standard output")

extension Command {
  /// `contraste chart KIND STUDY|FILE`: one chart.
  static let chart = Command(
    declaration: CommandDeclaration(
      "chart", summary: "Draw one chart",
      discussion:
        "stacked: bars of the answers to a question; dots: one dot a respondent, for small groups; "
        + "disagreement: questions ranked by disagreement; dumbbell: groups beside each other; "
        + "panels: the answers to the questions of a scale, a panel a group; intersection: a "
        + "question by two dimensions crossed; "
        + "slope: a question from round to round; heatmap: disagreement by question and group; "
        + "map: respondents, those who answer alike near each other; clusters: the distance of "
        + "each respondent to each; distances: that of each group to each; separation: questions "
        + "ranked by how far they set groups apart; gaps: how many points apart every two groups "
        + "stand on each question; coverage: which indicator of a study is published by which "
        + "dimension; lines: a question over many rounds with intervals as bands; rounds: the "
        + "first and the last round beside each other; transition: who moved from which answer to "
        + "which between two rounds; target: a number on its way to its target, named by --target; "
        + "support: the support of each group for the recommendations of a workshop; ranks: how "
        + "their order moves without each group; principles: those that their headings bear; "
        + "indicators: the score of each indicator, groups side by side; places: the place of each "
        + "group on each indicator, and how far it depends on the rule.",
      positionals: [
        PositionalDeclaration(
          "KIND", help: "What to draw.", choices: ChartKind.allCases.map(\.rawValue)),
        InputOptions.input,
      ],
      groups: [
        InputOptions.group, InputOptions.design, WorkshopOptions.chartVotes,
        OptionGroup(
          "Chart",
          [by.declaration, PlanOptions.cross.declaration]
            + [group, round, target].map(\.declaration)
            + [PlanOptions.base.declaration, width.declaration]),
        ReliabilityOptions.group, PlanOptions.confidentiality,
        OptionGroup("Output", [language.declaration, output.declaration]),
      ],
      examples: [
        Example(
          "contraste chart stacked Datasets/ssc-effectiveness --question c1 --by actor -o c1.svg",
          "The answers of each kind of actor to one question."),
        Example(
          "contraste chart heatmap Datasets/ssc-effectiveness --by actor --language en -o map.png",
          "Where actors disagree among themselves."),
        Example(
          "contraste chart intersection Datasets/ssc-effectiveness --question c1 --cross sex:age "
            + "--language en",
          "One question by sex and age at once, with what is withheld and why."),
      ])
  ) { arguments, run in
    let kind = ChartKind(rawValue: arguments.positionals[0]) ?? .stacked
    let file = try arguments.value(of: output)
    let form = try ChartForm(file)
    if kind.analysis == "workshop" {
      let svg = try workshopFigure(kind, arguments).svg(
        width: Double(try arguments.value(of: width)))
      return try run.write(try form.bytes(svg), toFile: file)
    }
    let questions = try arguments.value(of: InputOptions.question)
    let multiples = try arguments.value(of: InputOptions.multiple)
    if kind.needsQuestion, questions.count + multiples.count != 1 {
      throw UsageError(
        "missing-option", "the chart \(kind.rawValue) is about one question",
        found: questions.isEmpty ? nil : questions.joined(separator: ","),
        expected: "--question ID")
    }
    let groupings = try groupings(of: kind, arguments)
    let opened = try InputOptions.open(arguments, at: 1, groupings: groupings)
    run.remark(of: opened)
    let study = try RegisterOptions.heeding(arguments, opened, &run)
    var plan = study.defaultPlan
    plan.questions = questions
    plan.groupings = groupings
    plan.base = try arguments.value(of: PlanOptions.base) ?? plan.base
    try PlanOptions.confidentiality(arguments, of: &plan)
    if let part = kind.divergencePart { plan.divergence.parts = [part] }
    plan.reliability = try ReliabilityOptions.declaration(
      arguments, over: plan.reliability, in: study.regime)
    // Kinds of actor stand side by side: a pooled figure would let the largest speak for all.
    let isByActor =
      (kind.needsQuestion || kind.analysis == "indicators") && groupings.isEmpty
      && study.opened.data.actors != nil
    plan.testsSensitivity = kind == .places
    let request = ChartRequest(
      kind,
      question: kind == .target
        ? try arguments.value(of: target)
        : questions.first ?? study.opened.data.multipleResponses.first?.id,
      groupBy: isByActor
        ? SurveyDimension.actorID : (groupings.last ?? []).joined(separator: ResultKey.crossing),
      group: try arguments.value(of: group) ?? "", round: try arguments.value(of: round),
      minimumCell: plan.minimumCell)
    let answers = try rows(for: kind, study, plan)
    let figure = study.figure(
      request, of: answers,
      language: try arguments.value(of: language)?.language)
    guard let figure else { throw nothingToDraw(kind) }
    let svg = figure.svg(width: Double(try arguments.value(of: width)))
    try run.write(try form.bytes(svg), toFile: file)
    try RegisterOptions.record(answers, of: study, arguments)
  }

  /// What the chart groups by: the dimension of `--by`, or the two of `--cross` with their margins.
  private static func groupings(
    of kind: ChartKind, _ arguments: ParsedArguments
  ) throws -> [[String]] {
    let groupBy = try arguments.value(of: by) ?? ""
    let crossed = try PlanOptions.pairs(arguments.value(of: PlanOptions.cross), option: "--cross")
    if kind.crossesDimensions {
      guard crossed.count == 1, groupBy.isEmpty else {
        throw UsageError(
          "missing-option", "the chart \(kind.rawValue) crosses two dimensions",
          expected: "--cross A:B")
      }
      return crossed[0].map { [$0] } + crossed
    }
    if !crossed.isEmpty {
      throw UsageError(
        "superfluous-option", "the chart \(kind.rawValue) crosses no dimensions",
        found: "--cross", expected: "--by DIMENSION")
    }
    if kind.comparesGroups, groupBy.isEmpty {
      throw UsageError(
        "missing-option", "the chart \(kind.rawValue) compares groups",
        expected: "--by DIMENSION")
    }
    return groupBy.isEmpty ? [] : [[groupBy]]
  }

  private static func nothingToDraw(_ kind: ChartKind) -> Faults {
    Faults(
      Diagnostic(
        .refusal, "nothing-to-draw", "the results hold nothing that this chart could show",
        hint: "contraste \(kind.analysis) with the same options shows the numbers there are"))
  }

  /// A chart of the workshop of a study, or of a bare file of votes.
  private static func workshopFigure(
    _ kind: ChartKind, _ arguments: ParsedArguments
  ) throws -> Figure {
    let workshop = try WorkshopOptions.open(arguments, at: 1)
    var plan = workshop.defaultPlan
    try PlanOptions.confidentiality(arguments, of: &plan)
    let rows = kind == .principles ? workshop.trace() : workshop.results(plan)
    let figure = workshop.figure(
      ChartRequest(kind), of: rows,
      language: try arguments.value(of: language)?.language ?? workshop.language)
    guard let figure else { throw nothingToDraw(kind) }
    return figure
  }

  private static func rows(
    for kind: ChartKind, _ study: MonitoringStudy, _ plan: AnalysisPlan
  ) throws -> [ResultRow] {
    switch kind {
    case .stacked, .dots, .panels, .intersection: try study.distribution(plan)
    case .disagreement, .heatmap, .map, .clusters, .distances, .separation, .gaps:
      try study.divergence(plan)
    case .dumbbell: try study.disaggregation(plan)
    case .slope, .lines, .rounds, .transition: try study.trend(plan)
    case .target: try study.rowsTowardTargets(plan) + study.progress(plan)
    case .coverage: try study.audit(plan).rows()
    case .support, .ranks, .principles: try study.workshop(plan)
    case .indicators, .places: try study.indicators(plan)
    }
  }
}

/// The forms of a chart file, by the ending of its name.
private enum ChartForm: String, CaseIterable {
  case svg, png, pdf

  init(_ file: String?) throws {
    guard let file, file != "-" else {
      self = .svg
      return
    }
    guard let form = ChartForm(rawValue: Path.extension(of: file).lowercased()) else {
      throw UsageError(
        "bad-option-value", "--output does not understand its value", found: file,
        expected: "a name that ends in .svg, .png or .pdf")
    }
    self = form
  }

  func bytes(_ svg: String) throws -> [UInt8] {
    if self == .svg { return Array(svg.utf8) }
    let converter = ExternalProgram("rsvg-convert", debianPackage: "librsvg2-bin")
    // Twice the size in pixels: sharp on dense screens and on paper.
    let options = self == .png ? ["--zoom", "2"] : []
    return try converter.run(["--format", rawValue] + options, input: Array(svg.utf8))
  }
}
