// Proves that rules of indicators and of findings are read as written, and that each slip is named.
import Diagnostics
import Framework
import Localization
import Testing

@Suite("Rules") struct RuleTests {
  private static let plain = "aggregation: mean-favourable}"

  /// The fixture with another rule for its indicator, and further keys beside it.
  private func source(_ rule: String) throws -> Study {
    let text = StudyFixture.text.replacingFirst(Self.plain, by: "aggregation: \(rule)}")
    return try StudyFile.source(bytes: Array(text.utf8), file: "study.yaml").study
  }

  @Test("each rule is a value that holds others") func values() throws {
    let a1 = Criterion.favourable(AnswerReference("a1"))
    let x = Criterion.favourable(AnswerReference("a2/x"))
    let cases: [(String, Indicator.Aggregation)] = [
      ("mean-score", .meanScore),
      ("{share: a1}", .share(a1)),
      ("{share: {at-least: 2, of: [a1, a2/x]}}", .share(.atLeast(2, of: [a1, x]))),
      (
        "{share: {all: [{any: [a1, a2/x]}, {not: a2/y}]}}",
        .share(.all([.any([a1, x]), .not(.favourable(AnswerReference("a2/y")))]))
      ),
      (
        "{share: {question: a1, is: [\"2\", \"3\"]}}",
        .share(.answers(AnswerReference("a1"), codes: ["2", "3"]))
      ),
      ("{criteria-met: [a1, a2/x]}", .criteriaMet([a1, x])),
      ("{levels: [a1]}", .levels(["a1"])),
      (
        "{mean: [a1, {part: {score: a1}, weight: 2}]}",
        .mean(
          .arithmetic,
          [
            Indicator.Term(.favourable(AnswerReference("a1"))),
            Indicator.Term(.score("a1"), weight: 2),
          ])
      ),
      (
        "{geometric-mean: [a1, a2/x]}",
        .mean(
          .geometric,
          [
            Indicator.Term(.favourable(AnswerReference("a1"))),
            Indicator.Term(.favourable(AnswerReference("a2/x"))),
          ])
      ),
      (
        "{tiered: {score: a1}, by: a1, tiers: [{from: 0.8, factor: 1}, {from: 0, factor: 0.4}]}",
        .tiered(
          .score("a1"), by: .favourable(AnswerReference("a1")),
          [Indicator.Tier(from: 0.8, factor: 1), Indicator.Tier(from: 0, factor: 0.4)])
      ),
    ]
    for (text, rule) in cases {
      #expect(try source(text).indicators[0].aggregation == rule, "\(text)")
    }
    #expect(try source("mean-score").indicators[0].unanswered == .leaveOut)
    #expect(try source("{share: a1}").indicators[0].unanswered == .range)
    #expect(try source("{share: a1}, unanswered: refuse").indicators[0].unanswered == .refuse)
  }

  @Test(
    "a slip in a rule has a code of its own",
    arguments: [
      ("mean-favorable", "unknown-value"), ("{shares: a1}", "unknown-key"),
      ("{share: a1, score: a1}", "not-one-rule"), ("{share: a9}", "unknown-question"),
      ("{share: a2}", "unknown-option"), ("{share: a2/z}", "unknown-option"),
      ("{share: {at-least: 3, of: [a1, a2/x]}}", "bad-threshold"),
      ("{share: {at-least: 0, of: [a1]}}", "bad-threshold"),
      ("{share: {question: a1, is: [\"7\"]}}", "unknown-code"),
      ("{share: {document: d}}", "unknown-document"),
      ("{share: {programmes: colour, is: [\"2\"]}}", "unknown-registry-field"),
      ("{mean: [{part: a1, weight: 0}]}", "bad-weight"),
      ("{mean: []}", "empty-list"), ("{levels: [a2]}", "not-ordinal"),
      ("{percentage: a1}", "not-a-number-question"),
      ("{number: a1, range: [6, 1]}", "bad-range"), ("{number: a1, range: [6]}", "bad-range"),
      ("{tiered: a1, by: a1, tiers: [{from: 0.5, factor: 1}]}", "bad-tiers"),
      ("{tiered: a1, by: a1, tiers: [{from: 0, factor: 2}]}", "bad-tiers"),
      (
        "{score: a1}, classes: [{id: c, label: C, from: 2}, {id: d, label: D, from: 1}]",
        "bad-classes"
      ),
      ("{share: a1}, classes: [{id: c, label: C, from: 2}]", "classes-without-number"),
    ])
  func slips(rule: String, code: String) {
    let faults = StudyFixture.faults(replacing: Self.plain, by: "aggregation: \(rule)}")
    #expect(faults.contains { $0.code == code }, "\(rule): \(faults.map(\.code))")
    #expect(faults.allSatisfy { $0.place?.line != nil })
  }

