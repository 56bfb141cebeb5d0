/// Writes delimited text (CSV).
///
/// Fields stand between quotation marks where they need them (RFC 4180); rows end with LF.
public struct DelimitedWriter: Sendable {
  /// The byte between fields.
  public var delimiter: UInt8
  /// The text written so far.
  public private(set) var bytes: [UInt8] = []
  private static let quote = UInt8(ascii: "\"")

  public init(delimiter: UInt8 = UInt8(ascii: ",")) { self.delimiter = delimiter }

  /// Adds a row.
  public mutating func row(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(delimiter) }
      append(field, isAlone: fields.count == 1)
    }
    bytes.append(0x0A)
  }

  /// A field alone in its row is quoted where it is empty, since a blank line is no row.
  private mutating func append(_ field: String, isAlone: Bool) {
    let needsQuotes =
      isAlone && field.isEmpty
      || field.utf8.contains { byte in
        byte == delimiter || byte == Self.quote || byte == 0x0A || byte == 0x0D
      }
    guard needsQuotes else {
      bytes.append(contentsOf: field.utf8)
      return
    }
    bytes.append(Self.quote)
    for byte in field.utf8 {
      if byte == Self.quote { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(Self.quote)
  }
}
