// Proves the orders of recommendations by all permutations and an independent count, exact tests by
// R, and what must not change: splitting a group, renaming groups, turning all votes round.
import Association
import Estimation
import Framework
import Results
import TestSupport
import Testing
import Workshop

@Suite("Orders of recommendations") struct RankingTests {
  static func ballots(_ table: String) throws -> [Ballot] {
    var ballots: [Ballot] = []
    for row in try ReferenceTable("workshop/ballots.csv").rows where row["table"] == table {
      if row["item"] == "0" { ballots.append(Ballot(actor: row["actor"] ?? "", values: [])) }
      ballots[ballots.count - 1].values.append(Double(row["value"] ?? ""))
    }
    return ballots
  }

  private static let tables = [
    "cycle", "unanimous", "tied", "large_group", "groups", "graded", "gaps", "knot",
  ]

  @Test("Borda, Copeland and Kemeny are those counted elsewhere", arguments: tables)
  func references(table: String) throws {
    let ballots = try Self.ballots(table)
    let expected = try ReferenceTable("workshop/ranks.csv").rows.filter { $0["table"] == table }
    let best = try ReferenceTable("workshop/kemeny.csv").rows.filter { $0["table"] == table }
    let count = ballots[0].values.count
    for weighting in BallotWeighting.allCases {
      let pairs = PairwiseShares(ballots, count: count, weighting: weighting)
      let (borda, copeland) = (bordaScores(pairs), copelandScores(pairs))
      let kemeny = try KemenyRanking(pairs)
      let rows = expected.filter { $0["weighting"] == weighting.rawValue }
      #expect(rows.count == count)
      for (item, row) in rows.enumerated() {
        let found = [
          borda[item], copeland[item], ranks(borda)[item], ranks(copeland)[item],
          kemeny.ranks[item],
        ]
        let names = ["borda_score", "copeland_score", "borda_rank", "copeland_rank", "kemeny_rank"]
        for (name, value) in zip(names, found) {
          expectClose(value, Double(row[name] ?? ""), within: .oracle, "\(table) \(name) \(item)")
        }
      }
      let own = best.first { $0["weighting"] == weighting.rawValue }
      expectClose(kemeny.distance, Double(own?["distance"] ?? ""), within: .oracle)
      #expect(kemeny.optimalOrders == Double(own?["orders"] ?? ""))
    }
  }

  @Test("all small orders: Kemeny is the least of all permutations") func enumeration() throws {
    // Every profile of three voters over three recommendations, of equal weight.
    let orders: [[Double]] = [
      [2, 1, 0], [2, 0, 1], [1, 2, 0], [0, 2, 1], [1, 0, 2], [0, 1, 2],
    ]
    for first in orders {
      for second in orders {
        for third in orders {
          let voters = [first, second, third].map { Ballot(actor: "a", values: $0) }
          let kemeny = try KemenyRanking(PairwiseShares(voters, count: 3, weighting: .voterEqual))
          let distances = orders.map { order in
            voters.map { kendallDistance($0.values, order) ?? 2 }.reduce(0, +) / 3
          }
          expectClose(kemeny.distance, distances.min())
          // Distances are whole ninths.
          let least = (kemeny.distance * 9).rounded()
          #expect(kemeny.optimalOrders == Double(distances.count { ($0 * 9).rounded() == least }))
        }
      }
    }
  }

