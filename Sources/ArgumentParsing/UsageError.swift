public import Diagnostics

/// The command was called wrongly: what was typed, what is expected, and how to see the help.
public struct UsageError: Diagnosable, Equatable {
  public let diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  public init(
    _ code: String, _ summary: String, found: String? = nil, expected: String? = nil,
    hint: String? = nil
  ) {
    self.init([
      Diagnostic(.usage, code, summary, found: found, expected: expected, hint: hint)
    ])
  }

  static func badValue(of name: String, found: String, expected: String) -> UsageError {
    UsageError(
      "bad-option-value", "\(name) does not understand its value", found: found,
      expected: expected)
  }
}

extension Diagnostic {
  static func unknownName(
    _ found: String, code: String, what: String, candidates: [String], help: String
  ) -> Diagnostic {
    let hint =
      nearestName(to: found, among: candidates).map { "did you mean \($0)?" }
      ?? "\(help) lists them"
    return Diagnostic(.usage, code, "there is no \(what) \(found)", hint: hint)
  }
}
