import Association
import Comparisons
import Estimation
public import Framework
public import Indicators
import Numerics
public import Results
public import Surveys

/// The score of each indicator by each dimension, with the gaps between groups.
///
/// As ``disaggregations(of:plan:)``, for the scores of indicators: `indicator_score` of each group,
/// its `difference` from and `ratio` to its counterpart over the questions that both answered, and
/// the `largest_gap` of each round. The p-values are adjusted over the indicators.
///
/// - Throws: ``PlanError`` for a dimension that does not exist, and the errors of the design.
public func indicatorDisaggregations(
  of data: SurveyData, study: Study, plan: AnalysisPlan, programmes: ProgrammeFields? = nil
) throws -> [ResultRow] {
  let tabulator = try CellTabulator(data)
  let groupings = try plan.disaggregatedGroups(in: data)
  let indicators = IndicatorTabulator(
    study, tabulator, plan, programmes: programmes)
  let parts = groupings.map { GroupingParts($0, plan: plan, data: data) }
  let tables = orderedMap(count: indicators.count * groupings.count) { index -> [ResultRow] in
    let (place, grouping) = (index / groupings.count, index % groupings.count)
    let table = indicators.table(place, by: groupings[grouping])
    let gaps = IndicatorGapRows(table: table, groups: groupings[grouping], plan: plan)
    return parts[grouping].flagging(gaps.rows())
  }
  var rows = tables.flatMap { $0 }
  adjustFamilies(&rows, plan)
  return rows
}

/// The rows of one indicator and grouping.
struct IndicatorGapRows {
  let indicator: IndicatorTable
  let groups: RespondentGroups
  let plan: AnalysisPlan
  private let estimator: Estimator
  private static let statistic = "indicator_score"

  init(table: IndicatorTable, groups: RespondentGroups, plan: AnalysisPlan) {
    indicator = table
    self.groups = groups
    self.plan = plan
    estimator = Estimator(plan)
  }

  private var table: TableTotals { indicator.table }

  private func key(_ group: Int, _ statistic: String) -> ResultKey {
    ResultKey(
      analysis: DisaggregationAnalysis.name, item: indicator.indicator, groupBy: groups.groupBy,
      group: groups.groups[group].label, round: groups.groups[group].round, statistic: statistic)
  }

  func rows() -> [ResultRow] {
    let flag = groups.poolsActors ? "pooled_actors" : ""
    let rows = groups.byRound.flatMap { members -> [ResultRow] in
      let answering = members.filter { table.count(group: $0) > 0 }
      let comparisons = groups.comparisons(
        of: members, references: plan.disaggregation.references
      ) { table.count(group: $0) > 0 }
      return answering.map(score) + comparisons.map(difference) + comparisons.map(ratio)
        + [largest(answering)].compactMap { $0 }
    }
    return rows.map { row in
      var row = row
      row.flag = flag
      return row
    }
  }

  private func score(_ group: Int) -> ResultRow {
    let (outcome, note) = indicator.score(group)
    return ResultRow(key(group, Self.statistic), outcome, note: note)
  }

  private func compared(
    _ comparison: GroupComparison, _ name: String,
    _ estimate: (Linearization, Linearization) throws(UndefinedStatistic) -> Estimate
  ) -> ResultRow {
    var key = key(comparison.group, name)
    (key.level, key.versusGroup) = (Self.statistic, comparison.counterpart)
    do throws(UndefinedStatistic) {
      let (values, note) = try indicator.scores(of: [[comparison.group], comparison.others])
      return ResultRow(key, .estimate(try estimate(values[0], values[1])), note: note)
    } catch {
      return ResultRow(key, .undefined(reason: error.reason))
    }
  }

  private func difference(_ comparison: GroupComparison) -> ResultRow {
    compared(comparison, "difference") { own, rest in
      estimator.difference(own, rest, in: table, range: 0...1)
    }
  }

  private func ratio(_ comparison: GroupComparison) -> ResultRow {
    compared(comparison, "ratio") { (own, rest) throws(UndefinedStatistic) in
      try estimator.ratio(own, to: rest, in: table)
    }
  }

  /// The gap between the highest and the lowest of the groups, over questions common to all.
  private func largest(_ answering: [Int]) -> ResultRow? {
    let minimum = plan.suppresses ? plan.minimumCell : 1
    let members = answering.filter { table.count(group: $0) >= minimum }
    guard members.count > 1, let scores = try? indicator.scores(of: members.map { [$0] }) else {
      return nil
    }
    let values = scores.values.map(\.value)
    guard let high = values.max(), let low = values.min(),
      let top = values.firstIndex(of: high)
    else { return nil }
    // Where all are the same the first two stand for them.
    let bottom = values.indices.first { values[$0] == low && $0 != top } ?? top
    var key = key(members[top], "largest_gap")
    key.level = Self.statistic
    key.versusGroup = groups.groups[members[bottom]].label
    let count = min(table.count(group: members[top]), table.count(group: members[bottom]))
    return ResultRow(
      key, .estimate(Estimate(value: high - low, count: count)), note: scores.note)
  }
}
