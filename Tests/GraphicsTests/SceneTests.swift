// Proves that scenes become well-formed, repeatable SVG, and that the audit sees as readers do.
import Foundation
import Graphics
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Scene") struct SceneTests {
  static func scene(_ nodes: [SceneNode], key: String = "a") -> Scene {
    Scene(
      key: key, size: Size(width: 100, height: 60), title: "A < B & \"C\"",
      description: "Se ve\nque sí\u{1}", language: "es", nodes: nodes)
  }

  @Test("the document holds what was drawn, escaped, with short numbers") func document() {
    let style = TextStyle(size: 12, weight: .bold, anchor: .end)
    let svg = Self.scene([
      .rectangle(Rect(x: 1 / 3, y: -0.001, width: 10, height: 2.5), .fill(Color(0x02397a))),
      .group(label: "x > 1", [.text("5 < 6", at: Point(50, 20), style, uncut: nil)]),
      .path(
        Path(through: [Point(0, 0), Point(1, 1)], closed: true),
        Paint(stroke: Stroke(.black, width: 2, dashes: [4, 3]))),
    ]).svg()
    #expect(svg.contains(##"<rect x="0.33" y="0" width="10" height="2.5" fill="#02397a"/>"##))
    #expect(svg.contains(#"<title>x &gt; 1</title>"#))
    #expect(svg.contains(#"font-weight="bold" text-anchor="end">5 &lt; 6</text>"#))
    #expect(svg.contains(##"d="M0 0L1 1Z" fill="none" stroke="#000000" stroke-width="2""##))
    #expect(svg.contains("A &lt; B &amp; &quot;C&quot;</title>"))
    #expect(svg.contains(">Se ve que sí</desc>"))
    #expect(svg.contains(#"role="img""#) && svg.contains(#"lang="es""#))
    #expect(XMLParser(data: Data(svg.utf8)).parse())
  }

  @Test("ids differ between keys and are named by the root") func identifiers() throws {
    let first = Self.scene([], key: "a").svg()
    let second = Self.scene([], key: "b").svg()
    #expect(first == Self.scene([], key: "a").svg())
    for svg in [first, second] {
      let names = try #require(svg.firstMatch(of: /aria-labelledby="(\S+) (\S+)"/))
      #expect(svg.contains("<title id=\"\(names.1)\">"))
      #expect(svg.contains("<desc id=\"\(names.2)\">"))
    }
    #expect(first != second)
  }

  @Test("the audit finds overlaps, cut texts, pale texts and small texts") func audit() {
    let style = TextStyle(size: 12)
    func text(_ text: String, _ x: Double, _ y: Double, _ style: TextStyle) -> SceneNode {
      .text(text, at: Point(x, y), style)
    }
    #expect(Self.scene([text("left", 2, 20, style), text("right", 60, 20, style)]).faults() == [])
    #expect(
      Self.scene([text("left", 2, 20, style), text("right", 10, 24, style)]).faults()
        == [.overlap("left", "right")])
    #expect(Self.scene([text("beyond", 90, 20, style)]).faults() == [.outside("beyond")])
    #expect(
      Self.scene([text("tiny", 2, 20, TextStyle(size: 9))]).faults() == [.tooSmall("tiny", size: 9)]
    )
    let ground = SceneNode.rectangle(
      Rect(x: 0, y: 0, width: 100, height: 60), .fill(Color(0x222222)))
    guard
      case .lowContrast("dark", let ratio) = Self.scene([ground, text("dark", 2, 20, style)])
        .faults().first
    else {
      Issue.record("a dark text on a dark ground passes")
      return
    }
    #expect(ratio == 1)
  }

  @Test("hatching stays inside its rectangle") func hatching() {
    let area = Rect(x: 10, y: 20, width: 33, height: 7)
    guard case .group(_, let nodes) = SceneNode.hatching(area), case .path(let path, _) = nodes[1]
    else {
      Issue.record("hatching is not a ground and lines")
      return
    }
    #expect(area.covers(path.bounds))
    #expect(path.elements.count > 4)
  }
}
