import Framework
import Numerics

/// How the ballots of groups are weighted where they are made one.
public enum BallotWeighting: String, CaseIterable, Equatable, Sendable {
  /// Each group counts the same, however many of it voted.
  case groupEqual = "group_equal"
  /// Each voter counts the same, so that a large group can outvote a small one.
  case voterEqual = "voter_equal"
}

/// The order in which one voter, or one group, puts the recommendations.
public struct Ballot: Equatable, Sendable {
  public var actor: String
  /// One value a recommendation, a higher one for what is preferred; nil where it says nothing.
  public var values: [Double?]

  public init(actor: String, values: [Double?]) {
    self.actor = actor
    self.values = values
  }
}

/// How often each recommendation is preferred to each: the shares that every rule of ranking uses.
///
/// Of those who said something on both *i* and *j*, `shares[i][j]` prefer *i*, ties counting half:
/// the shares of *i* over *j* and of *j* over *i* make 1. With groups of equal weight it is the
/// mean of the groups' shares over the groups in which somebody compared the two; where nobody did
/// it is ½.
public struct PairwiseShares: Equatable, Sendable {
  public let shares: [[Double]]

  /// The number of recommendations.
  public var count: Int { shares.count }

  /// - Parameters:
  ///   - ballots: The ballots, each with as many values.
  ///   - count: The number of recommendations.
  ///   - weighting: Whether groups or voters count the same.
  public init(_ ballots: [Ballot], count: Int, weighting: BallotWeighting) {
    let actors = distinct(ballots.map(\.actor))
    let parts =
      weighting == .voterEqual
      ? [ballots] : actors.map { actor in ballots.filter { $0.actor == actor } }
    let tallies = parts.map { Self.tally($0, count) }
    shares = (0..<count).map { i in
      (0..<count).map { j in
        if i == j { return 0.5 }
        var (sum, groups) = (0.0, 0.0)
        for tally in tallies where tally[i][j] + tally[j][i] > 0 {
          sum += tally[i][j] / (tally[i][j] + tally[j][i])
          groups += 1
        }
        return groups > 0 ? sum / groups : 0.5
      }
    }
  }

  /// How many ballots prefer each to each, ties counting half.
  private static func tally(_ ballots: [Ballot], _ count: Int) -> [[Double]] {
    var tally = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for ballot in ballots {
      for i in 0..<count {
        guard let own = ballot.values[i] else { continue }
        for j in 0..<i {
          guard let other = ballot.values[j] else { continue }
          let part = own > other ? 1 : own < other ? 0 : 0.5
          tally[i][j] += part
          tally[j][i] += 1 - part
        }
      }
    }
    return tally
  }
}

extension WorkshopRecord {
  /// The ballots of all voters, or of all groups where only totals are known.
  ///
  /// Votes are put in order as support, abstention, opposition; numbers of a scale and points as
  /// they stand, places from the first. On a ballot of ranks or points what a voter left out stands
  /// below all that the voter named, side by side; on the others it says nothing. An abstention on
  /// a ballot of numbers says nothing either. A group of totals puts the recommendations in the
  /// order of its share of support, or of its points.
  public var ballots: [Ballot] {
    let places = Dictionary(
      recommendations.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var ballots: [Ballot] = []
    var positions: [[String]: Int] = [:]
    func position(_ actor: String, _ voter: String) -> Int {
      if let position = positions[[actor, voter]] { return position }
      positions[[actor, voter]] = ballots.count
      ballots.append(
        Ballot(
          actor: actor, values: [Double?](repeating: nil, count: recommendations.count)))
      return ballots.count - 1
    }
    for vote in votes {
      guard let place = places[vote.recommendation] else { continue }
      ballots[position(vote.actor, vote.voter)].values[place] = value(of: vote)
    }
    for total in totals {
      guard let place = places[total.recommendation] else { continue }
      ballots[position(total.actor, "")].values[place] = total.points ?? total.counts.supportShare
    }
    if [.ranks, .points].contains(ballot), !holdsTotalsOnly { fillBelow(&ballots) }
    return ballots
  }

  private func value(of vote: CastVote) -> Double? {
    switch ballot {
    case .votes:
      switch vote.vote {
      case .support?: 1
      case .abstain?: 0
      case .oppose?: -1
      case nil: nil
      }
    case .scale, .points: vote.number
    case .ranks: vote.number.map { -$0 }
    }
  }

  /// Puts what a voter left out below all that the voter named.
  private func fillBelow(_ ballots: inout [Ballot]) {
    let below = ballot == .points ? 0 : -Double(recommendations.count + 1)
    for index in ballots.indices where ballots[index].values.contains(where: { $0 != nil }) {
      ballots[index].values = ballots[index].values.map { $0 ?? below }
    }
  }
}
