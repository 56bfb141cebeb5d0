import Estimation
// Proves that paired tests, trends and standardised changes agree with R: base, coin, survey.
import LinearAlgebra
import Results
import Surveys
import Tabular
import TestSupport
import Testing
import Trends

private let reference: [String: [String: Double]] = {
  var cases: [String: [String: Double]] = [:]
  for row in (try? ReferenceTable("trends/reference.csv"))?.rows ?? [] {
    guard let name = row["case"], let quantity = row["quantity"], let value = row["value"] else {
      continue
    }
    cases[name, default: [:]][quantity] = Double(value)
  }
  return cases
}()

private func values(_ name: String) throws -> [String: Double] {
  try #require(reference[name], "no reference \(name)")
}

@Suite("Trends against R") struct TrendReferenceTests {
  @Test("paired tests of matched tables", arguments: ["large", "few", "unused"])
  func matched(name: String) throws {
    let expected = try values(name)
    let counts = (0..<25).map { Int(expected["cell_\($0)"] ?? -1) }
    let table = MatchedTable(levelCount: 5, counts: counts)
    let moved = table.discordance(of: [3, 4])
    expectClose(moved.mcNemar, expected["mcnemar"], within: .oracle, "McNemar")
    expectClose(moved.exactPValue, expected["mcnemar_exact_p"], within: .oracle, "exact McNemar")
    expectClose(table.shift.exactPValue, expected["sign_p"], within: .oracle, "sign")
    let stuart = try #require(table.stuartMaxwell)
    expectClose(stuart.chiSquared, expected["stuart_maxwell"], within: .oracle, "Stuart–Maxwell")
    #expect(stuart.degreesOfFreedom == (name == "unused" ? 2 : 4))
    expectClose(table.bhapkar?.chiSquared, expected["bhapkar"], within: .oracle, "Bhapkar")
    let differences = counts.indices.flatMap { cell in
      [Double](repeating: Double(cell % 5 - cell / 5), count: counts[cell])
    }
    let ranks = SignedRanks(differences)
    expectClose(ranks.statistic, expected["wilcoxon"], within: .oracle, "V")
    expectClose(ranks.exactPValue, expected["wilcoxon_exact_p"], within: .oracle, "exact ranks")
    expectClose(ranks.normalPValue, expected["wilcoxon_normal_p"], within: .oracle, "normal ranks")
  }

  @Test("monotone trends, exact and with ties", arguments: ["series_plain", "series_tied"])
  func monotone(name: String) throws {
    let expected = try values(name)
    let series = (1...8).compactMap { expected["value_\($0)"] }
    let trend = RankTrend(series)
    #expect(trend.isExact == (name == "series_plain"))
    expectClose(trend.tau, expected["tau"], within: .oracle)
    expectClose(trend.pValue, expected["p"], within: .oracle)
  }

