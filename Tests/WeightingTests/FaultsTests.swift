// Proves that weights which cannot be adjusted are refused with the category or gap at fault.
import Diagnostics
import Surveys
import Tabular
import TestSupport
import Testing
import Weighting

@Suite struct FaultsTests {
  private let sex = CategoryColumn(
    name: "sex", levels: ["m", "w"], codes: [0, 0, 0, 1, 1, 1, 1, 0, 1, 0])
  private let age = CategoryColumn(
    name: "age", levels: ["old", "young"], codes: [0, 0, 0, 1, 1, 1, 0, 1, 1, 0])
  private let half = Margin("sex", ["m": 50, "w": 50])

  private func faults(
    _ method: CalibrationMethod, _ margins: [Margin], bounds: FactorBounds? = nil,
    columns: [CategoryColumn]? = nil, weights: [Double]? = nil, trim: WeightTrim? = nil
  ) throws -> [WeightingFault] {
    let adjustment = WeightAdjustment(method, to: Margins(margins), bounds: bounds, trim: trim)
    do throws(WeightingError) {
      _ = try adjustment.adjust(weights, columns: columns ?? [sex, age], rowCount: 10)
      return []
    } catch {
      #expect(error.diagnostics.count == error.faults.count)
      #expect(error.diagnostics.allSatisfy { !$0.summary.isEmpty && $0.expected ?? $0.hint != nil })
      return error.faults
    }
  }

