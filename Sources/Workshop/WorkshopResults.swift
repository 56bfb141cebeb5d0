import Estimation
import Framework
public import Results

/// How the kinds of actor voted on each recommendation, how far they agree, and in which order they
/// put the recommendations together.
///
/// For each recommendation (`item`), over all and for each kind of actor that took part: the votes
/// (`count`, by `level`), the share in `support` of all votes cast, and how many of the group were
/// there and did not vote (`without_vote`). On a ballot of numbers `mean_score`, `mean_rank` or
/// `mean_points` besides. Then over the groups (``GroupMean``, ``groupAwareConsensus(_:)``), with
/// `support_gap`, the highest share less the lowest, and Fisher's exact test of whether they differ
/// (`fisher_exact_p`); and the `difference` between each two. Then the ranks
/// (``rankResults(record:actors:plan:)``) and the agreement of coders
/// (``codingResults(_:)``).
///
/// Participants of a workshop are no sample: no number has a sampling error. Where it is known how
/// many of a group were invited, or were in the room, and not all of them voted, its share of
/// support has the finite-population interval of a draw without replacement among them
/// (`hypergeometric`): what all of them might have voted, if those who did were any of them. The
/// only other interval is that of the draws of ``RankBootstrap``.
///
/// A group with fewer voters than the minimum of the plan is withheld; what is said over groups is
/// then made without it and flagged `small_group_left_out`. Totals over all are withheld too,
/// unless the withheld groups are several and together have as many votes as the minimum. A group
/// that is too small on one recommendation only is withheld there, with what is said over groups.
///
/// - Parameters:
///   - record: The recommendations and votes.
///   - actors: The actors in the order in which they are shown.
///   - plan: Its `minimumCell`, `suppresses`, `confidence`, `seed` and adjustment are read.
///   - top: How many recommendations count as the first, where voters are drawn anew.
/// - Returns: The rows of each recommendation in the order of the record, then those over all.
public func workshopResults(
  record: WorkshopRecord, actors: [String], plan: AnalysisPlan, top: Int = firstByDefault
) -> [ResultRow] {
  let groups = WorkshopGroups(record, actors: actors, plan: plan)
  let tally = VoteTally(record, groups: groups.all.map(\.actor))
  var rows = record.recommendations.indices.flatMap { place in
    SupportRows(
      recommendation: record.recommendations[place].id, groups: groups, ballot: record.ballot,
      votes: tally.votes[place], plan: plan
    ).rows
  }
  rows += rankResults(record: record, actors: actors, plan: plan, top: top)
  plan.adjust(&rows)
  return rows + codingResults(record.codings)
}

/// The votes of each group on each recommendation.
struct VoteTally {
  /// What a group gave one recommendation.
  struct Votes {
    var counts = VoteCounts()
    /// The numbers on the ballots; on a ballot of ranks the places, those left out side by side
    /// at the end.
    var numbers: [Double] = []
    /// The points of totals; nil where there are none.
    var points: Double?
    /// Whether the group is known to have given nothing here.
    var cast: Int { max(counts.cast, numbers.count) }
  }

  /// By recommendation, then by group.
  let votes: [[Votes]]

  init(_ record: WorkshopRecord, groups: [String]) {
    let items = Dictionary(
      record.recommendations.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { a, _ in a })
    let columns = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
    var votes = [[Votes]](
      repeating: [Votes](repeating: Votes(), count: groups.count),
      count: record.recommendations.count)
    for vote in record.votes {
      guard let item = items[vote.recommendation], let group = columns[vote.actor] else { continue }
      if let side = vote.vote { votes[item][group].counts[side] += 1 }
      if record.ballot == .scale, let number = vote.number {
        votes[item][group].numbers.append(number)
      }
    }
    for total in record.totals {
      guard let item = items[total.recommendation], let group = columns[total.actor]
      else { continue }
      votes[item][group].counts = total.counts
      votes[item][group].points = total.points
    }
    if [.ranks, .points].contains(record.ballot), !record.holdsTotalsOnly {
      for ballot in record.ballots {
        guard let group = columns[ballot.actor], ballot.values.contains(where: { $0 != nil })
        else { continue }
        let values = ballot.values.map { $0 ?? 0 }
        let numbers = record.ballot == .ranks ? ranks(values) : values
        for item in numbers.indices { votes[item][group].numbers.append(numbers[item]) }
      }
    }
    self.votes = votes
  }
}
