import LinearAlgebra
import Numerics

/// How firm the order of the recommendations is: what other voters of the same groups would change.
///
/// Voters are drawn with replacement within each group, as many as voted, and the Borda ranks with
/// groups of equal weight are made anew from each draw. It answers how far the order hangs on who
/// of each group happened to vote; participants are no sample, and it is no sampling error.
///
/// - Reference: Efron (1979), *Ann. Statist.* 7, 1–26; Goldstein and Spiegelhalter (1996), *JRSS A*
///   159, 385–443, for intervals of ranks.
/// - Checked against: all possible draws, counted in exact fractions, `References/workshop`.
public struct RankBootstrap: Equatable, Sendable {
  /// The part of the draws in which a recommendation is among the first `top`.
  ///
  /// Ties across the limit share the places that are left, so that the parts add up to `top`.
  public let topShares: [Double]
  /// The mean rank over the draws.
  public let means: [Double]
  /// The ranks between which the confidence asked for of the draws lies.
  public let intervals: [(low: Double, high: Double)]

  /// - Parameters:
  ///   - ballots: The ballots of single voters, each with `count` values.
  ///   - count: The number of recommendations.
  ///   - top: How many count as the first.
  ///   - draws: How many draws are made, each from a stream of its own.
  ///   - seed: The seed of the streams.
  ///   - confidence: The part of the draws that the intervals hold.
  public init(
    _ ballots: [Ballot], count: Int, top: Int, draws: Int, seed: UInt64, confidence: Double
  ) {
    let groups = distinct(ballots.map(\.actor)).map { actor in
      Comparisons(ballots.filter { $0.actor == actor }, count: count)
    }
    var byItem = [[Double]](repeating: [], count: count)
    var shares = [Double](repeating: 0, count: count)
    for start in stride(from: 0, to: draws, by: Self.block) {
      for scores in Self.scores(groups, count, start..<min(draws, start + Self.block), seed) {
        for (item, rank) in ranks(scores).enumerated() { byItem[item].append(rank) }
        for (item, part) in partsAmongFirst(top, scores).enumerated() { shares[item] += part }
      }
    }
    topShares = shares.map { $0 / Double(draws) }
    means = byItem.map { $0.reduce(0, +) / Double(draws) }
    intervals = byItem.map { ranks in
      let sorted = ranks.sorted()
      // As many draws are left out below as above.
      let left = Int((Double(draws) * (1 - confidence) / 2).rounded(.down))
      return (sorted[left], sorted[draws - 1 - left])
    }
  }

  public static func == (a: Self, b: Self) -> Bool {
    a.topShares == b.topShares && a.means == b.means
      && a.intervals.map(\.low) == b.intervals.map(\.low)
      && a.intervals.map(\.high) == b.intervals.map(\.high)
  }

  /// How many draws are counted at once.
  private static let block = 100

  /// The Borda scores of some draws: the product of how often each voter was drawn and what each
  /// voter prefers.
  private static func scores(
    _ groups: [Comparisons], _ count: Int, _ draws: Range<Int>, _ seed: UInt64
  ) -> [[Double]] {
    var streams = draws.map { Philox4x32(seed: seed, stream: UInt64($0)) }
    var sums = [[Double]](
      repeating: [Double](repeating: 0, count: count * (count - 1) / 2), count: draws.count)
    var known = sums
    for group in groups {
      var times = Matrix(rowCount: draws.count, columnCount: group.voters)
      for draw in streams.indices {
        for _ in 0..<group.voters { times[draw, streams[draw].index(below: group.voters)] += 1 }
      }
      let (wins, compared) = (times.times(group.wins), times.times(group.compared))
      for pair in 0..<wins.columnCount {
        for draw in streams.indices where compared[draw, pair] > 0 {
          sums[draw][pair] += wins[draw, pair] / compared[draw, pair]
          known[draw][pair] += 1
        }
      }
    }
    return zip(sums, known).map { sums, known in
      var scores = [Double](repeating: 0, count: count)
      var pair = 0
      for i in 0..<count {
        for j in 0..<i {
          let share = known[pair] > 0 ? sums[pair] / known[pair] : 0.5
          scores[i] += share
          scores[j] += 1 - share
          pair += 1
        }
      }
      return scores
    }
  }
}

/// What each voter of a group prefers, pair of recommendations by pair.
private struct Comparisons {
  /// Voters by pairs: 1 where the later of the two is preferred, ½ for a tie, 0 otherwise.
  var wins: Matrix
  /// Voters by pairs: 1 where the voter said something on both.
  var compared: Matrix
  var voters: Int { wins.rowCount }

  init(_ ballots: [Ballot], count: Int) {
    wins = Matrix(rowCount: ballots.count, columnCount: count * (count - 1) / 2)
    compared = wins
    for (voter, ballot) in ballots.enumerated() {
      var pair = 0
      for i in 0..<count {
        for j in 0..<i {
          if let own = ballot.values[i], let other = ballot.values[j] {
            compared[voter, pair] = 1
            wins[voter, pair] = own > other ? 1 : own < other ? 0 : 0.5
          }
          pair += 1
        }
      }
    }
  }
}

/// The part of each recommendation that is among the first, by scores of which the highest leads.
///
/// Those that tie across the limit share the places that are left.
func partsAmongFirst(_ top: Int, _ scores: [Double]) -> [Double] {
  scores.map { own in
    let above = scores.count { $0 > own + shareTolerance }
    let equal = scores.count { abs($0 - own) <= shareTolerance }
    return min(1, max(0, Double(top - above) / Double(equal)))
  }
}
