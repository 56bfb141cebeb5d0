import Estimation
public import Framework
public import Results

/// How far the numbers of a study have come toward its targets, by every method.
///
/// It reads results that are ready to be published, so that nothing it says gives away a number
/// that is withheld. For each target and method: the ratio of the progress made to the progress
/// wanted (`progress_linear_path`, `progress_growth_rate`, `progress_projection`) with its
/// verdict as a flag and an interval, the share of draws from the sampling distribution that have
/// the same verdict (`linear_path_same_verdict` …), and for shares the ratios as seen from the
/// other side (`progress_growth_rate_reversed` …), flagged where the verdict would be another.
/// Where only a direction is wanted: the yearly growth with the classes of Open SDG
/// (`progress_growth`) and of the United Nations Statistics Division (`progress_growth_unsd`).
///
/// - Parameters:
///   - targets: Targets of the study.
///   - study: The codebook.
///   - rows: Published rows of its trends and indicators, with the changes from every baseline.
///   - plan: The confidence of intervals and the seed of draws.
/// - Returns: Rows of the analysis `progress`, whose level is the identifier of the target, or a
///   row that says why there is none.
public func progress(
  toward targets: [ProgressTarget], study: Study, rows: [ResultRow], plan: AnalysisPlan
) -> [ResultRow] {
  targets.enumerated().flatMap { place, target in
    ProgressReading(target: target, study: study, rows: rows, plan: plan, stream: UInt64(place))
      .result()
  }
}

/// One target and the published numbers about it.
private struct ProgressReading {
  let target: ProgressTarget
  let study: Study
  let rows: [ResultRow]
  let plan: AnalysisPlan
  let stream: UInt64

  private var statistic: String {
    if target.indicator != nil { return "indicator_score" }
    return switch target.statistic {
    case .favourable: "favourable"
    case .proportion: "proportion"
    case .disagreement: "disagreement"
    case .meanScore: "mean_score"
    }
  }

  /// The rows about the number of the target.
  private var own: [ResultRow] {
    rows.filter { row in
      let key = row.key
      let isSubject =
        target.indicator.map { key.analysis == "indicators" && key.item == $0 }
        ?? (key.analysis == "trend" && key.question == target.question && key.item.isEmpty)
      return isSubject && key.groupBy == target.dimension ?? "" && key.group == target.level ?? ""
        && key.versusGroup.isEmpty
    }
  }

  func result() -> [ResultRow] {
    let own = own
    let level = statistic == "proportion" ? target.answer ?? "" : ""
    let series = own.filter {
      $0.key.statistic == statistic && $0.key.level == level && $0.key.versusRound.isEmpty
    }
    let order = study.rounds.map(\.id)
    let answered = order.filter { round in series.contains { $0.key.round == round } }
    guard let start = target.baselineRound ?? answered.first,
      let from = study.round(start), let first = order.firstIndex(of: start)
    else { return [row("linear_path", "", "", .undefined(reason: "no_answers"))] }
    let later = answered.filter { (order.firstIndex(of: $0) ?? -1) > first }
    guard let now = later.last, let to = study.round(now) else {
      return [row("linear_path", start, "", .undefined(reason: "no_later_round"))]
    }
    func number(_ round: String) -> ResultRow? { series.first { $0.key.round == round } }
    let change = own.first {
      $0.key.statistic == "difference" && $0.key.level == (level.isEmpty ? statistic : level)
        && $0.key.round == now && $0.key.versusRound == start
    }
    let ends = [target.baseline == nil ? number(start) : nil, number(now), change]
    for end in ends.compactMap({ $0 }) {
      if end.estimate == nil { return [row("linear_path", now, start, end.outcome)] }
    }
    guard let value = number(now)?.estimate,
      let baseline = target.baseline ?? number(start)?.estimate?.value
    else { return [row("linear_path", now, start, .undefined(reason: "no_answers"))] }
    let path = ProgressPath(
      baseline: baseline, baselineTime: from.time, value: value.value, time: to.time,
      target: target.target, deadline: target.year.map { Double($0) },
      increases: increases(from: baseline))
    return judged(path, now, start, value, number(start)?.estimate, change)
  }

  private func increases(from baseline: Double) -> Bool {
    if let polarity = target.polarity { return polarity == .increase }
    // Of what is favourable more is better, whatever the sample says of the baseline.
    let isBetterHigh = target.indicator != nil || target.statistic == .favourable
    return isBetterHigh || (target.target ?? baseline) >= baseline
  }

