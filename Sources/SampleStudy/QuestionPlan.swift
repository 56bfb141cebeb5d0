/// The codes that stand for an answer without substance.
enum MissingCode: String {
  case notApplicable = "97"
  case doesNotKnow = "98"
  case refused = "99"
  /// Asked and left empty, or not asked.
  case blank = ""
}

/// What an organisation's answers to the questions of one indicator have in common.
enum Theme: String, CaseIterable {
  case alignment, strategy, participation, dialogue, information, oversight, gender
}

/// How the answers to one question are to be spread.
///
/// A level's code is its place on the scale, from 1; an option's codes are 0 and 1.
struct QuestionPlan {
  var id: String
  var theme: Theme
  /// The options of a question with several answers; empty for a question with one.
  var options: [String]
  var answers: [ActorAnswers]
  /// The rounds (by index) in which the question is asked.
  var rounds: Range<Int>
  /// A question whose lowest answer makes this one not applicable.
  var follows: String?

  init(
    _ id: String, _ theme: Theme, options: [String] = [], rounds: Range<Int> = 0..<3,
    follows: String? = nil, _ answers: ActorAnswers...
  ) {
    self.id = id
    self.theme = theme
    self.options = options
    self.answers = answers
    self.rounds = rounds
    self.follows = follows
  }

  var columns: [String] { options.isEmpty ? [id] : options.map { id + "_" + $0 } }
}

/// How the answers of one kind of actor to one question are to be spread, round by round.
struct ActorAnswers {
  var actor: SurveyActor
  /// One row a round in which the question is asked: per cent at each level, or per cent that
  /// mention each option.
  var shares: [[Double]]
  var missing: MissingShares

  init(_ actor: SurveyActor, missing: MissingShares = .few, _ shares: [Double]...) {
    self.actor = actor
    self.shares = shares
    self.missing = missing
  }
}

/// The share of answers without substance, by reason.
struct MissingShares {
  var doesNotKnow: Double
  var refused: Double
  var notApplicable: Double
  var blank: Double

  init(
    doesNotKnow: Double = 0.03, refused: Double = 0.015, notApplicable: Double = 0,
    blank: Double = 0.01
  ) {
    self.doesNotKnow = doesNotKnow
    self.refused = refused
    self.notApplicable = notApplicable
    self.blank = blank
  }

  static let few = MissingShares()
  static let none = MissingShares(doesNotKnow: 0, refused: 0, blank: 0)
}
