/// The covariance of the totals of very many cells, kept as the totals it comes from.
///
/// A respondent adds to one cell, so the totals by cell and cluster that are not zero are at most
/// as many as the respondents; the full matrix of ten thousand cells would be 800 MB. Each element
/// is computed when it is asked for.
struct SparseCovariance: Equatable, Sendable {
  /// A total of a cell in a cluster, or of a cell in a stratum.
  private struct Entry: Equatable, Sendable {
    var unit: Int32
    var total: Double
  }

  private var clusterStarts: [Int] = [0]
  private var clusterEntries: [Entry] = []
  private var stratumStarts: [Int] = [0]
  private var stratumEntries: [Entry] = []
  private let stratumOfCluster: [Int32]
  private let scales: [StratumScale]
  private let clusterCounts: [Double]

  init(design: SurveyDesign, scales: [StratumScale]) {
    self.scales = scales
    clusterCounts = design.strata.map { Double($0.clusterCount) }
    stratumOfCluster = design.stratumOfCluster
  }

  /// Adds a cell with its totals by cluster, in ascending order of cluster.
  mutating func append(_ totals: [(cluster: Int32, total: Double)]) {
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
    clusterStarts.append(clusterEntries.count)
    stratumStarts.append(stratumEntries.count)
  }

  /// Σ over strata of the factor times (Σ over clusters of products − product of sums / clusters).
  func element(_ a: Int, _ b: Int) -> Double {
    var sum = 0.0
    forCommon(clusterEntries, clusterStarts, a, b) { cluster, product in
      sum += scales[Int(stratumOfCluster[Int(cluster)])].factor * product
    }
    forCommon(stratumEntries, stratumStarts, a, b) { stratum, product in
      let scale = scales[Int(stratum)]
      if scale.isCentred { sum -= scale.factor * product / clusterCounts[Int(stratum)] }
    }
    return sum
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
