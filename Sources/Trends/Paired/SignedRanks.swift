import Probability

/// Wilcoxon's signed ranks of paired differences, ties and zeros included.
///
/// Zeros are left out, ties have the mean of their ranks. The exact distribution is that of all
/// ways to give the ranks their signs, so that it holds with ties too.
///
/// - Reference: Wilcoxon (1945), *Biometrics Bull.* 1, 80–83; Pratt and Gibbons (1981), *Concepts
///   of Nonparametric Theory*, section 3.7.
/// - Checked against: R `coin::wilcoxsign_test(…, zero.method = "Wilcoxon", distribution =
///   exact())`, `wilcox.test(…, correct = FALSE)`, `References/trends`.
public struct SignedRanks: Equatable, Sendable {
  /// The sum of the ranks of the positive differences.
  public let statistic: Double
  /// Differences that are not zero.
  public let count: Int
  /// Twice the rank of each: whole numbers also where ranks are tied.
  private let doubledRanks: [Int]

  /// Beyond this many differences the normal distribution stands for the exact one.
  public static let exactLimit = 200

  public init(_ differences: [Double]) {
    let moved = differences.filter { $0 != 0 }
    let order = moved.indices.sorted {
      (moved[$0].magnitude, $0) < (moved[$1].magnitude, $1)
    }
    var doubled = [Int](repeating: 0, count: moved.count)
    var start = 0
    while start < order.count {
      var end = start
      // Scores are sums of decimals: what differs in the last digits only is a tie.
      let size = moved[order[start]].magnitude
      while end + 1 < order.count, moved[order[end + 1]].magnitude <= size * (1 + 1e-12) {
        end += 1
      }
      for place in start...end { doubled[order[place]] = start + end + 2 }
      start = end + 1
    }
    doubledRanks = doubled
    count = moved.count
    statistic = zip(moved, doubled).reduce(0) { $1.0 > 0 ? $0 + Double($1.1) / 2 : $0 }
  }

  /// Whether the p-value is exact.
  public var isExact: Bool { count <= Self.exactLimit }

  /// The two-sided p-value: exact up to ``exactLimit`` differences; nil where all are zero.
  public var pValue: Double? {
    guard count > 0 else { return nil }
    return isExact ? exactPValue : normalPValue
  }

  /// The two-sided exact p-value.
  public var exactPValue: Double {
    let total = doubledRanks.reduce(0, +)
    var ways = [Double](repeating: 0, count: total + 1)
    ways[0] = 1
    var reached = 0
    for rank in doubledRanks {
      reached += rank
      for sum in stride(from: reached, through: rank, by: -1) {
        ways[sum] = 0.5 * (ways[sum] + ways[sum - rank])
      }
      for sum in 0..<min(rank, reached + 1) { ways[sum] *= 0.5 }
    }
    let observed = Int((2 * statistic).rounded())
    let distance = (2 * observed - total).magnitude
    var p = 0.0
    for sum in ways.indices where (2 * sum - total).magnitude >= distance { p += ways[sum] }
    return min(1, p)
  }

  /// The two-sided p-value of the normal approximation, without correction for continuity.
  public var normalPValue: Double? {
    let total = doubledRanks.reduce(0, +)
    // The variance of Σ ± rank over its signs, with the ranks halved again.
    let variance = doubledRanks.reduce(0.0) { $0 + Double($1) * Double($1) } / 16
    guard variance > 0 else { return nil }
    let z = (statistic - Double(total) / 4) / variance.squareRoot()
    return NormalDistribution().upperTail(z.magnitude).map { min(1, 2 * $0) }
  }
}
