public import Surveys

extension CellStatistic {
  /// The value on each replicate of a table, computed anew from the totals of the replicate.
  ///
  /// - Parameters:
  ///   - table: A table, with replicates or without.
  ///   - groups: Groups taken as one.
  /// - Returns: NaN for a replicate on which the statistic is undefined; nil without replicates.
  public func replicateValues(_ table: TableTotals, groups: [Int]) -> [Double]? {
    guard let scheme = table.replicateScheme else { return nil }
    var totals = GroupTotals(levels: [], missing: [])
    return scheme.coefficients.indices.map { replicate in
      totals.read(table, groups: groups, replicate: replicate)
      guard let value = try? value(totals), value.isFinite else { return .nan }
      return value
    }
  }
}

extension GroupTotals {
  /// Takes on the totals of groups, taken as one, on a replicate.
  fileprivate mutating func read(_ table: TableTotals, groups: [Int], replicate: Int) {
    levels = [Double](repeating: 0, count: table.levelCount)
    missing = [Double](repeating: 0, count: CellLayout.reasonCount)
    for group in groups {
      let cells = table.cellTotals(group: group, replicate: replicate)
      for level in levels.indices { levels[level] += cells[level] }
      for reason in missing.indices { missing[reason] += cells[levels.count + reason] }
    }
  }
}

extension TableTotals {
  /// The variance of a number: from its values on the replicates where there are any, otherwise
  /// from its derivatives; nil where errors are not known.
  ///
  /// - Checked against: R `survey` `svrVar` and `svyrecvar`.
  public func variance(of number: Linearization) -> Double? {
    if let scheme = replicateScheme, let values = number.replicates {
      return scheme.variance(of: values, estimate: number.value)
    }
    return variance(number.gradients)
  }

  /// The covariance of two numbers of this table; nil where errors are not known.
  public func covariance(_ first: Linearization, _ second: Linearization) -> Double? {
    if let scheme = replicateScheme, let a = first.replicates, let b = second.replicates {
      return scheme.covariance(a, first.value, b, second.value)
    }
    return covariance(first.gradients, second.gradients)
  }
}
