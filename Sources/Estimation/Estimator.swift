import Probability
public import Surveys
import Tabular

/// Turns statistics of a table into estimates with errors, intervals and tests.
///
///     let estimator = Estimator(confidence: 0.95, interval: .kornGraubard)
///     let share = try estimator.estimate(Proportion(level: 0), in: table, group: 0)
public struct Estimator: Equatable, Sendable {
  public var confidence: Double
  public var interval: ProportionInterval
  public var designEffect: DesignEffect

  /// - Precondition: the confidence is between 0 and 1.
  public init(
    confidence: Double = 0.95, interval: ProportionInterval = .kornGraubard,
    designEffect: DesignEffect = .withReplacement
  ) {
    precondition(confidence > 0 && confidence < 1, "a confidence is between 0 and 1")
    self.confidence = confidence
    self.interval = interval
    self.designEffect = designEffect
  }

  /// The estimate of a statistic for one group of a table.
  ///
  /// The standard error is √(gᵀΣg), or that of the values on the replicates of the table.
  /// Proportions have the interval of the plan, exact
  /// (hypergeometric) where the group is a draw without replacement from a known number; other
  /// statistics have a t interval with the degrees of freedom of the group (clusters less strata
  /// with answers), as R `confint(…, df = degf(subset))`.
  ///
  /// - Returns: What the regime justifies: without known errors neither error nor interval, without
  ///   degrees of freedom no interval, without variation no interval but that of a proportion.
  /// - Throws: ``UndefinedStatistic`` with the reason why there is no value.
  public func estimate(
    _ statistic: some CellStatistic, in table: TableTotals, group: Int
  ) throws(UndefinedStatistic) -> Estimate {
    if !(statistic is MissingShare), table.count(group: group) == 0 { throw .noAnswers }
    let number = try statistic.linearize(table, group: group)
    var result = Estimate(
      value: number.value, degreesOfFreedom: Double(table.degreesOfFreedom(groups: [group])),
      count: table.count(group: group), caseCount: cases(statistic, table, group),
      weightedCount: table.total(group: group), effectiveCount: table.effectiveCount(group: group))
    guard let variance = table.variance(of: number) else {
      result.degreesOfFreedom = nil
      setActorsInterval(&result, statistic, table, group)
      return result
    }
    result.standardError = variance.squareRoot()
    result.designEffect = designEffect(statistic, number, variance, table, group)
    if statistic.isProportion {
      setProportionInterval(&result, statistic, variance, table, group)
    } else {
      setStudentInterval(&result, range: statistic.range)
    }
    return result
  }

  /// How many respondents are among those a statistic counts.
  private func cases(_ statistic: some CellStatistic, _ table: TableTotals, _ group: Int) -> Int? {
    statistic.countedLevels.map { levels in
      let counts = table.levelCounts(group: group)
      return levels.reduce(0) { $0 + (counts.indices.contains($1) ? counts[$1] : 0) }
    }
  }

  /// The estimate of a difference, with its t test.
  ///
  /// The covariance of the two sides comes from the clusters they have in common, so that a change
  /// among the same respondents has a smaller error than one between two samples.
  ///
  /// - Returns: An estimate whose `count` is the smaller of the two groups; without a p-value where
  ///   there is no variation.
  public func difference(
    _ first: Linearization, _ second: Linearization, in table: TableTotals,
    range: ClosedRange<Double>? = nil
  ) -> Estimate {
    let difference = Linearization.difference(first, second)
    let groups = difference.groups
    var result = Estimate(
      value: difference.value, count: table.count(ofSmaller: first, second), weightedCount: nil)
    guard let variance = table.variance(of: difference) else { return result }
    result.standardError = variance.squareRoot()
    result.degreesOfFreedom = Double(table.degreesOfFreedom(groups: groups))
    let reach = range.map { $0.upperBound - $0.lowerBound }
    setStudentInterval(&result, range: reach.map { -$0...$0 })
    if let error = result.standardError, error > 0, let df = result.degreesOfFreedom {
      result.pValue = StudentT(degreesOfFreedom: df)?.bothTails(difference.value / error)
    }
    return result
  }

  /// A t interval, held within the values that are possible.
  func setStudentInterval(_ result: inout Estimate, range: ClosedRange<Double>?) {
    result.method = "t"
    guard let error = result.standardError, error > 0, let df = result.degreesOfFreedom,
      let t = StudentT(degreesOfFreedom: df)?.quantile((1 + confidence) / 2)
    else { return }
    var limits = Interval(low: result.value - t * error, high: result.value + t * error)
    if let range, limits.low < range.lowerBound || limits.high > range.upperBound {
      limits.low = max(range.lowerBound, limits.low)
      limits.high = min(range.upperBound, limits.high)
      result.method = "t_bounded"
    }
    result.interval = limits
    result.confidence = confidence
  }

