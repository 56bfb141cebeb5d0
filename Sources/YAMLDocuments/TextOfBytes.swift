/// The bytes of a text file as lines and columns, for messages.
struct TextOfBytes {
  private let bytes: [UInt8]
  /// Where the first sequence of bytes begins that is not UTF-8; nil for valid text.
  let firstInvalidOffset: Int?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    firstInvalidOffset = firstInvalid(in: bytes)
  }

  /// The line and column of a byte, counted from 1; columns count characters.
  func place(ofOffset offset: Int) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    for byte in bytes.prefix(max(0, offset)) {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }

  /// The text of a line without the spaces around it, at most 60 characters.
  func line(_ number: Int) -> String {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.indices.contains(number - 1) else { return "" }
    var content = lines[number - 1].drop { $0 == 0x20 }
    while let last = content.last, last == 0x20 || last == 0x0D { content = content.dropLast() }
    let text = String(decoding: content.filter { $0 >= 0x20 || $0 == 0x09 }, as: UTF8.self)
    return text.count > 60 ? String(text.prefix(59)) + "…" : text
  }
}

private func firstInvalid(in bytes: [UInt8]) -> Int? {
  do {
    _ = try UTF8Span(validating: bytes.span)
    return nil
  } catch {
    return error.byteOffsets.lowerBound
  }
}
