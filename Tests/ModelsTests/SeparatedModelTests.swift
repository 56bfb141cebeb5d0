// Proves that separated groups get the fit of the penalised likelihood, with its limits and tests,
// and that what a model cannot give is refused by name.
import Estimation
import Foundation
import Results
import Surveys
import Tabular
import TestSupport
import Testing

@testable import Models

@Suite("Separated groups") struct SeparatedModelTests {
  static let logit = ReferenceModel(
    name: "separated_logit", outcome: "event", predictors: [["group"], ["sex"], ["x"]],
    family: .logit, scored: ["x"])
  static let ordinal = ReferenceModel(
    name: "separated_ordinal", outcome: "answer", predictors: [["group"], ["sex"], ["x"]],
    family: .ordinal, scored: ["x"])

  @Test(
    "coefficients, limits and tests are those of the likelihood maximised in R",
    arguments: [logit, ordinal])
  func agreement(_ model: ReferenceModel) throws {
    try expectAgreement(
      model, with: model.name,
      within: Tolerance(relative: 1e-6, absolute: 1e-8, reason: "optim and uniroot stop earlier"))
    let separated = try model.rows().filter { $0.flag.contains("separated_groups") }
    #expect(separated.allSatisfy { $0.key.group == "g3" })
    #expect(separated.contains { $0.key.statistic == "coefficient" })
  }

  @Test("coefficients are those of brglm2", arguments: [ModelLink.logit, .probit, .cloglog])
  func brglm(_ link: ModelLink) throws {
    var model = SeparatedModelTests.logit
    model.link = link
    try expectAgreement(model, with: "separated_\(link.rawValue)brglm2", within: .iterative)
  }

  @Test func countsWithoutAnyAreThoseOfBrglm() throws {
    try expectAgreement(
      ReferenceModel(
        name: "separated_poisson", outcome: "times", predictors: [["group"], ["sex"]],
        family: .poisson), with: "separated_poissonbrglm2", within: .iterative)
  }

  /// Respondents of two groups with two answers, so many of each.
  private static func data(
    _ counts: [[Int]], regime: Regime = .sample
  ) throws -> SurveyData {
    var (groups, answers): ([Int32], [Int32]) = ([], [])
    for (group, row) in counts.enumerated() {
      for (answer, count) in row.enumerated() {
        groups += [Int32](repeating: Int32(group), count: count)
        answers += [Int32](repeating: Int32(answer), count: count)
      }
    }
    let levels = (0..<(counts.first?.count ?? 0)).map { "a\($0)" }
    let scale = ResponseScale(
      id: "q", kind: .ordinal, levels: levels, scores: levels.indices.map(Double.init))
    return SurveyData(
      rowCount: groups.count,
      questions: [SurveyQuestion(id: "q", scale: scale, codes: answers)],
      dimensions: [
        SurveyDimension(id: "g", levels: counts.indices.map { "g\($0)" }, codes: groups)
      ],
      actors: nil, rounds: nil, design: try SurveyDesign(rowCount: groups.count), regime: regime)
  }

  private static func rows(_ data: SurveyData, _ family: ModelFamily) throws -> [ResultRow] {
    try models(
      of: data, model: ModelPlan(outcome: "q", predictors: [["g"]], family: family),
      plan: AnalysisPlan())
  }

  @Test(
    "half a respondent more in each cell of a table of two by two",
    arguments: [[[7, 3], [6, 0]], [[0, 4], [5, 0]], [[0, 12], [1, 11]]])
  func twoByTwo(_ counts: [[Int]]) throws {
    let rows = try SeparatedModelTests.rows(SeparatedModelTests.data(counts), .logit)
    let more = counts.map { $0.map { Double($0) + 0.5 } }
    let logits = more.map { log($0[1] / $0[0]) }
    let coefficients = rows.filter { $0.key.statistic == "coefficient" }
    expectClose(coefficients.first?.estimate?.value, logits[0], within: .iterative)
    expectClose(
      coefficients.last?.estimate?.value, logits[1] - logits[0], within: .iterative)
    for row in coefficients {
      let interval = try #require(row.estimate?.interval)
      let value = try #require(row.estimate?.value)
      #expect(interval.low < value && value < interval.high && interval.high.isFinite)
      #expect(row.flag.contains("penalised_fit"))
    }
    let shares = rows.filter { $0.key.statistic == "predicted_probability" }
    for (row, group) in zip(shares, more) {
      expectClose(row.estimate?.value, group[1] / (group[0] + group[1]), within: .iterative)
      let interval = try #require(row.estimate?.interval)
      #expect(interval.low >= 0 && interval.high <= 1)
    }
  }

