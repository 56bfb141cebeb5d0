public import LinearAlgebra

/// Clusters of objects by average linkage: at each step the two clusters with the smallest mean
/// distance between their members join.
///
/// Where several pairs are equally near, the one whose first members stand first joins, so that
/// the tree is a function of the distances and the order of the objects.
///
/// - Reference: Sokal and Michener (1958), *Univ. Kansas Sci. Bull.* 38, 1409–1438.
/// - Checked against: R `hclust(method = "average")`, `References/questionnaire`.
/// - Complexity: O(*n*²) memory; O(*n*²) time where few nearest neighbours change, at worst
///   O(*n*³).
public struct AverageLinkage: Equatable, Sendable {
  /// Two clusters that join: objects are 0 ..< *n*, the cluster of merge *m* is *n* + *m*.
  public struct Merge: Equatable, Sendable {
    public let left: Int
    public let right: Int
    /// The mean distance between the members of the two.
    public let height: Double
  }

  public let objectCount: Int
  /// In order of height; the left cluster of each holds the first object of the two.
  public let merges: [Merge]

  /// - Precondition: the matrix of distances is square and symmetric.
  public init(_ distances: Matrix) {
    objectCount = distances.rowCount
    var state = LinkageState(distances)
    var merges: [Merge] = []
    while merges.count + 1 < objectCount { merges.append(state.join(objectCount + merges.count)) }
    self.merges = merges
  }

  /// The cluster of each object where there are that many clusters, numbered by first member.
  ///
  /// - Precondition: the number is 1 to the number of objects.
  public func partition(clusters: Int) -> GroupPartition {
    precondition(clusters > 0 && clusters <= objectCount, "one to as many clusters as objects")
    var root = Array(0..<(objectCount + merges.count))
    for (step, merge) in merges.prefix(objectCount - clusters).enumerated() {
      root[merge.left] = objectCount + step
      root[merge.right] = objectCount + step
    }
    var names: [Int: Int] = [:]
    var codes: [Int] = []
    for object in 0..<objectCount {
      var cluster = object
      while root[cluster] != cluster { cluster = root[cluster] }
      let name = names[cluster] ?? names.count
      names[cluster] = name
      codes.append(name)
    }
    return GroupPartition(codes, groupCount: clusters)
  }
}

/// The clusters so far, with the distances between them and the nearest later one of each.
private struct LinkageState {
  private var distances: Matrix
  private var sizes: [Double]
  private var names: [Int]
  private var isActive: [Bool]
  private var nearest: [Int]

  init(_ distances: Matrix) {
    let count = distances.rowCount
    self.distances = distances
    sizes = [Double](repeating: 1, count: count)
    names = Array(0..<count)
    isActive = [Bool](repeating: true, count: count)
    nearest = [Int](repeating: -1, count: count)
    for cluster in 0..<count { nearest[cluster] = nearestLater(cluster) }
  }

  private func nearestLater(_ cluster: Int) -> Int {
    var (best, found) = (Double.infinity, -1)
    for other in (cluster + 1)..<max(cluster + 1, names.count)
    where isActive[other] && distances[other, cluster] < best {
      (best, found) = (distances[other, cluster], other)
    }
    return found
  }

  /// Joins the nearest two clusters under a new name.
  mutating func join(_ name: Int) -> AverageLinkage.Merge {
    var (best, first) = (Double.infinity, 0)
    for cluster in nearest.indices where isActive[cluster] && nearest[cluster] >= 0 {
      let distance = distances[nearest[cluster], cluster]
      if distance < best { (best, first) = (distance, cluster) }
    }
    let second = nearest[first]
    let merge = AverageLinkage.Merge(left: names[first], right: names[second], height: best)
    let (a, b) = (sizes[first], sizes[second])
    for other in names.indices where isActive[other] && other != first && other != second {
      let mean = (a * distances[first, other] + b * distances[second, other]) / (a + b)
      distances[first, other] = mean
      distances[other, first] = mean
    }
    isActive[second] = false
    sizes[first] = a + b
    names[first] = name
    for cluster in names.indices where isActive[cluster] {
      let isTouched = nearest[cluster] == first || nearest[cluster] == second
      if cluster == first || isTouched {
        nearest[cluster] = nearestLater(cluster)
      } else if cluster < first {
        let current = nearest[cluster]
        let (now, before) = (distances[first, cluster], distances[current, cluster])
        if now < before || now == before && first < current { nearest[cluster] = first }
      }
    }
    return merge
  }
}
