public import Results

/// A score made of several questions, which must not give away a part that is withheld.
public struct CompositeScore: Equatable, Sendable {
  /// The item of its rows, whose question is empty.
  public var item: String
  /// The questions it is made of.
  public var questions: [String]

  public init(item: String, questions: [String]) {
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
/// - A group that was published before with a few respondents more or fewer, but less than
///   `minimumCell`, is withheld: the difference would tell about them. What was published before
///   with the same size is known, and nothing is gained by withholding it.
///
/// What is withheld holds no number, no flag but the reason, and no note.
///
/// - Parameters:
///   - rows: All rows of one run: rows that are published together must be protected together.
///   - minimumCell: The fewest respondents a published number may stand for.
///   - composites: The scores over several questions among the rows.
///   - register: What was published before.
/// - Returns: The same rows in the same order, with the withheld ones emptied.
/// - Reference: Hundepool et al. (2012), *Statistical Disclosure Control*, chapter 4; Kelly, Golden
///   and Assad (1992), *Networks* 22, 397–417.
public func protect(
  _ rows: [ResultRow], minimumCell: Int, composites: [CompositeScore] = [],
  register: PublicationRegister = PublicationRegister()
) -> [ResultRow] {
  guard minimumCell > 1 else { return rows }
  var ledger = WithholdingLedger()
  var families = FamilyIndex(rows)
  families.heed(register, minimumCell: minimumCell)
  let parts = Dictionary(composites.map { ($0.item, $0.questions) }) { first, _ in first }
  let ordered =
    families.families.filter { !$0.subject.isComposite }
    + families.families.filter { $0.subject.isComposite }
  for family in ordered {
    let questions = family.subject.isComposite ? parts[family.subject.item] ?? [] : []
    let forced = ledger.withheld(in: questions)
    ledger.record(family.withholding(minimumCell: minimumCell, forced: forced), of: family.subject)
  }
  return rows.map { row in
    guard let reason = ledger.reason(toWithhold: row, families) else { return row }
    return ResultRow(row.key, .suppressed(reason), flag: reason.rawValue)
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

  func reason(toWithhold row: ResultRow, _ families: FamilyIndex) -> Suppression? {
    guard let withheld = reasons[Subject(row.key)], !withheld.isEmpty else { return nil }
    var reason: Suppression?
    for group in families.groups(referredToBy: row.key) {
      switch withheld[group] {
      case .primary?: return .primary
      case .complementary?: reason = .complementary
      case .unreliable?, nil: break
      }
    }
    return reason
  }
}
