public import Diagnostics

/// A number made of numbers of groups or of answers: `favourable: cso - 0.5*firm - 0.5*partner`.
///
/// Before the colon stands a statistic, and the names after it are groups; or the word `answers`,
/// and the names are answers, whose shares are meant. Names with other characters than letters,
/// digits, `_` and `.` stand in quotation marks; `name@round` is the group in that round, and `all`
/// is everybody. Numbers, `+`, `-`, `*`, `/` and brackets have their usual meaning.
public struct ContrastExpression: Equatable, Sendable {
  /// A name, as it stands, or a result of arithmetic.
  public indirect enum Node: Equatable, Sendable {
    case number(Double)
    case name(String, round: String?)
    case sum(Node, Node)
    case difference(Node, Node)
    case product(Node, Node)
    case quotient(Node, Node)
  }

  /// What it was read from, which names it in results.
  public let text: String
  /// The statistic before the colon.
  public let statistic: String
  /// The answer that the statistic is about: that of `proportion(yes)`.
  public let level: String?
  public let root: Node

  /// Whether the names are answers, not groups.
  public var isOfAnswers: Bool { statistic == "answers" }

  /// - Throws: ``ContrastError`` with the place at which the text cannot be read.
  public init(_ text: String) throws(ContrastError) {
    var reader = ContrastReader(text)
    (statistic, level) = try reader.heading()
    root = try reader.wholeExpression()
    self.text = text
  }

  /// The names with their rounds, in their order, each once.
  public var names: [(name: String, round: String?)] {
    var found: [(name: String, round: String?)] = []
    func visit(_ node: Node) {
      switch node {
      case .number: break
      case .name(let name, let round):
        if !found.contains(where: { $0.name == name && $0.round == round }) {
          found.append((name, round))
        }
      case .sum(let a, let b), .difference(let a, let b), .product(let a, let b),
        .quotient(let a, let b):
        visit(a)
        visit(b)
      }
    }
    visit(root)
    return found
  }

  /// Whether it is zero where all names stand for the same number, so that zero can be tested.
  public var isZeroForEquals: Bool {
    [1.0, 0.37, 2.5].allSatisfy { value in
      guard let result = plainValue(root, value) else { return false }
      return result.magnitude < 1e-12
    }
  }

  private func plainValue(_ node: Node, _ value: Double) -> Double? {
    func both(_ a: Node, _ b: Node, _ join: (Double, Double) -> Double) -> Double? {
      guard let x = plainValue(a, value), let y = plainValue(b, value) else { return nil }
      let result = join(x, y)
      return result.isFinite ? result : nil
    }
    return switch node {
    case .number(let number): number
    case .name: value
    case .sum(let a, let b): both(a, b, +)
    case .difference(let a, let b): both(a, b, -)
    case .product(let a, let b): both(a, b, *)
    case .quotient(let a, let b): both(a, b, /)
    }
  }
}

/// What is wrong with a contrast.
public enum ContrastError: Diagnosable, Equatable {
  /// The text cannot be read from a character (counted from 1) on.
  case unreadable(text: String, character: Int, expected: String)
  case unknownStatistic(String, text: String, known: [String])
  case unknownName(String, text: String, known: [String])

  public var diagnostics: [Diagnostic] {
    switch self {
    case .unreadable(let text, let character, let expected):
      [
        Diagnostic(
          .usage, "bad-contrast", "the contrast cannot be read from character \(character) on",
          found: text, expected: expected,
          hint: "for instance 'favourable: cso - 0.5*firm - 0.5*\"local government\"'")
      ]
    case .unknownStatistic(let name, let text, let known):
      [
        Diagnostic(
          .usage, "unknown-statistic", "«\(name)» is no statistic for contrasts", found: text,
          expected: "one of " + known.joined(separator: ", "),
          hint: nearestName(to: name, among: known).map { "did you mean «\($0)»?" })
      ]
    case .unknownName(let name, let text, let known):
      [
        Diagnostic(
          .usage, "unknown-name", "the contrast names «\(name)», which is no group or answer here",
          found: text, expected: known.isEmpty ? nil : "one of " + known.joined(separator: ", "),
          hint: nearestName(to: name, among: known).map { "did you mean «\($0)»?" }
            ?? "group by its dimension with --by, and quote names that hold other characters")
      ]
    }
  }
}
