import Estimation
import LinearAlgebra
import Surveys

extension ModelFit {
  /// A generalised linear model over the rows of a frame, with errors from the design.
  ///
  /// The covariance is that of the totals of the estimating functions, `A⁻¹BA⁻¹`, with the expected
  /// information as `A`.
  ///
  /// - Parameters:
  ///   - family: The family with its link.
  ///   - frame: The rows and columns.
  ///   - outcome: The number of each row: a score, or 1 for the event.
  ///   - data: The data with their design.
  /// - Returns: The fit in the units of the data.
  /// - Throws: ``AliasedColumns``, or ``FitFailure`` where the likelihood has no maximum.
  /// - Reference: Binder (1983), *Int. Stat. Rev.* 51, 279–292.
  /// - Checked against: R `survey` 4.1 `svyglm`, `References/models`.
  static func linear(
    _ family: LinearFamily, _ frame: ModelFrame, outcome: [Double], data: SurveyData
  ) throws -> ModelFit {
    let mean = frame.totalWeight / Double(frame.rowCount)
    let weights = frame.weights.map { $0 / mean }
    let basis = try ModelBasis(frame.x, weights: weights)
    let fit = try LinearFit(family, basis: basis.columns, outcome: outcome, weights: weights)
    guard let factor = try? CholeskyFactor(fit.information) else { throw FitFailure.noMaximum }
    let size = fit.coefficients.count
    // From scores in the basis to parameters of the data, whose weights are not brought to one.
    var carry = factor.solve(basis.inverse.transposed)
    for index in carry.values.indices { carry.values[index] /= mean }
    var scored = basis.columns
    for column in 0..<size {
      let start = column * frame.rowCount
      for row in 0..<frame.rowCount { scored.values[start + row] *= fit.scores[row] }
    }
    let influence = scored.times(carry)
    return ModelFit(
      frame: frame, family: family, thresholds: [],
      coefficients: basis.inverse.times(fit.coefficients), predictors: fit.predictors,
      influence: influence, covariance: data.covariance(ofInfluence: influence, rows: frame.rows),
      degreesOfFreedom: data.design.degreesOfFreedom(rows: frame.rows) + 1 - size,
      dispersion: dispersion(family, fit, outcome, weights, parameters: size),
      iterations: fit.iterations)
  }

  /// The mean squared Pearson residual, as if of a simple random sample.
  private static func dispersion(
    _ family: LinearFamily, _ fit: LinearFit, _ outcome: [Double], _ weights: [Double],
    parameters: Int
  ) -> Double? {
    let rest = outcome.count - parameters
    guard rest > 0 else { return nil }
    var sum = 0.0
    for row in outcome.indices {
      let residual = outcome[row] - family.mean(fit.predictors[row])
      sum += weights[row] * residual * residual / family.variance(fit.predictors[row])
    }
    return sum / Double(rest)
  }
}

extension SurveyData {
  /// The covariance of totals of influence; nil in the regime that has no sampling error.
  func covariance(ofInfluence influence: Matrix, rows: [Int32]) -> Matrix? {
    guard regime == .sample else { return nil }
    return design.covariance(ofTotals: influence, rows: rows)
  }
}