  private func row(
    _ method: String, _ round: String, _ versus: String, _ outcome: Outcome,
    prefix: String = "progress_"
  ) -> ResultRow {
    let key = ResultKey(
      analysis: "progress", question: target.question ?? "", item: target.indicator ?? "",
      groupBy: target.dimension ?? "", group: target.level ?? "", round: round,
      versusRound: versus, level: target.id, statistic: prefix + method)
    if case .suppressed(let reason) = outcome {
      return ResultRow(key, outcome, flag: reason.rawValue)
    }
    return ResultRow(key, outcome)
  }

  private func judged(
    _ path: ProgressPath, _ now: String, _ start: String, _ value: Estimate, _ before: Estimate?,
    _ change: ResultRow?
  ) -> [ResultRow] {
    if path.target == nil {
      return [(ProgressMethod.growthRate, "growth"), (.projection, "growth_unsd")].map {
        growth($0.0, $0.1, path, now, start, value, change)
      }
    }
    let evidence = evidence(path, value, target.baseline == nil ? before : nil, change?.estimate)
    return ProgressMethod.allCases.flatMap { method -> [ResultRow] in
      let flags = flags(method, path, change)
      var result = row(method.rawValue, now, start, .undefined(reason: "no_progress_ratio"))
      if let ratio = method.ratio(path) {
        var estimate = Estimate(value: ratio, count: value.count)
        if let found = evidence?.interval(method, confidence: plan.confidence) {
          estimate.interval = found.interval
          estimate.confidence = plan.confidence
          estimate.method = found.name
        }
        result.outcome = .estimate(estimate)
      }
      result.flag = flags.joined(separator: ";")
      var rows = [result]
      if let same = evidence?.sameVerdict(method, seed: plan.seed, stream: stream) {
        rows.append(
          row(
            method.rawValue + "_same_verdict", now, start,
            .estimate(Estimate(value: same, count: value.count, method: "monte_carlo")),
            prefix: ""))
      }
      if target.isBounded, method != .linearPath, let ratio = method.ratio(path.reversed) {
        var other = row(
          method.rawValue + "_reversed", now, start,
          .estimate(Estimate(value: ratio, count: value.count)))
        other.flag = method.verdict(path.reversed)?.rawValue ?? ""
        rows.append(other)
      }
      return rows
    }
  }

  /// The verdict of a method, and what to know of it.
  private func flags(
    _ method: ProgressMethod, _ path: ProgressPath, _ change: ResultRow?
  ) -> [String] {
    var flags = [method.verdict(path)?.rawValue].compactMap { $0 }
    if path.wasMetAtBaseline { flags.append("target_met_at_baseline") }
    if method.rawValue == target.method.rawValue.split(separator: "-").joined(separator: "_") {
      flags.append("method_of_target")
    }
    if method != .linearPath, path.baseline == 0 || path.target == 0 { flags.append("zero_base") }
    if target.isBounded, method.verdict(path.reversed) != method.verdict(path) {
      flags.append("verdict_depends_on_side")
    }
    if let change, isUncertain(change) { flags.append("change_not_told_from_zero") }
    if change?.flag.contains("comparable_with_caveat") ?? false {
      flags.append("comparable_with_caveat")
    }
    return flags
  }

  /// Where only a direction is wanted: the yearly growth, with the classes of a method.
  private func growth(
    _ method: ProgressMethod, _ name: String, _ path: ProgressPath, _ now: String,
    _ start: String, _ value: Estimate, _ change: ResultRow?
  ) -> ResultRow {
    var result = row(name, now, start, .undefined(reason: "no_progress_ratio"))
    let years = path.time - path.baselineTime
    if let rate = ProgressMethod.growth(from: path.baseline, to: path.value, years: years) {
      result.outcome = .estimate(Estimate(value: rate, count: value.count))
    }
    result.flag = flags(method, path, change).joined(separator: ";")
    return result
  }

  private func isUncertain(_ change: ResultRow) -> Bool {
    guard let interval = change.estimate?.interval else { return false }
    return interval.low <= 0 && interval.high >= 0
  }

  /// - Returns: nil where the errors of the numbers are not known.
  private func evidence(
    _ path: ProgressPath, _ value: Estimate, _ before: Estimate?, _ change: Estimate?
  ) -> ProgressEvidence? {
    guard let error = value.standardError else { return nil }
    var evidence = ProgressEvidence(
      path: path, baselineVariance: 0, valueVariance: error * error, covariance: 0,
      degreesOfFreedom: value.degreesOfFreedom, isBounded: target.isBounded)
    guard let before else { return evidence }
    guard let first = before.standardError, let difference = change?.standardError else {
      return nil
    }
    evidence.baselineVariance = first * first
    evidence.covariance = (first * first + error * error - difference * difference) / 2
    evidence.degreesOfFreedom = change?.degreesOfFreedom ?? value.degreesOfFreedom
    return evidence
  }
}
