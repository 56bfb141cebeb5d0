// Proves that a distribution accounts for every respondent: levels, missing answers, refusals.
import Distributions
import Estimation
import Results
import Surveys
import Tabular
import TestSupport
import Testing

private let scale = ResponseScale(
  id: "four", kind: .ordinal, levels: ["a", "b", "c", "d"], scores: [1, 2, 3, 4],
  sides: [.unfavourable, .unfavourable, .favourable, .favourable])

/// Rows 0–5 are of group x, rows 6–9 of group y; nobody is of group z.
private func data(_ codes: [Int32], weights: [Double]? = nil) throws -> SurveyData {
  SurveyData(
    rowCount: 10, questions: [SurveyQuestion(id: "q", scale: scale, codes: codes)],
    dimensions: [
      SurveyDimension(
        id: "kind", levels: ["x", "y", "z"], codes: (0..<10).map { $0 < 6 ? 0 : 1 })
    ],
    actors: nil, rounds: nil, design: try SurveyDesign(rowCount: 10, weights: weights),
    regime: .sample)
}

private let noAnswer = MissingReason.noAnswer.code
private let refused = MissingReason.refused.code
private let notAsked = MissingReason.notAsked.code

private func rows(_ codes: [Int32], weights: [Double]? = nil) throws -> [ResultRow] {
  var plan = AnalysisPlan()
  plan.groupings = [["kind"]]
  return try distributions(of: data(codes, weights: weights), plan: plan)
}

extension [ResultRow] {
  fileprivate func values(_ statistic: String, _ group: String) -> [Double] {
    filter { $0.key.statistic == statistic && $0.key.group == group }
      .compactMap { $0.estimate?.value }
  }
}

@Suite("Distributions") struct DistributionsTests {
  @Test("levels, shares and missing answers of a group") func group() throws {
    let found = try rows([0, 0, 2, 2, 2, refused, noAnswer, 3, 3, notAsked])
    #expect(found.values("count", "x") == [2, 0, 3, 0])
    expectClose(found.values("proportion", "x"), [2.0 / 5, 0, 3.0 / 5, 0])
    expectClose(found.values("favourable", "x"), [3.0 / 5])
    expectClose(found.values("mean_score", "x"), [(2.0 + 9) / 5])
    // No answer, does not know, refused, not applicable: shares of the six and three asked.
    expectClose(found.values("item_nonresponse", "x"), [0, 0, 1.0 / 6, 0])
    expectClose(found.values("item_nonresponse", "y"), [1.0 / 3, 0, 0, 0])
    #expect(found.values("count", "") == [2, 0, 3, 2])
  }

  @Test("weights enter shares, not counts") func weighted() throws {
    let weights: [Double] = [3, 1, 1, 1, 1, 2, 1, 1, 1, 1]
    let found = try rows([0, 1, 2, 2, 3, refused, 0, 0, 1, 3], weights: weights)
    #expect(found.values("count", "x") == [1, 1, 2, 1])
    expectClose(found.values("proportion", "x"), [3.0 / 7, 1.0 / 7, 2.0 / 7, 1.0 / 7])
    expectClose(found.values("item_nonresponse", "x"), [0, 0, 2.0 / 9, 0])
  }

  @Test("a group not asked has no rows, one without answers or members says so") func empty() throws
  {
    let silent = [noAnswer, refused, noAnswer, refused]
    let unanswered = try rows([0, 1, 2, 3, 0, 1] + silent)
    let own = unanswered.filter { $0.key.group == "y" && $0.key.statistic == "proportion" }
    #expect(own.map(\.outcome) == [.undefined(reason: "no_answers")])
    expectClose(unanswered.values("item_nonresponse", "y"), [0.5, 0, 0.5, 0])
    #expect(unanswered.values("count", "y").isEmpty)
    let nobody = unanswered.filter { $0.key.group == "z" }
    #expect(nobody.map(\.outcome) == [.undefined(reason: "empty_group")])
    let unasked = try rows([0, 1, 2, 3, 0, 1] + [Int32](repeating: notAsked, count: 4))
    #expect(!unasked.contains { $0.key.group == "y" })
    #expect(unasked.contains { $0.key.group == "x" })
  }

  @Test("shares add up to one and their intervals hold them", arguments: 0..<6)
  func sums(shift: Int) throws {
    let codes = (0..<10).map { row in Int32((row * (shift + 1) + shift) % 5) - 1 }
    let weights = (0..<10).map { Double(1 + $0 * (shift + 2) % 4) }
    for found in [try rows(codes), try rows(codes, weights: weights)] {
      for group in ["", "x", "y"] {
        expectClose(found.values("proportion", group).reduce(0, +), 1, group)
      }
      for estimate in found.filter({ $0.key.statistic == "proportion" }).compactMap(\.estimate) {
        let interval = try #require(estimate.interval)
        #expect(interval.low >= 0 && interval.high <= 1)
        #expect(interval.low <= estimate.value && estimate.value <= interval.high)
      }
    }
  }
}
