import LinearAlgebra

// The pass over rows that add a number to every level instead of their weight to one.
extension CellKernel {
  /// The moments of every cell in every block of rows, as
  /// ``moments(_:weights:blocks:blockCount:)``.
  ///
  /// Answers are counted in the first column only, so that each respondent counts once.
  static func columnMoments(
    _ coding: CellCoding, weights: [Double], blocks: [Int32], blockCount: Int
  ) -> [CellMoments] {
    let cells = coding.groupCount * width(coding)
    var sums = [CellMoments](repeating: .zero, count: blockCount * cells)
    forEachTerm(coding, weights: weights) { row, cell, value, counts in
      let block = blocks.isEmpty ? 0 : Int(blocks[row])
      sums[block &* cells &+ cell] += moments(value, weights[row], counts: counts)
    }
    return sums
  }

  /// The totals of every cell in every cluster, and the moments of cells.
  static func columnTotals(
    _ coding: CellCoding, weights: [Double], clusters: [Int32], clusterCount: Int
  ) -> (totals: [Double], moments: [CellMoments]) {
    let cells = coding.groupCount * width(coding)
    var totals = [Double](repeating: 0, count: clusterCount * cells)
    var sums = [CellMoments](repeating: .zero, count: cells)
    forEachTerm(coding, weights: weights) { row, cell, value, counts in
      totals[Int(clusters[row]) &* cells &+ cell] += value
      sums[cell] += moments(value, weights[row], counts: counts)
    }
    return (totals, sums)
  }

  /// Whether anything was added to a cell; a total may be zero because its terms cancel.
  static func isActive(_ sums: CellMoments) -> Bool { sums[0] != 0 || sums[1] != 0 }

  private static func moments(_ value: Double, _ weight: Double, counts: Bool) -> CellMoments {
    CellMoments(value, value * value, counts ? 1 : 0, counts && weight > 0 ? 1 : 0)
  }

  /// Calls the body with every row, the cell it adds to, what it adds, and whether it counts there.
  private static func forEachTerm(
    _ coding: CellCoding, weights: [Double], _ body: (Int, Int, Double, Bool) -> Void
  ) {
    let width = width(coding)
    let shift = CellLayout.reasonCount
    for row in 0..<coding.answers.count {
      let group = coding.groups.isEmpty ? 0 : Int(coding.groups[row])
      if group < 0 { continue }
      let answer = Int(coding.answers[row])
      precondition(answer + shift >= 0 && group < coding.groupCount, "a code out of range")
      if answer < 0 {
        body(row, group &* width &+ answer &+ shift, weights[row], true)
        continue
      }
      for column in coding.columns.indices {
        let value = weights[row] * coding.columns[column][row]
        body(row, group &* width &+ shift &+ column, value, column == 0)
      }
    }
  }
}

extension VariancePass {
  /// Adds to the covariance what the columns of one respondent have in common.
  func addProducts(
    _ coding: CellCoding, weights: [Double], _ active: [Int], _ averages: [AveragingFactors?],
    to matrix: inout Matrix
  ) {
    guard let stage = stages.last, let scales = scales.last, coding.columns.count > 1 else {
      return
    }
    var position = [Int](repeating: -1, count: groupCount * width)
    for (place, cell) in active.enumerated() { position[cell] = place }
    let averaging = averages.last ?? nil
    for row in coding.answers.indices where coding.answers[row] >= 0 && weights[row] > 0 {
      let group = coding.groups.isEmpty ? 0 : Int(coding.groups[row])
      if group < 0 { continue }
      let stratum = stage.stratumOfRow.isEmpty ? 0 : Int(stage.stratumOfRow[row])
      let root = averaging?.root(parent: stage.strata[stratum].parent, group: group) ?? 1
      let factor = scales[stratum].factor * root * root * weights[row] * weights[row]
      let first = group * width + CellLayout.reasonCount
      for a in coding.columns.indices.dropFirst() {
        for b in 0..<a {
          let (i, j) = (position[first + a], position[first + b])
          guard i >= 0, j >= 0 else { continue }
          let product = factor * coding.columns[a][row] * coding.columns[b][row]
          matrix[i, j] += product
          matrix[j, i] += product
        }
      }
    }
  }
}
