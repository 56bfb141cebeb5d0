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
    var counts = [RespondentCount](repeating: RespondentCount(), count: groups.groups.count)
    let notAsked = MissingReason.notAsked.code
    for row in question.codes.indices where countsRow(row) {
      let group = groups.codes.isEmpty ? 0 : Int(groups.codes[row])
      guard group >= 0 else { continue }
      let answer = question.codes[row]
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

  /// Among actors a respondent without a round is in none of the tables.
  private func countsRow(_ row: Int) -> Bool {
    populations?.round(ofRow: row) != nil || populations == nil
  }
}
