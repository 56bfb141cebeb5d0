import LinearAlgebra

/// The part of every cell that the margins of a calibration explain, ready to be taken out of its
/// totals.
///
/// A cluster's total of a cell becomes its total of the residuals: less the cluster's totals of the
/// columns of the margins times the cell's regression coefficients. Both depend on the design once
/// and on the table once, so that a calibrated table costs one more pass over the rows.
struct CalibrationResiduals: Equatable, Sendable {
  private(set) var calibration: Calibration
  /// The totals of the columns in the clusters of every stage that is written out, the first first:
  /// `cluster * columns + column`.
  let clusterTotals: [[Double]]
  /// The same in the strata of a last stage of respondents; empty where it has clusters.
  let stratumTotals: [Double]
  /// Σ f w² x xᵀ over the respondents of a last stage, by cluster of the stage above.
  let squares: [Matrix]

  private var width: Int { calibration.columnCount }

  init(_ calibration: Calibration, _ design: SurveyDesign) {
    self.calibration = calibration
    let width = calibration.columnCount
    let stages = Array(design.stages.prefix(design.stageScales?.count ?? 1))
    let pass = VariancePass(
      stages: stages, scales: design.stageScales ?? [], width: width, groupCount: 1)
    let leaf = design.leafStage
    let isOfRespondents = leaf.isOfRespondents
    let units = isOfRespondents ? leaf.strata.count : leaf.clusterCount
    let unitOfRow = isOfRespondents ? leaf.stratumOfRow : leaf.clusterOfRow
    var totals = [Double](repeating: 0, count: units * width)
    calibration.forEachColumn { row, column in
      let unit = unitOfRow.isEmpty ? 0 : Int(unitOfRow[row])
      totals[unit &* width &+ column] += design.weights[row]
    }
    guard isOfRespondents else {
      clusterTotals = pass.totals(upFrom: totals)
      stratumTotals = []
      squares = []
      return
    }
    clusterTotals = pass.totals(upFrom: totals.map { CellMoments($0, 0, 0, 0) })
    stratumTotals = totals
    squares = CalibrationResiduals.squares(calibration, design)
  }

  /// Puts the rows in the order given, a permutation of them.
  mutating func reorder(_ order: [Int32]) { calibration.reorder(order) }

  private static func squares(_ calibration: Calibration, _ design: SurveyDesign) -> [Matrix] {
    guard let scales = design.stageScales?.last else { return [] }
    let (leaf, patterns) = (design.leafStage, calibration.patterns)
    let parents = parents(of: leaf, scales)
    var sums = [[Double]](
      repeating: [Double](repeating: 0, count: patterns.patternCount),
      count: 1 + (parents.max() ?? 0))
    for row in 0..<design.rowCount {
      let stratum = leaf.stratumOfRow.isEmpty ? 0 : Int(leaf.stratumOfRow[row])
      let w = design.weights[row]
      sums[parents[stratum]][Int(patterns.patternOfRow[row])] +=
        scales[stratum].factor * w * w
    }
    let columns = calibration.columnOfLevel.indices.filter { calibration.columnOfLevel[$0] >= 0 }
    return sums.map { patterns.crossProducts($0).submatrix(rows: columns, columns: columns) }
  }

  /// For each stratum of a last stage of respondents the cluster of the stage above.
  ///
  /// Only strata that make up for lonely ones differ from cluster to cluster; without any, all
  /// strata are taken together.
  private static func parents(
    of leaf: SurveyDesign.Stage, _ scales: [StratumScale]
  ) -> [Int] {
    let isAveraged = scales.contains(where: \.isAveraged)
    return leaf.strata.map { isAveraged ? $0.parent : 0 }
  }

  /// The regression coefficients of every cell: a column a cell, in the order of the pass.
  func coefficients(_ coding: CellCoding) -> Matrix {
    var products = Matrix(
      rowCount: width, columnCount: coding.groupCount * CellKernel.width(coding))
    calibration.forEachColumn(of: coding) { row, cell, column, number in
      products.values[cell &* width &+ column] += calibration.baseWeights[row] * number
    }
    return calibration.inverse.times(products)
  }

  /// The totals of the clusters of every stage less what the columns explain of them.
  func residuals(_ totals: [[Double]], _ coefficients: Matrix) -> [[Double]] {
    totals.indices.map { residuals(totals[$0], clusterTotals[$0], coefficients) }
  }

  /// Totals less what the columns explain of them: `unit * cells + cell`.
  ///
  /// What is left after cancellation to the last digits is nothing.
  private func residuals(
    _ totals: [Double], _ columns: [Double], _ coefficients: Matrix
  ) -> [Double] {
    let cells = coefficients.columnCount
    guard cells > 0, width > 0 else { return totals }
    let units = totals.count / cells
    // Unit by unit both are stored row by row, which is the transpose column by column.
    let explained = coefficients.times(
      Matrix(rowCount: width, columnCount: units, values: columns), .transposed)
    var limits = [Double](repeating: 0, count: cells)
    for index in totals.indices {
      limits[index % cells] = max(limits[index % cells], 1e-12 * totals[index].magnitude)
    }
    var result = totals
    for index in result.indices {
      let left = totals[index] - explained.values[index]
      result[index] = left.magnitude > limits[index % cells] ? left : 0
    }
    return result
  }

