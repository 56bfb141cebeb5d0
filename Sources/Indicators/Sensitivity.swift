import Estimation
public import Framework
import Numerics
public import Results
public import Surveys

/// How the scores of indicators, and the ranks that follow from them, depend on the rule.
///
/// A score that is a mean of parts is made anew: with equal weights, with each part left out and
/// with each counted twice, with the other normalisation (`mean_score` for `mean_favourable` and
/// the reverse), and as a geometric mean. Each is an `alternative_score` with its error; `level`
/// names the alternative, for instance `without a3`. From the scores follow
/// - `group_rank`: the place of each group among those of its round, 1 the highest, over the parts
///   that all of them were asked; its `low` and `high` are the best and the worst over the
///   alternatives;
/// - `indicator_rank`: the place of each indicator within a group, likewise, over the alternatives
///   that all indicators have.
/// Groups that tie share the better place.
///
/// - Parameters: as ``indicatorScores(of:study:plan:programmes:)``.
/// - Returns: Nothing for an indicator whose rule is no mean of parts.
/// - Throws: as ``indicatorScores(of:study:plan:programmes:)``.
/// - Reference: Nardo et al. (2008), *Handbook on Constructing Composite Indicators*, OECD, step 7.
public func indicatorSensitivity(
  of data: SurveyData, study: Study, plan: AnalysisPlan, programmes: ProgrammeFields? = nil
) throws -> [ResultRow] {
  let tabulator = try CellTabulator(data)
  let groupings = try plan.respondentGroups(in: data).filter {
    data.actors == nil || !$0.groupBy.isEmpty
  }
  let evaluation = CriterionEvaluation(data: data, study: study, programmes: programmes)
  return groupings.flatMap { groups -> [ResultRow] in
    let tables = orderedMap(count: study.indicators.count) { index in
      SensitivityTable(study.indicators[index], study, plan, tabulator, evaluation, groups)
    }
    let scored = tables.flatMap { $0.rows() }
    return scored + indicatorRanks(tables, groups)
  }
}

/// The places of the indicators within each group, over the alternatives that are not of one alone.
private func indicatorRanks(_ tables: [SensitivityTable], _ groups: RespondentGroups) -> [ResultRow]
{
  let common = ["declared", "other_normalisation", "geometric_mean"]
  return groups.groups.indices.flatMap { group -> [ResultRow] in
    let members = tables.filter { !$0.alternatives.isEmpty && $0.count(group) > 0 }
    guard members.count > 1 else { return [] }
    var ranks = [[Int]](repeating: [], count: members.count)
    for name in common {
      let values = members.compactMap { $0.value(name, group) }
      guard values.count == members.count else { continue }
      for (place, rank) in places(values).enumerated() { ranks[place].append(rank) }
    }
    return zip(members, ranks).compactMap { table, ranks in
      table.rankRow("indicator_rank", group, ranks)
    }
  }
}

/// The place of each value, 1 the highest; values that differ by roundoff tie.
func places(_ values: [Double]) -> [Int] {
  values.map { value in 1 + values.count { $0 > value + 1e-12 } }
}

/// The alternatives of one indicator over the groups of a grouping.
private struct SensitivityTable: Sendable {
  struct Alternative: Sendable {
    /// In results: `declared`, `equal_weights`, `without a3`.
    var level: String
    /// The same for all indicators; empty for one that is this indicator's own.
    var common: String
    var rule: ScoreRule
    var totals: LeafTotals
  }

  let analysis: IndicatorAnalysis
  let table: ScoreTable
  let alternatives: [Alternative]

  private var groups: RespondentGroups { table.groups }

  init(
    _ indicator: Indicator, _ study: Study, _ plan: AnalysisPlan, _ tabulator: CellTabulator,
    _ evaluation: CriterionEvaluation, _ groups: RespondentGroups
  ) {
    analysis = IndicatorAnalysis(indicator, study, plan, tabulator, evaluation)
    table = ScoreTable(analysis, groups)
    alternatives =
      Self.general(analysis, table, study)
      + Self.ofParts(analysis, table.decided)
  }

  /// The rule declared, and those that other indicators have too.
  private static func general(
    _ analysis: IndicatorAnalysis, _ table: ScoreTable, _ study: Study
  ) -> [Alternative] {
    guard let (kind, terms) = analysis.meanOfLeaves else { return [] }
    let decided = table.decided
    var found = [
      Alternative(
        level: "declared", common: "declared", rule: .mean(kind, terms), totals: decided)
    ]
    if terms.contains(where: { $0.weight != terms[0].weight }) {
      let equal = ScoreRule.mean(kind, terms.map { (1, $0.part) })
      found.append(
        Alternative(level: "equal_weights", common: "", rule: equal, totals: decided))
    }
    let other: Indicator.Mean = kind == .arithmetic ? .geometric : .arithmetic
    let name = other == .geometric ? "geometric_mean" : "arithmetic_mean"
    found.append(
      Alternative(
        level: name, common: other == .geometric ? name : "", rule: .mean(other, terms),
        totals: decided))
    var turned = analysis.indicator
    switch turned.aggregation {
    case .meanFavourable: turned.aggregation = .meanScore
    case .meanScore: turned.aggregation = .meanFavourable
    default: return found
    }
    let rule = CompiledRule(turned, study: study, analysis.evaluation)
    guard rule.leaves.map(\.questions) == analysis.leaves.map(\.questions) else { return found }
    let totals = LeafTotals(rule.leaves, .decided, by: table.groups, analysis.tabulator)
    found.append(
      Alternative(
        level: turned.aggregation.name, common: "other_normalisation", rule: .mean(kind, terms),
        totals: totals))
    return found
  }

