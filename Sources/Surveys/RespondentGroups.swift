/// One group of respondents: levels of the dimensions grouped by, in a round.
public struct RespondentGroup: Equatable, Hashable, Sendable {
  /// The levels, joined with ` × ` where dimensions are crossed; empty for the overall.
  public var label: String
  /// The round; empty where the groups are not split by round.
  public var round: String
  /// The index of the round among those of the data; nil where groups are not split by round.
  public var roundIndex: Int?
  /// The index of each level in its dimension.
  public var levels: [Int]
}

/// The respondents sorted into groups by dimensions, and by round.
public struct RespondentGroups: Equatable, Sendable {
  /// The dimensions, joined with ` × `; empty for the overall.
  public var groupBy: String
  /// By level of the dimensions, the first varying slowest, and within these by round.
  public var groups: [RespondentGroup]
  /// The group of each row, below zero where a dimension or the round is missing; empty for one
  /// group of everyone.
  public var codes: [Int32]
  /// Whether groups hold several kinds of actor.
  public var poolsActors: Bool

  /// The index of the group with these levels in a round.
  public func index(label: String, round: String) -> Int? {
    groups.firstIndex { $0.label == label && $0.round == round }
  }

  /// The groups of the same levels, in order of round.
  public var series: [[Int]] {
    var order: [String] = []
    var members: [String: [Int]] = [:]
    for (index, group) in groups.enumerated() {
      if members[group.label] == nil { order.append(group.label) }
      members[group.label, default: []].append(index)
    }
    return order.map { members[$0] ?? [] }
  }

  /// The groups of each round, in order of round.
  public var byRound: [[Int]] {
    var order: [String] = []
    var members: [String: [Int]] = [:]
    for (index, group) in groups.enumerated() {
      if members[group.round] == nil { order.append(group.round) }
      members[group.round, default: []].append(index)
    }
    return order.map { members[$0] ?? [] }
  }
}

extension SurveyData {
  /// The text between crossed dimensions and between their levels.
  public static let crossing = " × "

  /// The respondents grouped by dimensions and, unless told otherwise, by round.
  ///
  /// - Parameters:
  ///   - dimensions: Names of dimensions, crossed; empty for everyone.
  ///   - splitsRounds: Whether each round has its own groups; without rounds it has no effect, and
  ///     a grouping that names the round already has them.
  /// - Returns: Every combination of levels, also those without respondents; nil where a dimension
  ///   does not exist.
  public func groups(
    by dimensions: [String], splitsRounds: Bool = true
  ) -> RespondentGroups? {
    var chosen: [SurveyDimension] = []
    for id in dimensions {
      guard let dimension = dimension(id) else { return nil }
      chosen.append(dimension)
    }
    let namesRound = rounds.map { dimensions.contains($0.id) } ?? false
    let round = splitsRounds && !namesRound ? rounds : nil
    let namesActor = actors.map { dimensions.contains($0.id) } ?? true
    var groups = [RespondentGroup(label: "", round: "", roundIndex: nil, levels: [])]
    for dimension in chosen {
      groups = groups.flatMap { group in
        dimension.levels.enumerated().map { index, level in
          RespondentGroup(
            label: group.levels.isEmpty ? level : group.label + SurveyData.crossing + level,
            round: "", roundIndex: nil, levels: group.levels + [index])
        }
      }
    }
    if let round {
      groups = groups.flatMap { group in
        round.levels.enumerated().map { index, level in
          RespondentGroup(label: group.label, round: level, roundIndex: index, levels: group.levels)
        }
      }
    }
    return RespondentGroups(
      groupBy: dimensions.joined(separator: SurveyData.crossing), groups: groups,
      codes: SurveyData.crossed(chosen + (round.map { [$0] } ?? [])), poolsActors: !namesActor)
  }

  /// The code of each row in the crossing of dimensions, the first varying slowest.
  private static func crossed(_ dimensions: [SurveyDimension]) -> [Int32] {
    guard let first = dimensions.first else { return [] }
    var codes = first.codes
    for dimension in dimensions.dropFirst() {
      let width = Int32(dimension.levels.count)
      for row in codes.indices {
        let (high, low) = (codes[row], dimension.codes[row])
        codes[row] = high >= 0 && low >= 0 ? high * width + low : -1
      }
    }
    return codes
  }
}
