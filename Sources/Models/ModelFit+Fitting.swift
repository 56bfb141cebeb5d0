import Estimation
import LinearAlgebra
import Surveys

extension ModelFit {
  /// A generalised linear model over the rows of a frame, with errors from the design.
  ///
  /// The covariance is that of the totals of the estimating functions, `A⁻¹BA⁻¹`, with the expected
  /// information as `A`; with replicates the model is fitted again with the weights of each.
  ///
  /// - Parameters:
  ///   - family: The family with its link.
  ///   - frame: The rows and columns.
  ///   - outcome: The number of each row: a score, or 1 for the event.
  ///   - data: The data with their design.
  /// - Returns: The fit in the units of the data; a penalised one where groups are separated.
  /// - Throws: ``AliasedColumns``, or ``FitFailure`` where no likelihood has a maximum.
  /// - Reference: Binder (1983), *Int. Stat. Rev.* 51, 279–292.
  /// - Checked against: R `survey` 4.1 `svyglm`, `References/models`.
  static func linear(
    _ family: LinearFamily, _ frame: ModelFrame, outcome: [Double], data: SurveyData
  ) throws -> ModelFit {
    let (weights, mean) = frame.relativeWeights
    let basis = try ModelBasis(frame.x, weights: weights)
    let problem = LinearProblem(family: family, basis: basis, outcome: outcome)
    var fit = ModelFit(frame: frame, family: family)
    try fit.take(problem, weights, meanWeight: mean, data)
    fit.degreesOfFreedom =
      data.design.degreesOfFreedom(rows: frame.rows) + 1 - fit.parameters.count
    fit.dispersion = dispersion(family, frame.x.times(fit.parameters), outcome, weights, frame)
    return fit
  }

  /// A cumulative-link model over the rows of a frame, with errors from the design.
  ///
  /// Answers that nobody gave have no threshold. Degrees of freedom are those of the design less
  /// the slopes, as in R's `svyolr`.
  ///
  /// - Reference: McCullagh (1980), *J. R. Stat. Soc. B* 42, 109–142.
  /// - Checked against: R `survey` 4.1 `svyolr`, `MASS::polr`, `ordinal::clm`,
  ///   `References/models`.
  static func ordinal(
    _ family: LinearFamily, _ frame: ModelFrame, data: SurveyData
  ) throws -> ModelFit {
    let (weights, mean) = frame.relativeWeights
    let basis = try ModelBasis(frame.x, weights: weights)
    let (levels, answers) = frame.usedAnswers
    let problem = OrdinalProblem(
      CumulativeLink(link: family.link), basis, answers: answers, levelCount: levels.count)
    var fit = ModelFit(frame: frame, family: family, levels: levels)
    try fit.take(problem, weights, meanWeight: mean, data)
    fit.degreesOfFreedom =
      data.design.degreesOfFreedom(rows: frame.rows) - (frame.columns.count - 1)
    if !fit.isPenalised {
      fit.proportionalOdds = ProportionalOddsScores(problem, fit.basisParameters, weights)
    }
    return fit
  }

  /// Fits, by the penalised likelihood where the plain one has no maximum.
  private mutating func take(
    _ problem: some ModelProblem, _ weights: [Double], meanWeight: Double, _ data: SurveyData
  ) throws {
    let carry = problem.carry
    let information: Matrix
    do throws(FitFailure) {
      basisParameters = try problem.greatest(weights, from: nil)
      information = problem.information(basisParameters, weights)
    } catch .noMaximum(let direction) {
      let likelihood = problem.penalised(weights)
      let top = try likelihood.maximum(from: problem.start(weights))
      basisParameters = top.parameters
      information = top.information
      penalised = PenalisedProfile(likelihood: likelihood, top: top, carry: carry)
      if !direction.isEmpty { separated = growing(carry.times(direction)) }
    }
    guard let factor = try? CholeskyFactor(information) else {
      throw FitFailure.noMaximum(direction: [])
    }
    parameters = carry.times(basisParameters)
    var inverse = factor.solve(.identity(basisParameters.count))
    for index in inverse.values.indices { inverse.values[index] /= meanWeight }
    let influence = problem.scores(basisParameters).times(inverse)
    guard data.regime == .sample else {
      reasonWithoutErrors = "no_sampling_error"
      return
    }
    self.influence = influence.times(carry.transposed)
    var covariance: Matrix?
    if let scheme = data.design.replicates?.scheme {
      let refits = refits(problem, meanWeight, data.design, isPenalised: isPenalised)
      covariance = scheme.covariance(of: refits, estimates: basisParameters)
      replicateParameters = refits.map { $0.map { carry.times($0) } }
    } else {
      covariance = data.design.covariance(ofTotals: influence, rows: frame.rows)
    }
    if isPenalised { covariance = covariance.map { factor.raised($0) } }
    self.covariance = covariance.map { carry.times($0).times(carry.transposed) }
  }

