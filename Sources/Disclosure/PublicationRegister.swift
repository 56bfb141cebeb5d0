public import Results

/// What was published of a study before: which groups, with how many respondents.
///
/// It holds no number of a group that is withheld, so that it may lie beside what is published. A
/// later run that heeds it takes these groups for known: it withholds nothing in their place, and
/// it withholds what would give respondents away by comparison with them.
public struct PublicationRegister: Equatable, Sendable {
  /// A group of one question: published with its sizes, or withheld.
  public struct Entry: Equatable, Hashable, Sendable {
    public var question: String
    public var item: String
    public var groupBy: String
    public var group: String
    public var round: String
    /// How many answered, and how many were asked; nil where the group was withheld.
    public var sizes: Sizes?

    public init(
      question: String, item: String, groupBy: String, group: String, round: String, sizes: Sizes?
    ) {
      self.question = question
      self.item = item
      self.groupBy = groupBy
      self.group = group
      self.round = round
      self.sizes = sizes
    }

    fileprivate var name: [String] { [question, item, round, groupBy, group] }
    fileprivate var order: [String] {
      name + [sizes == nil ? "1" : "0"]
        + [sizes?.answered, sizes?.asked].map { size in
          let digits = String(size ?? 0)
          return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
        }
    }
  }

  /// The respondents of a group.
  public struct Sizes: Equatable, Hashable, Sendable {
    public var answered: Int
    public var asked: Int

    public init(answered: Int, asked: Int) {
      self.answered = answered
      self.asked = asked
    }
  }

  /// The entries, sorted by question, round and group.
  public private(set) var entries: [Entry]

  public init(_ entries: [Entry] = []) {
    self.entries = Set(entries).map { ($0.order, $0) }
      .sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
  }

  /// The register with the groups of rows that are published now.
  ///
  /// What was published stays: whoever read it still knows it. A group that was withheld and is
  /// published now counts as published.
  ///
  /// - Parameter rows: Rows as they are published, after the protection.
  /// - Returns: The register to keep.
  public func recording(_ rows: [ResultRow]) -> PublicationRegister {
    var added: [Entry] = []
    for family in FamilyIndex(rows).families where !family.subject.isComposite {
      for (group, name) in family.names {
        guard let size = family.size(of: group) else { continue }
        let sizes =
          size.isUncounted ? nil : Sizes(answered: size.answered, asked: size.asked)
        added.append(
          Entry(
            question: family.subject.question, item: family.subject.item, groupBy: name.groupBy,
            group: name.group, round: name.round, sizes: sizes))
      }
    }
    let all = entries + added
    let published = Set(all.filter { $0.sizes != nil }.map(\.name))
    return PublicationRegister(all.filter { $0.sizes != nil || !published.contains($0.name) })
  }

  /// The published sizes of every group of a subject.
  func published(of subject: Subject) -> [(group: GroupIdentity, sizes: Sizes)] {
    entries.compactMap { entry in
      guard entry.question == subject.question, entry.item == subject.item,
        let sizes = entry.sizes
      else { return nil }
      let group = GroupIdentity(groupBy: entry.groupBy, group: entry.group, round: entry.round)
      return (group, sizes)
    }
  }
}

/// What the register says of the groups of one subject.
struct PriorPublication: Hashable, Sendable {
  /// Groups that everybody knows with the size they have now.
  private(set) var known: Set<GroupIdentity> = []
  /// Those of them that no row of this run is about.
  private(set) var past: Set<GroupIdentity> = []
  /// Groups that were published with a few respondents more or fewer: the difference would tell how
  /// these few answered.
  private(set) var differing: Set<GroupIdentity> = []

  init() {}

  /// Compares a family with the register and enters the groups that only the register has.
  init(_ register: PublicationRegister, _ family: inout GroupFamily, minimumCell: Int) {
    for (group, sizes) in register.published(of: family.subject) {
      guard let now = family.size(of: group), !now.isUncounted else {
        if family.size(of: group) == nil {
          family.enter(group, sizes)
          known.insert(group)
          past.insert(group)
        }
        continue
      }
      let answered = abs(now.answered - sizes.answered)
      let asked = abs(now.asked - sizes.asked)
      if answered == 0, asked == 0 {
        known.insert(group)
      } else if [answered, asked].contains(where: { $0 > 0 && $0 < minimumCell }) {
        differing.insert(group)
      }
    }
    differing.subtract(known)
  }
}
