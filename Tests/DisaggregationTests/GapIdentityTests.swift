// Proves what gaps must satisfy whatever the data: sums of parts, standards that change nothing,
// references that are the rest, and refusals in place of numbers that mean nothing.
import Disaggregation
import Estimation
import Results
import Surveys
import Tabular
import TestSupport
import Testing

@Suite("Identities of gaps") struct GapIdentityTests {
  private func rows(
    _ design: String = "waves", by: String, _ change: (inout DisaggregationPlan) -> Void
  ) throws -> [ResultRow] {
    var plan = AnalysisPlan()
    plan.groupings = [[by]]
    plan.suppresses = false
    change(&plan.disaggregation)
    return try disaggregations(of: GapReferenceTests.survey(design), plan: plan)
  }

  /// The row of another statistic about the same gap.
  private func row(
    _ rows: [ResultRow], like row: ResultRow, _ statistic: String, level: String? = nil
  ) throws -> Estimate {
    var key = row.key
    key.statistic = statistic
    if let level { key.level = level }
    return try #require(rows.first { $0.key == key }?.estimate, "\(key)")
  }

  @Test(
    "the parts add up to the gap, the dimensions to the parts",
    arguments: DisaggregationPlan.Coefficients.allCases, ["waves", "waves_jkn"])
  func sums(coefficients: DisaggregationPlan.Coefficients, design: String) throws {
    let found = try rows(design, by: "age") {
      $0.explanatory = ["sex", "wave"]
      $0.isThreefold = true
      $0.coefficients = coefficients
    }
    let gaps = found.filter { $0.key.statistic == "difference" && $0.key.level == "mean_score" }
    #expect(gaps.count == 3)
    for gap in gaps {
      let all = try row(found, like: gap, "decomposed_difference")
      // Nobody is left out: those without a sex are a level of it.
      expectClose(all.value, gap.estimate?.value)
      expectClose(all.standardError, gap.estimate?.standardError)
      let parts = try ["explained", "unexplained"].map { try row(found, like: gap, $0).value }
      expectClose(parts.reduce(0, +), gap.estimate?.value, within: .oracle)
      let three = try ["endowments", "coefficients", "interaction"].map {
        try row(found, like: gap, $0).value
      }
      expectClose(three.reduce(0, +), gap.estimate?.value, within: .oracle)
      for (name, levels) in [
        ("explained", ["sex", "wave"]), ("unexplained", ["sex", "wave", "constant"]),
      ] {
        let details = try levels.map { try row(found, like: gap, name, level: $0).value }
        expectClose(
          details.reduce(0, +), try row(found, like: gap, name).value, within: .oracle, name)
      }
    }
  }

  @Test("standardising by what all groups share leaves the gap") func nothing() throws {
    var data = try GapReferenceTests.survey("waves")
    data.dimensions.append(
      SurveyDimension(
        id: "same", levels: ["all"], codes: [Int32](repeating: 0, count: data.rowCount)))
    var plan = AnalysisPlan()
    plan.groupings = [["age"]]
    plan.disaggregation.standardisers = ["same"]
    let found = try disaggregations(of: data, plan: plan)
    let gaps = found.filter { $0.key.statistic == "difference" && $0.key.level == "mean_score" }
    #expect(gaps.count == 3)
    for gap in gaps {
      let standardised = try row(found, like: gap, "standardised_difference")
      expectClose(standardised.value, gap.estimate?.value)
      expectClose(standardised.standardError, gap.estimate?.standardError)
      expectClose(try row(found, like: gap, "composition_difference").value, 0)
    }
  }