  @Test("a line through correlated estimates, and a trend of shares") func lines() throws {
    let expected = try values("gls")
    let times = [2018.0, 2019, 2021, 2024]
    let covariance = Matrix(
      rowCount: 4, columnCount: 4,
      values: [9.0, 2, 1, 0, 2, 16, 3, 1, 1, 3, 4, 2, 0, 1, 2, 25].map { $0 * 1e-4 })
    let trend = try #require(
      LinearTrend(values: [0.40, 0.46, 0.43, 0.55], times: times, covariance: covariance))
    expectClose(trend.slope, expected["slope"], within: .oracle)
    expectClose(trend.intercept, expected["intercept"], within: .oracle)
    expectClose(trend.lackOfFit, expected["lack_of_fit"], within: .oracle)
    let error = covariance.bilinear(trend.weights, trend.weights).squareRoot()
    expectClose(error, expected["se"], within: .oracle)
    let armitage = try values("armitage")
    expectClose(
      cochranArmitage(marked: [31, 42, 38, 55], sizes: [90, 101, 87, 104], times: times),
      armitage["chi2"], within: .oracle)
  }

  @Test(
    "a rotating panel of two stages: changes, lines, gaps, standards, pairs",
    arguments: ["clusters", "finite", "persons"])
  func panel(name: String) throws {
    let data = try panelData(name)
    var plan = AnalysisPlan()
    plan.groupings = [["sex"]]
    plan.trend.followsGaps = true
    plan.suppresses = false
    plan.trend.standard = CompositionStandard(round: "2018", dimensions: ["sex"])
    plan.groupings = []
    var rows = try trends(of: data, plan: plan)
    plan.trend.standard = nil
    plan.groupings = [["sex"]]
    rows += try trends(of: data, plan: plan).filter { !$0.key.groupBy.isEmpty }
    for (target, statistic) in [("fav", "favourable"), ("q", "mean_score")] {
      let expected = try values("\(name)_\(target)")
      let rounds = ["2018", "2020", "2022"]
      for (first, second) in [(1, 2), (2, 3), (1, 3)] {
        let found = row(
          rows, "difference", statistic, from: rounds[first - 1], to: rounds[second - 1])
        let pair = "\(first)\(second)"
        expectClose(found?.value, expected["change_" + pair], within: .oracle, pair)
        expectClose(found?.standardError, expected["change_se_" + pair], within: .oracle, pair)
      }
      let line = row(rows, "linear_trend", statistic, from: "2018", to: "2022")
      expectClose(line?.value, expected["slope"], within: .oracle)
      expectClose(line?.standardError, expected["slope_se"], within: .oracle)
      let fit = row(rows, "lack_of_fit_chi2", statistic, from: "2018", to: "2022")
      expectClose(fit?.value, expected["lack_of_fit"], within: .iterative)
      let standard = rows.first {
        $0.key.statistic == "standardised_" + statistic && $0.key.round == "2022"
      }?.estimate
      expectClose(standard?.value, expected["standardised"], within: .oracle)
      expectClose(standard?.standardError, expected["standardised_se"], within: .oracle)
    }
    let gap = rows.first {
      $0.key.statistic == "difference" && $0.key.versusGroup == "woman" && $0.key.round == "2022"
        && $0.key.versusRound == "2018"
    }?.estimate
    let expected = try values("\(name)_fav")
    expectClose(gap?.value, expected["gap_change"].map { -$0 }, within: .oracle)
    expectClose(gap?.standardError, expected["gap_change_se"], within: .oracle)
    let paired = try values(name)
    let test = row(rows, "marginal_homogeneity_f", "", from: "2018", to: "2020")
    expectClose(test?.value, paired["homogeneity_f"], within: .oracle)
    #expect(test?.denominatorDegreesOfFreedom == paired["homogeneity_df"].map { $0 - 3 })
    #expect(test?.count == paired["pairs"].map { Int($0) })
  }

  private func row(
    _ rows: [ResultRow], _ statistic: String, _ level: String, from: String, to: String
  ) -> Estimate? {
    rows.first {
      $0.key.statistic == statistic && $0.key.level == level && $0.key.versusRound == from
        && $0.key.round == to && $0.key.groupBy.isEmpty
    }?.estimate
  }

  private func panelData(_ name: String) throws -> SurveyData {
    let fixture = try SurveyFixture("panel", topic: "trends")
    var question = fixture.question("q")
    question.scale.sides = [.unfavourable, .unfavourable, .neutral, .favourable, .favourable]
    let isOfPersons = name == "persons"
    let design = try SurveyDesign(
      rowCount: fixture.rowCount, weights: fixture.numbers("weight"),
      strata: isOfPersons ? nil : fixture.column("stratum"),
      clusters: fixture.column(isOfPersons ? "person" : "psu"),
      populationSizes: name == "finite" ? fixture.numbers("N") : nil)
    return SurveyData(
      rowCount: fixture.rowCount, questions: [question], dimensions: [fixture.dimension("sex")],
      actors: nil, rounds: fixture.dimension("round"), design: design, regime: .sample,
      respondents: fixture.column("person").codes, roundTimes: [2018, 2020, 2022])
  }
}
