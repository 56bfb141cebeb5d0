import Probability

/// Mann and Kendall's test of a monotone trend in a series of values.
///
/// It asks in how many pairs of rounds the later value is the higher one. The values are taken as
/// they are: their sampling errors do not enter, so that it suits long series.
///
/// - Reference: Mann (1945), *Econometrica* 13, 245–259; Kendall (1975), *Rank Correlation
///   Methods*, 4th ed., chapter 4.
/// - Checked against: R `cor.test(…, method = "kendall")`, exact and with ties,
///   `References/trends`.
public struct RankTrend: Equatable, Sendable {
  /// Pairs that rise less pairs that fall.
  public let score: Int
  public let count: Int
  private let tieSizes: [Int]

  /// - Parameter values: The values in order of time.
  public init(_ values: [Double]) {
    var score = 0
    for later in values.indices {
      for earlier in 0..<later {
        if values[later] > values[earlier] { score += 1 }
        if values[later] < values[earlier] { score -= 1 }
      }
    }
    self.score = score
    count = values.count
    var sizes: [Int] = []
    let sorted = values.sorted()
    var start = 0
    while start < sorted.count {
      var end = start
      while end + 1 < sorted.count, sorted[end + 1] == sorted[start] { end += 1 }
      if end > start { sizes.append(end - start + 1) }
      start = end + 1
    }
    tieSizes = sizes
  }

  private var hasTies: Bool { !tieSizes.isEmpty }

  /// Kendall's τ-b with time: from −1, falling throughout, to 1; nil where all values are equal.
  public var tau: Double? {
    let pairs = Double(count * (count - 1)) / 2
    let tied = tieSizes.reduce(0.0) { $0 + Double($1 * ($1 - 1)) / 2 }
    guard pairs > tied else { return nil }
    return Double(score) / (pairs * (pairs - tied)).squareRoot()
  }

  /// Whether the p-value is exact: without ties.
  public var isExact: Bool { !hasTies && count < 50 }

  /// The two-sided p-value: exact without ties, otherwise normal with the variance under ties.
  public var pValue: Double? {
    guard count > 2, tau != nil else { return nil }
    return isExact ? exactPValue : normalPValue
  }

  /// From the share of permutations with each number of inversions, up to the smaller tail.
  ///
  /// The shares of one value more are moving sums of those before. They rise up to the middle, so
  /// that what leaves the sum is smaller than what enters it, and no digits are lost in the tail.
  private var exactPValue: Double {
    let most = count * (count - 1) / 2
    let falls = (most - score) / 2
    let last = min(falls, most - falls)
    var shares = [Double](repeating: 0, count: last + 1)
    shares[0] = 1
    for size in 2...max(2, count) {
      var next = shares
      var sum = 0.0
      for inversions in 0...last {
        sum += shares[inversions]
        if inversions >= size { sum -= shares[inversions - size] }
        next[inversions] = max(0, sum) / Double(size)
      }
      shares = next
    }
    return min(1, 2 * shares.reduce(0, +))
  }

  private var normalPValue: Double? {
    func term(_ size: Int) -> Double { Double(size * (size - 1) * (2 * size + 5)) }
    let variance = (term(count) - tieSizes.reduce(0) { $0 + term($1) }) / 18
    guard variance > 0 else { return nil }
    let z = Double(score) / variance.squareRoot()
    return NormalDistribution().upperTail(z.magnitude).map { min(1, 2 * $0) }
  }
}

/// Cochran and Armitage's χ² of a linear trend of shares in independent simple samples.
///
/// - Parameters:
///   - marked: Respondents with the answer, by round.
///   - sizes: Respondents, by round.
///   - times: When each round was held.
/// - Returns: The statistic on one degree of freedom; nil where all or none have the answer, or
///   the rounds stand at one time.
/// - Reference: Armitage (1955), *Biometrics* 11, 375–386.
/// - Checked against: R `prop.trend.test`, `References/trends`.
public func cochranArmitage(marked: [Int], sizes: [Int], times: [Double]) -> Double? {
  let total = Double(sizes.reduce(0, +))
  guard total > 0 else { return nil }
  let share = Double(marked.reduce(0, +)) / total
  let mean = zip(sizes, times).reduce(0) { $0 + Double($1.0) * $1.1 } / total
  var (numerator, spread) = (0.0, 0.0)
  for (place, time) in times.enumerated() {
    numerator += (Double(marked[place]) - Double(sizes[place]) * share) * (time - mean)
    spread += Double(sizes[place]) * (time - mean) * (time - mean)
  }
  let variance = share * (1 - share) * spread
  return variance > 0 ? numerator * numerator / variance : nil
}
