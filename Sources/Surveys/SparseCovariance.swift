import LinearAlgebra

/// The covariance of the totals of very many cells, kept as the totals it comes from.
///
/// A respondent adds to one cell, so the totals by cell and cluster that are not zero are at most
/// as many as the respondents; the full matrix of ten thousand cells would be 800 MB. Each element
/// is computed when it is asked for, and a sum of many cells is added up unit by unit before it is
/// squared.
///
/// Of a last stage of respondents, each of which is in one cell only, no respondent is kept: the
/// sums of the weights and of their squares by stratum are enough.
struct SparseCovariance: Equatable, Sendable {
  /// The last stage first.
  private var stages: [SparseStage]
  private var residuals: SparseResiduals?

  /// - Parameters:
  ///   - stages: The stages of the design, the first first.
  ///   - scales: The scales of the strata of those that enter the variance.
  ///   - ofMoments: Whether the last of them is of respondents whose moments are given.
  init(_ stages: [SurveyDesign.Stage], scales: [[StratumScale]], ofMoments: Bool) {
    self.stages = scales.indices.reversed().map {
      SparseStage(
        stages[$0], scales: scales[$0], ofMoments: ofMoments && $0 == scales.count - 1)
    }
  }

  /// Adds a cell with its totals by cluster of the last stage, in ascending order of cluster.
  ///
  /// - Returns: Its totals by cluster of the first stage.
  mutating func append(
    _ totals: [(cluster: Int32, total: Double)]
  ) -> [(cluster: Int32, total: Double)] {
    var (totals, above) = (totals, totals)
    for stage in stages.indices {
      totals = above
      above = stages[stage].append(totals)
    }
    return totals
  }

  /// Adds a cell with its moments by stratum of a last stage of respondents, in ascending order.
  ///
  /// - Returns: Its totals by cluster of the first stage; none where that is the last one.
  mutating func append(
    _ moments: [(stratum: Int32, moments: CellMoments)]
  ) -> [(cluster: Int32, total: Double)] {
    var totals: [(cluster: Int32, total: Double)] = []
    var above = stages.isEmpty ? [] : stages[0].append(moments)
    for stage in stages.indices.dropFirst() {
      totals = above
      above = stages[stage].append(totals)
    }
    return totals
  }

  /// Makes up for averaged strata.
  ///
  /// - Parameters:
  ///   - cells: The group of each cell, in the order in which they were added, and whether it holds
  ///     substantive answers.
  ///   - groupCount: The number of groups.
  /// - Returns: The factors of each stage that has such strata.
  mutating func average(
    _ cells: [(group: Int, isAnswer: Bool)], groupCount: Int
  ) -> [AveragingFactors?] {
    stages.indices.map { stages[$0].average(cells, groupCount: groupCount) }
  }

  func element(_ a: Int, _ b: Int) -> Double {
    stages.reduce(residuals?.correction(a, b) ?? 0) { $0 + $1.element(a, b) }
  }

  /// A sum of cells, to be squared or multiplied with others; nil where the margins of a
  /// calibration explain a part of it, which is told cell by cell.
  func variable(_ terms: [(cell: Int, weight: Double)]) -> SparseVariable? {
    guard residuals == nil else { return nil }
    return SparseVariable(terms, stages.map { $0.parts(terms) })
  }

  /// The covariance of two sums of cells.
  func covariance(_ first: SparseVariable, _ second: SparseVariable) -> Double {
    var sum = 0.0
    for (place, stage) in stages.enumerated() {
      sum += stage.product(first, second, place).value
    }
    return sum
  }

  /// The variance of a sum of cells; zero where only the last digits are left of it.
  func variance(_ variable: SparseVariable) -> Double {
    var (sum, scale) = (0.0, 0.0)
    for (place, stage) in stages.enumerated() {
      let part = stage.product(variable, variable, place)
      sum += part.value
      scale += part.scale
    }
    return sum > scale * 1e-14 ? sum : 0
  }

  /// Takes out what the margins of a calibration explain.
  ///
  /// - Parameters:
  ///   - explained: What they explain.
  ///   - coding: The table.
  ///   - active: Its cells in the order in which they were added.
  ///   - averages: How the stages make up for averaged strata, as ``average(_:groupCount:)`` gave
  ///     it.
  ///   - design: The design.
  mutating func takeOut(
    _ explained: CalibrationResiduals, _ coding: CellCoding, _ active: [Int],
    _ averages: [AveragingFactors?], _ design: SurveyDesign
  ) {
    var coefficients = explained.coefficients(coding)
    coefficients = coefficients.submatrix(
      rows: Array(0..<coefficients.rowCount), columns: active)
    // The last stage comes first here; the entries of the first stage hold the factor already.
    if let first = averages.last ?? nil {
      for (column, cell) in active.enumerated() {
        let root = first.root(parent: 0, group: cell / CellKernel.width(coding))
        for row in 0..<coefficients.rowCount { coefficients[row, column] *= root }
      }
    }
    residuals = SparseResiduals(explained, coefficients, self, design)
  }

  /// Walks over the terms whose sum, each times a variable's total, is the covariance with it.
  ///
  /// - Parameters:
  ///   - cell: A cell by its number.
  ///   - body: Takes the stage from the first, a cluster or stratum, which of them it is, and its
  ///     total times the factor of the stratum; for a stratum also over its number of clusters.
  func forEachTerm(
    of cell: Int, _ body: (_ stage: Int, _ unit: Int, _ isStratum: Bool, _ value: Double) -> Void
  ) {
    for (index, stage) in stages.enumerated() {
      stage.forEachTerm(of: cell) { body(stages.count - 1 - index, $0, $1, $2) }
    }
  }
}
