/// Which clusters and strata have a substantive answer in each group.
struct AnswerPresence: Equatable, Sendable {
  /// One set of clusters a group; empty where each respondent is its own cluster, so that the
  /// clusters of different groups are different and counting them is enough.
  private var clusters: [[UInt64]] = []
  private var clusterCounts: [Int]
  private var strata: [[UInt64]]

  init(groupCount: Int, clusterCount: Int?, stratumCount: Int) {
    clusterCounts = [Int](repeating: 0, count: groupCount)
    let empty = [UInt64](repeating: 0, count: (stratumCount + 63) / 64)
    strata = [[UInt64]](repeating: empty, count: groupCount)
    if let clusterCount {
      let words = [UInt64](repeating: 0, count: (clusterCount + 63) / 64)
      clusters = [[UInt64]](repeating: words, count: groupCount)
    }
  }

  mutating func insert(stratum: Int, in group: Int) {
    strata[group][stratum >> 6] |= 1 << UInt64(stratum & 63)
  }

  mutating func insert(cluster: Int, in group: Int) {
    clusters[group][cluster >> 6] |= 1 << UInt64(cluster & 63)
  }

  mutating func addClusters(_ count: Int, to group: Int) { clusterCounts[group] += count }

  func holds(stratum: Int, in group: Int) -> Bool {
    strata[group][stratum >> 6] & 1 << UInt64(stratum & 63) != 0
  }

  func degreesOfFreedom(_ groups: [Int]) -> Int {
    if clusters.isEmpty, strata.first?.count == 1 { return degreesOfFewStrata(groups) }
    let distinct = Array(Set(groups))
    let strataHeld = AnswerPresence.unionCount(distinct.map { strata[$0] })
    let counted = distinct.reduce(0) { $0 + clusterCounts[$1] }
    let listed = clusters.isEmpty ? 0 : AnswerPresence.unionCount(distinct.map { clusters[$0] })
    return counted + listed - strataHeld
  }

  /// The same where each respondent is its own cluster, and up to 64 strata are one word.
  private func degreesOfFewStrata(_ groups: [Int]) -> Int {
    var (count, held) = (0, UInt64(0))
    for (place, group) in groups.enumerated() {
      if place > 0, groups[..<place].contains(group) { continue }
      count += clusterCounts[group]
      held |= strata[group][0]
    }
    return count - held.nonzeroBitCount
  }

  /// The clusters and strata of both, which have none in common.
  func joined(with other: AnswerPresence) -> AnswerPresence {
    var result = self
    for group in strata.indices {
      result.strata[group] += other.strata[group]
      result.clusterCounts[group] += other.clusterCounts[group]
    }
    if clusters.isEmpty {
      result.clusters = other.clusters
    } else if !other.clusters.isEmpty {
      for group in clusters.indices { result.clusters[group] += other.clusters[group] }
    }
    return result
  }

  /// The set of clusters with an answer in any of the groups.
  func union(_ groups: [Int]) -> [UInt64] {
    guard var union = groups.first.map({ clusters[$0] }) else { return [] }
    for group in groups.dropFirst() {
      for word in union.indices { union[word] |= clusters[group][word] }
    }
    return union
  }

  private static func unionCount(_ sets: [[UInt64]]) -> Int {
    guard var union = sets.first else { return 0 }
    for set in sets.dropFirst() { for word in set.indices { union[word] |= set[word] } }
    return union.reduce(0) { $0 + $1.nonzeroBitCount }
  }
}
