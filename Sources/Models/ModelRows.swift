import Estimation
import Probability
import Results
import Surveys

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes what a model says as rows.
struct ModelRows {
  let question: SurveyQuestion
  let round: String
  let confidence: Double
  private(set) var rows: [ResultRow] = []

  init(question: SurveyQuestion, round: String, confidence: Double) {
    self.question = question
    self.round = round
    self.confidence = confidence
  }

  /// The key of a row of this model.
  func key(
    _ statistic: String, item: String = "", groupBy: String = "", group: String = "",
    versus: String = "", level: String = ""
  ) -> ResultKey {
    ResultKey(
      analysis: "model", question: question.id, item: item, groupBy: groupBy, group: group,
      versusGroup: versus, round: round, level: level, statistic: statistic)
  }

  mutating func append(_ row: ResultRow) { rows.append(row) }

  /// How many respondents enter, and how many do not because an answer is missing.
  mutating func counts(of frame: ModelFrame) {
    let note =
      frame.droppedLevels.isEmpty
      ? ""
      : "without the unused levels "
        + frame.droppedLevels.map { "\($0.name)=\($0.level)" }.joined(separator: ", ")
    rows.append(
      ResultRow(
        key("count"),
        .estimate(
          Estimate(
            value: Double(frame.rowCount), count: frame.rowCount,
            weightedCount: frame.totalWeight, effectiveCount: frame.effectiveCount)),
        flag: frame.droppedLevels.isEmpty ? "" : "empty_cells_dropped", note: note))
    let left = frame.askedCount - frame.rowCount
    rows.append(excluded(left, item: ""))
    guard frame.predictors.count > 0 else { return }
    for (name, count) in frame.missing { rows.append(excluded(count, item: name)) }
  }

  private func excluded(_ count: Int, item: String) -> ResultRow {
    ResultRow(key("excluded", item: item), .estimate(Estimate(value: Double(count))))
  }

  /// The coefficients, with their exponentials where these have a name, and the tests of terms.
  mutating func parameters(of fit: ModelFit, flag: String) {
    for (place, threshold) in fit.thresholds.enumerated() {
      let names = [place, place + 1].map { question.scale.levels[fit.levels[$0]] }
      let estimate = estimate(threshold, fit, place, count: fit.frame.rowCount)
      append(
        ResultRow(
          key("threshold", level: names.joined(separator: "|")), .estimate(estimate), flag: flag))
    }
    for (place, column) in fit.frame.columns.enumerated() {
      guard let parameter = fit.parameter(ofColumn: place) else { continue }
      let flags = [flag, fit.separated.contains(place) ? "separated_groups" : ""]
      let joined = flags.filter { !$0.isEmpty }.joined(separator: ";")
      let estimate = estimate(fit.coefficients[place], fit, parameter, count: column.count)
      append(ResultRow(key("coefficient", column), .estimate(estimate), flag: joined))
      guard column.term != nil, let name = fit.family.exponential else { continue }
      append(ResultRow(key(name, column), .estimate(estimate.exponential), flag: joined))
    }
    for term in fit.frame.terms where !term.columns.isEmpty {
      let test = key("wald_f", item: term.item, groupBy: term.groupBy)
      do throws(UndefinedStatistic) {
        let tested = try fit.waldTest(term.columns.compactMap { fit.parameter(ofColumn: $0) })
        append(ResultRow(test, .estimate(tested), flag: flag))
      } catch {
        append(ResultRow(test, .undefined(reason: error.reason), flag: flag))
      }
    }
    if let dispersion = fit.dispersion {
      append(
        ResultRow(
          key("dispersion"),
          .estimate(Estimate(value: dispersion, count: fit.frame.rowCount, method: "pearson"))))
    }
  }

  private func key(_ statistic: String, _ column: ModelColumn) -> ResultKey {
    key(
      statistic, item: column.item, groupBy: column.groupBy, group: column.group,
      versus: column.versusGroup)
  }

  private func estimate(
    _ value: Double, _ fit: ModelFit, _ parameter: Int, count: Int
  ) -> Estimate {
    var result = Estimate(value: value, count: count)
    guard let error = fit.standardError(parameter) else { return result }
    result.standardError = error
    result.method = "t"
    guard fit.degreesOfFreedom > 0 else { return result }
    let df = Double(fit.degreesOfFreedom)
    result.degreesOfFreedom = df
    guard error > 0, let t = fit.studentQuantile(confidence) else { return result }
    result.interval = Interval(low: value - t * error, high: value + t * error)
    result.confidence = confidence
    result.pValue = StudentT(degreesOfFreedom: df)?.bothTails(value / error)
    return result
  }
}

extension LinearFamily {
  /// What the exponential of a coefficient is; nil where it is nothing of use.
  var exponential: String? {
    switch link {
    case .logit: "odds_ratio"
    case .log: "rate_ratio"
    case .cloglog: "hazard_ratio"
    case .identity, .probit: nil
    }
  }
}

extension Estimate {
  /// The exponential, its error by the delta method, its interval that of the exponent.
  var exponential: Estimate {
    var result = self
    result.value = exp(value)
    result.standardError = standardError.map { $0 * exp(value) }
    result.interval = interval.map { Interval(low: exp($0.low), high: exp($0.high)) }
    return result
  }
}
