import Association
import Estimation
import Framework
import Results

/// The rows of one recommendation.
struct SupportRows {
  let recommendation: String
  let groups: WorkshopGroups
  let ballot: BallotKind
  /// One a group.
  let votes: [VoteTally.Votes]
  let plan: AnalysisPlan

  private typealias Member = (group: WorkshopGroups.Group, votes: VoteTally.Votes)

  private var members: [Member] { Array(zip(groups.all, votes)) }
  /// Those of which what is said over groups is made.
  private var compared: [Member] { members.filter { !groups.isSmall($0.group.voters) } }
  /// Whether votes have sides, so that there is support.
  private var hasSides: Bool { ballot == .votes || ballot == .scale }

  var rows: [ResultRow] {
    var rows = memberRows(pooled, group: "", withheld: pooledWithheld)
    if groups.all.count > 1 {
      rows = rows.map { $0.flagged("pooled_actors", if: $0.estimate != nil) }
    }
    for member in members {
      rows += memberRows(
        member.votes, group: member.group.actor, member.group,
        withheld: isHidden(member) ? .primary : nil)
    }
    if hasSides { rows += overGroups + differences }
    return rows + means
  }

  // MARK: - What is withheld

  private func isHidden(_ member: Member) -> Bool {
    groups.isSmall(member.group.voters) || groups.isSmall(member.votes.cast)
  }

  /// The votes of all that are withheld are what the total leaves beside the groups that are shown.
  private var pooledWithheld: Suppression? {
    let hidden = members.filter { isHidden($0) && $0.votes.cast > 0 }
    if hidden.isEmpty { return groups.isSmall(pooled.cast) ? .primary : nil }
    let votes = hidden.reduce(0) { $0 + $1.votes.cast }
    return hidden.count > 1 && votes >= groups.minimum ? nil : .complementary
  }

  /// A comparison that takes in a group that is withheld on this recommendation alone, or too few
  /// groups to be one, would tell of what is withheld.
  private var comparisonWithheld: Suppression? {
    let tells = compared.contains(where: isHidden) || groups.leavesOut && compared.count < 2
    return tells ? .complementary : nil
  }

  private var pooled: VoteTally.Votes {
    var all = VoteTally.Votes()
    for own in votes {
      all.counts = all.counts + own.counts
      all.numbers += own.numbers
      if let points = own.points { all.points = (all.points ?? 0) + points }
    }
    return all
  }

  // MARK: - One group, or all

  private func key(
    _ statistic: String, group: String = "", versus: String = "", level: String = "",
    overGroups: Bool = false
  ) -> ResultKey {
    WorkshopAnalysis.key(
      statistic, item: recommendation,
      groupBy: group.isEmpty && !overGroups ? "" : WorkshopAnalysis.actorDimension, group: group,
      versus: versus, level: level)
  }

  private func memberRows(
    _ votes: VoteTally.Votes, group name: String, _ group: WorkshopGroups.Group? = nil,
    withheld: Suppression?
  ) -> [ResultRow] {
    var rows: [ResultRow] = []
    func add(_ key: ResultKey, _ estimate: Estimate?) {
      let outcome: Outcome =
        withheld.map(Outcome.suppressed) ?? estimate.map(Outcome.estimate)
        ?? .undefined(reason: "no_votes")
      rows.append(ResultRow(key, outcome))
    }
    func counted(_ value: Double?) -> Estimate? {
      value.map { Estimate(value: $0, count: votes.cast, method: "count") }
    }
    if hasSides {
      var levels = [
        (Vote.support.rawValue, votes.counts.support), (Vote.oppose.rawValue, votes.counts.oppose),
        (Vote.abstain.rawValue, votes.counts.abstain),
      ]
      if votes.counts.other > 0 { levels.append(("other", votes.counts.other)) }
      for (level, count) in levels {
        add(key("count", group: name, level: level), counted(Double(count)))
      }
      add(key("support", group: name), support(votes.counts, group))
    }
    if let group {
      let absent = group.present - votes.cast
      add(key("without_vote", group: name), counted(Double(max(0, absent))))
    }
    if let statistic = meanStatistic {
      add(key(statistic, group: name), counted(mean(votes)))
    }
    if let points = votes.points {
      add(key("points", group: name), Estimate(value: points, method: "count"))
    }
    return rows
  }

  private var meanStatistic: String? {
    if votes.allSatisfy(\.numbers.isEmpty) { return nil }
    switch ballot {
    case .votes: return nil
    case .scale: return "mean_score"
    case .ranks: return "mean_rank"
    case .points: return "mean_points"
    }
  }

  private func mean(_ votes: VoteTally.Votes) -> Double? {
    votes.numbers.isEmpty ? nil : votes.numbers.reduce(0, +) / Double(votes.numbers.count)
  }

  /// The share of support, with the interval of those invited or present where some did not vote.
  private func support(_ votes: VoteCounts, _ group: WorkshopGroups.Group?) -> Estimate? {
    guard let share = votes.supportShare else { return nil }
    var estimate = Estimate(value: share, count: votes.cast, method: "count")
    guard let population = group?.population, population > votes.cast else { return estimate }
    estimate.interval = hypergeometricInterval(
      count: votes.support, sample: votes.cast, population: population,
      confidence: plan.confidence)
    estimate.confidence = plan.confidence
    estimate.method = "hypergeometric"
    return estimate
  }

