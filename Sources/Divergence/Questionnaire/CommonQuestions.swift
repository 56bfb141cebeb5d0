import Distances
import Estimation
import Surveys

/// The respondents of some groups, with the distances over the questions that were put to all.
struct CommonQuestions: Sendable {
  /// The most respondents between all of whom distances are taken: beyond them groups are compared
  /// by counts.
  static let mostRespondents = 2_000
  static let fewestRespondents = 4
  static let fewestQuestions = 2

  let questions: [SurveyQuestion]
  /// The rows of the data, in order.
  let rows: [Int]
  let distances: AnswerDistances
  /// The group of each row, by place in the groups given; empty groups have no number.
  let partition: GroupPartition
  /// The places of those groups among the ones given.
  let groups: [Int]
  /// How many respondents had no question in common with another and were left out.
  let leftOut: Int

  /// - Parameters:
  ///   - candidates: The questions of the plan.
  ///   - members: The rows of each group.
  ///   - leastShared: The fewest questions that two respondents must both have answered; others are
  ///     left out.
  /// - Throws: `too_few_questions`, `too_few_respondents`, `too_many_respondents`, `one_group`
  ///   where fewer than two of several groups answered anything.
  init(
    _ candidates: [SurveyQuestion], members: [[Int]], leastShared: Int = 1
  ) throws(UndefinedStatistic) {
    let ordered = candidates.filter { $0.scale.isDistanced && $0.item.isEmpty }
    let answering = members.indices.filter { group in
      members[group].contains { row in ordered.contains { $0.codes[row] >= 0 } }
    }
    guard answering.count > 1 || members.count == 1 else { throw UndefinedStatistic("one_group") }
    let questions = ordered.filter { question in
      answering.allSatisfy { members[$0].contains { question.codes[$0] >= 0 } }
    }
    guard questions.count >= Self.fewestQuestions else {
      throw UndefinedStatistic("too_few_questions")
    }
    var groupOfRow: [Int: Int] = [:]
    for group in answering { for row in members[group] { groupOfRow[row] = group } }
    let candidates = groupOfRow.keys.sorted()
    guard candidates.count <= Self.mostRespondents else {
      throw UndefinedStatistic("too_many_respondents")
    }
    var distances = AnswerDistances(questions, rows: candidates, leastShared: leastShared)
    let everybody = distances.rows.count
    if !distances.isComplete {
      let places = distances.completePlaces
      distances = AnswerDistances(
        questions, rows: places.map { distances.rows[$0] }, leastShared: leastShared)
    }
    guard distances.rows.count >= Self.fewestRespondents else {
      throw UndefinedStatistic("too_few_respondents")
    }
    let codes = distances.rows.map { groupOfRow[$0] ?? 0 }
    let present = answering.filter { codes.contains($0) }
    guard present.count > 1 || members.count == 1 else { throw UndefinedStatistic("one_group") }
    self.questions = questions
    rows = distances.rows
    self.distances = distances
    groups = present
    partition = GroupPartition(
      codes.map { present.firstIndex(of: $0) ?? 0 }, groupCount: present.count)
    leftOut = everybody - distances.rows.count
  }
}
