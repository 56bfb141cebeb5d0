import LinearAlgebra
import Numerics

/// Clusters drawn again within their strata, one random stream a replicate.
struct BootstrapPlan: Equatable, Sendable {
  /// What is drawn.
  enum Draw: Equatable, Sendable {
    /// One cluster fewer than there are, with replacement, each counting *n*/(*n* − 1) times.
    case oneFewer
    /// As many clusters as there are, with replacement; without it from a population that repeats
    /// the clusters until it is as large as the real one, where that is known.
    case asMany
  }

  /// A stratum from which is drawn.
  struct Stratum: Equatable, Sendable {
    var clusters: Range<Int>
    var population: Int?
  }

  let draw: Draw
  let strata: [Stratum]
  let seed: UInt64

  func factors(_ range: Range<Int>, clusterCount: Int) -> Matrix {
    var result = Matrix(
      rowCount: clusterCount, columnCount: range.count,
      values: [Double](repeating: 1, count: clusterCount * range.count))
    for (column, replicate) in range.enumerated() {
      var random = Philox4x32(seed: seed, stream: UInt64(replicate))
      let start = column * clusterCount
      for stratum in strata {
        for cluster in stratum.clusters { result.values[start + cluster] = 0 }
        let (first, size) = (start + stratum.clusters.lowerBound, stratum.clusters.count)
        switch (draw, stratum.population) {
        case (.oneFewer, _):
          let step = Double(size) / Double(size - 1)
          for _ in 1..<size { result.values[first + random.index(below: size)] += step }
        case (.asMany, nil):
          for _ in 0..<size { result.values[first + random.index(below: size)] += 1 }
        case (.asMany, let population?):
          for member in random.sample(size, of: population) {
            result.values[first + (member + replicate) % size] += 1
          }
        }
      }
    }
    return result
  }
}

extension Philox4x32 {
  /// Different numbers of 0 ..< `population`, every set of them equally likely (Floyd's method).
  fileprivate mutating func sample(_ count: Int, of population: Int) -> [Int] {
    var taken: Set<Int> = []
    var result: [Int] = []
    for last in (population - count)..<population {
      let drawn = index(below: last + 1)
      let member = taken.insert(drawn).inserted ? drawn : last
      taken.insert(member)
      result.append(member)
    }
    return result
  }
}
