public import Localization

/// A number that a statistic is to reach by a year, and from where.
public struct ProgressTarget: Equatable, Sendable {
  /// In which direction a change is wanted.
  public enum Polarity: String, CaseIterable, Equatable, Sendable { case increase, decrease }

  /// The statistic of a question that is followed.
  public enum Statistic: String, CaseIterable, Equatable, Sendable {
    case favourable, proportion, disagreement
    case meanScore = "mean-score"
  }

  /// The method whose verdict counts; the others stand beside it.
  public enum Method: String, CaseIterable, Equatable, Sendable {
    case linearPath = "linear-path"
    case growthRate = "growth-rate"
    case projection
  }

  public var id: String
  public var label: LocalizedText
  /// The question; nil where the target is of an indicator.
  public var question: String?
  public var indicator: String?
  /// The statistic of a question; an indicator has its score.
  public var statistic: Statistic
  /// The answer (by code) whose proportion is followed.
  public var answer: String?
  /// The dimension and level of the group it is about; nil for everybody.
  public var dimension: String?
  public var level: String?
  /// The round from which progress counts, by identifier; nil for the first with an answer.
  public var baselineRound: String?
  /// A number in place of what that round says.
  public var baseline: Double?
  /// The number to be reached; nil where only a direction is wanted.
  public var target: Double?
  /// The year by whose beginning it is to be reached.
  public var year: Int?
  /// The direction that is wanted; nil for more of favourable answers and of a score, and otherwise
  /// for that from baseline to target.
  public var polarity: Polarity?
  public var method: Method

  public init(
    id: String, label: LocalizedText? = nil, question: String? = nil, indicator: String? = nil,
    statistic: Statistic = .favourable, answer: String? = nil, dimension: String? = nil,
    level: String? = nil, baselineRound: String? = nil, baseline: Double? = nil,
    target: Double? = nil, year: Int? = nil, polarity: Polarity? = nil,
    method: Method = .linearPath
  ) {
    self.id = id
    self.label = label ?? LocalizedText(verbatim: id)
    self.question = question
    self.indicator = indicator
    self.statistic = statistic
    self.answer = answer
    self.dimension = dimension
    self.level = level
    self.baselineRound = baselineRound
    self.baseline = baseline
    self.target = target
    self.year = year
    self.polarity = polarity
    self.method = method
  }

  /// Whether the number is a share or score from 0 to 1, which could as well be told from the other
  /// side.
  public var isBounded: Bool { indicator != nil || statistic != .meanScore }
}
