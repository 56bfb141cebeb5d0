/// What the answers of a group look like, in words.
///
/// - *Two camps*: the index reaches the 5 % point of random answering on the side of
///   disagreement; or the opposed pairs reach 0.8 of their largest possible share and at most a
///   fifth of the answers stand in the middle.
/// - *Shared view*: otherwise, the index is at or below the 5 % point on the side of agreement
///   and at most 0.6, and van der Eijk's A is positive where the scale has three levels or more.
/// - *Spread*: otherwise.
/// - *Not enough answers*: fewer than ten, from which no pattern is read.
///
/// The points are those of at most a hundred respondents: among thousands even a trifling lean
/// differs from chance, and makes no camps.
public enum AnswerPattern: String, CaseIterable, Equatable, Sendable {
  case sharedView = "shared_view"
  case twoCamps = "two_camps"
  case spread
  case notEnoughAnswers = "not_enough_answers"

  /// The fewest answers from which a pattern is read.
  public static let fewestAnswers = 10
  /// The most respondents for whom chance sets the thresholds.
  public static let mostForChance = 100
  /// The largest index that is called a shared view: on short scales random answers are so far
  /// apart that closer than chance is not yet close.
  public static let largestShared = 0.6

  /// The pattern of answers, given random answering by ``chanceCount(of:)`` respondents.
  public init(of answers: OrderedAnswers, chance: RandomAnswering) {
    guard Self.chanceCount(of: answers) >= Self.fewestAnswers,
      let index = try? BerryMielkeIndex().value(of: answers)
    else {
      self = .notEnoughAnswers
      return
    }
    let rounding = 1e-9
    let isSplit = chance.high.map { index >= $0 - rounding } ?? false
    if isSplit || Self.areOpposed(answers) {
      self = .twoCamps
      return
    }
    let isClose = chance.low.map { index <= $0 + rounding } ?? false
    let agreement = try? VanDerEijkAgreement().value(of: answers)
    let isShared = isClose && index <= Self.largestShared && (agreement ?? 1) > 0
    self = isShared ? .sharedView : .spread
  }

  /// For how many respondents the thresholds are taken.
  public static func chanceCount(of answers: OrderedAnswers) -> Int {
    min(mostForChance, Int(answers.effectiveCount + 1e-9))
  }

  private static func areOpposed(_ answers: OrderedAnswers) -> Bool {
    let (below, above) = sideShares(answers)
    let largest = OpposedPairs.maximum(respondents: Int(answers.effectiveCount + 1e-9))
    let opposed = OpposedPairs().defined(answers)
    return opposed >= 0.8 * largest - 1e-9 && 1 - below - above <= 0.2 + 1e-9
  }
}
