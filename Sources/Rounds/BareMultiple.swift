import Diagnostics
import Numerics
import Surveys
import Tabular
import TabularFiles

/// A question with several answers in a bare file: one column an option, or one of delimited cells.
struct BareMultiple: Equatable, Sendable {
  static let chosen = "1"
  static let scale = ResponseScale(
    id: "mentioned", kind: .nominal, levels: ["0", chosen], scores: [0, 1])

  var id: String
  /// The options with their columns; empty where one column holds all.
  var options: [(id: String, column: String)]
  var columns: [String]

  static func == (a: BareMultiple, b: BareMultiple) -> Bool {
    a.id == b.id && a.columns == b.columns && a.options.map(\.id) == b.options.map(\.id)
  }

  /// Finds the columns that a name or a pattern means.
  ///
  /// `q_*` names columns that begin with `q_`. Without an asterisk the columns `q/…`, as
  /// KoboToolbox writes them, come before `q_…`, and these before a column `q` of delimited cells,
  /// which a delimiter asks for.
  init?(_ name: String, header: [String], isDelimited: Bool) {
    if let star = name.firstIndex(of: "*") {
      self.init(
        prefix: String(name[..<star]), suffix: String(name[name.index(after: star)...]),
        header: header)
      return
    }
    if isDelimited, header.contains(name) {
      self.init(delimited: name)
      return
    }
    for separator in ["/", "_"] {
      if let found = BareMultiple(prefix: name + separator, suffix: "", header: header),
        found.options.count > 1 || separator == "/"
      {
        self = found
        return
      }
    }
    guard header.contains(name) else { return nil }
    self.init(delimited: name)
  }

  private init(delimited column: String) {
    id = column
    options = []
    columns = [column]
  }

  private init?(prefix: String, suffix: String, header: [String]) {
    let found = header.filter {
      $0.hasPrefix(prefix) && $0.hasSuffix(suffix) && $0.count > prefix.count + suffix.count
    }
    guard !found.isEmpty else { return nil }
    var id = prefix
    while let last = id.last, ["/", "_", ".", "-", ":"].contains(last) { id.removeLast() }
    self.id = id.isEmpty ? prefix : id
    options = found.map { (String($0.dropFirst(prefix.count).dropLast(suffix.count)), $0) }
    columns = found
  }
}

extension BareFileOptions {
  /// The options with the columns of the questions with several answers.
  func findingResponses(in path: String) throws(Faults) -> BareFileOptions {
    try findingResponses(header: try DelimitedReader().header(path: path), file: path)
  }

  func findingResponses(header: [String], file: String) throws(Faults) -> BareFileOptions {
    var options = self
    var faults: [Diagnostic] = []
    options.responses = distinct(multiples).compactMap { name in
      let found = BareMultiple(name, header: header, isDelimited: delimiter != nil)
      if found == nil {
        faults.append(
          Diagnostic(
            .badData, "unknown-column", "there are no columns for «\(name)»",
            at: Place(file: file, line: 1, variable: name), found: name,
            expected: "a column «\(name)», or columns «\(name)/…» or «\(name)_…»",
            hint: nearestName(to: name, among: header).map { "did you mean «\($0)»?" }))
      }
      return found
    }
    guard faults.isEmpty else { throw Faults(faults) }
    return options
  }
}

// The options of a question with several answers, coded as chosen or not.
extension BareStudyBuilder {
  mutating func responseOptions(_ response: BareMultiple) -> [SurveyQuestion] {
    let questions =
      response.options.isEmpty ? delimitedOptions(response.id) : columnOptions(response)
    let known = questions.map(\.item)
    let coded = MultipleResponse.all(in: questions)
    let source = table
    report(
      contradictions(
        in: coded.filter { $0.options.contains(where: \.isExclusive) }, file: source.source,
        rows: 0..<source.rowCount,
        column: { _, option in
          let name = response.options.isEmpty ? response.id : response.options[option].column
          return (name, source.columnNumber(name))
        }, line: { source.line(ofRow: $0) }))
    if options.responses.count == 1, !known.isEmpty {
      report(
        options.exclusiveOptions.filter { !known.contains($0) }.map { name in
          Diagnostic(
            .badData, "unknown-option", "«\(response.id)» has no option «\(name)»", found: name,
            expected: "one of \(listed(known))",
            hint: nearestName(to: name, among: known).map { "did you mean «\($0)»?" })
        })
    }
    return questions
  }

