// Proves that a study file becomes a study, and that every fault of one is found in one run, with
// its place, what was found, what was expected and the way out.
import Diagnostics
import Localization
import TestSupport
import Testing

@testable import Framework

@Suite("Study file") struct StudyFileTests {
  @Test("a study without fault is read whole") func valid() throws {
    let source = try StudyFile.source(bytes: Array(StudyFixture.text.utf8), file: "study.yaml")
    let study = source.study
    #expect(source.remarks.isEmpty)
    #expect(study.title == LocalizedText(es: "Estudio", en: "Study"))
    #expect(study.rounds.map(\.year) == [2018, 2021])
    #expect(study.rounds[0].invited == ["cso": 40])
    #expect(study.actors[0].short == study.actors[0].label)
    #expect(study.actors[1].short.spanish == "Gob.")
    #expect(study.dimensions[0].column == "sex")
    #expect(study.dimensions[0].levels[1].label == LocalizedText(verbatim: "Man"))
    #expect(study.scale("agreement3")?.levels.map(\.score) == [1, 2, 3])
    #expect(study.scale("mentioned")?.levels.map(\.side) == [nil, nil])
    #expect(study.question("a1")?.rounds == ["2018", "2021"])
    #expect(study.question("a1")?.versions[0].crosswalk == ["a": "1", "b": "3"])
    #expect(study.question("a2")?.options.map(\.column) == ["a2_x", "a2_y"])
    #expect(study.design == DesignDeclaration(regime: .actors))
    #expect(study.isSynthetic == false)
  }

  /// What is replaced, by what; the snapshot holds what is said of it.
  static let breakages: [(name: String, old: String, new: String)] = [
    ("unknown key", "languages:", "langauges:"),
    ("unknown key of a question", "asked: [cso]\n", "askd: [cso]\n"),
    ("missing key", "    indicator: A\n    text", "    text"),
    ("key without value", "scale: agreement3", "scale:"),
    ("no actors", "actor: actor}", "actr: actor}"),
    ("wrong type: list for text", "id: demo", "id: [demo]"),
    ("wrong type: text for list", "asked: [cso]\n", "asked: cso\n"),
    ("wrong type: text for mapping", "data: {respondent: org, actor: actor}", "data: org"),
    ("wrong type: year", "year: 2018", "year: MMXVIII"),
    ("wrong type: score", "side: neutral}", "side: neutral, score: \"1,5\"}"),
    ("wrong type: boolean", "hide-respondents: true", "hide-respondents: yes"),
    ("wrong type: an item", "  - {id: cso, label: {es: OSC, en: CSOs}}", "  - cso"),
    ("unknown scale", "scale: agreement3", "scale: agreemnt3"),
    ("unknown indicator", "indicator: A\n    text", "indicator: B\n    text"),
    ("unknown principle", "principle: ownership, label", "principle: ownershp, label"),
    ("unknown actor", "asked: [cso, government]", "asked: [cso, goverment]"),
    ("unknown actor invited", "invited: {cso: 40}", "invited: {csos: 40}"),
    ("unknown round", "rounds: [\"2021\"]", "rounds: [\"2022\"]"),
    ("unknown round of a version", "until: \"2018\"", "until: \"2017\""),
    ("unknown question of a finding", "questions: [a1]", "questions: [a9]"),
    ("unknown reason", "reason: refused", "reason: refusd"),
    ("unknown language", "languages: [es, en]", "languages: [es, fr]"),
    ("unknown kind", "kind: nominal", "kind: nominall"),
    ("unknown side", "side: neutral", "side: neutrall"),
    (
      "unknown rule of reliability", "confidentiality:",
      "reliability: cepal-2032\nconfidentiality:"
    ),
    ("a rule for samples among actors", "confidentiality:", "reliability: dhs\nconfidentiality:"),
    (
      "planned domain that is no dimension", "confidentiality:",
      "reliability: {rule: actors, planned-domains: [sexx]}\nconfidentiality:"
    ),
    ("rule of reliability left out", "confidentiality:", "reliability: {}\nconfidentiality:"),
    ("unknown aggregation", "mean-favourable", "mean-favorable"),
    ("duplicate actor", "  - {id: government,", "  - {id: cso,"),
    ("duplicate question", "  - id: a2\n", "  - id: a1\n"),
    ("duplicate level of a dimension", "{id: man,", "{id: woman,"),
    ("duplicate code", "{code: \"2\",", "{code: \"1\","),
    ("bad identifier", "id: a2\n", "id: a 2/3\n"),
    ("empty list", "asked: [cso]\n", "asked: []\n"),
    ("crosswalk from an unknown code", "{a: \"1\", b: \"3\"}", "{a: \"1\", b: \"3\", c: \"3\"}"),
    ("crosswalk to an unknown code", "{a: \"1\", b: \"3\"}", "{a: \"1\", b: \"4\"}"),
    ("incomplete crosswalk", "{a: \"1\", b: \"3\"}", "{a: \"1\"}"),
    ("no crosswalk", "        crosswalk: {a: \"1\", b: \"3\"}\n", ""),
    ("version without end", "until: \"2018\"", "until: \"2021\""),
    ("rounds out of order", "year: 2021", "year: 2015"),
    ("a file in two rounds", "file: b.csv", "file: a.csv"),
    ("absolute path", "file: b.csv", "file: /data/b.csv"),
    ("missing code that is an answer", "codes: [\"98\"]", "codes: [\"3\"]"),
    ("missing code given twice", "codes: [\"99\"]", "codes: [\"98\"]"),
    ("a side is missing", ", side: neutral", ""),
    (
      "sides back and forth", "Yes}, side: favourable}\n  - id: agr",
      "Yes}, side: unfavourable}\n  - id: agr"
    ),
    ("scores back and forth", "side: neutral}", "side: neutral, score: 7}"),
    ("no side at all", "  - id: a2\n    indicator: A", "  - id: a2\n    indicator: A2"),
    ("negative number invited", "invited: {cso: 40}", "invited: {cso: -40}"),
    ("number invited is no number", "invited: {cso: 40}", "invited: {cso: many}"),
    ("smallest cell", "minimum-cell: 5", "minimum-cell: 0"),
    ("version of the format", "contraste: 1", "contraste: 3"),
    ("not a version", "contraste: 1", "contraste: one"),
    ("options of a single question", "    kind: multiple\n", ""),
    (
      "multiple without options",
      "    options: [{id: x, column: a2_x, label: X}, {id: y, column: a2_y, label: Y}]\n", ""
    ),
    ("scale of a multiple question", "scale: mentioned", "scale: agreement3"),
    ("one column twice", "column: a2_y", "column: a2_x"),
    ("reserved name", "id: sex", "id: round"),
    ("weights without a sample", "missing:\n", "design: {regime: actors, weights: w}\nmissing:\n"),
    ("unknown regime", "missing:\n", "design: {regime: census}\nmissing:\n"),
    ("one translation", "{es: Estudio, en: Study}", "{es: Estudio}"),
    ("an unknown language of a text", "{es: Estudio, en: Study}", "{es: Estudio, eng: Study}"),
    ("key written twice", "id: demo\n", "id: demo\nid: demo2\n"),
    ("not a mapping", StudyFixture.text, "- a\n- b\n"),
    ("empty file", StudyFixture.text, ""),
  ]

