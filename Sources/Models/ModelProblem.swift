import LinearAlgebra

/// A likelihood over the rows of a frame, in a basis in which its columns are uncorrelated.
protocol ModelProblem: Sendable {
  /// Carries parameters of the basis to those of the columns of the model.
  var carry: Matrix { get }

  /// Where a search begins that knows nothing.
  func start(_ weights: [Double]) -> [Double]

  /// The parameters with the greatest likelihood, for weights whose mean is about one.
  ///
  /// - Throws: ``FitFailure/noMaximum(direction:)`` where groups are separated.
  func greatest(_ weights: [Double], from start: [Double]?) throws(FitFailure) -> [Double]

  /// The likelihood with Jeffreys's penalty.
  func penalised(_ weights: [Double]) -> any PenalisedLikelihood

  /// The derivative of each respondent's log-likelihood, one column a parameter.
  func scores(_ parameters: [Double]) -> Matrix

  /// What a small change of the parameters changes the weighted scores by, with a minus sign.
  func information(_ parameters: [Double], _ weights: [Double]) -> Matrix
}

/// A generalised linear model.
struct LinearProblem: ModelProblem {
  let family: LinearFamily
  let basis: ModelBasis
  let outcome: [Double]

  var carry: Matrix { basis.inverse }

  func start(_ weights: [Double]) -> [Double] {
    LinearFit.start(family, outcome, weights, basis.columns.columnCount)
  }

  func greatest(_ weights: [Double], from start: [Double]?) throws(FitFailure) -> [Double] {
    try LinearFit(
      family, basis: basis.columns, outcome: outcome, weights: weights, from: start
    ).coefficients
  }

  func penalised(_ weights: [Double]) -> any PenalisedLikelihood {
    PenalisedLinear(family: family, columns: basis.columns, outcome: outcome, weights: weights)
  }

  func scores(_ parameters: [Double]) -> Matrix {
    let predictors = basis.columns.times(parameters)
    var scores = basis.columns
    for row in outcome.indices {
      let score = family.terms(predictors[row], outcome[row]).score
      for column in parameters.indices { scores.values[column * outcome.count + row] *= score }
    }
    return scores
  }

  func information(_ parameters: [Double], _ weights: [Double]) -> Matrix {
    LinearFit.state(family, basis.columns, outcome, weights, parameters).information
  }
}

/// A cumulative-link model; its parameters are the thresholds, then the slopes.
struct OrdinalProblem: ModelProblem {
  let link: CumulativeLink
  /// The columns of the basis without the constant.
  let columns: Matrix
  let answers: [Int32]
  let levelCount: Int
  let carry: Matrix

  init(_ link: CumulativeLink, _ basis: ModelBasis, answers: [Int32], levelCount: Int) {
    self.link = link
    self.answers = answers
    self.levelCount = levelCount
    columns = basis.slopes
    carry = basis.carry(thresholds: levelCount - 1)
  }

  func start(_ weights: [Double]) -> [Double] {
    CumulativeFit.start(link, answers, weights, levelCount)
      + [Double](repeating: 0, count: columns.columnCount)
  }

  func greatest(_ weights: [Double], from start: [Double]?) throws(FitFailure) -> [Double] {
    let state = try CumulativeFit(
      link, columns: columns, answers: answers, levelCount: levelCount, weights: weights,
      from: start
    ).state
    return state.thresholds + state.slopes
  }

  func penalised(_ weights: [Double]) -> any PenalisedLikelihood {
    PenalisedCumulative(
      link: link, columns: columns, answers: answers, weights: weights,
      thresholdCount: levelCount - 1)
  }

  func state(_ parameters: [Double], _ weights: [Double]) -> CumulativeState {
    let q = levelCount - 1
    return CumulativeState(
      link, columns: columns, answers: answers, weights: weights,
      thresholds: Array(parameters[..<q]), slopes: Array(parameters[q...]))
  }

  func scores(_ parameters: [Double]) -> Matrix {
    let ones = [Double](repeating: 1, count: answers.count)
    return state(parameters, ones).scores(columns, answers)
  }

  func information(_ parameters: [Double], _ weights: [Double]) -> Matrix {
    state(parameters, weights).curvature(columns, answers, weights)
  }
}

extension ModelBasis {
  /// The columns without the constant.
  fileprivate var slopes: Matrix {
    Matrix(
      rowCount: columns.rowCount, columnCount: columns.columnCount - 1,
      values: Array(columns.values.dropFirst(columns.rowCount)))
  }

  /// Carries thresholds and slopes of the basis to those of the columns of the model.
  ///
  /// The constant in each column of the basis moves into the thresholds.
  fileprivate func carry(thresholds q: Int) -> Matrix {
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
