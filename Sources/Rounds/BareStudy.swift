public import Diagnostics
import Files
import Framework
import Localization
import Numerics
import Surveys
public import Tabular
import TabularFiles
import Weighting

/// A data file without a codebook, opened as a study whose labels are the names in the file.
public enum BareStudy {
  /// A question with more distinct answers than this is no closed question.
  static let mostLevels = 500
  /// A cell with more distinct answers than this holds no list of options.
  static let mostOptions = 100

  /// Reads the columns that are needed from a data file and opens it as a study.
  ///
  /// - Parameters:
  ///   - path: The data file.
  ///   - options: What is said about it.
  /// - Returns: A study with the questions, groupings and design of the options.
  /// - Throws: What is wrong with the file, with a column or with the design.
  public static func open(
    _ path: String, options: BareFileOptions
  ) throws(Faults) -> OpenStudy {
    var options = options.namingActorAndRound()
    if !options.multiples.isEmpty { options = try options.findingResponses(in: path) }
    return try build(try readTable(path, options: options), options: options)
  }

  /// Opens a table as a study.
  ///
  /// Levels that are not given are the distinct answers: numbers in numeric order, texts in order
  /// of code point. Scales are ordinal, scored by the numbers that the levels are or else from 1,
  /// and have no sides. Nothing is fingerprinted: ``OpenStudy/inputs`` is empty.
  ///
  /// - Parameters:
  ///   - table: The columns that the options name, questions and groups as categories.
  ///   - options: What is said about them.
  /// - Returns: A study with the questions, groupings and design of the options.
  /// - Throws: Unknown columns, answers that are no levels, bad weights: all that is found.
  public static func build(
    _ table: consuming Table, options: BareFileOptions
  ) throws(Faults) -> OpenStudy {
    var options = options.namingActorAndRound()
    if options.responses.isEmpty, !options.multiples.isEmpty {
      options = try options.findingResponses(header: table.header, file: table.source)
    }
    var builder = BareStudyBuilder(table: table, options: options)
    let study = builder.study()
    guard let study, builder.faults.isEmpty else { throw Faults(builder.faults) }
    return study
  }

  /// The columns of a file that the options do not find in its header.
  static func unknownColumns(
    _ options: BareFileOptions, header: [String], file: String
  ) -> [Diagnostic] {
    let names = options.categoryColumns + options.numberColumns
    return names.filter { !header.contains($0) }.map { name in
      Diagnostic(
        .badData, "unknown-column", "there is no column «\(name)»",
        at: Place(file: file, line: 1, variable: name), found: name,
        expected: "one of \(listed(header))", hint: suggestion(for: name, among: header))
    }
  }
}

/// Builds a study from a table and keeps every fault.
struct BareStudyBuilder {
  /// The table, from which each column is taken out when it is used for the last time.
  private(set) var table: Table
  let options: BareFileOptions
  private(set) var faults: [Diagnostic] = []
  /// What a reader should know but what stops nothing.
  private(set) var remarks: [Diagnostic] = []
  let missing: Set<String>
  private var uses: [String: Int] = [:]

  init(table: consuming Table, options: BareFileOptions) {
    self.table = table
    self.options = options
    missing = Set(options.missing)
    let design = [options.weight] + options.design.columns
    let names =
      [options.roundColumn, options.actorColumn, options.respondentColumn]
      + distinct(options.groupings)
      + distinct(options.questions) + design + distinct(options.quantities)
      + options.responses.flatMap(\.columns) + options.marginColumns
    for case let name? in names { uses[name, default: 0] += 1 }
  }

  private mutating func checkSources() {
    for name in options.dimensionSources.keys.sorted() where !options.groupings.contains(name) {
      faults.append(
        Diagnostic(
          .usage, "unknown-dimension", "no groups of «\(name)» are asked for", found: name,
          expected: "a column to group by", hint: "group by it with --by \(name)"))
    }
  }

  mutating func report(_ diagnostics: [Diagnostic]) {
    faults += diagnostics.filter { $0.severity == .error }
    remarks += diagnostics.filter { $0.severity != .error }
  }

  mutating func study() -> OpenStudy? {
    faults += BareStudy.unknownColumns(options, header: table.header, file: table.source)
    checkNames()
    checkSources()
    guard faults.isEmpty else { return nil }
    let rounds = options.roundColumn.flatMap { dimension($0, id: "round") }
    let actors = options.actorColumn.flatMap { dimension($0, id: "actor") }
    let dimensions = distinct(options.groupings).filter { !["round", "actor"].contains($0) }
      .compactMap { dimension($0, id: $0) }
    let quantities = distinct(options.quantities).compactMap { quantity($0) }
    let questions =
      distinct(options.questions).compactMap { question($0) }
      + options.responses.flatMap { responseOptions($0) }
    let respondents = respondents(rounds: rounds)
    let design = design(actors: actors, respondents: respondents)
    let (groupings, merges) = merged(dimensions, rounds: rounds)
    guard faults.isEmpty, let design else { return nil }
    let invited = (actors?.levels ?? []).map { _ in (rounds?.levels ?? []).map { _ in Int?.none } }
    let data = SurveyData(
      rowCount: table.rowCount, questions: questions, dimensions: groupings, actors: actors,
      rounds: rounds, design: design,
      regime: options.regime == .sample ? .sample : .actors(invited: invited),
      quantities: quantities, respondents: respondents?.codes ?? [],
      roundTimes: (rounds?.levels ?? []).compactMap { RoundPeriod($0)?.time })
    var codebook = codebook(of: data)
    for place in codebook.dimensions.indices {
      codebook.dimensions[place].madeMerges = merges[codebook.dimensions[place].id] ?? []
    }
    return OpenStudy(
      study: codebook, data: data,
      origins: RowOrigins(
        stretches: [.init(file: table.source, count: table.rowCount, lines: table.lines)]),
      respondents: Respondents(
        identifiers: respondents?.levels ?? [], codes: respondents?.codes ?? []),
      inputs: [], remarks: remarks)
  }

