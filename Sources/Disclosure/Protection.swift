import Numerics
public import Results

/// A score or ratio made of several questions, which must not give away a part that is withheld.
public struct CompositeScore: Equatable, Sendable {
  /// The question of its rows; empty for scores.
  public var question: String
  /// The item of its rows.
  public var item: String
  /// The questions it is made of.
  public var questions: [String]

  public init(question: String = "", item: String, questions: [String]) {
    self.question = question
    self.item = item
    self.questions = questions
  }
}

/// Withholds every number that stands for too few respondents, or from which one can be derived.
///
/// The rule, for each question in each round:
///
/// - A group with at least one and fewer than `minimumCell` respondents is withheld, for all its
///   statistics (*primary*). A group without respondents is no secret. Those who did not state a
///   dimension are no group: nothing but their refusal tells who they are. They are an unknown in
///   the sums, never published, and give a withheld group no cover that they do not have.
/// - Groups add up to their margins: women, men and those who did not say make the total; crossed
///   groups make each of their margins. Where the published numbers would give back a withheld
///   group, or several withheld groups of together fewer than `minimumCell` respondents, the
///   cheapest published groups beside it are withheld too (*complementary*), until the published
///   numbers determine no withheld group. This is decided on all equations at once, not family by
///   family.
/// - Published numbers do not narrow a small group down either: every size from 1 to one less than
///   the minimum stays possible (*protection interval*), and two sizes at least for who takes the
///   stated reasons into account. This is proved by whole tables at both ends of the interval.
/// - A difference, a change between rounds or a test that involves a withheld group is withheld,
///   and so is a score of several questions where one of them is withheld for that group.
///
/// - A group that a rule of ``SensitivityRules`` forbids is withheld like a small one.
/// - A group that was published before with a few respondents more or fewer, but less than
///   `minimumCell`, is withheld: the difference would tell about them. What was published before
///   with the same size is known, and nothing is gained by withholding it.
///
/// What is withheld holds no number, no flag but the reason, and no note.
///
/// - Parameters:
///   - rows: All rows of one run: rows that are published together must be protected together.
///   - counts: Sizes of groups that others publish, or another run will.
///   - minimumCell: The fewest respondents a published number may stand for.
///   - composites: The scores over several questions among the rows.
///   - register: What was published before.
/// - Returns: The same rows in the same order, with the withheld ones emptied.
/// - Reference: Hundepool et al. (2012), *Statistical Disclosure Control*, chapter 4; Kelly, Golden
///   and Assad (1992), *Networks* 22, 397–417.
public func protect(
  _ rows: [ResultRow], knowing counts: [GroupCount] = [], minimumCell: Int,
  composites: [CompositeScore] = [], register: PublicationRegister = PublicationRegister()
) -> [ResultRow] {
  guard minimumCell > 1 else { return rows }
  var ledger = WithholdingLedger()
  var families = FamilyIndex(rows, knowing: counts)
  families.heed(register, minimumCell: minimumCell)
  let parts = Dictionary(
    composites.map { (Subject(question: $0.question, item: $0.item), $0.questions) }
  ) { first, _ in first }
  // Scores come last: what is withheld of their questions decides on them.
  for isComposite in [false, true] {
    let chosen = families.families.filter {
      ($0.subject.isComposite || parts[$0.subject] != nil) == isComposite
    }
    let forced = chosen.map { ledger.withheld(in: parts[$0.subject] ?? []) }
    for (family, withheld) in zip(chosen, withholdings(chosen, forced, minimumCell: minimumCell)) {
      ledger.record(withheld, of: family.subject)
    }
  }
  var last: (reference: GroupReference, reason: Suppression?)?
  return rows.map { row in
    let reference = GroupReference(row.key)
    // Rows on the same groups stand together.
    let reason =
      last?.reference == reference
      ? last?.reason : ledger.reason(toWithhold: row.key, &families)
    last = (reference, reason)
    guard let reason else { return row }
    return ResultRow(row.key, .suppressed(reason), flag: reason.rawValue)
  }
}

/// What is withheld in each family; once for all that have the same groups of the same sizes, as
/// the options of one question do.
private func withholdings(
  _ families: [GroupFamily], _ forced: [Set<GroupIdentity>], minimumCell: Int
) -> [[GroupIdentity: Suppression]] {
  var places: [FamilyShape: Int] = [:]
  var firsts: [Int] = []
  var kindOfFamily: [Int] = []
  for place in families.indices {
    let shape = FamilyShape(families[place], forced: forced[place])
    let kind = places[shape] ?? firsts.count
    if kind == firsts.count {
      places[shape] = kind
      firsts.append(place)
    }
    kindOfFamily.append(kind)
  }
  let kinds = firsts
  let found = orderedMap(count: kinds.count) { kind in
    families[kinds[kind]].withholding(minimumCell: minimumCell, forced: forced[kinds[kind]])
  }
  return kindOfFamily.map { found[$0] }
}

/// What a row refers to: its key without what it says of it.
private struct GroupReference: Equatable {
  let parts: [String]

  init(_ key: ResultKey) {
    parts = [
      key.question, key.item, key.groupBy, key.group, key.versusGroup, key.round, key.versusRound,
    ]
  }
}

/// What is withheld, by subject and group.
struct WithholdingLedger {
  private var reasons: [Subject: [GroupIdentity: Suppression]] = [:]

  mutating func record(_ withheld: [GroupIdentity: Suppression], of subject: Subject) {
    reasons[subject, default: [:]].merge(withheld) { first, _ in first }
  }

  /// The groups withheld in any of these questions.
  func withheld(in questions: [String]) -> Set<GroupIdentity> {
    var groups: Set<GroupIdentity> = []
    for (subject, withheld) in reasons where questions.contains(subject.question) {
      groups.formUnion(withheld.keys)
    }
    return groups
  }

  func reason(toWithhold key: ResultKey, _ families: inout FamilyIndex) -> Suppression? {
    guard let withheld = reasons[Subject(key)], !withheld.isEmpty else { return nil }
    var reason: Suppression?
    for group in families.groups(referredToBy: key) {
      switch withheld[group] {
      case .primary?: return .primary
      case .sameAnswer?, .dominance?: reason = withheld[group]
      case .complementary?: reason = reason ?? .complementary
      case .unreliable?, nil: break
      }
    }
    return reason
  }
}
