// Proves that the audit's keys are read, and that each way to get them wrong is a fault at its
// line.
import Diagnostics
import Testing

@testable import Framework

@Suite("Audit of a study file") struct AuditDeclarationTests {
  static let audit = """

    audit:
      sex-dimension: sex
      checklist: checklist.csv
      disaggregation:
        - {indicator: A, dimension: sex, level: woman, baseline: 0.4, target: 0.6, year: 2030}
        - {indicator: A, dimension: sex}
    documents:
      - {id: plan, label: Plan, kind: strategy, gender: none, page: 3, question: a1}
      - {id: form, label: Form, kind: instrument, gender: mention, question: a2, option: x}
      - {id: law, label: Law, available: true, source: Journal}

    """

  private func source(_ old: String = "", _ new: String = "") throws -> StudySource {
    let text = Self.audit.split(separator: old, omittingEmptySubsequences: false)
      .joined(separator: new)
    let whole = old.isEmpty ? Self.audit : text
    return try StudyFile.source(
      bytes: Array((StudyFixture.text + whole).utf8), file: "study.yaml")
  }

  @Test("what is declared is read") func reading() throws {
    let study = try source().study
    #expect(study.sexDimension?.id == "sex")
    #expect(study.audit.checklist == "checklist.csv")
    #expect(study.audit.promises.map(\.baseline) == [0.4, nil])
    #expect(study.audit.promises.map(\.year) == [2030, nil])
    #expect(study.documents.map(\.reading?.gender.rawValue) == ["none", "mention", nil])
    #expect(study.documents.map(\.reading?.option) == [nil, "x", nil])
    #expect(study.documents.map(\.isAvailable) == [nil, nil, true])
  }

  static let breakages: [(old: String, new: String, code: String)] = [
    ("sex-dimension: sex", "sex-dimension: sexo", "unknown-dimension"),
    ("checklist: checklist.csv", "checklist: /c.csv", "absolute-path"),
    ("indicator: A, dimension: sex}", "indicator: B, dimension: sex}", "unknown-indicator"),
    ("dimension: sex}", "dimension: age}", "unknown-dimension"),
    ("level: woman", "level: girl", "unknown-level"),
    ("baseline: 0.4", "baseline: 40", "bad-score"),
    ("target: 0.6, ", "", "year-without-target"),
    ("dimension: sex}", "dimension: sex, level: woman}", "promised-twice"),
    ("kind: strategy", "kind: law", "unknown-value"),
    ("gender: mention", "gender: some", "unknown-value"),
    ("id: form", "id: plan", "duplicate-id"),
    ("question: a1", "question: a9", "unknown-question"),
    ("option: x", "option: z", "unknown-option"),
    (", option: x", "", "missing-key"),
    ("question: a1", "question: a1, option: x", "option-of-single-question"),
    ("question: a1", "option: x", "option-without-question"),
    ("page: 3", "page: 0", "bad-page"),
    ("page: 3", "round: \"2017\"", "unknown-round"),
    ("page: 3", "pages: 3", "unknown-key"),
    (", kind: strategy", "", "missing-key"),
    (", gender: mention", "", "missing-key"),
    ("available: true", "available: perhaps", "wrong-type"),
    ("source: Journal", "source: Journal, page: 3, kind: strategy", "missing-key"),
    ("  checklist: checklist.csv", "  documents: []", "unknown-key"),
  ]

  @Test("documents under the audit, where they once stood, are told where they stand now")
  func moved() throws {
    let faults = #expect(throws: Faults.self) {
      try source("  checklist: checklist.csv", "  documents: []")
    }
    let hint = "write it under documents: at the top level of the study file"
    #expect(faults?.diagnostics.map(\.hint) == [hint])
  }

  @Test("each mistake is a fault that says where", arguments: breakages.indices)
  func faults(row: Int) throws {
    let (old, new, code) = Self.breakages[row]
    let faults = #expect(throws: Faults.self) { try source(old, new) }
    let found = faults?.diagnostics.filter { $0.severity == .error } ?? []
    #expect(found.map(\.code) == [code])
    let first = StudyFixture.text.split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(found.allSatisfy { ($0.place?.line ?? 0) > first })
  }
}
