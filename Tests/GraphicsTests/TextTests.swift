// Proves that texts are measured by the committed table and set in lines that fit.
import Graphics
import Testing

@Suite("Text") struct TextTests {
  static let style = TextStyle(size: 10)

  @Test("widths are those of the wider font") func widths() {
    // DejaVu Sans: W 989/1000, i 278/1000; Noto Sans is narrower in both.
    #expect(FontMetrics.width(of: "W", size: 1000) == 989)
    #expect(FontMetrics.width(of: "ii", size: 1000) == 556)
    #expect(FontMetrics.width(of: "á", size: 10) == FontMetrics.width(of: "a", size: 10))
    #expect(FontMetrics.width(of: "a\u{301}", size: 10) == FontMetrics.width(of: "a", size: 10))
    #expect(FontMetrics.width(of: "", size: 10) == 0)
    #expect(FontMetrics.width(of: "中", size: 10) == 10)
    let bold = FontMetrics.width(of: "Total", size: 10, weight: .bold)
    #expect(bold > FontMetrics.width(of: "Total", size: 10))
  }

  @Test(
    "lines never exceed the width and lose no character",
    arguments: [
      "El gobierno promueve la participación de las organizaciones de la sociedad civil",
      "Neither agree nor disagree", "Otorrinolaringología", "a", "", "  spaces   around ",
      "word\nafter a line feed", "10 de 46 OSC",
    ], [12.0, 40, 90, 400])
  func fits(text: String, width: Double) {
    let wrapped = Self.style.wrap(text, width: width)
    #expect(wrapped.uncut == nil)
    for line in wrapped.lines { #expect(Self.style.width(of: line) <= width, "\(line)") }
    func letters(_ text: String) -> String {
      String(text.filter { $0 != " " && !$0.isNewline })
    }
    #expect(letters(wrapped.lines.joined()) == letters(text))
  }

  @Test("lines are balanced and do not break at no-break spaces") func balance() {
    let width = Self.style.width(of: "aaaa aaaa aaaa a")
    #expect(
      Self.style.wrap("aaaa aaaa aaaa aaaa", width: width).lines == ["aaaa aaaa", "aaaa aaaa"])
    #expect(
      Self.style.wrap("aaaa aaaa aaaa aaaa", width: width, balanced: false).lines
        == ["aaaa aaaa aaaa", "aaaa"])
    #expect(
      Self.style.wrap("aaaa bb\u{A0}cc", width: Self.style.width(of: "aaaa bb")).lines
        == ["aaaa", "bb\u{A0}cc"])
  }

  @Test("what is cut keeps its whole text") func ellipsis() {
    let text = "one two three four five six"
    let wrapped = Self.style.wrap(text, width: 50, maximumLines: 2)
    #expect(wrapped.lines.count == 2)
    #expect(wrapped.lines.last?.hasSuffix("…") == true)
    #expect(wrapped.uncut == text)
    #expect(wrapped.width <= 50)
  }
}