  @Test(
    "whoever separates, the ordinal fit has finite limits about its estimate",
    arguments: [
      [[3, 4, 2, 1], [0, 0, 0, 5]], [[0, 0, 6, 6], [6, 6, 0, 0]], [[4, 0, 0, 4], [0, 8, 0, 0]],
      [[1, 0, 0, 0], [0, 0, 0, 1]], [[2, 3, 0, 0], [0, 0, 4, 1]],
    ])
  func ordinalLimits(_ counts: [[Int]]) throws {
    let rows = try SeparatedModelTests.rows(SeparatedModelTests.data(counts), .ordinal)
    for row in rows where ["coefficient", "threshold"].contains(row.key.statistic) {
      let estimate = try #require(row.estimate, "\(row)")
      #expect(estimate.value.isFinite && (estimate.standardError ?? 0).isFinite)
      guard let interval = estimate.interval else { continue }
      #expect(interval.low < estimate.value && estimate.value < interval.high)
    }
    let shares = rows.filter { $0.key.statistic == "predicted_probability" }
    #expect(!shares.isEmpty)
    #expect(shares.allSatisfy { (0...1).contains($0.estimate?.value ?? .nan) })
  }

  @Test func anyScalePermutationAndWeightsLeaveTheFitAsItIs() throws {
    let data = try SeparatedModelTests.data([[7, 3, 2], [0, 0, 6]])
    let doubled = try SurveyDesign(
      rowCount: data.rowCount, weights: [Double](repeating: 2.5, count: data.rowCount))
    let other = SurveyData(
      rowCount: data.rowCount, questions: data.questions, dimensions: data.dimensions,
      actors: nil, rounds: nil, design: doubled, regime: .sample)
    let pairs = zip(
      try SeparatedModelTests.rows(data, .ordinal), try SeparatedModelTests.rows(other, .ordinal))
    for (a, b) in pairs where a.key.statistic != "count" {
      expectClose(a.estimate?.value, b.estimate?.value, within: .fit, "\(a.key)")
      expectClose(a.estimate?.interval?.low, b.estimate?.interval?.low, within: .fit, "\(a.key)")
    }
  }

  @Test("actors have a fit but no errors, intervals or tests")
  func actors() throws {
    let rows = try SeparatedModelTests.rows(
      SeparatedModelTests.data([[3, 4, 2], [0, 0, 5]], regime: .actors(invited: [])), .ordinal)
    #expect(rows.contains { $0.key.statistic == "coefficient" && $0.estimate != nil })
    #expect(rows.allSatisfy { $0.estimate?.standardError == nil && $0.estimate?.interval == nil })
    let tests = rows.filter { $0.key.statistic.hasSuffix("_f") }
    #expect(!tests.isEmpty)
    #expect(tests.allSatisfy { $0.outcome == .undefined(reason: "no_sampling_error") })
  }

  @Test(
    "what cannot be fitted is refused with its reason",
    arguments: [
      ([[4, 0], [5, 0]], "no_variation"), ([[0, 0], [0, 0]], nil),
      ([[3, 2]], nil),
    ] as [([[Int]], String?)])
  func refusals(_ counts: [[Int]], _ reason: String?) throws {
    let rows = try SeparatedModelTests.rows(SeparatedModelTests.data(counts), .logit)
    let refused = rows.compactMap { row -> String? in
      if case .undefined(let reason) = row.outcome { reason } else { nil }
    }
    #expect(refused.first == reason)
    for row in rows { #expect(row.estimate.map { !$0.value.isNaN } ?? true) }
  }
}
