import Estimation
import Results
import Surveys

/// Whether disagreement grew or shrank from round to round.
///
/// The change of the index and of the mean pairwise distance, the later round less the earlier. In
/// small groups its interval is the ``ChangeInterval``, which pairs the respondents who answered
/// both times; in larger ones and in other samples it comes from the errors of the design.
struct ChangeRows {
  let analysis: DivergenceAnalysis

  private var data: SurveyData { analysis.tabulator.data }

  func rows(_ subject: DivergenceSubject) -> [ResultRow] {
    guard let rounds = data.rounds?.levels, rounds.count > 1,
      subject.groups.groups.contains(where: { $0.roundIndex != nil }),
      let comparisons = try? analysis.plan.comparedRounds(rounds)
    else { return [] }
    return subject.groups.series.flatMap { series in
      comparisons.flatMap { pair in
        change(subject, series[pair.earlier], series[pair.later], pair, rounds)
      }
    }
  }

  private func change(
    _ subject: DivergenceSubject, _ earlier: Int, _ later: Int, _ pair: RoundComparison,
    _ rounds: [String]
  ) -> [ResultRow] {
    let (before, after) = (subject.answers[earlier], subject.answers[later])
    guard before.respondents > 0, after.respondents > 0 else { return [] }
    func key(_ statistic: String) -> ResultKey {
      var key = subject.question.key(
        DivergenceAnalysis.name, subject.groups, later, statistic: "difference", level: statistic)
      key.versusRound = rounds[pair.earlier]
      return key
    }
    let measures: [any DisagreementMeasure] = [BerryMielkeIndex(), GiniMeanDifference()]
    let crossed = subject.question.breaks(from: pair.earlier, to: pair.later)
    if let stop = crossed.first(where: { $0.comparability == .notComparable }) {
      return measures.map {
        ResultRow(key($0.statistic), .undefined(reason: "not_comparable"), note: stop.reason)
      }
    }
    let table = roundTable(subject, earlier, later)
    let caveat = crossed.first.map { _ in "comparable_with_caveat" } ?? ""
    let flag = joinedFlags([caveat, table.pairCount > 0 ? "paired_respondents" : ""])
    let interval = drawnInterval(subject, earlier, later, table)
    return measures.map { measure in
      var row = ResultRow(key(measure.statistic), .undefined(reason: ""), flag: flag)
      row.note = crossed.first?.reason ?? ""
      do throws(MeasureFault) {
        var estimate = Estimate(
          value: try measure.value(of: after) - measure.value(of: before),
          count: min(before.respondents, after.respondents))
        if let interval {
          set(&estimate, interval, measure, levels: before.levelCount)
        } else {
          setDesignError(&estimate, measure, subject, earlier, later)
        }
        row.outcome = .estimate(estimate)
      } catch {
        row.outcome = .undefined(reason: error.rawValue)
      }
      return row
    }
  }

  private func set(
    _ estimate: inout Estimate, _ interval: Interval, _ measure: any DisagreementMeasure,
    levels: Int
  ) {
    // The mean pairwise distance is the unbiased index times half the length of the scale.
    let scale = measure is GiniMeanDifference ? Double(levels - 1) / 2 : 1
    estimate.interval = Interval(
      low: min(estimate.value, interval.low * scale),
      high: max(estimate.value, interval.high * scale))
    estimate.confidence = analysis.plan.confidence
    estimate.method = ChangeInterval.method
  }

  /// The drawn interval, where both rounds of the group justify one and one of them is small.
  private func drawnInterval(
    _ subject: DivergenceSubject, _ earlier: Int, _ later: Int, _ table: RoundTable
  ) -> Interval? {
    let limit = DivergenceAnalysis.mostForDraws
    let smallest = min(
      subject.answers[earlier].effectiveCount, subject.answers[later].effectiveCount)
    guard smallest < Double(DivergenceAnalysis.fewestForLinearization),
      let first = analysis.smallSampleBasis(subject, earlier, limit: limit),
      let second = analysis.smallSampleBasis(subject, later, limit: limit),
      first.answers.isUnweighted, second.answers.isUnweighted,
      let single = analysis.banks.changes(levels: first.answers.levelCount)
    else { return nil }
    let fractions = [first, second].map { group in
      group.population.map { Double(group.answers.respondents) / Double($0) } ?? 0
    }
    let fraction = (fractions[0] + fractions[1]) / 2
    let cells = analysis.banks.table(levels: first.answers.levelCount)
    return ChangeInterval(single, table: cells, confidence: analysis.plan.confidence)
      .interval(table, samplingFraction: fraction)
  }

  private func setDesignError(
    _ estimate: inout Estimate, _ measure: any DisagreementMeasure, _ subject: DivergenceSubject,
    _ earlier: Int, _ later: Int
  ) {
    guard
      let after = analysis.linearized(measure, subject, later),
      let before = analysis.linearized(measure, subject, earlier)
    else { return }
    let range = measure.bounds(levels: subject.answers[later].levelCount)
    let count = estimate.count
    estimate = analysis.estimator.difference(after, before, in: subject.table, range: range)
    estimate.count = count
  }

  /// The answers of both rounds, paired by respondent where respondents are known again: among
  /// actors, where a respondent is a cluster of the design.
  private func roundTable(
    _ subject: DivergenceSubject, _ earlier: Int, _ later: Int
  ) -> RoundTable {
    let levels = subject.question.scale.levels.count
    let none = [Double](repeating: 0, count: levels)
    var table = RoundTable(
      pairs: [Double](repeating: 0, count: levels * levels), earlierOnly: none, laterOnly: none)
    guard analysis.tabulator.isActorsRegime, !data.design.isElementSample else {
      table.earlierOnly = subject.table.levelCounts(group: earlier).map(Double.init)
      table.laterOnly = subject.table.levelCounts(group: later).map(Double.init)
      return table
    }
    var before = [Int32](repeating: -1, count: data.design.clusterCount)
    var after = before
    let answers = subject.question.codes
    for row in answers.indices where answers[row] >= 0 {
      let cluster = Int(data.design.clusterOfRow[row])
      if subject.groups.codes[row] == Int32(earlier) { before[cluster] = answers[row] }
      if subject.groups.codes[row] == Int32(later) { after[cluster] = answers[row] }
    }
    for (a, b) in zip(before, after) {
      switch (a >= 0, b >= 0) {
      case (true, true): table.pairs[Int(a) * levels + Int(b)] += 1
      case (true, false): table.earlierOnly[Int(a)] += 1
      case (false, true): table.laterOnly[Int(b)] += 1
      case (false, false): break
      }
    }
    return table
  }
}
