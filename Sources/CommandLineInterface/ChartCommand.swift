import ArgumentParsing
import Contraste

private let by = Option.text(
  "by", "DIMENSION", help: "The dimension whose groups are shown, for instance actor or sex.")
private let group = Option.text(
  "group", "GROUP", help: "The one group of that dimension that the chart is about.")
private let round = Option.text(
  "round", "ROUND", help: "The round.", defaultText: "the latest, or all where the chart has room")
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
        + "slope: a question from round to round; heatmap: disagreement by question and group; "
        + "map: respondents, those who answer alike near each other; clusters: the distance of "
        + "each respondent to each; distances: that of each group to each; separation: questions "
        + "ranked by how far they set groups apart; gaps: how many points apart every two groups "
        + "stand on each question; coverage: which indicator of a study is published by which "
        + "dimension; "
        + "indicators: the score of each indicator, groups side by side; "
        + "ranks: the place of each group on each indicator, and how far it depends on the rule.",
      positionals: [
        PositionalDeclaration(
          "KIND", help: "What to draw.", choices: ChartKind.allCases.map(\.rawValue)),
        InputOptions.input,
      ],
      groups: [
        InputOptions.group, InputOptions.design,
        OptionGroup(
          "Chart",
          [by, group, round].map(\.declaration)
            + [PlanOptions.base.declaration, width.declaration]),
        PlanOptions.confidentiality,
        OptionGroup("Output", [language.declaration, output.declaration]),
      ],
      examples: [
        Example(
          "contraste chart stacked Datasets/ssc-effectiveness --question c1 --by actor -o c1.svg",
          "The answers of each kind of actor to one question."),
        Example(
          "contraste chart heatmap Datasets/ssc-effectiveness --by actor --language en -o map.png",
          "Where actors disagree among themselves."),
      ])
  ) { arguments, run in
    let kind = ChartKind(rawValue: arguments.positionals[0]) ?? .stacked
    let file = try arguments.value(of: output)
    let form = try ChartForm(file)
    let groupBy = try arguments.value(of: by) ?? ""
    let questions = try arguments.value(of: InputOptions.question)
    let multiples = try arguments.value(of: InputOptions.multiple)
    if kind.needsQuestion, questions.count + multiples.count != 1 {
      throw UsageError(
        "missing-option", "the chart \(kind.rawValue) is about one question",
        found: questions.isEmpty ? nil : questions.joined(separator: ","),
        expected: "--question ID")
    }
    if kind.comparesGroups, groupBy.isEmpty {
      throw UsageError(
        "missing-option", "the chart \(kind.rawValue) compares groups",
        expected: "--by DIMENSION")
    }
    let study = try InputOptions.open(
      arguments, at: 1, groupings: groupBy.isEmpty ? [] : [[groupBy]])
    run.remark(of: study)
    var plan = study.defaultPlan
    plan.questions = questions
    plan.groupings = groupBy.isEmpty ? [] : [[groupBy]]
    plan.base = try arguments.value(of: PlanOptions.base) ?? plan.base
    try PlanOptions.confidentiality(arguments, of: &plan)
    if let part = kind.divergencePart { plan.divergence.parts = [part] }
    // Kinds of actor stand side by side: a pooled figure would let the largest speak for all.
    let isByActor =
      (kind.needsQuestion || kind.analysis == "indicators") && groupBy.isEmpty
      && study.opened.data.actors != nil
    plan.testsSensitivity = kind == .ranks
    let request = ChartRequest(
      kind, question: questions.first ?? study.opened.data.multipleResponses.first?.id,
      groupBy: isByActor ? SurveyDimension.actorID : groupBy,
      group: try arguments.value(of: group) ?? "", round: try arguments.value(of: round))
    let figure = study.figure(
      request, of: try rows(for: kind, study, plan),
      language: try arguments.value(of: language)?.language)
    guard let figure else {
      throw Faults(
        Diagnostic(
          .refusal, "nothing-to-draw", "the results hold nothing that this chart could show",
          hint: "contraste \(kind.analysis) with the same options shows the numbers there are"))
    }
    let svg = figure.svg(width: Double(try arguments.value(of: width)))
    try run.write(try form.bytes(svg), toFile: file)
  }

  private static func rows(
    for kind: ChartKind, _ study: MonitoringStudy, _ plan: AnalysisPlan
  ) throws -> [ResultRow] {
    switch kind {
    case .stacked, .dots: try study.distribution(plan)
    case .disagreement, .heatmap, .map, .clusters, .distances, .separation, .gaps:
      try study.divergence(plan)
    case .dumbbell: try study.disaggregation(plan)
    case .slope: try study.trend(plan)
    case .coverage: try study.audit(plan).rows()
    case .indicators, .ranks: try study.indicators(plan)
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
