/// How the fields and rows of a file are told apart.
struct DelimitedFormat: Equatable, Sendable {
  var delimiter: UInt8
  /// Rows end with a carriage return alone, as on old computers; elsewhere a lone one is data.
  var endsWithCarriageReturn: Bool

  /// The byte that ends every line.
  var lastOfBreak: UInt8 { endsWithCarriageReturn ? 0x0D : 0x0A }
}

/// The first row of a file, and where the data begin.
struct DelimitedHeader: Equatable, Sendable {
  var format: DelimitedFormat
  var names: [String]
  /// The offset of the first byte after the header.
  var dataStart: Int
  /// The line on which the data begin, counted from 1.
  var dataLine: Int
}

/// One row split into its fields, for the first rows of a file; the others have a faster way.
struct SplitRow {
  var fields: [[UInt8]] = []
  /// The offset of the row after it.
  var end: Int
  /// The line breaks in the row, its own end not counted.
  var breaks = 0
  /// False where the bytes end within quotation marks.
  var isClosed = true

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  /// Splits the row that begins at an offset.
  init(_ bytes: [UInt8], from start: Int, _ format: DelimitedFormat) {
    var field: [UInt8] = []
    var isQuoted = false
    var i = start
    while i < bytes.count {
      let byte = bytes[i]
      i += 1
      if isQuoted {
        if byte != Self.quote {
          if byte == Self.lineFeed { breaks += 1 }
          field.append(byte)
        } else if i < bytes.count, bytes[i] == Self.quote {
          field.append(byte)
          i += 1
        } else {
          isQuoted = false
        }
      } else if byte == Self.quote, field.isEmpty {
        isQuoted = true
      } else if byte == format.delimiter {
        fields.append(field)
        field = []
      } else if byte == Self.lineFeed || byte == Self.carriageReturn,
        let length = Self.rowEnd(bytes, at: i - 1, format)
      {
        i += length - 1
        break
      } else {
        field.append(byte)
      }
    }
    fields.append(field)
    end = i
    isClosed = !isQuoted
  }

  /// The length of the line break at an offset, or nothing where there is none.
  private static func rowEnd(_ bytes: [UInt8], at i: Int, _ format: DelimitedFormat) -> Int? {
    if bytes[i] == lineFeed { return 1 }
    if i + 1 < bytes.count, bytes[i + 1] == lineFeed { return 2 }
    return format.endsWithCarriageReturn || i + 1 == bytes.count ? 1 : nil
  }

  var isBlank: Bool { fields.count == 1 && fields[0].isEmpty }
}

/// Finds out how a file is written from its first rows.
struct FormatGuess {
  static let candidates = [",", ";", "\t", "|"].compactMap { $0.utf8.first }

  let bytes: [UInt8]
  let start: Int
  let endsWithCarriageReturn: Bool

  /// A guess from the first bytes; the header begins at `start`, after a byte order mark.
  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    self.start = start
    endsWithCarriageReturn = Self.endsWithCarriageReturn(bytes, from: start)
  }

  /// The delimiter that splits the header and the first rows alike into the most fields; where
  /// none does, the one that splits the header most; a comma where there is one column.
  func delimiter() -> UInt8 {
    var best: (delimiter: UInt8, isEven: Bool, count: Int)?
    for candidate in Self.candidates {
      let counts = fieldCounts(candidate)
      guard let first = counts.first, first > 1 else { continue }
      let isEven = counts.allSatisfy { $0 == first }
      if let best, (best.isEven ? 1 : 0, best.count) >= (isEven ? 1 : 0, first) { continue }
      best = (candidate, isEven, first)
    }
    return best?.delimiter ?? Self.candidates[0]
  }

  /// The number of fields of the header and of some rows after it, the last one in the bytes
  /// left out where it may be cut.
  private func fieldCounts(_ delimiter: UInt8) -> [Int] {
    let format = DelimitedFormat(
      delimiter: delimiter, endsWithCarriageReturn: endsWithCarriageReturn)
    var counts: [Int] = []
    var offset = start
    while offset < bytes.count, counts.count < 25 {
      let row = SplitRow(bytes, from: offset, format)
      offset = row.end
      if !counts.isEmpty, offset >= bytes.count, !row.isClosed || bytes.last != 0x0A { break }
      if !row.isBlank { counts.append(row.fields.count) }
    }
    return counts
  }

  private static func endsWithCarriageReturn(_ bytes: [UInt8], from start: Int) -> Bool {
    var isQuoted = false
    for i in start..<max(start, bytes.count) {
      switch bytes[i] {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case 0x0A where !isQuoted: return false
      case 0x0D where !isQuoted: return i + 1 < bytes.count && bytes[i + 1] != 0x0A
      default: break
      }
    }
    return false
  }
}
