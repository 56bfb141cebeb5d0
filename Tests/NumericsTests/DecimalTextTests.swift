// Proves that numbers are written as the C library writes them, whatever their bits.
import Foundation
import Numerics
import Testing

@Suite("Decimal text") struct DecimalTextTests {
  @Test(
    "known numbers round as their binary value does",
    arguments: [
      (2.675, 2, "2.67"), (0.125, 2, "0.12"), (0.375, 2, "0.38"), (0.5, 0, "0"), (1.5, 0, "2"),
      (2.5, 0, "2"), (-0.001, 2, "-0.00"), (0, 3, "0.000"), (-0.0, 1, "-0.0"),

      (999.995, 2, "1000.00"),
      (9.5, 0, "10"), (0.05, 1, "0.1"), (1e22, 1, "10000000000000000000000.0"),
      (.infinity, 2, "inf"), (-.infinity, 2, "-inf"), (.nan, 2, "nan"),
    ])
  func fixedDecimals(value: Double, decimals: Int, text: String) {
    #expect(formatFixed(value, decimals: decimals) == text)
  }

  @Test(
    "significant digits follow the form of %g",
    arguments: [
      (0.1, 17, "0.10000000000000001"), (0.5, 17, "0.5"), (100, 17, "100"), (1e17, 17, "1e+17"),
      (1e16, 17, "10000000000000000"), (0.0001, 17, "0.0001"), (0.00001, 3, "1e-05"),
      (.leastNonzeroMagnitude, 17, "4.9406564584124654e-324"), (9.9999, 3, "10"),
      (999_999, 3, "1e+06"),
      (0, 17, "0"), (-0.0, 17, "-0"), (1.7976931348623157e308, 17, "1.7976931348623157e+308"),
    ])
  func significantDigits(value: Double, digits: Int, text: String) {
    #expect(formatSignificant(value, digits: digits) == text)
  }

  @Test("random bit patterns agree with vsnprintf and read back to the same number")
  func agreesWithC() {
    var state: UInt64 = 20_240_611
    var mismatches: [String] = []
    for index in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Self.number(state ^ (state >> 29), kind: index % 3)
      guard value.isFinite else { continue }
      let decimals = index % 7
      if formatFixed(value, decimals: decimals) != String(format: "%.\(decimals)f", value) {
        mismatches.append("%.\(decimals)f of \(value)")
      }
      let text = formatSignificant17(value)
      if text != String(format: "%.17g", value) || Double(text) != value {
        mismatches.append("%.17g of \(value): \(text)")
      }
      let digits = 1 + index % 15
      if formatSignificant(value, digits: digits) != String(format: "%.\(digits)g", value) {
        mismatches.append("%.\(digits)g of \(value)")
      }
    }
    #expect(mismatches == [])
  }

  /// Any bits; a share with few binary digits, where halves happen; an ordinary share.
  private static func number(_ bits: UInt64, kind: Int) -> Double {
    switch kind {
    case 0: Double(bitPattern: bits)
    case 1: Double(Int64(bitPattern: bits) >> 44) / 4_096
    default: Double(bits >> 11) / Double(1 << 53)
    }
  }
}
