import LinearAlgebra
import Numerics

extension SurveyDesign {
  /// The totals of a table and their design-based covariance, in one pass over the rows.
  ///
  /// Clusters and strata are those of the whole design, with zeros outside a group: the domain
  /// treatment of R `survey`. With clusters, the centred cluster totals times themselves are the
  /// covariance (`dsyrk`); where each respondent is its own cluster, the first and second moments
  /// of the weights by stratum and cell are enough.
  ///
  /// - Complexity: O(*n*) time; memory of clusters × cells, or of strata × cells without clusters.
  /// - Reference: Binder (1983), *Int. Stat. Rev.* 51, 279–292; Wolter (2007), *Introduction to
  ///   Variance Estimation*, section 6.11.
  /// - Checked against: R `survey` 4.1 `svytotal`, `svyby`, `References/survey`.
  public func totals(of coding: CellCoding) -> TableTotals {
    precondition(coding.answers.count == rowCount, "a table has one answer a row")
    if let replicates { return replicatedTotals(of: coding, replicates) }
    let cellCount = coding.groupCount * CellKernel.width(coding)
    if cellCount > SurveyDesign.denseCellLimit { return wideTotals(of: coding) }
    return isElementSample ? elementTotals(of: coding) : clusteredTotals(of: coding)
  }

  /// The totals of several tables, computed on all cores.
  public func totals(of codings: [CellCoding]) -> [TableTotals] {
    orderedMap(count: codings.count) { totals(of: codings[$0]) }
  }

  private func elementTotals(of coding: CellCoding) -> TableTotals {
    let width = CellKernel.width(coding)
    let cells = coding.groupCount * width
    let blocks = CellKernel.moments(
      coding, weights: weights, blocks: stratumOfRow, blockCount: strata.count)
    var sums = [CellMoments](repeating: .zero, count: cells)
    for index in blocks.indices { sums[index % cells] += blocks[index] }
    var presence = AnswerPresence(
      groupCount: coding.groupCount, clusterCount: nil, stratumCount: strata.count)
    for index in blocks.indices {
      let (stratum, cell) = (index / cells, index % cells)
      guard cell % width >= CellLayout.reasonCount, blocks[index][3] > 0 else { continue }
      presence.insert(stratum: stratum, in: cell / width)
      presence.addClusters(Int(blocks[index][3]), to: cell / width)
    }
    let covariance = stratumScales.map {
      elementCovariance(coding, blocks, sums, $0, presence)
    }
    return table(coding, sums: sums, totals: sums.map { $0[0] }, covariance, presence)
  }

  /// The closed form: Σ over strata of the factor times (δ Σw² − Σwᵢ Σwⱼ / n).
  private func elementCovariance(
    _ coding: CellCoding, _ blocks: [CellMoments], _ sums: [CellMoments],
    _ scales: [StratumScale], _ presence: AnswerPresence
  ) -> CellCovariance {
    let cells = sums.count
    let active = (0..<cells).filter { sums[$0][0] != 0 }
    var matrix = Matrix(rowCount: active.count, columnCount: active.count)
    for (h, scale) in scales.enumerated() where scale.factor != 0 {
      let size = Double(strata[h].rowCount)
      let present = active.indices.filter { blocks[h * cells + active[$0]][0] != 0 }
      for j in present {
        let second = blocks[h * cells + active[j]]
        matrix[j, j] += scale.factor * second[1]
        guard scale.isCentred else { continue }
        let multiple = scale.factor * second[0] / size
        for i in present { matrix[i, j] -= blocks[h * cells + active[i]][0] * multiple }
      }
    }
    return assembled(coding, active, .dense(matrix), scales, presence)
  }

  private func clusteredTotals(of coding: CellCoding) -> TableTotals {
    let width = CellKernel.width(coding)
    let cells = coding.groupCount * width
    let (clusterTotals, sums) = CellKernel.clusterTotals(
      coding, weights: weights, clusters: clusterOfRow, clusterCount: clusterCount)
    let active = (0..<cells).filter { sums[$0][0] != 0 }
    var totals = [Double](repeating: 0, count: cells)
    var presence = AnswerPresence(
      groupCount: coding.groupCount, clusterCount: clusterCount, stratumCount: strata.count)
    for (h, stratum) in strata.enumerated() {
      for cluster in stratum.firstCluster..<(stratum.firstCluster + stratum.clusterCount) {
        for cell in active {
          let total = clusterTotals[cluster * cells + cell]
          guard total > 0 else { continue }
          totals[cell] += total
          guard cell % width >= CellLayout.reasonCount else { continue }
          presence.insert(stratum: h, in: cell / width)
          presence.insert(cluster: cluster, in: cell / width)
        }
      }
    }
    let covariance = stratumScales.map { scales in
      let matrix = scaledTotals(clusterTotals, cells: cells, active, scales).gram()
      return assembled(coding, active, .dense(matrix), scales, presence)
    }
    return table(coding, sums: sums, totals: totals, covariance, presence)
  }

