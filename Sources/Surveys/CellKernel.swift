/// The sums of one cell: weights, squared weights, answers, and answers with a weight above zero.
typealias CellMoments = SIMD4<Double>

/// The one pass over the rows: every answer adds its weight to a cell.
///
/// Inside the pass a group's cells are ordered by code, so that the cell of code `a` is
/// `group * width + a + reasonCount`, without a branch for missing answers.
enum CellKernel {
  /// The cells of one group.
  static func width(_ coding: CellCoding) -> Int { coding.levelCount + CellLayout.reasonCount }

  /// The moments of every cell in every block of rows: `block * cells + cell`.
  ///
  /// An empty list of blocks stands for a single one.
  static func moments(
    _ coding: CellCoding, weights: [Double], blocks: [Int32], blockCount: Int
  ) -> [CellMoments] {
    if !coding.columns.isEmpty {
      return columnMoments(coding, weights: weights, blocks: blocks, blockCount: blockCount)
    }
    let width = width(coding)
    let cells = coding.groupCount * width
    let shift = CellLayout.reasonCount
    var sums = [CellMoments](repeating: .zero, count: blockCount * cells)
    let (hasGroups, hasBlocks) = (!coding.groups.isEmpty, !blocks.isEmpty)
    for row in 0..<coding.answers.count {
      let group = hasGroups ? Int(coding.groups[row]) : 0
      if group < 0 { continue }
      let place = Int(coding.answers[row]) &+ shift
      precondition(place >= 0 && place < width && group < coding.groupCount, "a code out of range")
      let block = hasBlocks ? Int(blocks[row]) : 0
      let w = weights[row]
      sums[block &* cells &+ group &* width &+ place] += CellMoments(w, w * w, 1, w > 0 ? 1 : 0)
    }
    return sums
  }

  /// The weight of every cell in every cluster, `cluster * cells + cell`, and the moments of cells.
  static func clusterTotals(
    _ coding: CellCoding, weights: [Double], clusters: [Int32], clusterCount: Int
  ) -> (totals: [Double], moments: [CellMoments]) {
    if !coding.columns.isEmpty {
      return columnTotals(coding, weights: weights, clusters: clusters, clusterCount: clusterCount)
    }
    let width = width(coding)
    let cells = coding.groupCount * width
    let shift = CellLayout.reasonCount
    var totals = [Double](repeating: 0, count: clusterCount * cells)
    var sums = [CellMoments](repeating: .zero, count: cells)
    let hasGroups = !coding.groups.isEmpty
    for row in 0..<coding.answers.count {
      let group = hasGroups ? Int(coding.groups[row]) : 0
      if group < 0 { continue }
      let place = Int(coding.answers[row]) &+ shift
      precondition(place >= 0 && place < width && group < coding.groupCount, "a code out of range")
      let cell = group &* width &+ place
      let w = weights[row]
      totals[Int(clusters[row]) &* cells &+ cell] += w
      sums[cell] += CellMoments(w, w * w, 1, w > 0 ? 1 : 0)
    }
    return (totals, sums)
  }

  /// For each cell of the pass its cell in the layout of tables.
  static func layoutCells(_ coding: CellCoding) -> [Int] {
    let layout = CellLayout(groupCount: coding.groupCount, levelCount: coding.levelCount)
    let reasons = CellLayout.reasonCount
    return (0..<(coding.groupCount * width(coding))).map { cell in
      let (group, code) = (cell / width(coding), cell % width(coding) - reasons)
      return layout.cell(group: group, place: code >= 0 ? code : coding.levelCount - code - 1)
    }
  }
}