  // MARK: - Over the groups

  private var overGroups: [ResultRow] {
    let members = compared.filter { $0.votes.cast > 0 }
    let shares = members.compactMap { member in
      member.votes.counts.supportShare.map { (actor: member.group.actor, share: $0) }
    }
    var consensus = compared(
      "group_aware_consensus", groupAwareConsensus(compared.map(\.votes.counts)))
    if var estimate = consensus.estimate {
      estimate.method = "laplace_smoothing"
      consensus.outcome = .estimate(estimate)
    }
    var rows = [consensus]
    let lowest = names("lowest", shares, shares.map(\.share).min())
    for mean in GroupMean.allCases {
      let note = mean == .minimum ? lowest : ""
      rows.append(compared(mean.rawValue, mean.value(shares.map(\.share)), note: note))
    }
    guard groups.all.count > 1 else { return rows }
    let ends = (shares.map(\.share).min() ?? 0, shares.map(\.share).max() ?? 0)
    let highest = names("highest", shares, ends.1)
    rows.append(
      compared(
        "support_gap", shares.count > 1 ? ends.1 - ends.0 : nil, note: lowest + "; " + highest,
        reason: shares.count == 1 ? "one_group" : "no_votes"))
    rows.append(test(members))
    return rows
  }

  private func names(
    _ word: String, _ shares: [(actor: String, share: Double)], _ end: Double?
  ) -> String {
    word + ": " + shares.filter { $0.share == end }.map(\.actor).joined(separator: " ")
  }

  /// A row over the groups; a note names groups, so it goes with the number.
  private func compared(
    _ statistic: String, _ value: Double?, note: String = "", reason: String = "no_votes"
  ) -> ResultRow {
    let key = key(statistic, overGroups: true)
    if let withheld = comparisonWithheld { return ResultRow(key, .suppressed(withheld)) }
    guard let value else { return ResultRow(key, .undefined(reason: reason)) }
    let cast = compared.reduce(0) { $0 + $1.votes.cast }
    let estimate = Estimate(value: value, count: cast, method: "count")
    return ResultRow(key, .estimate(estimate), note: note)
      .flagged("group_without_votes", if: compared.contains { $0.votes.cast == 0 })
      .flagged("small_group_left_out", if: groups.leavesOut)
  }

  /// Whether the shares of support differ between the groups.
  private func test(_ members: [Member]) -> ResultRow {
    let tables = members.map { table($0.votes.counts) }
    let outcome =
      fisherExactTest(counts: tables) ?? permutationTest(counts: tables, seed: plan.seed)
    return tested("fisher_exact_p", outcome, members.count)
  }

  /// A row whose answer is the p-value of a test.
  private func tested(_ statistic: String, _ outcome: TestOutcome?, _ groups: Int) -> ResultRow {
    var row = compared(
      statistic, outcome?.pValue, reason: groups < 2 ? "one_group" : "no_variation")
    if let outcome, var estimate = row.estimate {
      estimate.pValue = outcome.pValue
      estimate.method = outcome.method
      row.outcome = .estimate(estimate)
    }
    return row
  }

  private func table(_ votes: VoteCounts) -> [Int] { [votes.support, votes.cast - votes.support] }

  /// The difference in support between each two groups, with Fisher's exact test.
  private var differences: [ResultRow] {
    var rows: [ResultRow] = []
    for (place, first) in members.enumerated() {
      for second in members[(place + 1)...] {
        let key = key(
          "difference", group: first.group.actor, versus: second.group.actor, level: "support")
        if isHidden(first) || isHidden(second) {
          rows.append(ResultRow(key, .suppressed(.primary)))
          continue
        }
        guard let a = first.votes.counts.supportShare, let b = second.votes.counts.supportShare
        else {
          rows.append(ResultRow(key, .undefined(reason: "no_votes")))
          continue
        }
        // Where nobody differs from anybody every deal gives the same: the groups are alike.
        let outcome = fisherExactTest(
          counts: [first, second].map { table($0.votes.counts) }, limit: .max)
        rows.append(
          ResultRow(
            key,
            .estimate(
              Estimate(
                value: a - b, count: min(first.votes.cast, second.votes.cast),
                pValue: outcome?.pValue ?? 1, method: "fisher_exact"))))
      }
    }
    return rows
  }

  // MARK: - Means of ballots of numbers

  /// How far apart the means of the groups are, and whether the groups differ.
  private var means: [ResultRow] {
    guard let statistic = meanStatistic, groups.all.count > 1 else { return [] }
    let members = compared.filter { !$0.votes.numbers.isEmpty }
    let means = members.compactMap { mean($0.votes) }
    let gap = means.count > 1 ? (means.max() ?? 0) - (means.min() ?? 0) : nil
    let levels = Set(members.flatMap(\.votes.numbers)).sorted()
    let counts = members.map { member in
      levels.map { level in member.votes.numbers.count { $0 == level } }
    }
    let outcome = rankPermutationTest(counts: counts, scores: .ridits, seed: plan.seed)
    return [
      compared(statistic + "_gap", gap, reason: means.count == 1 ? "one_group" : "no_votes"),
      tested("kruskal_wallis_permutation_p", outcome, members.count),
    ]
  }
}
