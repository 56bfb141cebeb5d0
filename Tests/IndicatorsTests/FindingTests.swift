// Proves that a finding is supported, contradicted or left open by where its figures stand.
import Estimation
import Framework
import Indicators
import Localization
import Results
import Testing

@Suite("Findings") struct FindingTests {
  private static let figure = EvidenceFigure(.question(AnswerReference("q")), .favourable)

  private func row(_ outcome: Outcome) -> ResultRow {
    ResultRow(ResultKey(analysis: "findings", item: "F", statistic: "favourable"), outcome)
  }

  private func estimate(_ value: Double, _ low: Double?, _ high: Double?, se: Double? = 0.1)
    -> Outcome
  {
    var estimate = Estimate(value: value, standardError: se)
    if let low, let high { estimate.interval = Interval(low: low, high: high) }
    return .estimate(estimate)
  }

  @Test("a claim holds with all of its interval, or not") func claims() {
    let cases: [(EvidenceClaim.Side, Outcome, FindingVerdict)] = [
      (.below, estimate(0.3, 0.2, 0.4), .supported),
      (.above, estimate(0.3, 0.2, 0.4), .contradicted),
      (.below, estimate(0.45, 0.3, 0.6), .undecided), (.above, estimate(0.8, 0.6, 0.9), .supported),
      (.below, estimate(0.3, nil, nil), .tooFew),
      (.below, estimate(0.3, nil, nil, se: nil), .supported),
      (.above, estimate(0.5, nil, nil, se: nil), .undecided),
      (.below, .suppressed(.primary), .withheld),
      (.below, .undefined(reason: "no_answers"), .noData),
    ]
    for (side, outcome, verdict) in cases {
      let claim = EvidenceClaim(Self.figure, side, .number(0.5))
      #expect(FindingVerdict(claim, row(outcome)) == verdict, "\(side) \(outcome)")
    }
  }

  @Test("all of some claims, any of some claims") func rules() {
    let claim = EvidenceRule.claim(EvidenceClaim(Self.figure, .below, .number(0.5)))
    let yes = estimate(0.3, 0.2, 0.4)
    let no = estimate(0.7, 0.6, 0.8)
    let open = estimate(0.5, 0.4, 0.6)
    let cases: [(EvidenceRule, [Outcome], FindingVerdict)] = [
      (.all([claim, claim]), [yes, yes], .supported),
      (.all([claim, claim]), [open, no], .contradicted),
      (.all([claim, claim]), [yes, open], .undecided),
      (.any([claim, claim]), [no, yes], .supported),
      (.any([claim, claim]), [no, no], .contradicted),
      (.any([claim, claim]), [no, .suppressed(.complementary)], .withheld),
      (.all([claim, .any([claim, claim])]), [yes, no, yes], .supported),
    ]
    for (rule, outcomes, verdict) in cases {
      let study = Study(
        id: "s", title: LocalizedText(verbatim: "s"), data: DataLayout(respondentColumn: "p"),
        rounds: [], actors: [], scales: [], questions: [],
        findings: [
          Finding(
            id: "F", kind: .progress, principle: "p", text: LocalizedText(verbatim: "F"),
            evidence: rule),
          Finding(id: "G", kind: .progress, principle: "p", text: LocalizedText(verbatim: "G")),
        ])
      let judged = judged(outcomes.map(row), study: study)
      #expect(judged.count == outcomes.count + 2)
      #expect(judged[outcomes.count].flag == verdict.rawValue, "\(outcomes)")
      #expect(judged.last?.flag == "no_evidence")
      for (row, outcome) in zip(judged, outcomes) {
        if case .estimate = outcome { continue }
        #expect(row.flag.isEmpty)
      }
    }
  }
}
