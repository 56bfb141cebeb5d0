// Proves that a check finds every fault of data against codebook in one run, each with its place.
import Diagnostics
import Foundation
import Rounds
import TestSupport
import Testing

@Suite("Study check") struct StudyCheckTests {
  struct Breakage {
    var name: String
    var file: String
    var old: String
    var new: String
    var codes: [String]
  }

  static let breakages = [
    Breakage(
      name: "unknown code", file: "a.csv", old: "woman,1,n", new: "woman,7,n",
      codes: ["unknown-code"]),
    Breakage(
      name: "a label for a code", file: "a.csv", old: "man,3,y", new: "man,de acuerdo,y",
      codes: ["unknown-code"]),
    Breakage(
      name: "a code of today's scale in an old round", file: "a.csv", old: "man,3,y",
      new: "man,3,3", codes: ["unknown-code"]),
    Breakage(
      name: "unknown level", file: "b.csv", old: "cso,woman", new: "cso,womam",
      codes: ["unknown-level"]),
    Breakage(
      name: "unknown actor", file: "b.csv", old: "o6,cso", new: "o6,ngo", codes: ["unknown-actor"]),
    Breakage(
      name: "missing column", file: "a.csv", old: "q1,q2", new: "q_1,q2",
      codes: ["missing-column", "undeclared-column"]),
    Breakage(
      name: "missing dimension", file: "a.csv", old: "actor,sex", new: "actor,sexo",
      codes: ["missing-column", "undeclared-column"]),
    Breakage(
      name: "missing column of an option", file: "b.csv", old: "q5_y", new: "q5y",
      codes: ["missing-column", "undeclared-column"]),
    Breakage(
      name: "no respondent column", file: "a.csv", old: "org,", new: "organisation,",
      codes: ["missing-column", "undeclared-column"]),
    Breakage(
      name: "missing file", file: "study.yaml", old: "file: b.csv", new: "file: bb.csv",
      codes: ["missing-file"]),
    Breakage(
      name: "duplicate respondent", file: "a.csv", old: "o5,firm", new: "o4,firm",
      codes: ["duplicate-respondent"]),
    Breakage(
      name: "a row without respondent", file: "a.csv", old: "o5,firm", new: " ,firm",
      codes: ["respondent-missing"]),
    Breakage(
      name: "another actor in another round", file: "b.csv", old: "o6,cso", new: "o5,cso",
      codes: ["actor-changed"]),
    Breakage(
      name: "an answer of an actor who is not asked", file: "a.csv", old: "woman,2,,y",
      new: "woman,2,y,y", codes: ["answer-not-asked"]),
    Breakage(
      name: "more respondents than invited", file: "study.yaml", old: "cso: 5, firm: 4",
      new: "cso: 2, firm: 4", codes: ["more-than-invited"]),
    Breakage(
      name: "unknown gender marker", file: "p.csv", old: "goal,2,sex", new: "goal,3,sex",
      codes: ["unknown-gender-marker"]),
    Breakage(
      name: "unknown dimension of a programme", file: "p.csv", old: "2,sex", new: "2,sex age",
      codes: ["unknown-dimension"]),
    Breakage(
      name: "numbers of a programme", file: "p.csv", old: "2019,2021,1000,yes,4,2,1",
      new: "2019,2011,1.000,yes,4,9,x",
      codes: ["not-a-number", "ends-before-start", "more-than-indicators"]),
  ]

  @Test("every fault has its message") func messages() throws {
    var texts: [String] = []
    for breakage in Self.breakages {
      var fixture = StudyFolderFixture()
      fixture.replace(breakage.file, breakage.old, by: breakage.new)
      let found = try fixture.checkText()
      #expect(found.diagnostics.map(\.code) == breakage.codes, "\(breakage.name)")
      texts.append("# \(breakage.name)\n\n" + found.text)
    }
    expectSnapshot(texts.joined(separator: "\n"), named: "faults.txt")
  }

  @Test(
    "an identifier that another organisation uses is told by what describes organisations",
    arguments: [("organisation", ["respondent-changed"]), ("person", [])])
  func reusedIdentifier(described: String, codes: [String]) throws {
    var fixture = StudyFolderFixture()
    fixture.replace("study.yaml", "describes: person", by: "describes: \(described)")
    fixture.replace("b.csv", "o2,cso,man", by: "o2,cso,woman")
    let found = try fixture.checkText()
    #expect(found.diagnostics.map(\.code) == codes)
    guard let warning = found.diagnostics.first else { return }
    #expect(warning.severity == .warning && warning.place?.line == 2)
    expectSnapshot(found.text, named: "reused-identifier.txt")
  }

