import Numerics
import Probability

/// What the index of disagreement would be if everyone had picked a level at random.
///
/// Twelve respondents who pick among five levels at random reach 0.73 on average: an index means
/// little without this mark beside it.
public struct RandomAnswering: Equatable, Sendable {
  /// How the points were found.
  public enum Method: String, Equatable, Sendable {
    /// All distributions were enumerated.
    case exact
    case monteCarlo = "monte_carlo"
    /// The normal approximation, for more than two hundred respondents.
    case normal
  }

  /// The mean of the index, exact in every case.
  public let mean: Double
  /// The largest value that at most 5 % of random answers stay at or below; nil where even the
  /// smallest value is more frequent.
  public let low: Double?
  /// The smallest value that at most 5 % of random answers reach; nil where even the largest
  /// value is more frequent.
  public let high: Double?
  public let method: Method
  /// The probability of each total distance over all pairs; empty where it is not enumerated.
  private let frequencies: [Double]
  /// What turns the index into a total distance.
  private let scale: Double
  private let deviation: Double

  /// The reference for that many levels, at least 2, and respondents, at least 2.
  ///
  /// - Complexity: at most about 200,000 distributions are enumerated or 10,000 drawn.
  public init(levels: Int, respondents: Int, seed: UInt64) {
    let span = Double(levels - 1)
    let k = Double(levels)
    let meanDistance = (k * k - 1) / (3 * k)
    let maximum = GiniMeanDifference.maximum(levels: levels, respondents: respondents)
    mean = meanDistance / maximum
    let scale = maximum * Double(respondents) * Double(respondents - 1) / 2
    self.scale = scale
    if respondents > 200 {
      let deviation = Self.deviationOfRandomAnswers(levels: levels, respondents: respondents)
      self.deviation = deviation
      frequencies = []
      low = mean - 1.6448536269514722 * deviation
      high = min(1, mean + 1.6448536269514722 * deviation)
      method = .normal
      return
    }
    let isEnumerable = compositionCount(respondents, levels) <= 200_000
    let largest = Int(span) * respondents * respondents / 4
    let frequencies =
      isEnumerable
      ? enumerated(levels: levels, respondents: respondents, largest: largest)
      : drawn(levels: levels, respondents: respondents, largest: largest, seed: seed)
    self.frequencies = frequencies
    deviation = 0
    method = isEnumerable ? .exact : .monteCarlo
    let (low, high) = fivePercentPoints(frequencies)
    self.low = low.map { Double($0) / scale }
    self.high = high.map { Double($0) / scale }
  }

  /// The probability that random answers give an index no larger, and one no smaller.
  public func shares(at index: Double) -> (atMost: Double, atLeast: Double) {
    guard !frequencies.isEmpty else {
      let z = (index - mean) / deviation
      let normal = NormalDistribution()
      return (normal.cumulative(z) ?? 0, normal.upperTail(z) ?? 0)
    }
    let distance = index * scale
    var (below, above) = (0.0, 0.0)
    for (other, probability) in frequencies.enumerated() where probability > 0 {
      if Double(other) <= distance + 1e-6 { below += probability }
      if Double(other) >= distance - 1e-6 { above += probability }
    }
    // Where distributions were drawn, what was drawn never is not impossible.
    let least = method == .monteCarlo ? 1 / Double(Self.draws + 1) : 0
    return (max(least, min(1, below)), max(least, min(1, above)))
  }

  fileprivate static let draws = 10_000

  /// The standard deviation of the index under random answers by linearisation.
  private static func deviationOfRandomAnswers(levels: Int, respondents: Int) -> Double {
    let answers = OrderedAnswers(counts: [Int](repeating: 1, count: levels))
    let slopes = BlairLacyConcentration().gradient(at: answers) ?? []
    let mean = compensatedSum(slopes) / Double(levels)
    let variance = slopes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(levels)
    return Double(levels) * (variance / Double(respondents)).squareRoot()
  }
}

/// The number of ways in which that many answers fall on the levels.
func compositionCount(_ respondents: Int, _ levels: Int) -> Double {
  var count = 1.0
  for step in 1..<levels { count *= Double(respondents + step) / Double(step) }
  return count
}

/// The probability of each total distance Σ c(n − c) over cumulated counts, by enumeration.
private func enumerated(levels: Int, respondents: Int, largest: Int) -> [Double] {
  var frequencies = [Double](repeating: 0, count: largest + 1)
  forEachComposition(levels: levels, respondents: respondents) { counts, probability in
    frequencies[totalDistance(counts, respondents)] += probability
  }
  return frequencies
}

private func totalDistance(_ counts: [Int], _ respondents: Int) -> Int {
  var (below, distance) = (0, 0)
  for level in 0..<(counts.count - 1) {
    below += counts[level]
    distance += below * (respondents - below)
  }
  return distance
}

private func drawn(levels: Int, respondents: Int, largest: Int, seed: UInt64) -> [Double] {
  let draws = RandomAnswering.draws
  var random = Philox4x32(seed: seed, stream: UInt64(levels) << 32 | UInt64(respondents))
  var frequencies = [Double](repeating: 0, count: largest + 1)
  var counts = [Int](repeating: 0, count: levels)
  for _ in 0..<draws {
    for level in counts.indices { counts[level] = 0 }
    for _ in 0..<respondents { counts[Int(random.uniform() * Double(levels))] += 1 }
    frequencies[totalDistance(counts, respondents)] += 1 / Double(draws)
  }
  return frequencies
}

/// The largest distance with at most 5 % at or below it, and the smallest with at most 5 % at or
/// above it, among those that occur.
private func fivePercentPoints(_ frequencies: [Double]) -> (low: Int?, high: Int?) {
  // The sum of many rounded probabilities must not miss a tail that is 5 % exactly.
  let limit = 0.05 + 1e-12
  var low: Int?
  var tail = 0.0
  for distance in frequencies.indices where frequencies[distance] > 0 {
    tail += frequencies[distance]
    if tail > limit { break }
    low = distance
  }
  var high: Int?
  tail = 0
  for distance in frequencies.indices.reversed() where frequencies[distance] > 0 {
    tail += frequencies[distance]
    if tail > limit { break }
    high = distance
  }
  return (low, high)
}
