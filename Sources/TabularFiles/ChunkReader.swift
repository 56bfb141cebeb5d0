import Files

/// The codes of one column in one chunk, in as few bytes as they need; 0 is a missing answer and
/// the codes of the lane follow from 1.
enum StagedCodes: Sendable {
  case narrow([UInt8])
  case middle([UInt16])
  case wide([Int32])
}

/// What was read of one chunk.
struct ReadChunk: Sendable {
  /// Where its first row begins, and the first row after it, from the start of the file.
  var start: Int
  var end: Int
  var rowCount = 0
  var lineCount = 0
  var rowLines: [Int32] = []
  var codes: [StagedCodes] = []
  var numbers: [[Double]] = []
  var faults = ChunkFaults()
  var isText = true
  /// The lane that read it, whose levels its codes count.
  var lane = 0
}

/// How the first row of a chunk is found.
enum RowSearch: Sendable {
  /// After the first line break, as if it were not within quotation marks.
  case afterBreak
  /// After the first line break outside quotation marks; whether each chunk begins within some.
  case afterClosedBreak([Bool])
  /// Where the chunk before it ends.
  case afterPrevious
}

/// Reads chunks, one after the other, and keeps its buffers and its levels between them.
struct ChunkReader {
  /// A chunk whose rows run on for so long is given up where its start was a guess.
  static let longestGuess = 1 << 22
  private static let overlap = 1 << 14

  let file: InputFile
  let search: RowSearch
  private(set) var parser: ChunkParser
  private var buffer: [UInt8] = []
  /// The offset in the file of the first byte of the buffer.
  private var origin = 0
  /// Whether the rows so far are text, and where those begin that were not checked.
  private var isText = true
  private var textStart = 0
  private var codes: [Int32] = []
  private var numbers: [Double] = []

  init(_ file: InputFile, _ plan: ReadingPlan, _ search: RowSearch) {
    self.file = file
    self.search = search
    parser = ChunkParser(plan)
  }

  /// Reads the rows that begin in a range of the file.
  ///
  /// - Parameters:
  ///   - number: The number of the chunk, by which levels are ordered.
  ///   - range: From where its rows are looked for, to where they no longer begin.
  /// - Throws: What the file system refuses.
  /// - Returns: The chunk, or nothing where its start was a guess that cannot be right.
  mutating func read(
    _ number: Int, _ range: Range<Int>
  ) throws(FileError) -> ReadChunk? {
    parser.begin(chunk: number)
    try fill(from: number == 0 ? range.lowerBound : range.lowerBound - 1, to: range.upperBound)
    guard let start = try firstRow(number, range) else { return nil }
    isText = true
    textStart = start
    let plan = parser.plan
    let width = max(2, plan.actions.count)
    let capacity = max(0, range.upperBound - start) / width + 2
    Self.grow(&codes, to: capacity * plan.categories.count, with: 0)
    Self.grow(&numbers, to: capacity * plan.numbers.count, with: 0)
    var row = start
    while true {
      row =
        origin
        + Self.parse(
          &parser, buffer, from: row - origin, to: range.upperBound - origin, capacity, &codes,
          &numbers)
      if row >= range.upperBound || row == file.count { break }
      if case .afterPrevious = search {} else if reach - row > Self.longestGuess { return nil }
      checkText(to: row)
      try refill(from: row)
    }
    checkText(to: row)
    return chunk(from: start, to: row, capacity)
  }

  /// The end of the buffer's bytes in the file.
  private var reach: Int { origin + parser.limit }

  /// Lends the buffers to the parser; each is a part of the reader, so they come one by one.
  private static func parse(
    _ parser: inout ChunkParser, _ buffer: [UInt8], from start: Int, to end: Int,
    _ capacity: Int, _ codes: inout [Int32], _ numbers: inout [Double]
  ) -> Int {
    let bytes = buffer.span
    var codeSpan = codes.mutableSpan
    var numberSpan = numbers.mutableSpan
    return parser.parse(
      bytes, from: start, to: min(end, parser.limit), capacity: capacity, &codeSpan, &numberSpan)
  }

