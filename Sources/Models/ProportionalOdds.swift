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
/// - Checked against: the scores of `ordinal::clm` with R `survey` `svyrecvar`,
///   `References/models`.
struct ProportionalOddsScores: Sendable {
  private let problem: OrdinalProblem
  private let state: CumulativeState
  private let scores: Matrix
  private let factor: CholeskyFactor
  private let weights: [Double]

  /// - Returns: nil with fewer than three answers, which leave one threshold.
  init?(_ problem: OrdinalProblem, _ parameters: [Double], _ weights: [Double]) {
    let state = problem.state(parameters, weights)
    guard problem.levelCount > 2,
      let factor = try? CholeskyFactor(state.curvature(problem.columns, problem.answers, weights))
    else { return nil }
    self.problem = problem
    self.state = state
    self.factor = factor
    self.weights = weights
    scores = state.scores(problem.columns, problem.answers)
  }

  /// The scores of the slopes thought at each threshold, less what the parameters explain of them.
  ///
  /// - Parameter columns: The columns of the model whose slopes are in question.
  /// - Returns: One column a slope and threshold beyond the first.
  func adjustedScores(_ columns: Matrix) -> Matrix {
    let (q, rows) = (problem.levelCount - 1, problem.answers.count)
    let count = (q - 1) * columns.columnCount
    var own = Matrix(rowCount: rows, columnCount: count)
    var cross = Matrix(rowCount: state.parameterCount, columnCount: count)
    var linear = [Double](repeating: 0, count: rows)
    for column in 0..<columns.columnCount {
      for k in 1..<q {
        let place = column * (q - 1) + k - 1
        for row in 0..<rows {
          let (x, by) = (columns[row, column], curvature(row, k))
          own[row, place] = -x * by.score
          let weighted = weights[row] * x
          linear[row] = weighted * (by.own + by.below + by.above)
          cross[k, place] -= weighted * by.own
          cross[k - 1, place] -= weighted * by.below
          if k + 1 < q { cross[k + 1, place] -= weighted * by.above }
        }
        guard problem.columns.columnCount > 0 else { continue }
        let slopes = problem.columns.times(linear, .transposed)
        for (slope, value) in slopes.enumerated() { cross[q + slope, place] = value }
      }
    }
    let explained = scores.times(factor.solve(cross))
    for index in own.values.indices { own.values[index] -= explained.values[index] }
    return own
  }

  /// The derivative of a row's log-likelihood by the place of threshold `k`, and minus the second
  /// derivatives by that place, and by it and the one below or above.
  private func curvature(
    _ row: Int, _ k: Int
  ) -> (score: Double, own: Double, below: Double, above: Double) {
    let answer = Int(problem.answers[row])
    if answer == k {
      return (state.above[row], state.curvatureAbove[row], state.curvatureMixed[row], 0)
    }
    if answer == k + 1 {
      let mixed = k + 1 < state.thresholds.count ? state.curvatureMixed[row] : 0
      return (state.below[row], state.curvatureBelow[row], 0, mixed)
    }
    return (0, 0, 0, 0)
  }
}

extension ModelFit {
  /// Tests whether the slopes of some columns are the same at all thresholds.
  ///
  /// - Parameters:
  ///   - columns: The columns of the frame in question.
  ///   - data: The data with their design.
  /// - Returns: F on the degrees of freedom of the design, adjusted for their number.
  /// - Throws: ``UndefinedStatistic`` where the fit or the design does not allow it.
  func proportionalOddsTest(
    _ columns: [Int], _ data: SurveyData
  ) throws(UndefinedStatistic) -> Estimate {
    guard self.covariance != nil else { throw UndefinedStatistic(reasonWithoutErrors) }
    guard !isPenalised else { throw UndefinedStatistic("separated_groups") }
    guard let proportionalOdds else { throw UndefinedStatistic("one_threshold") }
    let adjusted = proportionalOdds.adjustedScores(
      frame.x.submatrix(rows: Array(0..<frame.rowCount), columns: columns))
    guard let covariance = data.covariance(ofTotals: adjusted, rows: frame.rows) else {
      throw UndefinedStatistic(reasonWithoutErrors)
    }
    let totals = adjusted.times(frame.weights, .transposed)
    let freedom = data.design.degreesOfFreedom(rows: frame.rows)
    let (k, rest) = (totals.count, freedom - totals.count + 1)
    guard rest > 0, let solution = covariance.scaledSolution(Matrix(column: totals)) else {
      throw UndefinedStatistic("too_few_clusters")
    }
    var statistic = 0.0
    for index in totals.indices { statistic += totals[index] * solution.values[index] }
    let value = statistic * Double(rest) / Double(freedom * k)
    return Estimate(
      value: value, degreesOfFreedom: Double(k), denominatorDegreesOfFreedom: Double(rest),
      count: frame.rowCount,
      pValue: FisherF(numerator: Double(k), denominator: Double(rest))?.upperTail(value),
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
