public import Estimation
import LinearAlgebra
public import Surveys

/// Tests whether the answers of a group have the given shares, for any design.
///
/// Pearson's statistic of the weighted totals against the shares expected, with the corrections of
/// Rao and Scott from the covariance of its terms.
///
/// - Parameters:
///   - table: The totals.
///   - group: The group whose answers are tested.
///   - shares: The share expected of each level, positive; they are divided by their sum.
/// - Returns: As the test of a two-way table. A level that nobody chose takes part: its absence
///   speaks against the share expected of it.
/// - Throws: ``UndefinedStatistic``: `no_answers`, `no_weight`, `one_level` for a scale of a single
///   level, `no_design_errors`, `no_degrees_of_freedom`, `no_variation` where all answers are the
///   same.
/// - Precondition: There is one positive share a level.
/// - Reference: Rao and Scott (1981), *J. Am. Stat. Assoc.* 76, 221–230.
/// - Checked against: R `survey` 4.1 `svygofchisq`, whose statistic is of the totals themselves: it
///   is ours times the sum of the weights over the number of answers, with the same p-value as
///   ``RaoScottTest/secondOrderChiSquared``.
public func goodnessOfFit(
  _ table: TableTotals, group: Int, shares: [Double]
) throws(UndefinedStatistic) -> RaoScottTest {
  precondition(
    shares.count == table.levelCount && shares.allSatisfy { $0 > 0 }, "one positive share a level")
  let totals = table.levelTotals(group: group)
  let (weight, count) = (totals.reduce(0, +), table.count(group: group))
  guard count > 0 else { throw .noAnswers }
  guard weight > 0 else { throw .noWeight }
  guard totals.count > 1 else { throw .oneLevel }
  let nu = Double(table.degreesOfFreedom(groups: [group]))
  guard nu > 0 else { throw UndefinedStatistic("no_degrees_of_freedom") }
  let cells = totals.indices.map { (group: group, level: $0) }
  guard let covariance = table.covariance(cells: cells) else {
    throw UndefinedStatistic("no_design_errors")
  }
  let sum = shares.reduce(0, +)
  var jacobian = Matrix(rowCount: totals.count, columnCount: totals.count)
  var pearson = 0.0
  for level in totals.indices {
    let share = shares[level] / sum
    let expected = share * weight
    let term = (totals[level] - expected) / expected.squareRoot()
    pearson += term * term
    /// The expected total varies too, for the sum of the weights does.
    let common = share / expected.squareRoot() + term * share / (2 * expected)
    for cell in totals.indices {
      jacobian[level, cell] = (cell == level ? 1 / expected.squareRoot() : 0) - common
    }
  }
  let variance = jacobian.times(covariance).times(jacobian, .plain, .transposed)
  guard let values = try? SymmetricEigen(variance).values else {
    throw UndefinedStatistic("singular_table")
  }
  let scale = Double(count) / weight
  let effects = values.map { max(0, $0) * scale }
  guard effects.reduce(0, +) > 1e-12 else { throw UndefinedStatistic("no_variation") }
  guard let test = RaoScottTest(pearson: pearson * scale, effects: effects, nu: nu) else {
    throw UndefinedStatistic("singular_table")
  }
  return test
}
