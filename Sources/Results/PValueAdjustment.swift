import Estimation

extension PValueAdjustment {
  /// The p-values of one family, adjusted, in the order given.
  ///
  /// - Reference: Holm (1979), *Scand. J. Stat.* 6, 65–70; Benjamini and Hochberg (1995), *J. R.
  ///   Stat. Soc. B* 57, 289–300.
  /// - Checked against: R 4.2 `p.adjust`, `References/association`.
  public func adjusted(_ pValues: [Double]) -> [Double] {
    let count = pValues.count
    let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    var result = pValues
    switch self {
    case .none: break
    case .holm:
      var largest = 0.0
      for (rank, index) in order.enumerated() {
        largest = max(largest, min(1, Double(count - rank) * pValues[index]))
        result[index] = largest
      }
    case .bonferroni:
      for index in pValues.indices { result[index] = min(1, Double(count) * pValues[index]) }
    case .benjaminiHochberg:
      var smallest = 1.0
      for (rank, index) in order.enumerated().reversed() {
        smallest = min(smallest, Double(count) / Double(rank + 1) * pValues[index])
        result[index] = smallest
      }
    }
    return result
  }

  /// Adjusts the p-values of all rows with a p-value as one family.
  public func adjust(_ rows: inout [ResultRow]) {
    let tested = rows.indices.filter { rows[$0].estimate?.pValue != nil }
    let adjusted = adjusted(tested.compactMap { rows[$0].estimate?.pValue })
    for (index, p) in zip(tested, adjusted) {
      guard self != .none, var estimate = rows[index].estimate else { continue }
      estimate.adjustedPValue = p
      rows[index].outcome = .estimate(estimate)
    }
  }
}
