import Estimation
import Results

/// The groups of every subject with the number of respondents in each.
struct FamilyIndex {
  var families: [GroupFamily] = []
  private var positions: [Subject: Int] = [:]
  private var identities = IdentityTable()

  init(_ rows: [ResultRow], knowing counts: [GroupCount] = []) {
    for count in counts {
      let position = position(of: Subject(question: count.question, item: count.item))
      let group = identities.identity(
        groupBy: count.groupBy, group: count.group, round: count.round)
      families[position].enter(count, of: group)
    }
    for row in rows {
      let position = position(of: Subject(row.key))
      let key = row.key
      if !key.groupBy.isEmpty, key.group.isEmpty { continue }
      let group = identities.identity(groupBy: key.groupBy, group: key.group, round: key.round)
      families[position].enter(row, of: group)
    }
  }

  private mutating func position(of subject: Subject) -> Int {
    if let known = positions[subject] { return known }
    positions[subject] = families.count
    families.append(GroupFamily(subject: subject))
    return families.count - 1
  }

  /// Takes into account what was published before.
  mutating func heed(_ register: PublicationRegister, minimumCell: Int) {
    guard !register.entries.isEmpty else { return }
    for place in families.indices where !families[place].subject.isComposite {
      let prior = PriorPublication(register, &families[place], minimumCell: minimumCell)
      families[place].prior = prior
    }
  }

  /// The groups whose answers enter a row.
  ///
  /// A test over all groups of a dimension has no group of its own: it refers to each of them. So
  /// does a gap to the rest of the respondents, unless the rest is everybody else and therefore
  /// told by the whole already.
  mutating func groups(referredToBy key: ResultKey) -> [GroupIdentity] {
    let rounds = key.versusRound.isEmpty ? [key.round] : [key.round, key.versusRound]
    guard let position = positions[Subject(key)] else { return [] }
    var result: [GroupIdentity] = []
    for round in rounds {
      let members = families[position].groups(of: key.groupBy, round: round)
      if !key.groupBy.isEmpty, key.group.isEmpty {
        result += members
        continue
      }
      result.append(identities.identity(groupBy: key.groupBy, group: key.group, round: round))
      if key.versusGroup.isEmpty { continue }
      let other = identities.identity(
        groupBy: key.groupBy, group: key.versusGroup, round: round)
      if members.contains(other) {
        result.append(other)
      } else if !families[position].isWhole(members, round: round) {
        result += members
      }
    }
    return result
  }
}

/// The groups by the names that rows have for them, each read once.
struct IdentityTable {
  private var known: [GroupName: GroupIdentity] = [:]
  private var last: (name: GroupName, group: GroupIdentity)?

  mutating func identity(groupBy: String, group: String, round: String) -> GroupIdentity {
    let name = GroupName(groupBy: groupBy, group: group, round: round)
    // Rows on one group stand together.
    if let last, last.name == name { return last.group }
    let identity =
      known[name] ?? GroupIdentity(groupBy: groupBy, group: group, round: round)
    known[name] = identity
    last = (name, identity)
    return identity
  }
}

/// All groups for which rows on one subject are published.
struct GroupFamily: Sendable {
  let subject: Subject
  /// The groups in the order of their first row.
  private(set) var order: [GroupIdentity] = []
  private var sizes: [GroupIdentity: GroupSize] = [:]
  /// The groups of each `groupBy` text, for rows that are about all of them.
  private var members: [String: [GroupIdentity]] = [:]
  /// The first name of each group.
  private(set) var names: [(group: GroupIdentity, name: GroupName)] = []
  /// What was published before.
  var prior = PriorPublication()

  init(subject: Subject) { self.subject = subject }

  /// Enters what a row tells of a group.
  mutating func enter(_ row: ResultRow, of group: GroupIdentity) {
    let key = row.key
    name(group, GroupName(groupBy: key.groupBy, group: key.group, round: key.round))
    // A row that sets two groups or rounds against each other counts both together.
    if key.versusGroup.isEmpty, key.versusRound.isEmpty { sizes[group]?.enter(row) }
  }

  /// Enters a group whose size is known without any row.
  mutating func enter(_ count: GroupCount, of group: GroupIdentity) {
    name(group, GroupName(groupBy: count.groupBy, group: count.group, round: count.round))
    sizes[group]?.enter(count)
  }

  private mutating func name(_ group: GroupIdentity, _ name: GroupName) {
    guard sizes[group] == nil else { return }
    order.append(group)
    names.append((group, name))
    sizes[group] = GroupSize()
    members[name.groupBy + "\u{0}" + name.round, default: []].append(group)
  }

