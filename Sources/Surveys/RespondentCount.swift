import Tabular

/// How many respondents a group has, and how many of them answered a question.
public struct RespondentCount: Equatable, Sendable {
  /// Those with a substantive answer.
  public var answered = 0
  /// Those whose answer is missing although the question was put to them.
  public var unanswered = 0
  /// Those to whom the question was not put.
  public var notAsked = 0

  public init() {}

  /// Counts the respondents of a group of a table.
  public init(_ table: TableTotals, group: Int) {
    answered = table.count(group: group)
    notAsked = table.missingCount(group: group, .notAsked)
    let missing = MissingReason.allCases.map { table.missingCount(group: group, $0) }
    unanswered = missing.reduce(0, +) - notAsked
  }

  /// Those to whom the question was put.
  public var asked: Int { answered + unanswered }
  /// The whole group.
  public var present: Int { asked + notAsked }
}

extension CellTabulator {
  /// The respondents of every group, as ``totals(of:by:)`` counts them, without any total.
  ///
  /// - Complexity: one pass over the answers.
  public func respondentCounts(
    of question: SurveyQuestion, by groups: RespondentGroups
  ) -> [RespondentCount] {
    respondentCounts(ofCodes: question.codes, by: groups)
  }

  /// The respondents of every group with a number, and without one.
  public func respondentCounts(
    of quantity: SurveyQuantity, by groups: RespondentGroups
  ) -> [RespondentCount] {
    respondentCounts(ofCodes: quantity.codes, by: groups)
  }

  private func respondentCounts(
    ofCodes codes: [Int32], by groups: RespondentGroups
  ) -> [RespondentCount] {
    var counts = [RespondentCount](repeating: RespondentCount(), count: groups.groups.count)
    let notAsked = MissingReason.notAsked.code
    for row in codes.indices where countsRow(row) {
      let group = groups.codes.isEmpty ? 0 : Int(groups.codes[row])
      guard group >= 0 else { continue }
      let answer = codes[row]
      if answer >= 0 {
        counts[group].answered += 1
      } else if answer == notAsked {
        counts[group].notAsked += 1
      } else {
        counts[group].unanswered += 1
      }
    }
    return counts
  }

  /// How often each answer was given in every group.
  ///
  /// - Complexity: one pass over the answers.
  public func answerCounts(
    of question: SurveyQuestion, by groups: RespondentGroups
  ) -> [[Int]] {
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: question.scale.levels.count),
      count: groups.groups.count)
    for row in question.codes.indices where question.codes[row] >= 0 && countsRow(row) {
      let group = groups.codes.isEmpty ? 0 : Int(groups.codes[row])
      if group >= 0 { counts[group][Int(question.codes[row])] += 1 }
    }
    return counts
  }

  /// What each respondent of every group adds to the weighted sum of a quantity.
  ///
  /// - Complexity: one pass over the numbers.
  public func contributions(
    to quantity: SurveyQuantity, by groups: RespondentGroups
  ) -> [[Double]] {
    var result = [[Double]](repeating: [], count: groups.groups.count)
    for row in quantity.codes.indices where quantity.codes[row] >= 0 && countsRow(row) {
      let group = groups.codes.isEmpty ? 0 : Int(groups.codes[row])
      if group >= 0 { result[group].append(data.design.weights[row] * quantity.values[row]) }
    }
    return result
  }

  /// Among actors a respondent without a round is in none of the tables.
  private func countsRow(_ row: Int) -> Bool {
    populations?.round(ofRow: row) != nil || populations == nil
  }
}
