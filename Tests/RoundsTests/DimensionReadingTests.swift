// Proves that groups are computed, merged and left out of a dimension as the codebook says.
import Diagnostics
import Framework
import Localization
import Surveys
import Tabular
import Testing

@testable import Rounds

@Suite("Dimensions of a study") struct DimensionReadingTests {
  static let old = """
      - id: sex
        label: {es: Sexo, en: Sex}
        describes: person
        levels:
          - {id: woman, label: {es: Mujer, en: Woman}}
          - {id: man, label: {es: Hombre, en: Man}}
    """

  /// The fixture with a dimension in place of its sex; the data hold `age` and `points` instead.
  private func study(
    _ dimension: String, values: [String]
  ) throws -> (study: OpenStudy?, diagnostics: [Diagnostic]) {
    var fixture = StudyFolderFixture()
    let codebook = try #require(fixture.files["study.yaml"])
    #expect(codebook.contains(Self.old))
    fixture.files["study.yaml"] = codebook.replacing(Self.old, with: dimension)
    for name in ["a.csv", "b.csv"] {
      let lines = try #require(fixture.files[name]).split(separator: "\n").map(String.init)
      let header = lines[0].split(separator: ",", omittingEmptySubsequences: false)
      let place = try #require(header.firstIndex(of: "sex"))
      fixture.files[name] =
        lines.enumerated().map { number, line in
          var fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
          fields[place] = number == 0 ? "x" : values[(number - 1) % values.count]
          return fields.joined(separator: ",")
        }.joined(separator: "\n") + "\n"
    }
    return try fixture.written { folder in
      let reading = try StudyReading(folder)
      return (reading.study, reading.diagnostics)
    }
  }

  private func dimension(_ keys: String) -> String {
    "  - id: d\n    label: {es: D, en: D}\n    " + keys.replacing("\n", with: "\n    ")
  }

  @Test("ages fall into their groups, and others are faults with their line") func ages() throws {
    let (read, _) = try study(
      dimension("describes: person\nfrom: {column: x, breaks: [18, 30, 45]}"),
      values: ["18", "29.5", "30", "70"])
    let data = try #require(read?.data)
    #expect(data.dimensions[0].levels == ["18-29", "30-44", "45+"])
    #expect(data.dimensions[0].codes.prefix(4) == [0, 0, 1, 2])
    let (none, faults) = try study(
      dimension("describes: person\nfrom: {column: x, breaks: [18, 30, 45]}"),
      values: ["17", "old", "30", "99"])
    #expect(none == nil)
    let found = faults.filter { $0.code == "bad-number" }
    #expect(found.first?.found == "17" && found.first?.place?.line == 2)
    #expect(found.first?.expected == "a number, 18 or more")
  }

  @Test("points have the levels of the rule, and the other rule is told") func points() throws {
    let (read, diagnostics) = try study(
      dimension("describes: household\nfrom: {column: x, rule: amai-2022}"),
      values: ["138", "47", "202", "95"])
    let codes = try #require(read?.data.dimensions[0].codes)
    #expect(codes.prefix(4) == [3, 0, 6, 2])
    let note = try #require(diagnostics.first { $0.code == "rule-of-another-year" })
    #expect(note.severity == .note && note.summary.contains("amai-2018"))
  }

  @Test("levels are merged always, or where one is too small, and it is told") func merges() throws
  {
    let levels = "levels: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}]"
    func keys(_ below: String) -> String {
      dimension(
        "describes: person\ncolumn: x\n\(levels)\nreference: c\n"
          + "merge: [{id: bc, label: BC, levels: [b, c]\(below)}]")
    }
    for below in ["", ", below: 50"] {
      let (read, diagnostics) = try study(keys(below), values: ["a", "b", "b", "c", "c", "a"])
      let made = try #require(read)
      #expect(made.data.dimensions[0].levels == ["a", "bc"])
      #expect(made.data.dimensions[0].codes.prefix(5) == [0, 1, 1, 1, 1])
      #expect(made.study.dimensions[0].levels.map(\.id) == ["a", "bc"])
      #expect(made.study.dimensions[0].madeMerges.count == 1)
      #expect(made.study.dimensions[0].reference == "bc")
      #expect(diagnostics.contains { $0.code == "levels-merged" && $0.place?.line != nil })
    }
  }

  @Test("a merge by size is made for one small round, and a later one builds on it") func sizes() {
    func merge(_ id: String, _ levels: [String], _ below: Int?) -> Dimension.Merge {
      Dimension.Merge(
        id: id, label: LocalizedText(verbatim: id), levels: levels, below: below)
    }
    let coded = SurveyDimension(
      id: "d", levels: ["a", "b", "c"], codes: [0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2])
    let rounds: [Int32] = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]
    func merged(_ merges: [Dimension.Merge], _ coded: SurveyDimension) -> LevelMerging {
      let levels = coded.levels.map {
        Dimension.Level(id: $0, label: LocalizedText(verbatim: $0))
      }
      return LevelMerging(
        Dimension(
          id: "d", label: LocalizedText(verbatim: "d"), describes: .person, levels: levels,
          merges: merges), coded, rounds: rounds)
    }
    let rules = [merge("bc", ["b", "c"], 2), merge("abc", ["a", "bc"], 3)]
    // Two of each in both rounds: the first rule has no cause, the second joins all three.
    #expect(merged(rules, coded).made == [1])
    #expect(merged(rules, coded).coded.levels == ["abc"])
    var few = coded
    few.codes[11] = -1
    #expect(merged(rules, few).made == [0, 1])
    #expect(merged([rules[0]], few).coded.codes == [0, 0, 1, 1, 1, 1, 0, 0, 1, 1, 1, -1])
    #expect(merged([merge("bc", ["b", "c"], 2)], coded).coded == coded)
  }

  @Test("a dimension that does not apply is not unstated, and a value there is a warning")
  func applies() throws {
    let (read, diagnostics) = try study(
      dimension(
        "describes: person\ncolumn: x\napplies-to: [cso]\nlevels: [{id: a, label: A}]"),
      values: ["a"])
    let data = try #require(read?.data)
    let actors = try #require(data.actors)
    for row in 0..<data.rowCount {
      let isOutside = actors.codes[row] == 1
      #expect((data.dimensions[0].codes[row] == MissingReason.notApplicable.code) == isOutside)
    }
    let warning = try #require(diagnostics.first { $0.code == "dimension-not-applicable" })
    #expect(warning.severity == .warning && warning.place?.line != nil)
    #expect(warning.place?.column != nil && warning.place?.variable == "x")
  }

  @Test("names of groups with a plus sign are told apart") func names() {
    let known = ["18-29", "45-59", "60", "60+", "C", "C+"]
    let rows: [(String, [String]?)] = [
      ("45-59+60+", ["45-59", "60+"]), ("C+C+", ["C", "C+"]), ("C++C", ["C+", "C"]),
      ("60+60+", ["60", "60+"]), ("18-29", ["18-29"]), ("18-29+", nil), ("x+y", nil),
    ]
    for (text, expected) in rows {
      let merge = BareMerge("age:" + text)
      #expect(merge?.names(among: known).map(Set.init) == expected.map(Set.init), "\(text)")
    }
    #expect(BareMerge("age:a+b<5") == BareMerge(column: "age", levels: "a+b", below: 5))
    #expect(BareMerge("age") == nil && BareMerge(":a") == nil)
  }
}
