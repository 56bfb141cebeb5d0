import Estimation
public import Framework
import Numerics
public import Results
public import Surveys

/// The score of each indicator by kind of actor and round, and its changes between rounds.
///
/// The questions of an indicator are aggregated by its declared rule: the mean over the questions
/// of the share of favourable answers, or of the mean score brought to the range from 0 to 1.
/// Questions whose scale takes no side (or has no order) do not enter. A change uses the questions
/// that were answered in both rounds and have no break between them; where there are none it is
/// refused.
///
/// - Throws: ``PlanError`` for a grouping that does not exist, and the errors of the design.
public func indicatorScores(
  of data: SurveyData, study: Study, plan: AnalysisPlan
) throws -> [ResultRow] {
  let tabulator = try CellTabulator(data)
  // Kinds of actor are not pooled: the largest would speak for all.
  let groupings = try plan.respondentGroups(in: data).filter {
    data.actors == nil || !$0.groupBy.isEmpty
  }
  let analyses = study.indicators.compactMap { indicator in
    IndicatorAnalysis(indicator, study: study, tabulator: tabulator, estimator: Estimator(plan))
  }
  let tables = orderedMap(count: analyses.count * groupings.count) { index in
    analyses[index / groupings.count].rows(by: groupings[index % groupings.count])
  }
  return tables.flatMap { $0 }
}

struct IndicatorAnalysis: Sendable {
  static let name = "indicators"

  let indicator: Indicator
  let tabulator: CellTabulator
  let estimator: Estimator
  let questions: [SurveyQuestion]
  let patterns: AnswerPatterns
  let score: IndicatorScore

  init?(
    _ indicator: Indicator, study: Study, tabulator: CellTabulator, estimator: Estimator
  ) {
    let ids = study.questions.filter { $0.indicator == indicator.id }.map(\.id)
    let questions = tabulator.data.questions.filter { question in
      ids.contains(question.id) && question.item.isEmpty
        && Self.values(question.scale, indicator.aggregation) != nil
    }
    guard !questions.isEmpty else { return nil }
    self.indicator = indicator
    self.tabulator = tabulator
    self.estimator = estimator
    self.questions = questions
    patterns = AnswerPatterns(questions, rowCount: tabulator.data.rowCount)
    let values = questions.map { Self.values($0.scale, indicator.aggregation) ?? [] }
    score = IndicatorScore(
      values: patterns.patterns.map { pattern in
        pattern.enumerated().map { $0.element < 0 ? nil : values[$0.offset][Int($0.element)] }
      }, questions: Array(questions.indices))
  }

  /// The value of each level between 0 and 1; nil where the rule does not fit the scale.
  static func values(
    _ scale: ResponseScale, _ aggregation: Indicator.Aggregation
  ) -> [Double]? {
    switch aggregation {
    case .meanFavourable:
      let favourable = scale.favourableLevels
      return favourable.isEmpty
        ? nil : scale.levels.indices.map { favourable.contains($0) ? 1 : 0 }
    case .meanScore:
      guard scale.isOrdered, let low = scale.scores.min(), let high = scale.scores.max(),
        high > low
      else { return nil }
      return scale.scores.map { ($0 - low) / (high - low) }
    }
  }

  func rows(by groups: RespondentGroups) -> [ResultRow] {
    guard !patterns.patterns.isEmpty else { return [] }
    let table = tabulator.totals(
      of: CellCoding(
        groups: groups.codes, groupCount: groups.groups.count, answers: patterns.codes,
        levelCount: patterns.patterns.count))
    return groups.series.flatMap { series in
      series.compactMap { group in scoreRow(groups, group, table) }
        + changes(groups, series, table)
    }
  }

  private func key(_ groups: RespondentGroups, _ group: Int, _ statistic: String) -> ResultKey {
    ResultKey(
      analysis: Self.name, item: indicator.id, groupBy: groups.groupBy,
      group: groups.groups[group].label, round: groups.groups[group].round, statistic: statistic)
  }

  private func scoreRow(
    _ groups: RespondentGroups, _ group: Int, _ table: TableTotals
  ) -> ResultRow? {
    guard table.count(group: group) > 0 else { return nil }
    let counted = score.answered(GroupTotals(table, group: group)).map { questions[$0].id }
    var outcome = estimator.outcome(score, in: table, group: group)
    if case .estimate(var estimate) = outcome {
      estimate.method = indicator.aggregation.rawValue.replacingDashes
      outcome = .estimate(estimate)
    }
    return ResultRow(
      key(groups, group, score.name), outcome, note: "questions: " + counted.joined(separator: " "))
  }

  private func changes(
    _ groups: RespondentGroups, _ series: [Int], _ table: TableTotals
  ) -> [ResultRow] {
    guard series.count > 1 else { return [] }
    var pairs = (1..<series.count).map { ($0 - 1, $0) }
    if series.count > 2 { pairs.append((0, series.count - 1)) }
    return pairs.compactMap { earlier, later in
      change(groups, table, from: series[earlier], to: series[later])
    }
  }

  private func change(
    _ groups: RespondentGroups, _ table: TableTotals, from earlier: Int, to later: Int
  ) -> ResultRow? {
    guard table.count(group: earlier) > 0, table.count(group: later) > 0 else { return nil }
    let rounds = (groups.groups[earlier].roundIndex ?? 0, groups.groups[later].roundIndex ?? 0)
    let before = score.answered(GroupTotals(table, group: earlier))
    let common = score.answered(GroupTotals(table, group: later)).filter { question in
      before.contains(question)
        && !questions[question].breaks.contains {
          $0.comparability == .notComparable && rounds.0 < $0.round && $0.round <= rounds.1
        }
    }
    var key = key(groups, later, "difference")
    key.level = score.name
    key.versusRound = groups.groups[earlier].round
    let statistic = IndicatorScore(values: score.values, questions: common)
    let note = "questions: " + common.map { questions[$0].id }.joined(separator: " ")
    do throws(UndefinedStatistic) {
      let difference = estimator.difference(
        try statistic.linearize(table, group: later),
        try statistic.linearize(table, group: earlier), in: table, range: statistic.range)
      return ResultRow(key, .estimate(difference), note: note)
    } catch {
      return ResultRow(key, .undefined(reason: common.isEmpty ? "not_comparable" : error.reason))
    }
  }
}

extension String {
  var replacingDashes: String { split(separator: "-").joined(separator: "_") }
}
