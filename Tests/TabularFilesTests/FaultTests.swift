// Proves that every fault of a file is found, in its place, with a way out, and that none traps.
import Diagnostics
import Files
import Foundation
import Numerics
import Tabular
import TabularFiles
import Testing

@Suite("Faults of delimited text") struct FaultTests {
  struct Case: Sendable {
    var name: String
    var bytes: [UInt8]
    var columns = ColumnSelection.all
    var delimiter: UInt8?
    /// The code, line and column of each fault.
    var faults: [String]
    /// A part of the hint of the first.
    var hint: String

    init(
      _ name: String, _ text: String, columns: ColumnSelection = .all,
      delimiter: Character? = nil,
      _ faults: [String], hint: String
    ) {
      self.init(
        name, bytes: Array(text.utf8), columns: columns, delimiter: delimiter, faults, hint: hint)
    }

    init(
      _ name: String, bytes: [UInt8], columns: ColumnSelection = .all,
      delimiter: Character? = nil, _ faults: [String], hint: String
    ) {
      self.name = name
      self.bytes = bytes
      self.columns = columns
      self.delimiter = delimiter?.asciiValue
      self.faults = faults
      self.hint = hint
    }
  }

  static let many = "a,b\n" + String(repeating: "1\n", count: 57)
  static let manyFaults: [String] = (2..<23).map { $0 < 22 ? "ragged-row:\($0)" : "ragged-row" }

  static let cases: [Case] = [
    Case("empty", "", ["empty-file"], hint: "export"),
    Case("blank", "\n\n", ["empty-file"], hint: "export"),
    Case("header only", "a,b\n", ["no-rows:1"], hint: "export"),
    Case("ragged", "a,b\n1,2\n1\n1,2,3\n1,2\n,\n", ["ragged-row:3", "ragged-row:4"], hint: "cut"),
    Case(
      "ragged after a break", "a,b\n\"\n\",2\n\n1,\"\n\",\n", ["ragged-row:5"], hint: "quotation"),
    Case(
      "many", many, manyFaults, hint: "line break"),
    Case("unclosed", "a,b\n1,2\nx,\"y\n3,4\n", ["unclosed-quote:3:3"], hint: "close it"),
    Case("unclosed header", "a,\"b\n1,2\n", ["unclosed-quote:1"], hint: "close it"),
    Case("text after", "a,b\n1,2\ná,\"y\"z\n", ["text-after-quote:3:6"], hint: "double"),
    Case("wrong delimiter", "a;b\n1;2\n", delimiter: ",", ["wrong-delimiter:1"], hint: "semicolon"),
    Case(
      "unknown columns", "edad,sexo\n1,2\n", columns: .columns([.category("sex"), .number("zzz")]),
      ["unknown-column:1", "unknown-column:1"], hint: "did you mean `sexo`?"),
    Case("twice", "a,b,a\n1,2,3\n", ["duplicate-column:1"], hint: "rename"),
    Case(
      "not a number", "w,á\n1,x\nmucho,x\n\"1,5\",y\n", columns: .columns([.number("w")]),
      ["not-a-number:3:1", "not-a-number:4:2"], hint: "missing"),
    Case(
      "a number place", "á,w\né,x\n", columns: .columns([.number("w")]), ["not-a-number:2:3"],
      hint: "missing"),
    Case(
      "both ways", "w\nx\n", columns: .columns([.number("w"), .category("w")]), ["not-a-number:2"],
      hint: "missing"),
    Case(
      "Latin-1", bytes: raw("a,b\nni\u{F1}ez,1\n"), ["not-utf-8:2:3"],
      hint: "iconv -f ISO-8859-1"),
    Case(
      "Latin-1 in a column not read", bytes: raw("a,b\n1,ni\u{F1}ez\n"),
      columns: .columns([.category("a")]), ["not-utf-8:2:5"], hint: "iconv"),
    Case("Latin-1 header", bytes: raw("a\u{F1}o\n1\n"), ["not-utf-8:1:2"], hint: "iconv"),
    Case(
      "Windows", bytes: raw("a\n\u{93}x\u{94}\n"), ["not-utf-8:2:1", "not-utf-8:2:3"],
      hint: "iconv -f WINDOWS-1252"),
    Case(
      "damaged", bytes: raw("a\n\u{C3}\u{B1}\n\u{C3}\u{A9}\n\u{C3}\u{AD}\no\u{C3}\n"),
      ["not-utf-8:5:2"], hint: "damaged"),
    Case(
      "surrogate", bytes: raw("a\n\"\u{ED}\u{A0}\u{80}\"\n"),
      ["not-utf-8:2:2", "not-utf-8:2:3", "not-utf-8:2:4"], hint: "iconv"),
    Case(
      "UTF-16", bytes: raw("\u{FF}\u{FE}a\0\n\0"), ["not-utf-8:1:1"], hint: "iconv -f UTF-16"),
    Case(
      "UTF-16 without a mark", bytes: raw("a\0\n\0b\0\n\0"),
      ["nul-byte:1:2", "nul-byte:2:1", "nul-byte:2:3", "nul-byte:3:1"], hint: "iconv -f UTF-16"),
    Case("zero byte", bytes: raw("a,b\n1,2\n3\0,4\n"), ["nul-byte:3:2"], hint: "damaged"),
    Case(
      "zero byte in quotes", bytes: raw("a,b\n1,\"2\0345678901\"\n"), ["nul-byte:2:5"],
      hint: "damaged"),
    Case("spreadsheet", bytes: raw("PK\u{3}\u{4}\0\0"), ["not-a-text"], hint: "CSV UTF-8"),
  ]