  /// Σ f w² x over the respondents of each cell, by cluster of the stage above the last.
  private func crosses(_ coding: CellCoding, _ design: SurveyDesign, parents: Int) -> [Matrix] {
    let cells = coding.groupCount * CellKernel.width(coding)
    var result = [Matrix](
      repeating: Matrix(rowCount: width, columnCount: cells), count: parents)
    guard let scales = design.stageScales?.last else { return result }
    let leaf = design.leafStage
    let factors = scales.map(\.factor)
    let parentOfStratum = CalibrationResiduals.parents(of: leaf, scales)
    calibration.forEachColumn(of: coding) { row, cell, column, number in
      let stratum = leaf.stratumOfRow.isEmpty ? 0 : Int(leaf.stratumOfRow[row])
      let w = design.weights[row]
      result[parentOfStratum[stratum]].values[cell &* width &+ column] +=
        factors[stratum] * w * w * number
    }
    return result
  }

  /// Adds a last stage of respondents to a covariance, in closed form.
  ///
  /// Σ over strata of the factor times (Σ w² r rᵀ − Σ w r (Σ w r)ᵀ / n), with r the residuals of
  /// all cells: the squares are multiplied out, so that no respondent is written out.
  func addRespondents(
    _ blocks: [CellMoments], _ coding: CellCoding, _ design: SurveyDesign, _ coefficients: Matrix,
    _ active: [Int], _ averages: AveragingFactors?, to matrix: inout Matrix
  ) {
    guard let scales = design.stageScales?.last else { return }
    let cells = coefficients.columnCount
    let leaf = design.leafStage
    let crosses = crosses(coding, design, parents: squares.count)
    let sums = residuals(blocks.map { $0[0] }, stratumTotals, coefficients)
    let own = coefficients.submatrix(rows: Array(0..<width), columns: active)
    let parents = CalibrationResiduals.parents(of: leaf, scales)
    let limits = limits(blocks, scales, cells: cells)
    for parent in squares.indices {
      let strata = parents.indices.filter { parents[$0] == parent && scales[$0].factor != 0 }
      let cross = crosses[parent].submatrix(rows: Array(0..<width), columns: active)
      var part = own.times(squares[parent].times(own), .transposed)
      let mixed = own.times(cross, .transposed)
      var means = Matrix(rowCount: strata.count, columnCount: active.count)
      for (column, cell) in active.enumerated() {
        for (place, h) in strata.enumerated() {
          part[column, column] += scales[h].factor * blocks[h * cells + cell][1]
          guard scales[h].isCentred else { continue }
          means[place, column] =
            (scales[h].factor / Double(leaf.strata[h].clusterCount)).squareRoot()
            * sums[h * cells + cell]
        }
      }
      let centre = means.gram()
      for j in active.indices {
        for i in active.indices {
          part[i, j] -= mixed[i, j] + mixed[j, i] + centre[i, j]
        }
      }
      add(part, active.map { limits[$0] }, coding, active, averages, parent, to: &matrix)
    }
  }

  /// The variances of the cells below which what is left of them is roundoff.
  private func limits(
    _ blocks: [CellMoments], _ scales: [StratumScale], cells: Int
  ) -> [Double] {
    var limits = [Double](repeating: 0, count: cells)
    for (index, moments) in blocks.enumerated() {
      limits[index % cells] += 1e-13 * scales[index / cells].factor * moments[1]
    }
    return limits
  }

  /// Adds the part of one parent; what is left of cells that the margins explain is nothing.
  private func add(
    _ part: Matrix, _ limits: [Double], _ coding: CellCoding, _ active: [Int],
    _ averages: AveragingFactors?, _ parent: Int, to matrix: inout Matrix
  ) {
    let groups = active.map { $0 / CellKernel.width(coding) }
    let roots = groups.map { averages?.root(parent: parent, group: $0) ?? 1 }
    let isLeft = active.indices.map { part[$0, $0] > limits[$0] }
    for j in active.indices where isLeft[j] {
      for i in active.indices where isLeft[i] { matrix[i, j] += roots[i] * roots[j] * part[i, j] }
    }
  }
}

extension Calibration {
  /// Walks over the columns of every row.
  func forEachColumn(_ body: (_ row: Int, _ column: Int) -> Void) {
    let columns = columnsOfPatterns
    let count = patterns.marginCount
    for row in 0..<patterns.patternOfRow.count {
      let start = Int(patterns.patternOfRow[row]) &* count
      for margin in 0..<count where columns[start &+ margin] >= 0 {
        body(row, Int(columns[start &+ margin]))
      }
    }
  }

  /// Walks over the columns of every row of a table with the cells it adds to, and by what its
  /// weight is multiplied there.
  func forEachColumn(
    of coding: CellCoding,
    _ body: (_ row: Int, _ cell: Int, _ column: Int, _ number: Double) -> Void
  ) {
    let width = CellKernel.width(coding)
    let hasGroups = !coding.groups.isEmpty
    forEachColumn { row, column in
      let group = hasGroups ? Int(coding.groups[row]) : 0
      if group < 0 { return }
      let answer = Int(coding.answers[row])
      let first = group &* width &+ CellLayout.reasonCount
      if coding.columns.isEmpty || answer < 0 { return body(row, first &+ answer, column, 1) }
      for number in coding.columns.indices {
        body(row, first &+ number, column, coding.columns[number][row])
      }
    }
  }

  /// The columns of each pattern, -1 for none: `pattern * marginCount + margin`.
  var columnsOfPatterns: [Int32] {
    let offsets = patterns.offsets
    return patterns.levels.indices.map { index in
      columnOfLevel[offsets[index % patterns.marginCount] + Int(patterns.levels[index])]
    }
  }
}
