// Proves what the audit finds, and that nothing in it gives away a group that is withheld.
import Audit
import Contraste
import TestSupport
import Testing
import Workshop

@Suite("Audit") struct AuditTests {
  // MARK: - States

  /// Women, men and silent respondents; the state, the groups shown, the smallest, what stated it.
  static let states:
    [(counts: [(String, Int)], state: CoverageState, shown: Int, smallest: Int?, stated: String)] =
      [
        ([("woman", 9), ("man", 8)], .reported, 2, 8, "100"),
        ([("woman", 9), ("man", 8), ("99", 7)], .reported, 2, 8, "70.8"),
        ([("woman", 9), ("man", 8), ("99", 2)], .reported, 2, 8, ">=78.9"),
        ([("woman", 6), ("99", 20)], .oneGroup, 1, 6, "23.0"),
        ([("woman", 9), ("man", 3)], .withheld, 0, nil, "-"),
        ([("woman", 3), ("man", 4)], .withheld, 0, nil, "-"),
        ([("99", 12)], .unanswered, 0, nil, "0"),
        ([("97", 12)], .notApplicable, 0, nil, "-"),
        ([("woman", 12)], .oneGroup, 1, 12, "100"),
      ]

  @Test("the state of a cell follows from what can be published", arguments: states.indices)
  func coverageStates(row: Int) throws {
    let expected = Self.states[row]
    let fixture = AuditFixture(answers: AuditFixture.group(expected.counts))
    try fixture.audit { _, audit in
      for cells in [audit.coverage.indicators, audit.coverage.questions] {
        let cell = try #require(cells.first?.cells.first)
        #expect(cell.state == expected.state)
        #expect(cell.groupsShown == expected.shown)
        #expect(cell.smallestCell == expected.smallest)
        #expect(Self.text(cell.stated) == expected.stated)
      }
    }
  }

  /// A share in tenths of a per cent, cut and not rounded.
  private static func text(_ stated: StatedShare?) -> String {
    guard let stated else { return "-" }
    let tenths = Int(stated.low * 1000)
    let whole = tenths.isMultiple(of: 1000) ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    return (stated.isExact ? "" : ">=") + whole
  }

  // MARK: - Confidentiality

  @Test("planted small groups appear in no file of the audit") func plantedGroups() throws {
    // 37 women and 3 men: both are withheld, since one gives away the other.
    let counts = [("woman", 37), ("man", 3)]
    try AuditFixture(answers: AuditFixture.group(counts)).audit { study, audit in
      let cell = try #require(audit.coverage.questions.first?.cells.first)
      #expect(cell.state == .withheld && cell.stated == nil && cell.smallestCell == nil)
      let files = study.document(of: audit, languages: [.spanish, .english]).files()
      for file in files where !file.name.hasSuffix(".svg") && file.name != "index.html" {
        let text = String(decoding: file.bytes, as: UTF8.self)
        for secret in ["37", "92.5", "0.925", "7.5%"] {
          #expect(!text.contains(secret), "\(file.name): \(secret)")
        }
      }
      // What a reader can add up: no published number of a group below the minimum.
      for row in audit.rows() where row.key.statistic == "smallest_cell" {
        #expect((row.estimate?.value ?? 5) >= 5)
      }
    }
  }

  @Test("the audit adds no number of respondents that the distributions withhold")
  func sampleIsProtected() throws {
    let (study, audit) = try SampleAudit.audited.get()
    let least = study.study.confidentiality.minimumCell
    for cell in (audit.coverage.indicators + audit.coverage.questions).flatMap(\.cells) {
      #expect(cell.smallestCell.map { $0 >= least } ?? !cell.state.isShown)
    }
    // A share that is exact beside a withheld group would be its complement.
    for cell in audit.coverage.questions.flatMap(\.cells) where cell.groupsWithheld > 0 {
      #expect(cell.stated?.isExact != true)
    }
    for answer in audit.documents.flatMap(\.answers) {
      #expect(answer.isWithheld || (answer.respondents ?? 0) >= least)
    }
  }

  // MARK: - The sample study

  @Test("the strategy lacks the gender that its instruments have: found by itself")
  func strategyWithoutGender() throws {
    let (_, audit) = try SampleAudit.audited.get()
    let finding = try #require(audit.findings.first)
    #expect(finding.id == "strategy_without_gender" && finding.severity == .critical)
    let evidence = finding.evidence.map(\.english).joined(separator: "\n")
    #expect(evidence.contains("PROCID 2014–2018: no reference to gender"))
    // The shares of the answers to g2 and g3, which the distributions give too.
    #expect(evidence.contains("Federal government 6% of 16"))
    #expect(evidence.contains("Federal government 82% of 17"))
  }

  @Test("the audit of the sample study is as recorded", arguments: Language.allCases)
  func sampleSnapshot(language: Language) throws {
    let (study, audit) = try SampleAudit.audited.get()
    let document = study.document(of: audit, languages: [language])
    let text = document.tables(language).map { $0.plainText(width: 100) }.joined(separator: "\n")
    expectSnapshot(text, named: "sample-\(language.rawValue).txt")
  }

