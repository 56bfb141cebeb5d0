import Estimation

extension PValueAdjustment {
  /// The p-values of one family, adjusted, in the order given.
  ///
  /// - Reference: Dunn (1961), *J. Am. Stat. Assoc.* 56, 52–64, for Bonferroni's; Holm (1979),
  ///   *Scand. J. Stat.* 6, 65–70; Benjamini and Hochberg (1995), *J. R. Stat. Soc. B* 57,
  ///   289–300.
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

extension AnalysisPlan {
  /// Adjusts the p-values of the rows, family by family.
  ///
  /// - Parameters:
  ///   - rows: Rows of tests; those without a p-value are left as they are.
  ///   - aspect: What splits the tests of the same statistic into families of their own.
  public func adjust(
    _ rows: inout [ResultRow], splitBy aspect: (ResultKey) -> String = { _ in "" }
  ) {
    var families: [[String]: [Int]] = [:]
    var order: [[String]] = []
    for (place, row) in rows.enumerated() where row.estimate?.pValue != nil {
      let name =
        switch family {
        case .statistic: [row.key.statistic, aspect(row.key)]
        case .question: [row.key.statistic, aspect(row.key), row.key.question]
        case .all: [String]()
        }
      if families[name] == nil { order.append(name) }
      families[name, default: []].append(place)
    }
    for name in order {
      let places = families[name] ?? []
      var members = places.map { rows[$0] }
      adjustment.adjust(&members)
      for (place, row) in zip(places, members) { rows[place] = row }
    }
  }
}
