// Proves the measures of support, what is withheld, and what the readers refuse.
import Estimation
import Framework
import Localization
import Results
import TestSupport
import Testing
import Workshop

@Suite("Workshop votes") struct VoteTests {
  typealias Row = (groups: [(Int, Int)], consensus: Double, minimum: Double, gap: Double)

  private static let rows: [Row] = [
    ([(8, 10), (2, 10), (5, 10)], 0.09375, 0.2, 0.6),
    ([(5, 10), (5, 10), (5, 10)], 0.125, 0.5, 0.0),
    ([(40, 40), (1, 10), (5, 10)], 41.0 / 504, 0.1, 0.9),
    ([(0, 12), (12, 12)], 13.0 / 196, 0.0, 1.0),
  ]

  @Test("a large group cannot outvote a small one", arguments: rows)
  func measures(row: Row) {
    let (groups, consensus, minimum, gap) = row
    let actors = ["a", "b", "c"]
    // Opposition and abstention weigh the same: neither supports.
    for abstains in [false, true] {
      let votes = zip(actors, groups).map { actor, group in
        let others = group.1 - group.0
        return (actor, group.0, abstains ? 0 : others, abstains ? others : 0)
      }
      let rows = workshopResults(
        record: record(votes), actors: actors, plan: AnalysisPlan())
      expectClose(value(rows, "group_aware_consensus", "actor"), consensus)
      expectClose(value(rows, "minimum_group_support", "actor"), minimum)
      expectClose(value(rows, "support_gap", "actor"), gap)
      #expect(rows.allSatisfy { $0.estimate?.standardError == nil })
      #expect(rows.allSatisfy { $0.estimate?.interval == nil })
      for (actor, group) in zip(actors, groups) {
        let support = rows.first { $0.key.statistic == "support" && $0.key.group == actor }
        expectClose(support?.estimate?.value, Double(group.0) / Double(group.1))
        #expect(support?.estimate?.count == group.1)
        let counted = rows.filter { $0.key.statistic == "count" && $0.key.group == actor }
        #expect(counted.map(\.key.level) == ["support", "oppose", "abstain"])
        #expect(counted.compactMap(\.estimate?.value).reduce(0, +) == Double(group.1))
      }
    }
  }

  @Test("the product equals the published three decimals") func publishedVectors() {
    let vectors: [([(Int, Int)], Int)] = [
      ([(8, 10), (2, 10), (5, 10)], 94), ([(5, 10), (5, 10), (5, 10)], 125),
      ([(40, 40), (1, 10), (5, 10)], 81),
    ]
    for (groups, thousandths) in vectors {
      let found = groupAwareConsensus(
        groups.map { VoteCounts(support: $0.0, oppose: $0.1 - $0.0) })
      #expect(found.map { Int(($0 * 1000).rounded()) } == thousandths)
    }
    #expect(groupAwareConsensus([]) == nil)
    #expect(groupAwareConsensus([VoteCounts(), VoteCounts()]) == nil)
    #expect(groupAwareConsensus([VoteCounts(), VoteCounts(support: 8)]) == 0.45)
  }

  @Test("a group below the minimum is withheld with all that would reveal it") func withheld() {
    let votes = record([("cso", 8, 2, 0), ("private", 3, 1, 0)])
    var plan = AnalysisPlan()
    let hidden = workshopResults(record: votes, actors: ["cso", "private"], plan: plan)
    for row in hidden {
      let shown = row.key.group == "cso" && row.key.versusGroup.isEmpty
      #expect((row.estimate != nil) == shown)
      guard !shown else { continue }
      let primary = [row.key.group, row.key.versusGroup].contains("private")
      #expect(row.outcome == .suppressed(primary ? .primary : .complementary))
      #expect(row.note.isEmpty)
    }
    plan.suppresses = false
    let all = workshopResults(record: votes, actors: ["cso", "private"], plan: plan)
    #expect(all.map(\.key) == hidden.map(\.key))
    #expect(all.allSatisfy { $0.estimate != nil })
    expectClose(value(all, "support", ""), 11.0 / 14)
    #expect(all.first?.flag == "pooled_actors")
  }

  @Test("a group or a recommendation without votes has a reason and no number") func withoutVotes()
  {
    var votes = record([("cso", 8, 2, 0), ("private", 6, 0, 0)])
    votes.recommendations.append(recommendation("R2"))
    votes.recommendations.append(recommendation("R3"))
    votes.votes += record([("cso", 5, 0, 0)], on: "R2").votes
    let rows = workshopResults(record: votes, actors: ["cso", "private"], plan: AnalysisPlan())
    func outcome(_ item: String, _ statistic: String, _ group: String = "") -> ResultRow? {
      rows.first {
        $0.key.item == item && $0.key.statistic == statistic && $0.key.group == group
          && !$0.key.groupBy.isEmpty
      }
    }
    #expect(outcome("R2", "support", "private")?.outcome == .undefined(reason: "no_votes"))
    expectClose(outcome("R2", "group_aware_consensus")?.estimate?.value, 6.0 / 7 * 0.5)
    #expect(outcome("R2", "group_aware_consensus")?.flag == "group_without_votes")
    #expect(outcome("R2", "support_gap")?.outcome == .undefined(reason: "one_group"))
    #expect(outcome("R3", "group_aware_consensus")?.outcome == .undefined(reason: "no_votes"))
    #expect(outcome("R1", "support_gap")?.note == "lowest: cso; highest: private")
  }

  private func value(_ rows: [ResultRow], _ statistic: String, _ groupBy: String) -> Double? {
    rows.first { $0.key.statistic == statistic && $0.key.groupBy == groupBy }?.estimate?.value
  }
}

