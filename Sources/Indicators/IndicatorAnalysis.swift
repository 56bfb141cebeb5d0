import Estimation
import Framework
import Numerics
import Results
import Surveys
import Tabular

/// One indicator: its rule over the leaves of the data, and the rows that come of it.
struct IndicatorAnalysis: Sendable {
  static let name = "indicators"
  static let score = "indicator_score"

  let indicator: Indicator
  let plan: AnalysisPlan
  let tabulator: CellTabulator
  let evaluation: CriterionEvaluation
  let compiled: CompiledRule
  let estimator: Estimator

  init(
    _ indicator: Indicator, _ study: Study, _ plan: AnalysisPlan, _ tabulator: CellTabulator,
    _ evaluation: CriterionEvaluation
  ) {
    self.indicator = indicator
    self.plan = plan
    self.tabulator = tabulator
    self.evaluation = evaluation
    compiled = CompiledRule(indicator, study: study, evaluation)
    estimator = Estimator(plan)
  }

  var leaves: [ScoreLeaf] { compiled.leaves }
  var leavesOut: Bool { indicator.unanswered == .leaveOut }

  /// The rule reads no answers.
  var isOfConstants: Bool {
    leaves.isEmpty && !indicator.aggregation.isOverAllQuestions
      && indicator.aggregation.references.isEmpty
  }

  /// The one row of an indicator of programmes and documents.
  func constantRow() -> ResultRow {
    let key = ResultKey(analysis: Self.name, item: indicator.id, statistic: Self.score)
    if case .constant(let value, let reason) = compiled.rule {
      return ResultRow(
        key,
        value.map { .estimate(Estimate(value: $0, method: indicator.aggregation.name)) }
          ?? .undefined(reason: reason))
    }
    do throws(UndefinedStatistic) {
      let everybody = tabulator.data.groups(by: [], splitsRounds: false)
      guard let everybody else { throw .noAnswers }
      let number = try compiled.rule.evaluate(
        LeafTotals([], .decided, by: everybody, tabulator), group: 0, leavesOut: leavesOut)
      return ResultRow(
        key, .estimate(Estimate(value: number.value, method: indicator.aggregation.name)))
    } catch {
      return ResultRow(key, .undefined(reason: error.reason))
    }
  }

  func rows(by groups: RespondentGroups) -> [ResultRow] {
    guard !leaves.isEmpty else { return [] }
    let table = ScoreTable(self, groups)
    return groups.series.flatMap { series in
      series.flatMap { table.rows(of: $0) } + table.changes(series)
    } + parts(by: groups) + table.pooled()
  }

  func key(
    _ groups: RespondentGroups, _ group: Int, _ statistic: String, level: String = ""
  ) -> ResultKey {
    ResultKey(
      analysis: Self.name, item: indicator.id, groupBy: groups.groupBy,
      group: groups.groups[group].label, round: groups.groups[group].round, level: level,
      statistic: statistic)
  }
}

/// The leaves of an indicator over the groups of a grouping.
struct ScoreTable: Sendable {
  let analysis: IndicatorAnalysis
  let groups: RespondentGroups
  let decided: LeafTotals
  /// Those who were asked, with the least and the greatest values; nil where no range is wanted.
  let limits: (lowest: LeafTotals, highest: LeafTotals)?
  /// By leaf and group how many were asked, and of how many it is decided.
  private let asked: [[Int]]
  private let answered: [[Int]]

  init(_ analysis: IndicatorAnalysis, _ groups: RespondentGroups) {
    self.analysis = analysis
    self.groups = groups
    let leaves = analysis.leaves
    decided = LeafTotals(leaves, .decided, by: groups, analysis.tabulator)
    limits =
      analysis.indicator.unanswered == .range
      ? (
        LeafTotals(leaves, .lowest, by: groups, analysis.tabulator),
        LeafTotals(leaves, .highest, by: groups, analysis.tabulator)
      ) : nil
    func counts(_ holds: (ScoreLeaf, Int) -> Bool) -> [[Int]] {
      leaves.map { leaf in
        var counts = [Int](repeating: 0, count: groups.groups.count)
        for row in leaf.isAsked.indices where holds(leaf, row) {
          let group = groups.codes.isEmpty ? 0 : Int(groups.codes[row])
          if group >= 0 { counts[group] += 1 }
        }
        return counts
      }
    }
    asked = counts { $0.isAsked[$1] }
    answered = counts { $0.isDecided($1) }
  }

  /// The leaves that the rule reads and that somebody in the group answered.
  func answeredLeaves(_ group: Int) -> [Int] { answeredLeaves(pooling: [group]) }