  /// The rules that leave one part out, or count it twice.
  private static func ofParts(_ analysis: IndicatorAnalysis, _ totals: LeafTotals) -> [Alternative]
  {
    guard let (kind, terms) = analysis.meanOfLeaves, terms.count > 1 else { return [] }
    return terms.indices.flatMap { place -> [Alternative] in
      let name = analysis.leaves[place].questions.joined(separator: " ")
      let rest = terms.indices.filter { $0 != place }.map { terms[$0] }
      let doubled = terms.indices.map { index in
        (weight: (index == place ? 2 : 1) * terms[index].weight, part: terms[index].part)
      }
      return [("without ", rest), ("double ", doubled)].map { word, terms in
        Alternative(level: word + name, common: "", rule: .mean(kind, terms), totals: totals)
      }
    }
  }

  func count(_ group: Int) -> Int { table.decided.totals.count(group: group) }

  private func number(
    _ alternative: Alternative, _ group: Int, counted: Set<Int>? = nil
  ) -> Linearization? {
    try? alternative.rule.evaluate(
      alternative.totals, group: group, leavesOut: analysis.leavesOut, counted: counted)
  }

  /// The score under an alternative that all indicators have.
  func value(_ common: String, _ group: Int) -> Double? {
    alternatives.first { $0.common == common }.flatMap { number($0, group)?.value }
  }

  func rows() -> [ResultRow] {
    guard !alternatives.isEmpty else { return [] }
    let scores = groups.groups.indices.filter { count($0) > 0 }.flatMap { group in
      alternatives.map { scoreRow($0, group) }
    }
    return scores + groupRanks()
  }

  private func scoreRow(_ alternative: Alternative, _ group: Int) -> ResultRow {
    let key = analysis.key(groups, group, "alternative_score", level: alternative.level)
    do throws(UndefinedStatistic) {
      let number = try alternative.rule.evaluate(
        alternative.totals, group: group, leavesOut: analysis.leavesOut)
      var estimate = analysis.estimator.estimate(
        number, in: alternative.totals.totals, group: group, range: 0...1)
      estimate.method = analysis.indicator.aggregation.name
      return ResultRow(key, .estimate(estimate))
    } catch {
      return ResultRow(key, .undefined(reason: error.reason))
    }
  }

  /// The places of the groups of each round over the parts that all of them answered.
  private func groupRanks() -> [ResultRow] {
    guard !groups.groupBy.isEmpty else { return [] }
    return groups.byRound.flatMap { round -> [ResultRow] in
      let members = round.filter { count($0) > 0 }
      guard members.count > 1 else { return [] }
      let common = Set(table.commonLeaves(members))
      guard !common.isEmpty else {
        return members.map {
          ResultRow(
            analysis.key(groups, $0, "group_rank"), .undefined(reason: "no_common_questions"))
        }
      }
      var ranks = [[Int]](repeating: [], count: members.count)
      for alternative in alternatives {
        let values = members.compactMap { number(alternative, $0, counted: common)?.value }
        guard values.count == members.count else { continue }
        for (place, rank) in places(values).enumerated() { ranks[place].append(rank) }
      }
      return zip(members, ranks).compactMap { rankRow("group_rank", $0, $1) }
    }
  }

  /// The declared place with the best and the worst of all alternatives.
  func rankRow(_ statistic: String, _ group: Int, _ ranks: [Int]) -> ResultRow? {
    guard let declared = ranks.first, let best = ranks.min(), let worst = ranks.max() else {
      return nil
    }
    return ResultRow(
      analysis.key(groups, group, statistic),
      .estimate(
        Estimate(
          value: Double(declared), interval: Interval(low: Double(best), high: Double(worst)),
          count: count(group), method: "range_over_alternatives")),
      note: "\(ranks.count) rules")
  }
}

extension IndicatorAnalysis {
  /// The parts of a rule that is a mean of leaves, one a part; nil for any other rule.
  fileprivate var meanOfLeaves: (Indicator.Mean, [(weight: Double, part: ScoreRule)])? {
    guard case .mean(let kind, let terms) = compiled.rule, !terms.isEmpty,
      terms.map(\.part.leaves) == leaves.indices.map({ [$0] })
    else { return nil }
    return (kind, terms)
  }
}
