// Proves that the answers of a study folder are coded by its codebook, round by round.
import Diagnostics
import Files
import Foundation
import Framework
import Localization
import Rounds
import Surveys
import Tabular
import TestSupport
import Testing

@Suite("Study folder") struct StudyFolderTests {
  static func open() throws -> OpenStudy {
    try StudyFolderFixture().written { try StudyFolder.open($0) }
  }

  static let none = MissingReason.noAnswer.code
  static let unknown = MissingReason.doesNotKnow.code
  static let refused = MissingReason.refused.code
  static let unasked = MissingReason.notAsked.code

  @Test("questions become codes of today's scale, with the reasons for missing answers kept apart")
  func questions() throws {
    let data = try Self.open().data
    let codes = Dictionary(
      uniqueKeysWithValues: data.questions.map { ("\($0.id)/\($0.item)", $0.codes) })
    #expect(codes["q1/"] == [0, 2, Self.unknown, 1, 2, 2, 1, 0])
    // Until 2018 n and y, brought to 1 and 3; firms are not asked.
    #expect(
      codes["q2/"] == [0, 2, Self.refused, Self.unasked, Self.unasked, 1, 0, Self.unasked])
    // Not comparable and without crosswalk: the old answers are a question of their own.
    #expect(
      codes["q3/"] == [Int32](repeating: Self.unasked, count: 5) + [2, 0, 1])
    #expect(
      codes["q3@2018/"] == [0, 1, Self.none, 1, 0] + [Int32](repeating: Self.unasked, count: 3))
    #expect(codes["q4/"] == [Int32](repeating: Self.unasked, count: 5) + [0, 1, Self.unknown])
    #expect(
      codes["q5/x"] == [Int32](repeating: Self.unasked, count: 3) + [
        1, 0, Self.unasked, Self.unasked, 1,
      ])
    #expect(data.questions.map(\.id) == ["q1", "q2", "q3", "q3@2018", "q4", "q5", "q5"])
    let scale = try #require(data.questions.first?.scale)
    #expect(scale.scores == [1, 2, 3])
    #expect(scale.sides == [.unfavourable, .neutral, .favourable])
    #expect(data.questions.last?.scale.sides.isEmpty == true)
  }

  @Test("versions leave breaks in the series, with their reasons") func breaks() throws {
    let study = try Self.open()
    let breaks = Dictionary(
      study.data.questions.map { ($0.id, $0.breaks) }, uniquingKeysWith: { first, _ in first })
    #expect(
      breaks["q2"] == [SeriesBreak(round: 1, comparability: .withCaveat, reason: "Another scale")])
    #expect(
      breaks["q3"]
        == [SeriesBreak(round: 1, comparability: .notComparable, reason: "Another question")])
    #expect(breaks["q1"] == [])
    let old = try #require(study.study.question("q3@2018"))
    #expect(old.scale == "agreement2" && old.rounds == ["2018"])
    #expect(study.study.question("q3")?.rounds == ["2021"])
  }

  @Test("dimensions, actors, rounds and respondents") func groups() throws {
    let study = try Self.open()
    let data = study.data
    #expect(data.dimension("sex")?.codes == [0, 1, Self.refused, 0, Self.none, 1, 0, 0])
    #expect(data.actors?.codes == [0, 0, 0, 1, 1, 0, 0, 1])
    #expect(data.rounds?.codes == [0, 0, 0, 0, 0, 1, 1, 1])
    #expect(study.respondents.identifiers == ["o1", "o2", "o3", "o4", "o5", "o6"])
    #expect(study.respondents.codes == [0, 1, 2, 3, 4, 1, 5, 3])
    #expect(data.regime == .actors(invited: [[5, 6], [4, nil]]))
    #expect(data.design.strata.map(\.label) == ["cso", "firm"])
    #expect(data.design.clusterCount == 6)
    #expect(study.inputs.map(\.role) == [.codebook, .responses, .responses])
    #expect(study.inputs.allSatisfy { $0.sha256.count == 64 && $0.byteCount > 0 })
    let place = try #require(study.origins.place(ofRow: 6))
    #expect(Path.name(of: place.file) == "b.csv" && place.line == 3)
    #expect(study.origins.place(ofRow: 8) == nil)
  }

  @Test("one file may hold several rounds") func sharedFile() throws {
    var fixture = StudyFolderFixture()
    fixture.replace("study.yaml", "actor: actor}", by: "actor: actor, round: wave}")
    fixture.replace("study.yaml", "b.csv", by: "a.csv")
    fixture.files["a.csv"] = """
      org,actor,sex,q1,q2,q3,q4,q5_x,q5_y,wave
      o2,cso,man,3,2,3,1,,,2021
      o1,cso,woman,1,n,n,,,,2018
      o2,cso,man,3,y,y,,,,2018

      """
    let study = try fixture.written { try StudyFolder.open($0) }
    #expect(study.data.rounds?.codes == [0, 0, 1])
    #expect(study.data.questions[0].codes == [0, 2, 2])
    #expect((0..<3).map { study.origins.place(ofRow: $0)?.line } == [3, 4, 2])
    fixture.replace("a.csv", "n,n,,,,2018", by: "n,n,,,,2019")
    expectSnapshot(try fixture.checkText().text, named: "wrong-round.txt")
  }

  @Test("a sample study has the design of its columns") func sample() throws {
    var fixture = StudyFolderFixture()
    fixture.files["study.yaml", default: ""] += "design: {regime: sample, weights: w, strata: s}\n"
    for file in ["a.csv", "b.csv"] {
      let lines = (fixture.files[file] ?? "").split(separator: "\n")
      fixture.files[file] = lines.enumerated().map { index, line in
        index == 0 ? line + ",w,s\n" : line + ",\(index).5,\(index % 2 == 0 ? "x" : "y")\n"
      }.joined()
    }
    let data = try fixture.written { try StudyFolder.open($0).data }
    #expect(data.regime == .sample)
    #expect(data.design.weights == [1.5, 2.5, 3.5, 4.5, 5.5, 1.5, 2.5, 3.5])
    #expect(data.design.strata.map(\.label).sorted() == ["x", "y"])
    fixture.replace("a.csv", "2.5", by: "two")
    fixture.replace("b.csv", "3.5", by: "-1")
    expectSnapshot(try fixture.checkText().text, named: "bad-weights.txt")
  }

  @Test("the summary counts who answered and what was left out") func summary() throws {
    let text = try StudyFolderFixture().written { folder in
      let check = StudyFolder.check(folder)
      #expect(check.passes && check.diagnostics.isEmpty)
      let summary = try #require(check.summary)
      #expect(summary.cells[0][0].responseRate == 0.6)
      #expect(summary.cells[1][1].responseRate == nil)
      #expect(summary.returning == [2])
      return summary.text(.spanish) + "\n" + summary.text(.english)
    }
    expectSnapshot(text, named: "summary.txt")
  }

  @Test("the template is a study without fault, and overwrites nothing") func template() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("contraste-\(UUID().uuidString)/new").path
    defer { try? FileManager.default.removeItem(atPath: Path.folder(of: folder)) }
    let written = try StudyTemplate.write(to: folder)
    #expect(written.map(Path.name(of:)) == ["study.yaml", "responses-2024.csv"])
    let check = StudyFolder.check(folder)
    #expect(check.diagnostics.isEmpty)
    #expect(check.summary?.respondentCount == 12)
    let refusal = #expect(throws: Faults.self) { try StudyTemplate.write(to: folder) }
    #expect(refusal?.diagnostics.map(\.code) == ["file-exists", "file-exists"])
  }

  @Test("the names of missing reasons are those of the study file") func reasons() throws {
    for reason in MissingReason.allCases {
      var fixture = StudyFolderFixture()
      fixture.replace("study.yaml", "reason: refused", by: "reason: \(reason.name)")
      let codes = try fixture.written { try StudyFolder.open($0).data.dimension("sex")?.codes }
      #expect(codes?[2] == reason.code)
    }
  }
}
