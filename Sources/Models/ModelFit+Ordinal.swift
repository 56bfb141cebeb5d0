import Estimation
import LinearAlgebra
import Surveys

extension ModelFit {
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
    let mean = frame.totalWeight / Double(frame.rowCount)
    let weights = frame.weights.map { $0 / mean }
    let basis = try ModelBasis(frame.x, weights: weights)
    let (levels, answers) = frame.usedAnswers
    let columns = basis.slopes
    let fit = try CumulativeFit(
      CumulativeLink(link: family.link), columns: columns, answers: answers,
      levelCount: levels.count, weights: weights)
    guard let factor = try? CholeskyFactor(fit.curvature) else { throw FitFailure.noMaximum }
    let carry = basis.carry(thresholds: levels.count - 1)
    var scaled = factor.solve(carry.transposed)
    for index in scaled.values.indices { scaled.values[index] /= mean }
    let influence = fit.state.scores(columns, answers).times(scaled)
    let parameters = carry.times(fit.state.thresholds + fit.state.slopes)
    let q = levels.count - 1
    let coefficients = [0] + parameters[q...]
    return ModelFit(
      frame: frame, family: family, levels: levels, thresholds: Array(parameters[..<q]),
      coefficients: coefficients, predictors: frame.x.times(coefficients), influence: influence,
      covariance: data.covariance(ofInfluence: influence, rows: frame.rows),
      degreesOfFreedom: data.design.degreesOfFreedom(rows: frame.rows) - (frame.columns.count - 1),
      iterations: fit.iterations)
  }
}

extension ModelBasis {
  /// The columns without the constant.
  var slopes: Matrix {
    Matrix(
      rowCount: columns.rowCount, columnCount: columns.columnCount - 1,
      values: Array(columns.values.dropFirst(columns.rowCount)))
  }

  /// Carries thresholds and slopes of the basis to those of the columns of the model.
  ///
  /// The constant in each column of the basis moves into the thresholds.
  func carry(thresholds q: Int) -> Matrix {
    let count = inverse.columnCount - 1
    var result = Matrix(rowCount: q + count, columnCount: q + count)
    for k in 0..<q {
      result[k, k] = 1
      for column in 0..<count { result[k, q + column] = -inverse[0, column + 1] }
    }
    for column in 0..<count {
      for row in 0...column { result[q + row, q + column] = inverse[row + 1, column + 1] }
    }
    return result
  }
}

extension ModelFrame {
  /// The answers that occur, in their order, and the place of each row's answer among them.
  var usedAnswers: (levels: [Int], answers: [Int32]) {
    var occurs: [Bool] = []
    for code in outcome {
      while occurs.count <= Int(code) { occurs.append(false) }
      occurs[Int(code)] = true
    }
    let levels = occurs.indices.filter { occurs[$0] }
    var place = [Int32](repeating: 0, count: occurs.count)
    for (index, level) in levels.enumerated() { place[level] = Int32(index) }
    return (levels, outcome.map { place[Int($0)] })
  }
}
