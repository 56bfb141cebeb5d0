/// A sum of cells times weights, with its totals by the units of every stage.
struct SparseVariable {
  /// The total of a unit, and the sum of the magnitudes it is made of.
  struct Total {
    var unit: Int32
    var total: Double
    var magnitude: Double
  }

  /// What it is at one stage; units ascend.
  struct Parts {
    var clusters: [Total]
    var strata: [Total]
    /// Of each cell, where respondents are not kept.
    var squares: [Double]
  }

  /// Each cell once, in ascending order.
  let terms: [(cell: Int, weight: Double)]
  /// The last stage first.
  let parts: [Parts]

  init(_ terms: [(cell: Int, weight: Double)], _ parts: [Parts]) {
    self.terms = terms
    self.parts = parts
  }

  /// Walks over the cells of both: their places in either, and the product of their weights.
  func forEachCommonCell(
    _ other: SparseVariable, _ body: (_ own: Int, _ others: Int, _ weight: Double) -> Void
  ) {
    var (i, j) = (0, 0)
    while i < terms.count, j < other.terms.count {
      let (first, second) = (terms[i], other.terms[j])
      if first.cell == second.cell { body(i, j, first.weight * second.weight) }
      if first.cell <= second.cell { i += 1 }
      if second.cell <= first.cell { j += 1 }
    }
  }

  /// Walks over the units of both.
  static func forCommonUnits(_ first: [Total], _ second: [Total], _ body: (Total, Total) -> Void) {
    var (i, j) = (0, 0)
    while i < first.count, j < second.count {
      let (x, y) = (first[i], second[j])
      if x.unit == y.unit { body(x, y) }
      if x.unit <= y.unit { i += 1 }
      if y.unit <= x.unit { j += 1 }
    }
  }
}

/// The totals of cells by the clusters and strata of one stage.
struct SparseStage: Equatable, Sendable {
  /// A total of a cell, or of a sum of cells, in a cluster or in a stratum.
  struct Entry: Equatable, Sendable {
    var unit: Int32
    var total: Double
  }

  private var clusterStarts: [Int] = [0]
  private var clusterEntries: [Entry] = []
  private var stratumStarts: [Int] = [0]
  private var stratumEntries: [Entry] = []
  /// The sum of the squared weights of each entry of a stratum, where respondents are not kept.
  private var squares: [Double] = []
  private let isOfMoments: Bool
  private let stage: SurveyDesign.Stage
  private let stratumOfCluster: [Int32]
  private let scales: [StratumScale]

  init(_ stage: SurveyDesign.Stage, scales: [StratumScale], ofMoments: Bool) {
    self.stage = stage
    self.scales = scales
    isOfMoments = ofMoments
    stratumOfCluster = ofMoments ? [] : stage.stratumOfCluster
  }

  /// Adds a cell with its moments by stratum, in ascending order of stratum.
  ///
  /// - Returns: Its totals by cluster of the stage above.
  mutating func append(
    _ moments: [(stratum: Int32, moments: CellMoments)]
  ) -> [(cluster: Int32, total: Double)] {
    for (stratum, moments) in moments {
      stratumEntries.append(Entry(unit: stratum, total: moments[0]))
      squares.append(moments[1])
    }
    return close()
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
    return close()
  }

  /// Ends the cell that is being added; returns its totals by cluster of the stage above.
  private mutating func close() -> [(cluster: Int32, total: Double)] {
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
        let root = root(Int(stratumEntries[index].unit), place.group)
        stratumEntries[index].total *= root
        if isOfMoments { squares[index] *= root * root }
      }
    }
    return factors
  }

  /// Σ over strata of the factor times (Σ over clusters of products − product of sums / clusters).
  func element(_ a: Int, _ b: Int) -> Double {
    var sum = a == b ? squared(a) : 0
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

  /// The squared weights of a cell times the factors of its strata, where respondents are not kept.
  private func squared(_ cell: Int) -> Double {
    guard isOfMoments else { return 0 }
    return (stratumStarts[cell]..<stratumStarts[cell + 1]).reduce(0) {
      $0 + scales[Int(stratumEntries[$1].unit)].factor * squares[$1]
    }
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

  /// The totals of a sum of cells by cluster and by stratum.
  func parts(_ terms: [(cell: Int, weight: Double)]) -> SparseVariable.Parts {
    SparseVariable.Parts(
      clusters: isOfMoments ? [] : Self.sum(clusterEntries, clusterStarts, terms),
      strata: Self.sum(stratumEntries, stratumStarts, terms),
      squares: isOfMoments ? terms.map { squared($0.cell) } : [])
  }

  private static func sum(
    _ entries: [Entry], _ starts: [Int], _ terms: [(cell: Int, weight: Double)]
  ) -> [SparseVariable.Total] {
    var all: [SparseVariable.Total] = []
    for (cell, weight) in terms {
      for entry in entries[starts[cell]..<starts[cell + 1]] {
        let total = weight * entry.total
        all.append(.init(unit: entry.unit, total: total, magnitude: total.magnitude))
      }
    }
    // One unit, as a stratum often is, needs no order.
    if !zip(all, all.dropFirst()).allSatisfy({ $0.unit <= $1.unit }) {
      all.sort { $0.unit < $1.unit }
    }
    var result: [SparseVariable.Total] = []
    for entry in all {
      if let last = result.indices.last, result[last].unit == entry.unit {
        result[last].total += entry.total
        result[last].magnitude += entry.magnitude
      } else {
        result.append(entry)
      }
    }
    return result
  }

  /// What this stage adds to the covariance of two sums of cells, and the size of its terms.
  func product(
    _ first: SparseVariable, _ second: SparseVariable, _ place: Int
  ) -> (value: Double, scale: Double) {
    let (a, b) = (first.parts[place], second.parts[place])
    var (value, scale) = (0.0, 0.0)
    if isOfMoments {
      first.forEachCommonCell(second) { i, j, weight in
        value += weight * a.squares[i]
        scale += weight.magnitude * a.squares[i]
      }
    }
    SparseVariable.forCommonUnits(a.clusters, b.clusters) { x, y in
      let factor = scales[Int(stratumOfCluster[Int(x.unit)])].factor
      value += factor * x.total * y.total
      scale += factor * x.magnitude * y.magnitude
    }
    SparseVariable.forCommonUnits(a.strata, b.strata) { x, y in
      let factor = scales[Int(x.unit)]
      guard factor.isCentred else { return }
      let multiple = factor.factor / Double(stage.strata[Int(x.unit)].clusterCount)
      value -= multiple * x.total * y.total
      scale += multiple * x.magnitude * y.magnitude
    }
    return (value, scale)
  }
}
