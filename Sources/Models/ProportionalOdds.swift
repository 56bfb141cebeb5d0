import Estimation
import LinearAlgebra
import Probability
import Surveys

/// What tells whether the slopes of a cumulative-link model differ between its thresholds.
///
/// A slope of its own is thought at every threshold but the first; how steeply the likelihood would
/// rise with these slopes is tested against zero. Nothing is fitted again, so that a threshold at
/// which groups are separated costs nothing.
///
/// - Reference: Peterson and Harrell (1990), *Appl. Stat.* 39, 205–217; Rao, Scott and Skinner
///   (1998), *Stat. Sin.* 8, 1059–1070.
/// - Checked against: scores and informations of the fit of `ordinal::clm` in R, with `survey`
///   `svyrecvar`, `References/models`.
struct ProportionalOddsScores: Sendable {
  private let problem: OrdinalProblem
  private let weights: [Double]
  private let state: CumulativeState
  private let scores: Matrix
  /// The expected information of the parameters of the fit.
  private let factor: CholeskyFactor
  /// The expected information of each respondent about the places of its thresholds, by its weight:
  /// the own of each threshold, that with the next, and their sum over all places.
  private var own: Matrix
  private var beside: Matrix
  private var sum: Matrix

  /// - Returns: nil with fewer than three answers, which leave one threshold.
  init?(_ problem: OrdinalProblem, _ parameters: [Double], _ weights: [Double]) {
    let q = problem.levelCount - 1
    guard q > 1, let information = problem.penalised(weights).state(parameters)?.information,
      let factor = try? CholeskyFactor(information)
    else { return nil }
    self.problem = problem
    self.weights = weights
    self.factor = factor
    state = problem.state(parameters, weights)
    scores = state.scores(problem.columns, problem.answers)
    own = Matrix(rowCount: weights.count, columnCount: q)
    beside = own
    sum = own
    var row = RowInformation(q)
    for place in weights.indices {
      row.set(problem.link, state.thresholds, state.predictors[place])
      for k in 0..<q {
        let (d, b) = (weights[place] * row.diagonal[k], weights[place] * row.beside[k])
        own[place, k] = d
        beside[place, k] = b
        sum[place, k] += d + b
        if k + 1 < q { sum[place, k + 1] += b }
      }
    }
  }

  /// The scores of the slopes thought at each threshold, and their information, both less what the
  /// parameters explain.
  ///
  /// - Parameter columns: The columns of the model whose slopes are in question.
  /// - Returns: One column of scores, and one row and column of the information, a slope and
  ///   threshold beyond the first: threshold by threshold, column by column.
  func adjusted(_ columns: Matrix) -> (scores: Matrix, information: Matrix) {
    let (q, width) = (problem.levelCount - 1, columns.columnCount)
    var thought = Matrix(rowCount: weights.count, columnCount: (q - 1) * width)
    var cross = Matrix(rowCount: state.parameterCount, columnCount: (q - 1) * width)
    var information = Matrix(rowCount: (q - 1) * width, columnCount: (q - 1) * width)
    for k in 1..<q {
      let first = (k - 1) * width
      let byThreshold = [
        columns.times(beside.column(k - 1), .transposed), columns.times(own.column(k), .transposed),
        columns.times(beside.column(k), .transposed),
      ]
      let bySlope = columns.scaled(sum.column(k)).times(problem.columns, .transposed)
      let inner = columns.scaled(own.column(k)).times(columns, .transposed)
      let next = columns.scaled(beside.column(k)).times(columns, .transposed)
      for column in 0..<width {
        for row in weights.indices {
          thought[row, first + column] = -columns[row, column] * score(row, k)
        }
        for (shift, values) in byThreshold.enumerated() where k - 1 + shift < q {
          cross[k - 1 + shift, first + column] = -values[column]
        }
        for slope in 0..<problem.columns.columnCount {
          cross[q + slope, first + column] = bySlope[column, slope]
        }
        for other in 0..<width {
          information[first + column, first + other] = inner[column, other]
          guard k + 1 < q else { continue }
          information[first + column, first + width + other] = next[column, other]
          information[first + width + other, first + column] = next[column, other]
        }
      }
    }
    let explained = factor.solve(cross)
    let parts = scores.times(explained)
    for index in thought.values.indices { thought.values[index] -= parts.values[index] }
    let known = cross.transposed.times(explained)
    for index in information.values.indices { information.values[index] -= known.values[index] }
    return (thought, information)
  }

