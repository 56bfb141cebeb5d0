import Diagnostics

/// What became of a recommendation by a round.
public struct FollowUp: Equatable, Sendable {
  /// How far a recommendation has got.
  public enum Status: String, CaseIterable, Equatable, Sendable {
    case accepted
    case underWay = "under_way"
    case done
    case dropped
  }

  /// The identifier of the recommendation.
  public var recommendation: String
  /// The identifier of the round by which it had got so far.
  public var round: String
  public var status: Status

  public init(recommendation: String, round: String, status: Status) {
    self.recommendation = recommendation
    self.round = round
    self.status = status
  }

  /// Reads one row a recommendation and round.
  static func read(
    _ name: String, in folder: String, recommendations: [String]?, rounds: [String]
  ) throws(Faults) -> [FollowUp] {
    var file = try CompanionFile(name, in: folder, allowsNoRows: true)
    file.require(["recommendation", "round", "status"])
    if let recommendations {
      _ = file.names("recommendation", noun: "recommendation", among: recommendations)
    }
    _ = file.names("round", noun: "round", among: rounds)
    let known = Status.allCases.map(\.rawValue)
    let rule = CompanionFile.Rule(
      code: "unknown-status", noun: "status", expected: "one of " + known.joined(separator: ", "),
      names: known
    ) { "unknown status «\($0)»" }
    let statuses = file.values("status", rule) { text, _ in Status(rawValue: text) }
    var seen: Set<[String]> = []
    for row in file.rows {
      let (item, round) = (file.text("recommendation", row), file.text("round", row))
      if !seen.insert([item, round]).inserted {
        file.report(
          "duplicate-status", "a second status of «\(item)» in «\(round)»", row, "round",
          found: round, expected: "one status of a recommendation in a round")
      }
    }
    try file.pass()
    return file.rows.compactMap { row in
      statuses[row].map {
        FollowUp(
          recommendation: file.text("recommendation", row), round: file.text("round", row),
          status: $0)
      }
    }
  }
}
