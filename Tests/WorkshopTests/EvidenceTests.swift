// Proves which findings lead to recommendations, and the facts of the sample study.
import Estimation
import Framework
import Localization
import Results
import TestSupport
import Testing
import Workshop

@Suite("Evidence and recommendations") struct EvidenceTests {
  private static let questions = [question("a1", "A"), question("a2", "A"), question("b1", "B")]

  typealias Row = (
    finding: Finding, recommendation: Recommendation, isMet: Bool, open: [String]
  )

  private static let rows: [Row] = [
    // Whole indicator, another indicator, nothing at all.
    (finding("F", "A", ["a1"]), recommendation("R", indicators: ["A"]), true, []),
    (finding("F", "A", ["a1"]), recommendation("R", indicators: ["B"]), false, ["a1"]),
    (finding("F", "A", ["a1"]), recommendation("R", principles: ["ownership"]), false, ["a1"]),
    // Confined to questions.
    (
      finding("F", "A", ["a1", "a2"]),
      recommendation("R", indicators: ["A"], questions: ["a1"]), true, ["a2"]
    ),
    (
      finding("F", "A", ["a2"]),
      recommendation("R", indicators: ["A"], questions: ["a1"]), false, ["a2"]
    ),
    (finding("F", "A", []), recommendation("R", indicators: ["A"], questions: ["a1"]), true, []),
    (
      finding("F", "A", ["a2"]),
      recommendation("R", indicators: ["A", "B"], questions: ["b1"]), true, []
    ),
    (
      finding("F", "B", ["a1"]),
      recommendation("R", indicators: ["A"], questions: ["a1"]), true, []
    ),
    // No indicator: the principle decides.
    (finding("F", nil), recommendation("R", principles: ["ownership"]), true, []),
    (finding("F", nil), recommendation("R", principles: ["results"]), false, []),
    (finding("F", nil), recommendation("R", indicators: ["A"]), false, []),
  ]

  @Test("a finding is met by the narrowest tag that both carry", arguments: rows)
  func links(row: Row) {
    let (finding, recommendation, isMet, open) = row
    let links = EvidenceLinks(
      study: study(questions: Self.questions, findings: [finding]),
      record: WorkshopRecord(recommendations: [recommendation], votes: []))
    #expect(links.links.count == (isMet ? 1 : 0))
    #expect(links.coverage.map(\.openQuestions) == [open])
    #expect(links.coverage[0].isOrphan == !isMet)
    #expect(links.orphans(.opportunity).map(\.finding) == (isMet ? [] : [finding]))
    #expect(links.orphans(.progress).isEmpty)
    #expect(links.metInPart(.opportunity).count == (isMet && !open.isEmpty ? 1 : 0))
    #expect(links.recommendationsWithoutFinding == (isMet ? [] : ["R"]))
  }

  @Test("a finding with parts is met part by part") func parts() {
    let parts = [("x", ["a1"]), ("y", ["a2"]), ("z", [])].map {
      Finding.Part(id: $0.0, text: LocalizedText(verbatim: $0.0), questions: $0.1)
    }
    let finding = Finding(
      id: "F", kind: .opportunity, principle: "ownership", indicator: "A",
      text: LocalizedText(verbatim: "all"), parts: parts)
    #expect(finding.questions == ["a1", "a2"])
    let cases: [(Recommendation, orphans: [String?])] = [
      (recommendation("R", indicators: ["A"], questions: ["a1"]), ["y"]),
      (recommendation("R", indicators: ["A"]), []),
      (recommendation("R", indicators: ["B"], questions: ["a2"]), ["x", "z"]),
      (recommendation("R", indicators: ["B"]), ["x", "y", "z"]),
    ]
    for (recommendation, orphans) in cases {
      let study = study(questions: Self.questions, findings: [finding])
      let record = WorkshopRecord(recommendations: [recommendation], votes: [])
      let links = EvidenceLinks(study: study, record: record)
      #expect(links.orphans(.opportunity).map(\.part?.id) == orphans)
      #expect(links.orphans(.opportunity).map(\.text.english) == orphans)
      let rows = traceResults(study: study, record: record)
      let counts = rows.filter { $0.key.statistic == "finding_count" && $0.key.item == "R" }
      #expect(counts.map(\.estimate?.value) == [orphans.count == 3 ? 0 : 1])
    }
  }

  @Test("headings are untagged only where all their recommendations are") func headings() {
    let record = WorkshopRecord(
      recommendations: [
        recommendation("R1", principles: ["results"], heading: "1"),
        recommendation("R2", heading: "1"), recommendation("R3", heading: "2"),
      ], votes: [])
    let links = EvidenceLinks(study: study(), record: record)
    #expect(links.headingsWithoutPrinciple.map(\.id) == ["2"])
    // A study without findings is not one whose indicators have none.
    let rows = traceResults(study: study(), record: record)
    #expect(!rows.isEmpty && rows.allSatisfy { $0.key.statistic != "finding_count" })
  }
}

@Suite("The sample study's workshop") struct SampleStudyTests {
  private let study: Study
  private let record: WorkshopRecord

  init() throws {
    study = try SampleStudy.study()
    record = try WorkshopRecord.read(study: study, folder: SampleStudy.path)
  }

  @Test("the two findings without a recommendation and the two headings without a principle")
  func orphans() {
    let links = EvidenceLinks(study: study, record: record)
    let orphans = links.orphans(.opportunity)
    #expect(orphans.map(\.finding.id) == ["O14", "O16"])
    #expect(orphans.map(\.part?.id) == ["disaggregation", nil])
    #expect(orphans.map(\.openQuestions) == [["g4", "g5"], ["f1", "f2"]])
    #expect(links.metInPart(.opportunity).isEmpty)
    // What the report asks for besides, a reference to gender, is answered by one recommendation.
    #expect(links.recommendations(meeting: "O14") == ["R7.2"])
    #expect(links.links.filter { $0.finding == "O14" }.map(\.part) == ["reference"])
    #expect(links.headingsWithoutPrinciple.map(\.number) == [7, 10])
    #expect(links.recommendationsWithoutFinding == ["R1.5"])
    #expect(links.orphans(.progress).isEmpty)
  }

