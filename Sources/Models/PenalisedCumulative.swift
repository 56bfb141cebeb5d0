import LinearAlgebra
import Numerics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The penalised likelihood of a cumulative-link model.
struct PenalisedCumulative: PenalisedLikelihood {
  let link: CumulativeLink
  let columns: Matrix
  let answers: [Int32]
  let weights: [Double]
  let thresholdCount: Int

  func state(_ parameters: [Double]) -> PenalisedState? {
    let q = thresholdCount
    let (thresholds, slopes) = (Array(parameters[..<q]), Array(parameters[q...]))
    let likelihood = CumulativeState(
      link, columns: columns, answers: answers, weights: weights, thresholds: thresholds,
      slopes: slopes)
    guard likelihood.logLikelihood.isFinite else { return nil }
    var rows = RowInformation(q)
    let information = information(likelihood, &rows)
    guard let factor = try? CholeskyFactor(information) else { return nil }
    var gradient = likelihood.gradient(columns, answers, weights)
    addPenalty(&gradient, likelihood, factor.solve(.identity(parameters.count)), &rows)
    return PenalisedState(
      parameters: parameters, value: likelihood.logLikelihood + factor.logDeterminant / 2,
      gradient: gradient, information: information)
  }

  /// The expected information, which does not depend on the answers.
  private func information(_ state: CumulativeState, _ rows: inout RowInformation) -> Matrix {
    let (q, count) = (thresholdCount, columns.columnCount)
    var result = Matrix(rowCount: q + count, columnCount: q + count)
    var own = [Double](repeating: 0, count: answers.count)
    var coupling = Matrix(rowCount: answers.count, columnCount: q)
    for row in answers.indices {
      rows.set(link, state.thresholds, state.predictors[row])
      for k in 0..<q {
        result[k, k] += weights[row] * rows.diagonal[k]
        if k + 1 < q { result[k, k + 1] += weights[row] * rows.beside[k] }
        var sum = rows.diagonal[k]
        if k + 1 < q { sum += rows.beside[k] }
        if k > 0 { sum += rows.beside[k - 1] }
        coupling[row, k] = -weights[row] * sum
        own[row] += weights[row] * max(0, sum)
      }
    }
    for k in 0..<max(0, q - 1) { result[k + 1, k] = result[k, k + 1] }
    guard count > 0 else { return result }
    let square = columns.gram(weights: own)
    let cross = coupling.times(columns, .transposed)
    for column in 0..<count {
      for row in 0..<count { result[q + row, q + column] = square[row, column] }
      for k in 0..<q {
        result[k, q + column] = cross[k, column]
        result[q + column, k] = cross[k, column]
      }
    }
    return result
  }

  /// Adds the derivative of half the logarithm of the determinant.
  private func addPenalty(
    _ gradient: inout [Double], _ state: CumulativeState, _ inverse: Matrix,
    _ rows: inout RowInformation
  ) {
    let (q, count) = (thresholdCount, columns.columnCount)
    var linear = [Double](repeating: 0, count: answers.count)
    var spread = [Double](repeating: 0, count: q * 3)
    for row in answers.indices {
      rows.set(link, state.thresholds, state.predictors[row])
      var (square, mixed) = (0.0, [Double](repeating: 0, count: q))
      for a in 0..<count {
        let x = columns.values[a * answers.count + row]
        for k in 0..<q { mixed[k] += inverse[k, q + a] * x }
        for b in 0..<count {
          square += x * inverse[q + a, q + b] * columns.values[b * answers.count + row]
        }
      }
      for k in 0..<q {
        spread[k] = inverse[k, k] - 2 * mixed[k] + square
        if k + 1 < q { spread[q + k] = inverse[k, k + 1] - mixed[k] - mixed[k + 1] + square }
      }
      for k in 0..<q {
        let part = weights[row] * rows.traceDerivative(k, spread) / 2
        gradient[k] += part
        linear[row] -= part
      }
    }
    guard count > 0 else { return }
    let added = columns.times(linear, .transposed)
    for column in 0..<count { gradient[q + column] += added[column] }
  }
}

/// The expected information of one respondent about the places of its thresholds: tridiagonal.
struct RowInformation {
  private(set) var diagonal: [Double]
  /// Between a threshold and the next.
  private(set) var beside: [Double]
  private var places: [CumulativeLink.Place]
  private var shares: [Double]
  private let q: Int

  init(_ q: Int) {
    self.q = q
    diagonal = [Double](repeating: 0, count: q)
    beside = diagonal
    places = [CumulativeLink.Place](repeating: .start, count: q)
    shares = [Double](repeating: 0, count: q + 1)
  }

  mutating func set(_ link: CumulativeLink, _ thresholds: [Double], _ predictor: Double) {
    for k in 0..<q { places[k] = link.place(thresholds[k] - predictor) }
    for k in 0...q {
      let lower = k == 0 ? CumulativeLink.Place.start : places[k - 1]
      let upper = k == q ? CumulativeLink.Place.end : places[k]
      shares[k] = max(CumulativeLink.share(lower, upper), .leastNormalMagnitude)
    }
    for k in 0..<q {
      let f = places[k].density
      diagonal[k] = f * (f / shares[k]) + f * (f / shares[k + 1])
      if k + 1 < q { beside[k] = -f * (places[k + 1].density / shares[k + 1]) }
    }
  }

  /// The derivative by the place of a threshold of the trace of the information times `spread`.
  ///
  /// `spread` holds the diagonal of a symmetric matrix, then what stands beside it.
  func traceDerivative(_ k: Int, _ spread: [Double]) -> Double {
    let (f, g) = (places[k].density, places[k].slope)
    let (low, high) = (shares[k], shares[k + 1])
    let (byLow, byHigh) = (f / low, f / high)
    var sum = spread[k] * (2 * g * (byLow + byHigh) + f * (byHigh * byHigh - byLow * byLow))
    if k + 1 < q {
      let next = places[k + 1].density
      sum += spread[k + 1] * (next / high) * (next / high) * f
      sum += 2 * spread[q + k] * (-g * (next / high) - byHigh * (next / high) * f)
    }
    if k > 0 {
      let last = places[k - 1].density
      sum -= spread[k - 1] * (last / low) * (last / low) * f
      sum += 2 * spread[q + k - 1] * (-g * (last / low) + byLow * (last / low) * f)
    }
    return sum
  }
}
