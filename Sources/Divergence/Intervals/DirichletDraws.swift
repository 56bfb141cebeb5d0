import Numerics
import Probability

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Draws of the shares of a large population, given the answers of a few.
///
/// Shares are gamma numbers over their sum, with shapes of the counts plus a prior. A gamma number
/// of shape *n* is the sum of independent ones whose shapes are the powers of two that make *n*, so
/// a bank of those serves every count: the draws of another group cost a few additions each. Equal
/// counts have equal draws wherever they occur; two groups that are set against each other take
/// theirs from two banks that do not depend on each other.
public struct DirichletDraws: Sendable {
  /// From which bank the draws are taken.
  public enum Side: Int, CaseIterable, Sendable { case first, second }

  public static let standardCount = 4_000

  public let count: Int
  public let levels: Int
  let seed: UInt64
  /// By side and level: the numbers of the priors' shapes, then of shapes 1, 2, 4 and so on.
  private let bank: [[Double]]
  private let priors: [Double]
  private let bits: Int
  /// By side and level: one uniform number a draw, for those of a population who did not answer.
  private let uniforms: [Double]

  /// What is added to the count of each level of a scale before its share is drawn.
  public static let quarter = 0.25
  /// The same for measures that do not know the order of the levels.
  public static let half = 0.5

  /// - Parameters:
  ///   - levels: The levels of the scale, or the cells of a table.
  ///   - largestCount: The most answers that a level can have.
  ///   - priors: What may be added to each count.
  ///   - count: How many draws there are.
  ///   - seed: The seed of all draws.
  public init(
    levels: Int, largestCount: Int, priors: [Double] = [quarter, half],
    count: Int = DirichletDraws.standardCount, seed: UInt64
  ) {
    self.count = count
    self.levels = levels
    self.seed = seed
    var bits = 0
    while (1 << bits) <= largestCount { bits += 1 }
    self.bits = bits
    self.priors = priors
    let shapes = priors + (0..<bits).map { Double(1 << $0) }
    bank = orderedMap(count: Side.allCases.count * levels * shapes.count) { column in
      // The stream is that of the side, level and shape, whatever the largest count.
      let (place, shape) = (column / shapes.count, column % shapes.count)
      var random = Philox4x32(seed: seed, stream: UInt64(place) << 8 | UInt64(shape))
      return (0..<count).map { _ in random.gammaVariate(shape: shapes[shape]) }
    }
    var random = Philox4x32(seed: seed, stream: .max)
    uniforms = (0..<(Side.allCases.count * levels * count)).map { _ in random.openUniform() }
  }

  /// The shares of all draws.
  ///
  /// - Parameters:
  ///   - counts: The answers a level; what is not whole, as with weights, is drawn by itself.
  ///   - prior: What is added to each: one of the priors of the bank.
  ///   - side: The bank.
  /// - Returns: `draw * levels + level`.
  /// - Precondition: there are as many counts as levels, none above the largest.
  public func shares(
    of counts: [Double], prior: Double = quarter, side: Side = .first
  ) -> [Double] {
    normalised(weights(of: counts, prior: prior, side: side))
  }

  /// The shares that weights of all draws have; those of a draw without any stay as they are.
  func normalised(_ weights: [Double]) -> [Double] {
    var shares = weights
    for start in stride(from: 0, to: shares.count, by: levels) {
      var total = 0.0
      for level in 0..<levels { total += shares[start + level] }
      guard total > 0 else { continue }
      for level in 0..<levels { shares[start + level] /= total }
    }
    return shares
  }

  /// The gamma numbers whose shares ``shares(of:prior:side:)`` gives.
  ///
  /// Without a prior a level without answers weighs nothing.
  func weights(of counts: [Double], prior: Double?, side: Side = .first) -> [Double] {
    precondition(counts.count == levels, "one count a level")
    var shares = [Double](repeating: 0, count: count * levels)
    for level in 0..<levels {
      let whole = Int(counts[level] + 1e-9)
      precondition(whole < 1 << bits, "the bank holds counts up to the largest")
      let first = (side.rawValue * levels + level) * (priors.count + bits)
      let rest = counts[level] - Double(whole)
      if rest > 1e-9 {
        add(remainder: rest + (prior ?? 0), level, side, to: &shares)
      } else if let prior {
        add(bank[first + (priors.firstIndex(of: prior) ?? 0)], level, to: &shares)
      }
      for bit in 0..<bits where whole >> bit & 1 == 1 {
        add(bank[first + priors.count + bit], level, to: &shares)
      }
    }
    return shares
  }

  private func add(_ column: [Double], _ level: Int, to shares: inout [Double]) {
    for draw in 0..<count { shares[draw * levels + level] += column[draw] }
  }

  private func add(remainder shape: Double, _ level: Int, _ side: Side, to shares: inout [Double]) {
    let place = UInt64(side.rawValue * levels + level)
    var random = Philox4x32(seed: seed, stream: place << 8 | 0xFF)
    for draw in 0..<count { shares[draw * levels + level] += random.gammaVariate(shape: shape) }
  }

  /// The shares of a population of known size: those who answered as they did, the others drawn.
  ///
  /// The size counts all there are, those who answered among them.
  func shares(
    of counts: [Double], prior: Double = quarter, population: Int, side: Side = .first
  ) -> [Double] {
    var shares = shares(of: counts, prior: prior, side: side)
    let unobserved = max(0, population - Int(counts.reduce(0, +).rounded()))
    for draw in 0..<count {
      let start = draw * levels
      // Level by level, of those who are left: each a binomial number.
      var (left, rest) = (unobserved, 1.0)
      for level in 0..<levels {
        let share = rest > 0 ? min(1, shares[start + level] / rest) : 1
        rest -= shares[start + level]
        let own =
          level == levels - 1
          ? left : binomial(left, share, draw: draw, column: side.rawValue * levels + level)
        left -= own
        shares[start + level] = (counts[level] + Double(own)) / Double(population)
      }
    }
    return shares
  }

  /// A binomial number, the same for the same arguments: by inversion of the bank's uniform number.
  ///
  /// Of many trials the expected number is taken: that varies little beside the shares.
  private func binomial(_ trials: Int, _ share: Double, draw: Int, column: Int) -> Int {
    let uniform = uniforms[column * count + draw]
    if trials > 900 { return Int((share * Double(trials)).rounded()) }
    if share > 0.5 { return trials - inverse(trials, 1 - share, 1 - uniform) }
    return inverse(trials, share, uniform)
  }

  /// The smallest number of successes whose cumulated probability reaches the uniform number; the
  /// share is at most one half, so that no failure of nine hundred trials is below all numbers.
  private func inverse(_ trials: Int, _ share: Double, _ uniform: Double) -> Int {
    guard trials > 0, share > 0 else { return 0 }
    let odds = share / (1 - share)
    var probability = pow(1 - share, Double(trials))
    var (rest, successes) = (uniform, 0)
    while rest > probability, successes < trials {
      rest -= probability
      successes += 1
      probability *= odds * Double(trials - successes + 1) / Double(successes)
    }
    return successes
  }
}
