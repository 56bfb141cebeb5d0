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
    for place in fit.thresholds.indices {
      let names = [place, place + 1].map { question.scale.levels[fit.levels[$0]] }
      append(
        ResultRow(
          key("threshold", level: names.joined(separator: "|")),
          .estimate(estimate(fit, place, count: fit.frame.rowCount)), flag: flags(flag, fit, place))
      )
    }
    for (place, column) in fit.frame.columns.enumerated() {
      guard let parameter = fit.parameter(ofColumn: place) else { continue }
      let estimate = estimate(fit, parameter, count: column.count)
      let flags = flags(flag, fit, parameter)
      append(ResultRow(key("coefficient", column), .estimate(estimate), flag: flags))
      guard column.term != nil, let name = fit.family.exponential else { continue }
      append(ResultRow(key(name, column), .estimate(estimate.exponential), flag: flags))
    }
    for term in fit.frame.terms where !term.columns.isEmpty {
      let test = key("wald_f", item: term.item, groupBy: term.groupBy)
      tested(test, flags(flag, fit, nil)) { () throws(UndefinedStatistic) in
        try fit.waldTest(term.columns.compactMap { fit.parameter(ofColumn: $0) })
      }
    }
    if let dispersion = fit.dispersion {
      append(
        ResultRow(
          key("dispersion"),
          .estimate(Estimate(value: dispersion, count: fit.frame.rowCount, method: "pearson"))))
    }
  }

  /// Whether the slopes of an ordinal model are the same at all thresholds: all, and term by term.
  mutating func proportionalOdds(of fit: ModelFit, _ data: SurveyData, flag: String) {
    let terms = fit.frame.terms.filter { !$0.columns.isEmpty }
    guard fit.levels.count > 2, !terms.isEmpty else { return }
    let all = terms.flatMap { Array($0.columns) }
    let flag = flags(flag, fit, nil)
    tested(key("proportional_odds_f"), flag) { () throws(UndefinedStatistic) in
      try fit.proportionalOddsTest(all, data)
    }
    guard terms.count > 1 else { return }
    for term in terms {
      let test = key("proportional_odds_f", item: term.item, groupBy: term.groupBy)
      tested(test, flag) { () throws(UndefinedStatistic) in
        try fit.proportionalOddsTest(Array(term.columns), data)
      }
    }
  }

  /// What the model predicts on average of every group of its factors.
  mutating func predictions(of fit: ModelFit, _ data: SurveyData, events: [String], flag: String) {
    let scale = question.scale
    let scores = scale.scores.count == scale.levels.count ? fit.levels.map { scale.scores[$0] } : []
    let predictions = ModelPredictions(
      fit: fit, data: data, confidence: confidence, scores: fit.levels.isEmpty ? [] : scores)
    let flags = flags(flag, fit, nil)
    for term in fit.frame.terms {
      for prediction in predictions.predictions(of: fit.frame.settings(of: term)) {
        var level = ""
        var statistic = "predicted_mean"
        if case .share(let place) = prediction.kind {
          statistic = "predicted_probability"
          level =
            fit.levels.isEmpty ? events.joined(separator: " + ") : scale.levels[fit.levels[place]]
        }
        if prediction.reference != nil { statistic += "_difference" }
        append(
          ResultRow(
            key(
              statistic, groupBy: prediction.setting.groupBy, group: prediction.setting.group,
              versus: prediction.reference?.group ?? "", level: level),
            .estimate(prediction.estimate), flag: flags))
      }
    }
  }

  private mutating func tested(
    _ key: ResultKey, _ flag: String, _ test: () throws(UndefinedStatistic) -> Estimate
  ) {
    do throws(UndefinedStatistic) {
      append(ResultRow(key, .estimate(try test()), flag: flag))
    } catch {
      append(ResultRow(key, .undefined(reason: error.reason), flag: flag))
    }
  }

  /// What is to be said of a number of the model, or of one of its parameters.
  private func flags(_ flag: String, _ fit: ModelFit, _ parameter: Int?) -> String {
    let isSeparated = parameter.map(fit.separated.contains) ?? false
    return [
      flag, fit.lacksReplicates ? "replicates_left_out" : "",
      fit.isPenalised ? "penalised_fit" : "", isSeparated ? "separated_groups" : "",
    ].filter { !$0.isEmpty }.joined(separator: ";")
  }

  private func key(_ statistic: String, _ column: ModelColumn) -> ResultKey {
    key(
      statistic, item: column.item, groupBy: column.groupBy, group: column.group,
      versus: column.versusGroup)
  }

  private func estimate(_ fit: ModelFit, _ parameter: Int, count: Int) -> Estimate {
    let value = fit.parameters[parameter]
    var result = Estimate(value: value, count: count)
    guard let error = fit.standardError(parameter) else { return result }
    result.standardError = error
    result.method = "t"
    guard fit.degreesOfFreedom > 0 else { return result }
    let df = Double(fit.degreesOfFreedom)
    result.degreesOfFreedom = df
    guard error > 0, let t = fit.studentQuantile(confidence) else { return result }
    result.confidence = confidence
    if fit.separated.contains(parameter), let penalised = fit.penalised,
      let covariance = fit.covariance
    {
      result.method = "penalised_profile"
      result.interval = penalised.interval(parameter, covariance, quantile: t)
      let statistic = penalised.statistic([parameter], covariance)
      result.pValue = statistic.flatMap {
        StudentT(degreesOfFreedom: df)?.bothTails($0.squareRoot())
      }
      return result
    }
    result.interval = Interval(low: value - t * error, high: value + t * error)
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
