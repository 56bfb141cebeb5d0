// Proves that adjusted and trimmed weights are those of R survey and reach their margins.
import Surveys
import Tabular
import TestSupport
import Testing
import Weighting

@Suite struct WeightsTests {
  @Test func factorsAreThoseOfR() throws {
    let file = try ReferenceTable("weighting/weights.csv")
    var worst = (closed: 0.0, iterative: 0.0)
    for item in try WeightingCase.all() {
      let (fixture, result) = try item.adjusted()
      let rows = file.rows.filter { $0["case"] == item.number }
      let dimensions = (rows[0]["dimensions"] ?? "").split(separator: "|").map(String.init)
      let columns = dimensions.map { fixture.table.texts($0) }
      let base = fixture.baseWeights
      let isClosed = item.low == nil && ["linear", "post-stratify"].contains(item.method)
      for row in rows {
        let key = (row["key"] ?? "").split(separator: "|").map(String.init)
        let expected = try #require(Double(row["factor"] ?? ""))
        let place = base.indices.first { index in
          zip(columns, key).allSatisfy { $0[index] == $1 }
        }
        let index = try #require(place)
        let found = result.weights[index] / base[index]
        expectClose(
          found, expected, within: isClosed ? .oracle : .iterative, "\(item.label) \(key)")
        let gap = abs(found - expected) / abs(expected)
        if isClosed {
          worst.closed = max(worst.closed, gap)
        } else {
          worst.iterative = max(worst.iterative, gap)
        }
      }
    }
  }

  @Test func calibratedTotalsAreTheMargins() throws {
    for item in try WeightingCase.all() {
      let (fixture, result) = try item.adjusted()
      let margins = try WeightingFixture.margins(item.margins)
      for margin in margins.margins {
        for level in margin.levels {
          var total = 0.0
          let columns = margin.dimensions.map { fixture.table.texts($0) }
          for row in 0..<fixture.rowCount
          where zip(columns, level.parts).allSatisfy({ $0[row] == $1 }) {
            total += result.weights[row]
          }
          expectClose(total, level.total, within: .oracle, "\(item.label) \(level.label)")
        }
      }
      expectClose(1 + (result.report.largestGap?.gap ?? 1), 1, within: .oracle, item.label)
      let again = try WeightAdjustment(
        CalibrationMethod(rawValue: item.method == "rake-ipf" ? "rake" : item.method),
        to: margins, bounds: item.low.map { FactorBounds($0, item.high ?? 10) }
      ).adjust(result.weights, columns: fixture.columns, rowCount: fixture.rowCount)
      for row in 0..<fixture.rowCount {
        expectClose(again.weights[row], result.weights[row], within: .oracle, item.label)
      }
    }
  }

  @Test func oneMarginIsReachedAlikeByAllMethods() throws {
    let fixture = try WeightingFixture("clus1")
    let margins = try WeightingFixture.margins("apiOne")
    let all = try [CalibrationMethod.postStratify, .rake, .linear].map { method in
      try WeightAdjustment(method, to: margins).adjust(
        fixture.baseWeights, columns: fixture.columns, rowCount: fixture.rowCount
      ).weights
    }
    for row in 0..<fixture.rowCount {
      expectClose(all[1][row], all[0][row], within: .oracle, "rake")
      expectClose(all[2][row], all[0][row], within: .oracle, "linear")
    }
  }

  /// With bounds, factors inside them are still exponential in one parameter a level.
  @Test func boundedRakingStaysExponential() throws {
    let fixture = try WeightingFixture("kalton")
    let free = try WeightAdjustment(.rake, to: WeightingFixture.margins("kalton")).adjust(
      fixture.baseWeights, columns: fixture.columns, rowCount: fixture.rowCount)
    let factors = try #require(free.report.factors)
    #expect(factors.lower < 0.9 && factors.upper > 2.3)
    let bounded = try WeightAdjustment(
      .rake, to: WeightingFixture.margins("kalton"), bounds: FactorBounds(0.9, 2.3)
    ).adjust(fixture.baseWeights, columns: fixture.columns, rowCount: fixture.rowCount)
    let range = try #require(bounded.report.factors)
    #expect(range.lower >= 0.9 && range.upper <= 2.3)
    let (a, b) = (fixture.table.texts("a"), fixture.table.texts("b"))
    var logs: [String: Double] = [:]
    for row in 0..<fixture.rowCount where bounded.weights[row] > 0.9 + 1e-9 {
      if bounded.weights[row] < 2.3 - 1e-9 { logs[a[row] + b[row]] = bounded.weights[row] }
    }
    var checked = 0
    for i in 1...4 {
      for j in 1...4 where i < j {
        for k in 1...3 {
          for l in 1...3 where k < l {
            guard let x = logs["\(i)\(k)"], let y = logs["\(j)\(l)"], let z = logs["\(i)\(l)"],
              let u = logs["\(j)\(k)"]
            else { continue }
            expectClose(x * y, z * u, within: .iterative, "\(i) \(j) \(k) \(l)")
            checked += 1
          }
        }
      }
    }
    #expect(checked > 0)
  }

  @Test func trimmedWeightsAreThoseOfR() throws {
    let fixture = try WeightingFixture("nhanes")
    let race = try WeightingFixture.margins("nhanes").margins[1]
    let base = try WeightAdjustment(.postStratify, to: Margins([race])).adjust(
      fixture.baseWeights, columns: fixture.columns, rowCount: fixture.rowCount
    ).weights
    let file = try ReferenceTable("weighting/trimmed.csv")
    for row in file.rows {
      let lower = try #require(Double(row["lower"] ?? ""))
      let upper = try #require(Double(row["upper"] ?? ""))
      let trim = WeightTrim(lower, upper, isRepeated: row["strict"] == "1")
      let index = try #require(Int(row["row"] ?? "")) - 1
      expectClose(base[index], Double(row["base"] ?? "") ?? 0, within: .oracle, "base")
      let (weights, _, _) = try trim.trimmed(base)
      expectClose(
        weights[index], Double(row["weight"] ?? "") ?? 0, within: .oracle,
        "\(lower) \(upper) \(row["strict"] ?? "") row \(index)")
    }
    for trim in [WeightTrim(0.4, 2, unit: .median), WeightTrim(5e4, 3e5)] {
      let (weights, count, limits) = try trim.trimmed(base)
      expectClose(weights.reduce(0, +), base.reduce(0, +), within: .oracle, "sum")
      #expect(weights.allSatisfy { $0 >= limits.lower && $0 <= limits.upper })
      #expect(count > 0)
      let again = try WeightTrim(limits.lower, limits.upper).trimmed(weights).weights
      for row in weights.indices {
        expectClose(again[row], weights[row], within: .oracle, "again \(row)")
      }
    }
  }
}
