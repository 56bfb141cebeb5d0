import LinearAlgebra

/// Replicates made from a design: a factor on the weights of each cluster.
///
/// The totals of all cells on all replicates are one product, factors by cluster totals, in blocks
/// of replicates; jackknives need no factors at all.
struct ClusterReplicates: Equatable, Sendable {
  /// What makes the factors.
  enum Plan: Equatable, Sendable {
    case jackknife(JackknifePlan)
    case halfSamples(HalfSamplePlan)
    case bootstrap(BootstrapPlan)
  }

  /// Replicates whose factors stand in memory at a time.
  static let blockSize = 128
  /// The number of factors up to which they are kept rather than made anew for each table.
  static let mostKept = 1 << 24

  let plan: Plan
  let clusterCount: Int
  let count: Int
  /// Where the weights of clusters go, for the degrees of freedom.
  let blocks: [ReplicateBlock]
  private let kept: [Matrix]

  init(plan: Plan, clusterCount: Int, count: Int, blocks: [ReplicateBlock]) {
    self.plan = plan
    self.clusterCount = clusterCount
    self.count = count
    self.blocks = blocks
    var kept: [Matrix] = []
    if case .jackknife = plan {
    } else if clusterCount * count <= ClusterReplicates.mostKept {
      kept = ClusterReplicates.ranges(count).map {
        ClusterReplicates.factors(plan, clusterCount, $0)
      }
    }
    self.kept = kept
  }

  var degreesOfFreedom: Int {
    ReplicateBlock.degreesOfFreedom(blocks, count, clusterCount: clusterCount)
  }

  private static func ranges(_ count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: blockSize).map { $0..<min($0 + blockSize, count) }
  }

  private static func factors(
    _ plan: Plan, _ clusterCount: Int, _ replicates: Range<Int>
  ) -> Matrix {
    switch plan {
    case .jackknife(let plan): plan.factors(replicates, clusterCount: clusterCount)
    case .halfSamples(let plan): plan.factors(replicates, clusterCount: clusterCount)
    case .bootstrap(let plan): plan.factors(replicates, clusterCount: clusterCount)
    }
  }

  /// The factors of some replicates, one column each, one row a cluster.
  func factors(_ replicates: Range<Int>) -> Matrix {
    ClusterReplicates.factors(plan, clusterCount, replicates)
  }

  /// The totals of cells on every replicate.
  ///
  /// - Parameter clusterTotals: One row a cell, one column a cluster.
  /// - Returns: `replicate * cells + cell`.
  func totals(_ clusterTotals: Matrix) -> [Double] {
    if case .jackknife(let plan) = plan { return plan.totals(clusterTotals) }
    var result: [Double] = []
    result.reserveCapacity(count * clusterTotals.rowCount)
    for (place, range) in ClusterReplicates.ranges(count).enumerated() {
      let block = kept.isEmpty ? factors(range) : kept[place]
      result += clusterTotals.times(block).values
    }
    return result
  }
}
