import LinearAlgebra

extension SurveyDesign {
  /// The design with errors from replicates instead of its strata and clusters.
  ///
  /// - Precondition: the replicates have a weight for each row, or were made from this design.
  public func replicated(by replicates: ReplicateWeights) -> SurveyDesign {
    switch replicates.storage {
    case .rows(let rows): precondition(rows.rowCount == rowCount, "one weight a row")
    case .clusters(let made): precondition(made.clusterCount == clusterCount, "of this design")
    }
    var result = self
    result.replicates = replicates
    return result
  }

  /// The totals of a table with their values on every replicate.
  ///
  /// Weights that were read are added row by row to the cells of all replicates at once; factors
  /// of clusters are multiplied by the totals of clusters.
  ///
  /// - Complexity: rows × replicates for weights that were read; otherwise O(*n*) and cells ×
  ///   clusters × replicates. Memory of cells × replicates.
  /// - Checked against: R `survey` `svytotal(…, return.replicates = TRUE)`.
  func replicatedTotals(of coding: CellCoding, _ replicates: ReplicateWeights) -> TableTotals {
    switch replicates.storage {
    case .rows(let rows): rowTotals(of: coding, replicates, rows)
    case .clusters(let made): clusterTotals(of: coding, replicates, made)
    }
  }

  private func rowTotals(
    of coding: CellCoding, _ replicates: ReplicateWeights, _ rows: RowReplicates
  ) -> TableTotals {
    let width = CellKernel.width(coding)
    let sums = CellKernel.moments(coding, weights: weights, blocks: [], blockCount: 1)
    // A cell whose full-sample weights are zero may have weight in a replicate.
    let active = sums.indices.filter { sums[$0][2] > 0 || CellKernel.isActive(sums[$0]) }
    var position = [Int32](repeating: -1, count: sums.count)
    for (index, cell) in active.enumerated() { position[cell] = Int32(index) }
    var cells = [Int32](repeating: -1, count: rowCount)
    var answering = [[Int32]](repeating: [], count: coding.groupCount)
    for row in coding.answers.indices {
      let group = coding.groups.isEmpty ? 0 : Int(coding.groups[row])
      guard group >= 0 else { continue }
      let answer = Int(coding.answers[row])
      cells[row] = position[group * width + answer + CellLayout.reasonCount]
      if answer >= 0, weights[row] > 0 { answering[group].append(Int32(row)) }
    }
    let degrees = answering.map { replicates.degreesOfFreedom(ofRows: $0, rows) }
    let together =
      degrees.count == 1
      ? degrees[0] : replicates.degreesOfFreedom(ofRows: Array(answering.joined()), rows)
    var presence = AnswerPresence(
      groupCount: coding.groupCount, clusterCount: nil, stratumCount: strata.count)
    for (group, members) in answering.enumerated() where !members.isEmpty {
      presence.insert(stratum: 0, in: group)
      presence.addClusters(members.count, to: group)
    }
    let totals = sums.map { $0[0] }
    var values = rows.totals(cells: cells, active: active.count)
    for column in coding.columns.indices.dropFirst() {
      addTotals(of: column, coding, rows, position, active.count, to: &values)
    }
    return table(
      coding, sums: sums, totals: totals,
      covariance(coding, active, totals, replicates.scheme, values), presence,
      fractions: [Double](repeating: 0, count: coding.groupCount), replicates: replicates,
      replicateDegrees: .groups(degrees, together: together))
  }

  /// Adds the totals of a column of numbers on every replicate.
  private func addTotals(
    of column: Int, _ coding: CellCoding, _ rows: RowReplicates, _ position: [Int32],
    _ active: Int, to values: inout [Double]
  ) {
    let first = CellLayout.reasonCount + column
    let cells = coding.answers.indices.map { row -> Int32 in
      let group = coding.groups.isEmpty ? 0 : Int(coding.groups[row])
      guard group >= 0, coding.answers[row] >= 0 else { return -1 }
      return position[group * CellKernel.width(coding) + first]
    }
    let totals = rows.totals(cells: cells, numbers: coding.columns[column], active: active)
    for index in values.indices { values[index] += totals[index] }
  }