  /// Enters a group that only an earlier publication has.
  mutating func enter(_ group: GroupIdentity, _ sizes: PublicationRegister.Sizes) {
    order.append(group)
    self.sizes[group] = GroupSize(sizes)
  }

  /// Whether these groups hold everybody of the round, so that nobody left a dimension unstated.
  func isWhole(_ members: [GroupIdentity], round: String) -> Bool {
    let everyone = GroupIdentity(groupBy: "", group: "", round: round)
    guard let whole = sizes[everyone], !whole.isUncounted else { return false }
    let parts = members.compactMap { sizes[$0] }
    // Rows of other analyses may stand for fewer than the group has.
    if let known = whole.known, parts.allSatisfy({ $0.known != nil }) {
      let sum = parts.compactMap(\.known).reduce(RespondentTally()) { $0 + $1 }
      return sum == known
    }
    return parts.allSatisfy { !$0.isUncounted }
      && parts.reduce(0) { $0 + $1.answered } == whole.answered
      && parts.reduce(0) { $0 + $1.asked } == whole.asked
  }

  func groups(of groupBy: String, round: String) -> [GroupIdentity] {
    members[groupBy + "\u{0}" + round] ?? []
  }

  func size(of group: GroupIdentity) -> GroupSize? { sizes[group] }
}

/// All that the withholding of a family depends on.
struct FamilyShape: Hashable {
  private let groups: [GroupIdentity]
  private let sizes: [GroupSize?]
  private let prior: PriorPublication
  private let forced: Set<GroupIdentity>

  init(_ family: GroupFamily, forced: Set<GroupIdentity>) {
    groups = family.order
    sizes = family.order.map(family.size)
    prior = family.prior
    self.forced = forced
  }
}

/// How many respondents the numbers of one group stand for.
///
/// Some numbers stand for all who were asked, others for those who answered: both limits count.
struct GroupSize: Hashable, Sendable {
  private var fewest: Int?
  private var most: Int?
  /// Missing answers by analysis: several may report the same ones.
  private var missing: [String: Int] = [:]
  private var isUnknown = false
  /// Why the group may not be published although it is large enough.
  private(set) var sensitivity: Suppression?
  /// The sizes that are known apart from rows.
  private(set) var known: RespondentTally?

  /// Why a group without respondents has no number.
  private static let reasonsOfEmptiness = ["no_answers", "not_asked", "empty_group"]
  /// The statistic whose count is the number of answers missing for one reason.
  private static let missingAnswers = "item_nonresponse"

  init() {}

  /// The sizes that an earlier publication told.
  init(_ sizes: PublicationRegister.Sizes) {
    if sizes.answered > 0 { fewest = sizes.answered }
    most = sizes.asked
  }

  mutating func enter(_ count: GroupCount) {
    if count.answered > 0 {
      fewest = min(fewest ?? count.answered, count.answered)
      most = max(most ?? 0, count.answered)
    }
    let unanswered = count.asked - count.answered
    missing[Self.missingAnswers] = max(missing[Self.missingAnswers] ?? 0, unanswered)
    sensitivity = sensitivity ?? count.sensitivity
    known = RespondentTally(answered: count.answered, asked: count.asked)
  }

  mutating func enter(_ row: ResultRow) {
    switch row.outcome {
    case .estimate(let estimate):
      guard let count = estimate.count else {
        isUnknown = true
        return
      }
      if row.key.statistic == Self.missingAnswers {
        missing[row.key.analysis, default: 0] += count
        return
      }
      if count > 0 { fewest = min(fewest ?? count, count) }
      most = max(most ?? count, count)
    case .undefined(let reason):
      if !Self.reasonsOfEmptiness.contains(reason) { isUnknown = true }
    case .suppressed:
      isUnknown = true
    }
  }

  /// The fewest respondents behind a number about substantive answers; 0 where there is none.
  var answered: Int { fewest ?? most ?? 0 }

  /// All who were asked, as far as rows tell.
  var asked: Int { (most ?? 0) + (missing.values.max() ?? 0) }

  /// The group may hold respondents, and no row says how many.
  var isUncounted: Bool { isUnknown && asked == 0 }
}

/// How many answered, and how many were asked.
struct RespondentTally: Hashable, Sendable {
  var answered = 0
  var asked = 0

  static func + (first: RespondentTally, second: RespondentTally) -> RespondentTally {
    RespondentTally(
      answered: first.answered + second.answered, asked: first.asked + second.asked)
  }
}

/// How rows name a group.
struct GroupName: Hashable, Sendable {
  var groupBy: String
  var group: String
  var round: String
}
