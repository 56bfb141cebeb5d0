public import LinearAlgebra

/// How well each object sits in its cluster: near 1 well inside, below 0 nearer to another.
///
/// (b − a)/max(a, b), with a the mean distance to the others of the cluster and b the smallest mean
/// distance to another cluster; 0 for an object alone in its cluster.
///
/// - Reference: Rousseeuw (1987), *J. Comput. Appl. Math.* 20, 53–65.
/// - Checked against: R cluster 2.1 `silhouette`, `References/questionnaire`.
public struct Silhouettes: Equatable, Sendable {
  /// The width of each object.
  public let widths: [Double]
  /// Their mean; 0 for a single cluster.
  public let mean: Double

  /// - Precondition: the matrix has as many rows as the partition has objects.
  public init(_ distances: Matrix, _ clusters: GroupPartition) {
    let count = clusters.codes.count
    var widths = [Double](repeating: 0, count: count)
    for object in 0..<count where clusters.groupCount > 1 {
      var sums = [Double](repeating: 0, count: clusters.groupCount)
      for other in 0..<count { sums[clusters.codes[other]] += distances[other, object] }
      let own = clusters.codes[object]
      guard clusters.sizes[own] > 1 else { continue }
      let inside = sums[own] / Double(clusters.sizes[own] - 1)
      var outside = Double.infinity
      for cluster in 0..<clusters.groupCount where cluster != own && clusters.sizes[cluster] > 0 {
        outside = min(outside, sums[cluster] / Double(clusters.sizes[cluster]))
      }
      let larger = max(inside, outside)
      if larger > 0, larger.isFinite { widths[object] = (outside - inside) / larger }
    }
    self.widths = widths
    mean = count > 0 ? widths.reduce(0, +) / Double(count) : 0
  }
}

extension GroupPartition {
  /// The member of each cluster whose distances to the others are smallest in sum; the first of
  /// several.
  public func medoids(_ distances: Matrix) -> [Int] {
    (0..<groupCount).compactMap { cluster in
      let members = members(cluster)
      let sums = members.map { own in members.reduce(0.0) { $0 + distances[own, $1] } }
      guard let least = sums.min() else { return nil }
      // Sums of the same distances in another order may differ by roundoff.
      return zip(members, sums).first { $0.1 <= least * (1 + 1e-12) }?.0
    }
  }
}

extension AverageLinkage {
  /// The number of clusters, at least two, whose mean silhouette is the largest.
  ///
  /// - Parameters:
  ///   - distances: The distances of the objects of the tree.
  ///   - limit: The most clusters to try.
  /// - Returns: The fewest clusters with the largest mean width, and that width; nil for fewer than
  ///   three objects, or where no partition is better than none (a mean of 0 or less).
  public func bestPartition(
    _ distances: Matrix, limit: Int = 6
  ) -> (clusters: GroupPartition, silhouettes: Silhouettes)? {
    var best: (clusters: GroupPartition, silhouettes: Silhouettes)?
    for count in 2..<max(2, min(limit, objectCount - 1) + 1) {
      let clusters = partition(clusters: count)
      let silhouettes = Silhouettes(distances, clusters)
      if silhouettes.mean > (best?.silhouettes.mean ?? 0) + 1e-12 {
        best = (clusters, silhouettes)
      }
    }
    return best
  }
}
