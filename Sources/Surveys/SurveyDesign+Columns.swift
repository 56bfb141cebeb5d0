public import LinearAlgebra

extension SurveyDesign {
  /// The covariance of the weighted totals of any columns over some of the rows.
  ///
  /// For statistics that are no function of cells, as the estimating functions of a model: the
  /// rows left out count as zeros, the domain treatment of R `survey`.
  ///
  /// - Parameters:
  ///   - columns: One row for each of `rows`, one column a total, not yet weighted.
  ///   - rows: Distinct rows of the data.
  /// - Returns: The matrix, one row and column a total; nil where the design tells nothing about
  ///   errors.
  /// - Precondition: `columns` has one row for each of `rows`.
  /// - Complexity: O(rows × columns²) and a copy of the columns, or cluster totals of them.
  /// - Checked against: R `survey` 4.1 `svyrecvar`, through the models of `References/models`.
  public func covariance(ofTotals columns: Matrix, rows: [Int32]) -> Matrix? {
    precondition(columns.rowCount == rows.count, "one row of the columns for each row")
    guard let scales = stratumScales else { return nil }
    let strataOfClusters = stratumOfCluster
    var held = [Bool](repeating: false, count: strata.count)
    for row in rows where weights[Int(row)] > 0 {
      held[Int(strataOfClusters[cluster(ofRow: row)])] = true
    }
    guard let growth = SurveyDesign.averageGrowth(scales, held) else { return nil }
    var result = scaledTotals(of: columns, rows: rows, strataOfClusters, scales).gram()
    if growth != 1 {
      for index in result.values.indices { result.values[index] *= growth }
    }
    return result
  }

  /// Clusters less strata among rows with a weight above zero.
  ///
  /// - Checked against: R `survey` `degf(subset(design, …))`.
  public func degreesOfFreedom(rows: [Int32]) -> Int {
    var clusters = [Bool](repeating: false, count: clusterCount)
    for row in rows where weights[Int(row)] > 0 { clusters[cluster(ofRow: row)] = true }
    var held = [Bool](repeating: false, count: strata.count)
    var count = 0
    for (cluster, stratum) in stratumOfCluster.enumerated() where clusters[cluster] {
      count += 1
      held[Int(stratum)] = true
    }
    return count - held.count { $0 }
  }

  private func cluster(ofRow row: Int32) -> Int {
    isElementSample ? Int(row) : Int(clusterOfRow[Int(row)])
  }

  /// By how much the other strata make up for lonely ones that are averaged; nil where none can.
  private static func averageGrowth(_ scales: [StratumScale], _ held: [Bool]) -> Double? {
    guard scales.contains(where: \.isAveraged) else { return 1 }
    let present = held.indices.filter { held[$0] }
    let usable = present.count { !scales[$0].isAveraged }
    if usable == 0 { return present.isEmpty ? 1 : nil }
    return Double(present.count) / Double(usable)
  }

  /// The weighted totals by cluster, centred and scaled stratum by stratum.
  private func scaledTotals(
    of columns: Matrix, rows: [Int32], _ strataOfClusters: [Int32], _ scales: [StratumScale]
  ) -> Matrix {
    var result = Matrix(rowCount: clusterCount, columnCount: columns.columnCount)
    let roots = scales.map { $0.factor.squareRoot() }
    var means = [Double](repeating: 0, count: strata.count)
    let clusters = rows.map { cluster(ofRow: $0) }
    for column in 0..<columns.columnCount {
      let (start, first) = (column * rows.count, column * clusterCount)
      for (place, row) in rows.enumerated() {
        result.values[first + clusters[place]] +=
          weights[Int(row)] * columns.values[start + place]
      }
      for stratum in means.indices { means[stratum] = 0 }
      for cluster in 0..<clusterCount {
        means[Int(strataOfClusters[cluster])] += result.values[first + cluster]
      }
      for stratum in means.indices {
        means[stratum] =
          scales[stratum].isCentred ? means[stratum] / Double(strata[stratum].clusterCount) : 0
      }
      for cluster in 0..<clusterCount {
        let stratum = Int(strataOfClusters[cluster])
        result.values[first + cluster] =
          roots[stratum] * (result.values[first + cluster] - means[stratum])
      }
    }
    return result
  }
}
