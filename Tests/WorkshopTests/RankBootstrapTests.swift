// Proves the draws of voters by all possible draws, counted elsewhere in exact fractions, and by
// what must hold in any draw: the same seed gives the same, unanimity never moves.
import Estimation
import Framework
import Results
import TestSupport
import Testing
import Workshop

@Suite("Orders with voters drawn anew") struct RankBootstrapTests {
  private static let draws = 20_000

  private static func ballots(_ table: String) throws -> [Ballot] {
    var ballots: [Ballot] = []
    for row in try ReferenceTable("workshop/bootstrap-ballots.csv").rows
    where row["table"] == table {
      if row["item"] == "0" { ballots.append(Ballot(actor: row["actor"] ?? "", values: [])) }
      ballots[ballots.count - 1].values.append(Double(row["value"] ?? ""))
    }
    return ballots
  }

  @Test(
    "shares among the first and mean ranks are those of all possible draws",
    arguments: [
      ("majority", 1), ("two_groups", 1), ("tied", 1), ("tied", 2), ("gaps", 1), ("gaps", 2),
    ])
  func references(table: String, top: Int) throws {
    let ballots = try Self.ballots(table)
    let expected = try ReferenceTable("workshop/bootstrap.csv").rows.filter {
      $0["table"] == table && $0["top"] == "\(top)"
    }
    let count = ballots[0].values.count
    let found = RankBootstrap(
      ballots, count: count, top: top, draws: Self.draws, seed: 1, confidence: 0.95)
    #expect(expected.count == count)
    // Five standard errors of a share and of a mean rank over as many draws.
    let error = 5 / Double(Self.draws).squareRoot()
    for (item, row) in expected.enumerated() {
      let share = try #require(Double(row["top_share"] ?? ""))
      let mean = try #require(Double(row["mean_rank"] ?? ""))
      #expect(abs(found.topShares[item] - share) < error * (share * (1 - share)).squareRoot())
      #expect(abs(found.means[item] - mean) < error * Double(count - 1) / 2)
      #expect(found.intervals[item].low <= found.means[item])
      #expect(found.intervals[item].high >= found.means[item])
    }
    expectClose(found.topShares.reduce(0, +), Double(top))
    expectClose(found.means.reduce(0, +), Double(count * (count + 1)) / 2)
  }

  @Test("the same seed draws the same, another seed others; more draws begin with the same")
  func seeds() throws {
    let ballots = try Self.ballots("gaps")
    func drawn(_ seed: UInt64, _ draws: Int = 250) -> RankBootstrap {
      RankBootstrap(ballots, count: 5, top: 2, draws: draws, seed: seed, confidence: 0.9)
    }
    #expect(drawn(7) == drawn(7))
    #expect(drawn(7) != drawn(8))
    #expect(drawn(7) != drawn(7, 260))
  }

  @Test("where each group is of one mind no draw moves anything") func unanimity() {
    let orders: [String: [Double]] = ["a": [3, 2, 1], "b": [3, 1, 2], "c": [2, 3, 1]]
    let ballots = orders.sorted { $0.key < $1.key }.flatMap { actor, values in
      (0..<6).map { _ in Ballot(actor: actor, values: values) }
    }
    let found = RankBootstrap(ballots, count: 3, top: 1, draws: 40, seed: 1, confidence: 0.95)
    let fixed = ranks(bordaScores(PairwiseShares(ballots, count: 3, weighting: .groupEqual)))
    #expect(found.means == fixed)
    #expect(found.intervals.map(\.low) == fixed && found.intervals.map(\.high) == fixed)
    #expect(found.topShares == [1, 0, 0])
  }

  @Test("rows of a workshop: of single votes numbers, of totals the reason why not") func rows() {
    let votes =
      record([("cso", 8, 2, 0), ("private", 5, 1, 1)], on: "R1").votes
      + record([("cso", 3, 7, 0), ("private", 4, 2, 1)], on: "R2").votes
    let items = ["R1", "R2"].map { recommendation($0) }
    let single = WorkshopRecord(recommendations: items, votes: votes)
    let totals = WorkshopRecord(
      recommendations: items, votes: [],
      totals: items.flatMap { item in
        ["cso", "private"].map {
          GroupTotal(
            recommendation: item.id, actor: $0, counts: VoteCounts(support: 6, oppose: 2))
        }
      })
    func found(_ record: WorkshopRecord, _ statistic: String) -> [ResultRow] {
      workshopResults(record: record, actors: ["cso", "private"], plan: AnalysisPlan(), top: 1)
        .filter { $0.key.statistic == statistic }
    }
    let shares = found(single, "top_share")
    #expect(shares.map(\.note) == Array(repeating: "first 1 of 2; 1000 draws", count: 2))
    expectClose(shares.compactMap { $0.estimate?.value }.reduce(0, +), 1)
    #expect((shares[0].estimate?.value ?? 0) > 0.9)
    let ranks = found(single, "borda_rank_bootstrap")
    #expect(ranks.allSatisfy { $0.estimate?.interval != nil && $0.estimate?.confidence == 0.95 })
    for statistic in ["top_share", "borda_rank_bootstrap"] {
      let without = found(totals, statistic)
      #expect(without.count == 2)
      #expect(without.allSatisfy { $0.outcome == .undefined(reason: "totals_only") })
    }
  }
}
