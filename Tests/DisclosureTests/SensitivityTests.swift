// Proves that groups which a study's own rules forbid are withheld like small ones, that sizes
// known from elsewhere protect as rows do, and that a ratio gives no part of it away.
import Disclosure
import Estimation
import Results
import Testing

private func count(
  _ group: String, _ answered: Int, question: String = "q", _ sensitivity: Suppression? = nil
) -> GroupCount {
  GroupCount(
    question: question, item: "", groupBy: group.isEmpty ? "" : "sex", group: group, round: "2018",
    answered: answered, asked: answered, sensitivity: sensitivity)
}

private func row(_ group: String, _ answered: Int, question: String = "q") -> ResultRow {
  let key = ResultKey(
    analysis: "estimate", question: question, groupBy: group.isEmpty ? "" : "sex", group: group,
    round: "2018", statistic: "mean")
  return ResultRow(key, .estimate(Estimate(value: 1, count: answered)))
}

private func reasons(_ rows: [ResultRow]) -> [Suppression?] {
  rows.map { if case .suppressed(let reason) = $0.outcome { reason } else { nil } }
}

@Suite("Rules beyond the minimum") struct SensitivityTests {
  static let answers: [(within: Int?, counts: [Int], reason: Suppression?)] = [
    (nil, [9, 0, 0], nil), (0, [9, 0, 0], .sameAnswer), (0, [8, 1, 0], nil),
    (1, [8, 1, 0], .sameAnswer), (1, [7, 1, 1], nil), (2, [7, 1, 1], .sameAnswer),
    (0, [0, 0, 0], nil), (0, [], nil), (3, [0, 0, 5], .sameAnswer),
  ]

  @Test("a group of one mind, or nearly", arguments: answers)
  func sameAnswer(_ sample: (within: Int?, counts: [Int], reason: Suppression?)) {
    let rules = SensitivityRules(sameAnswer: sample.within)
    #expect(rules.reason(answers: sample.counts) == sample.reason)
    #expect(rules.reason(contributions: [100, 1]) == nil)
  }

  static let sums: [(rules: SensitivityRules, contributions: [Double], isForbidden: Bool)] = [
    (SensitivityRules(dominance: (1, 80)), [80, 10, 10], false),
    (SensitivityRules(dominance: (1, 80)), [81, 10, 9], true),
    (SensitivityRules(dominance: (2, 80)), [50, 31, 19], true),
    (SensitivityRules(dominance: (1, 80)), [-81, 10, 9], true),
    (SensitivityRules(dominance: (1, 80)), [0, 0], false),
    (SensitivityRules(dominance: (1, 80)), [], false),
    // What the others add up to, less the second largest, against 10 % of the largest.
    (SensitivityRules(withinPercent: 10), [100, 50, 10], false),
    (SensitivityRules(withinPercent: 10), [100, 50, 9], true),
    (SensitivityRules(), [100], false),
  ]

  @Test("a sum that few make", arguments: sums)
  func concentration(
    _ sample: (rules: SensitivityRules, contributions: [Double], isForbidden: Bool)
  ) {
    #expect((sample.rules.reason(contributions: sample.contributions) != nil) == sample.isForbidden)
  }

  @Test("what a rule forbids is withheld for its reason, with a companion")
  func forbidden() {
    let rows = [row("", 40), row("woman", 20), row("man", 12), row("other", 8)]
    for reason in [Suppression.sameAnswer, .dominance] {
      let result = protect(rows, knowing: [count("man", 12, reason)], minimumCell: 5)
      #expect(reasons(result) == [nil, nil, reason, .complementary])
    }
    #expect(protect(rows, knowing: [count("man", 12)], minimumCell: 5) == rows)
  }

  @Test("sizes that another run publishes protect as its rows would")
  func known() {
    let shown = [row("", 40), row("woman", 20)]
    let counts = [count("", 40), count("woman", 20), count("man", 17), count("other", 3)]
    let whole = counts.map { row($0.group, $0.answered) }
    #expect(reasons(protect(shown, knowing: counts, minimumCell: 5)) == [nil, nil])
    #expect(
      reasons(protect([row("man", 17)], knowing: counts, minimumCell: 5)) == [.complementary])
    #expect(reasons(protect(whole, minimumCell: 5)) == [nil, nil, .complementary, .primary])
  }

  @Test("a ratio is withheld where a part of it is")
  func ratio() {
    let rows = ["x", "y", "x:y"].flatMap { question in
      [("", 40), ("woman", 20), ("man", 12), ("other", 8)].map {
        row($0, $1, question: question)
      }
    }
    let forbidden = [count("man", 12, question: "x", .dominance)]
    let alone = protect(rows, knowing: forbidden, minimumCell: 5)
    #expect(reasons(Array(alone.suffix(4))) == [nil, nil, nil, nil])
    let ratio = CompositeScore(question: "x:y", item: "", questions: ["x", "y"])
    let together = protect(rows, knowing: forbidden, minimumCell: 5, composites: [ratio])
    #expect(reasons(Array(together[4..<8])) == [nil, nil, nil, nil])
    #expect(reasons(Array(together.suffix(4))) == [nil, nil, .complementary, .complementary])
  }
}