  @Test("every fault has its message") func messages() {
    let texts = Self.breakages.map { name, old, new in
      let faults = StudyFixture.faults(replacing: old, by: new)
      #expect(!faults.isEmpty, "\(name)")
      #expect(faults.allSatisfy { $0.place?.file == "study.yaml" }, "\(name)")
      return "# \(name)\n\n" + DiagnosticText().text(faults)
    }
    expectSnapshot(texts.joined(separator: "\n"), named: "faults.txt")
  }

  @Test("all faults of a file are found in one run, in order of lines") func together() throws {
    var text = StudyFixture.text
    let chosen = [
      "unknown key", "unknown scale", "duplicate code", "rounds out of order",
      "unknown reason", "smallest cell", "incomplete crosswalk",
    ]
    for breakage in Self.breakages where chosen.contains(breakage.name) {
      text = text.replacingFirst(breakage.old, by: breakage.new)
    }
    let faults = #expect(throws: Faults.self) {
      try StudyFile.source(bytes: Array(text.utf8), file: "study.yaml")
    }
    let codes = try #require(faults).diagnostics.map(\.code)
    // What a crosswalk leads to is not known while the scale of the question is not.
    #expect(
      codes == [
        "unknown-key", "rounds-out-of-order", "unknown-reason", "duplicate-code",
        "unknown-scale", "bad-minimum-cell",
      ])
    let lines = try #require(faults).diagnostics.compactMap { $0.place?.line }
    #expect(lines == lines.sorted())
  }

  @Test("a file that does not exist is a fault with its path") func missingFile() throws {
    let faults = #expect(throws: Faults.self) { try StudyFile.read(path: "nowhere/study.yaml") }
    let diagnostic = try #require(faults?.diagnostics.first)
    #expect(diagnostic.code == "missing-file")
    #expect(diagnostic.place?.file == "nowhere/study.yaml")
  }

  @Test("1,500 damaged files end in a study or in faults with a line") func damaged() {
    let lines = StudyFixture.text.split(separator: "\n", omittingEmptySubsequences: false)
    var state: UInt64 = 20_180_904
    func draw(_ count: Int) -> Int {
      // Numerical Recipes' generator; the high bits are the good ones.
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }
    var read = 0
    for _ in 0..<1_500 {
      var damaged = lines
      for _ in 0...draw(3) {
        let line = draw(damaged.count)
        switch draw(4) {
        case 0: damaged.remove(at: line)
        case 1: damaged.insert(damaged[draw(damaged.count)], at: line)
        case 2: damaged[line] = damaged[line].prefix(draw(damaged[line].count + 1))
        default: damaged[line] = "  " + damaged[line]
        }
      }
      let text = damaged.joined(separator: "\n")
      do {
        _ = try StudyFile.source(bytes: Array(text.utf8), file: "study.yaml")
        read += 1
      } catch {
        if error.diagnostics.isEmpty || error.diagnostics.contains(where: { $0.place?.line == nil })
        {
          Issue.record("no fault with a line for \(text)")
          return
        }
      }
    }
    #expect(read > 0)
  }
}
