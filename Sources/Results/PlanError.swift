public import Diagnostics

/// What a plan asks for that the data do not have.
public enum PlanError: Diagnosable, Equatable {
  case unknownQuestion(String, known: [String])
  case unknownDimension(String, known: [String])
  case unknownRound(String, known: [String])
  case unknownActor(String, known: [String])
  /// The tests asked for compare groups, and there are none.
  case noGroups
  /// Groups cannot be compared at each level of the dimension that makes them.
  case groupedAndGiven(String)
  /// The shares expected are not one positive share a level.
  case wrongShares(question: String, levels: [String], found: [Double])

  public var diagnostics: [Diagnostic] {
    switch self {
    case .unknownQuestion(let name, let known): [Self.unknown("question", name, known)]
    case .unknownDimension(let name, let known): [Self.unknown("dimension", name, known)]
    case .unknownRound(let name, let known): [Self.unknown("round", name, known)]
    case .unknownActor(let name, let known): [Self.unknown("actor", name, known)]
    case .noGroups:
      [
        Diagnostic(
          .badData, "no-groups", "there are no groups to compare",
          expected: "a dimension to group by", hint: "--by DIMENSION,… names them")
      ]
    case .groupedAndGiven(let name):
      [
        Diagnostic(
          .badData, "grouped-and-given",
          "groups of «\(name)» cannot be compared at each level of «\(name)»",
          expected: "another dimension to group by, or to be given")
      ]
    case .wrongShares(let question, let levels, let found):
      [
        Diagnostic(
          .badData, "wrong-shares", "the expected shares do not fit question «\(question)»",
          found: found.map { "\($0)" }.joined(separator: ", "),
          expected: "one positive share for each of its \(levels.count) answers: "
            + levels.joined(separator: ", "))
      ]
    }
  }

  private static func unknown(_ kind: String, _ name: String, _ known: [String]) -> Diagnostic {
    Diagnostic(
      .badData, "unknown-" + kind, "there is no \(kind) «\(name)»", found: name,
      expected: known.isEmpty ? "the data have none" : "one of " + known.joined(separator: ", "),
      hint: nearestName(to: name, among: known).map { "did you mean «\($0)»?" })
  }
}
