import Estimation
import LinearAlgebra
import Probability
import Surveys

/// A fitted model: parameters in the units of the data, and what is known of their precision.
///
/// Parameters are the thresholds of an ordinal model, then the coefficients of the columns; an
/// ordinal model has no intercept.
struct ModelFit: Sendable {
  var frame: ModelFrame
  var family: LinearFamily
  /// The answers of an ordinal outcome that occur, in their order.
  var levels: [Int] = []
  var thresholds: [Double]
  /// One coefficient a column of the frame; that of the intercept is 0 in an ordinal model.
  var coefficients: [Double]
  /// The linear predictor of each row, thresholds left out.
  var predictors: [Double]
  /// What each respondent adds to the parameters, before its weight: the total varies as they do.
  var influence: Matrix
  var covariance: Matrix?
  /// Clusters less strata, less the coefficients but for one.
  var degreesOfFreedom: Int
  var dispersion: Double?
  /// The columns of the frame along which the likelihood has no maximum, where it has none.
  var separated: [Int] = []
  var isPenalised = false
  var iterations: Int

  /// The place of a column's coefficient among the parameters; nil for what is no parameter.
  func parameter(ofColumn column: Int) -> Int? {
    if thresholds.isEmpty { return column }
    return column == 0 ? nil : thresholds.count + column - 1
  }

  /// The standard error of a parameter.
  func standardError(_ parameter: Int) -> Double? {
    covariance.map { max(0, $0[parameter, parameter]).squareRoot() }
  }

  /// The quantile that intervals use; nil without degrees of freedom.
  func studentQuantile(_ confidence: Double) -> Double? {
    StudentT(degreesOfFreedom: Double(degreesOfFreedom))?.quantile((1 + confidence) / 2)
  }

  /// Tests whether some parameters are all zero.
  ///
  /// - Returns: F with as many degrees of freedom as parameters, on those of the model.
  /// - Checked against: R `survey` 4.1 `regTermTest`, `References/models`.
  func waldTest(_ parameters: [Int]) throws(UndefinedStatistic) -> Estimate {
    let values = (thresholds + coefficients.dropFirst(thresholds.isEmpty ? 0 : 1))
    guard let covariance else { throw UndefinedStatistic("no_design_errors") }
    guard degreesOfFreedom > 0 else { throw UndefinedStatistic("no_degrees_of_freedom") }
    let chosen = parameters.map { values[$0] }
    let right = Matrix(rowCount: chosen.count, columnCount: 1, values: chosen)
    let part = covariance.submatrix(rows: parameters, columns: parameters)
    guard let solution = part.scaledSolution(right) else {
      throw UndefinedStatistic("too_few_clusters")
    }
    var statistic = 0.0
    for index in chosen.indices { statistic += chosen[index] * solution.values[index] }
    let (k, nu) = (Double(parameters.count), Double(degreesOfFreedom))
    return Estimate(
      value: statistic / k, degreesOfFreedom: k, denominatorDegreesOfFreedom: nu,
      count: frame.rowCount,
      pValue: FisherF(numerator: k, denominator: nu)?.upperTail(statistic / k),
      method: "wald")
  }
}

extension Matrix {
  /// The solution of a symmetric positive definite system, brought to unit variances first.
  ///
  /// - Returns: nil where the matrix is singular to twelve digits.
  func scaledSolution(_ right: Matrix) -> Matrix? {
    let roots = (0..<rowCount).map { self[$0, $0].squareRoot() }
    guard roots.allSatisfy({ $0 > 0 && $0 < .infinity }) else { return nil }
    var scaled = self
    var target = right
    for row in 0..<rowCount {
      for column in 0..<rowCount { scaled[row, column] /= roots[row] * roots[column] }
      for column in 0..<right.columnCount { target[row, column] /= roots[row] }
    }
    guard let factor = try? CholeskyFactor(scaled),
      (0..<rowCount).allSatisfy({ factor.upper[$0, $0] > 1e-6 })
    else { return nil }
    var solution = factor.solve(target)
    for row in 0..<rowCount {
      for column in 0..<right.columnCount { solution[row, column] /= roots[row] }
    }
    return solution
  }
}
