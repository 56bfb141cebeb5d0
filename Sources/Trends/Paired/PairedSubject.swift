import Estimation
import Probability
import Results
import Surveys

/// A group's answers to a question in two rounds, and how rows about them are written.
struct PairedSubject {
  let question: SurveyQuestion
  let answers: PairedAnswers
  var key: ResultKey
  /// Those of the group who answered in one of the rounds only.
  let onlyEarlier: Int
  let onlyLater: Int
  var hasCaveat = false
  var hasChangedActors = false
  var showsTransitions = false

  init(
    question: SurveyQuestion, answers: PairedAnswers, key: ResultKey, onlyEarlier: Int,
    onlyLater: Int
  ) {
    self.question = question
    self.answers = answers
    self.key = key
    self.onlyEarlier = onlyEarlier
    self.onlyLater = onlyLater
  }

  /// Whether the numbers of the pairs, taken from those of everybody, would tell of too few others.
  func isGivenAway(_ minimum: Int) -> Bool {
    [onlyEarlier, onlyLater].contains { $0 > 0 && $0 < minimum }
  }

  func row(_ statistic: String, level: String = "", _ estimate: Estimate) -> ResultRow {
    row(statistic, level: level, .estimate(estimate))
  }

  func row(_ statistic: String, level: String = "", _ outcome: Outcome) -> ResultRow {
    var key = key
    key.statistic = statistic
    key.level = level
    var row = ResultRow(key, outcome)
    if hasCaveat { row.addFlag("comparable_with_caveat") }
    if hasChangedActors { row.addFlag("changed_actors_left_out") }
    return row
  }

  func undefined(_ statistic: String, level: String = "", _ reason: String) -> ResultRow {
    row(statistic, level: level, .undefined(reason: reason))
  }

  /// Nobody gave another answer than before: there is nothing to test.
  func unmoved(_ statistic: String, level: String = "") -> ResultRow {
    undefined(statistic, level: level, "nobody_moved")
  }

  /// A χ² test, or the reason why there is none.
  func test(_ statistic: String, _ value: Double?, _ degrees: Int, level: String = "") -> ResultRow
  {
    guard let value, degrees > 0 else { return unmoved(statistic, level: level) }
    return row(
      statistic, level: level,
      Estimate(
        value: value, degreesOfFreedom: Double(degrees), count: answers.count,
        pValue: ChiSquared(degreesOfFreedom: Double(degrees))?.upperTail(value)))
  }

  /// An exact test of one direction against the other; its value is the share of the first among
  /// those who moved.
  func exact(_ statistic: String, _ moved: Discordance, level: String = "") -> ResultRow {
    guard moved.moved > 0 else { return unmoved(statistic, level: level) }
    return row(
      statistic, level: level,
      Estimate(
        value: Double(moved.into) / Double(moved.moved), count: answers.count,
        pValue: moved.exactPValue, method: "exact"))
  }
}

extension ResultRow {
  /// The row without its number.
  func withheld(_ reason: Suppression) -> ResultRow {
    ResultRow(key, .suppressed(reason), flag: reason.rawValue)
  }
}
