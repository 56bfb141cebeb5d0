// Proves that contrast follows WCAG and that every ground takes a readable label.
import Graphics
import Testing

@Suite("Color") struct ColorTests {
  @Test(
    "contrast agrees with published examples",
    arguments: [
      (Color.black, Color.white, 21.0), (.white, .white, 1), (Color(0x767676), .white, 4.54),
      (Color(0x777777), .white, 4.48), (Color(0xff0000), .white, 4.0),
      (Color(0x0000ff), .white, 8.59),
    ])
  func contrast(first: Color, second: Color, ratio: Double) {
    // The examples are printed with two decimals.
    #expect((first.contrast(with: second) * 100).rounded() == (ratio * 100).rounded())
    #expect(first.contrast(with: second) == second.contrast(with: first))
  }

  @Test("black or white reads on any colour") func labels() {
    for red in stride(from: UInt8(0), through: 250, by: 25) {
      for green in stride(from: UInt8(0), through: 250, by: 25) {
        for blue in stride(from: UInt8(0), through: 250, by: 25) {
          let color = Color(red: red, green: green, blue: blue)
          #expect(color.contrast(with: color.labelColor) >= 4.5)
        }
      }
    }
  }

  @Test("hexadecimal text keeps leading zeros and mixing meets both ends") func text() {
    #expect(Color(0x02397a).hex == "#02397a")
    #expect(Color.black.mixed(with: .white, share: 0) == .black)
    #expect(Color.black.mixed(with: .white, share: 2) == .white)
    #expect(Color.black.mixed(with: .white, share: 0.5) == Color(0x808080))
  }
}
