// Proves the rows of the analysis: keys, intervals by regime, patterns, tests and refusals.
import Divergence
import Estimation
import Results
import Surveys
import Tabular
import TestSupport
import Testing

private let scale = ResponseScale(
  id: "five", kind: .ordinal, levels: ["1", "2", "3", "4", "5"], scores: [1, 2, 3, 4, 5])

/// The example of twelve organisations as data, national and international as kinds of actor.
private func example(invited: [Int?]?, weights: [Double]? = nil) throws -> SurveyData {
  let questions = (0..<6).map { question in
    SurveyQuestion(
      id: "q\(question + 1)", scale: scale,
      codes: exampleMatrix.map { row in
        row[question] > 0 ? Int32(row[question] - 1) : MissingReason.noAnswer.code
      })
  }
  let actors = SurveyDimension(
    id: "actor", levels: ["national", "international"],
    codes: (0..<12).map { $0 < 7 ? 0 : 1 })
  return SurveyData(
    rowCount: 12, questions: questions, dimensions: [], actors: actors, rounds: nil,
    design: try SurveyDesign(rowCount: 12, weights: weights),
    regime: invited.map { .actors(invited: $0.map { [$0] }) } ?? .sample)
}

private func find(
  _ rows: [ResultRow], _ question: String, _ group: String, _ statistic: String,
  versus: String = ""
) -> ResultRow? {
  rows.first {
    $0.key.question == question && $0.key.group == group && $0.key.statistic == statistic
      && $0.key.versusGroup == versus
  }
}

@Suite("Divergence of survey answers") struct DivergenceAnalysisTests {
  @Test("the example matrix, question by question") func example12() throws {
    let rows = try divergences(of: example(invited: [nil, nil]), plan: AnalysisPlan())
    let agreement = [-0.078704, -0.037037, -0.070707, 0.75, 0.863636, 0.818182]
    let distances = [0.488636, 0.424242, 0.463636, 0.151515, 0.090909, 0.127273]
    let labels = [
      "two_camps", "two_camps", "two_camps", "shared_view", "shared_view", "shared_view",
    ]
    for index in 0..<6 {
      let question = "q\(index + 1)"
      let a = find(rows, question, "", "van_der_eijk_a")?.estimate
      expectClose(a?.value, agreement[index], within: .sixDecimals)
      let distance = find(rows, question, "", "mean_pairwise_distance")?.estimate
      expectClose(distance.map { $0.value / 4 }, distances[index], within: .sixDecimals)
      let row = find(rows, question, "", "disagreement")
      #expect(row?.flag == labels[index] + ";pooled_actors")
      #expect(row?.estimate?.interval == nil && row?.estimate?.standardError == nil)
      let national = find(rows, question, "national", "disagreement")
      #expect(national?.flag == "not_enough_answers" && national?.key.groupBy == "actor")
    }
  }