@Suite("Reading the workshop and the registry") struct ReadingTests {
  private static let recommendations = """
    id,heading,heading_es,heading_en,principles,indicators,text_es,text_en
    R1,1,Uno,One,ownership results, A  B ,Texto,Text
    R2,Two,,,,,Solo español,

    """
  private static let votes = """
    recommendation,actor,voter,vote
    R1,cso,V1, support
    R2,private,V2,abstain

    """

  @Test("identifiers, tags and texts are taken as they stand") func values() throws {
    let record = try withFolder([
      "recommendations.csv": Self.recommendations, "votes.csv": Self.votes,
    ]) { try WorkshopRecord.read(study: study(), folder: $0) }
    #expect(record.recommendations.map(\.id) == ["R1", "R2"])
    #expect(record.recommendations[0].principles == ["ownership", "results"])
    #expect(record.recommendations[0].indicators == ["A", "B"])
    #expect(record.headings.map(\.number) == [1, nil])
    #expect(record.headings.map(\.text.spanish) == ["Uno", "Two"])
    #expect(record.recommendations[1].text.english == "Solo español")
    #expect(record.votes.map(\.vote) == [.support, .abstain])
    #expect(record.votes.map(\.voter) == ["V1", "V2"])
  }

  private static let voteRows: [(rows: String, faults: [String])] = [
    ("R1,cso,V3,suport\n", ["unknown-vote:4"]), ("R1,cso,V3,\n", ["unknown-vote:4"]),
    ("R1,cso,V1,oppose\n", ["duplicate-vote:4"]), ("R1,cso,,oppose\n", ["duplicate-vote:4"]),
    ("R9,cso,V1,oppose\n", ["unknown-recommendation:4"]),
    ("R1,ngo,V3,oppose\n", ["unknown-actor:4"]),
    ("R9,ngo,V3,no\n", ["unknown-recommendation:4", "unknown-actor:4", "unknown-vote:4"]),
    (
      (10..<20).map { "R1,cso,V\($0),yes\n" }.joined(),
      (4...9).map { "unknown-vote:\($0)" }
    ),
  ]

  @Test("every fault of both files is reported with its line", arguments: voteRows)
  func badVotes(rows: String, expected: [String]) throws {
    let files = ["recommendations.csv": Self.recommendations, "votes.csv": Self.votes + rows]
    let found = try withFolder(files) { folder in
      faults { _ = try WorkshopRecord.read(study: study(), folder: folder) }
    }
    #expect(found == expected)
  }

  @Test("faults of the recommendations come with those of the votes") func bothFiles() throws {
    let twice = Self.recommendations + "R1,1,,,,,Otra,Other\n"
    let cases: [([String: String], [String])] = [
      (
        ["recommendations.csv": twice, "votes.csv": Self.votes + "R1,cso,V4,so\n"],
        ["duplicate-id:4", "unknown-vote:4"]
      ),
      (
        [
          "recommendations.csv": "id,heading\nR1,1\n",
          "votes.csv": "recommendation,actor\nR1,cso\n",
        ],
        Array(repeating: "missing-column:1", count: 6)
      ),
    ]
    for (files, expected) in cases {
      let found = try withFolder(files) { folder in
        faults { _ = try WorkshopRecord.read(study: study(), folder: folder) }
      }
      #expect(found == expected)
    }
    var bare = study()
    bare.workshop = nil
    bare.programmes = nil
    #expect(faults { _ = try WorkshopRecord.read(study: bare, folder: "") } == ["no-workshop:0"])
    #expect(faults { _ = try Programme.read(study: bare, folder: "") } == ["no-programmes:0"])
    #expect(
      try withFolder([:]) { folder in
        faults { _ = try WorkshopRecord.read(study: study(), folder: folder) }.count
      } == 2)
  }

  private static let programmeRows: [(row: String, faults: [String])] = [
    ("P1,Uno,One,X,y,2020,2021,1000,yes,4,2,3,goal,2,sex age", []),
    ("P1,Uno,One,X,y,,,,,,,,,not_screened,", []),
    ("P1,Uno,One,X,y,2020,2021,1000,yes,4,2,3,goal,,sex age", []),
    (
      "P1,Uno,One,X,y,2020,2021,-1,maybe,4,2,3,goal,3,sex",
      ["not-a-number:2", "unknown-results-framework:2", "unknown-gender-marker:2"]
    ),
    (
      ",Uno,One,X,y,2020.5,2021,nan,yes,4,2,3,goals,0,",
      ["duplicate-id:2", "not-a-number:2", "not-a-number:2", "unknown-sdg-reference:2"]
    ),
  ]

  @Test(
    "a programme's unknown fields stay unknown, wrong ones are faults", arguments: programmeRows)
  func programmes(row: String, expected: [String]) throws {
    let header =
      "id,name_es,name_en,partner,sector,start,end,budget_usd,results_framework,indicators,"
      + "baseline,target,sdg_reference,gender_marker,disaggregation\n"
    let found = try withFolder(["programmes.csv": header + row + "\n"]) { folder in
      faults {
        let programmes = try Programme.read(study: study(), folder: folder)
        let summary = ProgrammeSummary(programmes, study: study())
        let known = row.contains("1000")
        #expect(programmes[0].budget == (known ? 1000 : nil))
        #expect(summary.total.withoutBudget == (known ? 0 : 1))
        #expect(summary.baselines.share == (known ? 0.5 : nil))
        #expect(summary.goalReferences.count == (known ? 4 : 5))
        #expect(summary.disaggregation.map(\.programmes) == (known ? [1, 1] : [0, 0]))
      }
    }
    #expect(found == expected)
  }
}
