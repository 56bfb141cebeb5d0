import Numerics
import Probability

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Tests whether answers have the given shares, without approximation.
///
/// If every answer were drawn with these shares, every table of counts has a known probability;
/// Pearson's statistic orders the tables. While they are few they are enumerated, otherwise random
/// ones are drawn, as ``permutationTest(counts:seed:stream:limit:)`` does.
///
/// - Parameters:
///   - counts: The number of answers at each level.
///   - shares: The share expected of each level, positive; they are divided by their sum.
///   - seed: The seed of the random tables.
///   - stream: The number of their stream, one a test.
///   - limit: The number of tables up to which they are enumerated.
/// - Returns: Method `multinomial_exact` or `multinomial_monte_carlo`; nil without answers or with
///   fewer than two levels.
/// - Precondition: There is one positive share a level.
/// - Complexity: at most `limit` tables, or 9,999 draws of all answers.
/// - Reference: Read and Cressie (1988), *Goodness-of-Fit Statistics for Discrete Multivariate
///   Data*, section 5.
/// - Checked against: R `dmultinom` over all tables, `References/association`.
public func multinomialTest(
  counts: [Int], shares: [Double], seed: UInt64, stream: UInt64 = 0, limit: Int = 100_000
) -> TestOutcome? {
  precondition(
    shares.count == counts.count && shares.allSatisfy { $0 > 0 }, "one positive share a level")
  let total = counts.reduce(0, +)
  guard total > 0, counts.count > 1 else { return nil }
  let sum = shares.reduce(0, +)
  var tables = MultinomialTables(shares: shares.map { $0 / sum }, total: total)
  let observed = tables.pearson(counts)
  let k = Double(counts.count - 1)
  if tables.count(upTo: limit) != nil {
    return TestOutcome(
      statistic: observed, degreesOfFreedom: k, pValue: tables.exact(observed),
      method: "multinomial_exact")
  }
  var random = Philox4x32(seed: seed, stream: stream)
  let p = tables.monteCarlo(observed, draws: 9_999, random: &random)
  return TestOutcome(
    statistic: observed, degreesOfFreedom: k, pValue: p, method: "multinomial_monte_carlo")
}

/// All tables of a number of answers over levels with known shares.
private struct MultinomialTables {
  let shares: [Double]
  let total: Int
  private var extreme = CompensatedSum()

  init(shares: [Double], total: Int) {
    self.shares = shares
    self.total = total
  }

  func pearson(_ counts: [Int]) -> Double {
    counts.indices.reduce(0.0) { $0 + part(counts[$1], $1) }
  }

  private func part(_ count: Int, _ level: Int) -> Double {
    let expected = shares[level] * Double(total)
    let difference = Double(count) - expected
    return difference * difference / expected
  }

  /// The number of tables; nil above the limit.
  func count(upTo limit: Int) -> Int? {
    var count = 1.0
    for step in 1..<shares.count { count *= Double(total + step) / Double(step) }
    return count <= Double(limit) + 0.5 ? Int(count.rounded()) : nil
  }

  mutating func exact(_ observed: Double) -> Double {
    extreme = CompensatedSum()
    fill(
      level: 0, left: total, logWeight: logGamma(Double(total) + 1) ?? 0, statistic: 0,
      least: observed * (1 - 1e-9))
    return min(1, extreme.value)
  }

  private mutating func fill(
    level: Int, left: Int, logWeight: Double, statistic: Double, least: Double
  ) {
    func weight(_ count: Int) -> Double {
      Double(count) * log(shares[level]) - (logGamma(Double(count) + 1) ?? 0)
    }
    if level == shares.count - 1 {
      if statistic + part(left, level) >= least { extreme.add(exp(logWeight + weight(left))) }
      return
    }
    for count in 0...left {
      fill(
        level: level + 1, left: left - count, logWeight: logWeight + weight(count),
        statistic: statistic + part(count, level), least: least)
    }
  }

  func monteCarlo(_ observed: Double, draws: Int, random: inout Philox4x32) -> Double {
    var limits: [Double] = []
    var sum = 0.0
    for share in shares.dropLast() {
      sum += share
      limits.append(sum)
    }
    var extreme = 0
    for drawn in 1...draws {
      var counts = [Int](repeating: 0, count: shares.count)
      for _ in 0..<total {
        let place = random.uniform()
        counts[limits.firstIndex { place < $0 } ?? limits.count] += 1
      }
      guard pearson(counts) >= observed * (1 - 1e-9) else { continue }
      extreme += 1
      if extreme == TableMargins.enough { return Double(extreme) / Double(drawn) }
    }
    return Double(extreme + 1) / Double(draws + 1)
  }
}
