public import Estimation
import Numerics

/// What a result is about: the keys of one row of the tidy table.
public struct ResultKey: Equatable, Hashable, Sendable {
  public var analysis: String
  public var question: String
  public var item: String
  /// The dimensions grouped by, joined with ` × ` where they are crossed; empty for the overall.
  public var groupBy: String
  /// The levels of those dimensions, joined likewise.
  public var group: String
  public var versusGroup: String
  public var round: String
  public var versusRound: String
  public var level: String
  /// A term of the field in snake case, for instance `proportion`.
  public var statistic: String

  public init(
    analysis: String, question: String = "", item: String = "", groupBy: String = "",
    group: String = "", versusGroup: String = "", round: String = "", versusRound: String = "",
    level: String = "", statistic: String
  ) {
    self.analysis = analysis
    self.question = question
    self.item = item
    self.groupBy = groupBy
    self.group = group
    self.versusGroup = versusGroup
    self.round = round
    self.versusRound = versusRound
    self.level = level
    self.statistic = statistic
  }

  /// The text between crossed dimensions and between their levels.
  public static let crossing = " × "
  /// The text between the dimensions grouped by and the one at whose levels groups are compared.
  public static let given = " | "

  /// The parts of a crossing: the dimensions of a grouping, the levels of a group.
  public static func parts(_ text: String) -> [String] {
    text.split(separator: crossing).map(String.init)
  }
}

/// The answer of one row: a number, or why there is none.
///
/// A suppressed cell holds no number, so nothing downstream can print one.
public enum Outcome: Equatable, Sendable {
  case estimate(Estimate)
  /// Withheld to protect respondents, by the named rule.
  case suppressed(Suppression)
  /// Not defined, or refused, with the reason in snake case (for instance `no_answers`).
  case undefined(reason: String)
}

/// Why a cell is withheld.
public enum Suppression: String, Equatable, Sendable {
  /// Fewer respondents than the minimum.
  case primary = "suppressed_small_cell"
  /// Withheld so that a neighbour cannot be recomputed.
  case complementary = "suppressed_complementary"
  /// It would tell what everybody in the group answered, or all but very few.
  case sameAnswer = "suppressed_same_answer"
  /// One contribution, or few, could be told from the sum.
  case dominance = "suppressed_dominance"
  /// Too imprecise to be published by the rule of reliability that holds; no secret.
  case unreliable = "suppressed_unreliable"

  /// Whether the number is withheld to protect respondents.
  public var isConfidential: Bool { self != .unreliable }
}

/// Flags in one text, without empty ones.
public func joinedFlags(_ flags: [String]) -> String {
  flags.filter { !$0.isEmpty }.joined(separator: ";")
}

/// One number with its keys: a row of every table, chart and file.
public struct ResultRow: Equatable, Sendable {
  public var key: ResultKey
  public var outcome: Outcome
  /// What the reader must know before using the number, in snake case; empty for nothing.
  public var flag: String
  /// A remark in English; the flags carry what is translated.
  public var note: String

  public init(_ key: ResultKey, _ outcome: Outcome, flag: String = "", note: String = "") {
    self.key = key
    self.outcome = outcome
    self.flag = flag
    self.note = note
  }

  /// Its flags, one by one.
  public var flags: [String] { flag.parts(separatedBy: ";") }

  /// Whether its number is withheld to protect respondents.
  public var isConfidential: Bool {
    if case .suppressed(let reason) = outcome { reason.isConfidential } else { false }
  }

  public var estimate: Estimate? {
    if case .estimate(let estimate) = outcome { estimate } else { nil }
  }
}
