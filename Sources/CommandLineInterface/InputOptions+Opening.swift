import ArgumentParsing
import Contraste

/// The regimes by their names.
enum RegimeName: String, CaseIterable, Sendable {
  case sample, actors

  var regime: DesignDeclaration.Regime {
    switch self {
    case .sample: .sample
    case .actors: .actors
    }
  }
}

extension InputOptions {
  /// Opens what the first argument names: a study, or a bare data file with its options.
  ///
  /// - Parameters:
  ///   - arguments: The command line.
  ///   - place: Which of the positional arguments names it.
  ///   - groupings: The dimensions to group by; nil for those of `--by` and `--cross`.
  ///   - questions: The columns of answers; nil for those of `--question`.
  /// - Returns: The study with its answers.
  /// - Throws: The faults of the command line, of the codebook, or of the data.
  static func open(
    _ arguments: ParsedArguments, at place: Int = 0, groupings: [[String]]? = nil,
    questions: [String]? = nil
  ) throws -> MonitoringStudy {
    let path = arguments.positionals[place]
    if StudyFolder.isStudy(path) {
      try refuseBareOptions(arguments)
      return try MonitoringStudy(opening: path)
    }
    let given = try arguments.value(of: PlanOptions.given).map { [[$0]] } ?? []
    let standard = try TrendOptions.standard(arguments).map { [$0.dimensions] } ?? []
    let held = try DisaggregationOptions.dimensions(arguments).map { [$0] }
    let wanted = try (groupings ?? PlanOptions.groupings(arguments)) + given + standard + held
    let options = try bareFile(arguments, groupings: wanted, questions: questions)
    return try MonitoringStudy(file: path, options: options)
  }

  /// Opens the study that the first argument names.
  static func openStudy(_ arguments: ParsedArguments) throws -> MonitoringStudy {
    let path = arguments.positionals[0]
    guard StudyFolder.isStudy(path) else {
      throw Faults(
        Diagnostic(
          .badData, "not-a-study", "this needs a study folder", at: Place(file: path),
          expected: "a folder with \(StudyFolder.codebookName)",
          hint: "contraste new DIR writes one to start from"))
    }
    return try MonitoringStudy(opening: path)
  }

  /// Checks what the first argument names: a study, or a bare data file with its options.
  static func check(_ arguments: ParsedArguments) throws -> StudyCheck {
    let path = arguments.positionals[0]
    let isFile = !StudyFolder.isStudy(path) && FileSystem.exists(path)
    if isFile { return BareStudy.check(path, options: try described(arguments, groupings: [])) }
    try refuseBareOptions(arguments)
    return MonitoringStudy.check(path)
  }

  private static func bareFile(
    _ arguments: ParsedArguments, groupings: [[String]], questions: [String]?
  ) throws -> BareFileOptions {
    let options = try described(arguments, groupings: groupings, questions: questions)
    let asks = [options.questions, options.quantities, options.multiples]
    guard asks.contains(where: { !$0.isEmpty }) else {
      throw UsageError(
        "missing-option", "a bare data file needs its questions", expected: "--question COLUMN,…",
        hint: "a study folder declares them in study.yaml")
    }
    return options
  }

  private static func described(
    _ arguments: ParsedArguments, groupings: [[String]], questions: [String]? = nil
  ) throws -> BareFileOptions {
    let questions = try questions ?? arguments.value(of: question)
    let ratios = try PlanOptions.pairs(
      arguments.value(of: EstimateOptions.ratio), option: "--ratio")
    let quantities = distinctInOrder(try arguments.value(of: numeric) + ratios.flatMap { $0 })
    let multiples = try arguments.value(of: multiple)
    let levels = try arguments.value(of: levels)
    return BareFileOptions(
      questions: questions, levels: levels.isEmpty ? nil : levels,
      groupings: groupings.flatMap { $0 },
      roundColumn: try arguments.value(of: roundColumn),
      actorColumn: try arguments.value(of: actorColumn),
      weight: try arguments.value(of: weight), strata: try arguments.value(of: strata),
      clusters: try arguments.value(of: clusters), populationSizes: try arguments.value(of: fpc),
      clusterCodes: try arguments.value(of: clusterCodes) ?? .nested,
      missing: try arguments.value(of: missing),
      lonelyStrata: try arguments.value(of: lonely) ?? .fail,
      regime: try arguments.value(of: regime)?.regime ?? .sample, quantities: quantities,
      multiples: multiples, delimiter: try arguments.value(of: delimiter),
      exclusiveOptions: try arguments.value(of: exclusive),
      replicates: try ReplicateOptions.declaration(arguments),
      adjustment: try WeightingOptions.adjustment(arguments),
      respondentColumn: try arguments.value(of: respondentColumn),
      dimensionSources: try DimensionOptions.sources(arguments),
      merges: try DimensionOptions.merges(arguments))
  }

  /// A study declares its questions and design: options that would contradict it are refused.
  private static func refuseBareOptions(_ arguments: ParsedArguments) throws {
    let bare =
      (group.options + design.options + DimensionOptions.group.options + [numeric.declaration])
      .map(\.name).filter {
        $0 != "question"
      }
    try refuse(arguments.givenNames.filter(bare.contains))
  }

  /// Refuses options that are for a bare data file.
  static func refuse(_ given: [String]) throws {
    guard given.isEmpty else {
      throw UsageError(
        given.map { name in
          Diagnostic(
            .usage, "bare-file-option", "--\(name) is for a bare data file",
            hint: "a study declares this in study.yaml")
        })
    }
  }
}

/// The names in their order, each once.
private func distinctInOrder(_ names: [String]) -> [String] {
  var seen: Set<String> = []
  return names.filter { seen.insert($0).inserted }
}
