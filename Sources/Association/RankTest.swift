public import Estimation
import LinearAlgebra
import Probability

/// A test of whether ordered answers stand higher in some groups than in others, for any design.
///
///     let table = try TwoWayTable(totals, groups: [0, 1, 2])
///     let outcome = try RankTest(table, scores: .ridits).scoreTest()
///
/// The answers are given scores by their place among all answers of the table, and the mean scores
/// of the groups are compared, the scores taken as fixed.
///
/// - Reference: Lumley and Scott (2013), *Biometrika* 100, 831–842.
public struct RankTest: Sendable {
  /// The mean score of each group of the table.
  public let means: [Double]
  private let table: TwoWayTable
  private let scores: [Double]
  private let weights: [Double]
  private let mean: Double

  public init(_ table: TwoWayTable, scores kind: RankScores) {
    self.table = table
    let (rows, columns) = table.margins()
    let scores = kind.scores(levelTotals: columns)
    var means = [Double](repeating: 0, count: rows.count)
    for group in rows.indices {
      for level in columns.indices {
        means[group] += table.totals[group * columns.count + level] * scores[level] / rows[group]
      }
    }
    var mean = 0.0
    for level in columns.indices { mean += columns[level] * scores[level] / table.weight }
    self.scores = scores
    self.means = means
    self.mean = mean
    weights = rows
  }

  /// The test with errors from the scatter of the scores about their common mean.
  ///
  /// The form whose level holds for small groups (`Documentation/Simulations.md`): a unanimous
  /// group does not make it singular, and unequal weights do not make it reject too often. Scaled
  /// as Hotelling's statistic and referred to F with k − 1 and ν − k + 2 degrees of freedom, k the
  /// groups and ν the degrees of freedom of the design.
  ///
  /// - Returns: With two groups a t with the sign of the first group less the second, otherwise
  ///   an F.
  /// - Throws: ``UndefinedStatistic``: `no_design_errors`, `no_degrees_of_freedom`,
  ///   `too_few_clusters` where ν is below k − 1, `no_variation` where all scores are equal,
  ///   `singular_table`.
  /// - Reference: Rao, Scott and Skinner (1998), *Stat. Sinica* 8, 1059–1070, for quasi-score
  ///   tests; Korn and Graubard (1990), *Am. Stat.* 44, 270–276, for the scaling.
  public func scoreTest() throws(UndefinedStatistic) -> TestOutcome {
    let (nu, k) = try degreesOfFreedom()
    let width = scores.count
    var jacobian = Matrix(rowCount: means.count - 1, columnCount: table.totals.count)
    for row in 0..<(means.count - 1) {
      let share = weights[row] / table.weight
      for cell in table.totals.indices {
        let own = cell / width == row ? 1.0 : 0.0
        jacobian[row, cell] = (own - share) * (scores[cell % width] - mean)
      }
    }
    let excess = (0..<(means.count - 1)).map { weights[$0] * (means[$0] - mean) }
    let form = try form(excess, jacobian)
    if means.count == 2 {
      return try student(form, excess[0], nu, method: "rank_score_t")
    }
    let denominator = nu - k + 1
    return try fisher(form * denominator / (k * nu), k, denominator, method: "rank_score_f")
  }

  /// The test with errors from the scatter of the scores within each group, as in R.
  ///
  /// With few answers a group it rejects far too often (`Documentation/Simulations.md`).
  ///
  /// - Returns: With two groups a t on ν − 1 degrees of freedom, otherwise χ²/(k − 1) on F with
  ///   k − 1 and ν − k + 1.
  /// - Throws: As ``scoreTest()``; `singular_table` also where unanimous groups leave no scatter.
  /// - Checked against: R `survey` 4.1 `svyranktest`, whose t is that of the second group less the
  ///   first, and which returns χ² as `parameter` and its degrees of freedom as `statistic`.
  public func waldTest() throws(UndefinedStatistic) -> TestOutcome {
    let (nu, k) = try degreesOfFreedom()
    guard nu - k > 0 else { throw UndefinedStatistic("too_few_clusters") }
    let differences = means.dropLast().map { $0 - means[means.count - 1] }
    let form = try form(differences, differenceGradients())
    if means.count == 2 {
      return try student(form, differences[0], nu - 1, method: "rank_wald_t")
    }
    return try fisher(form / k, k, nu - k, method: "rank_wald_f")
  }

