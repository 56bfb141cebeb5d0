// Proves that columns of numbers are read with their missing ones, and that texts among them stop.
import Diagnostics
import Framework
import Localization
import Rounds
import Surveys
import Tabular
import TestSupport
import Testing

@Suite("Reading of quantities") struct QuantityReadingTests {
  private static let none = MissingReason.noAnswer.code

  @Test("a bare column of numbers, read as numbers or as texts") func bare() throws {
    let table = BareStudyTests.table()
    let cases: [(column: String, missing: [String], values: [Double?])] = [
      ("q1", [], [10, 9, 88, -1, nil]), ("q1", ["88"], [10, 9, nil, -1, nil]),
      ("q1", ["88", "No sabe"], [10, 9, nil, -1, nil]), ("w", [], [1, 2, 0.5, 1, 1]),
      ("w", ["2", "x"], [1, nil, 0.5, 1, 1]), ("psu", ["1.0"], [nil, nil, 2, 3, 4]),
    ]
    for (column, missing, values) in cases {
      let study = try BareStudy.build(
        table, options: BareFileOptions(questions: [], missing: missing, quantities: [column]))
      let read = try #require(study.data.quantities.first)
      #expect(read.id == column)
      #expect(read.values.map { $0.isNaN ? nil : $0 } == values, "\(column) \(missing)")
      #expect(read.codes == values.map { $0 == nil ? Self.none : 0 })
      #expect(study.study.question(column)?.kind == .number)
    }
  }

  @Test("a column may be a question, a group and a number at once") func severalUses() throws {
    let options = BareFileOptions(questions: ["q1"], groupings: ["q1"], quantities: ["q1"])
    let data = try BareStudy.build(BareStudyTests.table(), options: options).data
    #expect(data.questions[0].scale.levels == data.dimensions[0].levels)
    #expect(data.quantities[0].values.prefix(2) == [10, 9])
  }

  @Test("texts among numbers are reported with their line") func texts() {
    let found = BareStudyTests.faults(BareFileOptions(questions: [], quantities: ["q2"]))
    #expect(found.first?.code == "not-a-number")
    #expect(found.first?.place?.line == 2)
    let empty = BareStudyTests.faults(
      BareFileOptions(questions: [], missing: ["88"], quantities: ["empty"]))
    #expect(empty.map(\.code) == ["no-answers"])
    let absent = BareStudyTests.faults(BareFileOptions(questions: [], quantities: ["q9"]))
    #expect(absent.map(\.code) == ["unknown-column"])
  }

  private static let declaration = """
      - id: members
        kind: number
        text: {es: ¿Cuántos miembros?, en: How many members?}
        unit: {es: personas, en: people}
        asked: [cso]
        column: n
    workshop:
    """

  private static func fixture(_ numbers: [String]) -> StudyFolderFixture {
    var fixture = StudyFolderFixture()
    let codebook = StudyFolderFixture.codebook.replacing(
      "workshop:", with: declaration.drop { $0 == "\n" })
    fixture.files["study.yaml"] = codebook
    for (file, range) in [("a.csv", 0..<5), ("b.csv", 5..<8)] {
      let lines = (StudyFolderFixture.sound[file] ?? "").split(separator: "\n")
      fixture.files[file] =
        ([lines[0] + ",n"] + zip(lines.dropFirst(), range).map { $0 + "," + numbers[$1] })
        .joined(separator: "\n") + "\n"
    }
    return fixture
  }

  @Test("a study keeps the reasons of missing numbers and who was asked") func study() throws {
    let fixture = Self.fixture(["12", " 12.50", "98", "", "", "0", "99", ""])
    let opened = try fixture.written { try StudyFolder.open($0) }
    let read = try #require(opened.data.quantities.first)
    let unasked = MissingReason.notAsked.code
    #expect(
      read.codes == [
        0, 0, MissingReason.doesNotKnow.code, unasked, unasked, 0, MissingReason.refused.code,
        unasked,
      ])
    #expect(read.values.filter { !$0.isNaN } == [12, 12.5, 0])
    let question = try #require(opened.study.question("members"))
    #expect(question.kind == .number && question.unit.spanish == "personas")
    #expect(opened.data.questions.allSatisfy { $0.id != "members" })
  }

  @Test("a number from somebody not asked, and a text, are faults") func faults() {
    let fixture = Self.fixture(["12", "many", "98", "7", "", "0", "99", ""])
    do {
      _ = try fixture.written { try StudyFolder.open($0) }
      Issue.record("opened")
    } catch let error as Faults {
      #expect(
        error.diagnostics.map(\.code).filter { $0 != "undeclared-column" }.sorted() == [
          "answer-not-asked", "not-a-number",
        ])
    } catch {
      Issue.record("\(error)")
    }
  }
}
