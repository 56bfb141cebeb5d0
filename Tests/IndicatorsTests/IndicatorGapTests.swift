// Proves that gaps of scores between groups, as differences and ratios with their errors, are those
// of R survey for every kind of rule, and that turning the groups round turns the gaps.
import Disaggregation
import Estimation
import Framework
import Indicators
import Results
import Surveys
import TestSupport
import Testing

@Suite("Gaps of scores beside references") struct IndicatorGapTests {
  /// The drawn sample with a second dimension, three groups by turns.
  private static func data() throws -> SurveyData {
    var data = try ClusteredSample().data
    data.dimensions.append(
      SurveyDimension(
        id: "third", levels: ["a", "b", "c"], codes: (0..<data.rowCount).map { Int32($0 % 3) }))
    return data
  }

  private static func rows(
    _ data: SurveyData, by dimension: String, reference: String? = nil,
    rules: [Indicator] = ScoreReferenceTests.rules
  ) throws -> [ResultRow] {
    var plan = AnalysisPlan()
    plan.groupings = [[dimension]]
    plan.suppresses = false
    if let reference { plan.disaggregation.references = [dimension: reference] }
    return try indicatorDisaggregations(
      of: data, study: ClusteredSample().study(rules), plan: plan)
  }

  @Test("differences and ratios of every rule, from another group and from the rest")
  func survey() throws {
    let data = try Self.data()
    var found: [String: [ResultRow]] = [:]
    let reference = try ReferenceTable("indicators/gaps.csv").rows
    for line in reference {
      let (by, versus) = (line["by"] ?? "", line["versus"] ?? "")
      let name = by + versus
      if found[name] == nil {
        let isReference = by == "third" && versus != "rest"
        found[name] = try Self.rows(data, by: by, reference: isReference ? versus : nil)
      }
      let row = found[name]?.first {
        $0.key.item == line["rule"] && $0.key.statistic == line["statistic"]
          && $0.key.group == line["group"] && $0.key.versusGroup == versus
      }
      #expect(row?.key.level == "indicator_score")
      let estimate = try #require(row?.estimate, "\(line)")
      let value: Double? =
        switch line["quantity"] {
        case "estimate": estimate.value
        case "se": estimate.standardError
        case "df": estimate.degreesOfFreedom
        case "p": estimate.pValue
        case "low": estimate.interval?.low
        default: estimate.interval?.high
        }
      expectClose(value, line["value"].flatMap { Double($0) }, within: .oracle, "\(line)")
    }
    #expect(reference.count == 6 * ScoreReferenceTests.rules.count * 10)
  }

  @Test("turned round, a difference changes its sign, a ratio is one over itself, errors stay")
  func turned() throws {
    let data = try Self.data()
    let ways = try ["a", "b"].map { try Self.rows(data, by: "third", reference: $0) }
    for rule in ScoreReferenceTests.rules {
      func estimate(_ way: Int, _ statistic: String, _ group: String) -> Estimate? {
        ways[way].first {
          $0.key.item == rule.id && $0.key.statistic == statistic && $0.key.group == group
        }?.estimate
      }
      let (one, other) = (estimate(0, "difference", "b"), estimate(1, "difference", "a"))
      expectClose(one?.value, other.map { -$0.value })
      expectClose(one?.standardError, other?.standardError)
      let (part, whole) = (estimate(0, "ratio", "b"), estimate(1, "ratio", "a"))
      expectClose(part?.value, whole.map { 1 / $0.value })
      expectClose(part?.pValue, whole?.pValue)
      // The gap is that of the two scores that stand beside it.
      let scores = ["b", "a"].map { estimate(0, "indicator_score", $0)?.value ?? .nan }
      expectClose(one?.value, scores[0] - scores[1])
      expectClose(part?.value, scores[0] / scores[1])
    }
  }
}
