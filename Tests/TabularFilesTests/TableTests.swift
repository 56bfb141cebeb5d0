// Proves that texts as programs write them become the columns that a person would read in them.
import Diagnostics
import Tabular
import TabularFiles
import Testing

@Suite("Delimited tables") struct TableTests {
  struct Case: Sendable {
    var name: String
    var text: String
    var header: [String]
    /// The rows as text; nil is a missing answer.
    var rows: [[String?]]
    var lines: [Int32]?
  }

  static let cases: [Case] = [
    Case(
      name: "plain", text: "a,b\n1,2\n3,4\n", header: ["a", "b"], rows: [["1", "2"], ["3", "4"]]),
    Case(name: "no end of line", text: "a,b\n1,2", header: ["a", "b"], rows: [["1", "2"]]),
    Case(
      name: "CRLF", text: "a,b\r\n1,2\r\n,4\r\n", header: ["a", "b"],
      rows: [["1", "2"], [nil, "4"]]),
    Case(name: "CR", text: "a,b\r1,2\r3,4", header: ["a", "b"], rows: [["1", "2"], ["3", "4"]]),
    Case(
      name: "missing", text: "a;b\nNA;\n\"\";\"NA\"\n", header: ["a", "b"],
      rows: [[nil, nil], [nil, nil]]),
    Case(
      name: "byte order mark", text: "\u{FEFF}a,b\n1,2\n", header: ["a", "b"], rows: [["1", "2"]]),
    Case(
      name: "separator line", text: "sep=|\na|b\n1|2\n", header: ["a", "b"], rows: [["1", "2"]],
      lines: [3]),
    Case(
      name: "quotes", text: "\"q\"\"1\",b\n\"x, y\",\"say \"\"hi\"\"\"\n",
      header: ["q\"1", "b"], rows: [["x, y", "say \"hi\""]]),
    Case(
      name: "breaks", text: "a,b\n\"x\ny\",1\n2,\"\r\n\"\n3,4\n", header: ["a", "b"],
      rows: [["x\ny", "1"], ["2", "\r\n"], ["3", "4"]], lines: [2, 4, 6]),
    Case(
      name: "header with a break", text: "\"a\nb\",c\n1,2\n", header: ["a\nb", "c"],
      rows: [["1", "2"]], lines: [3]),
    Case(
      name: "blank lines", text: "\na,b\n\n1,2\n\n\n3,4\n\n", header: ["a", "b"],
      rows: [["1", "2"], ["3", "4"]], lines: [4, 7]),
    Case(name: "one column", text: "a\nx\n\"\"\ny\n", header: ["a"], rows: [["x"], [nil], ["y"]]),
    Case(
      name: "semicolons and commas", text: "a;\"b, c\";d\n1,5;x;2\n2,5;y, z;3\n",
      header: ["a", "b, c", "d"], rows: [["1,5", "x", "2"], ["2,5", "y, z", "3"]]),
    Case(name: "tabs", text: "a\tb\n1, 2\t3\n", header: ["a", "b"], rows: [["1, 2", "3"]]),
    Case(
      name: "stray quotes", text: "a,b\n5\" pipe,x\n6\",y\"\n", header: ["a", "b"],
      rows: [["5\" pipe", "x"], ["6\"", "y\""]]),
    Case(
      name: "carriage return within", text: "a,b\n1\r,2\n3,4\n", header: ["a", "b"],
      rows: [["1\r", "2"], ["3", "4"]]),
    Case(
      name: "long and short",
      text: "a\n12345678\n123456789\n1234567\n123456789\n\(long)\n\(long)x\n",
      header: ["a"],
      rows: [["12345678"], ["123456789"], ["1234567"], ["123456789"], [long], [long + "x"]]),
    Case(
      name: "Unicode", text: "género,año\nmujer,niñez\nhombre,日本語のテキスト\n",
      header: ["género", "año"], rows: [["mujer", "niñez"], ["hombre", "日本語のテキスト"]]),
    Case(
      name: "normal forms", text: "a\nSi\u{301}\nS\u{ED}\n", header: ["a"],
      rows: [["Sí"], ["Sí"]]),
    Case(
      name: "control bytes", text: "a,b\n\u{1},\u{B}x\n", header: ["a", "b"],
      rows: [["\u{1}", "\u{B}x"]]),
    Case(
      name: "columns without a name", text: "\"\",a,\n1,x,\n2,y,z\n", header: ["", "a", ""],
      rows: [["x"], ["y"]]),
  ]

