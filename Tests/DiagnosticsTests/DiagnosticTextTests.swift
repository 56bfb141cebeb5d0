// Proves that diagnostics become the promised text and fields, and that names are suggested well.
import Diagnostics
import TestSupport
import Testing

@Suite("Diagnostics") struct DiagnosticTextTests {
  static let full = Diagnostic(
    .badData, "unknown-scale", "unknown scale «agreemnt5»",
    at: Place(file: "study.yaml", line: 41, column: 12, variable: "questions.c1.scale"),
    found: "agreemnt5", expected: "one of agreement5, frequency4",
    hint: "did you mean «agreement5»?")
  static let bare = Diagnostic(.usage, "bad-option", "the option is unknown", severity: .note)

  @Test("the text form has one shape in both languages") func text() {
    let faults = [Self.full, Self.bare]
    expectSnapshot(DiagnosticText().text(faults), named: "text-english.txt")
    expectSnapshot(DiagnosticText(labels: .spanish).text(faults), named: "text-spanish.txt")
  }

  @Test("fields without a value are left out of the JSON form") func fields() {
    let names = Self.full.fields.map(\.name)
    #expect(
      names == [
        "severity", "code", "summary", "file", "line", "column", "variable", "found", "expected",
        "hint",
      ])
    #expect(Self.bare.fields.map(\.name) == ["severity", "code", "summary"])
    #expect(Self.full.fields[4].value == .number(41))
  }

  @Test(
    "places are written as editors link them",
    arguments: [
      (Place(file: "a.csv"), "a.csv"), (Place(file: "a.csv", line: 3), "a.csv:3"),
      (Place(file: "a.csv", line: 3, column: 9), "a.csv:3:9"),
      (Place(file: "a.csv", line: 3, variable: "c1"), "a.csv:3 (c1)"),
      (Place(file: "", variable: "c1"), "c1"),
    ]) func places(place: Place, text: String)
  {
    #expect(place.text == text)
  }

  @Test(
    "the nearest name is suggested, and none that is too far",
    arguments: [
      ("agreemnt5", "agreement5"), ("AGREEMENT5", "agreement5"), ("frequecny4", "frequency4"),
      ("sxe", "sex"), ("yes", nil), ("", nil), ("q", nil),
    ] as [(String, String?)]) func nearest(name: String, expected: String?)
  {
    #expect(nearestName(to: name, among: ["agreement5", "frequency4", "sex"]) == expected)
  }

  @Test("long lists are cut with the number of the others") func lists() {
    #expect(listed(["a", "b"]) == "a, b")
    #expect(listed((1...15).map(String.init), limit: 3) == "1, 2, 3 and 12 more")
  }

  @Test("the exit status is that of the gravest error; warnings have none") func exitStatus() {
    let warning = Diagnostic(.badData, "w", "w", severity: .warning)
    #expect(Faults([warning]).exitStatus == 0)
    #expect(Faults([warning, Diagnostic(.refusal, "r", "r")]).exitStatus == 1)
    #expect(Faults([Self.full, Diagnostic(.refusal, "r", "r")]).exitStatus == 2)
  }
}