  @Test("without the questions of recommendations the indicator hides the second need")
  func coarseTags() {
    var coarse = record
    for index in coarse.recommendations.indices { coarse.recommendations[index].questions = [] }
    let links = EvidenceLinks(study: study, record: coarse)
    #expect(links.orphans(.opportunity).map(\.finding.id) == ["O16"])
    #expect(links.metInPart(.opportunity).isEmpty)
  }

  @Test("the trace tells the same two findings and headings, and leads on by a stable identifier")
  func trace() {
    let rows = traceResults(study: study, record: record)
    func orphans(_ statistic: String, _ dimension: String) -> [[String]] {
      rows.filter {
        $0.key.statistic == statistic && $0.key.groupBy == dimension && $0.flag == "orphan"
      }.map { [$0.key.group, $0.key.level].filter { !$0.isEmpty } }
    }
    #expect(
      orphans("recommendation_count", "finding") == [["O14", "disaggregation"], ["O16"]])
    #expect(orphans("recommendation_count", "indicator") == [["F"]])
    #expect(orphans("principle_count", "heading") == [["7"], ["10"]])
    let links = rows.filter { $0.key.statistic == "trace_link" }
    let gender = links.filter { $0.key.group == "O14" }.map(\.note)
    #expect(gender == ["g2/O14/R7.2/B", "g2/O14/R7.2/G"])
    #expect(Set(links.map(\.note)).count == links.count)
  }

  @Test("24 recommendations under 10 headings, by principle and indicator") func coverage() {
    #expect(record.recommendations.count == 24)
    #expect(record.headings.count == 10)
    let tags = TagCoverage(study: study, record: record)
    let headings = Dictionary(uniqueKeysWithValues: tags.principles.map { ($0.id, $0.headings) })
    #expect(headings == ["ownership": 2, "results": 4, "partnerships": 3, "transparency": 2])
    let bare = tags.indicators.filter(\.recommendations.isEmpty)
    #expect(bare.map(\.id) == ["F"])
  }

  @Test("votes of 60 participants, of whom no group is small") func votes() {
    let rows = workshopResults(record: record, actors: study.actors.map(\.id), plan: AnalysisPlan())
    #expect(record.votes.count == 1413)
    #expect(rows.allSatisfy { $0.estimate != nil })
    // Each recommendation: four numbers of all, five of each of four groups, six over them, the
    // differences of six pairs.
    let own = rows.filter { !$0.key.item.isEmpty && !$0.key.statistic.contains("_rank") }
      .filter { !["borda_score", "copeland_score", "top_share"].contains($0.key.statistic) }
    #expect(own.count == 24 * (4 + 4 * 5 + 6 + 6))
    func value(_ item: String, _ statistic: String, _ group: String = "") -> Double? {
      rows.first {
        $0.key.item == item && $0.key.statistic == statistic && $0.key.group == group
          && !$0.key.groupBy.isEmpty
      }?.estimate?.value
    }
    expectClose(
      value("R1.1", "group_aware_consensus"), 22.0 * 9 * 13 * 11 / (26.0 * 14 * 16 * 12))
    expectClose(value("R1.1", "minimum_group_support"), 8.0 / 12)
    expectClose(value("R1.1", "support", "cso"), 21.0 / 24)
    expectClose(value("R1.5", "group_aware_consensus"), 20.0 * 5 * 9 * 3 / (26.0 * 13 * 16 * 12))
    expectClose(value("R1.5", "support_gap"), 19.0 / 24 - 0.2)
    let consensus = rows.filter { $0.key.statistic == "group_aware_consensus" }
    let ordered = consensus.sorted {
      ($0.estimate?.value ?? 0, $0.key.item) > ($1.estimate?.value ?? 0, $1.key.item)
    }
    #expect(ordered.first?.key.item == "R1.1")
    #expect(ordered.last?.key.item == "R1.5")
  }

  @Test("the registry in sum") func programmes() throws {
    let programmes = try Programme.read(study: study, folder: SampleStudy.path)
    let summary = ProgrammeSummary(programmes, study: study)
    #expect(summary.total.programmes == 32)
    #expect(summary.total.withoutBudget == 0)
    #expect(summary.markers.map(\.marker.rawValue) == ["0", "1", "2", "not_screened"])
    #expect(summary.markers.map(\.total.programmes) == [9, 11, 5, 7])
    #expect(
      summary.markers.map(\.total.budget) == [2_950_000, 4_255_000, 2_345_000, 2_865_000])
    #expect(summary.markers.map { $0.byDimension.first } == [1, 3, 4, 2])
    #expect(summary.markers.map(\.withoutDisaggregation) == [6, 7, 1, 5])
    #expect(summary.disaggregation.map(\.dimension) == study.dimensions.map(\.id))
    #expect(summary.disaggregation.map(\.programmes) == [10, 4, 4, 4])
    #expect(summary.withoutDisaggregation == 19)
    #expect([summary.baselines.count, summary.targets.count] == [98, 132])
    #expect(summary.baselines.total == 159)
    expectClose(summary.baselines.share, 98.0 / 159)
    #expect(summary.withoutIndicators == 8)
    #expect(summary.goalReferences.map(\.programmes) == [4, 23, 4, 1])
    #expect(summary.resultsFrameworks.map(\.programmes) == [11, 13, 8])
  }
}