  /// The cluster totals of the active cells, centred and scaled stratum by stratum.
  private func scaledTotals(
    _ clusterTotals: [Double], cells: Int, _ active: [Int], _ scales: [StratumScale]
  ) -> Matrix {
    var result = Matrix(rowCount: clusterCount, columnCount: active.count)
    for (column, cell) in active.enumerated() {
      for (h, scale) in scales.enumerated() where scale.factor != 0 {
        let clusters = strata[h].firstCluster..<(strata[h].firstCluster + strata[h].clusterCount)
        var mean = 0.0
        if scale.isCentred {
          for cluster in clusters { mean += clusterTotals[cluster * cells + cell] }
          mean /= Double(clusters.count)
        }
        let root = scale.factor.squareRoot()
        for cluster in clusters {
          result[cluster, column] = root * (clusterTotals[cluster * cells + cell] - mean)
        }
      }
    }
    return result
  }

  /// The covariance with its places in the layout of tables.
  func assembled(
    _ coding: CellCoding, _ active: [Int], _ elements: CellCovariance.Elements,
    _ scales: [StratumScale],
    _ presence: AnswerPresence
  ) -> CellCovariance {
    let layoutCells = CellKernel.layoutCells(coding)
    var positions = [Int32](repeating: -1, count: layoutCells.count)
    for (index, cell) in active.enumerated() { positions[layoutCells[cell]] = Int32(index) }
    var covariance = CellCovariance(
      positions: positions, elements: elements,
      isKnown: [Bool](repeating: true, count: coding.groupCount))
    guard scales.contains(where: \.isAveraged) else { return covariance }
    covariance.groupFactors = [Double](repeating: 1, count: coding.groupCount)
    for group in 0..<coding.groupCount {
      let held = scales.indices.filter { presence.holds(stratum: $0, in: group) }
      let usable = held.filter { !scales[$0].isAveraged }.count
      guard usable > 0 else {
        covariance.isKnown[group] = held.isEmpty
        continue
      }
      covariance.groupFactors[group] = (Double(held.count) / Double(usable)).squareRoot()
    }
    return covariance
  }

  /// The table of the sums of one pass.
  func table(
    _ coding: CellCoding, sums: [CellMoments], totals: [Double], _ covariance: CellCovariance?,
    _ presence: AnswerPresence, populations: [Int?]? = nil, fractions: [Double]? = nil,
    replicates: ReplicateWeights? = nil, replicateDegrees: ReplicateDegrees? = nil
  ) -> TableTotals {
    let layout = CellLayout(groupCount: coding.groupCount, levelCount: coding.levelCount)
    let answers = layout.groupCount * layout.levelCount
    var counts = [Int](repeating: 0, count: layout.cellCount)
    var weights = [Double](repeating: 0, count: layout.cellCount)
    var squares = [Double](repeating: 0, count: layout.cellCount)
    for (cell, place) in CellKernel.layoutCells(coding).enumerated() {
      counts[place] = Int(sums[cell][2])
      weights[place] = totals[cell]
      squares[place] = sums[cell][1]
    }
    return TableTotals(
      layout: layout, counts: Array(counts[..<answers]), totals: Array(weights[..<answers]),
      squaredWeights: Array(squares[..<answers]), missingCounts: Array(counts[answers...]),
      missingTotals: Array(weights[answers...]), covariance: covariance, presence: presence,
      samplingFractions: fractions ?? samplingFractions(coding.groupCount, presence),
      populations: populations ?? [Int?](repeating: nil, count: coding.groupCount),
      designDegreesOfFreedom: replicates?.degreesOfFreedom ?? degreesOfFreedom,
      replicateDegrees: replicateDegrees)
  }

  private func samplingFractions(_ groupCount: Int, _ presence: AnswerPresence) -> [Double] {
    (0..<groupCount).map { group in
      let held = strata.indices.filter { presence.holds(stratum: $0, in: group) }
      return held.map { 1 - SurveyDesign.remainingFraction(strata[$0]) }.min() ?? 0
    }
  }
}
