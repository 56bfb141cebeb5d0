import Diagnostics
import Files

/// Reads the first row of a file, guesses how it is written, and refuses what is no text.
struct HeaderReading {
  let file: InputFile
  let delimiter: UInt8?

  private static let firstPiece = 1 << 16

  func header() throws(Faults) -> DelimitedHeader {
    let faults = ReadingFaults(file.path)
    guard file.count > 0 else { throw Faults(faults.emptyFile()) }
    var size = min(file.count, Self.firstPiece)
    while true {
      let bytes = try piece(size)
      if let fault = faults.foreignEncoding(bytes) { throw Faults(fault) }
      if let header = try header(in: bytes, faults) { return header }
      size = min(file.count, 4 * size)
    }
  }

  /// The header, or nothing where more bytes are needed to see its end.
  private func header(
    in bytes: [UInt8], _ faults: ReadingFaults
  ) throws(Faults) -> DelimitedHeader? {
    let isWhole = bytes.count == file.count
    var offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 1
    var declared = delimiter
    if let separator = Self.separatorLine(bytes, from: offset) {
      declared = declared ?? separator.delimiter
      offset = separator.end
      line += 1
    }
    let guess = FormatGuess(bytes, from: offset)
    let format = DelimitedFormat(
      delimiter: declared ?? guess.delimiter(),
      endsWithCarriageReturn: guess.endsWithCarriageReturn)
    while offset < bytes.count {
      let row = SplitRow(bytes, from: offset, format)
      if row.end == bytes.count, !isWhole { return nil }
      guard row.isClosed else {
        throw Faults(faults.unclosedQuote(line: line, column: nil))
      }
      if !row.isBlank {
        return DelimitedHeader(
          format: format, names: try names(row, line, format, faults), dataStart: row.end,
          dataLine: line + row.breaks + 1)
      }
      offset = row.end
      line += 1
    }
    guard isWhole else { return nil }
    throw Faults(faults.emptyFile())
  }

  private func names(
    _ row: SplitRow, _ line: Int, _ format: DelimitedFormat, _ faults: ReadingFaults
  ) throws(Faults) -> [String] {
    if row.fields.count == 1, delimiter != nil,
      let other = FormatGuess.candidates.first(where: { row.fields[0].contains($0) })
    {
      throw Faults(faults.wrongDelimiter(format.delimiter, other, line: line))
    }
    var names: [String] = []
    for field in row.fields {
      guard !field.contains(0), let name = String(validating: field, as: UTF8.self) else {
        throw Faults(try EncodingScan(file).faults())
      }
      names.append(name)
    }
    return names
  }

  private func piece(_ size: Int) throws(Faults) -> [UInt8] {
    var bytes: [UInt8] = []
    do { try file.append(0..<size, to: &bytes) } catch { throw Faults(error.diagnostics) }
    return bytes
  }

  /// The line `sep=;` with which spreadsheets announce the delimiter.
  private static func separatorLine(
    _ bytes: [UInt8], from start: Int
  ) -> (delimiter: UInt8, end: Int)? {
    let word = Array("sep=".utf8)
    guard bytes.count > start + 5, bytes[start...].starts(with: word) else { return nil }
    var end = start + 5
    if bytes[end] == 0x0D { end += 1 }
    guard end < bytes.count, bytes[end] == 0x0A else { return nil }
    return (bytes[start + 4], end + 1)
  }
}
