// Proves that an adjustment repeated in each replicate gives the errors of R survey.
import Diagnostics
import Surveys
import Tabular
import TestSupport
import Testing
import Weighting

@Suite struct CalibratedReplicatesTests {
  @Test func errorsAreThoseOfR() throws {
    let file = try ReferenceTable("weighting/replicates.csv")
    var tables: [String: TableTotals] = [:]
    for row in file.rows {
      let item = WeightingCase(row)
      let fixture = try WeightingFixture(item.design)
      let question = fixture.column(row["question"] ?? "")
      if tables[item.number] == nil {
        let design = try calibrated(item, fixture)
        tables[item.number] = design.totals(
          of: CellCoding(
            groups: [], groupCount: 1, answers: question.codes, levelCount: question.levels.count))
      }
      let table = try #require(tables[item.number])
      let level = try #require(question.levels.firstIndex(of: row["level"] ?? ""))
      expectClose(
        statistic(table, level, row["quantity"] ?? ""), Double(row["value"] ?? ""),
        within: .iterative, "\(item.label) \(level) \(row["quantity"] ?? "")")
    }
  }

  private func adjustment(_ item: WeightingCase) throws -> WeightAdjustment {
    var bounds: FactorBounds?
    if let low = item.low, let high = item.high { bounds = FactorBounds(low, high) }
    return WeightAdjustment(
      CalibrationMethod(rawValue: item.method == "rake-ipf" ? "rake" : item.method),
      to: try WeightingFixture.margins(item.margins), bounds: bounds)
  }

  private func calibrated(
    _ item: WeightingCase, _ fixture: WeightingFixture
  ) throws -> SurveyDesign {
    let base = try CalibratedErrorsTests.design(item.design, fixture)
    let design = base.replicated(by: try base.makeReplicates(item.design == "clus1" ? .jk1 : .jkn))
    let adjustment = try adjustment(item)
    let full = try adjustment.adjust(
      fixture.baseWeights, columns: fixture.columns, rowCount: fixture.rowCount)
    let columns = try #require(
      try adjustment.adjustReplicates(of: design, columns: fixture.columns))
    return try design.calibrated(weights: full.weights, nil).replacingReplicateWeights(columns)
  }

  private func statistic(_ table: TableTotals, _ level: Int, _ quantity: String) -> Double? {
    let scheme = table.replicateScheme
    let share = { (totals: [Double]) in
      totals[level] / totals.prefix(table.levelCount).reduce(0, +)
    }
    let full = table.levelTotals(group: 0)
    if quantity == "total" { return full[level] }
    if quantity == "proportion" { return share(full) }
    guard let scheme else { return nil }
    let values = scheme.coefficients.indices.map { replicate in
      let totals = table.cellTotals(group: 0, replicate: replicate)
      return quantity == "total_se" ? totals[level] : share(totals)
    }
    let mean = values.reduce(0, +) / Double(values.count)
    var sum = 0.0
    for (value, coefficient) in zip(values, scheme.coefficients) {
      sum += coefficient * (value - mean) * (value - mean)
    }
    return (scheme.scale * sum).squareRoot()
  }

  @Test func aReplicateThatCannotBeReachedIsNamed() throws {
    let fixture = try WeightingFixture("clus1")
    let base = try CalibratedErrorsTests.design("clus1", fixture)
    // The only cluster of its level is left out of one replicate.
    let clusters = fixture.column("dnum")
    var sums = [Double](repeating: 0, count: clusters.levels.count)
    for (row, code) in clusters.codes.enumerated() { sums[Int(code)] += fixture.baseWeights[row] }
    let margin = Margin(
      dimensions: ["dnum"],
      levels: zip(clusters.levels, sums).map { Margin.Level([$0], total: $1) })
    let design = base.replicated(by: try base.makeReplicates(.jk1))
    let adjustment = WeightAdjustment(.postStratify, to: Margins([margin]))
    let error = #expect(throws: WeightingError.self) {
      try adjustment.adjustReplicates(of: design, columns: fixture.columns)
    }
    #expect(error?.replicate == 0)
    #expect(error?.diagnostics.first?.code == "empty-category")
    #expect(error?.diagnostics.first?.summary.hasPrefix("replicate 1: ") == true)
  }
}