  @Test("an answer in a round in which the question is not put") func wrongRound() throws {
    var fixture = StudyFolderFixture()
    fixture.files["a.csv"] = """
      org,actor,sex,q1,q2,q3,q4,q5_x,q5_y
      o1,cso,woman,1,n,n,2,,
      o4,firm,woman,2,,y,,1,0

      """
    expectSnapshot(try fixture.checkText().text, named: "answer-in-wrong-round.txt")
  }

  @Test("faults of several files are found in one run") func together() throws {
    var fixture = StudyFolderFixture()
    for name in [
      "unknown code", "unknown level", "duplicate respondent",
      "unknown gender marker", "more respondents than invited",
    ] {
      guard let breakage = Self.breakages.first(where: { $0.name == name }) else { continue }
      fixture.replace(breakage.file, breakage.old, by: breakage.new)
    }
    #expect(
      try fixture.checkText().diagnostics.map(\.code) == [
        "more-than-invited", "duplicate-respondent", "unknown-code", "unknown-level",
        "unknown-gender-marker",
      ])
  }

  @Test("many faults of a column are grouped, and none is lost") func grouped() throws {
    var fixture = StudyFolderFixture()
    fixture.replace("study.yaml", "cso: 5, firm: 4", by: "cso: 500")
    let rows = (1...40).map { number in
      "r\(number),cso,woman,\(number % 4 == 0 ? "1" : "x\(number % 3)"),n,n,,\n"
    }
    fixture.files["a.csv"] = "org,actor,sex,q1,q2,q3,q5_x,q5_y\n" + rows.joined()
    let found = try fixture.checkText()
    #expect(found.diagnostics.count == 4)
    expectSnapshot(found.text, named: "grouped.txt")
  }

  @Test("spaces around a code are no fault") func spaces() throws {
    var fixture = StudyFolderFixture()
    fixture.replace("a.csv", "woman,1,n", by: "woman ,\u{A0}1, n")
    #expect(try fixture.checkText().diagnostics.isEmpty)
  }

  @Test("200 damaged folders are checked to the end") func damaged() throws {
    var state: UInt64 = 20_180_904
    func draw(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }
    let marks = Array("\",;\n\r\t -x019éñ\u{0}".utf8)
    let names = StudyFolderFixture.sound.keys.sorted().filter { $0 != "study.yaml" }
    try StudyFolderFixture().written { folder in
      for _ in 0..<200 {
        let name = names[draw(names.count)]
        var bytes = Array((StudyFolderFixture.sound[name] ?? "").utf8)
        for _ in 0...draw(4) where !bytes.isEmpty {
          let place = draw(bytes.count)
          switch draw(3) {
          case 0: bytes[place] = marks[draw(marks.count)]
          case 1: bytes.remove(at: place)
          default: bytes.insert(marks[draw(marks.count)], at: place)
          }
        }
        let file = URL(fileURLWithPath: folder).appendingPathComponent(name)
        try Data(bytes).write(to: file)
        let check = StudyFolder.check(folder)
        #expect(check.diagnostics.allSatisfy { $0.place != nil })
        try Data((StudyFolderFixture.sound[name] ?? "").utf8).write(to: file)
      }
      #expect(StudyFolder.check(folder).diagnostics.isEmpty)
    }
  }

  @Test("a study that is not there, and a file that is no UTF-8") func unreadable() throws {
    #expect(StudyFolder.check("nowhere").diagnostics.map(\.code) == ["missing-file"])
    #expect(StudyFolder.check("nowhere").summary == nil)
    try StudyFolderFixture().written { folder in
      let file = URL(fileURLWithPath: folder).appendingPathComponent("b.csv")
      try Data(Data("org,actor\no1,cso\no2,".utf8) + [0xE9, 0x0A]).write(to: file)
      let check = StudyFolder.check(folder)
      #expect(check.diagnostics.contains { $0.code == "not-utf-8" && $0.place?.line == 3 })
      #expect(!check.passes)
    }
  }
}