  @Test func everyFaultIsNamed() throws {
    typealias Place = WeightingFault.LevelPlace
    #expect(try faults(.rake, []) == [.noMargins])
    #expect(
      try faults(.rake, [Margin("region", ["n": 100])]) == [
        .unknownDimension("region", margin: "region", known: ["sex", "age"])
      ])
    #expect(
      try faults(.rake, [Margin("sex", ["m": 40, "w": 40, "x": 20])]) == [
        .emptyCategory(Place(margin: "sex", level: "x"), total: 20)
      ])
    #expect(try faults(.rake, [Margin("sex", ["m": 40, "w": 60, "x": 0])]).isEmpty)
    #expect(
      try faults(.rake, [Margin("sex", ["m": 100])]) == [
        .levelWithoutTotal(margin: "sex", level: "w", count: 5, firstRow: 3, known: ["m"])
      ])
    #expect(
      try faults(.rake, [half, Margin("age", ["old": 60, "young": 50])]) == [
        .unequalTotals(margin: "age", total: 110, other: "sex", otherTotal: 100)
      ])
    let crossing = Margin(
      dimensions: ["sex", "age"],
      levels: [
        .init(["m", "old"], total: 30), .init(["m", "young"], total: 10),
        .init(["w", "old"], total: 30), .init(["w", "young"], total: 30),
      ])
    #expect(
      try faults(.rake, [half, crossing]) == [
        .contradiction(
          Place(margin: "sex", level: "m"), total: 50, crossing: "sex:age", sum: 40),
        .contradiction(
          Place(margin: "sex", level: "w"), total: 50, crossing: "sex:age", sum: 60),
      ])
  }

  @Test func whatNoWeightsCanReachIsNamed() throws {
    typealias Place = WeightingFault.LevelPlace
    #expect(
      try faults(.postStratify, [half, Margin("age", ["old": 50, "young": 50])]) == [
        .severalMargins(["sex", "age"])
      ])
    #expect(
      try faults(.logit, [half]) == [
        .badBounds(FactorBounds(0, .infinity), method: .logit)
      ])
    #expect(
      try faults(.rake, [Margin("sex", ["m": 80, "w": 20])], bounds: FactorBounds(0.5, 1.5)) == [
        .boundsTooTight(
          Place(margin: "sex", level: "m"), total: 80, base: 50, bounds: FactorBounds(0.5, 1.5)),
        .boundsTooTight(
          Place(margin: "sex", level: "w"), total: 20, base: 50, bounds: FactorBounds(0.5, 1.5)),
      ])
    #expect(
      try faults(.rake, [half], weights: [Double](repeating: 0, count: 10)) == [.noWeight])
    #expect(
      try faults(.rake, [half], trim: WeightTrim(11, 20)) == [
        .badTrim(lower: 11, upper: 20, mean: 10)
      ])
  }

  @Test func missingValuesAreCounted() throws {
    var column = sex
    column.codes[4] = MissingReason.refused.code
    column.codes[7] = MissingReason.noAnswer.code
    #expect(
      try faults(.linear, [half], columns: [column]) == [
        .missingValues(dimension: "sex", count: 2, firstRow: 4)
      ])
    var weights = [Double](repeating: 1, count: 10)
    weights[4] = 0
    weights[7] = 0
    #expect(try faults(.linear, [half], columns: [column], weights: weights).isEmpty)
  }

  /// No respondent is an old woman or a young man: the two margins would have to be the same.
  @Test func rakingThatDoesNotConvergeSaysWhereAndHowFar() throws {
    let age = CategoryColumn(
      name: "age", levels: ["old", "young"], codes: [0, 0, 0, 1, 1, 1, 1, 0, 1, 0])
    let margins = [half, Margin("age", ["old": 40, "young": 60])]
    for (method, bounds) in [
      (CalibrationMethod.rake, nil), (.linear, nil), (.rake, FactorBounds(0.1, 5)),
      (.logit, FactorBounds(0.1, 5)),
    ] {
      let found = try faults(method, margins, bounds: bounds, columns: [sex, age])
      guard case .notReached(_, let total, let reached, _, bounds) = found.first else {
        Issue.record("\(method): \(found)")
        continue
      }
      #expect(abs(total - reached) > 1, "\(method)")
    }
  }

  @Test func linearCalibrationNeverGivesNegativeWeights() throws {
    let margins = [Margin("sex", ["m": 2, "w": 98]), Margin("age", ["old": 60, "young": 40])]
    let found = try faults(.linear, margins)
    guard case .negativeWeights(let count, let least) = found.first else {
      Issue.record("\(found)")
      return
    }
    #expect(count > 0 && least < 0)
    #expect(try faults(.linear, margins, bounds: FactorBounds(0, 10)).isEmpty)
  }

  @Test func filesOfMarginsAreReadWithEveryFault() throws {
    func table(_ rows: [[String]]) -> Table {
      let names = ["dimension", "level", "total"]
      return Table(
        source: "margins.csv", rowCount: rows.count,
        columns: names.indices.map { index in
          .category(
            CategoryColumn(
              name: names[index], levels: rows.map { $0[index] },
              codes: rows.indices.map { Int32($0) }))
        }, header: names)
    }
    let margins = try Margins(
      table([
        ["sex:age", "m × old", "1"], ["sex:age", "w x young", "2.5"], ["_total", "", "3.5"],
        ["sex", "m", "1"], ["sex", "w", "2.5"],
      ]))
    #expect(margins.margins.map(\.name) == ["sex:age", "_total", "sex"])
    #expect(margins.margins[0].levels[1].parts == ["w", "young"])
    #expect(margins.margins.map(\.total) == [3.5, 3.5, 3.5])
    for (rows, code) in [
      ([["", "m", "1"]], "missing-dimension"), ([["sex", "m", "many"]], "bad-total"),
      ([["sex", "m", "-1"]], "bad-total"), ([["sex", "", "1"]], "bad-level"),
      ([["sex:age", "m", "1"]], "bad-level"), ([], "no-margins"),
      ([["sex", "m", "1"], ["sex", "m", "2"]], "duplicate-level"),
    ] {
      let faults = #expect(throws: Faults.self) { try Margins(table(rows)) }
      #expect(faults?.diagnostics.map(\.code) == [code], "\(code)")
    }
  }
}
