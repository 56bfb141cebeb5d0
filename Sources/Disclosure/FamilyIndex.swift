import Estimation
import Results

/// The groups of every subject with the number of respondents in each.
struct FamilyIndex {
  private(set) var families: [GroupFamily] = []
  private var positions: [Subject: Int] = [:]

  init(_ rows: [ResultRow]) {
    for row in rows {
      let subject = Subject(row.key)
      let position = positions[subject] ?? families.count
      if position == families.count {
        positions[subject] = position
        families.append(GroupFamily(subject: subject))
      }
      families[position].enter(row)
    }
  }

  /// The groups whose answers enter a row.
  ///
  /// A test over all groups of a dimension has no group of its own: it refers to each of them.
  func groups(referredToBy key: ResultKey) -> [GroupIdentity] {
    let rounds = key.versusRound.isEmpty ? [key.round] : [key.round, key.versusRound]
    guard !key.groupBy.isEmpty, key.group.isEmpty else {
      let names = key.versusGroup.isEmpty ? [key.group] : [key.group, key.versusGroup]
      return rounds.flatMap { round in
        names.map { GroupIdentity(groupBy: key.groupBy, group: $0, round: round) }
      }
    }
    guard let position = positions[Subject(key)] else { return [] }
    return rounds.flatMap { families[position].groups(of: key.groupBy, round: $0) }
  }
}

/// All groups for which rows on one subject are published.
struct GroupFamily {
  let subject: Subject
  /// The groups in the order of their first row.
  private(set) var order: [GroupIdentity] = []
  private var sizes: [GroupIdentity: GroupSize] = [:]
  /// The groups of each `groupBy` text, for rows that are about all of them.
  private var members: [String: [GroupIdentity]] = [:]

  init(subject: Subject) { self.subject = subject }

  mutating func enter(_ row: ResultRow) {
    let key = row.key
    if !key.groupBy.isEmpty, key.group.isEmpty { return }
    let group = GroupIdentity(groupBy: key.groupBy, group: key.group, round: key.round)
    if sizes[group] == nil {
      order.append(group)
      sizes[group] = GroupSize()
      members[key.groupBy + "\u{0}" + key.round, default: []].append(group)
    }
    // A row that sets two groups or rounds against each other counts both together.
    if key.versusGroup.isEmpty, key.versusRound.isEmpty { sizes[group]?.enter(row) }
  }

  func groups(of groupBy: String, round: String) -> [GroupIdentity] {
    members[groupBy + "\u{0}" + round] ?? []
  }

  func size(of group: GroupIdentity) -> GroupSize? { sizes[group] }
}

/// How many respondents the numbers of one group stand for.
///
/// Some numbers stand for all who were asked, others for those who answered: both limits count.
struct GroupSize {
  private(set) var smallest: Int?
  private(set) var largest: Int?
  private var isUnknown = false

  /// Why a group without respondents has no number.
  private static let reasonsOfEmptiness = ["no_answers", "not_asked"]

  mutating func enter(_ row: ResultRow) {
    switch row.outcome {
    case .estimate(let estimate):
      guard let count = estimate.count else {
        isUnknown = true
        return
      }
      if count > 0 { smallest = min(smallest ?? count, count) }
      largest = max(largest ?? count, count)
    case .undefined(let reason):
      if !Self.reasonsOfEmptiness.contains(reason) { isUnknown = true }
    case .suppressed:
      isUnknown = true
    }
  }

  /// The group may hold respondents, and no row says how many.
  var isUncounted: Bool { isUnknown && largest == nil }
}
