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
  var parameters: [Double] = []
  /// The same in the basis in which they were found.
  var basisParameters: [Double] = []
  /// What each respondent adds to the parameters, before its weight: the total varies as they do.
  ///
  /// Empty in the regime that has no sampling error.
  var influence = Matrix(rowCount: 0, columnCount: 0)
  /// The parameters on each replicate, nil where they have none; nil without replicates.
  var replicateParameters: [[Double]?]?
  var covariance: Matrix?
  /// Clusters less strata, less the coefficients but for one.
  var degreesOfFreedom = 0
  var dispersion: Double?
  /// The parameters along which the likelihood has no maximum, where it has none.
  var separated: Set<Int> = []
  /// The penalised likelihood, where the plain one has no maximum.
  var penalised: PenalisedProfile?
  var proportionalOdds: ProportionalOddsScores?

  init(frame: ModelFrame, family: LinearFamily, levels: [Int] = []) {
    self.frame = frame
    self.family = family
    self.levels = levels
  }

  /// Why there are no errors, where there are none.
  var reasonWithoutErrors = "no_design_errors"

  var isPenalised: Bool { penalised != nil }
  var thresholds: [Double] { Array(parameters.prefix(max(0, levels.count - 1))) }
  /// Whether the model could not be fitted on some of the replicates.
  var lacksReplicates: Bool { replicateParameters?.contains { $0 == nil } ?? false }

  /// The place of a column's coefficient among the parameters; nil for what is no parameter.
  func parameter(ofColumn column: Int) -> Int? {
    if levels.isEmpty { return column }
    return column == 0 ? nil : levels.count - 1 + column - 1
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
    guard let covariance else { throw UndefinedStatistic(reasonWithoutErrors) }
    guard degreesOfFreedom > 0 else { throw UndefinedStatistic("no_degrees_of_freedom") }
    if parameters.contains(where: separated.contains), let penalised {
      return try penalisedTest(parameters, penalised, covariance)
    }
    let chosen = parameters.map { self.parameters[$0] }
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

  private func penalisedTest(
    _ parameters: [Int], _ profile: PenalisedProfile, _ covariance: Matrix
  ) throws(UndefinedStatistic) -> Estimate {
    guard let statistic = profile.statistic(parameters, covariance) else {
      throw UndefinedStatistic("no_convergence")
    }
    let (k, nu) = (Double(parameters.count), Double(degreesOfFreedom))
    return Estimate(
      value: statistic / k, degreesOfFreedom: k, denominatorDegreesOfFreedom: nu,
      count: frame.rowCount,
      pValue: FisherF(numerator: k, denominator: nu)?.upperTail(statistic / k),
      method: "penalised_profile")
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
