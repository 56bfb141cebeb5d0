import Numerics
public import Results

/// The tidy form of results: one row a number, the same columns in every file.
///
/// Numbers are written with 17 significant digits, which read back as the same number. A row
/// without a number keeps its keys, has empty numbers, and says why in `flag`; a row with several
/// flags joins them with a semicolon.
public enum TidyTable {
  /// The names of the columns, in their order.
  public static let columns = [
    "analysis", "question", "item", "group_by", "group", "versus_group", "round", "versus_round",
    "level", "statistic", "estimate", "se", "low", "high", "confidence", "df", "df2", "n",
    "weighted_n", "n_eff", "deff", "p_value", "p_adjusted", "method", "flag", "note",
  ]

  /// The rows as comma-separated values in UTF-8 with a header, lines ending in a line feed.
  ///
  /// - Edge cases: a text with a comma, a quote or a line break stands in quotes (RFC 4180).
  /// - Complexity: linear in the rows; about a microsecond a row.
  public static func csv(_ rows: [ResultRow]) -> [UInt8] {
    let size = 4096
    let parts = orderedMap(count: (rows.count + size - 1) / size) { part in
      lines(rows[(part * size)..<min(rows.count, (part + 1) * size)])
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(parts.reduce(256) { $0 + $1.count })
    bytes.append(contentsOf: columns.joined(separator: ",").utf8)
    bytes.append(newline)
    for part in parts { bytes.append(contentsOf: part) }
    return bytes
  }

  private static func lines(_ rows: ArraySlice<ResultRow>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rows.count * 220)
    for row in rows {
      for text in texts(of: row.key) {
        writeField(text, to: &bytes)
        bytes.append(comma)
      }
      let numbers = row.estimate.map(TidyNumbers.init) ?? TidyNumbers()
      numbers.visit { number in
        if let number { TidyNumber.write(number, to: &bytes) }
        bytes.append(comma)
      }
      writeField(numbers.method, to: &bytes)
      bytes.append(comma)
      writeField(flag(of: row), to: &bytes)
      bytes.append(comma)
      writeField(row.note, to: &bytes)
      bytes.append(newline)
    }
    return bytes
  }

  /// The rows as a JSON array of objects, one a line, with the fields of the CSV.
  ///
  /// A number that is not there is `null`; a text that is not there is the empty string, which
  /// for `group` and `group_by` means the overall.
  public static func json(_ rows: [ResultRow]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16 + rows.count * 560)
    bytes.append(contentsOf: "[".utf8)
    for (place, row) in rows.enumerated() {
      bytes.append(contentsOf: (place == 0 ? "\n{" : ",\n{").utf8)
      for (name, text) in zip(columns, texts(of: row.key)) {
        writeName(name, to: &bytes)
        writeString(text, to: &bytes)
        bytes.append(comma)
      }
      let numbers = row.estimate.map(TidyNumbers.init) ?? TidyNumbers()
      var column = keyCount
      numbers.visit { number in
        writeName(columns[column], to: &bytes)
        if let number {
          TidyNumber.write(number, to: &bytes)
        } else {
          bytes.append(contentsOf: "null".utf8)
        }
        bytes.append(comma)
        column += 1
      }
      let rest = [numbers.method, flag(of: row), row.note]
      for (index, text) in rest.enumerated() {
        if index > 0 { bytes.append(comma) }
        writeName(columns[column + index], to: &bytes)
        writeString(text, to: &bytes)
      }
      bytes.append(contentsOf: "}".utf8)
    }
    bytes.append(contentsOf: "\n]\n".utf8)
    return bytes
  }

  /// The flags of a row with the reason why it has no number, joined with a semicolon.
  public static func flag(of row: ResultRow) -> String {
    let reason: String
    switch row.outcome {
    case .estimate: return row.flag
    case .suppressed(let suppression): reason = suppression.rawValue
    case .undefined(let why): reason = why
    }
    return row.flag.isEmpty || row.flag == reason ? reason : reason + ";" + row.flag
  }

  private static let keyCount = 10
  private static let comma = UInt8(ascii: ",")
  private static let newline = UInt8(ascii: "\n")
  private static let quote = UInt8(ascii: "\"")

  private static func texts(of key: ResultKey) -> [String] {
    [
      key.analysis, key.question, key.item, key.groupBy, key.group, key.versusGroup, key.round,
      key.versusRound, key.level, key.statistic,
    ]
  }

  private static func writeField(_ text: String, to bytes: inout [UInt8]) {
    let needsQuotes = text.utf8.contains {
      $0 == comma || $0 == quote || $0 == newline || $0 == UInt8(ascii: "\r")
    }
    guard needsQuotes else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(quote)
    for byte in text.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  private static func writeName(_ name: String, to bytes: inout [UInt8]) {
    bytes.append(quote)
    bytes.append(contentsOf: name.utf8)
    bytes.append(contentsOf: "\":".utf8)
  }

  private static func writeString(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(quote)
    for byte in text.utf8 {
      switch byte {
      case quote, UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20:
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(hexadecimal(byte >> 4))
        bytes.append(hexadecimal(byte & 15))
      default: bytes.append(byte)
      }
    }
    bytes.append(quote)
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
  }
}
