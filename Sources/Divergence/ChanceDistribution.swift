#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The exact distribution of a measure of disagreement if everyone picked a level at random.
///
/// All ways in which the answers can fall on the levels are enumerated, each with its multinomial
/// probability.
///
/// - Checked against: published 5 % points of A, the index, rwg and the average deviation.
/// - Complexity: O(C(n + K − 1, K − 1)) values of the measure.
public struct ChanceDistribution: Equatable, Sendable {
  /// The distributions of answers that are enumerated at most.
  public static let mostEnumerated = 50_000.0

  /// The values that can occur, ascending.
  private let values: [Double]
  private let probabilities: [Double]

  /// - Parameters:
  ///   - measure: The measure.
  ///   - levels: The levels of the scale, at least those that the measure needs.
  ///   - respondents: How many answer, at least two.
  ///
  /// There is none where there are too many distributions to enumerate, or no value.
  public init?(_ measure: any DisagreementMeasure, levels: Int, respondents: Int) {
    guard levels >= measure.fewestLevels, respondents > 1,
      compositionCount(respondents, levels) <= Self.mostEnumerated
    else { return nil }
    var found: [(value: Double, probability: Double)] = []
    forEachComposition(levels: levels, respondents: respondents) { counts, probability in
      found.append((measure.defined(OrderedAnswers(counts: counts)), probability))
    }
    found.sort { $0.value < $1.value }
    var (values, probabilities) = ([Double](), [Double]())
    for (value, probability) in found {
      // The same value from other counts may differ by roundoff.
      if let last = values.last, value - last <= 1e-10 * max(1, last.magnitude) {
        probabilities[probabilities.count - 1] += probability
      } else {
        values.append(value)
        probabilities.append(probability)
      }
    }
    self.values = values
    self.probabilities = probabilities
  }

  public var mean: Double { zip(values, probabilities).reduce(0) { $0 + $1.0 * $1.1 } }

  /// The probability of a value no larger, and of one no smaller.
  public func shares(at value: Double) -> (atMost: Double, atLeast: Double) {
    let slack = 1e-9 * max(1, value.magnitude)
    var (below, above) = (0.0, 0.0)
    for (other, probability) in zip(values, probabilities) {
      if other <= value + slack { below += probability }
      if other >= value - slack { above += probability }
    }
    return (min(1, below), min(1, above))
  }

  /// The largest value that at most that share of random answers stay at or below, and the
  /// smallest that at most that share reach; nil where no value is as rare.
  public func points(_ share: Double = 0.05) -> (low: Double?, high: Double?) {
    // The sum of many rounded probabilities must not miss a tail that is the share exactly.
    let limit = share + 1e-12
    var (low, high): (Double?, Double?)
    var tail = 0.0
    for index in values.indices {
      tail += probabilities[index]
      if tail > limit { break }
      low = values[index]
    }
    tail = 0
    for index in values.indices.reversed() {
      tail += probabilities[index]
      if tail > limit { break }
      high = values[index]
    }
    return (low, high)
  }
}

/// Calls the body with every way in which answers fall on levels, and its probability under random
/// answering.
func forEachComposition(
  levels: Int, respondents: Int, _ body: ([Int], Double) -> Void
) {
  var logFactorial = [0.0]
  for number in stride(from: 1, through: respondents, by: 1) {
    logFactorial.append(logFactorial[number - 1] + log(Double(number)))
  }
  let logTotal = logFactorial[respondents] - Double(respondents) * log(Double(levels))
  var counts = [Int](repeating: 0, count: levels)
  func descend(_ level: Int, _ left: Int, _ weight: Double) {
    if level == levels - 1 {
      counts[level] = left
      body(counts, exp(weight - logFactorial[left]))
      return
    }
    for count in 0...left {
      counts[level] = count
      descend(level + 1, left - count, weight - logFactorial[count])
    }
  }
  descend(0, respondents, logTotal)
}