  @Test("standardised and composition add up to the gap") func standardised() throws {
    for standard in DisaggregationPlan.Standard.allCases {
      let found = try rows(by: "age") {
        $0.standardisers = ["sex", "wave"]
        $0.standard = standard
      }
      for gap in found where gap.key.statistic == "difference" && gap.key.level == "mean_score" {
        let parts = try ["standardised_difference", "composition_difference"].map {
          try row(found, like: gap, $0).value
        }
        expectClose(parts.reduce(0, +), gap.estimate?.value, within: .oracle)
      }
      // A group is not standardised by itself.
      #expect(
        try !rows(by: "age") { $0.standardisers = ["age"] }.contains {
          $0.key.statistic.hasPrefix("standardised")
        })
    }
  }

  @Test("of two groups the rest is the other, with a reference or without") func reference() throws
  {
    func gap(_ level: String?) throws -> [ResultRow] {
      try rows(by: "sex") { if let level { $0.references["sex"] = level } }
        .filter { ["difference", "ratio"].contains($0.key.statistic) }
    }
    #expect(try gap(nil) == gap("w"))
    for (first, second) in zip(try gap("w"), try gap("m")) {
      let (a, b) = (try #require(first.estimate), try #require(second.estimate))
      if first.key.statistic == "difference" {
        expectClose(a.value, -b.value)
      } else {
        // The interval of a ratio says the same of its inverse.
        expectClose(a.value, 1 / b.value)
        expectClose(a.interval?.low, 1 / (b.interval?.high ?? 0))
      }
      expectClose(a.pValue, b.pValue)
    }
  }

  @Test("a share of nobody has no ratio, and no share has one to nobody's") func zeros() throws {
    let scale = ResponseScale(
      id: "s", kind: .ordinal, levels: ["1", "2"], scores: [1, 2],
      sides: [.unfavourable, .favourable])
    let codes = (0..<40).map { Int32($0 < 20 ? 0 : $0 % 2) }
    let data = SurveyData(
      rowCount: 40, questions: [SurveyQuestion(id: "q", scale: scale, codes: codes)],
      dimensions: [
        SurveyDimension(id: "g", levels: ["a", "b"], codes: (0..<40).map { $0 < 20 ? 0 : 1 })
      ], actors: nil, rounds: nil, design: try SurveyDesign(rowCount: 40), regime: .sample)
    var plan = AnalysisPlan()
    let zero = try disaggregations(of: data, plan: plan).first {
      $0.key.statistic == "ratio" && $0.key.level == "favourable"
    }
    #expect(zero?.estimate?.value == 0 && zero?.estimate?.interval == nil)
    plan.disaggregation.references["g"] = "a"
    let infinite = try disaggregations(of: data, plan: plan).first {
      $0.key.statistic == "ratio" && $0.key.level == "favourable"
    }
    #expect(infinite?.outcome == .undefined(reason: "zero_denominator"))
  }

  @Test("the largest gap is between groups, and indices of equal groups are zero")
  func inequality() throws {
    let found = try rows(by: "age") { $0.statistics = ["mean_score", "5"] }
    for level in ["mean_score", "5"] {
      let values = found.filter {
        $0.key.statistic == (level == "5" ? "proportion" : level) && $0.key.versusGroup.isEmpty
          && (level == "mean_score" || $0.key.level == level)
      }.compactMap { $0.estimate?.value }
      let (low, high) = (try #require(values.min()), try #require(values.max()))
      func number(_ name: String) -> Double? {
        found.first { $0.key.statistic == name && $0.key.level == level }?.estimate?.value
      }
      expectClose(number("largest_gap"), high - low)
      expectClose(number("largest_ratio"), high / low)
      #expect((number("between_group_share") ?? -1) > 0)
    }
    // Every group twice: the groups of the copy do not differ.
    var data = try GapReferenceTests.survey("waves")
    let question = data.questions[0]
    data = SurveyData(
      rowCount: 2 * data.rowCount,
      questions: [
        SurveyQuestion(id: "q", scale: question.scale, codes: question.codes + question.codes)
      ],
      dimensions: [
        SurveyDimension(
          id: "copy", levels: ["1", "2"],
          codes: (0..<2 * data.rowCount).map { $0 < data.rowCount ? 0 : 1 })
      ], actors: nil, rounds: nil, design: try SurveyDesign(rowCount: 2 * data.rowCount),
      regime: .sample)
    var plan = AnalysisPlan()
    plan.disaggregation.statistics = ["5"]
    let same = try disaggregations(of: data, plan: plan)
    for name in ["largest_gap", "between_group_share", "dissimilarity", "theil_between"] {
      expectClose(same.first { $0.key.statistic == name }?.estimate?.value, 0, name)
    }
  }

  @Test("without known numbers invited a gap has an exact test and no interval") func actors()
    throws
  {
    var data = try GapReferenceTests.survey("waves")
    data.design = try SurveyDesign(rowCount: data.rowCount)
    data.regime = .actors(invited: [[nil]])
    var plan = AnalysisPlan()
    plan.groupings = [["sex"]]
    plan.disaggregation.statistics = ["mean_score", "5"]
    let gaps = try disaggregations(of: data, plan: plan).filter {
      ["difference", "ratio"].contains($0.key.statistic)
    }
    #expect(gaps.count == 4)
    for gap in gaps {
      let estimate = try #require(gap.estimate)
      #expect(estimate.standardError == nil && estimate.interval == nil)
      let isExact = estimate.method.hasPrefix("permutation") && estimate.pValue != nil
      #expect(isExact == (gap.key.statistic == "difference"))
    }
  }

  @Test("what does not exist is told") func unknown() throws {
    #expect(throws: DisaggregationError.self) { try rows(by: "sex") { $0.statistics = ["9"] } }
    #expect(throws: DisaggregationError.self) {
      try rows(by: "sex") { $0.references["sex"] = "x" }
    }
    #expect(throws: PlanError.self) { try rows(by: "sex") { $0.explanatory = ["region"] } }
  }
}
