import Estimation
import LinearAlgebra
import Probability
import Surveys

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An average over all respondents of what a model predicts, had they all been of one group.
struct ModelPrediction: Sendable {
  enum Kind: Equatable, Sendable {
    /// The share of an answer, by its place among those that occur.
    case share(Int)
    case mean
  }

  var kind: Kind
  var setting: ModelSetting
  /// The reference with which the group is compared; nil for the average itself.
  var reference: ModelSetting?
  var estimate: Estimate
}

/// A group into which all respondents are put.
struct ModelSetting: Equatable, Sendable {
  var groupBy: String
  var group: String
  /// Respondents who are of the group.
  var count: Int
  /// The places and levels of the predictors that make it.
  var levels: [Int: Int32]
}

/// Averages of the predictions of a model, with errors that carry those of the model and of the
/// respondents over whom is averaged.
///
/// - Reference: Graubard and Korn (1999), *Biometrics* 55, 652–659.
/// - Checked against: R `survey` 4.1 `svypredmeans`, `References/models`.
struct ModelPredictions {
  let fit: ModelFit
  let data: SurveyData
  let confidence: Double
  /// The scores of the answers that occur; empty where the outcome has no mean of its own.
  let scores: [Double]

  /// The averages of one setting: one value a kind.
  private struct Average {
    var values: [Double]
    /// What each respondent adds to them, one column a kind.
    var influence: Matrix
    /// The derivatives by the parameters, one row a kind.
    var derivatives: Matrix
    /// One row a replicate; nil where the model has no fit there.
    var replicates: [[Double]?]
  }

  private var kinds: [ModelPrediction.Kind] {
    guard !fit.thresholds.isEmpty else { return [fit.family.family == .logit ? .share(0) : .mean] }
    return fit.levels.indices.map { .share($0) } + (scores.isEmpty ? [] : [.mean])
  }

  /// The averages of every group of a term, and their differences from its first.
  func predictions(of settings: [ModelSetting]) -> [ModelPrediction] {
    var result: [ModelPrediction] = []
    var differences: [ModelPrediction] = []
    var first: (setting: ModelSetting, average: Average)?
    for setting in settings {
      let average = average(setting)
      let count = first.map { min($0.setting.count, setting.count) } ?? setting.count
      for (place, kind) in kinds.enumerated() {
        result.append(
          ModelPrediction(
            kind: kind, setting: setting,
            estimate: estimate(average, minus: nil, place, kind, count: setting.count)))
        guard let first else { continue }
        differences.append(
          ModelPrediction(
            kind: kind, setting: setting, reference: first.setting,
            estimate: estimate(average, minus: first.average, place, kind, count: count)))
      }
      if first == nil { first = (setting, average) }
    }
    return result + differences
  }

  private func average(_ setting: ModelSetting) -> Average {
    let x = fit.frame.columns(putting: setting.levels)
    let weights = fit.frame.weights
    let cells = cells(x, fit.parameters)
    let values = mean(cells, weights)
    let derivatives = derivatives(x, weights)
    var influence = Matrix(rowCount: weights.count, columnCount: kinds.count)
    let total = fit.frame.totalWeight
    if fit.covariance != nil, fit.replicateParameters == nil {
      // A raised covariance of the parameters has no influence, and is added on its own.
      if !fit.isPenalised { influence = fit.influence.times(derivatives.transposed) }
      for kind in kinds.indices {
        for row in weights.indices {
          influence[row, kind] += (cells[row, kind] - values[kind]) / total
        }
      }
    }
    return Average(
      values: values, influence: influence, derivatives: derivatives,
      replicates: replicates(x, cells))
  }

  private func replicates(_ x: Matrix, _ cells: Matrix) -> [[Double]?] {
    guard let refits = fit.replicateParameters else { return [] }
    return refits.indices.map { replicate in
      guard let all = data.design.replicateWeights(replicate), let parameters = refits[replicate]
      else { return nil }
      let weights = fit.frame.rows.map { all[Int($0)] }
      return mean(fit.isPenalised ? cells : self.cells(x, parameters), weights)
    }
  }

  private func mean(_ cells: Matrix, _ weights: [Double]) -> [Double] {
    let total = weights.reduce(0, +)
    return cells.times(weights, .transposed).map { $0 / total }
  }

  /// What the model predicts of each respondent, one column a kind.
  private func cells(_ x: Matrix, _ parameters: [Double]) -> Matrix {
    var result = Matrix(rowCount: x.rowCount, columnCount: kinds.count)
    let q = fit.thresholds.count
    guard q > 0 else {
      let predictors = x.times(parameters)
      for row in predictors.indices { result[row, 0] = fit.family.mean(predictors[row]) }
      return result
    }
    let link = CumulativeLink(link: fit.family.link)
    let predictors = x.times([0] + parameters[q...])
    for row in predictors.indices {
      var lower = CumulativeLink.Place.start
      for level in 0...q {
        let upper =
          level == q ? CumulativeLink.Place.end : link.place(parameters[level] - predictors[row])
        let share = CumulativeLink.share(lower, upper)
        result[row, level] = share
        if !scores.isEmpty { result[row, q + 1] += scores[level] * share }
        lower = upper
      }
    }
    return result
  }

