public import LinearAlgebra

extension SurveyDesign {
  /// The covariance of the weighted totals of any columns over some of the rows.
  ///
  /// For statistics that are no function of cells, as the estimating functions of a model: the
  /// rows left out count as zeros, the domain treatment of R `survey`. Of calibrated weights the
  /// columns enter less what the margins explain of them. Replicates do not enter.
  ///
  /// - Parameters:
  ///   - columns: One row for each of `rows`, one column a total, not yet weighted.
  ///   - rows: Distinct rows of the data.
  /// - Returns: The matrix, one row and column a total; nil where the design tells nothing about
  ///   errors.
  /// - Precondition: `columns` has one row for each of `rows`.
  /// - Complexity: O(rows × columns²) a stage, and a copy of the columns or cluster totals of them.
  /// - Checked against: R `survey` 4.1 `svyrecvar`, through the models of `References/models`.
  public func covariance(ofTotals columns: Matrix, rows: [Int32]) -> Matrix? {
    precondition(columns.rowCount == rows.count, "one row of the columns for each row")
    guard let stageScales else { return nil }
    var (columns, entering) = (columns, rows)
    if let residuals {
      columns = residuals.calibration.residuals(of: columns, rows: rows)
      entering = Array(0..<Int32(rowCount))
    }
    var result = Matrix(rowCount: columns.columnCount, columnCount: columns.columnCount)
    for (stage, scales) in zip(stages, stageScales) {
      let strata = stage.stratumOfCluster
      var held = [Bool](repeating: false, count: stage.strata.count)
      for row in rows where weights[Int(row)] > 0 {
        held[Int(strata[stage.cluster(ofRow: row)])] = true
      }
      let averages = AveragingFactors(stage, scales, groupCount: 1) { stratum, _ in held[stratum] }
      if averages?.isKnown == [false] { return nil }
      let roots = scales.indices.map { index in
        let growth = averages?.root(parent: stage.strata[index].parent, group: 0) ?? 1
        return scales[index].factor.squareRoot() * growth
      }
      guard roots.contains(where: { $0 > 0 }) else { continue }
      let part = scaledTotals(of: columns, rows: entering, stage, scales, roots).gram()
      for index in result.values.indices { result.values[index] += part.values[index] }
    }
    return result
  }

  /// Clusters less strata of the first stage among rows with a weight above zero, or those of the
  /// replicate weights of these rows.
  ///
  /// - Checked against: R `survey` `degf(subset(design, …))`.
  public func degreesOfFreedom(rows: [Int32]) -> Int {
    if let replicates { return replicateDegreesOfFreedom(replicates, rows: rows) }
    let stage = stages[0]
    var clusters = [Bool](repeating: false, count: stage.clusterCount)
    for row in rows where weights[Int(row)] > 0 { clusters[stage.cluster(ofRow: row)] = true }
    var held = [Bool](repeating: false, count: stage.strata.count)
    var count = 0
    for (cluster, stratum) in stage.stratumOfCluster.enumerated() where clusters[cluster] {
      count += 1
      held[Int(stratum)] = true
    }
    return count - held.count { $0 }
  }

  /// The weighted totals by cluster of a stage, centred and scaled stratum by stratum.
  private func scaledTotals(
    of columns: Matrix, rows: [Int32], _ stage: Stage, _ scales: [StratumScale], _ roots: [Double]
  ) -> Matrix {
    var result = Matrix(rowCount: stage.clusterCount, columnCount: columns.columnCount)
    var means = [Double](repeating: 0, count: stage.strata.count)
    let clusters = rows.map { stage.cluster(ofRow: $0) }
    let strata = stage.stratumOfCluster
    for column in 0..<columns.columnCount {
      let (start, first) = (column * rows.count, column * stage.clusterCount)
      for (place, row) in rows.enumerated() {
        result.values[first + clusters[place]] +=
          weights[Int(row)] * columns.values[start + place]
      }
      for stratum in means.indices { means[stratum] = 0 }
      for cluster in strata.indices {
        means[Int(strata[cluster])] += result.values[first + cluster]
      }
      for stratum in means.indices {
        means[stratum] =
          scales[stratum].isCentred
          ? means[stratum] / Double(stage.strata[stratum].clusterCount) : 0
      }
      for cluster in strata.indices {
        let stratum = Int(strata[cluster])
        result.values[first + cluster] =
          roots[stratum] * (result.values[first + cluster] - means[stratum])
      }
    }
    return result
  }
}

extension Calibration {
  /// Columns of some rows, zero in the others, less what the margins explain of them.
  ///
  /// - Returns: One row for every row of the data.
  fileprivate func residuals(of columns: Matrix, rows: [Int32]) -> Matrix {
    let rowCount = baseWeights.count
    var result = Matrix(rowCount: rowCount, columnCount: columns.columnCount)
    for column in 0..<columns.columnCount {
      for (place, row) in rows.enumerated() { result[Int(row), column] = columns[place, column] }
    }
    var products = Matrix(rowCount: columnCount, columnCount: columns.columnCount)
    forEachColumn { row, margin in
      for column in 0..<columns.columnCount {
        products[margin, column] += baseWeights[row] * result[row, column]
      }
    }
    let coefficients = inverse.times(products)
    forEachColumn { row, margin in
      for column in 0..<columns.columnCount {
        result[row, column] -= coefficients[margin, column]
      }
    }
    return result
  }
}

extension SurveyDesign.Stage {
  /// The cluster of a row; each row is its own in a stage of respondents.
  fileprivate func cluster(ofRow row: Int32) -> Int {
    isOfRespondents ? Int(row) : Int(clusterOfRow[Int(row)])
  }
}
