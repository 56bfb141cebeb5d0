public import Estimation

/// The order that agrees with most comparisons of two: Kemeny's.
///
/// Of all orders of the recommendations it has the least distance to the ballots: the sum over the
/// pairs *i* before *j* of the share that prefers *j*. It is found exactly. Recommendations fall
/// into blocks each of which beats every later one by a majority; an optimal order keeps that of
/// the blocks (the extended Condorcet criterion), and within a block all subsets are searched. What
/// limits it is thus the largest block, a knot of majorities that contradict each other or tie.
///
/// Where several orders are best, the rank of a recommendation is its mean place over all of them:
/// it depends on the ballots alone, not on the order in which recommendations are listed.
///
/// - Complexity: O(2ᵏ *k*) for the largest block of *k* recommendations.
/// - Reference: Kemeny (1959), *Daedalus* 88, 577–591; Young and Levenglick (1978), *SIAM J. Appl.
///   Math.* 35, 285–300; Truchon (1998), for the blocks; Held and Karp (1962), *J. SIAM* 10,
///   196–210, for the search of subsets.
/// - Checked against: all permutations by an independent Python script, `References/workshop`.
public struct KemenyRanking: Equatable, Sendable {
  /// The mean place of each recommendation over all best orders, 1 for the first.
  public let ranks: [Double]
  /// The mean share of ballots, over all pairs, that prefer the other way round.
  public let distance: Double
  /// How many orders are best.
  public let optimalOrders: Double

  /// The recommendations of a block up to which the search is made.
  public static let largestBlock = 18

  /// - Throws: `too_few_items` with fewer than two recommendations; `knot_too_large` where more
  ///   than ``largestBlock`` contradict each other.
  public init(_ pairs: PairwiseShares) throws(UndefinedStatistic) {
    let count = pairs.count
    guard count > 1 else { throw UndefinedStatistic("too_few_items") }
    let blocks = Self.blocks(pairs)
    guard blocks.allSatisfy({ $0.count <= Self.largestBlock }) else {
      throw UndefinedStatistic("knot_too_large")
    }
    var ranks = [Double](repeating: 0, count: count)
    var (cost, orders, before) = (0.0, 1.0, 0)
    for (place, block) in blocks.enumerated() {
      var search = KemenyBlock(block.map { i in block.map { pairs.shares[i][$0] } })
      search.solve()
      for (item, mean) in zip(block, search.meanPlaces) { ranks[item] = Double(before) + mean }
      cost += search.cost
      orders *= search.optimalOrders
      before += block.count
      for later in blocks[(place + 1)...] {
        for i in block { for j in later { cost += pairs.shares[j][i] } }
      }
    }
    self.ranks = ranks
    optimalOrders = orders
    distance = cost / Double(count * (count - 1) / 2)
  }

  /// The recommendations in blocks, each of which beats every later one by a majority.
  ///
  /// They are the strongly connected parts of the graph whose edges go from what is not beaten to
  /// what it does not lose against. Since every two are joined, the number of those that one
  /// reaches tells its part, and the order of the parts.
  private static func blocks(_ pairs: PairwiseShares) -> [[Int]] {
    let count = pairs.count
    var reached = (0..<count).map { i in
      (0..<count).map { j in i == j || pairs.shares[i][j] >= 0.5 - shareTolerance }
    }
    for k in 0..<count {
      for i in 0..<count where reached[i][k] {
        for j in 0..<count where reached[k][j] { reached[i][j] = true }
      }
    }
    let sizes = reached.map { $0.count { $0 } }
    return Set(sizes).sorted(by: >).map { size in (0..<count).filter { sizes[$0] == size } }
  }
}

/// The search for the best orders within one block.
private struct KemenyBlock {
  private let count: Int
  /// The cost of putting `i` after each of a set: the shares that prefer `i`, by the lower and the
  /// upper half of the set.
  private let lower: [[Double]]
  private let upper: [[Double]]
  private let half: Int
  private(set) var cost = 0.0
  private(set) var optimalOrders = 1.0
  /// One place an item, 1 for the first.
  private(set) var meanPlaces: [Double]

  init(_ shares: [[Double]]) {
    count = shares.count
    half = count / 2
    let (low, high) = (half, count - half)
    func sums(_ item: Int, _ first: Int, _ width: Int) -> [Double] {
      var sums = [Double](repeating: 0, count: 1 << width)
      for set in 1..<(1 << width) {
        let bit = set.trailingZeroBitCount
        sums[set] = sums[set & (set - 1)] + shares[item][first + bit]
      }
      return sums
    }
    lower = (0..<shares.count).map { low > 0 ? sums($0, 0, low) : [0] }
    upper = (0..<shares.count).map { sums($0, low, high) }
    meanPlaces = [Double](repeating: 1, count: count)
  }

  private func costAfter(_ set: Int, _ item: Int) -> Double {
    lower[item][set & ((1 << half) - 1)] + upper[item][set >> half]
  }

  mutating func solve() {
    guard count > 1 else { return }
    let full = (1 << count) - 1
    // The least cost of putting a set first, and the number of orders that reach it.
    var first = [Double](repeating: .infinity, count: full + 1)
    var firstWays = [Double](repeating: 0, count: full + 1)
    (first[0], firstWays[0]) = (0, 1)
    for set in 1...full {
      for item in 0..<count where set >> item & 1 == 1 {
        let before = set & ~(1 << item)
        enter(first[before] + costAfter(before, item), firstWays[before], &first, &firstWays, set)
      }
    }
    cost = first[full]
    optimalOrders = firstWays[full]
    meanPlaces = places(full, first, firstWays)
  }

  private func enter(
    _ value: Double, _ ways: Double, _ best: inout [Double], _ count: inout [Double], _ set: Int
  ) {
    if value < best[set] - shareTolerance {
      best[set] = value
      count[set] = ways
    } else if value <= best[set] + shareTolerance {
      count[set] += ways
    }
  }

  /// The mean place of each item over the best orders, from the back.
  private func places(_ full: Int, _ first: [Double], _ firstWays: [Double]) -> [Double] {
    var lastWays = [Double](repeating: 0, count: full + 1)
    lastWays[full] = 1
    var sums = [Double](repeating: 0, count: count)
    for set in stride(from: full, to: 0, by: -1) where lastWays[set] > 0 {
      for item in 0..<count where set >> item & 1 == 1 {
        let before = set & ~(1 << item)
        let value = first[before] + costAfter(before, item)
        guard value <= first[set] + shareTolerance else { continue }
        lastWays[before] += lastWays[set]
        sums[item] += Double(set.nonzeroBitCount) * firstWays[before] * lastWays[set]
      }
    }
    return sums.map { $0 / firstWays[full] }
  }
}