  @Test("a criterion that is not asked in a round is noted") func notAsked() throws {
    let text = StudyFixture.text.replacingFirst(
      Self.plain, by: "aggregation: {criteria-met: [a1, a2/x]}}")
    let source = try StudyFile.source(bytes: Array(text.utf8), file: "study.yaml")
    #expect(source.remarks.map(\.code) == ["criterion-not-asked"])
  }

  /// The fixture with this evidence of its finding.
  private func evidence(_ rule: String) -> String {
    StudyFixture.text.replacingFirst("questions: [a1]}", by: "questions: [a1], evidence: \(rule)}")
  }

  @Test("a finding says one thing, or several in parts with their questions") func parts() throws {
    func text(_ parts: String) -> String {
      StudyFixture.text.replacingFirst("questions: [a1]}", by: parts + "}")
    }
    let two = "parts: [{id: x, text: X, questions: [a1]}, {id: y, text: Y, questions: [a2]}]"
    let finding = try StudyFile.source(bytes: Array(text(two).utf8), file: "study.yaml").study
      .findings.first
    #expect(finding?.questions == ["a1", "a2"])
    #expect(finding?.parts.map(\.id) == ["x", "y"])
    #expect(finding?.parts.map(\.text.english) == ["X", "Y"])
    let slips = [
      (two.replacingFirst("id: y", by: "id: x"), "duplicate-id"),
      (two.replacingFirst("[a2]", by: "[a1]"), "question-twice"),
      (two.replacingFirst("[a2]", by: "[a9]"), "unknown-question"),
      (two.replacingFirst("text: Y, ", by: ""), "missing-key"),
      (two + ", questions: [a1]", "questions-beside-parts"),
    ]
    for (parts, code) in slips {
      let faults = StudyFixture.faults(replacing: "questions: [a1]}", by: parts + "}")
      #expect(faults.map(\.code) == [code], "\(parts)")
    }
  }

  @Test("evidence is a claim, all of some, or any of some") func claims() throws {
    let text = evidence(
      "{all: [{question: a1, actor: cso, below: 0.5}, "
        + "{question: a1, actor: cso, above: {actor: government}}]}")
    let study = try StudyFile.source(bytes: Array(text.utf8), file: "study.yaml").study
    let figure = EvidenceFigure(.question(AnswerReference("a1")), .favourable, actor: "cso")
    var other = figure
    other.actor = "government"
    #expect(
      study.findings.first?.evidence
        == .all([
          .claim(EvidenceClaim(figure, .below, .number(0.5))),
          .claim(EvidenceClaim(figure, .above, .figure(other))),
        ]))
  }

  @Test(
    "a slip in evidence has a code of its own",
    arguments: [
      ("{question: a1, actor: cso}", "no-limit"),
      ("{question: a1, actor: cso, above: 0.1, below: 0.5}", "no-limit"),
      ("{actor: cso, below: 0.5}", "evidence-of-nothing"),
      ("{question: a1, below: 0.5}", "evidence-without-actor"),
      ("{question: a9, actor: cso, below: 0.5}", "unknown-question"),
      ("{question: a2/x, actor: government, below: 0.5}", "evidence-not-asked"),
      ("{question: a2/x, actor: cso, round: \"2018\", below: 0.5}", "evidence-not-asked"),
      ("{question: a1, actor: csos, below: 0.5}", "unknown-actor"),
      ("{question: a1, actor: cso, answers: [\"9\"], below: 0.5}", "unknown-code"),
      ("{question: a1, actor: cso, statistic: proportion, below: 0.5}", "no-answers-named"),
      ("{indicator: A, actor: cso, statistic: favourable, below: 0.5}", "statistic-does-not-fit"),
      (
        "{question: a1, actor: cso, statistic: mean_score, above: {indicator: A}}",
        "statistic-does-not-fit"
      ),
      (
        "{question: a1, actor: cso, statistic: disagreement, above: {actor: government}}",
        "figures-not-comparable"
      ),
    ])
  func slipsInEvidence(rule: String, code: String) {
    var codes: [String] = []
    do {
      _ = try StudyFile.source(bytes: Array(evidence(rule).utf8), file: "study.yaml")
    } catch {
      codes = error.diagnostics.map(\.code)
    }
    #expect(codes.contains(code), "\(rule): \(codes)")
  }
}
