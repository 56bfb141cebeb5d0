import Estimation
import Framework
public import Results

/// In which order the groups together put the recommendations, by several rules.
///
/// For each recommendation (`item`) and each weighting of ballots (`level`: `group_equal`,
/// `voter_equal`): `borda_score`, `copeland_score` and the ranks `borda_rank`, `copeland_rank` and
/// `kemeny_rank`, those that tie sharing the mean place; `consensus_rank` by the group-aware
/// consensus. With groups of equal weight also the ranks without one group (the same names with
/// `_without`, `group` the one left out), and the best and the worst Borda rank when any one voter
/// is left out (`borda_rank_best`, `borda_rank_worst`), and the draws of ``RankBootstrap``:
/// `borda_rank_bootstrap`, the mean rank over the draws with the interval of the plan's confidence,
/// and `top_share`, the part of the draws in which it is among the first, whose number its note
/// tells.
///
/// Over all recommendations: `kemeny_distance`, the mean share of ballots that prefer the other way
/// round than the best order, and `kendall_distance` between the orders of each two groups.
///
/// Where only totals are known each group is one ballot, in the order of its support or points,
/// and everything about single voters is undefined (`totals_only`); so is what is left out or drawn
/// of more than 2,000 voters (`too_many_respondents`).
///
/// Groups below the minimum of the plan are left out and flagged.
///
/// - Parameters:
///   - record: The recommendations and votes.
///   - actors: The actors in the order in which they are shown.
///   - plan: Its `minimumCell`, `suppresses`, `confidence` and `seed` are read.
///   - top: How many recommendations count as the first; where there are no more, half of them.
/// - Returns: No rows with fewer than two recommendations.
public func rankResults(
  record: WorkshopRecord, actors: [String], plan: AnalysisPlan, top: Int = firstByDefault
) -> [ResultRow] {
  let count = record.recommendations.count
  guard count > 1 else { return [] }
  let groups = WorkshopGroups(record, actors: actors, plan: plan)
  return RankRows(
    record, groups, plan: plan, top: top < count ? max(1, top) : max(1, count / 2)
  ).rows
}

/// How many recommendations count as the first where nobody says otherwise.
public let firstByDefault = 5

/// The rows of the ranks.
private struct RankRows {
  private let record: WorkshopRecord
  private let groups: WorkshopGroups
  private let plan: AnalysisPlan
  private let top: Int
  private let shown: [String]
  private let ballots: [Ballot]
  private let tally: VoteTally
  private var count: Int { record.recommendations.count }

  init(_ record: WorkshopRecord, _ groups: WorkshopGroups, plan: AnalysisPlan, top: Int) {
    self.record = record
    self.groups = groups
    self.plan = plan
    self.top = top
    shown = groups.shown.map(\.actor)
    let shown = shown
    ballots = record.ballots.filter { shown.contains($0.actor) }
    tally = VoteTally(record, groups: shown)
  }

  var rows: [ResultRow] {
    let items = record.recommendations.map(\.id)
    guard !ballots.isEmpty, !(groups.leavesOut && shown.count < 2) else {
      let outcome: Outcome =
        groups.all.isEmpty ? .undefined(reason: "no_votes") : .suppressed(.complementary)
      return items.map { item in
        ResultRow(WorkshopAnalysis.key("borda_rank", item: item, level: "group_equal"), outcome)
      }
    }
    let orders = BallotWeighting.allCases.map { weighting in
      RankOrders(PairwiseShares(ballots, count: count, weighting: weighting))
    }
    let consensus = consensusRanks(shown)
    let without = shown.count > 2 ? shown.map { withoutGroup($0) } : []
    let range = voterRange
    let draws = bootstrap
    let rows = items.indices.flatMap { place -> [ResultRow] in
      var rows: [ResultRow] = []
      if let consensus { rows.append(row(place, .consensus(consensus[place]))) }
      for (weighting, order) in zip(BallotWeighting.allCases, orders) {
        let isKnown = weighting == .groupEqual || !record.holdsTotalsOnly
        rows += order.values(place).map { value in
          row(place, isKnown ? value : value.without("totals_only"), level: weighting)
        }
      }
      for (left, values) in zip(shown, without) {
        rows += values.values(place).map { row(place, $0, group: left) }
      }
      return rows + rangeRows(place, range) + bootstrapRows(place, draws)
    }
    return rows + overall(orders)
  }

