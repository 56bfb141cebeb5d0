public import Diagnostics

/// What a plan asks for that the data do not have.
public enum PlanError: Diagnosable, Equatable {
  case unknownQuestion(String, known: [String])
  case unknownDimension(String, known: [String])
  case unknownRound(String, known: [String])
  case unknownActor(String, known: [String])

  public var diagnostics: [Diagnostic] {
    switch self {
    case .unknownQuestion(let name, let known): [Self.unknown("question", name, known)]
    case .unknownDimension(let name, let known): [Self.unknown("dimension", name, known)]
    case .unknownRound(let name, let known): [Self.unknown("round", name, known)]
    case .unknownActor(let name, let known): [Self.unknown("actor", name, known)]
    }
  }

  private static func unknown(_ kind: String, _ name: String, _ known: [String]) -> Diagnostic {
    Diagnostic(
      .badData, "unknown-" + kind, "there is no \(kind) «\(name)»", found: name,
      expected: known.isEmpty ? "the data have none" : "one of " + known.joined(separator: ", "),
      hint: nearestName(to: name, among: known).map { "did you mean «\($0)»?" })
  }
}
