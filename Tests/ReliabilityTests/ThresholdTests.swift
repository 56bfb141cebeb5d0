// Proves that every rule says at its limits, just below and above them, what its publisher says: by
// the packages of INE Chile, CEPAL and the NCHS, and by the published tables of the others.
import Estimation
import Framework
import TestSupport
import Testing

@testable import Reliability

@Suite("Thresholds of rules of reliability") struct ThresholdTests {
  typealias Outcome = Verdict.Outcome

  /// What the words of the packages mean here.
  private static let labels: [String: (Outcome, [String])] = [
    "reliable": (.shown, []), "publish": (.shown, []), "none": (.shown, []),
    "weakly reliable": (.flagged, ["weak"]), "weakly-reliable": (.flagged, ["weak"]),
    "review": (.flagged, ["review"]), "non-reliable": (.withheld, []), "supress": (.withheld, []),
    "Px": (.withheld, []), "Cx": (.withheld, []), "Pc": (.flagged, ["complement"]),
    "Pdf": (.flagged, ["few_degrees"]), "Cdf": (.flagged, ["few_degrees"]),
    "P0": (.flagged, ["extreme"]), "Cr": (.flagged, ["large_error"]),
  ]

  @Test("the packages calidad and surveytable say the same around every threshold")
  func packages() throws {
    let table = try ReferenceTable("reliability/packages.csv")
    #expect(table.rows.count > 200)
    for row in table.rows {
      let name = ["rule", "kind", "measure", "place"].compactMap { row[$0] }.joined(separator: " ")
      let rule = try #require(ReliabilityRule(rawValue: row["rule"] ?? ""), "\(name)")
      let verdict = ReliabilityProfile(rule).verdict(on: try precision(row))
      let expected = try expected(row)
      #expect(verdict.outcome == expected.0, "\(name)")
      if expected.0 == .flagged { #expect(verdict.marks == expected.1, "\(name)") }
    }
  }

  private func expected(_ row: [String: String]) throws -> (Outcome, [String]) {
    let label = row["label"] ?? ""
    // A mean that needs review by its coefficient of variation is left without a label by calidad.
    if row["rule"] == "cepal-2020", label == "none" { return (.flagged, ["review"]) }
    return try #require(Self.labels[label], "\(label)")
  }

  private func precision(_ row: [String: String]) throws -> Precision {
    func number(_ column: String) -> Double? { row[column].flatMap { Double($0) } }
    let kind = try #require(Precision.Kind(rawValue: row["kind"] ?? ""))
    let low = number("low")
    return Precision(
      kind, value: try #require(number("stat")), standardError: number("se"),
      count: number("n").map { Int($0) }, caseCount: number("cases").map { Int($0) },
      effectiveCaseCount: number("eff_cases"), degreesOfFreedom: number("df"),
      designEffect: number("deff"),
      interval: low.flatMap { low in number("high").map { Interval(low: low, high: $0) } },
      isOfPlannedDomain: row["planned"] == "TRUE")
  }

  /// A limit, with the value at it and around it and what is published for each.
  private struct Limit {
    var rule: ReliabilityRule
    var kind: Precision.Kind
    var values: [(known: Precision, outcome: Outcome, marks: [String])]
  }

  private static func respondents(_ count: Int, _ kind: Precision.Kind) -> Precision {
    Precision(
      kind, value: kind == .proportion ? 0.5 : 500, standardError: kind == .proportion ? 0.01 : 10,
      count: count, caseCount: count / 2, degreesOfFreedom: 30, designEffect: 1)
  }

  /// A number (100, or a half) with this coefficient of variation in percent.
  private static func variation(_ percent: Double, _ kind: Precision.Kind) -> Precision {
    kind == .proportion
      ? Precision(
        .proportion, value: 0.5, standardError: percent / 200, count: 500, caseCount: 250,
        degreesOfFreedom: 30, designEffect: 1)
      : Precision(
        kind, value: 100, standardError: percent, count: 500, caseCount: 250,
        degreesOfFreedom: 30, designEffect: 1)
  }

  private static let limits: [Limit] = Precision.Kind.allCases.flatMap { kind -> [Limit] in
    func n(_ count: Int) -> Precision { respondents(count, kind) }
    func cv(_ percent: Double) -> Precision { variation(percent, kind) }
    let records: (Int) -> Precision = { kind == .count ? n(2 * $0) : n($0) }
    return [
      Limit(
        rule: .dhs, kind: kind,
        values: [
          (n(24), .withheld, []), (n(25), .flagged, ["few_cases"]),
          (n(26), .flagged, ["few_cases"]), (n(49), .flagged, ["few_cases"]), (n(50), .shown, []),
          (n(51), .shown, []),
        ]),
      Limit(
        rule: .statisticsCanada, kind: kind,
        values: [
          (n(9), .withheld, []), (n(10), .shown, []), (n(11), .shown, []),
          (cv(16.4), .shown, []), (cv(16.5), .shown, []), (cv(16.54), .shown, []),
          (cv(16.55), .flagged, ["caution"]), (cv(16.6), .flagged, ["caution"]),
          (cv(33.3), .flagged, ["caution"]), (cv(33.34), .flagged, ["caution"]),
          (cv(33.35), .withheld, []), (cv(33.4), .withheld, []),
        ]),
      Limit(
        rule: .inegi, kind: kind,
        values: [
          (cv(14.999), .shown, []), (cv(15), .flagged, ["moderate"]),
          (cv(15.001), .flagged, ["moderate"]), (cv(29.999), .flagged, ["moderate"]),
          (cv(30), .flagged, ["low"]), (cv(30.001), .flagged, ["low"]),
        ]),
      Limit(
        rule: .thirtyThirty, kind: kind,
        values: [
          (records(29), .withheld, []), (records(30), .shown, []), (records(31), .shown, []),
          (cv(29.999), .shown, []), (cv(30), .flagged, ["large_error"]),
          (cv(30.001), .flagged, ["large_error"]),
        ]),
    ]
  }

  @Test("the rules without a package stand as they are published, for every kind of number")
  func published() {
    for limit in Self.limits {
      for (place, value) in limit.values.enumerated() {
        let verdict = ReliabilityProfile(limit.rule).verdict(on: value.known)
        let name = "\(limit.rule) \(limit.kind) \(place)"
        #expect(verdict.outcome == value.outcome, "\(name)")
        if value.outcome == .flagged { #expect(verdict.marks == value.marks, "\(name)") }
      }
    }
  }

  @Test("needed respondents are those of the published limits")
  func needs() throws {
    // A tenth has a coefficient of variation of 15 % exactly with 400 answers, of 30 % with 100.
    let cv: [(limit: Double, share: Double, below: Int, atMost: Int)] = [
      (0.15, 0.5, 45, 45), (0.15, 0.3, 104, 104), (0.15, 0.1, 401, 400), (0.3, 0.5, 12, 12),
      (0.3, 0.3, 26, 26), (0.3, 0.1, 101, 100),
    ]
    for (limit, share, below, atMost) in cv {
      for (relation, count) in [(Condition.Relation.below, below), (.atMost, atMost)] {
        let criterion = Criterion(.coefficientOfVariation, relation, limit, otherwise: .withheld)
        #expect(criterion.requiredRespondents(share: share) == count, "\(limit) \(share)")
      }
    }
    let quadratic = Criterion(.errorOverQuadraticLimit, .atMost, 1, otherwise: .flagged("weak"))
    #expect(quadratic.requiredRespondents(share: 0.5) == 52)
    #expect(quadratic.requiredRespondents(share: 0.1) == 158)
    #expect(quadratic.requiredRespondents(share: 0.9) == 158)
    #expect(quadratic.requiredRespondents(share: 0.5, designEffect: 2) == 103)
    #expect(ReliabilityProfile(.ineChile).requiredRespondents(share: 0.1) == 158)
    #expect(ReliabilityProfile(.ineChile).requiredRespondents(share: 0.5) == 60)
    #expect(ReliabilityProfile(.dhs).requiredRespondents(share: 0.2) == 50)
    #expect(ReliabilityProfile(.dhs).requiredRespondents(share: 0.2, allowsFlags: true) == 25)
    #expect(ReliabilityProfile(.actors).requiredRespondents(share: 0.2) == nil)
  }
}
