public import Surveys

extension CellStatistic {
  /// The value and the derivatives for several groups taken as one.
  ///
  /// The rest of the respondents, for instance, is all groups but one: the totals add up, and each
  /// of their cells has the derivative of the pooled cell.
  ///
  /// - Throws: ``UndefinedStatistic/noAnswers`` where nobody in any of the groups answered.
  public func linearize(
    _ table: TableTotals, pooling groups: [Int]
  ) throws(UndefinedStatistic) -> Linearization {
    let answering = groups.filter { table.count(group: $0) > 0 }
    guard let first = answering.first else { throw .noAnswers }
    var pooled = GroupTotals(table, group: first)
    for group in answering.dropFirst() {
      let other = GroupTotals(table, group: group)
      for level in other.levels.indices { pooled.levels[level] += other.levels[level] }
      for reason in other.missing.indices { pooled.missing[reason] += other.missing[reason] }
    }
    let local = try linearize(pooled)
    return Linearization(
      value: local.value,
      gradients: answering.map { CellGradient(group: $0, values: local.gradient) },
      replicates: replicateValues(table, groups: answering))
  }
}
