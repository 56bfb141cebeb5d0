// Proves that saddlepoint, goodness-of-fit, rank and conditional tests agree with R survey.
import Association
import Estimation
import Surveys
import TestSupport
import Testing

@Suite("Tests beside R survey") struct TestReferenceTests {
  /// A reference value and what it is about.
  private struct Case {
    let design: SurveyDesign
    let question: SurveyQuestion
    let dimensions: [SurveyDimension]
    let quantity: [String]

    init(_ row: [String: String]) throws {
      let (fixture, design) = try SurveyFixture.design(row["design"] ?? "")
      self.design = design
      question = fixture.question(row["question"] ?? "")
      let names = [row["by"] ?? "", row["given"] ?? ""]
      dimensions = names.filter(fixture.table.columns.contains).map(fixture.dimension)
      quantity = (row["quantity"] ?? "").split(separator: "_").map(String.init)
    }

    /// The totals by the crossed dimensions, and their groups at each level of the last.
    func table() -> (totals: TableTotals, groups: [[Int]]) {
      var codes = [Int32](repeating: 0, count: design.rowCount)
      var count = 1
      for dimension in dimensions {
        let width = dimension.levels.count
        for row in codes.indices {
          let (code, level) = (codes[row], dimension.codes[row])
          codes[row] = code < 0 || level < 0 ? -1 : code * Int32(width) + level
        }
        count *= width
      }
      let totals = design.totals(
        of: CellCoding(
          groups: codes, groupCount: count, answers: question.codes,
          levelCount: question.scale.levels.count))
      let layers = dimensions.count > 1 ? dimensions[1].levels.count : 1
      let groups = (0..<layers).map { layer in (0..<count).filter { $0 % layers == layer } }
      return (totals, groups)
    }
  }

  private func value(_ outcome: TestOutcome?, _ field: String?) -> Double? {
    switch field {
    case "statistic": outcome?.statistic
    case "df", "df1": outcome?.degreesOfFreedom
    case "df2": outcome?.denominatorDegreesOfFreedom
    default: outcome?.pValue
    }
  }

  @Test("closed forms agree to 1e-10, iterative ones to 1e-7")
  func references() throws {
    var compared: Set<String> = []
    for row in try ReferenceTable("association/tests.csv").rows {
      let found = try Case(row)
      let (totals, groups) = found.table()
      let kind = found.quantity[0]
      var tolerance = Tolerance.oracle
      var result: Double?
      switch kind {
      case "saddlepoint":
        tolerance = .iterative
        result = try TwoWayTable(totals, groups: groups[0]).raoScott().saddlepoint?.pValue
      case "fit":
        let shares = (row["given"] ?? "").split(separator: " ").compactMap { Double($0) }
        let test = try goodnessOfFit(totals, group: 0, shares: shares)
        result = value(test.secondOrderChiSquared, found.quantity.last)
      case "score", "wald", "adjusted":
        // R fits the loglinear models by iteration.
        if kind == "score" { tolerance = .iterative }
        result = try conditional(StratifiedTable(totals, groups: groups), found.quantity)
      default:
        let scores: RankScores =
          ["vanderWaerden": .normal, "median": .median][kind] ?? .ridits
        let test = RankTest(try TwoWayTable(totals, groups: groups[0]), scores: scores)
        let outcome = try test.waldTest()
        result = value(outcome, found.quantity.last)
        if found.quantity.last == "estimate" { result = test.means[1] - test.means[0] }
        // R's t is that of the second group less the first.
        if test.means.count == 2, found.quantity.last == "statistic" { result = result.map { -$0 } }
      }
      compared.insert(kind)
      expectClose(
        result, Double(row["value"] ?? ""), within: tolerance,
        ["design", "question", "by", "given", "quantity"].map { row[$0] ?? "" }
          .joined(separator: " "))
    }
    #expect(compared.count == 8)
  }

  private func conditional(_ table: StratifiedTable, _ quantity: [String]) throws -> Double? {
    switch quantity.joined(separator: "_") {
    case "score_chisq": try table.raoScott().chiSquared.statistic
    case "score_p_chisq": try table.raoScott().chiSquared.pValue
    case "score_f": try table.raoScott().f.statistic
    case "score_df1": try table.raoScott().f.degreesOfFreedom
    case "score_p_f": try table.raoScott().f.pValue
    case "wald_statistic": try table.wald().plain.statistic
    case "adjusted_statistic": try table.wald().adjusted.statistic
    default: try table.wald().adjusted.pValue
    }
  }
}
