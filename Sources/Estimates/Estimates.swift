import Estimation
import Numerics
public import Results
public import Surveys
import Tabular

/// Means, totals, ratios and quantiles of numbers; boxes, scores and quantiles of closed questions;
/// contrasts; and, where asked for, the covariances of all of them.
///
/// For everyone, each kind of actor and each grouping of the plan, in every round. Each row has its
/// error, its interval, the degrees of freedom of the group, respondents, effective number and
/// design effect. Totals are given in the sample regime only.
///
/// - Throws: ``PlanError`` for a question or dimension that does not exist, ``ContrastError`` for
///   a contrast that cannot be read or names what is not there, and the errors of the design.
public func estimates(of data: SurveyData, plan: AnalysisPlan) throws -> [ResultRow] {
  let analysis = EstimateAnalysis(try CellTabulator(data), plan)
  let asked = try plan.estimated(in: data)
  let groupings = try plan.respondentGroups(in: data)
  let contrasts = try plan.estimates.contrasts.map { try analysis.contrast($0, groupings, asked.0) }
  let ratios = try plan.estimates.ratios.map { ratio in
    try ratio.map { try plan.quantity($0, in: data) }
  }
  let parts = orderedMap(count: groupings.count) { index -> [ResultRow] in
    let groups = groupings[index]
    var rows: [ResultRow] = []
    for question in asked.0 { rows += analysis.rows(question, groups, contrasts) }
    for quantity in asked.1 { rows += analysis.rows(quantity, groups, contrasts) }
    for ratio in ratios { rows += analysis.rows(ratio: ratio, groups) }
    // What is withheld is decided question by question; numbers taken together are none of them.
    if plan.estimates.givesCovariance, asked.1.count > 1, !plan.suppresses {
      rows += analysis.covariances(among: asked.1, groups)
    }
    return rows
  }
  return parts.flatMap { $0 }
}

extension AnalysisPlan {
  /// The closed questions and the quantities the plan asks for; all where it names none.
  fileprivate func estimated(
    in data: SurveyData
  ) throws(PlanError) -> ([SurveyQuestion], [SurveyQuantity]) {
    if questions.isEmpty { return (data.questions, data.quantities) }
    let known = data.questions.map(\.id) + data.quantities.map(\.id)
    for id in questions where !known.contains(id) {
      throw .unknownQuestion(id, known: known)
    }
    return (
      data.questions.filter { questions.contains($0.id) },
      data.quantities.filter { questions.contains($0.id) }
    )
  }

  fileprivate func quantity(
    _ id: String, in data: SurveyData
  ) throws(PlanError) -> SurveyQuantity {
    if let quantity = data.quantities.first(where: { $0.id == id }) { return quantity }
    throw .unknownQuestion(id, known: data.quantities.map(\.id))
  }
}

/// The rows of estimates under one plan.
struct EstimateAnalysis: Sendable {
  static let name = "estimate"
  let tabulator: CellTabulator
  let plan: AnalysisPlan
  let estimator: Estimator

  init(_ tabulator: CellTabulator, _ plan: AnalysisPlan) {
    self.tabulator = tabulator
    self.plan = plan
    estimator = Estimator(plan)
  }

  private var options: EstimatePlan { plan.estimates }

  /// The rows of a closed question.
  func rows(
    _ question: SurveyQuestion, _ groups: RespondentGroups, _ contrasts: [PlacedContrast]
  ) -> [ResultRow] {
    let table = EstimateTable(question, groups, tabulator, boxes: options.boxes)
    let pools = groups.poolsActors && tabulator.data.isAskedOfSeveralActors(question)
    let quantiles = quantileRows(
      SurveyQuantity(scores: question), groups, isOrdered: question.scale.isOrdered,
      key: { question.key(Self.name, groups, $0, statistic: "quantile", level: $1) })
    var rows: [ResultRow] = []
    for group in groups.groups.indices where isAsked(table.table, group) {
      for (name, level) in statistics(question.scale) {
        guard
          let statistic = EstimateTable.statistic(
            name, level: level, of: question.scale, boxes: options.boxes)
        else { continue }
        rows.append(
          ResultRow(
            question.key(Self.name, groups, group, statistic: name, level: level),
            estimator.outcome(statistic, in: table.table, group: group)))
      }
      rows += quantiles[group]
    }
    rows += contrastRows(table, contrasts, question.id, question.item)
    if options.givesCovariance {
      rows += covariances(
        table, question.id, question.item, statistics(question.scale).map { ($0.0, $0.1) })
    }
    if pools { for place in rows.indices { rows[place].flag = "pooled_actors" } }
    return rows
  }