  /// The difference of the mean scores of the first and the second group, with its error.
  ///
  /// For ridits half of it is the probability that an answer of the first group stands higher than
  /// one of the second, ties counted half, less one half, where the groups weigh the same.
  ///
  /// - Returns: Without error and interval where the design tells nothing about them.
  func difference(confidence: Double) -> Estimate {
    var result = Estimate(value: means[0] - means[1], count: table.count)
    guard let covariance = try? table.covariance() else { return result }
    let gradients = differenceGradients()
    let variance = gradients.times(covariance).times(gradients, .plain, .transposed)
    let (error, nu) = (max(0, variance[0, 0]).squareRoot(), Double(table.degreesOfFreedom))
    result.standardError = error
    result.method = "t"
    guard error > 0, let t = StudentT(degreesOfFreedom: nu)?.quantile((1 + confidence) / 2) else {
      return result
    }
    result.degreesOfFreedom = nu
    result.interval = Interval(
      low: max(-1, result.value - t * error), high: min(1, result.value + t * error))
    result.confidence = confidence
    return result
  }

  /// The derivatives of the mean score of each group but the last less that of the last.
  private func differenceGradients() -> Matrix {
    let (width, last) = (scores.count, means.count - 1)
    var jacobian = Matrix(rowCount: last, columnCount: table.totals.count)
    for group in means.indices {
      for level in 0..<width {
        let influence = (scores[level] - means[group]) / weights[group]
        if group < last {
          jacobian[group, group * width + level] = influence
        } else {
          for row in 0..<last { jacobian[row, group * width + level] = -influence }
        }
      }
    }
    return jacobian
  }

  /// ν, and the number of groups less one.
  private func degreesOfFreedom() throws(UndefinedStatistic) -> (nu: Double, k: Double) {
    let (nu, k) = (Double(table.degreesOfFreedom), Double(means.count - 1))
    guard nu > 0 else { throw UndefinedStatistic("no_degrees_of_freedom") }
    guard nu >= k else { throw UndefinedStatistic("too_few_clusters") }
    guard scores.contains(where: { $0 != scores[0] }) else {
      throw UndefinedStatistic("no_variation")
    }
    return (nu, k)
  }

  /// vᵀ (J Σ Jᵀ)⁻¹ v.
  private func form(_ vector: [Double], _ jacobian: Matrix) throws(UndefinedStatistic) -> Double {
    let covariance = try table.covariance()
    let variance = jacobian.times(covariance).times(jacobian, .plain, .transposed)
    guard let form = variance.inverseForm(vector) else {
      throw UndefinedStatistic("singular_table")
    }
    return form
  }

  private func student(
    _ form: Double, _ sign: Double, _ nu: Double, method: String
  ) throws(UndefinedStatistic) -> TestOutcome {
    let t = (sign < 0 ? -1 : 1) * form.squareRoot()
    guard let p = StudentT(degreesOfFreedom: nu)?.bothTails(t) else {
      throw UndefinedStatistic("singular_table")
    }
    return TestOutcome(statistic: t, degreesOfFreedom: nu, pValue: p, method: method)
  }

  private func fisher(
    _ f: Double, _ k: Double, _ denominator: Double, method: String
  ) throws(UndefinedStatistic) -> TestOutcome {
    guard let p = FisherF(numerator: k, denominator: denominator)?.upperTail(f) else {
      throw UndefinedStatistic("too_few_clusters")
    }
    return TestOutcome(
      statistic: f, degreesOfFreedom: k, denominatorDegreesOfFreedom: denominator, pValue: p,
      method: method)
  }
}

extension Matrix {
  /// vᵀ · self⁻¹ · v of a covariance matrix; nil where it is singular but for rounding.
  func inverseForm(_ vector: [Double]) -> Double? {
    guard let factor = try? CholeskyFactor(self) else { return nil }
    for index in 0..<rowCount {
      let pivot = factor.upper[index, index]
      guard pivot * pivot > 1e-12 * self[index, index] else { return nil }
    }
    let solution = factor.solve(Matrix(rowCount: rowCount, columnCount: 1, values: vector))
    return zip(vector, solution.values).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
