// Proves that gaps, ratios, standardised and decomposed gaps agree with R survey and statsmodels.
import Disaggregation
import Estimation
import Results
import Surveys
import Tabular
import TestSupport
import Testing

@testable import Disaggregation

@Suite("Gaps against references") struct GapReferenceTests {
  static let reference: [[String: String]] =
    (try? ReferenceTable("disaggregation/reference.csv").rows) ?? []

  /// The waves, every column that is grouped by a dimension.
  static func survey(_ name: String) throws -> SurveyData {
    let (fixture, design) =
      try name.hasSuffix("_jkn")
      ? ReplicateFixture.design(name) : SurveyFixture.design(name)
    return SurveyData(
      rowCount: fixture.rowCount, questions: [fixture.question("q")],
      dimensions: ["sex", "age", "wave"].map(fixture.dimension), actors: nil, rounds: nil,
      design: design, regime: .sample)
  }

  /// What a row of the reference asks for.
  private func plan(_ row: [String: String]) -> AnalysisPlan {
    var plan = AnalysisPlan()
    let by = row["by"] ?? ""
    plan.groupings = [[by]]
    plan.suppresses = false
    plan.disaggregation.statistics = ["mean_score", "5"]
    if let versus = row["versus"], !versus.isEmpty, versus != "rest" {
      plan.disaggregation.references = [by: versus]
    }
    let covariates = (row["covariates"] ?? "").split(separator: ":").map(String.init)
    let option = row["option"] ?? ""
    switch row["case"] {
    case "standard":
      plan.disaggregation.standardisers = covariates
      plan.disaggregation.standard = .init(rawValue: option) ?? .whole
    case "oaxaca":
      plan.disaggregation.explanatory = covariates
      plan.disaggregation.coefficients = .init(rawValue: option) ?? .reference
      plan.disaggregation.isThreefold = true
    default: break
    }
    return plan
  }

  @Test(
    "differences, ratios, standardised and decomposed gaps agree with R survey",
    arguments: [("gap", 108), ("standard", 48), ("oaxaca", 800)])
  func survey(kind: String, least: Int) throws {
    var found: [String: [ResultRow]] = [:]
    var compared = 0
    for row in Self.reference where row["case"] == kind {
      let fields = ["design", "by", "versus", "covariates", "option"].map { row[$0] ?? "" }
      let name = fields.joined(separator: "/")
      if found[name] == nil {
        found[name] = try disaggregations(of: Self.survey(fields[0]), plan: plan(row))
      }
      let result = found[name]?.first {
        $0.key.statistic == row["statistic"] && $0.key.level == row["level"]
          && $0.key.group == row["group"] && $0.key.versusGroup == row["versus"]
      }
      // Both sides have the same constant: nothing of it is explained.
      if row["level"] == "constant", result == nil {
        expectClose(0, Double(row["value"] ?? ""), within: .oracle, "\(row)")
        continue
      }
      let estimate = try #require(result?.estimate, "\(row)")
      let value: Double? =
        switch row["quantity"] {
        case "estimate": estimate.value
        case "se": estimate.standardError
        case "df": estimate.degreesOfFreedom
        case "p": estimate.pValue
        case "low": estimate.interval?.low
        default: estimate.interval?.high
        }
      expectClose(value, Double(row["value"] ?? ""), within: .oracle, "\(row)")
      compared += 1
    }
    #expect(compared >= least * 3 / 4)
  }

  @Test("a known standard agrees with svystandardize") func known() throws {
    let data = try Self.survey("waves")
    let groups = try #require(data.groups(by: ["sex"]))
    let cells = try #require(CompositionGroups(groups, by: ["age"], in: data))
    let question = data.questions[0]
    let table = try CellTabulator(data).totals(of: question, by: cells.crossed)
    let composition = CompositionTable(groups: cells, table: table, scores: question.scale.scores)
    let standard = DirectStandardisation(composition: composition, standard: .known([5, 3, 2]))
    let support = standard.support([[0], [1]])
    #expect(support == [0, 1, 2] && standard.lostShare(support) == 0)
    let men = try standard.mean([0], over: support)
    let women = try standard.mean([1], over: support)
    let numbers = [
      "m": men, "w": women, "difference": Linearization.difference(men, women),
    ]
    for row in Self.reference where row["case"] == "known" {
      let name = row["statistic"] == "standardised" ? row["group"] ?? "" : "difference"
      let number = try #require(numbers[name])
      let value =
        row["quantity"] == "se" ? table.variance(of: number)?.squareRoot() : number.value
      // svyglm solves the difference by iteration.
      expectClose(
        value, Double(row["value"] ?? ""), within: name == "difference" ? .iterative : .oracle,
        "\(row)")
    }
  }

  @Test("the parts agree with statsmodels") func parts() throws {
    var data = try Self.survey("waves")
    // statsmodels leaves those without a sex out, who are no group here, and knows no weights.
    data.design = try SurveyDesign(rowCount: data.rowCount)
    for row in try ReferenceTable("disaggregation/oaxaca.csv").rows {
      var plan = AnalysisPlan()
      plan.groupings = [["sex"]]
      plan.disaggregation.explanatory = ["age", "wave"]
      plan.disaggregation.isThreefold = true
      plan.disaggregation.coefficients = .init(rawValue: row["option"] ?? "") ?? .reference
      let rows = try disaggregations(of: data, plan: plan)
      let found = rows.first {
        $0.key.statistic == row["statistic"] && $0.key.level == "mean_score"
          && $0.key.group == "m"
      }
      expectClose(found?.estimate?.value, Double(row["value"] ?? ""), within: .oracle, "\(row)")
    }
  }
}
