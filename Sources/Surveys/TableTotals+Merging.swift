import LinearAlgebra

extension TableTotals {
  /// The totals of two independent samples taken together.
  ///
  /// Totals add up, and so do their covariances where no stratum, and so no cluster, is in both:
  /// files of different regions or countries, each with the strata of its own.
  ///
  /// - Returns: The table of both; nil where the tables do not have the same groups and levels.
  public func merged(with other: TableTotals) -> TableTotals? {
    guard layout == other.layout else { return nil }
    var result = TableTotals(
      layout: layout, counts: sums(counts, other.counts), totals: sums(totals, other.totals),
      squaredWeights: sums(squaredWeights, other.squaredWeights),
      missingCounts: sums(missingCounts, other.missingCounts),
      missingTotals: sums(missingTotals, other.missingTotals),
      covariance: covariance.flatMap { own in other.covariance.map { own.sum($0) } },
      presence: presence.joined(with: other.presence),
      samplingFractions: zip(samplingFractions, other.samplingFractions).map { min($0, $1) },
      populations: [Int?](repeating: nil, count: groupCount),
      designDegreesOfFreedom: designDegreesOfFreedom + other.designDegreesOfFreedom)
    result.isOfActors = isOfActors || other.isOfActors
    return result
  }

  private func sums<Number: AdditiveArithmetic>(_ a: [Number], _ b: [Number]) -> [Number] {
    zip(a, b).map { $0 + $1 }
  }
}

extension CellCovariance {
  /// The covariance of the sums of independent totals.
  func sum(_ other: CellCovariance) -> CellCovariance {
    let cells = positions.indices.filter { positions[$0] >= 0 || other.positions[$0] >= 0 }
    var joined = [Int32](repeating: -1, count: positions.count)
    for (index, cell) in cells.enumerated() { joined[cell] = Int32(index) }
    var sum = Matrix(rowCount: cells.count, columnCount: cells.count)
    for (column, b) in cells.enumerated() {
      for (row, a) in cells.enumerated() {
        sum[row, column] = element(a, b) + other.element(a, b)
      }
    }
    return CellCovariance(
      positions: joined, elements: .dense(sum),
      isKnown: zip(isKnown, other.isKnown).map { $0 && $1 })
  }
}
