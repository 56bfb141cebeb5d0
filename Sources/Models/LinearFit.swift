import LinearAlgebra
import Numerics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why a fit has no end.
enum FitFailure: Error, Equatable {
  /// The likelihood grows without a maximum, or too slowly: groups are separated.
  ///
  /// Where it still grows is told in the parameters of the fit; empty where that is not known.
  case noMaximum(direction: [Double])
}

/// A generalised linear model fitted in the basis of its columns, by scoring with step halving.
struct LinearFit: Sendable {
  /// The coefficients in the basis.
  var coefficients: [Double]
  /// The expected information, for weights whose mean is one.
  var information: Matrix
  /// The derivative of each respondent's log-likelihood by its linear predictor.
  var scores: [Double]
  var predictors: [Double]
  var logLikelihood: Double

  private static let mostIterations = 60

  /// The fit with the greatest likelihood.
  ///
  /// - Parameters:
  ///   - family: The family with its link.
  ///   - basis: The columns in a basis of mean square one, the constant first.
  ///   - outcome: One number a row.
  ///   - weights: The weights, with mean one.
  ///   - start: Where the search begins; nil for the constant that fits the mean.
  /// - Throws: ``FitFailure/noMaximum(direction:)`` where groups are separated.
  init(
    _ family: LinearFamily, basis: Matrix, outcome: [Double], weights: [Double],
    from start: [Double]? = nil
  ) throws(FitFailure) {
    var current = LinearFit.state(
      family, basis, outcome, weights,
      start ?? LinearFit.start(family, outcome, weights, basis.columnCount))
    var iteration = 0
    var last = Double.infinity
    var direction: [Double] = []
    while true {
      iteration += 1
      guard iteration <= LinearFit.mostIterations,
        let step = LinearFit.step(current, basis, weights)
      else { throw .noMaximum(direction: direction) }
      direction = step
      let largest = step.reduce(0) { max($0, $1.magnitude) }
      let scale = current.coefficients.reduce(1) { max($0, $1.magnitude) }
      guard let next = LinearFit.improved(current, step, family, basis, outcome, weights) else {
        // No step improves: the maximum is reached to the last digit, or there is none.
        if largest < 1e-6 * scale { break }
        throw .noMaximum(direction: direction)
      }
      current = next
      // Below the first limit steps that shrink no more are rounding.
      if largest < 1e-12 * scale || (largest < 1e-9 * scale && largest > last / 4) { break }
      last = largest
    }
    self = current
  }

  private init(
    coefficients: [Double], information: Matrix, scores: [Double], predictors: [Double],
    logLikelihood: Double
  ) {
    self.coefficients = coefficients
    self.information = information
    self.scores = scores
    self.predictors = predictors
    self.logLikelihood = logLikelihood
  }

  /// The constant that fits the mean; the basis begins with the constant one.
  static func start(
    _ family: LinearFamily, _ outcome: [Double], _ weights: [Double], _ count: Int
  ) -> [Double] {
    var (sum, total) = (0.0, 0.0)
    for row in outcome.indices {
      sum += weights[row] * outcome[row]
      total += weights[row]
    }
    var start = [Double](repeating: 0, count: count)
    start[0] = family.predictor(ofMean: sum / total)
    return start
  }

  static func state(
    _ family: LinearFamily, _ basis: Matrix, _ outcome: [Double], _ weights: [Double],
    _ coefficients: [Double]
  ) -> LinearFit {
    let predictors = basis.times(coefficients)
    var scores = [Double](repeating: 0, count: outcome.count)
    var information = scores
    var sum = CompensatedSum()
    for row in outcome.indices {
      let terms = family.terms(predictors[row], outcome[row])
      scores[row] = terms.score
      information[row] = weights[row] * terms.information
      sum.add(weights[row] * terms.logLikelihood)
    }
    let isFinite = information.allSatisfy { $0 >= 0 && $0 < .infinity }
    return LinearFit(
      coefficients: coefficients,
      information: isFinite
        ? basis.gram(weights: information)
        : Matrix(rowCount: coefficients.count, columnCount: coefficients.count),
      scores: scores, predictors: predictors, logLikelihood: isFinite ? sum.value : -.infinity)
  }

  /// The step of scoring; nil where the information has no inverse in working precision.
  private static func step(
    _ fit: LinearFit, _ basis: Matrix, _ weights: [Double]
  ) -> [Double]? {
    var weighted = fit.scores
    for row in weighted.indices { weighted[row] *= weights[row] }
    let gradient = basis.times(weighted, .transposed)
    let right = Matrix(rowCount: gradient.count, columnCount: 1, values: gradient)
    guard let factor = try? CholeskyFactor(fit.information) else { return nil }
    // Where a fitted share is one to the last digit its information is lost in that of the others:
    // what a factor still finds is rounding, and would differ from processor to processor.
    let pivots = (0..<gradient.count).map { factor.upper[$0, $0] }
    guard let least = pivots.min(), let most = pivots.max(), least > 1e-7 * most else { return nil }
    return factor.solve(right).values
  }

  /// The fit after the longest of the halved steps that lowers nothing; nil where none does.
  private static func improved(
    _ fit: LinearFit, _ step: [Double], _ family: LinearFamily, _ basis: Matrix,
    _ outcome: [Double], _ weights: [Double]
  ) -> LinearFit? {
    let slack = 1e-13 * max(1, fit.logLikelihood.magnitude)
    var factor = 1.0
    for _ in 0..<30 {
      let moved = zip(fit.coefficients, step).map { $0 + factor * $1 }
      let next = state(family, basis, outcome, weights, moved)
      if next.logLikelihood >= fit.logLikelihood - slack { return next }
      factor /= 2
    }
    return nil
  }
}
