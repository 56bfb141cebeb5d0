public import LinearAlgebra

extension AverageLinkage {
  /// The objects in the order in which the tree is drawn, so that neighbours are as near as the
  /// tree allows: of all ways to turn its branches, the one with the smallest sum of distances
  /// between neighbours.
  ///
  /// The same distances give the same order: of equal orders the first found is kept, and the end
  /// with the object that stands first in the data comes first.
  ///
  /// - Precondition: the matrix is that of the objects of the tree.
  /// - Reference: Bar-Joseph, Gifford and Jaakkola (2001), *Bioinformatics* 17, S22–S29.
  /// - Checked against: enumeration of all turns of small trees, in the tests.
  /// - Complexity: O(*n*³) in balanced trees, O(*n*⁴) at worst: meant for what fits a picture.
  public func leafOrder(_ distances: Matrix) -> [Int] {
    guard objectCount > 1 else { return Array(0..<objectCount) }
    var orders = LeafOrders(distances, objectCount)
    for (step, merge) in merges.enumerated() { orders.join(merge, as: objectCount + step) }
    let order = orders.best(of: objectCount + merges.count - 1)
    return (order.first ?? 0) <= (order.last ?? 0) ? order : order.reversed()
  }
}

/// The best orders of each cluster, by the objects at both ends.
private struct LeafOrders {
  /// The best order with these ends: its length and the ends that meet where the two parts join.
  private struct Best {
    var length = Double.infinity
    var inner = (left: -1, right: -1)
  }

  private let distances: Matrix
  private let count: Int
  private var members: [[Int]]
  private var parts: [(left: Int, right: Int)]
  /// The best order of the smallest cluster that holds both ends, `first * count + last`.
  ///
  /// Each pair of objects meets in one cluster only.
  private var table: [Best]

  init(_ distances: Matrix, _ count: Int) {
    self.distances = distances
    self.count = count
    members = (0..<count).map { [$0] }
    parts = [(left: Int, right: Int)](repeating: (-1, -1), count: count)
    table = [Best](repeating: Best(), count: count * count)
    for object in 0..<count { table[object * count + object].length = 0 }
  }

  private func length(_ first: Int, _ last: Int) -> Double { table[first * count + last].length }

  mutating func join(_ merge: AverageLinkage.Merge, as cluster: Int) {
    let (left, right) = (members[merge.left], members[merge.right])
    for first in left {
      let inner = innerEnds(of: merge.left, from: first)
      for last in right {
        var best = Best()
        for other in innerEnds(of: merge.right, from: last) {
          for own in inner {
            let length =
              length(first, own) + distances[own, other] + length(other, last)
            if length < best.length { best = Best(length: length, inner: (own, other)) }
          }
        }
        table[first * count + last] = best
        table[last * count + first] = Best(
          length: best.length, inner: (best.inner.right, best.inner.left))
      }
    }
    members.append(left + right)
    parts.append((merge.left, merge.right))
  }

  /// The objects that can stand at the other end of a cluster from the given one.
  private func innerEnds(of cluster: Int, from first: Int) -> [Int] {
    guard cluster >= count else { return [first] }
    let (left, right) = parts[cluster]
    return members[left].contains(first) ? members[right] : members[left]
  }

  func best(of cluster: Int) -> [Int] {
    let (left, right) = parts[cluster]
    var (shortest, ends) = (Double.infinity, (0, 0))
    for first in members[left] {
      for last in members[right] where length(first, last) < shortest {
        (shortest, ends) = (length(first, last), (first, last))
      }
    }
    return order(ends.0, ends.1)
  }

  private func order(_ first: Int, _ last: Int) -> [Int] {
    if first == last { return [first] }
    let inner = table[first * count + last].inner
    return order(first, inner.left) + order(inner.right, last)
  }
}
