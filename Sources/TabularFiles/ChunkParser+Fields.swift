/// The fields that the loop over rows does not take in one step: long ones, quoted ones, those
/// before a carriage return, and those in which the bytes at hand end.
extension ChunkParser {
  /// A field by its place.
  struct Field {
    var content: Range<Int>
    /// Whether quotation marks in the content are doubled.
    var hasDoubledQuotes = false
    /// The place of the delimiter or line break after it, or the end of the bytes.
    var next: Int
  }

  /// The field that begins at a place, or nothing where the bytes end before it does.
  mutating func field(_ bytes: Span<UInt8>, at place: Int) -> Field? {
    if place < limit, bytes[place] == Self.quote { return quotedField(bytes, at: place) }
    guard let end = plainEnd(bytes, from: place) else { return nil }
    return Field(content: place..<end, next: end)
  }

  /// Where a field without quotation marks ends.
  private mutating func plainEnd(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var place = start
    while place < limit {
      let word = bytes.word(at: place)
      let stops = ByteWord.zeros(word ^ delimiters) | ByteWord.controls(word)
      place += stops.trailingZeroBitCount >> 3
      noteBits(word)
      guard stops != 0, place < limit else { continue }
      let byte = bytes[place]
      if byte == delimiter || byte == Self.lineFeed { return place }
      if byte == Self.carriageReturn {
        if place + 1 == limit, !isLast { return nil }
        if lineBreak(bytes, at: place) > 0 { return place }
      }
      if byte == 0 { hasZero = true }
      place += 1
    }
    return isLast ? limit : nil
  }

  private mutating func quotedField(_ bytes: Span<UInt8>, at start: Int) -> Field? {
    var place = start + 1
    var doubled = false
    while true {
      place = nextQuote(bytes, from: place)
      if place + 1 >= limit, !isLast { return nil }
      if place >= limit {
        rowFaults.append(
          RawFault(kind: .unclosedQuote, line: breaks, column: character(bytes, at: start)))
        countBreaks(bytes, start + 1..<limit)
        return Field(content: start + 1..<limit, hasDoubledQuotes: doubled, next: limit)
      }
      guard place + 1 < limit, bytes[place + 1] == Self.quote else { break }
      doubled = true
      place += 2
    }
    countBreaks(bytes, start + 1..<place)
    let content = start + 1..<place
    guard let next = plainEnd(bytes, from: place + 1) else { return nil }
    if next > place + 1 {
      rowFaults.append(
        RawFault(kind: .textAfterQuote, line: breaks, column: character(bytes, at: place + 1)))
    }
    return Field(content: content, hasDoubledQuotes: doubled, next: next)
  }

  private mutating func nextQuote(_ bytes: Span<UInt8>, from start: Int) -> Int {
    let quotes = ByteWord.repeating(Self.quote)
    var place = start
    while place < limit {
      let word = bytes.word(at: place)
      noteBits(word)
      let found = ByteWord.zeros(word ^ quotes)
      if ByteWord.zeros(word) != 0, place + 8 <= limit || found != 0 { hasZero = true }
      place += found.trailingZeroBitCount >> 3
      if found != 0 { break }
    }
    return min(place, limit)
  }

  private mutating func countBreaks(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    for place in range where endsLine(bytes[place]) {
      let isPair = bytes[place] == Self.lineFeed && bytes[place - 1] == Self.carriageReturn
      if !isPair || !plan.header.format.endsWithCarriageReturn { breaks += 1 }
    }
  }

  private func endsLine(_ byte: UInt8) -> Bool {
    byte == Self.lineFeed
      || byte == Self.carriageReturn && plan.header.format.endsWithCarriageReturn
  }

  /// The length of the line break at a place: 0 where a carriage return is data.
  func lineBreak(_ bytes: Span<UInt8>, at place: Int) -> Int {
    guard bytes[place] == Self.carriageReturn else { return 1 }
    if place + 1 < limit, bytes[place + 1] == Self.lineFeed { return 2 }
    let ends = plan.header.format.endsWithCarriageReturn || place + 1 == limit && isLast
    return ends ? 1 : 0
  }

  /// Goes over the fields that a row has too many; `column` counts them.
  mutating func skipFields(_ bytes: Span<UInt8>, from start: Int, _ column: inout Int) -> Int? {
    var place = start
    while true {
      guard let field = field(bytes, at: place) else { return nil }
      column += 1
      guard field.next < limit, bytes[field.next] == delimiter else { return field.next }
      place = field.next + 1
    }
  }

  /// The code of a field of a column of categories.
  mutating func code(_ bytes: Span<UInt8>, _ field: Field, column: Int) -> Int32 {
    let content = bytes.extracting(field.content)
    guard field.hasDoubledQuotes else {
      return index.code(of: content, column: column, position: position)
    }
    let plain = unquoted(content)
    return index.code(of: plain.span, column: column, position: position)
  }

  /// The number in a field; NaN where it is missing or at fault.
  mutating func number(_ bytes: Span<UInt8>, _ field: Field, column: Int) -> Double {
    number(bytes, field.content, column: column)
  }

  /// The number in a range; NaN where it is missing or at fault.
  mutating func number(_ bytes: Span<UInt8>, _ range: Range<Int>, column: Int) -> Double {
    if range.isEmpty { return .nan }
    let content = bytes.extracting(range)
    if let value = plan.numberText.value(of: content) {
      return contains(plan.numberMarkers, content) ? .nan : value
    }
    if contains(plan.markers, content) || NumberText.isNotANumber(content) { return .nan }
    let text = unquoted(content.extracting(first: 60))
    rowFaults.append(
      RawFault(
        kind: .notNumber, line: breaks, column: character(bytes, at: range.lowerBound),
        count: column, text: String(decoding: text, as: UTF8.self)))
    return .nan
  }

  private func contains(_ markers: [[UInt8]], _ content: Span<UInt8>) -> Bool {
    for marker in markers where marker.count == content.count {
      if content.indices.allSatisfy({ content[$0] == marker[$0] }) { return true }
    }
    return false
  }

  /// The content of a quoted field with its doubled quotation marks made single.
  private func unquoted(_ content: Span<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(content.count)
    var place = 0
    while place < content.count {
      plain.append(content[place])
      let isQuote = content[place] == Self.quote
      place += isQuote && place + 1 < content.count && content[place + 1] == Self.quote ? 2 : 1
    }
    return plain
  }

  /// The character of its line at which a byte stands, counted from 1.
  private func character(_ bytes: Span<UInt8>, at place: Int) -> Int {
    var character = 1
    var i = place
    while i > 0, !endsLine(bytes[i - 1]) {
      i -= 1
      if bytes[i] & 0xC0 != 0x80 { character += 1 }
    }
    return character
  }
}
