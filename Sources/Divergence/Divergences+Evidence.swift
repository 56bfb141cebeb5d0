import Estimation
import Results

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension DivergenceAnalysis {
  /// How far a measure can be trusted: where it stands against random answering, and how much it
  /// hangs on a single respondent.
  func evidenceRows(
    _ answers: OrderedAnswers, _ random: RandomAnswering, _ agreement: ChanceDistribution?,
    _ key: (String) -> ResultKey
  ) -> [ResultRow] {
    var rows: [ResultRow] = []
    func add(_ statistic: String, _ level: String, _ value: Double, _ method: String) {
      var key = key(statistic)
      key.level = level
      rows.append(
        ResultRow(
          key,
          .estimate(Estimate(value: value, count: answers.respondents, method: method))))
    }
    for measure in [BerryMielkeIndex(), VanDerEijkAgreement()] as [any DisagreementMeasure] {
      guard let value = try? measure.value(of: answers) else { continue }
      let isIndex = measure is BerryMielkeIndex
      if let shares = isIndex ? random.shares(at: value) : agreement?.shares(at: value) {
        let method = isIndex ? random.method : .exact
        add("random_answering_at_most", measure.statistic, shares.atMost, method.rawValue)
        add("random_answering_at_least", measure.statistic, shares.atLeast, method.rawValue)
      }
      if let range = measure.leaveOneOutRange(of: answers) {
        add("leave_one_out_low", measure.statistic, range.lowerBound, "leave_one_out")
        add("leave_one_out_high", measure.statistic, range.upperBound, "leave_one_out")
      }
    }
    if let limit = answers.unanimityLimit(confidence: plan.confidence) {
      add("unanimity_limit", "", limit, "binomial")
    }
    return rows
  }
}

extension DisagreementMeasure {
  /// The smallest and the largest value where one respondent is left out; nil with weights, or for
  /// fewer than three respondents.
  public func leaveOneOutRange(of answers: OrderedAnswers) -> ClosedRange<Double>? {
    guard answers.isUnweighted, answers.respondents > 2, answers.total > 0 else { return nil }
    let weight = answers.total / Double(answers.respondents)
    let values = answers.totals.indices.filter { answers.totals[$0] > 0 }.compactMap { level in
      var totals = answers.totals
      totals[level] = max(0, totals[level] - weight)
      let rest = OrderedAnswers(
        totals: totals, respondents: answers.respondents - 1,
        effectiveCount: Double(answers.respondents - 1), sides: answers.sides)
      return try? value(of: rest)
    }
    guard let low = values.min(), let high = values.max() else { return nil }
    return low...high
  }
}

extension OrderedAnswers {
  /// Where all answer alike, the largest share of similar respondents who could have answered
  /// otherwise; nil where answers differ.
  ///
  /// The share that would leave this many respondents unanimous with the probability of one less
  /// the confidence: 1 − (1 − confidence)^(1/n), for twelve and 95 % about 22 %.
  public func unanimityLimit(confidence: Double) -> Double? {
    guard isUnweighted, respondents > 1, totals.count(where: { $0 > 0 }) == 1 else { return nil }
    return 1 - pow(1 - confidence, 1 / Double(respondents))
  }
}
