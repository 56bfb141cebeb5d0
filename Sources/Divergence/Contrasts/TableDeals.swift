import Numerics

/// All ways to deal the pooled answers of a stratum to a group of the size of the first.
struct TableDeals {
  let pooled: [Int]
  let size: Int
  /// Answers above each level.
  private let above: [Int]

  init(_ first: [Int], _ second: [Int]) {
    pooled = zip(first, second).map(+)
    size = first.reduce(0, +)
    var rest = pooled.reduce(0, +)
    above = pooled.map {
      rest -= $0
      return rest
    }
  }

  /// The number of tables, or one more than the limit where it exceeds it.
  func tableCount(limit: Int) -> Int {
    var ways = [Int](repeating: 0, count: size + 1)
    ways[0] = 1
    for count in pooled {
      var next = [Int](repeating: 0, count: size + 1)
      for placed in 0...size where ways[placed] > 0 {
        for more in 0...min(count, size - placed) {
          next[placed + more] = min(limit + 1, next[placed + more] + ways[placed])
        }
      }
      ways = next
    }
    return ways[size]
  }

  /// Calls `body` with the statistics of each table and a weight proportional to its deals.
  func enumerate(_ distances: TableDistances, _ body: (TableDistances.Values, Double) -> Void) {
    let weights = pooled.map(binomialWeights)
    func descend(_ level: Int, _ placed: Int, _ partial: TableDistances.Partial, _ weight: Double) {
      for count in counts(level, placed) {
        let next = distances.adding(count, at: level, to: partial)
        let share = weight * weights[level][count]
        if level == pooled.count - 1 {
          body(distances.values(next), share)
        } else {
          descend(level + 1, placed + count, next, share)
        }
      }
    }
    descend(0, 0, TableDistances.Partial(), 1)
  }

  /// Calls `body` with each table and the share of the deals that give it.
  func enumerate(_ body: ([Int], Double) -> Void) {
    let weights = pooled.map(binomialWeights)
    var tables: [([Int], Double)] = []
    var table = [Int](repeating: 0, count: pooled.count)
    func descend(_ level: Int, _ placed: Int, _ weight: Double) {
      for count in counts(level, placed) {
        table[level] = count
        let share = weight * weights[level][count]
        if level == pooled.count - 1 {
          tables.append((table, share))
        } else {
          descend(level + 1, placed + count, share)
        }
      }
    }
    descend(0, 0, 1)
    let total = tables.reduce(0) { $0 + $1.1 }
    for (counts, weight) in tables { body(counts, weight / total) }
  }

  /// How many of the answers on a level the first group can have.
  func counts(_ level: Int, _ placed: Int) -> ClosedRange<Int> {
    let fewest = max(0, size - placed - above[level])
    return fewest...max(fewest, min(pooled[level], size - placed))
  }

  /// The binomial coefficients of a row over the largest of them, so that none overflows.
  private func binomialWeights(_ count: Int) -> [Double] {
    var weights = [Double](repeating: 1, count: count + 1)
    let middle = count / 2
    for chosen in stride(from: middle - 1, through: 0, by: -1) {
      weights[chosen] = weights[chosen + 1] * Double(chosen + 1) / Double(count - chosen)
    }
    for chosen in stride(from: middle + 1, through: count, by: 1) {
      weights[chosen] = weights[chosen - 1] * Double(count - chosen + 1) / Double(chosen)
    }
    return weights
  }
}

/// Deals drawn at random, each equally likely: level by level from the hypergeometric distribution
/// that the levels before leave.
struct TableSampler {
  private let deals: TableDeals
  /// The cumulated probabilities of the counts, by level and answers placed before.
  ///
  /// With the first count they are of; nil where they were not needed yet. Few of all occur.
  private var cumulated: [[(first: Int, shares: [Double])?]]

  init(_ deals: TableDeals) {
    self.deals = deals
    cumulated = deals.pooled.map { _ in
      [(first: Int, shares: [Double])?](repeating: nil, count: deals.size + 1)
    }
  }

  /// Adds the counts of one deal.
  mutating func draw(_ random: inout Philox4x32, adding counts: inout [Int]) {
    var placed = 0
    for level in counts.indices {
      let possible = deals.counts(level, placed)
      guard possible.count > 1 else {
        counts[level] += possible.lowerBound
        placed += possible.lowerBound
        continue
      }
      let own = cumulated[level][placed] ?? deals.cumulatedShares(level, placed)
      cumulated[level][placed] = own
      let share = random.uniform()
      // A share that rounding leaves beyond the last is the last.
      let place = own.shares.firstIndex { share < $0 } ?? own.shares.count - 1
      counts[level] += own.first + place
      placed += own.first + place
    }
  }
}

extension TableDeals {
  /// The cumulated probabilities of the counts that a level can have.
  fileprivate func cumulatedShares(_ level: Int, _ placed: Int) -> (first: Int, shares: [Double]) {
    let possible = counts(level, placed)
    let (own, rest, need) = (pooled[level], above[level], size - placed)
    // From the likeliest count outwards, so that no probability overflows.
    let likeliest = (need + 1) * (own + 1) / (own + rest + 2)
    let start = max(possible.lowerBound, min(possible.upperBound, likeliest))
    var weights = [Double](repeating: 0, count: possible.count)
    weights[start - possible.lowerBound] = 1
    for count in stride(from: start, to: possible.upperBound, by: 1) {
      let ratio =
        Double(own - count) * Double(need - count)
        / (Double(count + 1) * Double(rest - need + count + 1))
      weights[count + 1 - possible.lowerBound] = weights[count - possible.lowerBound] * ratio
    }
    for count in stride(from: start, to: possible.lowerBound, by: -1) {
      let ratio =
        Double(count) * Double(rest - need + count)
        / (Double(own - count + 1) * Double(need - count + 1))
      weights[count - 1 - possible.lowerBound] = weights[count - possible.lowerBound] * ratio
    }
    let total = weights.reduce(0, +)
    var running = 0.0
    return (
      possible.lowerBound,
      weights.map {
        running += $0 / total
        return running
      }
    )
  }
}
