import Probability
public import Surveys

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Estimator {
  /// The estimate of one number over another, with an interval on the scale of logarithms.
  ///
  /// The interval is exp(log *r* ± *t* · se(log *r*)), which is never below zero and says the same
  /// of *r* as of 1/*r*. The p-value is that of log *r* = 0: that both are the same.
  ///
  /// - Returns: An estimate whose `count` is that of the smaller of its groups. A ratio of zero has
  ///   an error but no logarithm, so no interval and no p-value.
  /// - Throws: ``UndefinedStatistic/zeroDenominator`` where the second is zero,
  ///   ``UndefinedStatistic/noZeroPoint`` where one is below it.
  /// - Checked against: R `survey` 4.1 `svycontrast(…, quote(a / b))` and `quote(log(a / b))`,
  ///   `References/disaggregation`.
  public func ratio(
    _ numerator: Linearization, to denominator: Linearization, in table: TableTotals
  ) throws(UndefinedStatistic) -> Estimate {
    guard denominator.value != 0 else { throw .zeroDenominator }
    guard numerator.value >= 0, denominator.value > 0 else { throw .noZeroPoint }
    let ratio = try Linearization.quotient(numerator, denominator)
    var result = estimate(contrast: ratio, in: table, testsZero: false)
    (result.interval, result.confidence, result.method) = (nil, nil, "log_t")
    result.count = table.count(ofSmaller: numerator, denominator)
    guard numerator.value > 0, result.standardError != nil,
      let variance = table.variance(of: logRatio(numerator, denominator)), variance > 0,
      let df = result.degreesOfFreedom, let student = StudentT(degreesOfFreedom: df),
      let t = student.quantile((1 + confidence) / 2)
    else { return result }
    let (centre, reach) = (log(ratio.value), t * variance.squareRoot())
    result.interval = Interval(low: exp(centre - reach), high: exp(centre + reach))
    result.confidence = confidence
    result.pValue = student.bothTails(centre / variance.squareRoot())
    return result
  }

  private func logRatio(_ first: Linearization, _ second: Linearization) -> Linearization {
    var result = Linearization.combination([(1 / first.value, first), (-1 / second.value, second)])
    result.value = log(first.value / second.value)
    result.replicates = Linearization.replicates(of: [first, second]) {
      $0[0] > 0 && $0[1] > 0 ? log($0[0] / $0[1]) : .nan
    }
    return result
  }
}

extension UndefinedStatistic {
  /// A ratio of numbers that may be negative.
  public static let noZeroPoint = UndefinedStatistic("no_zero_point")
}
