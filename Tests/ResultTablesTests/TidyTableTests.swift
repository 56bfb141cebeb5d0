// Proves that tidy files keep every number exactly and never hold a number that is withheld.
import Estimation
import Numerics
import Results
import TestSupport
import Testing

@testable import ResultTables

@Suite("Tidy results") struct TidyTableTests {
  static let rows = [
    ResultRow(
      ResultKey(
        analysis: "distribution", question: "c1", groupBy: "sex × age", group: "woman × 18–29",
        round: "2018", level: "1", statistic: "proportion"),
      .estimate(
        Estimate(
          value: 1.0 / 3, standardError: 0.05, interval: Interval(low: 0.2, high: 0.45),
          confidence: 0.95, degreesOfFreedom: 61, count: 46, weightedCount: 1234.5,
          effectiveCount: 40.25, designEffect: 1.1428571428571428, method: "korn_graubard"))),
    ResultRow(
      ResultKey(analysis: "distribution", question: "c1", level: "2", statistic: "count"),
      .suppressed(.primary)),
    ResultRow(
      ResultKey(
        analysis: "trend", question: "say \"x\", y\n", round: "b", versusRound: "a",
        statistic: "difference"),
      .undefined(reason: "not_comparable"), flag: "caveat", note: "tab\there"),
    ResultRow(
      ResultKey(analysis: "disaggregation", question: "c1", statistic: "rao_scott_f"),
      .estimate(
        Estimate(
          value: 2.5, degreesOfFreedom: 3, denominatorDegreesOfFreedom: .infinity, count: 80,
          pValue: 1e-20, adjustedPValue: 3e-20, method: "rao_scott")),
      flag: "caveat"),
  ]

  @Test("both forms are as recorded")
  func forms() {
    expectSnapshot(String(decoding: TidyTable.csv(Self.rows), as: UTF8.self), named: "tidy.csv")
    expectSnapshot(String(decoding: TidyTable.json(Self.rows), as: UTF8.self), named: "tidy.json")
    expectSnapshot(String(decoding: TidyTable.json([]), as: UTF8.self), named: "tidy-empty.json")
  }

  @Test("numbers have the 17 digits of C’s %.17g, whatever their size")
  func digits() {
    var random = SystemRandomNumberGenerator()
    var values: [Double] = [
      0, -0.0, 0.1, 0.5, 1, 123456, 1e15, 1e16, 1e17, 1e22, 1e-4, 9.9999999999999999e-5, 1e-5,
      9.9999999999999991e16, 1e-11, 9.99e-12, 0.95, 2.0 / 3, Double.leastNonzeroMagnitude,
      1.7976931348623157e308,
      0.99999999999999989, 1e15 + 0.5, 999_999_999_999_999.9, 4503599627370497.5,
    ]
    for _ in 0..<3000 {
      let bits = Double(bitPattern: random.next())
      if bits.isFinite { values.append(bits) }
      values.append(Double.random(in: 0..<1, using: &random))
      values.append(Double.random(in: -1e6..<1e6, using: &random))
      values.append(Double(Int.random(in: 0..<100_000, using: &random)) / 1000)
    }
    for value in values {
      var bytes: [UInt8] = []
      TidyNumber.write(value, to: &bytes)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text == formatSignificant17(value))
      #expect(Double(text) == value)
    }
  }
}
