/// The votes of a group on one recommendation.
public struct VoteCounts: Equatable, Sendable {
  public var support: Int
  public var oppose: Int
  public var abstain: Int

  public init(support: Int = 0, oppose: Int = 0, abstain: Int = 0) {
    self.support = support
    self.oppose = oppose
    self.abstain = abstain
  }

  /// All votes cast, abstentions among them.
  public var cast: Int { support + oppose + abstain }

  /// Supporters among all votes cast; nil without a vote.
  ///
  /// Who abstains was there and did not support: the share does not rise because others abstain.
  public var supportShare: Double? {
    guard cast > 0 else { return nil }
    return Double(support) / Double(cast)
  }

  subscript(vote: Vote) -> Int {
    get {
      switch vote {
      case .support: support
      case .oppose: oppose
      case .abstain: abstain
      }
    }
    set {
      switch vote {
      case .support: support = newValue
      case .oppose: oppose = newValue
      case .abstain: abstain = newValue
      }
    }
  }

  static func + (a: Self, b: Self) -> Self {
    Self(
      support: a.support + b.support, oppose: a.oppose + b.oppose, abstain: a.abstain + b.abstain)
  }
}

/// How much all groups at once support a recommendation: the group-aware consensus.
///
/// The product over the groups of (supporters + 1) / (votes cast + 2). Each factor is the mean of
/// the probability of support after the votes, from a uniform prior; a product is small as soon as
/// one factor is, so a large group cannot outvote a small one. A group without a vote enters with
/// the factor ½: silence is no support. Values can be compared within one workshop only, since
/// every further group makes the product smaller.
///
/// - Parameter groups: The votes of each group, those without a vote among them.
/// - Returns: A number between 0 and 1; nil where no group cast a vote.
/// - Reference: Small, Bjorkegren, Erkkilä, Shaw and Megill (2021), *Recerca* 26(2), on Polis.
public func groupAwareConsensus(_ groups: [VoteCounts]) -> Double? {
  guard groups.contains(where: { $0.cast > 0 }) else { return nil }
  return groups.reduce(1) { product, group in
    let (supporters, votes) = (Double(group.support), Double(group.cast))
    return product * (supporters + 1) / (votes + 2)
  }
}

/// The votes of a workshop, counted by recommendation and kind of actor.
public struct VoteTable: Equatable, Sendable {
  /// The actors (identifiers) that cast a vote on anything, in the order of the study.
  public let actors: [String]
  /// By recommendation, then by actor, in the orders of the record and of `actors`.
  public let counts: [[VoteCounts]]

  public init(_ record: WorkshopRecord, actors known: [String]) {
    let voting = Set(record.votes.map(\.actor))
    actors = known.filter(voting.contains)
    let recommendations = places(record.recommendations.map(\.id))
    let columns = places(actors)
    var counts = [[VoteCounts]](
      repeating: [VoteCounts](repeating: VoteCounts(), count: actors.count),
      count: record.recommendations.count)
    for vote in record.votes {
      guard let row = recommendations[vote.recommendation], let column = columns[vote.actor]
      else { continue }
      counts[row][column][vote.vote] += 1
    }
    self.counts = counts
  }
}

/// The place of each identifier; of one that stands twice, the first.
private func places(_ ids: [String]) -> [String: Int] {
  Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
}