  /// A number of a recommendation by one rule.
  private func row(
    _ place: Int, _ value: RuleValue, level: BallotWeighting = .groupEqual, group: String = ""
  ) -> ResultRow {
    let key = WorkshopAnalysis.key(
      value.statistic, item: record.recommendations[place].id,
      groupBy: group.isEmpty ? "" : WorkshopAnalysis.actorDimension, group: group,
      level: level.rawValue)
    guard let number = value.value else { return ResultRow(key, .undefined(reason: value.reason)) }
    return ResultRow(key, .estimate(Estimate(value: number, count: voterCount)))
      .flagged("small_group_left_out", if: groups.leavesOut)
      .flagged("unranked_last", if: [.ranks, .points].contains(record.ballot))
  }

  private func rangeRows(
    _ place: Int, _ range: (best: [Double], worst: [Double])?
  ) -> [ResultRow] {
    [("borda_rank_best", range?.best[place]), ("borda_rank_worst", range?.worst[place])]
      .map { row(place, RuleValue(statistic: $0, value: $1, reason: voterReason)) }
  }

  /// Why nothing is said of voters left out or drawn anew.
  private var voterReason: String {
    record.holdsTotalsOnly ? "totals_only" : "too_many_respondents"
  }

  private func bootstrapRows(_ place: Int, _ draws: RankBootstrap?) -> [ResultRow] {
    var rank = row(
      place,
      RuleValue(
        statistic: "borda_rank_bootstrap", value: draws?.means[place], reason: voterReason))
    var share = row(
      place,
      RuleValue(statistic: "top_share", value: draws?.topShares[place], reason: voterReason))
    if let draws, case .estimate(var estimate) = rank.outcome {
      let (low, high) = draws.intervals[place]
      estimate.interval = Interval(low: low, high: high)
      estimate.confidence = plan.confidence
      estimate.method = "voter_bootstrap"
      rank.outcome = .estimate(estimate)
    }
    if case .estimate(var estimate) = share.outcome {
      estimate.method = "voter_bootstrap"
      share.outcome = .estimate(estimate)
      share.note = "first \(top) of \(count); \(Self.drawCount) draws"
    }
    return [rank, share]
  }

  private var voterCount: Int { groups.shown.reduce(0) { $0 + $1.voters } }

  // MARK: - Rules

  /// The ranks by the consensus of groups; nil for ballots without sides.
  private func consensusRanks(_ actors: [String]) -> [Double?]? {
    guard record.ballot == .votes || record.ballot == .scale else { return nil }
    let places = actors.compactMap { shown.firstIndex(of: $0) }
    let values = tally.votes.map { votes -> Double? in
      let own = places.map { votes[$0] }
      if own.contains(where: { groups.isSmall($0.cast) }) { return nil }
      return groupAwareConsensus(own.map(\.counts))
    }
    let known = values.indices.filter { values[$0] != nil }
    let order = ranks(known.compactMap { values[$0] })
    var result = [Double?](repeating: nil, count: values.count)
    for (place, rank) in zip(known, order) { result[place] = rank }
    return result
  }

  /// The ranks without one group.
  private func withoutGroup(_ left: String) -> RanksWithout {
    let others = shown.filter { $0 != left }
    let own = ballots.filter { $0.actor != left }
    let orders = RankOrders(PairwiseShares(own, count: count, weighting: .groupEqual))
    return RanksWithout(orders: orders, consensus: consensusRanks(others))
  }

  /// Voters beyond whom they are not left out one by one.
  private static let mostVoters = 2_000

  private static let drawCount = 1_000

  /// The ranks with voters drawn anew; nil where single votes are not known, or too many.
  private var bootstrap: RankBootstrap? {
    guard !record.holdsTotalsOnly, ballots.count <= Self.mostVoters else { return nil }
    return RankBootstrap(
      ballots, count: count, top: top, draws: Self.drawCount, seed: plan.seed,
      confidence: plan.confidence)
  }

  /// The best and the worst Borda rank of each recommendation when one voter is left out.
  private var voterRange: (best: [Double], worst: [Double])? {
    guard !record.holdsTotalsOnly, ballots.count <= Self.mostVoters, ballots.count > 1 else {
      return nil
    }
    var best = [Double](repeating: .infinity, count: count)
    var worst = [Double](repeating: 0, count: count)
    for left in ballots.indices {
      var own = ballots
      own.remove(at: left)
      let order = ranks(bordaScores(PairwiseShares(own, count: count, weighting: .groupEqual)))
      for place in order.indices {
        best[place] = min(best[place], order[place])
        worst[place] = max(worst[place], order[place])
      }
    }
    return (best, worst)
  }

