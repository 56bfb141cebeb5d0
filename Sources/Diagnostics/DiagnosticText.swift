/// The plain text form of diagnostics, as people read them in a terminal.
///
///     error: unknown scale «agreemnt5»  [unknown-scale]
///       --> study.yaml:41:12 (questions.c1.scale)
///       found:    agreemnt5
///       expected: one of agreement5, frequency4
///       hint:     did you mean «agreement5»?
public struct DiagnosticText: Equatable, Sendable {
  /// The words around a fault, in one language.
  public struct Labels: Equatable, Sendable {
    public var error: String
    public var warning: String
    public var note: String
    public var found: String
    public var expected: String
    public var hint: String

    public static let english = Labels(
      error: "error", warning: "warning", note: "note", found: "found", expected: "expected",
      hint: "hint")
    public static let spanish = Labels(
      error: "error", warning: "aviso", note: "nota", found: "encontrado", expected: "esperado",
      hint: "sugerencia")

    func word(for severity: Diagnostic.Severity) -> String {
      switch severity {
      case .error: error
      case .warning: warning
      case .note: note
      }
    }
  }

  public var labels: Labels

  public init(labels: Labels = .english) { self.labels = labels }

  /// One fault on two to five lines, without a final line break.
  public func text(_ diagnostic: Diagnostic) -> String {
    var lines = [
      "\(labels.word(for: diagnostic.severity)): \(diagnostic.summary)  [\(diagnostic.code)]"
    ]
    if let place = diagnostic.place { lines.append("  --> \(place.text)") }
    let details = [
      (labels.found, diagnostic.found), (labels.expected, diagnostic.expected),
      (labels.hint, diagnostic.hint),
    ]
    let width = details.map { $0.0.count }.max() ?? 0
    for (label, detail) in details {
      guard let detail else { continue }
      let padding = String(repeating: " ", count: width - label.count)
      let indented = detail.split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: "\n" + String(repeating: " ", count: width + 4))
      lines.append("  \(label):\(padding) \(indented)")
    }
    return lines.joined(separator: "\n")
  }

  /// All faults in their order with an empty line between them, ending in a line break.
  public func text(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { text($0) + "\n" }.joined(separator: "\n")
  }
}

extension Place {
  /// The place as editors and terminals link it: `file:line:column (variable)`.
  public var text: String {
    var text = file
    if let line {
      text += ":\(line)"
      if let column { text += ":\(column)" }
    }
    if let variable { text += text.isEmpty ? variable : " (\(variable))" }
    return text
  }
}

extension Diagnostic {
  /// A value of one field of the JSON form.
  public enum FieldValue: Equatable, Sendable {
    case text(String)
    case number(Int)
  }

  /// The fields of the JSON form in their order; a field without a value is left out.
  public var fields: [(name: String, value: FieldValue)] {
    let all: [(name: String, value: FieldValue?)] = [
      ("severity", .text(severity.rawValue)), ("code", .text(code)), ("summary", .text(summary)),
      ("file", place.map { .text($0.file) }), ("line", place?.line.map { .number($0) }),
      ("column", place?.column.map { .number($0) }),
      ("variable", place?.variable.map { .text($0) }), ("found", found.map { .text($0) }),
      ("expected", expected.map { .text($0) }), ("hint", hint.map { .text($0) }),
    ]
    return all.compactMap { field in field.value.map { (field.name, $0) } }
  }
}

/// Names as a list for `expected`, cut after the first dozen with the number of the others.
public func listed(_ names: [String], limit: Int = 12) -> String {
  guard names.count > limit else { return names.joined(separator: ", ") }
  return names.prefix(limit).joined(separator: ", ") + " and \(names.count - limit) more"
}