  @Test("programmes by marker, budget and dimension are those of an independent recount")
  func recount() throws {
    let review = try #require(try SampleAudit.audited.get().audit.programmes)
    var found: [String: String] = [:]
    let dimensions = ["sex", "age", "ethnicity", "socioeconomic"]
    for marker in review.summary.markers {
      let name = marker.marker.rawValue
      found["programmes " + name] = "\(marker.total.programmes)"
      found["budget " + name] = "\(Int(marker.total.budget))"
      found["budget_unknown " + name] = "\(marker.total.withoutBudget)"
      for (dimension, count) in zip(dimensions, marker.byDimension) {
        found["\(dimension) \(name)"] = "\(count)"
      }
    }
    for (name, programmes) in [
      ("marked_with_sex", review.markedWithSex), ("marked_without_sex", review.markedWithoutSex),
      ("marked_without_indicators", review.markedWithoutIndicators),
      ("not_targeted_with_sex", review.notTargetedWithSex),
    ] {
      found[name + " "] = "\(programmes.count)"
      found[name + "_ids "] = programmes.map(\.id).joined(separator: " ")
    }
    for split in review.byDimension {
      found[split.dimension + "_indicators "] = "\(split.indicators)"
      found[split.dimension + "_baseline "] = "\(split.withBaseline)"
      found[split.dimension + "_target "] = "\(split.withTarget)"
    }
    let reference = try ReferenceTable("audit/programmes.csv")
    let keys = zip(reference.texts("quantity"), reference.texts("marker")).map { "\($0) \($1)" }
    #expect(found.count == keys.count)
    for (key, value) in zip(keys, reference.texts("value")) {
      #expect(found[key] == value, "\(key)")
    }
  }

  // MARK: - Little to audit

  static let registry =
    "id,name_es,name_en,partner,sector,start,end,budget_usd,results_framework,indicators,"
    + "baseline,target,sdg_reference,gender_marker,disaggregation\n"

  /// A study that lacks something, and the findings that say so.
  static let lacking: [(name: String, fixture: AuditFixture, findings: [String])] = [
    (
      "nothing but answers",
      AuditFixture(answers: AuditFixture.group([("woman", 9)]), dimensions: ""),
      ["no_dimensions", "no_documents", "no_programmes", "checklist_not_answered"]
    ),
    (
      "one category",
      AuditFixture(
        answers: AuditFixture.group([("woman", 9)]),
        dimensions: """
          dimensions:
            - id: sex
              label: {es: Sexo, en: Sex}
              describes: person
              levels: [{id: woman, label: {es: Mujer, en: Woman}}]
          """), ["one_category", "no_targets"]
    ),
    (
      "a group nobody belongs to", AuditFixture(answers: AuditFixture.group([("woman", 9)])),
      ["unequal_categories"]
    ),
    (
      "refusals above half",
      AuditFixture(answers: AuditFixture.group([("woman", 6), ("man", 6), ("99", 30)])),
      ["half_not_stated"]
    ),
    (
      "small groups", AuditFixture(answers: AuditFixture.group([("woman", 9), ("man", 3)])),
      ["asked_not_reported"]
    ),
    (
      "promised and withheld",
      AuditFixture(
        answers: AuditFixture.group([("woman", 9), ("man", 3)]),
        additions: "audit: {disaggregation: [{indicator: A, dimension: sex, target: 0.5}]}"),
      ["promised_not_reported", "promised_without_baseline_or_target"]
    ),
    (
      "an empty marker is not screened, an empty budget is unknown",
      AuditFixture(
        answers: AuditFixture.group([("woman", 9), ("man", 9)]),
        additions: "programmes: p.csv",
        files: [
          "p.csv": registry + "P1,Uno,One,X,y,,,,,2,1,1,,,sex\nP2,Dos,Two,X,y,,,9,,2,1,1,,0,sex\n"
        ]),
      ["not_screened", "not_targeted_with_sex", "budget_unknown"]
    ),
    (
      "a strategy alone",
      AuditFixture(
        answers: AuditFixture.group([("woman", 9), ("man", 9)]),
        additions: """
          documents:
            - {id: plan, label: Plan, kind: strategy, gender: none, question: q1}
          """), ["strategy_without_gender"]
    ),
  ]

  @Test("what is lacking is said, and no part is empty without a word", arguments: lacking.indices)
  func little(row: Int) throws {
    let (name, fixture, findings) = Self.lacking[row]
    try fixture.audit { study, audit in
      #expect(Set(findings).isSubset(of: audit.findings.map(\.id)), "\(name)")
      for language in Language.allCases {
        let document = study.document(of: audit, languages: [language])
        for table in document.tables(language) {
          #expect(!table.footnotes.isEmpty || !table.groups.allSatisfy(\.rows.isEmpty), "\(name)")
        }
        #expect(document.html().contains("</html>"))
      }
    }
  }

  @Test("every statistic, state, flag and reason of the rows has its words") func vocabulary()
    throws
  {
    let (_, audit) = try SampleAudit.audited.get()
    for row in audit.rows() {
      #expect(Vocabulary.contains(row.key.statistic), "\(row.key.statistic)")
      for term in TidyTable.flag(of: row).split(separator: ";") {
        #expect(Vocabulary.contains(String(term)), "\(term)")
      }
    }
    for state in CoverageState.allCases {
      #expect(Vocabulary.contains(state.rawValue) || state == .oneGroup)
    }
  }
}
