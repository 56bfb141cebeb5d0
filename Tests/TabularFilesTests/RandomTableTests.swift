// Proves on random tables that chunks and cores change nothing, and that numbers are exact.
import Diagnostics
import Numerics
import Tabular
import TabularFiles
import Testing

@Suite("Random delimited tables") struct RandomTableTests {
  /// Fields that need every rule of quotation, among plain ones.
  private static func field(_ random: inout Philox4x32) -> String {
    let pieces = ["a", "bc", ",", "\"", "\n", "\r\n", "ñ", "muy de acuerdo", ";", " ", "7", "\t"]
    let count = random.index(below: 4)
    return (0..<count).map { _ in pieces[random.index(below: pieces.count)] }.joined()
  }

  private static func quoted(_ field: String, _ random: inout Philox4x32) -> String {
    let needs = field.unicodeScalars.contains { "\",\n\r".unicodeScalars.contains($0) }
    guard needs || random.index(below: 4) == 0 else { return field }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  @Test("a random table is read as it was written, for chunks of 1 to 64 bytes")
  func randomTables() throws {
    var random = Philox4x32(seed: 1)
    for _ in 0..<60 {
      let width = 2 + random.index(below: 3)
      let end = random.index(below: 2) == 0 ? "\n" : "\r\n"
      let expected = (0..<1 + random.index(below: 12)).map { _ in
        (0..<width).map { _ in Self.field(&random) }
      }
      var text = (0..<width).map { "c\($0)" }.joined(separator: ",")
      var lines: [Int32] = []
      for row in expected {
        lines.append(Int32(text.utf8.count { $0 == 0x0A }) + 2)
        text += end + row.map { Self.quoted($0, &random) }.joined(separator: ",")
      }
      if random.index(below: 2) == 0 { text += end }
      let bytes = Array(text.utf8)
      for length in 1...64 {
        var reader = DelimitedReader(delimiter: UInt8(ascii: ","), missingMarkers: [])
        reader.chunkLength = length
        let table = try reader.table(named: "t", bytes: bytes)
        #expect(rows(of: table) == expected)
        #expect((0..<table.rowCount).map { Int32(table.line(ofRow: $0)) } == lines)
      }
    }
  }

  @Test("many levels get the codes of their first appearance")
  func manyLevels() throws {
    var random = Philox4x32(seed: 3)
    var levels: [String] = []
    var codes: [Int32] = []
    var known: [String: Int32] = [:]
    for _ in 0..<90_000 {
      let number = random.index(below: 70_000)
      let level = number % 2 == 0 ? "c\(number)" : "a longer text \(number)"
      let code = known[level] ?? Int32(levels.count)
      if known.updateValue(code, forKey: level) == nil { levels.append(level) }
      codes.append(code)
    }
    let text = "id\n" + codes.map { levels[Int($0)] }.joined(separator: "\n")
    for length in [1 << 12, 1 << 15, 1 << 24] {
      var reader = DelimitedReader()
      reader.chunkLength = length
      let table = try reader.table(named: "t", bytes: Array(text.utf8))
      #expect(table.category("id") == CategoryColumn(name: "id", levels: levels, codes: codes))
    }
  }

  @Test("every number is the nearest to its text, as the standard library reads it")
  func numbers() throws {
    var random = Philox4x32(seed: 5)
    var texts = [
      "0", "-0", "+1", "1.", ".5", "-.5e-3", "1e5", "1E+5", "123456789012345678",
      "9007199254740993", "9007199254740992.5", "18446744073709551615", "18446744073709551616",
      "0.1", "2.675", "1e22", "1e23", "8.5e27", "1e-27", "1e-28", "1e308", "1e309", "4.9e-324",
      "2e-324", "0.000000000000000000000000000001", "0.30000000000000004", "1e-400", "1e99999999",
      String(repeating: "9", count: 400), "0." + String(repeating: "1", count: 400),
    ]
    for _ in 0..<20_000 {
      let digits = 1 + random.index(below: 19)
      var text = (0..<digits).map { _ in "\(random.index(below: 10))" }.joined()
      text.insert(".", at: text.index(text.startIndex, offsetBy: random.index(below: digits + 1)))
      if random.index(below: 3) == 0 { text += "e\(random.index(below: 60) - 30)" }
      texts.append((random.index(below: 2) == 0 ? "-" : "") + text)
      texts.append("\(Double(bitPattern: random.next() >> 2 | 0x3000 << 48))")
      // Halves of the last place, where the tie goes to the even number.
      texts.append("\((UInt64(1) << 53 | random.next() >> 11) << 1 | 1)")
    }
    let bytes = Array(("x\n" + texts.joined(separator: "\n")).utf8)
    let table = try DelimitedReader().table(
      named: "t", bytes: bytes, columns: .columns([.number("x")]))
    let values = try #require(table.number("x")).values
    let wrong = zip(texts, values).filter { Double($0)?.bitPattern != $1.bitPattern }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  @Test(
    "what is no number is refused",
    arguments: [
      "0x10", "1e", "1e+", "--1", "1.2.3", "1 2", ".", "-", "1,000", "five", "1_0", "infin",
    ])
  func notNumbers(_ text: String) {
    #expect(throws: Faults.self) {
      try DelimitedReader().table(
        named: "t", bytes: Array("x\n\"\(text)\"\n".utf8), columns: .columns([.number("x")]))
    }
  }
}