  /// The derivatives of the averages by the parameters, one row a kind.
  private func derivatives(_ x: Matrix, _ weights: [Double]) -> Matrix {
    let q = fit.thresholds.count
    let total = fit.frame.totalWeight
    var result = Matrix(rowCount: kinds.count, columnCount: fit.parameters.count)
    guard q > 0 else {
      var slopes = x.times(fit.parameters)
      for row in slopes.indices { slopes[row] = weights[row] * fit.family.slope(slopes[row]) }
      for (place, value) in x.times(slopes, .transposed).enumerated() {
        result[0, place] = value / total
      }
      return result
    }
    let link = CumulativeLink(link: fit.family.link)
    let predictors = x.times([0] + fit.parameters[q...])
    for threshold in 0..<q {
      var density = [Double](repeating: 0, count: x.rowCount)
      for row in density.indices {
        let place = link.place(fit.parameters[threshold] - predictors[row])
        density[row] = weights[row] * place.density / total
      }
      var along = x.times(density, .transposed).map { -$0 }
      along.replaceSubrange(0..<1, with: (0..<q).map { $0 == threshold ? -along[0] : 0 })
      for (place, value) in along.enumerated() {
        result[threshold, place] += value
        result[threshold + 1, place] -= value
        if !scores.isEmpty {
          result[q + 1, place] += (scores[threshold] - scores[threshold + 1]) * value
        }
      }
    }
    return result
  }

  private func estimate(
    _ average: Average, minus other: Average?, _ place: Int, _ kind: ModelPrediction.Kind,
    count: Int
  ) -> Estimate {
    let value = average.values[place] - (other?.values[place] ?? 0)
    var result = Estimate(value: value, count: count, method: "standardised")
    guard let variance = variance(average, other, place, value) else { return result }
    result.standardError = max(0, variance).squareRoot()
    let freedom = fit.degreesOfFreedom
    guard freedom > 0, variance > 0, let t = fit.studentQuantile(confidence) else { return result }
    result.degreesOfFreedom = Double(freedom)
    result.confidence = confidence
    let reach = t * variance.squareRoot()
    result.interval = interval(value, reach, kind, isDifference: other != nil)
    if other != nil {
      result.pValue = StudentT(degreesOfFreedom: Double(freedom))?
        .bothTails(value / variance.squareRoot())
    }
    return result
  }

  private func variance(
    _ average: Average, _ other: Average?, _ place: Int, _ value: Double
  ) -> Double? {
    guard let covariance = fit.covariance else { return nil }
    var variance: Double?
    if fit.replicateParameters != nil, let scheme = data.design.replicates?.scheme {
      let values = average.replicates.indices.map { index -> Double in
        guard let own = average.replicates[index]?[place] else { return .nan }
        guard let other else { return own }
        return own - (other.replicates[index]?[place] ?? .nan)
      }
      variance = scheme.variance(of: values, estimate: value)
    } else {
      var column = average.influence.column(place)
      if let other {
        for (row, part) in other.influence.column(place).enumerated() { column[row] -= part }
      }
      variance = data.covariance(ofTotals: Matrix(column: column), rows: fit.frame.rows)?[0, 0]
    }
    guard fit.isPenalised, let known = variance else { return variance }
    var along = average.derivatives.row(place)
    if let other {
      for (index, part) in other.derivatives.row(place).enumerated() { along[index] -= part }
    }
    return known + covariance.bilinear(along, along)
  }

  /// Limits that stay within what the number can be.
  private func interval(
    _ value: Double, _ reach: Double, _ kind: ModelPrediction.Kind, isDifference: Bool
  ) -> Interval {
    guard kind != .mean else { return Interval(low: value - reach, high: value + reach) }
    if isDifference { return Interval(low: max(-1, value - reach), high: min(1, value + reach)) }
    let (centre, width) = (log(value / (1 - value)), reach / (value * (1 - value)))
    guard width.isFinite else { return Interval(low: value, high: value) }
    return Interval(low: 1 / (1 + exp(width - centre)), high: 1 / (1 + exp(-width - centre)))
  }
}

extension ModelFrame {
  /// The columns of the model with all respondents put into a group.
  func columns(putting levels: [Int: Int32]) -> Matrix {
    var coder = TermCoder(predictors: predictors, rows: rows)
    coder.put(into: levels)
    coder.addIntercept()
    for term in terms { coder.add(term.names) }
    return Matrix(rowCount: rows.count, columnCount: columns.count, values: coder.values)
  }

  /// The groups of a term that is made of factors alone, its references first; those without
  /// respondents are left out.
  func settings(of term: ModelTerm) -> [ModelSetting] {
    guard term.item.isEmpty, let first = term.columns.first else { return [] }
    let members = term.names.compactMap { name in predictors.firstIndex { $0.id == name } }
    let coder = TermCoder(predictors: predictors, rows: rows)
    var choices: [[Int32]] = [[]]
    for member in members {
      choices = choices.flatMap { choice in
        coder.usedLevels(of: member).map { choice + [Int32($0)] }
      }
    }
    let settings = choices.map { levels in
      ModelSetting(
        groupBy: columns[first].groupBy,
        group: zip(members, levels).map { predictors[$0].levels[Int($1)] }
          .joined(separator: SurveyData.crossing),
        count: rows.count { row in
          zip(members, levels).allSatisfy { predictors[$0].codes[Int(row)] == $1 }
        },
        levels: Dictionary(uniqueKeysWithValues: zip(members, levels)))
    }
    return settings.filter { $0.count > 0 }
  }
}
