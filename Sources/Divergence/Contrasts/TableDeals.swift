import Numerics

/// All ways to deal the pooled answers of a stratum to a group of the size of the first.
struct TableDeals {
  private let pooled: [Int]
  private let size: Int
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
  private func counts(_ level: Int, _ placed: Int) -> ClosedRange<Int> {
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

  /// Adds one deal, each equally likely.
  func draw(_ random: inout Philox4x32, adding counts: inout [Int]) {
    var left = pooled
    var remaining = left.reduce(0, +)
    for _ in 0..<size {
      var position = random.index(below: remaining)
      var level = 0
      while position >= left[level] {
        position -= left[level]
        level += 1
      }
      left[level] -= 1
      remaining -= 1
      counts[level] += 1
    }
  }
}
