import Numerics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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
    if respondents > 200 {
      let deviation = Self.deviationOfRandomAnswers(levels: levels, respondents: respondents)
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
    method = isEnumerable ? .exact : .monteCarlo
    let (low, high) = fivePercentPoints(frequencies)
    self.low = low.map { Double($0) / scale }
    self.high = high.map { Double($0) / scale }
  }

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
private func compositionCount(_ respondents: Int, _ levels: Int) -> Double {
  var count = 1.0
  for step in 1..<levels { count *= Double(respondents + step) / Double(step) }
  return count
}

/// The probability of each total distance Σ c(n − c) over cumulated counts, by enumeration.
private func enumerated(levels: Int, respondents: Int, largest: Int) -> [Double] {
  var logFactorial = [0.0]
  for number in stride(from: 1, through: respondents, by: 1) {
    logFactorial.append(logFactorial[number - 1] + log(Double(number)))
  }
  let logTotal = logFactorial[respondents] - Double(respondents) * log(Double(levels))
  var frequencies = [Double](repeating: 0, count: largest + 1)
  func descend(_ level: Int, _ placed: Int, _ distance: Int, _ weight: Double) {
    if level == levels - 1 {
      frequencies[distance] += exp(weight - logFactorial[respondents - placed])
      return
    }
    for count in 0...(respondents - placed) {
      let below = placed + count
      descend(
        level + 1, below, distance + below * (respondents - below), weight - logFactorial[count])
    }
  }
  descend(0, 0, 0, logTotal)
  return frequencies
}

private func drawn(levels: Int, respondents: Int, largest: Int, seed: UInt64) -> [Double] {
  let draws = 10_000
  var random = Philox4x32(seed: seed, stream: UInt64(levels) << 32 | UInt64(respondents))
  var frequencies = [Double](repeating: 0, count: largest + 1)
  var counts = [Int](repeating: 0, count: levels)
  for _ in 0..<draws {
    for level in counts.indices { counts[level] = 0 }
    for _ in 0..<respondents { counts[Int(random.uniform() * Double(levels))] += 1 }
    var below = 0
    var distance = 0
    for level in 0..<(levels - 1) {
      below += counts[level]
      distance += below * (respondents - below)
    }
    frequencies[distance] += 1 / Double(draws)
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
