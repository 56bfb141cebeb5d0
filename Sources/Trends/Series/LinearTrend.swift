public import LinearAlgebra

/// A straight line through estimates of several rounds, by the covariance of the estimates.
///
/// Generalised least squares: rounds with small errors count for more, and respondents who answer
/// in several rounds are taken into account. Where the covariance cannot be inverted, because a
/// round has no error or none is known, ordinary least squares stands in; the error of its slope
/// uses the covariance all the same.
///
/// - Reference: Aitken (1936), *Proc. R. Soc. Edinb.* 55, 42–48; Koch, Freeman and Freeman (1975),
///   *Int. Stat. Rev.* 43, 59–78, for surveys.
/// - Checked against: the closed form in R and `nlme::gls`, `References/trends`.
public struct LinearTrend: Equatable, Sendable {
  /// What each round's estimate contributes to the slope.
  public let weights: [Double]
  /// The change a year.
  public let slope: Double
  /// The value of the line at time zero.
  public let intercept: Double
  /// The distance of the estimates from the line, a χ² on rounds less two; nil without errors.
  public let lackOfFit: Double?
  /// Whether the covariance weighs the rounds.
  public let isGeneralised: Bool

  /// The line; nil for fewer than two distinct times.
  ///
  /// - Parameters:
  ///   - values: The estimates, in order of time.
  ///   - times: When each round was held, in years.
  ///   - covariance: The covariance of the estimates; nil where it is not known.
  public init?(values: [Double], times: [Double], covariance: Matrix?) {
    guard let first = times.first, times.contains(where: { $0 != first }) else { return nil }
    let centre = times.reduce(0, +) / Double(times.count)
    let factor = covariance.flatMap(LinearTrend.factor)
    let ones = Matrix(
      rowCount: times.count, columnCount: 2,
      values: times.map { _ in 1 } + times.map { $0 - centre })
    let solved = factor?.solve(ones) ?? ones
    let (a, b) = (solved.column(0), solved.column(1))
    let x = ones.column(1)
    let information = (
      oneOne: a.reduce(0, +), oneTime: b.reduce(0, +),
      timeTime: zip(b, x).reduce(0) { $0 + $1.0 * $1.1 }
    )
    let determinant =
      information.oneOne * information.timeTime - information.oneTime * information.oneTime
    guard determinant > 0 else { return nil }
    weights = times.indices.map {
      (information.oneOne * b[$0] - information.oneTime * a[$0]) / determinant
    }
    let levelWeights = times.indices.map {
      (information.timeTime * a[$0] - information.oneTime * b[$0]) / determinant
    }
    let slope = zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
    let level = zip(levelWeights, values).reduce(0) { $0 + $1.0 * $1.1 }
    self.slope = slope
    intercept = level - slope * centre
    isGeneralised = factor != nil
    lackOfFit = factor.map { factor in
      let rests = values.indices.map { values[$0] - level - slope * x[$0] }
      let weighted = factor.solve(Matrix(rowCount: rests.count, columnCount: 1, values: rests))
      return zip(rests, weighted.values).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  /// The factor of a covariance that can be inverted with some digits left.
  private static func factor(_ covariance: Matrix) -> CholeskyFactor? {
    let variances = (0..<covariance.rowCount).map { covariance[$0, $0] }
    guard variances.allSatisfy({ $0 > 0 }), let factor = try? CholeskyFactor(covariance) else {
      return nil
    }
    let isSafe = variances.indices.allSatisfy { place in
      let pivot = factor.upper[place, place]
      return pivot * pivot > variances[place] * 1e-10
    }
    return isSafe ? factor : nil
  }
}
