// Proves that the same votes read the same in every form, that each fault has its line, and that
// numbers of small groups stay hidden in every form and sum.
import Estimation
import Framework
import Results
import TestSupport
import Testing
import Workshop

@Suite("Forms of votes") struct VoteFormTests {
  private static let long = """
    recommendation,actor,voter,vote
    R1,cso,V1,support
    R1,cso,V2,oppose
    R1,private,V3,abstain
    R2,cso,V1,abstain
    R2,private,V3,support

    """
  private static let wide = """
    voter,actor,R1,R2
    V1,cso,support,abstain
    V2,cso,oppose,NA
    V3,private,abstain,support

    """
  private static let totals = """
    recommendation,actor,support,oppose,abstain
    R1,cso,1,1,0
    R1,private,0,0,1
    R2,cso,0,0,1
    R2,private,1,0,0

    """

  private static func read(
    _ text: String, _ change: (inout VoteOptions) -> Void = { _ in }
  ) throws -> WorkshopRecord {
    var options = VoteOptions()
    change(&options)
    return try withFolder(["votes.csv": text]) { folder in
      try WorkshopRecord.read(votes: folder + "/votes.csv", options: options)
    }
  }

  private static func support(_ record: WorkshopRecord) -> [ResultRow] {
    var plan = AnalysisPlan()
    plan.suppresses = false
    let names = ["count", "support", "group_aware_consensus", "difference", "fisher_exact_p"]
    return workshopResults(record: record, actors: record.actors, plan: plan)
      .filter { names.contains($0.key.statistic) }
  }

