/// Splits the rows of a piece of a file and codes their fields as it goes.
///
/// This is the loop through which every byte of the data passes: it looks at eight bytes at a
/// time, stores one code a field, and makes no string.
struct ChunkParser {
  /// The bytes that must stand, as zeros, after those of the file.
  static let padding = 16
  static let quote = UInt8(ascii: "\"")
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D

  let plan: ReadingPlan
  let delimiter: UInt8
  let delimiters: UInt64
  private let actions: [Int]
  private let categoryCount: Int
  var index: LevelIndex

  /// The rows of this chunk so far, and its lines.
  private(set) var rowCount = 0
  private(set) var lineCount = 0
  /// The line of each row in this chunk, once it is not simply the number of the row.
  private(set) var rowLines: [Int32] = []
  private(set) var faults = ChunkFaults()
  /// The faults of this row, which count once its end is seen.
  var rowFaults: [RawFault] = []
  /// The line breaks within the fields of this row.
  var breaks = 0
  /// Whether a zero byte was met.
  var hasZero = false
  /// The length of the bytes at hand without their padding, and whether the file ends with them.
  private(set) var limit = 0
  private(set) var isLast = false
  private var allBits: UInt64 = 0
  private var chunk: UInt64 = 0

  init(_ plan: ReadingPlan) {
    self.plan = plan
    delimiter = plan.header.format.delimiter
    delimiters = ByteWord.repeating(delimiter)
    actions = plan.actions
    categoryCount = plan.categories.count
    index = LevelIndex(
      columns: categoryCount, markers: plan.markers, missingCode: ReadingPlan.missingCode)
  }

  /// Forgets the rows of the last chunk; the levels that were met are kept.
  mutating func begin(chunk number: Int) {
    rowCount = 0
    lineCount = 0
    rowLines = []
    faults = ChunkFaults()
    hasZero = false
    allBits = 0
    chunk = UInt64(number) << 32
  }

  /// Whether the encoding of the chunk must be checked.
  var mayNotBeText: Bool { hasZero || allBits & ByteWord.tops != 0 }

  /// The place of this row in the order of the file.
  var position: UInt64 { chunk | UInt64(rowCount) }

  /// Remembers that the bits of a word occurred.
  mutating func noteBits(_ word: UInt64) { allBits |= word }

  /// Says how many bytes are at hand.
  mutating func extend(to limit: Int, isLast: Bool) {
    self.limit = limit
    self.isLast = isLast
  }

  /// Codes the rows that begin before an end, column after column into `capacity` places each.
  ///
  /// - Returns: The start of the first row that was not coded: it begins at or after the end, or
  ///   the bytes stop before its end.
  mutating func parse(
    _ bytes: Span<UInt8>, from start: Int, to end: Int, capacity: Int,
    _ codes: inout MutableSpan<Int32>, _ numbers: inout MutableSpan<Double>
  ) -> Int {
    var rowStart = start
    rowFaults.removeAll()
    while rowStart < end {
      var place = rowStart
      var column = 0
      breaks = 0
      while true {
        let word = bytes.word(at: place)
        allBits |= word
        let stops = ByteWord.zeros(word ^ delimiters) | ByteWord.controls(word)
        let length = stops.trailingZeroBitCount &>> 3
        var next = place &+ length
        let slot = actions[column]
        let stop = bytes[next]
        if length < 8, stop == delimiter || stop == Self.lineFeed,
          UInt8(truncatingIfNeeded: word) != Self.quote
        {
          if slot >= categoryCount {
            numbers[(slot &- categoryCount) &* capacity &+ rowCount] = number(
              bytes, place..<next, column: column)
          } else if slot >= 0 {
            codes[slot &* capacity &+ rowCount] = code(bytes, place..<next, word, column: slot)
          }
        } else {
          guard let field = field(bytes, at: place) else { return rowStart }
          next = field.next
          if slot >= categoryCount {
            numbers[(slot &- categoryCount) &* capacity &+ rowCount] = number(
              bytes, field, column: column)
          } else if slot >= 0 {
            codes[slot &* capacity &+ rowCount] = code(bytes, field, column: slot)
          }
        }
        column &+= 1
        if next < limit, bytes[next] == delimiter {
          place = next &+ 1
          if column < actions.count { continue }
          guard let last = skipFields(bytes, from: place, &column) else { return rowStart }
          next = last
        }
        rowStart = endRow(bytes, rowStart, next, fields: column)
        break
      }
    }
    return rowStart
  }

  /// The code of a field of at most seven bytes, which are the first of a word.
  @inline(__always)
  private mutating func code(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ word: UInt64, column: Int
  ) -> Int32 {
    let length = range.count
    let key = word & ~(UInt64.max &<< UInt64(8 &* length))
    let known =
      length <= 1
      ? index.code(ofSingle: key, column: column) : index.code(ofShort: key, column: column)
    if known != LevelIndex.unknown { return known }
    return index.code(of: bytes.extracting(range), column: column, position: position)
  }

  /// Counts a row whose last field ends at `next`, and gives the start of the row after it.
  private mutating func endRow(
    _ bytes: Span<UInt8>, _ rowStart: Int, _ next: Int, fields: Int
  ) -> Int {
    let isBlank = fields == 1 && next == rowStart
    if fields == actions.count, !isBlank {
      if lineCount != rowCount || !rowLines.isEmpty { noteLine() }
      rowCount &+= 1
    } else if !isBlank {
      rowFaults.append(RawFault(kind: .raggedRow, line: 0, count: fields))
    }
    if !rowFaults.isEmpty { commitFaults() }
    lineCount &+= 1 &+ breaks
    guard next < limit else { return limit }
    return next &+ lineBreak(bytes, at: next)
  }

  private mutating func noteLine() {
    if rowLines.isEmpty { rowLines = (0..<Int32(rowCount)).map { $0 } }
    rowLines.append(Int32(lineCount))
  }

  private mutating func commitFaults() {
    for var fault in rowFaults {
      fault.line += lineCount
      faults.add(fault)
    }
    rowFaults.removeAll()
  }
}