  private mutating func fill(from start: Int, to end: Int) throws(FileError) {
    buffer.removeAll(keepingCapacity: true)
    origin = start
    parser.extend(to: 0, isLast: false)
    try extend(to: end + Self.overlap)
  }

  /// Goes on from a row that the bytes at hand do not hold whole, with twice as many.
  private mutating func refill(from row: Int) throws(FileError) {
    let size = max(Self.overlap, 2 * (reach - row))
    buffer.removeLast(ChunkParser.padding)
    buffer.removeFirst(row - origin)
    origin = row
    parser.extend(to: buffer.count, isLast: false)
    buffer.append(contentsOf: repeatElement(0, count: ChunkParser.padding))
    try extend(to: row + size)
  }

  private mutating func extend(to end: Int) throws(FileError) {
    let end = min(file.count, end)
    if !buffer.isEmpty { buffer.removeLast(ChunkParser.padding) }
    if end > origin + buffer.count { try file.append(origin + buffer.count..<end, to: &buffer) }
    parser.extend(to: buffer.count, isLast: end == file.count)
    buffer.append(contentsOf: repeatElement(0, count: ChunkParser.padding))
  }

  private static func grow<Value>(_ array: inout [Value], to count: Int, with value: Value) {
    if array.count < count {
      array.append(contentsOf: repeatElement(value, count: count - array.count))
    }
  }

  /// The offset of the first row that begins in the range or after it.
  private mutating func firstRow(_ number: Int, _ range: Range<Int>) throws(FileError) -> Int? {
    var isQuoted = false
    switch search {
    case .afterPrevious: return range.lowerBound
    case .afterBreak: break
    case .afterClosedBreak(let inside): isQuoted = inside[number]
    }
    if number == 0 { return range.lowerBound }
    let format = parser.plan.header.format
    var place = 0
    while true {
      while place < parser.limit {
        let byte = buffer[place]
        place += 1
        // The first byte of the buffer stands before the range, and so does what it quotes.
        if byte == ChunkParser.quote, place > 1 { isQuoted.toggle() }
        if byte == format.lastOfBreak, !isQuoted || !knowsQuotes {
          guard format.endsWithCarriageReturn, place < parser.limit else { return origin + place }
          return origin + place + (buffer[place] == ChunkParser.lineFeed ? 1 : 0)
        }
      }
      if parser.isLast { return file.count }
      if parser.limit > Self.longestGuess { return nil }
      try extend(to: reach + parser.limit)
    }
  }

  private var knowsQuotes: Bool {
    if case .afterClosedBreak = search { true } else { false }
  }

  private mutating func chunk(from start: Int, to end: Int, _ capacity: Int) -> ReadChunk {
    var chunk = ReadChunk(start: start, end: end)
    chunk.rowCount = parser.rowCount
    chunk.lineCount = parser.lineCount
    chunk.rowLines = parser.rowLines
    chunk.faults = parser.faults
    let rows = parser.rowCount
    for slot in parser.plan.categories.indices {
      let column = slot * capacity..<slot * capacity + rows
      chunk.codes.append(Self.staged(codes[column], count: parser.index.codeCounts[slot]))
    }
    for slot in parser.plan.numbers.indices {
      chunk.numbers.append(Array(numbers[slot * capacity..<slot * capacity + rows]))
    }
    chunk.isText = isText
    return chunk
  }

  /// Checks the encoding of the rows in the buffer, which begin and end at line breaks.
  private mutating func checkText(to row: Int) {
    defer { textStart = row }
    guard parser.mayNotBeText, isText, textStart < row else { return }
    let rows = textStart - origin..<min(row - origin, parser.limit)
    isText = !parser.hasZero && UTF8Check.isText(buffer.span, rows)
  }

  private static func staged(_ codes: ArraySlice<Int32>, count: Int32) -> StagedCodes {
    if count < UInt8.max { return .narrow(codes.map { UInt8(truncatingIfNeeded: $0 &+ 1) }) }
    if count < UInt16.max { return .middle(codes.map { UInt16(truncatingIfNeeded: $0 &+ 1) }) }
    return .wide(codes.map { $0 &+ 1 })
  }
}
