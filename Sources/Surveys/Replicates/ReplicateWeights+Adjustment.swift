import LinearAlgebra

extension SurveyDesign {
  /// The weights of each row on one replicate; nil where the errors come by linearisation.
  ///
  /// - Precondition: there is such a replicate.
  public func replicateWeights(_ replicate: Int) -> [Double]? {
    switch replicates?.storage {
    case nil: return nil
    case .rows(let rows):
      return (0..<rowCount).map { rows.weight(row: $0, replicate: replicate) }
    case .clusters(let made):
      let factors = made.factors(replicate..<(replicate + 1))
      let clusters = nestedClusterOfRow
      return (0..<rowCount).map { weights[$0] * factors[Int(clusters[$0]), 0] }
    }
  }

  /// The design with other weights on every replicate, such as those of an adjustment repeated in
  /// each; its scheme stays.
  ///
  /// Degrees of freedom that were not given are found again from the rank of these weights, as R
  /// does.
  ///
  /// - Parameter columns: One column a replicate, each with one weight a row.
  /// - Returns: The design with these replicates; itself where it has none.
  /// - Precondition: the design has as many replicates as there are columns of its rows.
  /// - Checked against: R `survey` 4.1 `postStratify`, `rake`, `calibrate` on replicate designs,
  ///   `References/weighting`.
  public func replacingReplicateWeights(_ columns: [[Double]]) -> SurveyDesign {
    guard let replicates else { return self }
    precondition(columns.count == replicates.count, "one column a replicate")
    precondition(columns.allSatisfy { $0.count == rowCount }, "one weight a row")
    let rows = RowReplicates(columns: columns, weights: nil)
    var result = self
    result.replicates = ReplicateWeights(
      method: replicates.method, scheme: replicates.scheme, storage: .rows(rows),
      degreesOfFreedom: replicates.declaresDegreesOfFreedom
        ? replicates.degreesOfFreedom : max(0, rows.rank - 1),
      declaresDegreesOfFreedom: replicates.declaresDegreesOfFreedom)
    return result
  }
}
