import Diagnostics
import Framework
import Localization
import Surveys
import Tabular

/// Codes the tables of a study by its codebook and keeps every fault met on the way.
struct StudyAssembly {
  let study: Study
  let places: StudyPlaces
  let tables: [Table]
  let segments: [Segment]
  let rowCount: Int
  var faults: [Diagnostic] = []
  /// The actor and round of each row, by index; an actor nobody declared is no answer.
  private(set) var actorCodes: [Int32] = []
  private(set) var roundCodes: [Int32] = []

  init(source: StudySource, tables: [Table], segments: [Segment]) {
    study = source.study
    places = source.places
    self.tables = tables
    self.segments = segments
    rowCount = segments.reduce(0) { $0 + $1.count }
    roundCodes = segments.flatMap { [Int32](repeating: Int32($0.round), count: $0.count) }
    actorCodes = codesOfActors()
  }

  /// A column to code: what it may hold in each round, and whose answers it takes.
  struct Request {
    var column: String
    /// What the column is for, in words: `question «c1»`.
    var purpose: String
    /// By round.
    var lookups: [CodeLookup]
    /// By round: whether the column is read there at all.
    var isPut: [Bool]
    /// By round and actor; nil where everybody has a value.
    var asked: [[Bool]]?
    /// Where the codebook declares the column.
    var declared: Place
    /// A column may appear in a later round: its absence is a warning, and means not asked.
    var mayBeAbsent = false
    /// A value where none is wanted is a warning: it says less than an answer would.
    var isDimension = false
    /// The column has been read before, and its faults told.
    var isRepeated = false
  }

  private mutating func codesOfActors() -> [Int32] {
    // The codebook lets the column be absent where there is one kind of actor only.
    guard let column = study.data.actorColumn else {
      return [Int32](repeating: 0, count: rowCount)
    }
    let lookup = CodeLookup(identifiers: study.actors.map { ($0.id, $0.label.all + $0.short.all) })
    let request = Request(
      column: column, purpose: "the actor",
      lookups: study.rounds.map { _ in lookup }, isPut: study.rounds.map { _ in true },
      declared: places.key("data", "actor"))
    return codes(request, code: "unknown-actor", noun: "actor")
  }

  /// Codes one column over all rounds.
  ///
  /// - Parameters:
  ///   - request: The column and what it may hold.
  ///   - code: The code of the fault for a text that means nothing.
  ///   - noun: What the text should have been.
  /// - Returns: One code a row: a level, or a negative missing reason.
  mutating func codes(_ request: Request, code: String, noun: String) -> [Int32] {
    var result = [Int32](repeating: MissingReason.notAsked.code, count: rowCount)
    for segment in segments {
      let table = tables[segment.table]
      let isPut = request.isPut[segment.round]
      guard let column = table.category(request.column) else {
        if isPut {
          reportMissing(
            request.column, purpose: request.purpose, declared: request.declared, in: table,
            mayBeAbsent: request.mayBeAbsent)
        }
        continue
      }
      let lookup = request.lookups[segment.round]
      let translation = lookup.translation(of: column)
      var unknown = ColumnFaults(
        code: code, file: table.source,
        column: (request.column, table.columnNumber(request.column)), plural: "unknown \(noun)s",
        expected: lookup.expected)
      var strays = strays(of: request, isPut: isPut, in: table)
      for index in 0..<segment.count {
        let row = segment.tableRow(index)
        let read = column.codes[row]
        let value = read < 0 ? read : translation[Int(read)]
        let actor = actorCodes.isEmpty ? -1 : actorCodes[segment.start + index]
        if isPut, actor < 0 || request.asked?[segment.round][Int(actor)] ?? true {
          if value == CodeLookup.unknown {
            unknown.add(line: table.line(ofRow: row), text: column.levels[Int(read)])
          }
          result[segment.start + index] =
            value == CodeLookup.unknown ? MissingReason.noAnswer.code : value
        } else if isAnswer(value) {
          strays.add(
            line: table.line(ofRow: row),
            text: stray(column.text(atRow: row) ?? "", actor: isPut ? actor : -1))
        }
      }
      if request.isRepeated { continue }
      faults += unknown.diagnostics {
        "unknown \(noun) «\($0)»"
      } hint: {
        lookup.hint(for: $0)
      }
      report(strays, request: request, round: segment.round, isPut: isPut)
    }
    return result
  }

  /// The faults of values where none are wanted, none of them found yet.
  private func strays(of request: Request, isPut: Bool, in table: Table) -> ColumnFaults {
    ColumnFaults(
      code: request.isDimension
        ? "dimension-not-applicable" : isPut ? "answer-not-asked" : "answer-in-wrong-round",
      severity: request.isDimension ? .warning : .error, file: table.source,
      column: (request.column, table.columnNumber(request.column)),
      plural: request.isDimension
        ? "values where the dimension does not apply" : "answers to a question that was not put",
      expected: "an empty field")
  }

  /// Whether a cell says something that only somebody who was asked can say.
  private func isAnswer(_ value: Int32) -> Bool {
    value >= 0 || value == MissingReason.doesNotKnow.code || value == MissingReason.refused.code
  }

  private func stray(_ text: String, actor: Int32) -> String {
    actor >= 0 ? "\(text) from \(study.actors[Int(actor)].id)" : text
  }

  private mutating func report(
    _ strays: ColumnFaults, request: Request, round: Int, isPut: Bool
  ) {
    let summary =
      request.isDimension
      ? "a value from an actor to whom \(request.purpose) does not apply"
      : isPut
        ? "an answer from an actor to whom \(request.purpose) is not put"
        : "an answer to \(request.purpose), which is not put in the round «\(study.rounds[round].id)»"
    let key = request.isDimension ? "applies-to" : isPut ? "asked" : "rounds"
    let declared = Place(
      file: request.declared.file, line: request.declared.line, variable: request.declared.variable)
    faults += strays.diagnostics { _ in
      summary
    } hint: { _ in
      "empty the field, or mend «\(key)» at \(declared.text)"
    }
  }

  /// Reports a column that a file lacks, once a file.
  ///
  /// A column that may appear in a later round is a fault all the same where the file has a
  /// column of nearly that name, since its values would be passed over.
  mutating func reportMissing(
    _ name: String, purpose: String, declared: Place, in table: Table, mayBeAbsent: Bool = false
  ) {
    let place = table.headerPlace(name)
    guard !faults.contains(where: { $0.code == "missing-column" && $0.place == place }) else {
      return
    }
    let known = Set(study.columns)
    let near = nearestName(to: name, among: table.header.filter { !known.contains($0) })
    let isAbsent = mayBeAbsent && near == nil
    faults.append(
      Diagnostic(
        .badData, "missing-column", "the column «\(name)» is missing",
        severity: isAbsent ? .warning : .error, at: place,
        expected: "a column for \(purpose), declared at \(declared.text)",
        hint: near.map { "did you mean «\($0)»?" }
          ?? (isAbsent ? "its values count as not asked in this file" : nil)))
  }

  /// The lookups of a column that means the same in every round.
  func everyRound(_ lookup: CodeLookup) -> [CodeLookup] { study.rounds.map { _ in lookup } }
}

extension Study {
  /// Every column that the codebook names, in the order in which it is read.
  var columns: [String] {
    let identity = [data.respondentColumn, data.actorColumn, data.roundColumn].compactMap { $0 }
    let answers = questions.flatMap(\.columns)
    let plan =
      [design.weights].compactMap { $0 } + design.columns
    var seen: Set<String> = []
    return (identity + dimensions.map(\.column) + answers + plan).filter {
      seen.insert($0).inserted
    }
  }
}