  /// The parameters on each replicate; nil where they have none.
  private func refits(
    _ problem: some ModelProblem, _ meanWeight: Double, _ design: SurveyDesign, isPenalised: Bool
  ) -> [[Double]?] {
    (0..<(design.replicates?.count ?? 0)).map { replicate in
      guard let all = design.replicateWeights(replicate) else { return nil }
      let weights = frame.rows.map { all[Int($0)] / meanWeight }
      if isPenalised {
        return try? problem.penalised(weights).maximum(from: basisParameters).parameters
      }
      return try? problem.greatest(weights, from: basisParameters)
    }
  }

  /// The parameters that move along a direction, their columns brought to a range of one.
  private func growing(_ direction: [Double]) -> Set<Int> {
    var moves = direction.map(\.magnitude)
    for column in frame.columns.indices {
      guard let parameter = parameter(ofColumn: column), column > 0 else { continue }
      let values = frame.x.column(column)
      moves[parameter] *= (values.max() ?? 0) - (values.min() ?? 0)
    }
    let largest = moves.max() ?? 0
    return Set(moves.indices.filter { moves[$0] > 1e-3 * largest })
  }

  /// The mean squared Pearson residual, as if of a simple random sample.
  private static func dispersion(
    _ family: LinearFamily, _ predictors: [Double], _ outcome: [Double], _ weights: [Double],
    _ frame: ModelFrame
  ) -> Double? {
    let rest = outcome.count - frame.columns.count
    guard rest > 0 else { return nil }
    var sum = 0.0
    for row in outcome.indices {
      let residual = outcome[row] - family.mean(predictors[row])
      sum += weights[row] * residual * residual / family.variance(predictors[row])
    }
    return sum / Double(rest)
  }
}

extension ModelFrame {
  /// The weights brought to a mean of one, and what they were divided by.
  fileprivate var relativeWeights: (weights: [Double], mean: Double) {
    let mean = totalWeight / Double(rowCount)
    return (weights.map { $0 / mean }, mean)
  }
}

extension ReplicateScheme {
  /// The covariance of numbers that were found again on each replicate; nil as ``covariance``.
  ///
  /// - Parameters:
  ///   - values: One row of numbers a replicate; nil where there are none.
  ///   - estimates: The numbers of the full sample.
  /// - Returns: One row and column a number.
  func covariance(of values: [[Double]?], estimates: [Double]) -> Matrix? {
    let columns = estimates.indices.map { place in values.map { $0?[place] ?? .nan } }
    var result = Matrix(rowCount: estimates.count, columnCount: estimates.count)
    for row in estimates.indices {
      for column in 0...row {
        guard
          let value = covariance(columns[row], estimates[row], columns[column], estimates[column])
        else { return nil }
        result[row, column] = value
        result[column, row] = value
      }
    }
    return result
  }
}

extension CholeskyFactor {
  /// A covariance with no combination less precise known than by this information alone.
  ///
  /// Respondents who all answer alike have no residuals, so that a sandwich takes what they tell
  /// for certain; generalised design effects below one are raised to one.
  fileprivate func raised(_ covariance: Matrix) -> Matrix {
    let effects = upper.times(covariance).times(upper.transposed)
    guard let eigen = try? SymmetricEigen(effects) else { return covariance }
    var scaled = eigen.vectors
    for column in 0..<scaled.columnCount {
      let root = max(1, eigen.values[column]).squareRoot()
      for row in 0..<scaled.rowCount { scaled[row, column] *= root }
    }
    let back = upper.upperTriangularInverse().times(scaled)
    return back.times(back.transposed)
  }
}
