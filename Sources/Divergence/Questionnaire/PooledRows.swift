import Distances
import Estimation
import Probability
import Results
import Surveys

/// The mean distance between respondents over the whole questionnaire, within groups and between.
struct PooledRows: Sendable {
  let tabulator: CellTabulator
  let plan: AnalysisPlan

  private var data: SurveyData { tabulator.data }

  /// From this number of respondents on, the jackknife's error is given an interval: in smaller
  /// groups of two camps it covers three quarters of what it promises.
  private static let fewestForInterval = 30

  /// The rows of one grouping in one round.
  func rows(
    _ questions: [SurveyQuestion], _ groups: RespondentGroups, _ members: [Int]
  ) -> [ResultRow] {
    let ordered = questions.filter { $0.scale.isDistanced && $0.item.isEmpty }
    let weights = data.design.isWeighted ? data.design.weights : []
    let pooled = members.map { group -> (group: Int, rows: [Int], sums: PooledDistances) in
      let rows = (0..<data.rowCount).filter { row in
        (groups.codes.isEmpty || groups.codes[row] == Int32(group))
          && ordered.contains { $0.codes[row] >= 0 }
      }
      return (group, rows, PooledDistances(ordered, rows: rows, weights: weights))
    }.filter { !$0.rows.isEmpty }
    var result: [ResultRow] = []
    for own in pooled {
      guard own.sums.byQuestion.count(where: { $0.pairs > 0 }) > 1 else { continue }
      result.append(mean(groups, own.group, own.rows, own.sums))
      result += shares(groups, own.group, own.rows.count, own.sums)
    }
    guard !groups.groupBy.isEmpty else { return result }
    for (place, first) in pooled.enumerated() {
      for second in pooled[(place + 1)...] {
        let sums = first.sums.between(second.sums)
        guard sums.count(where: { $0.pairs > 0 }) > 1,
          let mean = sums.reduce(.none, +).mean
        else { continue }
        var key = key(groups, first.group, "mean_distance")
        key.versusGroup = groups.groups[second.group].label
        let count = min(first.rows.count, second.rows.count)
        result.append(
          ResultRow(key, .estimate(Estimate(value: mean, count: count, method: "pooled_pairs"))))
      }
    }
    return result
  }

  private func key(_ groups: RespondentGroups, _ group: Int, _ statistic: String) -> ResultKey {
    ResultKey(
      analysis: DivergenceAnalysis.name, groupBy: groups.groupBy,
      group: groups.groups[group].label, round: groups.groups[group].round, statistic: statistic)
  }

  private func mean(
    _ groups: RespondentGroups, _ group: Int, _ rows: [Int], _ sums: PooledDistances
  ) -> ResultRow {
    let key = key(groups, group, "mean_distance")
    guard rows.count > 1, let mean = sums.total.mean else {
      return ResultRow(key, .undefined(reason: MeasureFault.oneAnswer.rawValue))
    }
    var estimate = Estimate(value: mean, count: rows.count, method: "pooled_pairs")
    let design = data.design
    let isSimple =
      !tabulator.isActorsRegime && design.isElementSample && !design.isStratified
      && !design.isWeighted && design.replicates == nil
    if isSimple, let error = sums.jackknifeError(rows: rows) {
      estimate.standardError = error
      let degrees = Double(rows.count - 1)
      if rows.count >= Self.fewestForInterval, error > mean * 1e-9,
        let t = StudentT(degreesOfFreedom: degrees)?.quantile((1 + plan.confidence) / 2)
      {
        estimate.degreesOfFreedom = degrees
        estimate.interval = Interval(
          low: max(0, mean - t * error), high: min(1, mean + t * error))
        estimate.confidence = plan.confidence
      }
      estimate.method = "pooled_pairs_jackknife"
    }
    return ResultRow(key, .estimate(estimate))
  }

  /// What part of all distance within the group stands on each question.
  private func shares(
    _ groups: RespondentGroups, _ group: Int, _ count: Int, _ sums: PooledDistances
  ) -> [ResultRow] {
    let whole = sums.total.distance
    guard count > 1, whole > 0 else { return [] }
    return zip(sums.questionIDs, sums.byQuestion).compactMap { id, sum in
      guard sum.pairs > 0 else { return nil }
      var key = key(groups, group, "distance_share")
      key.question = id
      let estimate = Estimate(
        value: sum.distance / whole, count: count, method: "pooled_pairs")
      return ResultRow(key, .estimate(estimate))
    }
  }
}