  private func question(_ id: String, _ option: String, _ codes: [Int32]) -> SurveyQuestion {
    SurveyQuestion(
      id: id, item: option, scale: BareMultiple.scale, codes: codes,
      isExclusive: options.exclusiveOptions.contains(option))
  }

  /// One column of cells with several answers; the options are the distinct answers.
  private mutating func delimitedOptions(_ name: String) -> [SurveyQuestion] {
    guard let column = category(name) else { return [] }
    let cells = column.levels.map(trimmedText)
    let held = cells.filter { !missing.contains($0) && !$0.isEmpty }
    let separator =
      options.delimiter ?? [";", "|", ","].first { mark in held.contains { $0.contains(mark) } }
      ?? " "
    let given = cells.map { DelimitedAnswer.answers(in: $0, separator: separator) }
    let found = LevelOrder.sorted(
      distinct(zip(cells, given).flatMap { missing.contains($0) ? [] : $1 }))
    if found.isEmpty { reportEmpty(name) }
    if found.count > BareStudy.mostOptions {
      report([
        Diagnostic(
          .refusal, "too-many-options", "the column «\(name)» holds no list of options",
          at: table.headerPlace(name),
          found: "\(found.count) distinct answers between «\(separator)»",
          expected: "at most \(BareStudy.mostOptions)",
          hint: "name what stands between the answers with --delimiter")
      ])
      return []
    }
    return found.map { option in
      let translation = zip(cells, given).map { cell, answers -> Int32 in
        if answers.isEmpty || missing.contains(cell) { return MissingReason.noAnswer.code }
        return answers.contains(option) ? 1 : 0
      }
      return question(
        name, option, column.codes.map { $0 < 0 ? $0 : translation[Int($0)] })
    }
  }

  private static let no: Set<String> = ["0", "no", "false", "n", "f"]
  private static let yes: Set<String> = ["1", "yes", "true", "y", "t", "x", "si", "sí"]

  /// One column an option, of yes and no.
  private mutating func columnOptions(_ response: BareMultiple) -> [SurveyQuestion] {
    let columns = response.options.compactMap { category($0.column) }
    guard columns.count == response.options.count else { return [] }
    let texts = columns.map { column in column.levels.map { trimmedText($0).lowercased() } }
    let saysNo = texts.contains { $0.contains(where: Self.no.contains) }
    // Without any no, whatever stands in a column of one text means that the option was chosen.
    let isMarked = !saysNo && columns.allSatisfy { $0.levels.count { !missing.contains($0) } <= 1 }
    var codes = zip(columns, texts).map { column, texts in
      coded(column, texts, isMarked: isMarked)
    }
    if !saysNo {
      fillBlanks(&codes)
      report([
        Diagnostic(
          .badData, "blank-is-no", "no column of «\(response.id)» says no", severity: .note,
          at: table.headerPlace(response.options[0].column),
          hint: "an empty field counts as not chosen where the row has another option")
      ])
    }
    return zip(response.options, codes).map { question(response.id, $0.id, $1) }
  }

  private mutating func coded(
    _ column: CategoryColumn, _ texts: [String], isMarked: Bool
  ) -> [Int32] {
    var strangers = ColumnFaults(
      code: "not-yes-or-no", file: table.source,
      column: (column.name, table.columnNumber(column.name)),
      plural: "answers other than yes and no",
      expected: "0 or 1, no or yes, false or true")
    let translation = zip(column.levels, texts).map { level, text -> Int32 in
      if text.isEmpty || missing.contains(level) { return MissingReason.noAnswer.code }
      if Self.no.contains(text) { return 0 }
      return isMarked || Self.yes.contains(text) ? 1 : CodeLookup.unknown
    }
    var codes = column.codes
    for row in codes.indices where codes[row] >= 0 {
      let code = translation[Int(codes[row])]
      if code == CodeLookup.unknown {
        strangers.add(line: table.line(ofRow: row), text: column.levels[Int(codes[row])])
      }
      codes[row] = code == CodeLookup.unknown ? MissingReason.noAnswer.code : code
    }
    report(
      strangers.diagnostics {
        "«\($0)» says neither yes nor no"
      } hint: { _ in
        "narrow the pattern of --multiple to the columns of options, or add it to --missing"
      })
    return codes
  }

  /// An empty field beside an option that was chosen is one that was not.
  private func fillBlanks(_ codes: inout [[Int32]]) {
    for row in 0..<table.rowCount where codes.contains(where: { $0[row] == 1 }) {
      for option in codes.indices where codes[option][row] < 0 { codes[option][row] = 0 }
    }
  }
}
