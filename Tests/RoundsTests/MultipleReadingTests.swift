// Proves that several answers are read from both forms, with every fault at its line.
import Diagnostics
import Framework
import Rounds
import Surveys
import Tabular
import TestSupport
import Testing

@Suite("Reading of several answers") struct MultipleReadingTests {
  private static let none = MissingReason.noAnswer.code

  private static func table(_ columns: [(String, [String?])]) -> Table {
    let read = columns.map { BareStudyTests.column($0.0, $0.1) }
    return Table(
      source: "data.csv", rowCount: columns[0].1.count, columns: read, header: read.map(\.name))
  }

  private static func options(
    _ multiples: [String], delimiter: String? = nil, exclusive: [String] = []
  ) -> BareFileOptions {
    BareFileOptions(
      questions: [], missing: ["99"], multiples: multiples, delimiter: delimiter,
      exclusiveOptions: exclusive)
  }

  static let columns: [(String, [String?])] = [
    ("q", ["a b", "none", "b", nil, "99"]), ("q/a", ["1", "0", "0", nil, "99"]),
    ("q/b", ["TRUE", "false", "True", nil, "99"]), ("q/none", ["0", "1", "0", nil, "99"]),
    ("r_x", ["Forum", nil, "Forum", nil, nil]), ("r_y", [nil, "Net", "Net", nil, nil]),
    ("s", ["a; b", "b", "c;a", nil, "99"]),
  ]

  @Test("columns, patterns and delimited cells give the same codes") func forms() throws {
    let none = Self.none
    let expected: [String: [Int32]] = [
      "a": [1, 0, 0, none, none], "b": [1, 0, 1, none, none], "none": [0, 1, 0, none, none],
    ]
    for (name, delimiter) in [("q", nil), ("q/*", nil), ("q", " ")] as [(String, String?)] {
      let options = Self.options([name], delimiter: delimiter, exclusive: ["none"])
      let study = try BareStudy.build(Self.table(Self.columns), options: options)
      #expect(study.data.questions.map(\.item) == ["a", "b", "none"], "\(name)")
      for question in study.data.questions {
        #expect(question.id == "q" && question.codes == expected[question.item])
        #expect(question.isExclusive == (question.item == "none"))
      }
      #expect(study.study.question("q")?.kind == .multiple)
      #expect(study.study.questions.count == 1 && study.study.scales.count == 1)
      #expect(study.remarks.isEmpty)
    }
    let found = try BareStudy.build(Self.table(Self.columns), options: Self.options(["s"])).data
    #expect(found.questions.map(\.item) == ["a", "b", "c"])
    #expect(found.questions.map(\.codes)[2] == [0, 0, 1, none, none])
  }

  @Test("without any no, an empty field beside a choice is one") func marked() throws {
    let study = try BareStudy.build(Self.table(Self.columns), options: Self.options(["r"]))
    #expect(
      study.data.questions.map(\.codes) == [
        [1, 0, 1, Self.none, Self.none], [0, 1, 1, Self.none, Self.none],
      ])
    #expect(study.remarks.map(\.code) == ["blank-is-no"])
  }

  @Test("a contradiction of an exclusive option has its line; other faults stop") func faults()
    throws
  {
    let table = Self.table([("q", ["a none", "b", "none"]), ("p_a", ["1", "2", "0"])])
    let study = try BareStudy.build(table, options: Self.options(["q"], exclusive: ["none"]))
    #expect(study.remarks.map(\.code) == ["exclusive-option"])
    #expect(study.remarks.first?.place?.line == 2)
    #expect(study.remarks.first?.severity == .warning)
    let cases: [(BareFileOptions, String)] = [
      (Self.options(["zz"]), "unknown-column"), (Self.options(["p_*"]), "not-yes-or-no"),
      (Self.options(["q"], exclusive: ["nada"]), "unknown-option"),
    ]
    for (options, code) in cases {
      #expect(BareStudyTests.faults(options, table).map(\.code) == [code])
    }
  }

  private static func fixture(_ cells: [String]) -> StudyFolderFixture {
    var fixture = StudyFolderFixture()
    fixture.replace(
      "study.yaml",
      "options: [{id: x, column: q5_x, label: X}, {id: y, column: q5_y, label: Y}]",
      by: """
        column: q5
            separator: ";"
            options:
              - {id: x, label: X}
              - {id: y, code: Y y, label: Why}
              - {id: no, exclusive: true, label: {es: Ninguna, en: None}}
        """)
    for (file, range) in [("a.csv", 0..<5), ("b.csv", 5..<8)] {
      let lines = (StudyFolderFixture.sound[file] ?? "").split(separator: "\n")
      fixture.files[file] =
        ([lines[0] + ",q5"] + zip(lines.dropFirst(), range).map { $0 + "," + cells[$1] })
        .joined(separator: "\n") + "\n"
    }
    return fixture
  }

  @Test("a study reads cells with several answers by their codes") func study() throws {
    let cells = ["", "", "", "x; Y y", "98", "", "", "no;x"]
    let opened = try Self.fixture(cells).written { try StudyFolder.open($0) }
    let unasked = MissingReason.notAsked.code
    let unknown = MissingReason.doesNotKnow.code
    let questions = opened.data.questions.filter { $0.id == "q5" }
    #expect(questions.map(\.item) == ["x", "y", "no"])
    #expect(questions[0].codes == [unasked, unasked, unasked, 1, unknown, unasked, unasked, 1])
    #expect(questions[1].codes == [unasked, unasked, unasked, 1, unknown, unasked, unasked, 0])
    let contradictions = opened.remarks.filter { $0.code == "exclusive-option" }
    #expect(contradictions.map(\.place?.line) == [4])
    #expect(contradictions.first?.place?.file.hasSuffix("b.csv") == true)
  }

  @Test("unknown and unasked answers are told once, with the code that was meant") func strangers()
  {
    let cells = ["x", "", "", "x;z", "Why", "", "", "no"]
    do {
      _ = try Self.fixture(cells).written { try StudyFolder.open($0) }
      Issue.record("opened")
    } catch let error as Faults {
      let faults = error.diagnostics.filter { $0.severity == .error }
      #expect(faults.map(\.code) == ["unknown-code", "unknown-code", "answer-not-asked"])
      #expect(faults.map { $0.place?.line } == [5, 6, 2])
      #expect(faults[1].hint?.contains("Y y") == true)
    } catch {
      Issue.record("\(error)")
    }
  }
}
