import Framework
public import Localization
public import Results

// The terms by which rows tell what a rule said of them.
extension ReliabilityProfile {
  /// The flag of a number that bears a mark of the rule, for instance
  /// `unreliable_statistics_canada_caution`; of a withheld one, with `withheld`.
  public func flag(_ mark: String) -> String { prefix + mark }

  private var prefix: String {
    let name = rule.rawValue.split(separator: "-").joined(separator: "_")
    return "unreliable_" + name + "_"
  }

  /// The flag of a number that the rule could not judge.
  public static func flag(_ reason: Unassessed) -> String { "not_assessed_" + reason.rawValue }

  /// The flag of a difference of which one side is flagged, or withheld.
  public static let partFlag = "unreliable_part"

  /// What the rule said of a row that was judged; nil for a row it does not concern, or one that
  /// has no number for another reason.
  public func outcome(of row: ResultRow) -> Verdict.Outcome? {
    guard Precision.Kind(row.key) != nil else { return nil }
    switch row.outcome {
    case .suppressed(.unreliable): return .withheld
    case .suppressed, .undefined: return nil
    case .estimate:
      let flags = row.flags
      if flags.contains(where: { $0.hasPrefix("not_assessed_") }) { return .notAssessed }
      return flags.contains { $0.hasPrefix(prefix) } ? .flagged : .shown
    }
  }

  /// How many cells of a table the rule finds reliable, and whether that is enough to publish it.
  public struct TableFinding: Equatable, Sendable {
    public var reliable: Int
    public var judged: Int
    public var isPublishable: Bool
  }

  /// The rule on whole tables; nil where it has none, or where no cell was judged.
  public func finding(onTable rows: [ResultRow]) -> TableFinding? {
    guard let least = leastReliablePart else { return nil }
    let outcomes = rows.compactMap(outcome)
    guard !outcomes.isEmpty else { return nil }
    let reliable = outcomes.filter { $0 == .shown }.count
    return TableFinding(
      reliable: reliable, judged: outcomes.count,
      isPublishable: Double(reliable) >= least * Double(outcomes.count))
  }
}

extension ReliabilityProfile {
  /// A rule with the mark that it gives a number.
  public struct MarkOfRule: Equatable, Sendable {
    public var profile: ReliabilityProfile
    public var mark: Mark
  }

  /// The rule and mark that a flag of a row names; nil for a flag of another kind.
  public static func mark(ofFlag flag: String) -> MarkOfRule? { marksByFlag[flag] }

  /// The flags of all rules, in the order of the rules, with what each means.
  public static let flags: [(flag: String, meaning: LocalizedText)] =
    ReliabilityRule.allCases.map(ReliabilityProfile.init).flatMap { profile in
      (profile.marks + [profile.withheldMark].compactMap { $0 }).map { mark in
        (profile.flag(mark.id), mark.meaning)
      }
    }

  private static let marksByFlag: [String: MarkOfRule] = {
    var marks: [String: MarkOfRule] = [:]
    for profile in ReliabilityRule.allCases.map(ReliabilityProfile.init) {
      for mark in profile.marks + [profile.withheldMark].compactMap({ $0 }) {
        marks[profile.flag(mark.id)] = MarkOfRule(profile: profile, mark: mark)
      }
    }
    return marks
  }()

  /// The name with the edition: `CEPAL 2023`.
  public func title(_ language: Language) -> String {
    version.isEmpty ? name[language] : "\(name[language]) (\(version))"
  }
}
