extension Linearization {
  /// A number that is known without error.
  public init(constant: Double) { self.init(value: constant, gradients: []) }

  /// The product of two numbers of the same table.
  public static func product(_ first: Linearization, _ second: Linearization) -> Linearization {
    var result = combination([(second.value, first), (first.value, second)])
    result.value = first.value * second.value
    result.replicates = replicates(of: [first, second]) { $0[0] * $0[1] }
    return result
  }

  /// One number over another of the same table.
  ///
  /// - Throws: ``UndefinedStatistic/zeroDenominator`` where the second is zero.
  /// - Checked against: R `survey` `svycontrast(…, quote(a / b))`, `References/estimates`.
  public static func quotient(
    _ numerator: Linearization, _ denominator: Linearization
  ) throws(UndefinedStatistic) -> Linearization {
    guard denominator.value != 0 else { throw .zeroDenominator }
    let ratio = numerator.value / denominator.value
    var result = combination([
      (1 / denominator.value, numerator), (-ratio / denominator.value, denominator),
    ])
    result.value = ratio
    result.replicates = replicates(of: [numerator, denominator]) {
      $0[1] == 0 ? .nan : $0[0] / $0[1]
    }
    return result
  }
}