  private func clusterTotals(
    of coding: CellCoding, _ replicates: ReplicateWeights, _ made: ClusterReplicates
  ) -> TableTotals {
    let width = CellKernel.width(coding)
    let cells = coding.groupCount * width
    let (clusterTotals, sums) = CellKernel.clusterTotals(
      coding, weights: weights, clusters: nestedClusterOfRow, clusterCount: clusterCount)
    let active = sums.indices.filter { CellKernel.isActive(sums[$0]) }
    var matrix = Matrix(rowCount: active.count, columnCount: clusterCount)
    var presence = AnswerPresence(
      groupCount: coding.groupCount, clusterCount: clusterCount, stratumCount: strata.count)
    for (index, stratum) in strata.enumerated() {
      for cluster in stratum.clusters {
        for (place, cell) in active.enumerated() {
          let total = clusterTotals[cluster * cells + cell]
          guard total != 0 else { continue }
          matrix[place, cluster] = total
          guard cell % width >= CellLayout.reasonCount else { continue }
          presence.insert(stratum: index, in: cell / width)
          presence.insert(cluster: cluster, in: cell / width)
        }
      }
    }
    let totals = sums.map { $0[0] }
    return table(
      coding, sums: sums, totals: totals,
      covariance(coding, active, totals, replicates.scheme, made.totals(matrix)), presence,
      replicates: replicates,
      replicateDegrees: .clusters(made.blocks, replicateCount: replicates.count))
  }

  /// The degrees of freedom of the replicate weights of some rows.
  func replicateDegreesOfFreedom(_ replicates: ReplicateWeights, rows: [Int32]) -> Int {
    switch replicates.storage {
    case .rows(let weights): return replicates.degreesOfFreedom(ofRows: rows, weights)
    case .clusters(let made):
      let clusters = nestedClusterOfRow
      var present = [UInt64](repeating: 0, count: (clusterCount + 63) / 64)
      for row in rows where weights[Int(row)] > 0 {
        let cluster = Int(clusters[Int(row)])
        present[cluster >> 6] |= 1 << UInt64(cluster & 63)
      }
      return ReplicateBlock.degreesOfFreedom(made.blocks, replicates.count, present: present)
    }
  }

  /// The cluster of each row, those of a stratum consecutive; also where each row is its own.
  var nestedClusterOfRow: [Int32] {
    guard isElementSample else { return clusterOfRow }
    guard !stratumOfRow.isEmpty else { return (0..<rowCount).map { Int32($0) } }
    var next = strata.map { Int32($0.firstCluster) }
    return stratumOfRow.map { stratum in
      defer { next[Int(stratum)] += 1 }
      return next[Int(stratum)]
    }
  }

  private func covariance(
    _ coding: CellCoding, _ active: [Int], _ totals: [Double], _ scheme: ReplicateScheme,
    _ values: [Double]
  ) -> CellCovariance {
    let layoutCells = CellKernel.layoutCells(coding)
    var positions = [Int32](repeating: -1, count: layoutCells.count)
    for (index, cell) in active.enumerated() { positions[layoutCells[cell]] = Int32(index) }
    let replicated = ReplicateTotals(
      scheme: scheme, values: values, totals: active.map { totals[$0] })
    return CellCovariance(
      positions: positions, elements: .replicated(replicated),
      isKnown: [Bool](repeating: true, count: coding.groupCount))
  }
}

extension ReplicateWeights {
  /// The degrees of freedom of some rows: the rank of their replicate weights less one, no more
  /// than those that were given.
  func degreesOfFreedom(ofRows rows: [Int32], _ weights: RowReplicates) -> Int {
    let found = rows.isEmpty ? 0 : max(0, weights.rank(ofRows: rows) - 1)
    return declaresDegreesOfFreedom ? min(found, degreesOfFreedom) : found
  }
}
