import Estimation
public import Framework
public import Results

/// How the kinds of actor voted on each recommendation, and how far they agree.
///
/// For each recommendation (`item`), over all and for each kind of actor that took part: the votes
/// (`count`, by `level`) and the share in `support` of all votes cast. Then over the groups:
/// `group_aware_consensus`, `minimum_group_support` and `support_gap`, the highest share less the
/// lowest. Those who voted are all the participants there were, so no number has an error or an
/// interval; `n` is the number of votes cast.
///
/// A group that cast no vote on a recommendation has no share of support; it enters the consensus
/// with ½ and is flagged. Where the plan protects small cells, the numbers of a group with fewer
/// votes than the minimum are withheld, and with them all numbers of that recommendation from which
/// they could be worked out.
///
/// - Parameters:
///   - record: The recommendations and votes.
///   - study: The study, for the order of its actors.
///   - plan: Its `minimumCell` and `suppresses` are read.
/// - Returns: The rows of each recommendation in the order of the record.
public func workshopResults(
  record: WorkshopRecord, study: Study, plan: AnalysisPlan
) -> [ResultRow] {
  let table = VoteTable(record, actors: study.actors.map(\.id))
  let minimum = plan.suppresses ? plan.minimumCell : 0
  return record.recommendations.indices.flatMap { index in
    RecommendationResults(
      recommendation: record.recommendations[index].id, actors: table.actors,
      counts: table.counts[index], minimum: minimum
    ).rows
  }
}

/// The rows of one recommendation.
private struct RecommendationResults {
  static let name = "workshop"
  static let actorDimension = "actor"

  let recommendation: String
  let actors: [String]
  let counts: [VoteCounts]
  let minimum: Int

  /// The groups with votes, from the highest share of support to the lowest; ties in their order.
  private var ranked: [(actor: String, share: Double)] {
    zip(actors, counts)
      .compactMap { actor, votes in votes.supportShare.map { (actor, $0) } }
      .sorted { $0.1 > $1.1 }
  }

  private var all: VoteCounts { counts.reduce(VoteCounts(), +) }
  private var hidesOne: Bool { counts.contains(where: isHidden) }

  private func isHidden(_ votes: VoteCounts) -> Bool { votes.cast > 0 && votes.cast < minimum }

  var rows: [ResultRow] {
    var rows = voteRows(all, groupBy: "", group: "", withheld: hidesOne ? .complementary : nil)
    if actors.count > 1 {
      for place in rows.indices { rows[place].flag = "pooled_actors" }
    }
    for (actor, votes) in zip(actors, counts) {
      rows += voteRows(
        votes, groupBy: Self.actorDimension, group: actor,
        withheld: isHidden(votes) ? .primary : nil)
    }
    return rows + comparisons
  }

  private func key(
    _ statistic: String, groupBy: String, group: String = "", level: String = ""
  ) -> ResultKey {
    ResultKey(
      analysis: Self.name, item: recommendation, groupBy: groupBy, group: group, level: level,
      statistic: statistic)
  }

  private func voteRows(
    _ votes: VoteCounts, groupBy: String, group: String, withheld: Suppression?
  ) -> [ResultRow] {
    var rows = Vote.allCases.map { vote in
      row(
        key("count", groupBy: groupBy, group: group, level: vote.rawValue), Double(votes[vote]),
        votes.cast, withheld: withheld)
    }
    rows.append(
      row(
        key("support", groupBy: groupBy, group: group), votes.supportShare, votes.cast,
        withheld: withheld))
    return rows
  }

  private var comparisons: [ResultRow] {
    let withheld: Suppression? = hidesOne ? .complementary : nil
    let ranked = ranked
    func compared(_ statistic: String, _ value: Double?, note: String = "") -> ResultRow {
      var row = row(
        key(statistic, groupBy: Self.actorDimension), value, all.cast, withheld: withheld)
      // A note names groups, so it goes with the number.
      if row.estimate != nil {
        row.note = note
        if counts.contains(where: { $0.cast == 0 }) { row.flag = "group_without_votes" }
      }
      return row
    }
    var consensus = compared("group_aware_consensus", groupAwareConsensus(counts))
    if var estimate = consensus.estimate {
      estimate.method = "laplace_smoothing"
      consensus.outcome = .estimate(estimate)
    }
    let (highest, lowest) = (ranked.first, ranked.last)
    let lowestNames = ranked.filter { $0.share == lowest?.share }.map(\.actor)
    let highestNames = ranked.filter { $0.share == highest?.share }.map(\.actor)
    let lowestNote = "lowest: " + lowestNames.joined(separator: " ")
    var rows = [consensus]
    rows.append(compared("minimum_group_support", lowest?.share, note: lowestNote))
    if actors.count > 1 {
      let gap = ranked.count > 1 ? (highest?.share ?? 0) - (lowest?.share ?? 0) : nil
      let note = lowestNote + "; highest: " + highestNames.joined(separator: " ")
      var row = compared("support_gap", gap, note: note)
      if gap == nil, ranked.count == 1, withheld == nil {
        row.outcome = .undefined(reason: "one_group")
      }
      rows.append(row)
    }
    return rows
  }

  private func row(
    _ key: ResultKey, _ value: Double?, _ votes: Int, withheld: Suppression?
  ) -> ResultRow {
    if let withheld { return ResultRow(key, .suppressed(withheld)) }
    guard let value else { return ResultRow(key, .undefined(reason: "no_votes")) }
    return ResultRow(key, .estimate(Estimate(value: value, count: votes, method: "count")))
  }
}
