// Proves that people read numbers in the form of their language, and never a false zero.
import Localization
import Testing

@Suite("Number style") struct NumberStyleTests {
  static let styles = Language.allCases.map { NumberStyle($0) }

  @Test("counts and numbers are grouped by thousands", arguments: styles)
  func groups(style: NumberStyle) {
    #expect(style.count(46) == "46")
    #expect(style.count(1_234) == "1,234")
    #expect(style.count(-1_234_567) == "−1,234,567")
    #expect(style.number(1_234.5, decimals: 1) == "1,234.5")
    #expect(style.number(-0.004, decimals: 2) == "0.00")
    #expect(style.number(-0.006, decimals: 2) == "−0.01")
    #expect(style.signed(0.12, decimals: 2) == "+0.12")
    #expect(style.signed(0.001, decimals: 2) == "0.00")
    #expect(style.signed(-0.12, decimals: 2) == "−0.12")
    #expect(style.number(.nan, decimals: 2) == "–")
  }

  @Test(
    "a share is never rounded to nothing or to the whole",
    arguments: [
      (0, 0, "0%"), (0.45, 0, "45%"), (1, 0, "100%"), (0.004, 0, "<1%"), (0.996, 0, ">99%"),
      (0.006, 0, "1%"), (0.0004, 1, "<0.1%"), (0.9996, 1, ">99.9%"), (0.4567, 1, "45.7%"),
    ])
  func percentages(share: Double, decimals: Int, text: String) {
    #expect(NumberStyle(.english).percent(share, decimals: decimals) == text)
    let spaced = text.dropLast() + "\u{A0}%"
    #expect(NumberStyle(.spanish).percent(share, decimals: decimals) == spaced)
  }

  @Test("percentages of a whole sum to 100") func sums() {
    let style = NumberStyle(.english)
    let third = 1.0 / 3
    #expect(style.percentages([third, third, third]) == ["34%", "33%", "33%"])
    #expect(style.percentages([0.998, 0.002]) == [">99%", "<1%"])
    #expect(style.percentages([0.125, 0.875], decimals: 1) == ["12.5%", "87.5%"])
    #expect(largestRemainder([1, 1, 1], total: 100) == [34, 33, 33])
    #expect(largestRemainder([0, 0], total: 100) == [0, 0])
    #expect(largestRemainder([0.2, 0.3, 0.5], total: 10) == [2, 3, 5])
  }

  @Test("differences are in percentage points and p-values have a floor") func others() {
    let style = NumberStyle(.english)
    #expect(style.percentagePoints(0.12) == "+12\u{A0}pp")
    #expect(style.percentagePoints(-0.031, decimals: 1) == "−3.1\u{A0}pp")
    #expect(style.percentRange(0.12, 0.34) == "12–34%")
    #expect(style.probability(0.0004) == "<0.001")
    #expect(style.probability(0.0124) == "0.012")
  }
}
