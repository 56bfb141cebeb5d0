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
  /// Of calibrated weights the residuals enter the covariance: what the margins explain of a cell
  /// does not vary from sample to sample.
  ///
  /// - Checked against: R `survey` 4.1 `svytotal`, `svyby`, `calibrate`, `References/survey`,
  ///   `References/weighting`.
  public func totals(of coding: CellCoding) -> TableTotals {
    precondition(coding.answers.count == rowCount, "a table has one answer a row")
    if let replicates { return replicatedTotals(of: coding, replicates) }
    let cellCount = coding.groupCount * CellKernel.width(coding)
    if cellCount > SurveyDesign.denseCellLimit { return wideTotals(of: coding) }
    return totals(of: coding, countedCells(coding))
  }

  /// The one pass over the rows.
  func countedCells(_ coding: CellCoding) -> CountedCells {
    guard leafStage.isOfRespondents else {
      let (totals, sums) = CellKernel.clusterTotals(
        coding, weights: weights, clusters: leafStage.clusterOfRow,
        clusterCount: leafStage.clusterCount)
      return CountedCells(clusterTotals: totals, sums: sums)
    }
    let cells = coding.groupCount * CellKernel.width(coding)
    let blocks = CellKernel.moments(
      coding, weights: weights, blocks: leafStage.stratumOfRow,
      blockCount: leafStage.strata.count)
    var sums = [CellMoments](repeating: .zero, count: cells)
    for index in blocks.indices { sums[index % cells] += blocks[index] }
    return CountedCells(blocks: blocks, sums: sums)
  }

  /// The totals of what a pass has counted.
  func totals(of coding: CellCoding, _ counted: CountedCells) -> TableTotals {
    leafStage.isOfRespondents
      ? respondentTotals(of: coding, counted) : clusteredTotals(of: coding, counted)
  }

  /// The totals of several tables, computed on all cores.
  public func totals(of codings: [CellCoding]) -> [TableTotals] {
    orderedMap(count: codings.count) { totals(of: codings[$0]) }
  }

  /// The stages that enter the variance of a table.
  func variancePass(_ coding: CellCoding) -> VariancePass {
    VariancePass(
      stages: Array(stages.prefix(stageScales?.count ?? 1)), scales: stageScales ?? [],
      width: CellKernel.width(coding), groupCount: coding.groupCount)
  }

  /// The last stage that enters the variance.
  var leafStage: Stage { stages[(stageScales?.count ?? 1) - 1] }

  private func respondentTotals(of coding: CellCoding, _ counted: CountedCells) -> TableTotals {
    let (blocks, sums) = (counted.blocks, counted.sums)
    let pass = variancePass(coding)
    let above = pass.totals(upFrom: blocks)
    let presence =
      above.first.map { clusterPresence(coding, $0).presence } ?? presence(coding, blocks)
    let covariance = stageScales.map { _ in
      let active = sums.indices.filter { CellKernel.isActive(sums[$0]) }
      let averages = pass.averages(above, blocks: blocks)
      guard let residuals else {
        var matrix = pass.covariance(above, active, averages)
        pass.addRespondents(blocks, active, averages, to: &matrix)
        pass.addProducts(coding, weights: weights, active, averages, to: &matrix)
        return CellCovariance(coding, active, .dense(matrix), averages)
      }
      let coefficients = residuals.coefficients(coding)
      var matrix = pass.covariance(residuals.residuals(above, coefficients), active, averages)
      residuals.addRespondents(
        blocks, coding, self, coefficients, active, averages.last ?? nil, to: &matrix)
      var products = Matrix(rowCount: active.count, columnCount: active.count)
      pass.addProducts(coding, weights: weights, active, averages, to: &products)
      // What the margins explain does not vary, whatever it has in common with the rest.
      for j in active.indices where matrix[j, j] > 0 {
        for i in active.indices where matrix[i, i] > 0 { matrix[i, j] += products[i, j] }
      }
      return CellCovariance(coding, active, .dense(matrix), averages)
    }
    return table(coding, sums: sums, totals: sums.map { $0[0] }, covariance, presence)
  }

  private func clusteredTotals(of coding: CellCoding, _ counted: CountedCells) -> TableTotals {
    let sums = counted.sums
    let pass = variancePass(coding)
    let clusterTotals = pass.totals(upFrom: counted.clusterTotals)
    let (presence, totals) = clusterPresence(coding, clusterTotals[0])
    let covariance = stageScales.map { _ in
      let active = sums.indices.filter { CellKernel.isActive(sums[$0]) }
      let averages = pass.averages(clusterTotals)
      let totals =
        residuals.map { $0.residuals(clusterTotals, $0.coefficients(coding)) } ?? clusterTotals
      let matrix = pass.covariance(totals, active, averages)
      return CellCovariance(coding, active, .dense(matrix), averages)
    }
    return table(coding, sums: sums, totals: totals, covariance, presence)
  }

  /// Which clusters and strata of the first stage hold answers, where each respondent is one.
  private func presence(_ coding: CellCoding, _ blocks: [CellMoments]) -> AnswerPresence {
    let width = CellKernel.width(coding)
    let cells = coding.groupCount * width
    var presence = AnswerPresence(
      groupCount: coding.groupCount, clusterCount: nil, stratumCount: strata.count)
    for index in blocks.indices {
      let (stratum, cell) = (index / cells, index % cells)
      guard cell % width >= CellLayout.reasonCount, blocks[index][3] > 0 else { continue }
      presence.insert(stratum: stratum, in: cell / width)
      presence.addClusters(Int(blocks[index][3]), to: cell / width)
    }
    return presence
  }

  /// Which clusters and strata of the first stage hold answers, and the totals of all cells.
  private func clusterPresence(
    _ coding: CellCoding, _ clusterTotals: [Double]
  ) -> (presence: AnswerPresence, totals: [Double]) {
    let width = CellKernel.width(coding)
    let cells = coding.groupCount * width
    var totals = [Double](repeating: 0, count: cells)
    var presence = AnswerPresence(
      groupCount: coding.groupCount, clusterCount: clusterCount, stratumCount: strata.count)
    for (h, stratum) in strata.enumerated() {
      for cluster in stratum.clusters {
        for cell in 0..<cells {
          let total = clusterTotals[cluster * cells + cell]
          guard total != 0 else { continue }
          totals[cell] += total
          guard cell % width >= CellLayout.reasonCount else { continue }
          presence.insert(stratum: h, in: cell / width)
          presence.insert(cluster: cluster, in: cell / width)
        }
      }
    }
    return (presence, totals)
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
      return held.map { samplingFractions[$0] }.min() ?? 0
    }
  }
}