  /// The derivative of a row's log-likelihood by the place of a threshold.
  private func score(_ row: Int, _ k: Int) -> Double {
    let answer = Int(problem.answers[row])
    if answer == k { return state.above[row] }
    return answer == k + 1 ? state.below[row] : 0
  }
}

extension Matrix {
  /// The matrix with each row multiplied by a number.
  fileprivate func scaled(_ factors: [Double]) -> Matrix {
    var result = self
    for column in 0..<columnCount {
      for row in 0..<rowCount { result.values[column * rowCount + row] *= factors[row] }
    }
    return result
  }
}

extension ModelFit {
  /// Tests whether the slopes of some columns are the same at all thresholds.
  ///
  /// The statistic is that of independent answers; its distribution under the design is that of
  /// Rao and Scott to the second order, which keeps its level with few respondents, where the
  /// covariance of the scores is not known well enough to be inverted.
  ///
  /// - Parameters:
  ///   - columns: The columns of the frame in question.
  ///   - data: The data with their design.
  /// - Returns: F by the eigenvalues of the design effects, on the degrees of freedom of the
  ///   design.
  /// - Throws: ``UndefinedStatistic`` where the fit or the design does not allow it.
  func proportionalOddsTest(
    _ columns: [Int], _ data: SurveyData
  ) throws(UndefinedStatistic) -> Estimate {
    guard self.covariance != nil else { throw UndefinedStatistic(reasonWithoutErrors) }
    guard !isPenalised else { throw UndefinedStatistic("separated_groups") }
    let chosen = frame.x.submatrix(rows: Array(0..<frame.rowCount), columns: columns)
    guard let (scores, information) = proportionalOdds?.adjusted(chosen) else {
      throw UndefinedStatistic("one_threshold")
    }
    guard let covariance = data.covariance(ofTotals: scores, rows: frame.rows) else {
      throw UndefinedStatistic(reasonWithoutErrors)
    }
    let totals = scores.times(frame.weights, .transposed)
    let freedom = Double(data.design.degreesOfFreedom(rows: frame.rows))
    guard freedom > 0, let solution = information.scaledSolution(Matrix(column: totals)),
      let effects = information.scaledSolution(covariance)
    else { throw UndefinedStatistic("too_few_clusters") }
    var (statistic, trace, square) = (0.0, 0.0, 0.0)
    for row in totals.indices {
      statistic += totals[row] * solution.values[row]
      trace += effects[row, row]
      for column in totals.indices { square += effects[row, column] * effects[column, row] }
    }
    guard trace > 0, square > 0 else { throw UndefinedStatistic("no_variation") }
    let (value, k) = (statistic / trace, trace * trace / square)
    return Estimate(
      value: value, degreesOfFreedom: k, denominatorDegreesOfFreedom: k * freedom,
      count: frame.rowCount,
      pValue: FisherF(numerator: k, denominator: k * freedom)?.upperTail(value),
      method: "score_test")
  }
}

extension SurveyData {
  /// The covariance of weighted totals of columns, by the strata and clusters of the design or by
  /// its replicates; nil in the regime that has no sampling error.
  func covariance(ofTotals columns: Matrix, rows: [Int32]) -> Matrix? {
    guard regime == .sample else { return nil }
    guard let replicates = design.replicates else {
      return design.covariance(ofTotals: columns, rows: rows)
    }
    let weights = rows.map { design.weights[Int($0)] }
    let values = (0..<replicates.count).map { replicate in
      design.replicateWeights(replicate).map { all in
        columns.times(rows.map { all[Int($0)] }, .transposed)
      }
    }
    return replicates.scheme.covariance(
      of: values, estimates: columns.times(weights, .transposed))
  }
}
