// Proves that gaps are differences of the rows beside them, and that each table has its test.
import Disaggregation
import Distributions
import Estimation
import Results
import Surveys
import Tabular
import TestSupport
import Testing

private let scale = ResponseScale(
  id: "five", kind: .ordinal, levels: ["1", "2", "3", "4", "5"], scores: [1, 2, 3, 4, 5],
  sides: [.unfavourable, .unfavourable, .neutral, .favourable, .favourable])

/// Sixty respondents in two rounds; `coarse` joins the last two groups of `fine`.
private func data(actors: Bool = false) throws -> SurveyData {
  let rows = 0..<60
  let fine = rows.map { Int32([0, 1, 1, 2, 2, 2][$0 % 6]) }
  let questions = [("q1", 7), ("q2", 11)].map { id, step in
    SurveyQuestion(
      id: id, scale: scale,
      codes: rows.map { Int32(($0 * step + $0 / 5 + Int(fine[$0])) % 6) - 1 })
  }
  return SurveyData(
    rowCount: 60, questions: questions,
    dimensions: [
      SurveyDimension(id: "fine", levels: ["a", "b", "c"], codes: fine),
      SurveyDimension(id: "coarse", levels: ["a", "other"], codes: fine.map { min($0, 1) }),
      SurveyDimension(id: "single", levels: ["all", "none"], codes: rows.map { _ in 0 }),
    ],
    actors: nil,
    rounds: SurveyDimension(
      id: "round", levels: ["r0", "r1"], codes: rows.map { $0 < 30 ? 0 : 1 }),
    design: try SurveyDesign(rowCount: 60, weights: rows.map { actors ? 1 : Double(1 + $0 % 3) }),
    regime: actors ? .actors(invited: [[nil, nil]]) : .sample)
}

private func gap(_ rows: [ResultRow], like key: ResultKey) -> Estimate? {
  rows.first { $0.key == key }?.estimate
}

@Suite("Disaggregation") struct DisaggregationTests {
  @Test("the gap of two groups is the first less the second") func twoGroups() throws {
    let rows = try disaggregations(of: data(), plan: AnalysisPlan())
    let gaps = rows.filter { $0.key.statistic == "difference" && $0.key.groupBy == "coarse" }
    #expect(gaps.count == 8)
    for row in gaps {
      #expect(row.key.group == "a" && row.key.versusGroup == "other")
      var key = row.key
      (key.statistic, key.level, key.versusGroup) = (row.key.level, "", "")
      let first = try #require(gap(rows, like: key))
      key.group = "other"
      let second = try #require(gap(rows, like: key))
      expectClose(row.estimate?.value, first.value - second.value, row.key.level)
      #expect((row.estimate?.standardError ?? 0) > 0)
    }
  }

  @Test("with three groups the rest is pooled") func rest() throws {
    let rows = try disaggregations(of: data(), plan: AnalysisPlan())
    let gaps = rows.filter { $0.key.statistic == "difference" && $0.key.groupBy == "fine" }
    #expect(gaps.count == 24 && gaps.allSatisfy { $0.key.versusGroup == "rest" })
    for row in gaps where row.key.group == "a" {
      var key = row.key
      (key.groupBy, key.versusGroup) = ("coarse", "other")
      let twin = try #require(gap(rows, like: key))
      expectClose(row.estimate?.value, twin.value, row.key.level)
      expectClose(row.estimate?.standardError, twin.standardError, row.key.level)
      expectClose(row.estimate?.pValue, twin.pValue, row.key.level)
    }
  }

  @Test("a dimension with one group has neither gap nor p-value") func single() throws {
    let rows = try disaggregations(of: data(), plan: AnalysisPlan())
      .filter { $0.key.groupBy == "single" }
    #expect(!rows.isEmpty)
    #expect(!rows.contains { $0.key.statistic == "difference" })
    #expect(!rows.contains { $0.estimate?.pValue != nil })
  }

  @Test(
    "one test a question, dimension and round, adjusted over the run", arguments: [false, true])
  func tests(actors: Bool) throws {
    var plan = AnalysisPlan()
    plan.groupings = [["fine"], ["coarse"]]
    let rows = try disaggregations(of: data(actors: actors), plan: plan)
    let tests = rows.filter {
      $0.key.group.isEmpty && $0.estimate?.pValue != nil && $0.key.statistic != "difference"
    }
    // The answers are one family, and who did not answer is another.
    for family in Set(tests.map { [$0.key.statistic, $0.key.level] }) {
      let own = tests.filter { [$0.key.statistic, $0.key.level] == family }
      // Two questions, two dimensions, two rounds.
      #expect(own.count == 8, "\(family)")
      let plain = own.compactMap { $0.estimate?.pValue }
      let adjusted = own.compactMap { $0.estimate?.adjustedPValue }
      #expect(adjusted == PValueAdjustment.holm.adjusted(plain))
      #expect(zip(adjusted, plain).allSatisfy { $0 >= $1 })
    }
    #expect(Set(tests.map(\.key.level)) == ["", "item_nonresponse"])
    let methods = Set(tests.compactMap { $0.estimate?.method })
    #expect(!methods.isEmpty)
    #expect(methods.allSatisfy { $0.hasPrefix(actors ? "permutation" : "rao_scott") })
  }

  @Test("the groups have the numbers of their distribution") func distribution() throws {
    var plan = AnalysisPlan()
    plan.groupings = [["fine"]]
    let whole = try distributions(of: data(), plan: plan).filter { $0.key.groupBy == "fine" }
    let rows = try disaggregations(of: data(), plan: plan)
    for var row in whole {
      row.key.analysis = "disaggregation"
      #expect(rows.contains(row))
    }
  }
}