  private func statistics(_ scale: ResponseScale) -> [(String, String)] {
    scale.levels.map { ("proportion", $0) }
      + ["favourable", "top_box", "bottom_box", "mean_score"].map { ($0, "") }
  }

  private func isAsked(_ table: TableTotals, _ group: Int) -> Bool {
    table.count(group: group) > 0
      || MissingReason.allCases.contains {
        $0 != .notAsked && table.missingCount(group: group, $0) > 0
      }
  }

  /// The rows of a quantity.
  func rows(
    _ quantity: SurveyQuantity, _ groups: RespondentGroups, _ contrasts: [PlacedContrast]
  ) -> [ResultRow] {
    let table = EstimateTable([quantity], groups, tabulator)
    guard case .quantities(let totals) = table.content else { return [] }
    let isPositive = quantity.values.allSatisfy { !($0 < 0) }
    let medians = quantileRows(
      quantity, groups, isOrdered: true, median: true,
      key: { key(quantity.id, groups, $0, "median", level: $1) })
    let quantiles = quantileRows(
      quantity, groups, isOrdered: true,
      key: { key(quantity.id, groups, $0, "quantile", level: $1) })
    var rows: [ResultRow] = []
    for group in groups.groups.indices where isAsked(totals.table, group) {
      rows.append(
        ResultRow(
          key(quantity.id, groups, group, "mean"),
          outcome(totals, group) { () throws(UndefinedStatistic) in
            try totals.mean(0, group: group)
          }))
      if !tabulator.isActorsRegime {
        rows.append(
          ResultRow(
            key(quantity.id, groups, group, "total"),
            outcome(totals, group, range: isPositive ? 0...(.infinity) : nil) {
              () throws(UndefinedStatistic) in try totals.total(0, group: group)
            }))
      }
      rows += medians[group] + quantiles[group]
    }
    rows += contrastRows(table, contrasts, quantity.id, "")
    if options.givesCovariance { rows += covariances(table, quantity.id, "", [("mean", "")]) }
    return rows
  }

  /// The rows of the ratio of two quantities, among those who have both.
  func rows(ratio: [SurveyQuantity], _ groups: RespondentGroups) -> [ResultRow] {
    let totals = tabulator.totals(of: ratio, by: groups)
    let id = ratio.map(\.id).joined(separator: ":")
    return groups.groups.indices.filter { isAsked(totals.table, $0) }.map { group in
      ResultRow(
        key(id, groups, group, "ratio"),
        outcome(totals, group) { () throws(UndefinedStatistic) in
          try totals.ratio(0, to: 1, group: group)
        })
    }
  }

  private func outcome(
    _ totals: QuantityTotals, _ group: Int, range: ClosedRange<Double>? = nil,
    _ number: () throws(UndefinedStatistic) -> Linearization
  ) -> Outcome {
    do throws(UndefinedStatistic) {
      return .estimate(
        estimator.estimate(try number(), in: totals, group: group, range: range))
    } catch {
      return .undefined(reason: error.reason)
    }
  }

  /// The quantiles of the plan, or the median, by group.
  private func quantileRows(
    _ quantity: SurveyQuantity, _ groups: RespondentGroups, isOrdered: Bool, median: Bool = false,
    key: (Int, String) -> ResultKey
  ) -> [[ResultRow]] {
    var rows = [[ResultRow]](repeating: [], count: groups.groups.count)
    guard isOrdered else { return rows }
    for share in median ? [0.5] : options.quantiles {
      let found = estimator.quantiles(
        share, of: quantity, by: groups, rule: options.quantileRule, in: tabulator)
      for (group, result) in found.enumerated() {
        let outcome: Outcome =
          switch result {
          case .success(let estimate): .estimate(estimate)
          case .failure(let error): .undefined(reason: error.reason)
          }
        rows[group].append(ResultRow(key(group, median ? "" : "\(share)"), outcome))
      }
    }
    return rows
  }

  func key(
    _ question: String, _ groups: RespondentGroups, _ group: Int, _ statistic: String,
    level: String = ""
  ) -> ResultKey {
    ResultKey(
      analysis: Self.name, question: question, groupBy: groups.groupBy,
      group: groups.groups[group].label, round: groups.groups[group].round, level: level,
      statistic: statistic)
  }
}