  private func setProportionInterval(
    _ result: inout Estimate, _ statistic: some CellStatistic, _ variance: Double,
    _ table: TableTotals, _ group: Int
  ) {
    if interval == .clopperPearson, table.isOfActors {
      return setActorsInterval(&result, statistic, table, group)
    }
    if let exact = exactInterval(statistic, result.value, table, group) {
      result.interval = exact
      result.confidence = confidence
      result.method = "hypergeometric"
      return
    }
    result.method = interval.method
    let asked = statistic is MissingShare ? Estimator.asked(table, group) : nil
    let evidence = ProportionEvidence(
      share: result.value, variance: variance,
      degreesOfFreedom: table.degreesOfFreedom(groups: [group]),
      count: asked ?? table.count(group: group),
      effectiveCount: asked.map(Double.init) ?? table.effectiveCount(group: group) ?? 0,
      samplingFraction: table.samplingFractions[group], confidence: confidence)
    result.interval = interval.limits(evidence)
    if result.interval != nil { result.confidence = confidence }
  }

  /// The number of respondents to whom the question was put.
  static func asked(_ table: TableTotals, _ group: Int) -> Int {
    let reasons: [MissingReason] = [.noAnswer, .doesNotKnow, .refused, .notApplicable]
    return table.count(group: group)
      + reasons.reduce(0) { $0 + table.missingCount(group: group, $1) }
  }

  /// The binomial interval of respondents whose number invited is not known, where it is asked for.
  private func setActorsInterval(
    _ result: inout Estimate, _ statistic: some CellStatistic, _ table: TableTotals, _ group: Int
  ) {
    guard interval == .clopperPearson, table.isOfActors,
      let counted = equallyWeighted(statistic, result.value, table, group)
    else { return }
    result.interval = binomialInterval(
      marked: Double(counted.marked), of: Double(counted.sample), confidence: confidence)
    result.confidence = result.interval.map { _ in confidence }
    result.method = interval.method
  }

  private func exactInterval(
    _ statistic: some CellStatistic, _ share: Double, _ table: TableTotals, _ group: Int
  ) -> Interval? {
    guard let population = table.populations[group], statistic is Proportion,
      let counted = equallyWeighted(statistic, share, table, group)
    else { return nil }
    return hypergeometricInterval(
      count: counted.marked, sample: counted.sample, population: population,
      confidence: confidence)
  }

  /// The answers a share counts and all answers; nil where unequal weights make them something
  /// other than a draw of respondents.
  private func equallyWeighted(
    _ statistic: some CellStatistic, _ share: Double, _ table: TableTotals, _ group: Int
  ) -> (marked: Int, sample: Int)? {
    var (marked, sample) = (0, 0)
    if let missing = statistic as? MissingShare {
      marked = table.missingCount(group: group, missing.reason)
      sample = Estimator.asked(table, group)
    } else if let proportion = statistic as? Proportion {
      let counts = table.levelCounts(group: group)
      sample = counts.reduce(0, +)
      marked = counts.indices.filter { proportion.levels.contains($0) }
        .reduce(0) { $0 + counts[$1] }
    }
    guard sample > 0, (share - Double(marked) / Double(sample)).magnitude < 1e-12 else {
      return nil
    }
    return (marked, sample)
  }

  /// The variance over that of a simple random sample of as many answers.
  ///
  /// - Checked against: R `survey` `svymean(…, deff = "replace")`, `svytotal(…, deff = TRUE)`.
  private func designEffect(
    _ statistic: some CellStatistic, _ number: Linearization, _ variance: Double,
    _ table: TableTotals, _ group: Int
  ) -> Double? {
    let count = table.count(group: group)
    guard !(statistic is MissingShare), count > 1,
      let gradient = number.gradients.first?.values
    else { return nil }
    let totals = table.levelTotals(group: group)
    let sum = totals.reduce(0, +)
    var (mean, square) = (0.0, 0.0)
    for level in totals.indices {
      let influence = gradient[level] * sum
      mean += totals[level] / sum * influence
      square += totals[level] / sum * influence * influence
    }
    let simple = (square - mean * mean) / Double(count - 1)
    guard simple > square * 1e-14 else { return nil }
    return designEffect.value(variance: variance, simple: simple, count: count, weight: sum)
  }
}

extension TableTotals {
  /// The respondents of the smaller of two sides, each of one group or several taken together.
  func count(ofSmaller first: Linearization, _ second: Linearization) -> Int {
    [first, second].map { side in
      side.groups.reduce(0) { $0 + count(group: $1) }
    }.min() ?? 0
  }
}
