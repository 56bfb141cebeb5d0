// Proves that YAML becomes a tree that knows its places, that faults name theirs, and that no
// bytes whatever stop the reader.
import Diagnostics
import TestSupport
import Testing

@testable import YAMLDocuments

@Suite("YAML documents") struct YAMLDocumentTests {
  static func read(_ text: String) -> YAMLDocument {
    YAMLDocument(reading: Array(text.utf8), file: "study.yaml")
  }

  @Test("mappings keep their order, and every value its line and column") func places() throws {
    let root = try #require(Self.read("b: 1\na:\n  - x\n  - {ñandú: 'no', z: [1.10, ~]}\n").root)
    guard case .mapping(let entries) = root.value else {
      Issue.record("no mapping")
      return
    }
    #expect(entries.map(\.key) == ["b", "a"])
    #expect(entries.map(\.line) == [1, 2])
    guard case .sequence(let items) = root["a"]?.value else {
      Issue.record("no list")
      return
    }
    #expect(items[0].text == "x")
    #expect(items[0].line == 3 && items[0].column == 5)
    let z = try #require(items[1]["z"])
    // The column counts characters: ñ is one.
    #expect(z.line == 4 && z.column == 22)
    guard case .sequence(let parts) = z.value else {
      Issue.record("no list")
      return
    }
    #expect(parts.map(\.text) == ["1.10", nil])
    #expect(items[1]["ñandú"]?.value == .scalar("no", isQuoted: true))
  }

  @Test(
    "scalars are the text that was written",
    arguments: [
      ("k: no", "no"), ("k: 010", "010"), ("k: \"1\"", "1"), ("k: ''", nil), ("k:", nil),
      ("k: ~", nil), ("k: null", nil), ("k: 'null'", "null"), ("k: |\n  a\n  b\n", "a\nb\n"),
      ("k: >-\n  a\n  b\n", "a b"), ("\u{FEFF}k: v", "v"), ("k: «año»", "«año»"),
    ] as [(String, String?)]) func scalars(yaml: String, text: String?) throws
  {
    let document = Self.read(yaml)
    #expect(document.faults.isEmpty)
    let node = try #require(document.root?["k"])
    #expect(node.text == text || (text == nil && node.text == ""))
  }

  @Test("faults have a place and a way out") func faults() {
    let rows: [(String, [UInt8])] = [
      ("empty", []), ("blank", Array("\n \n# nothing\n".utf8)),
      ("tab", Array("a:\n\tb: 1\n".utf8)), ("colon", Array("a: b: c\n".utf8)),
      ("unclosed quote", Array("a: \"b\nc: d\n".utf8)),
      ("unclosed bracket", Array("a: [1, 2\nb: 3\n".utf8)),
      ("indentation", Array("a:\n  - x\n - y\n".utf8)),
      ("twice", Array("a: 1\nb: 2\na: 3\nb: 4\n".utf8)),
      ("anchor and alias", Array("a: &x 1\nb: *x\n".utf8)),
      ("unknown alias", Array("b: *x\n".utf8)), ("tag", Array("a: !!int 1\n".utf8)),
      ("key that is a list", Array("[a, b]: 1\nc: 2\n".utf8)),
      ("two documents", Array("a: 1\n---\nb: 2\n".utf8)),
      ("latin-1", Array("a: ".utf8) + [0x61, 0xF1, 0x6F]),
      ("latin-1 on line 3", Array("a: ñ\nb: 1\nc: é ".utf8) + [0xE9, 0x0A]),
      ("utf-16", [0xFF, 0xFE, 0x61, 0x00]), ("control", Array("a: b\nc: \u{1}\n".utf8)),
      ("deep", Array((String(repeating: "[", count: 80) + String(repeating: "]", count: 80)).utf8)),
    ]
    let texts = rows.map { name, bytes in
      let document = YAMLDocument(reading: bytes, file: "study.yaml")
      #expect(!document.faults.isEmpty, "\(name)")
      return "# \(name)\n\n" + DiagnosticText().text(document.faults)
    }
    expectSnapshot(texts.joined(separator: "\n"), named: "faults.txt")
  }

  @Test("a fault that leaves the tree readable does not hide the rest") func readable() {
    let document = Self.read("a: 1\na: 2\nb: 3\n")
    #expect(document.root?["a"]?.text == "1")
    #expect(document.root?["b"]?.text == "3")
    #expect(document.faults.map(\.code) == ["duplicate-key"])
  }

  @Test("20,000 mutated files end in a tree or in a fault with a place") func mutations() {
    let seed = Array(
      """
      contraste: 1
      title: {es: "Título: uno", en: 'One'}
      rounds:
        - {id: "2018", year: 2018, invited: {cso: 80}}
        - id: x # remark
          text: |
            several
            lines
      list: [a, "b", {c: d}, [e]]

      """.utf8)
    var random = SplitMix64(state: 20_180_904)
    for _ in 0..<20_000 {
      let bytes = mutated(seed, &random)
      let document = YAMLDocument(reading: bytes, file: "f")
      if document.root == nil, document.faults.isEmpty {
        Issue.record("neither a tree nor a fault for \(bytes)")
        return
      }
      if document.faults.contains(where: { ($0.place?.line ?? 0) < 1 }) {
        Issue.record("a fault without a line for \(bytes)")
        return
      }
    }
  }

  /// One to four edits: a byte replaced, removed or inserted, or a stretch copied elsewhere.
  private func mutated(_ seed: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = seed
    let telling = Array("[]{}&*!|>'\"%@`:-?#,~ \n\t\r\\".utf8)
    for _ in 0...Int(random.next() % 4) where !bytes.isEmpty {
      let place = Int(random.next() % UInt64(bytes.count))
      let byte =
        random.next() % 2 == 0
        ? telling[Int(random.next() % UInt64(telling.count))]
        : UInt8(truncatingIfNeeded: random.next())
      switch random.next() % 4 {
      case 0: bytes[place] = byte
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(byte, at: place)
      default:
        let end = min(bytes.count, place + Int(random.next() % 12))
        bytes.insert(
          contentsOf: Array(bytes[place..<end]), at: Int(random.next() % UInt64(bytes.count)))
      }
    }
    return bytes
  }
}

/// A small generator whose sequence is fixed (Steele, Lea and Flood 2014).
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
