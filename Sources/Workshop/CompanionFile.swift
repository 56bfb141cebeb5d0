package import Diagnostics
import Files
import Tabular
import TabularFiles

/// A file beside the survey, read by column name, with the faults found so far.
///
/// The cross-checks of a whole study are those of its checking; here only what would make a value
/// wrong is refused.
package struct CompanionFile {
  /// The faults of one kind in one column that are reported one by one.
  private static let shownAlone = 5

  private let table: Table
  package private(set) var faults: [Diagnostic] = []

  /// Reads all columns as text.
  package init(_ name: String, in folder: String, allowsNoRows: Bool = false) throws(Faults) {
    try self.init(path: Path.join(folder, name), allowsNoRows: allowsNoRows)
  }

  /// Reads all columns of a file as text.
  init(
    path: String, allowsNoRows: Bool = false, missing: [String] = [""]
  ) throws(Faults) {
    let reader = DelimitedReader(missingMarkers: missing, allowsNoRows: allowsNoRows)
    table = try reader.table(path: path)
  }

  package var rows: Range<Int> { 0..<table.rowCount }
  /// The names of the columns, in the order of the file.
  var header: [String] { table.header }

  /// Whether the file has a column of that name.
  package func has(_ column: String) -> Bool { table.category(column) != nil }

  /// The text of a field without the spaces around it; empty where there is none.
  package func text(_ column: String, _ row: Int) -> String {
    trimmed(Substring(table.category(column)?.text(atRow: row) ?? ""))
  }

  /// The words of a field, separated by spaces.
  package func words(_ column: String, _ row: Int) -> [String] {
    text(column, row).split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Reports the columns that the file lacks.
  package mutating func require(_ columns: [String]) {
    let strangers = table.header.filter { !columns.contains($0) }
    for column in columns where !has(column) {
      faults.append(
        Diagnostic(
          .badData, "missing-column", "the column «\(column)» is missing",
          at: Place(file: table.source, line: 1, variable: column),
          expected: listed(columns, limit: columns.count),
          hint: nearestName(to: column, among: strangers).map { "did you mean «\($0)»?" }))
    }
  }

  /// What a field must be, and what is said where it is not.
  package struct Rule {
    package var code: String
    /// What the field holds, for a field that is empty.
    package var noun: String
    package var expected: String
    /// The sentence on an empty field of a row; nil for that it is empty.
    package var emptyComplaint: ((_ row: Int) -> String)?
    /// What to do about a field that is empty; nil for nothing.
    package var emptyHint: String?
    /// The words among which a misspelt one is looked for.
    package var names: [String] = []
    /// The sentence on a field that is not empty.
    package var complaint: (_ text: String) -> String

    package init(
      code: String, noun: String, expected: String, names: [String] = [],
      complaint: @escaping (_ text: String) -> String
    ) {
      self.code = code
      self.noun = noun
      self.expected = expected
      self.names = names
      self.complaint = complaint
    }
  }

  /// The value of each field of a column; a field that has none is a fault.
  ///
  /// - Returns: One value a row, nil where the field is at fault.
  package mutating func values<Value>(
    _ column: String, _ rule: Rule, _ value: (_ text: String, _ row: Int) -> Value?
  ) -> [Value?] {
    guard has(column) else { return rows.map { _ in nil } }
    var missed: [(row: Int, text: String)] = []
    let values = rows.map { row in
      let text = text(column, row)
      let found = value(text, row)
      if found == nil { missed.append((row, text)) }
      return found
    }
    for (row, text) in missed.prefix(Self.shownAlone) {
      faults.append(
        Diagnostic(
          .badData, rule.code,
          text.isEmpty
            ? rule.emptyComplaint?(row) ?? "the \(rule.noun) is empty" : rule.complaint(text),
          at: place(row, column), found: text.isEmpty ? nil : text, expected: rule.expected,
          hint: text.isEmpty
            ? rule.emptyHint
            : nearestName(to: text, among: rule.names).map { "did you mean «\($0)»?" }))
    }
    if missed.count > Self.shownAlone {
      let rest = missed.dropFirst(Self.shownAlone)
      faults.append(
        Diagnostic(
          .badData, rule.code, "\(rest.count) more such fields in the column «\(column)»",
          at: rest.first.flatMap { place($0.row, column) }, expected: rule.expected))
    }
    return values
  }

  /// The names in a column, each of which must be one of those given.
  package mutating func names(_ column: String, noun: String, among names: [String]) -> [String?] {
    let rule = Rule(
      code: "unknown-" + noun, noun: noun,
      expected: "one of " + listed(names, limit: names.count), names: names
    ) { "unknown \(noun) «\($0)»" }
    return values(column, rule) { text, _ in names.contains(text) ? text : nil }
  }

  /// The identifiers of the rows, each of which must be there and stand once.
  package mutating func identifiers(_ column: String, noun: String) -> [String?] {
    var seen: Set<String> = []
    let rule = Rule(
      code: "duplicate-id", noun: "identifier",
      expected: "an identifier of its own for each " + noun
    ) { "the \(noun) «\($0)» stands twice" }
    return values(column, rule) { text, _ in
      !text.isEmpty && seen.insert(text).inserted ? text : nil
    }
  }

  /// Reports a fault of one field.
  mutating func report(
    _ code: String, _ summary: String, _ row: Int, _ column: String, found: String,
    expected: String, hint: String? = nil
  ) {
    faults.append(
      Diagnostic(
        .badData, code, summary, at: place(row, column), found: found.isEmpty ? nil : found,
        expected: expected, hint: hint))
  }

  /// Reports a fault of a column at its name.
  mutating func report(
    _ code: String, _ summary: String, column: String, expected: String, hint: String? = nil
  ) {
    let number = table.header.firstIndex(of: column).map { $0 + 1 }
    faults.append(
      Diagnostic(
        .badData, code, summary,
        at: Place(file: table.source, line: 1, column: number, variable: column), found: column,
        expected: expected, hint: hint))
  }

  /// Reports a fault of the whole file.
  mutating func report(_ code: String, _ summary: String, expected: String, hint: String? = nil) {
    faults.append(
      Diagnostic(
        .badData, code, summary, at: Place(file: table.source, line: 1), expected: expected,
        hint: hint))
  }

  /// Throws the faults where there are any.
  package func pass() throws(Faults) {
    if !faults.isEmpty { throw Faults(faults) }
  }

  private func place(_ row: Int, _ column: String) -> Place {
    Place(
      file: table.source, line: table.line(ofRow: row),
      column: table.header.firstIndex(of: column).map { $0 + 1 }, variable: column)
  }
}

/// A text without the spaces around it.
func trimmed(_ text: Substring) -> String {
  var content = text
  while let first = content.first, first.isWhitespace { content.removeFirst() }
  while let last = content.last, last.isWhitespace { content.removeLast() }
  return String(content)
}
