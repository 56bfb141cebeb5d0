import Disclosure
import Estimates
import Results
import Surveys
import Trends

extension MonitoringStudy {
  /// The rows with all that must stay confidential withheld, then judged by the plan's rule of
  /// reliability.
  ///
  /// What is withheld in a study does not depend on which analysis asks: every dimension of the
  /// codebook takes part in the decision, so that the outputs of two runs, set side by side, give
  /// nothing away that one of them withholds. Crossings take part in the runs that ask for them.
  ///
  /// - Throws: a refusal where the rule is made for another regime, and the faults of the design.
  func published(
    _ rows: [ResultRow], _ plan: AnalysisPlan
  ) throws -> [ResultRow] {
    let rows = withDimensionVersions(namingMissingErrors(rows))
    guard plan.suppresses else { return try judged(rows, plan) }
    let pairs = TrendWithholding.pairSizes(rows)
    let protected = try protectedRows(rows.filter { !Self.isPlainRefusal($0) } + pairs, plan)
    var passed = protected.dropLast(pairs.count)
    let result = rows.map { Self.isPlainRefusal($0) ? $0 : passed.popFirst() ?? $0 }
    return try judged(
      TrendWithholding.apply(to: result, sizes: protected.suffix(pairs.count)), plan)
  }

  /// Why there is no number over several questions, where the reason tells of no answer: it is said
  /// as it is, and does not make a group unknown.
  private static let plainReasons: Set = [
    "too_few_questions", "too_few_respondents", "too_many_respondents", "too_many_to_list",
    "too_few_members", "one_group", "no_common_questions", "part_not_asked", "no_programmes",
    "document_not_looked_for",
  ]

  private static func isPlainRefusal(_ row: ResultRow) -> Bool {
    guard row.key.question.isEmpty, case .undefined(let reason) = row.outcome else { return false }
    return plainReasons.contains(reason) || row.key.analysis == "ordination"
  }

  private func protectedRows(_ rows: [ResultRow], _ plan: AnalysisPlan) throws -> [ResultRow] {
    protect(
      rows, knowing: try groupCounts(), minimumCell: plan.minimumCell,
      composites: compositeScores, register: register)
  }

  /// The sizes of all groups of every dimension of the study; nothing for a file without codebook.
  private func groupCounts() throws -> [GroupCount] {
    guard folder != nil else { return [] }
    var all = AnalysisPlan()
    all.groupings = opened.data.dimensions.map { [$0.id] }
    let data = countingNotApplicable(opened.data)
    let tabulator = try CellTabulator(data)
    let questions = data.questions.map { ($0, isWhole: false) }
    let wholes = data.multipleResponses.map { ($0.mentions, isWhole: true) }
    var counts: [GroupCount] = []
    for groups in try all.respondentGroups(in: data) {
      for (question, isWhole) in questions + wholes {
        let members = tabulator.respondentCounts(of: question, by: groups)
        for (group, count) in zip(groups.groups, members)
        where count.asked > 0 || (count.present == 0 && !isWhole) {
          counts.append(
            GroupCount(
              question: question.id, item: question.item, groupBy: groups.groupBy,
              group: group.label, round: group.round, answered: count.answered,
              asked: count.asked))
        }
      }
    }
    return counts
  }
}
