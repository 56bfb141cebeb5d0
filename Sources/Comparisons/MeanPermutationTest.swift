public import Association
import Numerics
import Probability

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Tests whether the mean scores of two groups differ by exchanging the respondents between them.
///
/// Every assignment of the answers to the two groups is equally likely if the group makes no
/// difference; those whose means lie at least as far apart as the observed ones are counted. While
/// the tables with these margins are at most `limit` they are enumerated; otherwise 9,999 random
/// assignments are drawn, ending early once a hundred were as extreme.
///
/// - Parameters:
///   - first: Answers of the first group by level.
///   - second: Answers of the second group by level.
///   - scores: One a level.
///   - seed: The seed of the random assignments.
///   - stream: The number of their stream.
///   - limit: The number of tables up to which they are enumerated.
/// - Returns: Method `permutation_exact` or `permutation_monte_carlo`, the difference of the means
///   as statistic; nil where a group is empty or all scores are equal.
/// - Reference: Pitman (1937), *J. R. Stat. Soc. Suppl.* 4, 119–130; Besag and Clifford (1991),
///   *Biometrika* 78, 301–304, for the early end.
/// - Checked against: enumeration of all deals in base R, `References/comparisons`.
public func meanPermutationTest(
  _ first: [Int], _ second: [Int], scores: [Double], seed: UInt64, stream: UInt64 = 0,
  limit: Int = 20_000
) -> TestOutcome? {
  let held = scores.indices.filter { first[$0] + second[$0] > 0 }
  let margins = held.map { first[$0] + second[$0] }
  let size = held.reduce(0) { $0 + first[$1] }
  let rest = margins.reduce(0, +) - size
  guard size > 0, rest > 0, Set(held.map { scores[$0] }).count > 1 else { return nil }
  let heldScores = held.map { scores[$0] }
  let exchange = MeanExchange(
    margins: margins, scores: heldScores, size: size,
    observed: zip(held, heldScores).reduce(0.0) { $0 + Double(first[$1.0]) * $1.1 })
  let total = zip(margins, heldScores).reduce(0.0) { $0 + Double($1.0) * $1.1 }
  let difference =
    exchange.observed / Double(size) - (total - exchange.observed) / Double(rest)
  if let p = exchange.exactProbability(limit: limit) {
    return TestOutcome(statistic: difference, pValue: p, method: "permutation_exact")
  }
  var random = Philox4x32(seed: seed, stream: stream)
  return TestOutcome(
    statistic: difference, pValue: exchange.monteCarlo(draws: 9_999, random: &random),
    method: "permutation_monte_carlo")
}

/// The assignments of answers to a group of a given size, ordered by the sum of its scores.
private struct MeanExchange {
  let margins: [Int]
  let scores: [Double]
  let size: Int
  let observed: Double

  /// The sum of the scores of the group where the means are equal.
  private var centre: Double {
    let total = zip(margins, scores).reduce(0.0) { $0 + Double($1.0) * $1.1 }
    return total * Double(size) / Double(margins.reduce(0, +))
  }

  /// Sums that differ by rounding alone are the same.
  private func isExtreme(_ sum: Double) -> Bool {
    let scale = scores.reduce(0.0) { max($0, $1.magnitude) } * Double(size)
    return (sum - centre).magnitude >= (observed - centre).magnitude - 1e-10 * scale
  }

  func exactProbability(limit: Int) -> Double? {
    let total = margins.reduce(0, +)
    let logFactorials = (0...total).map { logGamma(Double($0) + 1) ?? 0 }
    func logChoose(_ n: Int, _ k: Int) -> Double {
      logFactorials[n] - logFactorials[k] - logFactorials[n - k]
    }
    let all = logChoose(total, size)
    let reach = margins.indices.map { margins[$0...].reduce(0, +) }
    var budget = limit
    var extreme = CompensatedSum()
    func place(_ level: Int, _ left: Int, _ sum: Double, _ logWeight: Double) {
      guard budget > 0, left <= reach[level] else { return }
      if level == margins.count - 1 {
        budget -= 1
        if isExtreme(sum + Double(left) * scores[level]) {
          extreme.add(exp(logWeight + logChoose(margins[level], left) - all))
        }
        return
      }
      for count in 0...min(left, margins[level]) {
        place(
          level + 1, left - count, sum + Double(count) * scores[level],
          logWeight + logChoose(margins[level], count))
      }
    }
    place(0, size, 0, 0)
    return budget > 0 ? min(1, extreme.value) : nil
  }

  func monteCarlo(draws: Int, random: inout Philox4x32) -> Double {
    var answers: [Double] = []
    for (margin, score) in zip(margins, scores) {
      answers += [Double](repeating: score, count: margin)
    }
    var extreme = 0
    for drawn in 1...draws {
      random.shuffle(&answers)
      guard isExtreme(answers[..<size].reduce(0, +)) else { continue }
      extreme += 1
      // A hundred extreme draws give the p-value to a tenth of itself.
      if extreme == 100 { return Double(extreme) / Double(drawn) }
    }
    return Double(extreme + 1) / Double(draws + 1)
  }
}