  /// Each character below 256 as one byte.
  static func raw(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }

  static func place(_ fault: Diagnostic) -> String {
    let numbers = [fault.place?.line, fault.place?.column].compactMap { $0 }
    return ([fault.code] + numbers.map { "\($0)" }).joined(separator: ":")
  }

  @Test("each fault has its place and a hint, for every length of chunk", arguments: cases)
  func fault(_ item: Case) throws {
    for length in [1, 2, 7, 64, 1 << 19] {
      var reader = DelimitedReader(delimiter: item.delimiter)
      reader.chunkLength = length
      let error = #expect(throws: Faults.self) {
        try reader.table(named: "answers.csv", bytes: item.bytes, columns: item.columns)
      }
      let faults = try #require(error).diagnostics
      #expect(faults.map(Self.place) == item.faults)
      #expect(faults[0].hint?.contains(item.hint) == true)
      #expect(faults.allSatisfy { $0.place?.file == "answers.csv" })
      #expect(error?.exitStatus == 2)
    }
  }

  @Test("a file that is not there suggests its neighbour")
  func missingFile() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("fault-tests-\(UUID().uuidString)").path
    try FileSystem.makeFolder(folder)
    try AtomicFile.write("a\n1\n", to: Path.join(folder, "wave-2021.csv"))
    let error = #expect(throws: Faults.self) {
      try DelimitedReader().table(path: Path.join(folder, "wave-2012.csv"))
    }
    #expect(error?.diagnostics.first?.code == "missing-file")
    #expect(error?.diagnostics.first?.hint?.contains("wave-2021.csv") == true)
    let table = try DelimitedReader().table(path: Path.join(folder, "wave-2021.csv"))
    #expect(table.rowCount == 1)
  }

  @Test("changed bytes never trap, and the outcome is the same for every length of chunk")
  func mutations() {
    var seeds: [[UInt8]] = TableTests.cases.map { Array($0.text.utf8) }
    for item in Self.cases { seeds.append(item.bytes) }
    let alphabet = Self.raw("\"\",;\n\r\0a1.\t|\u{C3}\u{B1}\u{FF}")
    var random = Philox4x32(seed: 2024)
    for round in 0..<400 {
      var bytes = seeds[round % seeds.count]
      for _ in 0...random.index(below: 4) {
        let place = random.index(below: bytes.count + 1)
        let byte = alphabet[random.index(below: alphabet.count)]
        switch random.index(below: 3) {
        case 0: bytes.insert(byte, at: place)
        case 1 where place < bytes.count: bytes[place] = byte
        default: if place < bytes.count { bytes.remove(at: place) }
        }
      }
      let expected = outcome(bytes, 1 << 19)
      for length in [1, 3, 17, 64] {
        let found = outcome(bytes, length)
        #expect(found == expected, "\(bytes) in chunks of \(length)")
      }
    }
  }

  /// The table, or its faults.
  private func outcome(_ bytes: [UInt8], _ length: Int) -> Result<Table, Faults> {
    var reader = DelimitedReader()
    reader.chunkLength = length
    do throws(Faults) { return .success(try reader.table(named: "t", bytes: bytes)) } catch {
      return .failure(error)
    }
  }
}
