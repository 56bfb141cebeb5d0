import LinearAlgebra

/// The covariance of the totals of very many cells, kept as the totals it comes from.
///
/// A respondent adds to one cell, so the totals by cell and cluster that are not zero are at most
/// as many as the respondents; the full matrix of ten thousand cells would be 800 MB. Each element
/// is computed when it is asked for.
struct SparseCovariance: Equatable, Sendable {
  /// The last stage first.
  private var stages: [SparseStage]
  private var residuals: SparseResiduals?

  init(_ stages: [SurveyDesign.Stage], scales: [[StratumScale]]) {
    self.stages = scales.indices.reversed().map { SparseStage(stages[$0], scales: scales[$0]) }
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

/// The totals of cells by the clusters and strata of one stage.
private struct SparseStage: Equatable, Sendable {
  /// A total of a cell in a cluster, or of a cell in a stratum.
  private struct Entry: Equatable, Sendable {
    var unit: Int32
    var total: Double
  }

  private var clusterStarts: [Int] = [0]
  private var clusterEntries: [Entry] = []
  private var stratumStarts: [Int] = [0]
  private var stratumEntries: [Entry] = []
  private let stage: SurveyDesign.Stage
  private let stratumOfCluster: [Int32]
  private let scales: [StratumScale]

  init(_ stage: SurveyDesign.Stage, scales: [StratumScale]) {
    self.stage = stage
    self.scales = scales
    stratumOfCluster = stage.stratumOfCluster
  }

  /// Adds a cell with its totals by cluster, in ascending order of cluster.
  ///
  /// - Returns: Its totals by cluster of the stage above.
  mutating func append(
    _ totals: [(cluster: Int32, total: Double)]
  ) -> [(cluster: Int32, total: Double)] {
    var byStratum: [Entry] = []
    for (cluster, total) in totals {
      clusterEntries.append(Entry(unit: cluster, total: total))
      byStratum.append(Entry(unit: stratumOfCluster[Int(cluster)], total: total))
    }
    byStratum.sort { $0.unit < $1.unit }
    for entry in byStratum {
      if stratumEntries.count > (stratumStarts.last ?? 0),
        stratumEntries[stratumEntries.count - 1].unit == entry.unit
      {
        stratumEntries[stratumEntries.count - 1].total += entry.total
      } else {
        stratumEntries.append(entry)
      }
    }
    let own = stratumEntries[(stratumStarts.last ?? 0)...]
    clusterStarts.append(clusterEntries.count)
    stratumStarts.append(stratumEntries.count)
    var above: [(cluster: Int32, total: Double)] = []
    for entry in own {
      let parent = Int32(stage.strata[Int(entry.unit)].parent)
      if let last = above.last, last.cluster == parent {
        above[above.count - 1].total += entry.total
      } else {
        above.append((parent, entry.total))
      }
    }
    return above
  }

  /// Multiplies the totals of each cell by what makes up for averaged strata.
  mutating func average(
    _ cells: [(group: Int, isAnswer: Bool)], groupCount: Int
  ) -> AveragingFactors? {
    guard scales.contains(where: \.isAveraged) else { return nil }
    var held = [Bool](repeating: false, count: stage.strata.count * groupCount)
    for (cell, place) in cells.enumerated() where place.isAnswer {
      for entry in stratumEntries[stratumStarts[cell]..<stratumStarts[cell + 1]] {
        held[Int(entry.unit) * groupCount + place.group] = true
      }
    }
    let factors = AveragingFactors(stage, scales, groupCount: groupCount) {
      held[$0 * groupCount + $1]
    }
    guard let factors else { return nil }
    func root(_ stratum: Int, _ group: Int) -> Double {
      factors.root(parent: stage.strata[stratum].parent, group: group)
    }
    for (cell, place) in cells.enumerated() {
      for index in clusterStarts[cell]..<clusterStarts[cell + 1] {
        let stratum = Int(stratumOfCluster[Int(clusterEntries[index].unit)])
        clusterEntries[index].total *= root(stratum, place.group)
      }
      for index in stratumStarts[cell]..<stratumStarts[cell + 1] {
        stratumEntries[index].total *= root(Int(stratumEntries[index].unit), place.group)
      }
    }
    return factors
  }

  /// Σ over strata of the factor times (Σ over clusters of products − product of sums / clusters).
  func element(_ a: Int, _ b: Int) -> Double {
    var sum = 0.0
    forCommon(clusterEntries, clusterStarts, a, b) { cluster, product in
      sum += scales[Int(stratumOfCluster[Int(cluster)])].factor * product
    }
    forCommon(stratumEntries, stratumStarts, a, b) { stratum, product in
      let scale = scales[Int(stratum)]
      guard scale.isCentred else { return }
      sum -= scale.factor * product / Double(stage.strata[Int(stratum)].clusterCount)
    }
    return sum
  }

  /// Walks over the clusters and strata of a cell with their totals times factors.
  func forEachTerm(of cell: Int, _ body: (Int, Bool, Double) -> Void) {
    for entry in clusterEntries[clusterStarts[cell]..<clusterStarts[cell + 1]] {
      let factor = scales[Int(stratumOfCluster[Int(entry.unit)])].factor
      if factor != 0 { body(Int(entry.unit), false, factor * entry.total) }
    }
    for entry in stratumEntries[stratumStarts[cell]..<stratumStarts[cell + 1]] {
      let scale = scales[Int(entry.unit)]
      guard scale.isCentred, scale.factor != 0 else { continue }
      let size = Double(stage.strata[Int(entry.unit)].clusterCount)
      body(Int(entry.unit), true, scale.factor * entry.total / size)
    }
  }

  /// Walks the units that two cells have in common.
  private func forCommon(
    _ entries: [Entry], _ starts: [Int], _ a: Int, _ b: Int, _ body: (Int32, Double) -> Void
  ) {
    var (i, j) = (starts[a], starts[b])
    while i < starts[a + 1], j < starts[b + 1] {
      let (first, second) = (entries[i], entries[j])
      if first.unit == second.unit { body(first.unit, first.total * second.total) }
      if first.unit <= second.unit { i += 1 }
      if second.unit <= first.unit { j += 1 }
    }
  }
}
