public import Estimation

/// What is asked of the data: the options every analysis shares.
public struct AnalysisPlan: Equatable, Sendable {
  /// Question identifiers; empty for all.
  public var questions: [String] = []
  /// Dimensions to group by, each alone (`["sex"]`) or crossed (`["sex", "age"]`).
  public var groupings: [[String]] = []
  public var interval: ProportionInterval = .kornGraubard
  public var confidence: Double = 0.95
  public var tests: [AssociationTest] = [.raoScott]
  /// Whether a distribution by groups is followed by the tests of whether they differ.
  public var testsDistributions: Bool = false
  public var adjustment: PValueAdjustment = .holm
  /// Whether every two groups are compared, with letters for those that differ.
  public var comparesColumns: Bool = false
  /// Whether the options of questions with several answers are compared with each other.
  public var comparesOptions: Bool = false
  /// Whose answers the shares are of, in distributions, disaggregations and comparisons.
  public var base: AnswerBase = .valid
  /// The smallest number of respondents a published cell may stand for.
  public var minimumCell: Int = 5
  public var suppresses: Bool = true
  public var seed: UInt64 = 20_180_904
  /// Pairs of rounds (by identifier) to compare besides the successive ones and first to last.
  public var roundComparisons: [[String]] = []

  public init() {}
}

/// Whose answers a share is of.
public enum AnswerBase: String, CaseIterable, Equatable, Sendable {
  /// Those who gave a substantive answer.
  case valid
  /// All who were asked; a reason for having no answer is a level like the others.
  case asked
}

/// A test of whether the answers differ between groups.
public enum AssociationTest: String, CaseIterable, Equatable, Sendable {
  case raoScott = "rao-scott"
  case wald
}

/// How p-values of a declared family are adjusted.
public enum PValueAdjustment: String, CaseIterable, Equatable, Sendable {
  case holm
  case bonferroni
  case benjaminiHochberg = "bh"
  case none
}
