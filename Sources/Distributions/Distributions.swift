public import Estimation
import Numerics
public import Results
public import Surveys
import Tabular

/// How the answers to each question are distributed: overall, by kind of actor, by each grouping.
///
/// For every group, and for every round where there are rounds: the number and the share of each
/// level (those nobody chose included), the weighted total in the sample regime, the answers
/// missing by reason as a share of those asked, and for ordered scales the favourable share, the
/// mean score and the median. A question with several answers has rows for each option, and rows
/// for the whole: its respondents, the mean number of mentions, the share of mentions of each
/// option. A group the question was not put to has no rows; one that nobody
/// belongs to, or in which nobody answered, has one row that says so.
///
/// - Throws: ``PlanError`` for a question or dimension that does not exist, and the errors of the
///   design.
/// - Complexity: one pass over the answers for each question and grouping.
public func distributions(of data: SurveyData, plan: AnalysisPlan) throws -> [ResultRow] {
  let analysis = DistributionAnalysis(try CellTabulator(data), plan, named: "distribution")
  let questions = try plan.questionsOverBase(in: data)
  let groupings = try plan.respondentGroups(in: data)
  let responses = plan.multipleResponses(in: data)
  let tables = orderedMap(count: (questions.count + responses.count) * groupings.count) { index in
    let groups = groupings[index % groupings.count]
    let place = index / groupings.count
    guard place < questions.count else {
      return analysis.rows(responses[place - questions.count], by: groups)
    }
    return analysis.rows(
      questions[place], by: groups,
      in: analysis.tabulator.totals(of: questions[place], by: groups))
  }
  return tables.flatMap { $0 }
}

/// The rows of a distribution, under the name of the analysis that publishes them.
public struct DistributionAnalysis: Sendable {
  public let name: String
  public let tabulator: CellTabulator
  public let estimator: Estimator
  let base: AnswerBase

  public init(_ tabulator: CellTabulator, _ plan: AnalysisPlan, named name: String) {
    self.name = name
    self.tabulator = tabulator
    estimator = Estimator(plan)
    base = plan.base
  }

  /// The distribution of a question in every group of a table.
  public func rows(
    _ question: SurveyQuestion, by groups: RespondentGroups, in table: TableTotals
  ) -> [ResultRow] {
    let pools = groups.poolsActors && tabulator.data.isAskedOfSeveralActors(question)
    var rows: [ResultRow] = []
    for group in groups.groups.indices {
      let members = RespondentCount(table, group: group)
      guard members.asked > 0 else {
        if members.present == 0 {
          let key = question.key(name, groups, group, statistic: "proportion")
          rows.append(ResultRow(key, .undefined(reason: "empty_group")))
        }
        continue
      }
      var own = levelRows(question, groups, group, table)
      // Over all who were asked, the reasons are among the levels.
      if base == .valid { own += missingRows(question, groups, group, table) }
      own += summaryRows(question, groups, group, table)
      let flag = joinedFlags([
        pools ? "pooled_actors" : "", base == .asked ? "base_asked" : "",
      ])
      if !flag.isEmpty { for place in own.indices { own[place].flag = flag } }
      rows += own
    }
    return rows
  }

  private func levelRows(
    _ question: SurveyQuestion, _ groups: RespondentGroups, _ group: Int, _ table: TableTotals
  ) -> [ResultRow] {
    guard table.count(group: group) > 0 else {
      let key = question.key(name, groups, group, statistic: "proportion")
      return [ResultRow(key, .undefined(reason: UndefinedStatistic.noAnswers.reason))]
    }
    let counts = table.levelCounts(group: group)
    var rows: [ResultRow] = []
    rows.reserveCapacity(3 * counts.count)
    for (level, code) in question.scale.levels.enumerated() {
      let count = Estimate(
        value: Double(counts[level]), count: table.count(group: group),
        weightedCount: table.total(group: group), method: "count")
      let key = question.key(name, groups, group, statistic: "count", level: code)
      rows.append(ResultRow(key, .estimate(count)))
      var statistics: [any CellStatistic] = [Proportion(level: level)]
      if !tabulator.isActorsRegime { statistics.append(LevelTotal(level: level)) }
      for statistic in statistics {
        var key = key
        key.statistic = statistic.name
        rows.append(ResultRow(key, estimator.outcome(statistic, in: table, group: group)))
      }
    }
    return rows
  }

  func missingRows(
    _ question: SurveyQuestion, _ groups: RespondentGroups, _ group: Int, _ table: TableTotals
  ) -> [ResultRow] {
    MissingReason.allCases.filter { $0 != .notAsked }.map { reason in
      let statistic = MissingShare(reason)
      let key = question.key(
        name, groups, group, statistic: statistic.name, level: reason.name)
      var outcome = estimator.outcome(statistic, in: table, group: group)
      if case .estimate(var estimate) = outcome {
        estimate.count = table.missingCount(group: group, reason)
        estimate.weightedCount = table.missingTotal(group: group, reason)
        estimate.effectiveCount = nil
        outcome = .estimate(estimate)
      }
      return ResultRow(key, outcome)
    }
  }

  private func summaryRows(
    _ question: SurveyQuestion, _ groups: RespondentGroups, _ group: Int, _ table: TableTotals
  ) -> [ResultRow] {
    guard table.count(group: group) > 0 else { return [] }
    var rows = question.scale.summaryStatistics.map { statistic in
      ResultRow(
        question.key(name, groups, group, statistic: statistic.name),
        estimator.outcome(statistic, in: table, group: group))
    }
    if question.scale.isOrdered {
      rows.append(
        ResultRow(
          question.key(name, groups, group, statistic: MedianLevel.name),
          median(question, table, group)))
    }
    return rows
  }

  private func median(_ question: SurveyQuestion, _ table: TableTotals, _ group: Int) -> Outcome {
    do throws(UndefinedStatistic) {
      let median = MedianLevel(scores: question.scale.scores)
      return .estimate(try estimator.estimate(median, in: table, group: group))
    } catch {
      return .undefined(reason: error.reason)
    }
  }
}
