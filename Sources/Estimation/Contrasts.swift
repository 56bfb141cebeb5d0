public import LinearAlgebra
import Probability
public import Surveys

extension TableTotals {
  /// The covariance matrix of numbers of this table; nil where the errors of one are not known.
  public func covariance(of numbers: [Linearization]) -> Matrix? {
    if replicateScheme == nil { return covariance(of: numbers.map(\.gradients)) }
    var result = Matrix(rowCount: numbers.count, columnCount: numbers.count)
    for (i, first) in numbers.enumerated() {
      for (j, second) in numbers.enumerated().dropFirst(i) {
        guard let value = covariance(first, second) else { return nil }
        result[i, j] = value
        result[j, i] = value
      }
    }
    return result
  }
}

extension Estimator {
  /// The estimate of a number made of several numbers of a table, with a t interval.
  ///
  /// - Parameters:
  ///   - contrast: The number, with its derivatives.
  ///   - table: The table whose cells it is a function of.
  ///   - testsZero: Whether zero says that nothing differs, so that a t test of it means something.
  /// - Returns: An estimate whose `count` is that of the smallest of its groups.
  /// - Checked against: R `survey` `svycontrast`, `References/estimates`.
  public func estimate(
    contrast: Linearization, in table: TableTotals, testsZero: Bool
  ) -> Estimate {
    let groups = contrast.groups
    var result = Estimate(
      value: contrast.value, count: groups.map { table.count(group: $0) }.min())
    guard !groups.isEmpty, let variance = table.variance(of: contrast) else { return result }
    result.standardError = variance.squareRoot()
    result.degreesOfFreedom = Double(table.degreesOfFreedom(groups: groups))
    setStudentInterval(&result, range: nil)
    if testsZero, let error = result.standardError, error > 0, let df = result.degreesOfFreedom {
      result.pValue = StudentT(degreesOfFreedom: df)?.bothTails(contrast.value / error)
    }
    return result
  }
}
