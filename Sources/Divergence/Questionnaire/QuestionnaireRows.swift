import Distances
import Results
import Surveys

/// What the whole questionnaire says: distances within groups and between them, and who stands
/// where.
struct QuestionnaireRows: Sendable {
  let tabulator: CellTabulator
  let plan: AnalysisPlan

  private var data: SurveyData { tabulator.data }

  /// The rows over all groupings and rounds.
  ///
  /// - Returns: Rows whose p-values belong to the family of the run, and rows whose p-values hold
  ///   over all questions already.
  func rows(
    _ questions: [SurveyQuestion], _ groupings: [RespondentGroups]
  ) -> (adjustable: [ResultRow], adjusted: [ResultRow]) {
    // Without any question that has an order there is no questionnaire, and nothing to refuse.
    guard questions.contains(where: { $0.scale.isDistanced && $0.item.isEmpty }) else {
      return ([], [])
    }
    let parts = groupings.flatMap { groups in groups.byRound.map { (groups, $0) } }
    let pooled = PooledRows(tabulator: tabulator, plan: plan)
    let separation = SeparationRows(tabulator: tabulator, plan: plan)
    let respondents = RespondentRows(tabulator: tabulator, plan: plan)
    // A part uses all cores by itself.
    var (adjustable, adjusted) = ([ResultRow](), [ResultRow]())
    for (groups, members) in parts {
      let all = questions
      let questions = plan.publishable(all, groups, members)
      let leftOut = all.filter { question in !questions.contains { $0.id == question.id } }
      var rows = pooled.rows(questions, groups, members)
      var fixed: [ResultRow] = []
      if groups.groupBy.isEmpty || isByActor(groups) {
        for group in members { fixed += respondents.rows(questions, groups, group) }
      }
      if !groups.groupBy.isEmpty {
        let found = separation.rows(questions, groups, members)
        rows += found.whole
        fixed += found.byQuestion
      }
      if groups.poolsActors, isAskedOfSeveral(questions) {
        rows = rows.map(flagged)
        fixed = fixed.map(flagged)
      }
      adjustable += rows.map { marked($0, leftOut) }
      adjusted += fixed.map { marked($0, leftOut) }
    }
    return (adjustable, adjusted)
  }

  private func isByActor(_ groups: RespondentGroups) -> Bool {
    data.actors.map { groups.groupBy == $0.id } ?? false
  }

  private func isAskedOfSeveral(_ questions: [SurveyQuestion]) -> Bool {
    questions.contains { data.isAskedOfSeveralActors($0) }
  }

  /// A number over several questions, some of which do not enter it.
  private func marked(_ row: ResultRow, _ leftOut: [SurveyQuestion]) -> ResultRow {
    let ordered = leftOut.filter { $0.scale.isDistanced && $0.item.isEmpty }
    guard !ordered.isEmpty, row.key.question.isEmpty else { return row }
    var row = row
    row.flag = joinedFlags([row.flag, "questions_left_out"])
    row.note = "without " + ordered.map(\.id).joined(separator: ", ")
    return row
  }

  private func flagged(_ row: ResultRow) -> ResultRow {
    var row = row
    row.flag = joinedFlags([row.flag, "pooled_actors"])
    return row
  }
}
