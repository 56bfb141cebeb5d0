import Estimation
import Probability
import Results
import Surveys
import Tabular

// The trend of any number over three or more rounds.
extension TrendAnalysis {
  /// The linear trend with its lack of fit, and the monotone one.
  ///
  /// Rounds before a break that forbids comparison take no part, nor do rounds with fewer
  /// respondents than may be published; a flag says so.
  func trendRows(
    of series: RoundSeries, _ question: SurveyQuestion, _ table: TableTotals
  ) -> [ResultRow] {
    guard rounds.count > 2 else { return [] }
    let answered = series.points.indices.filter { series.points[$0].number != nil }
    let comparable = question.comparableRounds(rounds.count, pooled: series.pools)
    let used = answered.filter {
      comparable.contains($0) && (!plan.suppresses || series.counts[$0] >= plan.minimumCell)
    }
    guard answered.count > 2, let first = used.first, let last = used.last else { return [] }
    func key(_ statistic: String) -> ResultKey {
      series.key(statistic, round: rounds[last], versus: rounds[first])
    }
    var row = ResultRow(key("linear_trend"), .undefined(reason: "too_few_rounds"))
    row.note = series.statistic
    let crossed = question.breaks(from: first, to: last, pooled: series.pools)
    if !crossed.isEmpty {
      row.flag = "comparable_with_caveat"
      row.note += ": " + reasons(of: crossed)
    }
    if used.count < answered.count { row.addFlag("rounds_left_out") }
    if times.isOrderOnly { row.addFlag("time_is_order") }
    guard used.count > 2 else {
      if answered.contains(where: { !comparable.contains($0) }) {
        row.outcome = .undefined(reason: "not_comparable")
        row.note += ": " + reasons(of: question.breaks.filter { $0.round == comparable.lowerBound })
      }
      return [row]
    }
    let numbers = used.compactMap { series.points[$0].number }
    let moments = used.map { times.values[$0] }
    return linearRows(row, numbers, moments, table, key)
      + rankRows(row, numbers.map(\.value), key, counts: used.map { series.counts[$0] })
  }

  private func linearRows(
    _ template: ResultRow, _ numbers: [Linearization], _ moments: [Double], _ table: TableTotals,
    _ key: (String) -> ResultKey
  ) -> [ResultRow] {
    let covariance = table.covariance(of: numbers)
    guard
      let trend = LinearTrend(
        values: numbers.map(\.value), times: moments, covariance: covariance)
    else {
      var row = template
      row.outcome = .undefined(reason: "rounds_at_one_time")
      return [row]
    }
    let line = Linearization.combination(
      zip(trend.weights, numbers).map { (weight: $0, $1) })
    var estimate = estimator.estimate(contrast: line, in: table, testsZero: true)
    estimate.method =
      trend.isGeneralised ? "generalised_least_squares" : "ordinary_least_squares"
    var row = template
    row.outcome = .estimate(estimate)
    guard let distance = trend.lackOfFit else { return [row] }
    let degrees = Double(numbers.count - 2)
    var fit = template
    fit.key = key("lack_of_fit_chi2")
    fit.outcome = .estimate(
      Estimate(
        value: distance, degreesOfFreedom: degrees, count: estimate.count,
        pValue: ChiSquared(degreesOfFreedom: degrees)?.upperTail(distance),
        method: estimate.method))
    return [row, fit]
  }

  private func rankRows(
    _ template: ResultRow, _ values: [Double], _ key: (String) -> ResultKey, counts: [Int]
  ) -> [ResultRow] {
    guard values.count > 3 else { return [] }
    let ranks = RankTrend(values)
    var row = template
    row.key = key("mann_kendall_tau")
    row.outcome = .undefined(reason: "no_variation")
    if let tau = ranks.tau {
      row.outcome = .estimate(
        Estimate(
          value: tau, count: counts.min(), pValue: ranks.pValue,
          method: ranks.isExact ? "exact" : "normal"))
    }
    return [row]
  }

  /// Cochran and Armitage's test, where the rounds are independent simple samples.
  func simpleTrendRows(
    of series: RoundSeries, _ statistic: some CellStatistic, _ members: [Int], _ table: TableTotals
  ) -> [ResultRow] {
    guard let share = statistic as? Proportion, data.hasIndependentSimpleRounds, rounds.count > 2,
      series.points.allSatisfy({ $0.number != nil }),
      !plan.suppresses || series.counts.allSatisfy({ $0 >= plan.minimumCell })
    else { return [] }
    let marked = members.map { group in
      share.levels.reduce(0) { $0 + table.levelCounts(group: group)[$1] }
    }
    guard
      let statistic = cochranArmitage(
        marked: marked, sizes: series.counts, times: times.values)
    else { return [] }
    return [
      ResultRow(
        series.key(
          "cochran_armitage_chi2", round: rounds[rounds.count - 1], versus: rounds[0]),
        .estimate(
          Estimate(
            value: statistic, degreesOfFreedom: 1, count: series.counts.min(),
            pValue: ChiSquared(degreesOfFreedom: 1)?.upperTail(statistic))),
        flag: times.isOrderOnly ? "time_is_order" : "")
    ]
  }
}

extension SurveyData {
  /// Whether the rounds are independent simple random samples: no weights, strata or clusters, and
  /// nobody known to have answered twice.
  var hasIndependentSimpleRounds: Bool {
    guard regime == .sample, isSimpleSample else { return false }
    return design.isElementSample
  }

  /// Whether respondents were drawn one by one, each with the same chance.
  var isSimpleSample: Bool {
    !design.isWeighted && design.stages.count == 1 && design.replicates == nil
      && !design.isCalibrated && design.strata.count == 1
  }
}

extension ResultRow {
  /// Adds a flag to those the row has.
  mutating func addFlag(_ added: String) { flag = flag.isEmpty ? added : flag + ";" + added }
}