  @Test("contrasts between the kinds of actor, adjusted over the run") func contrasts() throws {
    let rows = try divergences(of: example(invited: [nil, nil]), plan: AnalysisPlan())
    let delta = try #require(
      find(rows, "q2", "national", "cliff_delta", versus: "international")?.estimate)
    expectClose(delta.value, -0.914286, within: .sixDecimals)
    expectClose(delta.pValue, 0.010101, within: .sixDecimals)
    #expect(delta.method == "permutation_exact" && delta.count == 5)
    let ps = rows.filter { $0.key.statistic == "cliff_delta" }.compactMap { $0.estimate?.pValue }
    let adjusted = PValueAdjustment.holm.adjusted(ps)
    let found = rows.filter { $0.key.statistic == "cliff_delta" }
      .compactMap { $0.estimate?.adjustedPValue }
    #expect(found == adjusted && adjusted.contains { $0 < 1 })
    let superiority = find(
      rows, "q2", "national", "probability_of_superiority", versus: "international")
    expectClose(superiority?.estimate?.value, (1 - 0.914286) / 2, within: .sixDecimals)
  }

  @Test("intervals close with the number invited and need it") func invited() throws {
    let plan = AnalysisPlan()
    let census = try divergences(of: example(invited: [7, 5]), plan: plan)
    let some = try divergences(of: example(invited: [20, nil]), plan: plan)
    for (group, isKnown) in [("national", true), ("international", false)] {
      let whole = try #require(find(census, "q1", group, "disagreement")?.estimate)
      #expect(whole.interval == Interval(low: whole.value, high: whole.value))
      expectClose(whole.standardError, 0)
      let part = try #require(find(some, "q1", group, "disagreement")?.estimate)
      #expect((part.interval != nil) == isKnown)
      if let interval = part.interval {
        #expect(part.method == "shifted_dirichlet" && interval.low < part.value)
        #expect(interval.high > part.value)
      }
    }
  }

  @Test("a sample of twelve, with and without weights") func sample() throws {
    let plain = try divergences(of: example(invited: nil), plan: AnalysisPlan())
    let index = try #require(find(plain, "q1", "", "disagreement")?.estimate)
    expectClose(index.value, 0.895833, within: .sixDecimals)
    #expect(index.method == "shifted_dirichlet")
    // The jackknife error of the reference and the linearised one agree to the first order.
    let error = try #require(index.standardError)
    #expect(error > 0.05 && error < 0.15)
    let weights: [Double] = [1, 2, 1, 3, 1, 2, 1, 1, 2, 1, 2, 3]
    let weighted = try divergences(
      of: example(invited: nil, weights: weights), plan: AnalysisPlan())
    let distance = find(weighted, "q1", "", "mean_pairwise_distance")?.estimate
    expectClose(distance.map { $0.value / 4 }, 0.4875)
    expectClose(distance?.effectiveCount, 10)
    let contrast = find(weighted, "q1", "national", "cliff_delta", versus: "international")
    #expect(contrast?.estimate != nil && contrast?.estimate?.pValue == nil)
  }

  @Test("a large sample has t intervals on every smooth measure") func largeSample() throws {
    let codes = (0..<400).map { Int32([0, 1, 1, 2, 3, 3, 3, 4][($0 * 5) % 8]) }
    let data = SurveyData(
      rowCount: 400, questions: [SurveyQuestion(id: "q", scale: scale, codes: codes)],
      dimensions: [], actors: nil, rounds: nil, design: try SurveyDesign(rowCount: 400),
      regime: .sample)
    let rows = try divergences(of: data, plan: AnalysisPlan())
    for name in ["disagreement", "mean_pairwise_distance", "opposed_pairs", "blair_lacy_l2"] {
      let estimate = try #require(find(rows, "q", "", name)?.estimate)
      let interval = try #require(estimate.interval)
      #expect(interval.low < estimate.value && estimate.value < interval.high, "\(name)")
      #expect(estimate.method == "t" && estimate.degreesOfFreedom == 399)
    }
    #expect(find(rows, "q", "", "random_answering_mean")?.estimate?.method == "normal")
  }

  @Test("refusals carry their reason") func refusals() throws {
    var data = try example(invited: [nil, nil])
    let nominal = ResponseScale(id: "n", kind: .nominal, levels: ["a", "b"], scores: [1, 2])
    data.questions.append(
      SurveyQuestion(id: "n", scale: nominal, codes: [Int32](repeating: 0, count: 12)))
    var lonely = [Int32](repeating: MissingReason.notAsked.code, count: 12)
    lonely[0] = 2
    lonely[8] = MissingReason.refused.code
    data.questions.append(SurveyQuestion(id: "one", scale: scale, codes: lonely))
    var plan = AnalysisPlan()
    plan.questions = ["n", "one", "q1"]
    let rows = try divergences(of: data, plan: plan)
    #expect(find(rows, "n", "", "disagreement")?.outcome == .undefined(reason: "not_ordinal"))
    #expect(
      find(rows, "one", "national", "disagreement")?.outcome == .undefined(reason: "one_answer"))
    #expect(
      find(rows, "one", "international", "disagreement")?.outcome
        == .undefined(reason: "no_answers"))
    #expect(rows == (try divergences(of: data, plan: plan)))
    plan.groupings = [["region"]]
    #expect(throws: PlanError.self) { try divergences(of: data, plan: plan) }
  }

  @Test("too few respondents for any test are not tested") func tooFew() throws {
    var data = try example(invited: [nil, nil])
    for row in [0, 1, 2, 3, 7, 8] {
      for index in data.questions.indices {
        data.questions[index].codes[row] = MissingReason.notAsked.code
      }
    }
    let rows = try divergences(of: data, plan: AnalysisPlan())
    let contrast = find(rows, "q1", "national", "wasserstein_1", versus: "international")
    #expect(contrast?.estimate != nil && contrast?.estimate?.pValue == nil)
    #expect(contrast?.flag == "too_few_to_test")
  }
}
