// Proves that a check finds in the workshop's files what their reader refuses, in every form of
// votes, and that what became of recommendations is read and counted round by round.
import Diagnostics
import Estimation
import Framework
import Localization
import Results
import Testing
import Workshop

@Suite("Checking the workshop of a study") struct WorkshopCheckTests {
  private static let recommendations = """
    id,heading,principles,indicators,text_es,text_en
    R1,1,ownership,A,Uno,One
    R2,1,,,Dos,Two

    """

  private static func small() -> Study {
    var study = study(
      questions: [question("a1", "A")], findings: [finding("F1", "A", ["a1"])])
    study.rounds = ["2021", "2024"].map {
      RoundDeclaration(id: $0, year: Int($0) ?? 0, file: $0 + ".csv")
    }
    return study
  }

  typealias Row = (files: [String: String], ballot: BallotKind, faults: [String])

  private static let rows: [Row] = [
    // Every form that has no fault has none.
    (["votes.csv": "recommendation,actor,voter,vote\nR1,cso,V1,support\n"], .votes, []),
    (["votes.csv": "voter,actor,R1,R2\nV1,cso,support,\nV2,private,NA,oppose\n"], .votes, []),
    (["votes.csv": "voter,actor,R1,R2\nV1,cso,2,1\n"], .ranks, []),
    (["votes.csv": "voter,actor,R1,R2\nV1,cso,4.5,abstain\n"], .scale, []),
    (["votes.csv": "recommendation,actor,support,present\nR1,cso,3,4\n"], .votes, []),
    (["votes.csv": "recommendation,actor,points\nR1,cso,3\n"], .points, []),
    (["votes.csv": "recommendation,actor,voter,vote\n"], .votes, []),
    // Votes of nobody's group, on nothing, twice.
    (
      ["votes.csv": "recommendation,actor,voter,vote\nR1,,V1,support\nR1,ngo,V2,oppose\n"], .votes,
      ["votes.csv:2:2 unknown-actor", "votes.csv:3:2 unknown-actor"]
    ),
    (
      ["votes.csv": "voter,actor,R1,R2\nV1,,support,\n"], .votes,
      ["votes.csv:2:2 unknown-actor"]
    ),
    (
      ["votes.csv": "voter,actor,R1,R3\nV1,cso,support,oppose\n"], .votes,
      ["votes.csv:1:4 unknown-recommendation"]
    ),
    (
      ["votes.csv": "recommendation,actor,support,oppose\nR9,cso,1,x\nR1,cso,1,2\nR1,cso,1,2\n"],
      .votes, ["votes.csv:2:1 unknown-recommendation", "votes.csv:4:1 duplicate-total"]
    ),
    (
      ["votes.csv": "recommendation,actor,voter,vote\nR1,cso,V1,support\nR1,cso,V1,oppose\n"],
      .votes, ["votes.csv:3:3 duplicate-vote"]
    ),
    (["votes.csv": "voter,actor,R1,R2\nV1,cso,9,1\n"], .scale, ["votes.csv:2:3 unknown-vote"]),
    // The other files.
    (
      ["recommendations.csv": recommendations + "R2,1,owner,B C,,Three\n"], .votes,
      [
        "recommendations.csv:4:1 duplicate-id", "recommendations.csv:4:3 unknown-principle",
        "recommendations.csv:4:4 unknown-indicator", "recommendations.csv:4:5 empty-text",
      ]
    ),
    (["codings.csv": "item,coder\nR1,A\n"], .votes, ["codings.csv:1 missing-column"]),
    (
      ["follow-up.csv": "recommendation,round,status\nR3,2024,done\nR1,2020,begun\n"], .votes,
      [
        "follow-up.csv:2:1 unknown-recommendation", "follow-up.csv:3:2 unknown-round",
        "follow-up.csv:3:3 unknown-status",
      ]
    ),
    (
      ["follow-up.csv": "recommendation,round,status\nR1,2024,done\nR1,2024,dropped\n"], .votes,
      ["follow-up.csv:3:2 duplicate-status"]
    ),
  ]

