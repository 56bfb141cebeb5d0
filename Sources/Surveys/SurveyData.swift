import Tabular

/// One closed question coded over all rows, or one option of a multiple-choice question.
public struct SurveyQuestion: Equatable, Sendable {
  public var id: String
  /// The option of a multiple-choice question; empty for a question with one answer.
  public var item: String
  public var scale: ResponseScale
  /// One code a row: a level of the scale, or a negative ``MissingReason``.
  public var codes: [Int32]
  /// Rounds (by index) whose answers do not stand on the same footing as the others, and why.
  public var breaks: [SeriesBreak]
  /// Whether an option excludes the others: “none of these”.
  public var isExclusive: Bool

  public init(
    id: String, item: String = "", scale: ResponseScale, codes: [Int32],
    breaks: [SeriesBreak] = [], isExclusive: Bool = false
  ) {
    self.id = id
    self.item = item
    self.scale = scale
    self.codes = codes
    self.breaks = breaks
    self.isExclusive = isExclusive
  }
}

extension SurveyQuestion {
  /// What stands between two rounds, by index.
  public func breaks(from earlier: Int, to later: Int) -> [SeriesBreak] {
    breaks.filter { earlier < $0.round && $0.round <= later }
  }
}

/// Numbers that respondents gave or that are known of them: income, age, hours, members.
public struct SurveyQuantity: Equatable, Sendable {
  public var id: String
  /// One number a row, NaN where there is none.
  public var values: [Double]
  /// One code a row: 0 for a number, or a negative ``MissingReason``.
  public var codes: [Int32]

  /// A quantity whose missing numbers have no other reason than that they are missing.
  public init(id: String, values: [Double]) {
    self.init(
      id: id, values: values,
      codes: values.map { $0.isNaN ? MissingReason.noAnswer.code : 0 })
  }

  /// A quantity with the reasons of its missing numbers.
  ///
  /// - Precondition: there are as many codes as values.
  public init(id: String, values: [Double], codes: [Int32]) {
    precondition(values.count == codes.count, "one code a number")
    self.id = id
    self.values = values
    self.codes = codes
  }
}

/// What stands between the answers of one round and those of the later rounds.
public struct SeriesBreak: Equatable, Sendable {
  /// What a change across the break is worth.
  public enum Comparability: String, Equatable, Sendable {
    /// A change may be computed, with the reason beside it.
    case withCaveat = "caveat"
    /// No change may be computed across this break.
    case notComparable = "not_comparable"
  }
  /// The first round (index) after the break.
  public var round: Int
  public var comparability: Comparability
  /// A key of the study's texts, or the reason itself.
  public var reason: String
  /// Whether it concerns only groups that hold several kinds of actor: other kinds were asked.
  public var isOfPoolsOnly: Bool

  public init(
    round: Int, comparability: Comparability, reason: String, isOfPoolsOnly: Bool = false
  ) {
    self.round = round
    self.comparability = comparability
    self.reason = reason
    self.isOfPoolsOnly = isOfPoolsOnly
  }
}

/// A coded column to group by: sex, age group, the kind of actor, the round.
public struct SurveyDimension: Equatable, Sendable {
  /// The name of the dimension that holds the kind of actor.
  public static let actorID = "actor"
  /// The name of the dimension that holds the round.
  public static let roundID = "round"

  public var id: String
  public var levels: [String]
  /// One code a row: a level, or a negative ``MissingReason``.
  public var codes: [Int32]

  public init(id: String, levels: [String], codes: [Int32]) {
    self.id = id
    self.levels = levels
    self.codes = codes
  }
}

/// On what ground a number stands for more than the answers it was computed from.
public enum Regime: Equatable, Sendable {
  /// Weights and a design; design-based errors.
  case sample
  /// The respondents are the population of interest or a purposive list; counts first.
  ///
  /// `invited[actor][round]` is the number invited, nil where it is not known.
  case actors(invited: [[Int?]])
}

/// Everything an analysis reads: coded questions, dimensions, rounds, and the design.
public struct SurveyData: Sendable {
  public var rowCount: Int
  public var questions: [SurveyQuestion]
  /// Questions for a number, which have no scale.
  public var quantities: [SurveyQuantity]
  /// Dimensions to disaggregate by; `actor` and the round are not among them.
  public var dimensions: [SurveyDimension]
  public var actors: SurveyDimension?
  public var rounds: SurveyDimension?
  public var design: SurveyDesign
  public var regime: Regime
  /// The name or identifier of the respondent of each row; empty where the data have none.
  public var respondentNames: [String]
  /// Whose each row is, the same number in every round, negative where it is not known; empty where
  /// the data do not tell respondents apart.
  public var respondents: [Int32]
  /// When each round was held, in years; empty where it is not known.
  public var roundTimes: [Double]

  public init(
    rowCount: Int, questions: [SurveyQuestion], dimensions: [SurveyDimension],
    actors: SurveyDimension?, rounds: SurveyDimension?, design: SurveyDesign, regime: Regime,
    quantities: [SurveyQuantity] = [], respondentNames: [String] = [],
    respondents: [Int32] = [], roundTimes: [Double] = []
  ) {
    self.respondentNames = respondentNames
    self.respondents = respondents
    self.roundTimes = roundTimes
    self.rowCount = rowCount
    self.questions = questions
    self.quantities = quantities
    self.dimensions = dimensions
    self.actors = actors
    self.rounds = rounds
    self.design = design
    self.regime = regime
  }

  /// The dimension of that name, `actor` and `round` included.
  public func dimension(_ id: String) -> SurveyDimension? {
    if let actors, actors.id == id { return actors }
    if let rounds, rounds.id == id { return rounds }
    return dimensions.first { $0.id == id }
  }
}