  /// The same of several groups taken as one.
  func answeredLeaves(pooling groups: [Int]) -> [Int] {
    analysis.leaves.indices.filter { leaf in
      groups.contains { decided.weight(leaf, group: $0) > 0 }
    }
  }

  func note(_ counted: [Int]) -> String {
    let questions = counted.flatMap { analysis.leaves[$0].questions }
    return questions.isEmpty ? "" : "questions: " + distinct(questions).joined(separator: " ")
  }

  private func isUndecided(_ group: Int) -> Bool {
    analysis.leaves.indices.contains { asked[$0][group] > answered[$0][group] }
  }

  /// Why the rule has no value: a part that nobody was asked is another matter than silence.
  private func reason(_ error: UndefinedStatistic, _ members: [Int]) -> String {
    let isPartial = analysis.leaves.indices.contains { leaf in
      members.allSatisfy { asked[leaf][$0] == 0 }
    }
    return isPartial && [.noAnswers, .notAsked].contains(error) ? "part_not_asked" : error.reason
  }

  /// The score of a group, or why it has none.
  func score(_ group: Int, counted: Set<Int>? = nil) throws(UndefinedStatistic) -> Linearization {
    try score(pooling: [group], counted: counted)
  }

  /// The score of several groups taken as one, or why it has none.
  func score(
    pooling members: [Int], counted: Set<Int>? = nil
  ) throws(UndefinedStatistic) -> Linearization {
    if analysis.indicator.unanswered == .refuse, members.contains(where: isUndecided) {
      throw UndefinedStatistic("not_all_answered")
    }
    do throws(UndefinedStatistic) {
      return try analysis.compiled.rule.evaluate(
        decided, pooling: members, leavesOut: analysis.leavesOut, counted: counted)
    } catch {
      throw UndefinedStatistic(reason(error, members))
    }
  }

  /// The rows of a group in one round; none where nobody was asked.
  func rows(of group: Int) -> [ResultRow] {
    guard analysis.leaves.indices.contains(where: { asked[$0][group] > 0 }) else { return [] }
    var row = ResultRow(
      analysis.key(groups, group, IndicatorAnalysis.score), outcome(group),
      note: note(answeredLeaves(group)))
    guard let limits, isUndecided(group) else { return [row] + criteriaMet(row) + size(row, group) }
    if row.estimate != nil { row.flag = "some_undecided" }
    let ends = [("lowest_possible", limits.lowest), ("highest_possible", limits.highest)]
    return [row] + criteriaMet(row) + size(row, group)
      + ends.map { statistic, totals in
        var end = ResultRow(
          analysis.key(groups, group, statistic), .undefined(reason: "no_answers"), note: row.note)
        do throws(UndefinedStatistic) {
          let number = try analysis.compiled.rule.evaluate(totals, group: group, leavesOut: false)
          end.outcome = .estimate(estimate(number, totals, group))
        } catch {
          end.outcome = .undefined(reason: reason(error, [group]))
        }
        return end
      }
  }

  /// How many answered, where no score says so: a refusal must not make a group of unknown size.
  private func size(_ score: ResultRow, _ group: Int) -> [ResultRow] {
    let count = decided.totals.count(group: group)
    guard score.estimate == nil, count > 0 else { return [] }
    return [
      ResultRow(
        analysis.key(groups, group, "count"),
        .estimate(Estimate(value: Double(count), count: count, method: "count")))
    ]
  }

  func outcome(_ group: Int) -> Outcome {
    if analysis.isShare, let share = analysis.share(groups, group) { return share }
    do throws(UndefinedStatistic) {
      return .estimate(estimate(try score(group), decided, group))
    } catch {
      return .undefined(reason: error.reason)
    }
  }

  private func estimate(_ number: Linearization, _ totals: LeafTotals, _ group: Int) -> Estimate {
    var estimate = analysis.estimator.estimate(
      number, in: totals.totals, group: group, range: 0...1)
    estimate.method = analysis.indicator.aggregation.name
    return estimate
  }

  /// The mean number of criteria met: the score times their number.
  private func criteriaMet(_ score: ResultRow) -> [ResultRow] {
    guard case .criteriaMet(let criteria) = analysis.indicator.aggregation,
      var estimate = score.estimate
    else { return [] }
    let count = Double(criteria.count)
    estimate.value *= count
    estimate.standardError = estimate.standardError.map { $0 * count }
    estimate.interval = estimate.interval.map {
      Interval(low: $0.low * count, high: $0.high * count)
    }
    var row = score
    row.key.statistic = "criteria_met"
    row.outcome = .estimate(estimate)
    return [row]
  }
}
