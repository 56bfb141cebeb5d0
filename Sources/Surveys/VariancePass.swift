import LinearAlgebra

/// The stages of a design that enter a variance, and what they make of the totals of one table.
///
/// The covariance of cell totals is the sum, over stages, of the scaled squares of the totals of
/// that stage's clusters about the mean of their stratum. The totals of a stage are the sums of
/// those of the stage below it; the last stage's come from the one pass over the rows. So all
/// stages stand in one matrix, a row a cluster, and one `dsyrk` is the covariance. A last stage of
/// respondents is never written out: the first and second moments of its weights are enough.
struct VariancePass {
  /// The stages that enter the variance, the first first.
  let stages: [SurveyDesign.Stage]
  /// The scales of their strata.
  let scales: [[StratumScale]]
  /// The cells of one group, in the order of the pass.
  let width: Int
  let groupCount: Int

  private var cellCount: Int { groupCount * width }

  /// The totals of the clusters of every stage, the first first: `cluster * cells + cell`.
  ///
  /// - Parameter leaf: The totals of the clusters of the last stage.
  /// - Returns: One array a stage.
  func totals(upFrom leaf: [Double]) -> [[Double]] {
    var result = [leaf]
    for index in stages.indices.dropFirst().reversed() {
      var totals = [Double](repeating: 0, count: stages[index - 1].clusterCount * cellCount)
      for stratum in stages[index].strata {
        let place = stratum.parent * cellCount
        for cluster in stratum.clusters {
          for cell in 0..<cellCount {
            totals[place + cell] += result[result.count - 1][cluster * cellCount + cell]
          }
        }
      }
      result.append(totals)
    }
    return result.reversed()
  }

  /// The totals of the clusters of every stage above a last stage of respondents.
  ///
  /// - Parameter blocks: The moments of the strata of the last stage: `stratum * cells + cell`.
  /// - Returns: One array a stage, the last stage left out.
  func totals(upFrom blocks: [CellMoments]) -> [[Double]] {
    guard let last = stages.last, stages.count > 1 else { return [] }
    let above = VariancePass(
      stages: stages.dropLast(), scales: scales.dropLast(), width: width, groupCount: groupCount)
    var leaf = [Double](
      repeating: 0, count: above.stages[stages.count - 2].clusterCount * cellCount)
    for (index, stratum) in last.strata.enumerated() {
      for cell in 0..<cellCount {
        leaf[stratum.parent * cellCount + cell] += blocks[index * cellCount + cell][0]
      }
    }
    return above.totals(upFrom: leaf)
  }

  /// How each stage makes up for averaged strata; nil for a stage that has none.
  ///
  /// - Parameters:
  ///   - totals: The totals of the clusters of the stages that are written out.
  ///   - blocks: The moments of the strata of a last stage of respondents.
  /// - Returns: One element a stage.
  func averages(_ totals: [[Double]], blocks: [CellMoments] = []) -> [AveragingFactors?] {
    scales.indices.map { index in
      AveragingFactors(stages[index], scales[index], groupCount: groupCount) { number, group in
        let answers = (group * width + CellLayout.reasonCount)..<((group + 1) * width)
        if index >= totals.count {
          return answers.contains { blocks[number * cellCount + $0][0] > 0 }
        }
        return stages[index].strata[number].clusters.contains { cluster in
          answers.contains { totals[index][cluster * cellCount + $0] > 0 }
        }
      }
    }
  }

  /// The covariance of the active cells from the stages that are written out.
  func covariance(
    _ totals: [[Double]], _ active: [Int], _ averages: [AveragingFactors?]
  ) -> Matrix {
    let rows = totals.indices.reduce(0) { $0 + stages[$1].clusterCount }
    var deviations = Matrix(rowCount: rows, columnCount: active.count)
    var first = 0
    for (index, clusterTotals) in totals.enumerated() {
      for column in active.indices {
        fill(
          &deviations, column, active[column], from: first, index, clusterTotals, averages[index])
      }
      first += stages[index].clusterCount
    }
    return deviations.gram()
  }

  /// One column of a stage: cluster totals, centred and scaled stratum by stratum.
  private func fill(
    _ deviations: inout Matrix, _ column: Int, _ cell: Int, from first: Int, _ stage: Int,
    _ totals: [Double], _ averages: AveragingFactors?
  ) {
    let strata = stages[stage].strata
    for (h, scale) in scales[stage].enumerated() where scale.factor != 0 {
      let clusters = strata[h].clusters
      var mean = 0.0
      if scale.isCentred {
        for cluster in clusters { mean += totals[cluster * cellCount + cell] }
        mean /= Double(clusters.count)
      }
      var root = scale.factor.squareRoot()
      if let averages { root *= averages.root(parent: strata[h].parent, group: cell / width) }
      for cluster in clusters {
        deviations[first + cluster, column] = root * (totals[cluster * cellCount + cell] - mean)
      }
    }
  }

  /// Adds a last stage of respondents to a covariance, in closed form.
  ///
  /// Σ over strata of the factor times (δ Σw² − Σwᵢ Σwⱼ / n).
  func addRespondents(
    _ blocks: [CellMoments], _ active: [Int], _ averages: [AveragingFactors?],
    to matrix: inout Matrix
  ) {
    guard let stage = stages.last, let scales = scales.last else { return }
    let averaging = averages.last ?? nil
    for (h, scale) in scales.enumerated() where scale.factor != 0 {
      let size = Double(stage.strata[h].clusterCount)
      let parent = stage.strata[h].parent
      let present = active.indices.filter { blocks[h * cellCount + active[$0]][0] != 0 }
      let roots = present.map { place in
        averaging?.root(parent: parent, group: active[place] / width) ?? 1
      }
      for (b, j) in present.enumerated() {
        let second = blocks[h * cellCount + active[j]]
        matrix[j, j] += scale.factor * roots[b] * roots[b] * second[1]
        guard scale.isCentred else { continue }
        let multiple = scale.factor * roots[b] * second[0] / size
        for (a, i) in present.enumerated() {
          matrix[i, j] -= roots[a] * blocks[h * cellCount + active[i]][0] * multiple
        }
      }
    }
  }
}
