public import Surveys

extension UndefinedStatistic {
  /// A ratio whose denominator adds up to zero.
  public static let zeroDenominator = UndefinedStatistic("zero_denominator")
}

/// Means, totals and ratios of quantities as functions of their totals.
///
/// - Checked against: R `survey` `svymean`, `svytotal`, `svyratio`, `svyby`,
///   `References/estimates`.
extension QuantityTotals {
  /// A function of the sums of the columns with its derivatives, and on the replicates.
  private func local(
    _ derivatives: [(Int, Double)], _ groups: [Int], _ function: ([Double]) -> Double
  ) -> Linearization {
    var gradient = [Double](repeating: 0, count: quantities.count + 1)
    for (place, derivative) in derivatives { gradient[place] += derivative }
    return Linearization(
      value: function(pooled(groups) { table.levelTotals(group: $0) }),
      gradients: groups.map { CellGradient(group: $0, values: gradient) },
      replicates: table.replicateScheme.map { scheme in
        scheme.coefficients.indices.map { replicate in
          let value = function(
            pooled(groups) { table.cellTotals(group: $0, replicate: replicate) })
          return value.isFinite ? value : .nan
        }
      })
  }

  /// The totals of several groups taken as one.
  private func pooled(_ groups: [Int], _ totals: (Int) -> [Double]) -> [Double] {
    groups.dropFirst().reduce(groups.first.map(totals) ?? []) { sums, group in
      zip(sums, totals(group)).map(+)
    }
  }

  private func weighed(_ group: Int) throws(UndefinedStatistic) -> Double {
    guard count(group: group) > 0 else { throw .noAnswers }
    guard weight(group: group) > 0 else { throw .noWeight }
    return weight(group: group)
  }

  /// The weighted mean of a quantity.
  public func mean(_ quantity: Int, group: Int) throws(UndefinedStatistic) -> Linearization {
    let weight = try weighed(group)
    let mean = sum(quantity, group: group) / weight
    return local([(0, -mean / weight), (quantity + 1, 1 / weight)], [group]) {
      $0[quantity + 1] / $0[0]
    }
  }

  /// The weighted sum of a quantity over the group.
  public func total(_ quantity: Int, group: Int) throws(UndefinedStatistic) -> Linearization {
    _ = try weighed(group)
    return local([(quantity + 1, 1)], [group]) { $0[quantity + 1] }
  }

  /// The total of one quantity over that of another.
  ///
  /// - Throws: ``UndefinedStatistic/zeroDenominator`` where the second adds up to zero.
  public func ratio(
    _ numerator: Int, to denominator: Int, group: Int
  ) throws(UndefinedStatistic) -> Linearization {
    try ratio(numerator, to: denominator, pooling: [group])
  }

  /// The total of one quantity over that of another, over several groups taken as one.
  ///
  /// - Throws: ``UndefinedStatistic/zeroDenominator`` where the second adds up to zero.
  public func ratio(
    _ numerator: Int, to denominator: Int, pooling groups: [Int]
  ) throws(UndefinedStatistic) -> Linearization {
    let answering = groups.filter { count(group: $0) > 0 }
    guard !answering.isEmpty else { throw .noAnswers }
    guard answering.contains(where: { weight(group: $0) > 0 }) else { throw .noWeight }
    let below = answering.reduce(0) { $0 + sum(denominator, group: $1) }
    guard below != 0 else { throw .zeroDenominator }
    let ratio = answering.reduce(0) { $0 + sum(numerator, group: $1) } / below
    return local([(numerator + 1, 1 / below), (denominator + 1, -ratio / below)], answering) {
      $0[numerator + 1] / $0[denominator + 1]
    }
  }
}

extension Estimator {
  /// The estimate of a mean, total or ratio of quantities in one group, with a t interval.
  public func estimate(
    _ number: Linearization, in totals: QuantityTotals, group: Int,
    range: ClosedRange<Double>? = nil
  ) -> Estimate {
    var result = Estimate(
      value: number.value, count: totals.count(group: group),
      weightedCount: totals.weight(group: group),
      effectiveCount: totals.effectiveCount(group: group))
    guard let variance = totals.table.variance(of: number) else { return result }
    result.standardError = variance.squareRoot()
    result.degreesOfFreedom = Double(totals.table.degreesOfFreedom(groups: [group]))
    if let gradient = number.gradients.first?.values,
      let spread = totals.spread(gradient, group: group)
    {
      let (count, weight) = (totals.count(group: group), totals.weight(group: group))
      result.designEffect = designEffect.value(
        variance: variance, simple: weight * weight * spread / Double(count), count: count,
        weight: weight)
    }
    setStudentInterval(&result, range: range)
    return result
  }
}