  // MARK: - Over all recommendations

  private func overall(_ orders: [RankOrders]) -> [ResultRow] {
    var rows: [ResultRow] = []
    for (weighting, order) in zip(BallotWeighting.allCases, orders)
    where !(record.holdsTotalsOnly && weighting == .voterEqual) {
      let key = WorkshopAnalysis.key("kemeny_distance", level: weighting.rawValue)
      switch order.kemeny {
      case .success(let kemeny):
        rows.append(
          ResultRow(key, .estimate(Estimate(value: kemeny.distance, count: voterCount)))
            .flagged("several_optimal_orders", if: kemeny.optimalOrders > 1)
            .flagged("small_group_left_out", if: groups.leavesOut))
      case .failure(let error): rows.append(ResultRow(key, .undefined(reason: error.reason)))
      }
    }
    return rows + distances
  }

  /// How far the orders of each two groups stand apart.
  private var distances: [ResultRow] {
    let scores = groups.all.map { group in
      bordaScores(
        PairwiseShares(
          ballots.filter { $0.actor == group.actor }, count: count, weighting: .voterEqual))
    }
    var rows: [ResultRow] = []
    for (first, group) in groups.all.enumerated() {
      for (second, other) in groups.all.enumerated().dropFirst(first + 1) {
        let key = WorkshopAnalysis.key(
          "kendall_distance", groupBy: WorkshopAnalysis.actorDimension, group: group.actor,
          versus: other.actor)
        if groups.isSmall(group.voters) || groups.isSmall(other.voters) {
          rows.append(ResultRow(key, .suppressed(.primary)))
        } else if let distance = kendallDistance(scores[first], scores[second]) {
          let voters = min(group.voters, other.voters)
          rows.append(ResultRow(key, .estimate(Estimate(value: distance, count: voters))))
        } else {
          rows.append(ResultRow(key, .undefined(reason: "no_votes")))
        }
      }
    }
    return rows
  }
}

/// A number of a recommendation by one rule, or why there is none.
private struct RuleValue {
  var statistic: String
  var value: Double?
  var reason = "no_votes"

  /// The rank by the consensus of groups, which has no number where a part of it is withheld.
  static func consensus(_ value: Double?, _ ending: String = "") -> RuleValue {
    RuleValue(
      statistic: "consensus_rank" + ending, value: value, reason: "no_consensus")
  }

  /// No number, for that reason.
  func without(_ reason: String) -> RuleValue { RuleValue(statistic: statistic, reason: reason) }
}

/// The orders of one weighting by each rule.
private struct RankOrders {
  let borda: [Double]
  let copeland: [Double]
  let bordaRanks: [Double]
  let copelandRanks: [Double]
  let kemeny: Result<KemenyRanking, UndefinedStatistic>

  init(_ pairs: PairwiseShares) {
    borda = bordaScores(pairs)
    copeland = copelandScores(pairs)
    bordaRanks = ranks(borda)
    copelandRanks = ranks(copeland)
    kemeny = Result { () throws(UndefinedStatistic) in try KemenyRanking(pairs) }
  }

  var kemenyRanks: [Double]? { (try? kemeny.get())?.ranks }

  var kemenyReason: String {
    if case .failure(let error) = kemeny { error.reason } else { "" }
  }

  func values(_ place: Int) -> [RuleValue] {
    [
      RuleValue(statistic: "borda_score", value: borda[place]),
      RuleValue(statistic: "borda_rank", value: bordaRanks[place]),
      RuleValue(statistic: "copeland_score", value: copeland[place]),
      RuleValue(statistic: "copeland_rank", value: copelandRanks[place]),
      RuleValue(statistic: "kemeny_rank", value: kemenyRanks?[place], reason: kemenyReason),
    ]
  }
}

/// The ranks of the recommendations without one group.
private struct RanksWithout {
  let orders: RankOrders
  let consensus: [Double?]?

  func values(_ place: Int) -> [RuleValue] {
    var values: [RuleValue] = []
    if let consensus {
      values.append(.consensus(consensus[place], "_without"))
    }
    return values + [
      RuleValue(statistic: "borda_rank_without", value: orders.bordaRanks[place]),
      RuleValue(statistic: "copeland_rank_without", value: orders.copelandRanks[place]),
      RuleValue(
        statistic: "kemeny_rank_without", value: orders.kemenyRanks?[place],
        reason: orders.kemenyReason),
    ]
  }
}
