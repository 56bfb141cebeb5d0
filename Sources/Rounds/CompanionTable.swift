import Diagnostics
import Tabular

/// A file beside the survey, checked column by column.
struct CompanionTable {
  let table: Table
  private(set) var faults: [Diagnostic] = []

  init(_ table: Table) { self.table = table }

  /// The text of a field without the spaces around it; empty where there is none.
  func text(_ column: String, _ row: Int) -> String {
    trimmedText(table.category(column)?.text(atRow: row) ?? "")
  }

  /// Reports the columns that the file lacks.
  mutating func require(_ columns: [String]) {
    let strangers = table.header.filter { !columns.contains($0) }
    for column in columns where !table.header.contains(column) {
      faults.append(
        Diagnostic(
          .badData, "missing-column", "the column «\(column)» is missing",
          at: table.headerPlace(column), expected: listed(columns, limit: 24),
          hint: suggestion(for: column, among: strangers)))
    }
  }

  /// Reports each field for which a check gives a complaint; absent columns are passed over.
  mutating func check(
    _ column: String, code: String, plural: String, expected: String? = nil,
    hint: (String) -> String? = { _ in nil }, summary: (String) -> String,
    complaint: (_ text: String, _ row: Int) -> String?
  ) {
    guard table.category(column) != nil else { return }
    var group = ColumnFaults(
      code: code, file: table.source, column: (column, table.columnNumber(column)),
      plural: plural, expected: expected)
    for row in 0..<table.rowCount {
      if let found = complaint(text(column, row), row) {
        group.add(line: table.line(ofRow: row), text: found)
      }
    }
    faults += group.diagnostics(summary: summary, hint: hint)
  }

  /// Each word of a field must be one of these names.
  mutating func checkNames(
    _ column: String, among names: [String], noun: String, separated: Bool = false,
    mayBeEmpty: Bool = false
  ) {
    check(
      column, code: "unknown-" + noun.replacingSpaces, plural: "unknown \(noun)s",
      expected: "one of \(listed(names, limit: 24))",
      hint: { suggestion(for: $0, among: names) },
      summary: { $0.isEmpty ? "the \(noun) is empty" : "unknown \(noun) «\($0)»" },
      complaint: { text, _ in
        let words = separated ? text.split(separator: " ").map(String.init) : [text]
        if text.isEmpty { return mayBeEmpty ? nil : "" }
        return words.first { !names.contains($0) }
      })
  }

  /// Identifiers must be there, and each only once.
  mutating func checkDistinct(_ column: String, noun: String) {
    var seen: Set<String> = []
    check(
      column, code: "duplicate-id", plural: "\(noun)s without an identifier of their own",
      expected: "an identifier of its own for each \(noun)",
      summary: {
        $0.isEmpty ? "the \(noun) has no identifier" : "the \(noun) «\($0)» stands twice"
      },
      complaint: { text, _ in text.isEmpty || !seen.insert(text).inserted ? text : nil })
  }

  /// A field must be empty or a number that is not negative.
  mutating func checkNumbers(_ columns: [String], whole: Bool) {
    for column in columns {
      check(
        column, code: "not-a-number", plural: "fields that are no numbers",
        expected: whole ? "a whole number, 0 or more" : "a number, 0 or more",
        summary: { "«\($0)» is not a number that «\(column)» can hold" },
        complaint: { text, _ in
          if text.isEmpty { return nil }
          if whole { return Int(text).map { $0 >= 0 } == true ? nil : text }
          return Double(text).map { $0 >= 0 && $0.isFinite } == true ? nil : text
        })
    }
  }
}

extension String {
  fileprivate var replacingSpaces: String {
    split(separator: " ").joined(separator: "-").lowercased()
  }
}