  static let long = String(repeating: "muy de acuerdo ", count: 20)

  @Test("the rows of a text are what they look like, for every length of chunk", arguments: cases)
  func table(_ item: Case) throws {
    for length in [1, 2, 3, 5, 8, 13, 1 << 19] {
      var reader = DelimitedReader()
      reader.chunkLength = length
      let table = try reader.table(named: item.name, bytes: Array(item.text.utf8))
      #expect(table.header == item.header)
      #expect(rows(of: table) == item.rows)
      #expect(table.lines == item.lines)
    }
  }

  @Test("levels are numbered as they appear, and only distinct ones")
  func levels() throws {
    let text = "q,r\nb,9\na,1\n,1\nb,88\nc,1\n"
    let reader = DelimitedReader(missingMarkers: ["", "NA", "88"])
    let table = try reader.table(named: "t", bytes: Array(text.utf8))
    #expect(
      table.category("q")
        == CategoryColumn(name: "q", levels: ["b", "a", "c"], codes: [0, 1, -1, 0, 2]))
    #expect(
      table.category("r")
        == CategoryColumn(name: "r", levels: ["9", "1"], codes: [0, 1, 1, -1, 1]))
  }

  @Test("a selection sets order and kind; a column may be read in both ways")
  func selection() throws {
    let text = "id,w,q\nx,1.5,1\ny, 2 ,2\nz,,3\nx,NaN,3\nx,88,3\nx,NA,3\nx,-Inf,3\n"
    let reader = DelimitedReader(missingMarkers: ["", "NA", "88"])
    let table = try reader.table(
      named: "t", bytes: Array(text.utf8),
      columns: .columns([.number("w"), .category("q"), .number("q"), .category("w")]))
    #expect(table.columns.map(\.name) == ["w", "q", "q", "w"])
    let values = try #require(table.number("q")).values
    #expect(values == [1, 2, 3, 3, 3, 3, 3])
    let both = try #require(table.number("w")).values
    #expect(both.map(\.isNaN) == [false, false, true, true, true, true, false])
    let alone = try reader.table(
      named: "t", bytes: Array(text.utf8), columns: .columns([.number("w")]))
    let numbers = try #require(alone.number("w")).values
    #expect(numbers.map(\.bitPattern) == both.map(\.bitPattern))
    #expect(numbers[..<2] == [1.5, 2] && numbers[6] == -.infinity)
  }

  @Test("a decimal comma is read where it is said to be one")
  func decimalComma() throws {
    let reader = DelimitedReader(usesDecimalComma: true)
    let table = try reader.table(
      named: "t", bytes: Array("w;x\n1,25;1\n-3,5e2;2\n".utf8), columns: .columns([.number("w")]))
    #expect(table.number("w")?.values == [1.25, -350])
  }

  @Test("the last row may be missing altogether where that is allowed")
  func noRows() throws {
    let reader = DelimitedReader(allowsNoRows: true)
    for text in ["a,b", "a,b\n", "a,b\n\n"] {
      let table = try reader.table(named: "t", bytes: Array(text.utf8))
      #expect(table.rowCount == 0)
      #expect(table.columns.count == 2)
    }
  }

  @Test("what the writer writes is what the reader reads")
  func roundTrip() throws {
    let rows = [["a", "b"], ["x,y", "\"q\""], ["two\nlines", "CR\rCRLF\r\n"], ["", "ñ"]]
    for delimiter in [",", ";", "\t", "|"].compactMap({ $0.utf8.first }) {
      var writer = DelimitedWriter(delimiter: delimiter)
      for row in rows { writer.row(row) }
      let table = try DelimitedReader(delimiter: delimiter, missingMarkers: [])
        .table(named: "t", bytes: writer.bytes)
      #expect(table.header == rows[0])
      #expect(TabularFilesTests.rows(of: table) == Array(rows.dropFirst()))
    }
    var writer = DelimitedWriter()
    for field in ["a", "", "b"] { writer.row([field]) }
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "a\n\"\"\nb\n")
  }
}

/// The rows of the columns of categories, as text.
func rows(of table: Table) -> [[String?]] {
  let columns = table.columns.compactMap { table.category($0.name) }
  return (0..<table.rowCount).map { row in columns.map { $0.text(atRow: row) } }
}
