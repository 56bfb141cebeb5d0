public import Estimation
public import Framework

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
  /// Which p-values are adjusted together.
  public var family: TestFamily = .statistic
  /// The dimension at whose every level groups are compared; nil for none.
  public var given: String?
  /// The shares of the answers that a goodness-of-fit test expects; empty for equal ones.
  public var expectedShares: [Double] = []
  /// Whether every two groups are compared, with letters for those that differ.
  public var comparesColumns: Bool = false
  /// Whether the options of questions with several answers are compared with each other.
  public var comparesOptions: Bool = false
  /// Whose answers the shares are of, in distributions, disaggregations and comparisons.
  public var base: AnswerBase = .valid
  /// The smallest number of respondents a published cell may stand for.
  public var minimumCell: Int = 5
  public var suppresses: Bool = true
  /// Whether counts are rounded to multiples of the minimum cell, instead of withholding groups.
  public var roundsCounts: Bool = false
  /// The rule by which estimates are shown, flagged or withheld for their precision; nil for none.
  public var reliability: ReliabilityDeclaration?
  public var seed: UInt64 = 20_180_904
  /// Pairs of rounds (by identifier) to compare besides the successive ones and first to last.
  public var roundComparisons: [[String]] = []

  /// The simple random sample with which design effects compare.
  public var designEffect: DesignEffect = .withReplacement
  /// What an analysis of estimates gives besides means, totals and shares.
  public var estimates = EstimatePlan()
  public var divergence = DivergencePlan()
  public var trend = TrendPlan()
  /// Whether scores of indicators are made by other rules too, with the ranks that follow.
  public var testsSensitivity: Bool = false
  public var disaggregation = DisaggregationPlan()

  public init() {}
}

/// What an analysis of divergence is asked for.
public struct DivergencePlan: Equatable, Sendable {
  /// Whether single respondents appear by name, where otherwise they have codes.
  public var namesRespondents: Bool = false
  /// How kinds of actor are weighted in a mean over all of them; nil for no such mean.
  public var pooling: GroupPooling?
  /// What is computed.
  public var parts = Set(DivergencePart.allCases)

  public init() {}
}

/// A part of an analysis of divergence.
public enum DivergencePart: String, CaseIterable, Equatable, Sendable {
  /// How far answers lie apart within each group.
  case agreement
  /// How far two groups lie apart, with permutation tests.
  case contrasts
  /// The difference of two groups in points and in favourable share.
  case gaps
  /// How disagreement changed between rounds.
  case changes
  /// Coefficients of agreement over questions that share a scale.
  case concordance
  /// Distances over all questions, their tests, and who answers like whom.
  case questionnaire

  /// The parts that look at one question at a time.
  public static let byQuestion: Set = [agreement, contrasts, gaps, changes]
}

/// How groups are weighted in a mean over all of them.
public enum GroupPooling: String, CaseIterable, Equatable, Sendable {
  /// Each group counts the same, however many answered.
  case equal
  /// Each respondent counts the same, so that large groups speak louder.
  case respondents
}

/// What an analysis of estimates is asked for.
public struct EstimatePlan: Equatable, Sendable {
  /// Pairs of quantities: the total of the first over that of the second.
  public var ratios: [[String]] = []
  /// Shares of the population whose quantiles are wanted, between 0 and 1.
  public var quantiles: [Double] = []
  public var quantileRule: QuantileRule = .math
  /// How many levels at each end of a scale make its top and its bottom box.
  public var boxes: Int = 1
  /// Contrasts as they are written: `favourable: cso - 0.5*firm - 0.5*partner`.
  public var contrasts: [String] = []
  /// Whether the covariances of the estimates of a table are given too.
  public var givesCovariance: Bool = false

  public init() {}
}

/// Whose answers a share is of.
public enum AnswerBase: String, CaseIterable, Equatable, Sendable {
  /// Those who gave a substantive answer.
  case valid
  /// All who were asked; a reason for having no answer is a level like the others.
  case asked
}
