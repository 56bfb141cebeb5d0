/// Where a fault stands: a file, and in it a line and column counted from 1.
public struct Place: Equatable, Hashable, Sendable {
  public var file: String
  public var line: Int?
  public var column: Int?
  /// The name of the variable or key at fault, where there is one.
  public var variable: String?

  public init(file: String, line: Int? = nil, column: Int? = nil, variable: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.variable = variable
  }
}

/// A fault as data: what is wrong, where, what was found, what was expected, and the way out.
///
/// Every error that reaches a person is made of these; the text, Markdown and JSON forms are
/// renderings of the same fields.
public struct Diagnostic: Equatable, Sendable {
  /// Which exit status the fault leads to.
  public enum Kind: Int32, Equatable, Sendable {
    /// The analysis cannot answer, and says why.
    case refusal = 1
    /// The data, the study file or the file system is at fault.
    case badData = 2
    /// The command was called wrongly.
    case usage = 64
  }

  /// How much a fault weighs: only an error stops the work.
  public enum Severity: String, Equatable, Sendable { case error, warning, note }

  public var kind: Kind
  public var severity: Severity
  /// A stable short name in kebab case, for instance `unknown-scale`.
  public var code: String
  /// One sentence without a final full stop.
  public var summary: String
  public var place: Place?
  public var found: String?
  public var expected: String?
  public var hint: String?

  public init(
    _ kind: Kind, _ code: String, _ summary: String, severity: Severity = .error,
    at place: Place? = nil, found: String? = nil, expected: String? = nil, hint: String? = nil
  ) {
    self.kind = kind
    self.severity = severity
    self.code = code
    self.summary = summary
    self.place = place
    self.found = found
    self.expected = expected
    self.hint = hint
  }
}

/// An error that can be shown to a person; one error may carry many faults.
public protocol Diagnosable: Error {
  /// Every fault that the error stands for, in the order to show them.
  var diagnostics: [Diagnostic] { get }
}

/// The faults of a whole run, in the order in which they were found.
public struct Faults: Diagnosable, Equatable {
  public let diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
  public init(_ diagnostic: Diagnostic) { self.diagnostics = [diagnostic] }

  /// The exit status of the gravest fault: usage before bad data before refusal.
  public var exitStatus: Int32 {
    diagnostics.filter { $0.severity == .error }.map(\.kind.rawValue).max() ?? 0
  }
}