  @Test("one row a vote, one row a voter and totals give the same support") func forms() throws {
    let records = [
      try Self.read(Self.long), try Self.read(Self.wide) { $0.recommendationColumns = ["R?"] },
      try Self.read(Self.totals),
    ]
    #expect(
      records.map { $0.recommendations.map(\.id) } == Array(repeating: ["R1", "R2"], count: 3))
    #expect(records.map(\.holdsTotalsOnly) == [false, false, true])
    let rows = records.map(Self.support)
    #expect(rows[0] == rows[1] && rows[0] == rows[2])
    // Without a column of voters the votes are totals.
    let anonymous = Self.long.split(separator: "\n").map { line in
      let fields = line.split(separator: ",")
      return [fields[0], fields[1], fields[3]].joined(separator: ",")
    }.joined(separator: "\n")
    let summed = try Self.read(anonymous) { $0.allowsNoVoters = true }
    #expect(summed.holdsTotalsOnly && Self.support(summed) == rows[0])
    // A file of a study finds the columns of its recommendations by itself.
    let files = [
      "recommendations.csv":
        "id,heading,principles,indicators,text_es,text_en\nR1,1,,,a,a\nR2,1,,,b,b\n",
      "votes.csv": Self.wide,
    ]
    let own = try withFolder(files) { try WorkshopRecord.read(study: study(), folder: $0) }
    #expect(Self.support(own) == rows[0])
  }

  @Test("ballots of numbers: scales, ranks and points") func numbers() throws {
    let scale = try Self.read(
      "voter,actor,R1,R2\nV1,cso,5,2\nV2,cso,3,abstain\nV3,private,4,1\n"
    ) {
      ($0.ballot, $0.scale, $0.recommendationColumns) = (.scale, [1, 5], ["R*"])
    }
    #expect(scale.votes.map(\.vote) == [.support, .oppose, .support, .oppose, .abstain, .oppose])
    #expect(scale.ballots.map(\.values) == [[5, 2], [3, nil], [4, 1]])
    let ranks = try Self.read("voter,actor,R1,R2,R3\nV1,cso,1,2,\nV2,private,,1,\n") {
      ($0.ballot, $0.recommendationColumns) = (.ranks, ["R*"])
    }
    #expect(ranks.ballots.map(\.values) == [[-1, -2, -4], [-4, -1, -4]])
    let points = try Self.read("voter,actor,R1,R2\nV1,cso,3,\nV2,private,1,2\n") {
      ($0.ballot, $0.recommendationColumns) = (.points, ["R*"])
    }
    #expect(points.ballots.map(\.values) == [[3, 0], [1, 2]])
    var plan = AnalysisPlan()
    plan.suppresses = false
    let rows = workshopResults(record: ranks, actors: ["cso", "private"], plan: plan)
    let means = rows.filter { $0.key.statistic == "mean_rank" && $0.key.item == "R3" }
    #expect(means.map { $0.estimate?.value } == [2.75, 3, 2.5])
    #expect(rows.allSatisfy { $0.key.statistic != "support" })
  }

  typealias FaultRow = (text: String, ballot: BallotKind, faults: [String])

  private static let faultRows: [FaultRow] = [
    ("voter,actor,R1\nV1,cso,support\nV1,cso,oppose\n", .votes, ["duplicate-id:3"]),
    ("voter,actor,R1\nV1,,support\n", .votes, ["unknown-actor:2"]),
    ("voter,actor,R1\nV1,cso,perhaps\n", .votes, ["unknown-vote:2"]),
    ("voter,actor,R1\nV1,cso,6\n", .scale, ["unknown-vote:2"]),
    ("voter,actor,R1\nV1,cso,0\n", .ranks, ["unknown-vote:2"]),
    ("voter,actor,R1,R2\nV1,cso,1.5,3\n", .ranks, ["unknown-vote:2", "unknown-vote:2"]),
    ("voter,actor,R1\nV1,cso,-1\n", .points, ["unknown-vote:2"]),
    ("voter,actor,X\nV1,cso,support\n", .votes, ["missing-column:1"]),
    (
      "voter,actor,R1\nV1,cso,support\nV2,cso,oppose\nV3,cso,NA\nV4,cso,abstain\n", .votes,
      ["more-than-present:1"]
    ),
  ]

  @Test("faults of files with one row a voter", arguments: faultRows)
  func faultsOfVoters(row: FaultRow) {
    let found = faults {
      _ = try Self.read(row.text) {
        ($0.ballot, $0.scale, $0.recommendationColumns) = (row.ballot, [1, 5], ["R*"])
        $0.present = ["cso": 2]
      }
    }
    #expect(found == row.faults)
  }

  @Test(
    "faults of totals and of voters who change sides",
    arguments: [
      ("recommendation,actor,support\nR1,cso,3\n", ["missing-column:1"]),
      ("recommendation,actor,support,present\nR1,cso,5,4\n", ["more-than-present:2"]),
      ("recommendation,actor,support,oppose\nR1,cso,x,4\n", ["not-a-count:2"]),
      ("recommendation,actor,support,oppose\nR1,cso,,4\n", ["not-a-count:2"]),
      (
        "recommendation,actor,support,oppose\nR1,cso,3,4\nR1,cso,1,1\n", ["duplicate-total:3"]
      ),
      (
        "recommendation,actor,voter,vote\nR1,cso,V1,support\nR2,private,V1,support\n",
        ["voter-of-two-actors:3"]
      ),
    ] as [(String, [String])])
  func faultsOfTotals(text: String, expected: [String]) {
    #expect(faults { _ = try Self.read(text) } == expected)
  }

  @Test("intervals only where the number invited or present is known and not all voted")
  func intervals() {
    var votes = record([("cso", 8, 2, 0), ("private", 5, 1, 0)])
    func interval(_ actor: String) -> Interval? {
      workshopResults(record: votes, actors: ["cso", "private"], plan: AnalysisPlan()).first {
        $0.key.statistic == "support" && $0.key.group == actor
      }?.estimate?.interval
    }
    #expect(interval("cso") == nil)
    votes.present = ["cso": 10]
    #expect(interval("cso") == nil)
    votes.invited = ["cso": 20]
    #expect(
      interval("cso")
        == hypergeometricInterval(count: 8, sample: 10, population: 20, confidence: 0.95))
    #expect(interval("private") == nil)
  }

  @Test("a small group changes nothing that is published of the others")
  func smallGroups() {
    let others = [("cso", 8, 2, 0), ("private", 4, 1, 1)]
    func rows(_ federal: (Int, Int, Int)) -> [ResultRow] {
      workshopResults(
        record: record(others + [("federal", federal.0, federal.1, federal.2)]),
        actors: ["cso", "private", "federal"], plan: AnalysisPlan())
    }
    // One ministry was there: whatever it votes, the same is published.
    let published = [rows((1, 0, 0)), rows((0, 1, 0)), rows((0, 0, 1)), rows((2, 1, 0))]
    for other in published.dropFirst() { #expect(other == published[0]) }
    let consensus = published[0].first { $0.key.statistic == "group_aware_consensus" }
    #expect(consensus?.flag == "small_group_left_out")
    expectClose(consensus?.estimate?.value, 9.0 / 12 * 5 / 8)
    #expect(published[0].first { $0.key.groupBy.isEmpty }?.outcome == .suppressed(.complementary))
    // Two small groups that together reach the minimum hide each other in the total.
    let two = workshopResults(
      record: record(others + [("federal", 2, 1, 0), ("partner", 1, 2, 0)]),
      actors: ["cso", "private", "federal", "partner"], plan: AnalysisPlan())
    #expect(two.first { $0.key.groupBy.isEmpty }?.estimate?.value == 15)
    #expect(
      two.filter { ["federal", "partner"].contains($0.key.group) }
        .allSatisfy { $0.estimate == nil })
  }
}