  @Test("turned votes, renamed and split groups", arguments: tables) func identities(table: String)
    throws
  {
    let ballots = try Self.ballots(table)
    let count = ballots[0].values.count
    let pairs = PairwiseShares(ballots, count: count, weighting: .groupEqual)
    let turned = PairwiseShares(
      ballots.map { Ballot(actor: $0.actor, values: $0.values.map { $0.map { -$0 } }) },
      count: count, weighting: .groupEqual)
    let all: [(PairwiseShares) throws -> [Double]] = [
      { ranks(bordaScores($0)) }, { ranks(copelandScores($0)) }, { try KemenyRanking($0).ranks },
    ]
    for rule in all {
      for (a, b) in zip(try rule(pairs), try rule(turned)) { expectClose(a, Double(count + 1) - b) }
    }
    // The voters of the first group a second time; every group under another name and in reverse.
    let first = ballots.filter { $0.actor == ballots[0].actor }
    let doubled = PairwiseShares(ballots + first, count: count, weighting: .groupEqual)
    let renamed = PairwiseShares(
      ballots.reversed().map { Ballot(actor: "z" + $0.actor, values: $0.values) }, count: count,
      weighting: .groupEqual)
    for rule in all {
      for other in [doubled, renamed] {
        for (a, b) in zip(try rule(pairs), try rule(other)) { expectClose(a, b) }
      }
    }
  }

  @Test("a knot beyond the search is refused, the same without contradictions is not")
  func largeKnots() throws {
    // A cycle through all: each beats the next, and the last the first.
    func cycle(_ count: Int) -> PairwiseShares {
      let ballots = (0..<count).map { start in
        Ballot(actor: "a", values: (0..<count).map { Double(($0 + start) % count) })
      }
      return PairwiseShares(ballots, count: count, weighting: .voterEqual)
    }
    let most = KemenyRanking.largestBlock
    #expect(throws: UndefinedStatistic("knot_too_large")) { try KemenyRanking(cycle(most + 1)) }
    let line = PairwiseShares(
      [Ballot(actor: "a", values: (0..<60).map { Double(-$0) })], count: 60,
      weighting: .voterEqual)
    #expect(try KemenyRanking(line).ranks == (1...60).map(Double.init))
    #expect(throws: UndefinedStatistic("too_few_items")) {
      try KemenyRanking(PairwiseShares([], count: 1, weighting: .voterEqual))
    }
  }

  @Test("Fisher's exact test is R's") func fisher() throws {
    let tables = try ReferenceTable("workshop/tables.csv").rows
    let expected = try ReferenceTable("workshop/fisher.csv").rows
    #expect(expected.count > 15)
    for row in expected {
      let counts = tables.filter { $0["table"] == row["table"] }.map { own in
        [own["support"], own["other"]].map { Int($0 ?? "") ?? 0 }
      }
      let found = fisherExactTest(counts: counts)
      guard let p = Double(row["p"] ?? "") else {
        #expect(found == nil)
        continue
      }
      expectClose(found?.pValue, p, within: .oracle, "table \(row["table"] ?? "")")
    }
  }
}

@Suite("Means over groups") struct GroupMeanTests {
  @Test("unanimity is one, and a group twice as large changes nothing") func identities() {
    for mean in GroupMean.allCases {
      expectClose(mean.value([1, 1, 1]), 1)
      #expect(mean.value([]) == nil)
    }
    expectClose(GroupMean.mean.value([0.8, 0.2, 0.5]), 0.5)
    expectClose(GroupMean.geometricMean.value([0.8, 0.2, 0.4]), 0.4)
    #expect(GroupMean.geometricMean.value([0, 1]) == 0)
    #expect(GroupMean.minimum.value([0.8, 0.2, 0.4]) == 0.2)
    let once = workshopResults(
      record: record([("cso", 8, 2, 0), ("private", 6, 1, 1)]), actors: ["cso", "private"],
      plan: AnalysisPlan())
    let twice = workshopResults(
      record: record([("cso", 16, 4, 0), ("private", 6, 1, 1)]), actors: ["cso", "private"],
      plan: AnalysisPlan())
    for name in GroupMean.allCases.map(\.rawValue) + ["support_gap"] {
      let values = [once, twice].map { rows in
        rows.first { $0.key.statistic == name }?.estimate?.value
      }
      #expect(values[0] != nil)
      expectClose(values[0], values[1])
    }
  }
}
