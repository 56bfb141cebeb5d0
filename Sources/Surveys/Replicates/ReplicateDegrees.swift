/// The degrees of freedom of parts of a sample with replicates: the rank of the replicate weights
/// of the respondents in question, less one, as R `degf(subset(design, …))`.
enum ReplicateDegrees: Equatable, Sendable {
  /// Found for each group from the weights of its rows.
  case groups([Int], together: Int)
  /// Told by the clusters that are present, where replicates were made from them.
  case clusters([ReplicateBlock], replicateCount: Int)

  /// The degrees of freedom of several groups together.
  ///
  /// For weights that were read and some of the groups it is the largest of theirs, below which
  /// that of all of them cannot lie.
  func value(_ groups: [Int], _ presence: AnswerPresence) -> Int {
    switch self {
    case .groups(let known, let together):
      known.indices.allSatisfy { known[$0] == 0 || groups.contains($0) }
        ? together : groups.map { known[$0] }.max() ?? 0
    case .clusters(let blocks, let count):
      ReplicateBlock.degreesOfFreedom(blocks, count, present: presence.union(groups))
    }
  }
}

/// Consecutive clusters among which a replicate moves weight: a stratum, or a pair of a stratum.
struct ReplicateBlock: Equatable, Sendable {
  /// What the replicates do with the clusters.
  enum Kind: Equatable, Sendable {
    /// Weight moves among them, their sum staying as it is for equal clusters.
    case shared
    /// Every replicate leaves them as they are.
    case untouched
    /// A lone cluster that is left out in favour of all other strata.
    case alone
  }

  var clusters: Range<Int>
  var kind: Kind

  /// The rank less one of the factors of the clusters that are present.
  ///
  /// The clusters are independent but for one thing: the factors of a whole block add up to the
  /// same in every replicate, so each whole block beyond the first adds one less.
  static func degreesOfFreedom(
    _ blocks: [ReplicateBlock], _ replicateCount: Int, present: [UInt64]
  ) -> Int {
    var (independent, whole) = (0, 0)
    for block in blocks {
      let held = block.clusters.count { present[$0 >> 6] & 1 << UInt64($0 & 63) != 0 }
      switch block.kind {
      case .shared:
        independent += held
        if held == block.clusters.count { whole += 1 }
      case .untouched where held > 0:
        independent += 1
        whole += 1
      case .untouched: break
      case .alone: independent += held
      }
    }
    return max(0, min(replicateCount, independent - max(0, whole - 1)) - 1)
  }

  static func degreesOfFreedom(
    _ blocks: [ReplicateBlock], _ replicateCount: Int, clusterCount: Int
  ) -> Int {
    let all = [UInt64](repeating: .max, count: (clusterCount + 63) / 64)
    return degreesOfFreedom(blocks, replicateCount, present: all)
  }
}
