extension SurveyDesign {
  /// The number of cells above which a table keeps no full covariance matrix.
  static let denseCellLimit = 1024

  /// The totals of a table with very many groups, for instance municipalities.
  ///
  /// The rows are sorted by cell; the totals of a cell by cluster are those that are not zero.
  func wideTotals(of coding: CellCoding) -> TableTotals {
    let strataCells = leafStage.strata.count * coding.groupCount * CellKernel.width(coding)
    if leafStage.isOfRespondents, coding.columns.isEmpty, residuals == nil,
      strataCells <= max(rowCount, Self.momentLimit), let scales = stageScales
    {
      return wideTotals(of: coding, scales)
    }
    let width = CellKernel.width(coding)
    let sums = CellKernel.moments(coding, weights: weights, blocks: [], blockCount: 1)
    let order = rowsByCell(coding, cellCount: sums.count)
    var sparse = stageScales.map { SparseCovariance(stages, scales: $0, ofMoments: false) }
    var presence = AnswerPresence(
      groupCount: coding.groupCount, clusterCount: isElementSample ? nil : clusterCount,
      stratumCount: strata.count)
    let strataOfClusters = stages[0].stratumOfCluster
    var active: [Int] = []
    var scratch = [Double](repeating: 0, count: leafStage.clusterCount)
    for cell in sums.indices where CellKernel.isActive(sums[cell]) {
      let column = cell % width - CellLayout.reasonCount
      // The rows of all columns of a group stand with its first.
      let place = coding.columns.isEmpty || column < 0 ? cell : cell - column
      let leaf = clusterTotals(
        order.rows[order.starts[place]..<order.starts[place + 1]],
        coding.columns.isEmpty || column < 0 ? [] : coding.columns[column], &scratch)
      active.append(cell)
      let totals = sparse?.append(leaf) ?? leaf
      guard column >= 0, coding.columns.isEmpty || column == 0 else { continue }
      for (cluster, _) in totals {
        presence.insert(stratum: Int(strataOfClusters[Int(cluster)]), in: cell / width)
        if !isElementSample { presence.insert(cluster: Int(cluster), in: cell / width) }
      }
      if isElementSample { presence.addClusters(totals.count, to: cell / width) }
    }
    let cells = active.map { (group: $0 / width, isAnswer: $0 % width >= CellLayout.reasonCount) }
    let averages = sparse?.average(cells, groupCount: coding.groupCount) ?? []
    if let residuals { sparse?.takeOut(residuals, coding, active, averages, self) }
    let covariance = sparse.map { CellCovariance(coding, active, .sparse($0), averages) }
    return table(coding, sums: sums, totals: sums.map { $0[0] }, covariance, presence)
  }

  /// The moments by stratum that are kept however few the respondents are.
  private static let momentLimit = 1 << 16

  /// The same from moments alone, where the last stage is of respondents in one cell each.
  private func wideTotals(of coding: CellCoding, _ scales: [[StratumScale]]) -> TableTotals {
    let width = CellKernel.width(coding)
    let cells = coding.groupCount * width
    let blocks = CellKernel.moments(
      coding, weights: weights, blocks: leafStage.stratumOfRow, blockCount: leafStage.strata.count)
    var sums = [CellMoments](repeating: .zero, count: cells)
    for index in blocks.indices { sums[index % cells] += blocks[index] }
    var sparse = SparseCovariance(stages, scales: scales, ofMoments: true)
    var presence = AnswerPresence(
      groupCount: coding.groupCount, clusterCount: isElementSample ? nil : clusterCount,
      stratumCount: strata.count)
    let strataOfClusters = isElementSample ? [] : stages[0].stratumOfCluster
    let active = sums.indices.filter { CellKernel.isActive(sums[$0]) }
    for cell in active {
      let own = leafStage.strata.indices.compactMap { stratum in
        let moments = blocks[stratum * cells + cell]
        return CellKernel.isActive(moments) ? (stratum: Int32(stratum), moments: moments) : nil
      }
      let totals = sparse.append(own)
      guard cell % width >= CellLayout.reasonCount else { continue }
      for (cluster, _) in totals {
        presence.insert(stratum: Int(strataOfClusters[Int(cluster)]), in: cell / width)
        presence.insert(cluster: Int(cluster), in: cell / width)
      }
      guard isElementSample else { continue }
      for (stratum, moments) in own {
        presence.insert(stratum: Int(stratum), in: cell / width)
        presence.addClusters(Int(moments[3]), to: cell / width)
      }
    }
    let places = active.map { (group: $0 / width, isAnswer: $0 % width >= CellLayout.reasonCount) }
    let averages = sparse.average(places, groupCount: coding.groupCount)
    let covariance = CellCovariance(coding, active, .sparse(sparse), averages)
    return table(coding, sums: sums, totals: sums.map { $0[0] }, covariance, presence)
  }

  /// The rows in order of cell, and where each cell begins among them.
  private func rowsByCell(
    _ coding: CellCoding, cellCount: Int
  ) -> (rows: [Int32], starts: [Int]) {
    func cell(_ row: Int) -> Int? {
      let group = coding.groups.isEmpty ? 0 : Int(coding.groups[row])
      guard group >= 0 else { return nil }
      return group * CellKernel.width(coding) + Int(coding.answers[row]) + CellLayout.reasonCount
    }
    var starts = [Int](repeating: 0, count: cellCount + 1)
    for row in 0..<rowCount { if let cell = cell(row) { starts[cell + 1] += 1 } }
    for cell in 0..<cellCount { starts[cell + 1] += starts[cell] }
    var next = starts
    var rows = [Int32](repeating: 0, count: starts[cellCount])
    for row in 0..<rowCount {
      guard let cell = cell(row) else { continue }
      rows[next[cell]] = Int32(row)
      next[cell] += 1
    }
    return (rows, starts)
  }

  /// The weights of rows, times their numbers where there are any, by cluster of the last stage,
  /// ascending, those without weight left out.
  ///
  /// `scratch` holds a zero a cluster, before and after.
  private func clusterTotals(
    _ rows: ArraySlice<Int32>, _ numbers: [Double], _ scratch: inout [Double]
  ) -> [(cluster: Int32, total: Double)] {
    var touched: [Int32] = []
    let leaf = leafStage.clusterOfRow
    for row in rows where weights[Int(row)] > 0 {
      let cluster = leaf.isEmpty ? row : leaf[Int(row)]
      let term = weights[Int(row)] * (numbers.isEmpty ? 1 : numbers[Int(row)])
      if term == 0 { continue }
      if scratch[Int(cluster)] == 0 { touched.append(cluster) }
      scratch[Int(cluster)] += term
    }
    touched.sort()
    return touched.map { cluster in
      defer { scratch[Int(cluster)] = 0 }
      return (cluster, scratch[Int(cluster)])
    }
  }
}
