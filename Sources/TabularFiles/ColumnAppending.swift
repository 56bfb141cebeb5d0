public import Diagnostics
import Files

/// Adds a column to delimited text and leaves every other byte as it is.
///
/// The new field stands at the end of its row, between the delimiters that the file uses; blank
/// lines, line breaks and quotation marks are kept.
public struct ColumnAppending: Sendable {
  public let name: String
  /// The fields of the rows in their order; rows beyond the last get an empty field.
  public let fields: [String]

  public init(_ name: String, fields: [String]) {
    self.name = name
    self.fields = fields
  }

  /// The text with the column.
  ///
  /// - Parameters:
  ///   - bytes: The whole text.
  ///   - path: What messages call it.
  ///   - lines: The line on which each row begins, ascending; nil where every row has a field.
  /// - Throws: What is wrong with the header, or that the column is there already.
  /// - Returns: The text with one field more in every row.
  public func appended(
    to bytes: [UInt8], named path: String, lines: [Int]? = nil
  ) throws(Faults) -> [UInt8] {
    let header = try HeaderReading(file: InputFile(named: path, bytes: bytes), delimiter: nil)
      .header()
    guard !header.names.contains(name) else {
      throw Faults(
        Diagnostic(
          .usage, "column-exists", "the file has a column «\(name)» already",
          at: Place(file: path, line: 1, variable: name), found: name,
          expected: "a name that no column has", hint: "give --column another name"))
    }
    var writer = RowEnds(bytes, header.format)
    writer.finishRow(end: header.dataStart, field: name)
    var (row, line) = (0, header.dataLine)
    while writer.position < bytes.count {
      let next = writer.scan()
      if next.isBlank {
        writer.copy(to: next.end)
      } else if let lines {
        let isWanted = row < lines.count && lines[row] == line
        writer.finishRow(end: next.end, field: isWanted ? fields[row] : "")
        if isWanted { row += 1 }
      } else {
        writer.finishRow(end: next.end, field: row < fields.count ? fields[row] : "")
        row += 1
      }
      line += next.breaks + 1
    }
    return writer.output
  }
}

/// Walks over rows and writes them with one field more.
private struct RowEnds {
  private let bytes: [UInt8]
  private let format: DelimitedFormat
  private(set) var position = 0
  private(set) var output: [UInt8] = []

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  init(_ bytes: [UInt8], _ format: DelimitedFormat) {
    self.bytes = bytes
    self.format = format
    output.reserveCapacity(bytes.count + bytes.count / 4)
  }

  /// The end of the row at the position, with the line breaks inside its quotation marks.
  func scan() -> (end: Int, breaks: Int, isBlank: Bool) {
    var (index, breaks) = (position, 0)
    var (isQuoted, isFieldStart) = (false, true)
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if isQuoted {
        if byte == Self.lineFeed { breaks += 1 }
        if byte == Self.quote {
          if index < bytes.count, bytes[index] == Self.quote {
            index += 1
          } else {
            isQuoted = false
          }
        }
        continue
      }
      if byte == Self.quote, isFieldStart { isQuoted = true }
      isFieldStart = byte == format.delimiter
      if byte == Self.lineFeed || byte == Self.carriageReturn && isBreak(at: index - 1) {
        if byte == Self.carriageReturn, index < bytes.count, bytes[index] == Self.lineFeed {
          index += 1
        }
        break
      }
    }
    return (index, breaks, position == contentEnd(of: index))
  }

  private func isBreak(at index: Int) -> Bool {
    if index + 1 < bytes.count, bytes[index + 1] == Self.lineFeed { return true }
    return format.endsWithCarriageReturn || index + 1 == bytes.count
  }

  /// Where the content of a row ends and its line break begins.
  private func contentEnd(of end: Int) -> Int {
    var content = end
    if content > position, bytes[content - 1] == Self.lineFeed { content -= 1 }
    if content > position, bytes[content - 1] == Self.carriageReturn { content -= 1 }
    return content
  }

  mutating func copy(to end: Int) {
    output.append(contentsOf: bytes[position..<end])
    position = end
  }

  /// Copies a row and puts a field before its line break.
  mutating func finishRow(end: Int, field: String) {
    copy(to: contentEnd(of: end))
    output.append(format.delimiter)
    var writer = DelimitedWriter(delimiter: format.delimiter)
    writer.row([field, ""])
    output.append(contentsOf: writer.bytes.dropLast(2))
    copy(to: end)
  }
}
