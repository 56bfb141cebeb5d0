public import Estimation
import Numerics
import Probability

/// Kendall's coefficient of concordance: whether respondents rank the questions alike.
///
/// 0: not at all; 1: all in one order. How high or low a respondent answers altogether does not
/// enter. Only respondents who answered every question are ranked.
///
/// - Reference: Kendall and Gibbons (1990), *Rank Correlation Methods*, chapter 6.
/// - Checked against: `References/concordance`, base R `friedman.test`.
public struct KendallConcordance: Equatable, Sendable {
  /// The coefficient, corrected for ties.
  public let value: Double
  /// The respondents who were ranked.
  public let raterCount: Int
  /// The share of deals of the ranks with a coefficient no less.
  public let pValue: Double
  /// Friedman's statistic, with its degrees of freedom.
  public let chiSquared: Double
  public let degreesOfFreedom: Int
  public let isMonteCarlo: Bool

  /// The deals that are drawn.
  static let deals = 9_999
  /// Answers beyond which the χ² distribution serves.
  private static let mostForDeals = 1_000

  /// - Parameters:
  ///   - ratings: Questions by respondents.
  ///   - seed: The seed of the deals.
  /// - Throws: `too_few_questions`, `too_few_complete` where less than two answered every question,
  ///   `no_variation` where every respondent answers all questions alike.
  public init(_ ratings: Ratings, seed: UInt64) throws(UndefinedStatistic) {
    let complete = ratings.complete
    let (k, m) = (complete.questionCount, complete.raterCount)
    guard k > 1 else { throw UndefinedStatistic("too_few_questions") }
    guard m > 1 else { throw UndefinedStatistic("too_few_complete") }
    var (ranks, ties) = ([Double](), 0.0)
    for rater in 0..<m {
      let own = (0..<k).map { complete.levels[$0 * m + rater] }
      for level in own {
        let below = own.count { $0 < level }
        let equal = own.count { $0 == level }
        ranks.append(Double(below) + Double(equal + 1) / 2)
        ties += Double(equal * equal - 1)
      }
    }
    let most = Double(m * m) * Double(k * k * k - k) - Double(m) * ties
    guard most > 0 else { throw UndefinedStatistic("no_variation") }
    let spread = KendallConcordance.spread(ranks, k)
    value = 12 * spread / most
    raterCount = m
    degreesOfFreedom = k - 1
    chiSquared = Double(m * (k - 1)) * value
    isMonteCarlo = m * k <= KendallConcordance.mostForDeals
    pValue =
      isMonteCarlo
      ? KendallConcordance.share(ranks, k, spread, seed)
      : ChiSquared(degreesOfFreedom: Double(k - 1))?.upperTail(chiSquared) ?? .nan
  }

  /// The sum of the squared deviations of the rank sums of the questions.
  private static func spread(_ ranks: [Double], _ k: Int) -> Double {
    var sums = [Double](repeating: 0, count: k)
    for index in ranks.indices { sums[index % k] += ranks[index] }
    let mean = sums.reduce(0, +) / Double(k)
    return sums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  private static func share(
    _ ranks: [Double], _ k: Int, _ spread: Double, _ seed: UInt64
  ) -> Double {
    var random = Philox4x32(seed: seed, stream: 0x57)
    var dealt = ranks
    var extreme = 1
    for _ in 0..<deals {
      for first in stride(from: 0, to: dealt.count, by: k) {
        for place in 1..<k {
          dealt.swapAt(first + place, first + Int.random(in: 0...place, using: &random))
        }
      }
      if KendallConcordance.spread(dealt, k) >= spread * (1 - 1e-12) { extreme += 1 }
    }
    return Double(extreme) / Double(deals + 1)
  }
}
