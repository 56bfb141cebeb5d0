import Estimation
import Figures
import Files
import Framework
import Graphics
import Localization
import ResultTables
import Results
import Rounds
import Surveys
import Tables

/// What one kind of actor answered to one question in one round, read back from published rows.
///
/// Sentences are made from these rows and nothing else, so that words and tables cannot disagree,
/// and a withheld cell cannot reach a sentence.
struct AnswerFacts {
  var question: Question
  var actor: ActorType
  var round: String
  var levels: [Scale.Level]
  /// The number of answers at each level.
  var counts: [Int]
  /// The weighted share of each level, and that of the favourable ones where the scale has sides.
  var shares: [Estimate?]
  var favourableShare: Estimate?
  var missing: [(answer: MissingAnswer, count: Int, share: Double)]

  var answered: Int { counts.reduce(0, +) }

  var favourable: Int {
    zip(levels, counts).filter { $0.0.side == .favourable }.map(\.1).reduce(0, +)
  }

  var hasSides: Bool { levels.contains { $0.side == .favourable } }

  /// The level most often chosen, the first of several.
  var mode: (level: Scale.Level, count: Int)? {
    guard let largest = counts.max(), largest > 0, let place = counts.firstIndex(of: largest)
    else { return nil }
    return (levels[place], largest)
  }

  /// - Returns: nil where the actor gave no answer, or where any of the counts is withheld.
  init?(
    _ question: Question, _ actor: ActorType, round: String, study: Study, in index: ResultIndex
  ) {
    guard let scale = study.scale(question.scale) else { return nil }
    var key = ResultKey(
      analysis: "distribution", question: question.id, round: round, statistic: "count")
    if study.distinguishesActors { (key.groupBy, key.group) = (SurveyDimension.actorID, actor.id) }
    var counts: [Int] = []
    shares = []
    for level in scale.levels {
      key.level = level.code
      guard let value = index[key]?.estimate?.value else { return nil }
      counts.append(Int(value))
      key.statistic = "proportion"
      shares.append(index[key]?.estimate)
      key.statistic = "count"
    }
    key.level = ""
    key.statistic = "favourable"
    favourableShare = index[key]?.estimate
    key.statistic = "item_nonresponse"
    missing = study.missingAnswers.compactMap { answer in
      key.level = answer.reason
      guard let estimate = index[key]?.estimate, let count = estimate.count, count > 0 else {
        return nil
      }
      return (answer, count, estimate.value)
    }
    guard counts.contains(where: { $0 > 0 }) else { return nil }
    self.question = question
    self.actor = actor
    self.round = round
    self.levels = scale.levels
    self.counts = counts
  }
}