  @Test("a check and a reading find the same, with the same places", arguments: rows.indices)
  func faults(row: Int) throws {
    let (changed, ballot, expected) = Self.rows[row]
    var study = Self.small()
    study.workshop?.ballot = ballot
    study.workshop?.scale = ballot == .scale ? [1, 5] : []
    study.workshop?.codings = "codings.csv"
    study.workshop?.followUp = "follow-up.csv"
    let files = [
      "recommendations.csv": Self.recommendations,
      "votes.csv": "recommendation,actor,voter,vote\n",
      "codings.csv": "item,coder,themes\nR1,A,x\n",
      "follow-up.csv": "recommendation,round,status\n",
    ].merging(changed) { $1 }
    try withFolder(files) { folder in
      func places(_ faults: [Diagnostic]) -> [String] {
        faults.map { fault in
          let file = fault.place?.file.split(separator: "/").last.map(String.init) ?? ""
          let column = fault.place?.column.map { ":\($0)" } ?? ""
          return "\(file):\(fault.place?.line ?? 0)\(column) \(fault.code)"
        }
      }
      let checked = WorkshopRecord.check(study: study, folder: folder)
      #expect(places(checked) == expected)
      var read: [Diagnostic] = []
      do {
        _ = try WorkshopRecord.read(study: study, folder: folder)
      } catch let error as Faults {
        read = error.diagnostics
      }
      // Tags are compared with the codebook by the check alone.
      let tags = ["unknown-principle", "unknown-indicator", "empty-text"]
      #expect(read == checked.filter { !tags.contains($0.code) })
    }
  }

  @Test("a vote for no group is told with its voter, and what it means") func noGroup() throws {
    let votes = "recommendation,actor,voter,vote\nR1,,V7,support\n"
    let faults = try withFolder([
      "recommendations.csv": Self.recommendations, "votes.csv": votes,
    ]) { WorkshopRecord.check(study: Self.small(), folder: $0) }
    #expect(faults.map(\.summary) == ["«V7» votes for no group: the actor is empty"])
    #expect(faults.map(\.expected) == ["one of cso, private"])
    #expect(faults.allSatisfy { $0.hint != nil })
  }

  @Test("from an answer to a finding, a recommendation, its status and the next round's indicator")
  func followUp() throws {
    var study = Self.small()
    study.workshop?.followUp = "follow-up.csv"
    let record = try withFolder([
      "recommendations.csv": Self.recommendations,
      "votes.csv": "recommendation,actor,voter,vote\n",
      "follow-up.csv": """
      recommendation,round,status
      R1,2021,accepted
      R2,2021,dropped
      R1,2024,done

      """,
    ]) { try WorkshopRecord.read(study: study, folder: $0) }
    #expect(record.followUp.map(\.status) == [.accepted, .dropped, .done])
    let rows = traceResults(study: study, record: record)
    func keys(_ statistic: String) -> [[String]] {
      rows.filter { $0.key.statistic == statistic }.map {
        [$0.key.question, $0.key.group, $0.key.item, $0.key.level, $0.key.round]
      }
    }
    #expect(keys("trace_link") == [["a1", "F1", "R1", "A", ""]])
    #expect(rows.first { $0.key.statistic == "trace_link" }?.note == "a1/F1/R1/A")
    #expect(
      keys("follow_up") == [
        ["", "", "R1", "accepted", "2021"], ["", "", "R2", "dropped", "2021"],
        ["", "", "R1", "done", "2024"],
      ])
    let counts = rows.filter { $0.key.statistic == "follow_up_count" }
    let states = ["accepted", "under_way", "done", "dropped", "no_status"]
    #expect(counts.map(\.key.level) == states + states)
    #expect(counts.map { $0.estimate?.value } == [1, 0, 0, 1, 0, 0, 0, 1, 0, 1])
    // R2 is on the subject of nothing that was found.
    let alone = rows.filter { $0.key.statistic == "finding_count" && $0.flag == "orphan" }
    #expect(alone.map(\.key.item) == ["R2", "", ""])
  }
}