  /// `round` and `actor` are the names of the two dimensions that every study has.
  private mutating func checkNames() {
    let reserved = [("round", options.roundColumn), ("actor", options.actorColumn)]
    for (name, column) in reserved where options.groupings.contains(name) && column != name {
      faults.append(
        Diagnostic(
          .usage, "reserved-name",
          column == nil
            ? "the column «\(name)» must be named as the \(name) column to group by it"
            : "«\(name)» is the dimension of the column «\(column ?? "")»",
          at: table.headerPlace(name), hint: "give --\(name)-column \(name)"))
    }
    if options.regime == .actors {
      let design = options.design
      let given =
        [design.weights].compactMap { $0 } + design.columns + design.populationSizes
        + (design.replicates == nil ? [] : ["replicates"])
        + [options.adjustment.map { $0.method?.rawValue ?? "trim" }].compactMap { $0 }
      if let name = given.first {
        faults.append(
          Diagnostic(
            .usage, "design-needs-sample", "the regime «actors» takes no weights and no design",
            found: name, hint: "use --regime sample, or leave the design out"))
      }
    }
  }

  /// A column of codes; the last to ask for it is its only holder and may change it in place.
  mutating func category(_ name: String) -> CategoryColumn? {
    for case (let index, .category(let column)) in table.columns.enumerated()
    where column.name == name {
      uses[name, default: 1] -= 1
      if uses[name] == 0 {
        table.columns[index] = .category(CategoryColumn(name: name, levels: [], codes: []))
      }
      return column
    }
    faults.append(
      Diagnostic(
        .badData, "not-a-category", "the column «\(name)» was read as numbers",
        at: table.headerPlace(name), expected: "a column of codes or texts"))
    return nil
  }

  private mutating func dimension(_ name: String, id: String) -> SurveyDimension? {
    if let source = options.dimensionSources[name] {
      return dimension(name, id: id, from: source)
    }
    guard let column = category(name)?.inNaturalOrder(missing: missing) else { return nil }
    if column.levels.isEmpty { reportEmpty(name) }
    return SurveyDimension(id: id, levels: column.levels, codes: column.codes)
  }

  private mutating func question(_ name: String) -> SurveyQuestion? {
    guard let read = category(name) else { return nil }
    let column: CategoryColumn
    if let levels = options.levels {
      let unknown = read.strangers(to: levels, missing: missing)
      if !unknown.isEmpty { report(unknown: unknown, in: read, levels: levels) }
      column = read.recoded(to: levels.filter { !missing.contains($0) })
    } else {
      column = read.inNaturalOrder(missing: missing)
    }
    if column.levels.isEmpty { reportEmpty(name) }
    if column.levels.count > BareStudy.mostLevels { reportOpen(column) }
    let scale = ResponseScale(
      id: name, kind: .ordinal, levels: column.levels, scores: LevelOrder.scores(column.levels))
    return SurveyQuestion(id: name, scale: scale, codes: column.codes)
  }

  mutating func reportEmpty(_ name: String) {
    faults.append(
      Diagnostic(
        .refusal, "no-answers", "the column «\(name)» holds no answers",
        at: table.headerPlace(name), found: "\(table.rowCount) rows, all missing"))
  }

  private mutating func reportOpen(_ column: CategoryColumn) {
    faults.append(
      Diagnostic(
        .refusal, "too-many-levels", "the column «\(column.name)» is no closed question",
        at: table.headerPlace(column.name), found: "\(column.levels.count) distinct answers",
        expected: "at most \(BareStudy.mostLevels)", hint: "group the answers into classes first"))
  }

  private mutating func report(
    unknown: Set<String>, in column: CategoryColumn, levels: [String]
  ) {
    var group = ColumnFaults(
      code: "unknown-level", file: table.source,
      column: (column.name, table.columnNumber(column.name)), plural: "answers that are no levels",
      expected: "one of \(listed(levels))")
    let isUnknown = column.levels.map { unknown.contains($0) }
    for (row, code) in column.codes.enumerated() where code >= 0 && isUnknown[Int(code)] {
      group.add(line: table.line(ofRow: row), text: column.levels[Int(code)])
    }
    faults += group.diagnostics {
      "«\($0)» is not one of the levels"
    } hint: { text in
      suggestion(for: text, among: levels)
        ?? "add it to --levels, or to --missing"
    }
  }
}

extension BareFileOptions {
  /// The options with the columns `actor` and `round` taken for what their names say, where the
  /// data are grouped by them and no other column is named.
  func namingActorAndRound() -> BareFileOptions {
    var options = self
    if groupings.contains(SurveyDimension.actorID) {
      options.actorColumn = actorColumn ?? SurveyDimension.actorID
    }
    if groupings.contains(SurveyDimension.roundID) {
      options.roundColumn = roundColumn ?? SurveyDimension.roundID
    }
    return options
  }
}
