import Estimation
import LinearAlgebra

/// Limits and tests from a penalised likelihood, for parameters along which groups are separated.
///
/// Errors say little there: the likelihood is far from a parabola. Falls of the likelihood are
/// divided by the design effect of what is tested, no less than one.
///
/// - Reference: Heinze and Schemper (2002), *Stat. Med.* 21, 2409–2419.
struct PenalisedProfile: Sendable {
  let likelihood: any PenalisedLikelihood
  let top: PenalisedState
  /// Carries parameters of the basis to those of the model.
  let carry: Matrix

  /// The covariance as if of a simple random sample, of some parameters of the model.
  private func simpleCovariance(_ parameters: [Int]) -> Matrix? {
    guard let factor = try? CholeskyFactor(top.information) else { return nil }
    let rows = carry.submatrix(rows: parameters, columns: Array(0..<carry.columnCount))
    return rows.times(factor.solve(rows.transposed))
  }

  /// The mean of the generalised design effects of some parameters, no less than one.
  private func designEffect(_ parameters: [Int], _ covariance: Matrix) -> Double? {
    guard let simple = simpleCovariance(parameters), let factor = try? CholeskyFactor(simple)
    else { return nil }
    let own = covariance.submatrix(rows: parameters, columns: parameters)
    let ratio = factor.solve(own)
    let trace = parameters.indices.reduce(0) { $0 + ratio[$1, $1] }
    return max(1, trace / Double(parameters.count))
  }

  /// The limits at which the likelihood has fallen by the square of a quantile.
  ///
  /// - Returns: nil where they are not found.
  func interval(_ parameter: Int, _ covariance: Matrix, quantile: Double) -> Interval? {
    guard let effect = designEffect([parameter], covariance) else { return nil }
    let error = max(0, covariance[parameter, parameter]).squareRoot()
    let limits = likelihood.profile(
      carry.row(parameter), from: top, error: error / effect.squareRoot(),
      drop: quantile * quantile * effect)
    return limits.map { Interval(low: $0.low, high: $0.high) }
  }

  /// Twice the fall of the likelihood where parameters are zero, by the design effect.
  func statistic(_ parameters: [Int], _ covariance: Matrix) -> Double? {
    guard let effect = designEffect(parameters, covariance) else { return nil }
    let directions = parameters.map { carry.row($0) }
    let fall = likelihood.fall(
      directions, from: top, to: [Double](repeating: 0, count: parameters.count))
    return fall.map { $0 / effect }
  }
}
