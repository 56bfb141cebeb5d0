import Surveys

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension UndefinedStatistic {
  /// A geometric mean one of whose parts is zero: it would be zero whatever the others are, and
  /// has no derivative there.
  public static let zeroInGeometricMean = UndefinedStatistic("zero_in_geometric_mean")
}

extension Linearization {
  /// The weighted geometric mean of positive numbers of the same table: exp(Σ *w* ln *x* / Σ *w*).
  ///
  /// - Parameter terms: Positive weights, of which only the ratios count, and numbers.
  /// - Returns: The mean with its derivatives, and on the replicates where there are any.
  /// - Throws: ``UndefinedStatistic/zeroInGeometricMean`` where a number is zero or less.
  /// - Checked against: R `survey` `svycontrast`, `References/indicators`.
  public static func geometricMean(
    _ terms: [(weight: Double, Linearization)]
  ) throws(UndefinedStatistic) -> Linearization {
    guard terms.allSatisfy({ $0.1.value > 0 }) else { throw .zeroInGeometricMean }
    let whole = terms.reduce(0) { $0 + $1.weight }
    func mean(_ values: [Double]) -> Double {
      exp(zip(terms, values).reduce(0) { $0 + $1.0.weight * log($1.1) } / whole)
    }
    let value = mean(terms.map(\.1.value))
    var result = combination(terms.map { ($0.weight / whole * value / $0.1.value, $0.1) })
    result.value = value
    result.replicates = replicates(of: terms.map(\.1)) { values in
      values.allSatisfy { $0 > 0 } ? mean(values) : .nan
    }
    return result
  }
}
