// Proves that dimensions are read with all they mean, that numbers fall into the right groups at
// every boundary, and that what cannot be meant is told with its place.
import Diagnostics
import TestSupport
import Testing

@testable import Framework

@Suite("Dimensions of a study file") struct DimensionDeclarationTests {
  static let sex = """
      - id: sex
        label: {es: Sexo, en: Sex}
        describes: person
        levels: [{id: woman, label: {es: Mujer, en: Woman}}, {id: man, label: Man}]
    """

  /// The fixture with other dimensions, in the lines of YAML.
  private func source(_ dimension: String) throws -> StudySource {
    let text = StudyFixture.text
    #expect(text.contains(Self.sex))
    return try StudyFile.source(
      bytes: Array(text.replacing(Self.sex, with: dimension).utf8), file: "study.yaml")
  }

  private func dimension(_ keys: String) -> String {
    "  - id: d\n    label: {es: D, en: D}\n    " + keys.replacing("\n", with: "\n    ")
  }

  @Test("the points of both rules fall into their levels at every boundary") func points() {
    let boundaries: [(SocioeconomicRule, [(Double, String)])] = [
      (
        .amai2018,
        [
          (0, "E"), (47, "E"), (48, "D"), (89, "D"), (90, "D+"), (111, "D+"), (112, "C-"),
          (135, "C-"), (136, "C"), (165, "C"), (166, "C+"), (204, "C+"), (205, "A/B"),
          (300, "A/B"), (138, "C"),
        ]
      ),
      (
        .amai2022,
        [
          (0, "E"), (47, "E"), (48, "D"), (94, "D"), (95, "D+"), (115, "D+"), (116, "C-"),
          (140, "C-"), (141, "C"), (167, "C"), (168, "C+"), (201, "C+"), (202, "A/B"),
          (300, "A/B"), (138, "C-"),
        ]
      ),
    ]
    for (rule, points) in boundaries {
      for (value, level) in points {
        #expect(rule.level(points: value).map { rule.levels[$0].id } == level, "\(rule) \(value)")
      }
      #expect(rule.level(points: -1) == nil && rule.level(points: 47.5) == nil)
    }
  }

  @Test("numbers fall into the group that begins at or below them") func breaks() {
    let source = Dimension.Source.breaks([18, 30, 45, 60])
    #expect(source.levels.map(\.id) == ["18-29", "30-44", "45-59", "60+"])
    for (age, place) in [(17.9, nil), (18, 0), (29.9, 0), (30, 1), (59, 2), (60, 3), (99, 3)]
      as [(Double, Int?)]
    {
      #expect(source.level(of: age, year: 0) == place, "\(age)")
    }
    let born = Dimension.Source.birthYear([18, 30])
    #expect(born.level(of: 2000, year: 2018) == 0 && born.level(of: 2001, year: 2018) == nil)
    #expect(born.level(of: 1988, year: 2018) == 1 && born.level(of: 2030, year: 2018) == nil)
    #expect(Dimension.Source.breaks([0, 1, 2.5]).levels.map(\.id) == ["0-<1", "1-<2.5", "2.5+"])
  }

  @Test("everything that a dimension may say is read") func whole() throws {
    let read = try source(
      dimension(
        """
        definition: {es: Edad en años, en: Age in years}
        kind: age
        describes: person
        applies-to: [cso]
        from: {birth-year: born, breaks: [18, 30, 45, 60]}
        reference: 45+
        merge: [{id: 45+, label: {es: 45 o más, en: 45 or more}, levels: [45-59, 60+], below: 5}]
        versions:
          - {until: "2018", comparability: caveat, reason: {es: Otra, en: Another}}
        """)
    ).study.dimensions[0]
    #expect(read.kind == .age && read.appliesTo == ["cso"] && read.column == "born")
    #expect(read.source == .birthYear([18, 30, 45, 60]) && read.levels.count == 4)
    #expect(read.reference == "45+" && read.merges[0].below == 5)
    #expect(read.versions[0].comparability == .caveat)
  }

  /// The lines of a dimension, and the code of the fault that they are.
  static let faults: [(keys: String, code: String)] = [
    ("describes: person\nkind: ethnicity\nlevels: [{id: a, label: A}]", "unknown-value"),
    ("describes: person\napplies-to: [csos]\nlevels: [{id: a, label: A}]", "unknown-actor"),
    ("describes: person\nfrom: {column: x, breaks: [30, 18]}", "bad-breaks"),
    ("describes: person\nfrom: {column: x}", "missing-key"),
    ("describes: household\nfrom: {column: x, rule: amai-2020}", "unknown-value"),
    ("describes: person\ncolumn: y\nfrom: {column: x, breaks: [1]}", "column-and-from"),
    (
      "describes: person\nfrom: {column: x, breaks: [1, 2]}\nlevels: [{id: a, label: A}]",
      "levels-do-not-fit"
    ),
    (
      "describes: household\nfrom: {column: x, rule: amai-2022}\nlevels: [{id: a, label: A}]",
      "levels-do-not-fit"
    ),
    ("describes: person\nfrom: {column: x, rule: amai-2022}", "unit-of-points"),
    ("describes: person\nlevels: [{id: a, label: A}]\nreference: b", "unknown-level"),
    (
      "describes: person\nlevels: [{id: a, label: A}, {id: b, label: B}]\n"
        + "merge: [{id: ab, label: AB, levels: [a, c]}]", "unknown-level"
    ),
    (
      "describes: person\nlevels: [{id: a, label: A}, {id: b, label: B}]\n"
        + "merge: [{id: ab, label: AB, levels: [a]}]", "one-level-merge"
    ),
    (
      "describes: person\nlevels: [{id: a, label: A}, {id: b, label: B}]\n"
        + "merge: [{id: ab, label: AB, levels: [a, b], below: 1}]", "bad-minimum"
    ),
    (
      "describes: person\nkind: ethnicity-self-identified\nlevels: [{id: a, label: A}]\n"
        + "versions: [{until: \"2018\", kind: ethnicity-language, comparability: comparable}]",
      "kinds-not-comparable"
    ),
    (
      "describes: person\nlevels: [{id: a, label: A}]\n"
        + "versions: [{until: \"2017\", comparability: caveat, reason: R}]", "unknown-round"
    ),
    (
      "describes: person\nkind: ethnicity-self-identified\ncolumn: e\nlevels: [{id: a, label: A}]\n"
        + "SECOND", "definitions-merged"
    ),
  ]

  @Test("what cannot be meant is told with its line", arguments: faults.indices)
  func fault(index: Int) throws {
    let (keys, code) = Self.faults[index]
    var text = dimension(keys.replacing("\nSECOND", with: ""))
    if keys.hasSuffix("SECOND") {
      text +=
        "\n"
        + text.replacing("id: d", with: "id: e")
        .replacing("ethnicity-self-identified", with: "ethnicity-language")
    }
    var found: [Diagnostic] = []
    do {
      found = try source(text).remarks
    } catch let error as Faults {
      found = error.diagnostics
    }
    let fault = found.first { $0.code == code }
    #expect(fault?.place?.line != nil, "\(found.map(\.code))")
  }
}
