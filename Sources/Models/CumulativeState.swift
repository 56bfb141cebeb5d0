import LinearAlgebra
import Numerics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The likelihood of a cumulative-link model at one set of parameters, with its derivatives.
///
/// Parameters are the thresholds, then one slope a column; the share of the answers up to `k` is
/// `F(θₖ − η)`.
struct CumulativeState: Sendable {
  var thresholds: [Double]
  var slopes: [Double]
  var predictors: [Double]
  /// Minus infinity where the thresholds are out of order or a share vanishes.
  var logLikelihood: Double
  /// Derivatives of each respondent's log-likelihood by the threshold above its answer, by that
  /// below it, and by its linear predictor with a minus sign (their sum).
  var above: [Double] = []
  var below: [Double] = []
  /// Minus the second derivatives of each respondent's log-likelihood: by the threshold above, by
  /// that below, and by both.
  var curvatureAbove: [Double] = []
  var curvatureBelow: [Double] = []
  var curvatureMixed: [Double] = []

  init(
    _ link: CumulativeLink, columns: Matrix, answers: [Int32], weights: [Double],
    thresholds: [Double], slopes: [Double]
  ) {
    self.thresholds = thresholds
    self.slopes = slopes
    predictors =
      slopes.isEmpty ? [Double](repeating: 0, count: answers.count) : columns.times(slopes)
    logLikelihood = -.infinity
    guard zip(thresholds, thresholds.dropFirst()).allSatisfy({ $0 < $1 }) else { return }
    let zeros = [Double](repeating: 0, count: answers.count)
    (above, below) = (zeros, zeros)
    (curvatureAbove, curvatureBelow, curvatureMixed) = (zeros, zeros, zeros)
    var sum = CompensatedSum()
    for row in answers.indices {
      let answer = Int(answers[row])
      let upper =
        answer == thresholds.count
        ? CumulativeLink.Place.end : link.place(thresholds[answer] - predictors[row])
      let lower =
        answer == 0
        ? CumulativeLink.Place.start : link.place(thresholds[answer - 1] - predictors[row])
      let share = CumulativeLink.share(lower, upper)
      guard share > 0 else { return }
      sum.add(weights[row] * log(share))
      let (up, down) = (upper.density / share, -lower.density / share)
      above[row] = up
      below[row] = down
      curvatureAbove[row] = up * up - upper.slope / share
      curvatureBelow[row] = down * down + lower.slope / share
      curvatureMixed[row] = up * down
    }
    logLikelihood = sum.value
  }

  var parameterCount: Int { thresholds.count + slopes.count }

  /// The derivative of the log-likelihood by all parameters.
  func gradient(_ columns: Matrix, _ answers: [Int32], _ weights: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: thresholds.count)
    var slope = [Double](repeating: 0, count: answers.count)
    for row in answers.indices {
      let answer = Int(answers[row])
      if answer < thresholds.count { result[answer] += weights[row] * above[row] }
      if answer > 0 { result[answer - 1] += weights[row] * below[row] }
      slope[row] = -weights[row] * (above[row] + below[row])
    }
    return slopes.isEmpty ? result : result + columns.times(slope, .transposed)
  }

  /// Minus the second derivatives of the log-likelihood by all parameters.
  func curvature(_ columns: Matrix, _ answers: [Int32], _ weights: [Double]) -> Matrix {
    let q = thresholds.count
    var result = Matrix(rowCount: parameterCount, columnCount: parameterCount)
    var own = [Double](repeating: 0, count: answers.count)
    // By threshold and row, what couples the threshold to the linear predictor.
    var coupling = Matrix(rowCount: answers.count, columnCount: q)
    for row in answers.indices {
      let (answer, weight) = (Int(answers[row]), weights[row])
      let (up, down, mixed) = (curvatureAbove[row], curvatureBelow[row], curvatureMixed[row])
      // Rounding may leave less than nothing where the log-density is flat.
      own[row] = weight * max(0, up + down + 2 * mixed)
      if answer < q {
        result[answer, answer] += weight * up
        coupling[row, answer] = -weight * (up + mixed)
      }
      if answer > 0 {
        result[answer - 1, answer - 1] += weight * down
        coupling[row, answer - 1] = -weight * (down + mixed)
      }
      if answer > 0, answer < q { result[answer - 1, answer] += weight * mixed }
    }
    for k in 0..<max(0, q - 1) { result[k + 1, k] = result[k, k + 1] }
    guard !slopes.isEmpty else { return result }
    let square = columns.gram(weights: own)
    let cross = coupling.times(columns, .transposed)
    for column in slopes.indices {
      for row in slopes.indices { result[q + row, q + column] = square[row, column] }
      for k in 0..<q {
        result[k, q + column] = cross[k, column]
        result[q + column, k] = cross[k, column]
      }
    }
    return result
  }

  /// The derivatives of each respondent's log-likelihood, one column a parameter.
  func scores(_ columns: Matrix, _ answers: [Int32]) -> Matrix {
    let q = thresholds.count
    var result = Matrix(rowCount: answers.count, columnCount: parameterCount)
    for row in answers.indices {
      let answer = Int(answers[row])
      if answer < q { result[row, answer] = above[row] }
      if answer > 0 { result[row, answer - 1] = below[row] }
    }
    for column in slopes.indices {
      let (from, to) = (column * answers.count, (q + column) * answers.count)
      for row in answers.indices {
        result.values[to + row] = -(above[row] + below[row]) * columns.values[from + row]
      }
    }
    return result
  }
}
