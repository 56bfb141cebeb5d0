/// The distinct texts of several columns, each with a code in the order in which it was met.
///
/// A text of at most eight bytes is its own key, packed into a word; of a longer one the hash is
/// the key and the bytes are compared. Keys stand in one open-addressed region a column; the
/// regions of all columns lie in one array, so that a look-up is a few reads and no call.
struct LevelIndex {
  /// A text as it was first met.
  struct Level {
    var start: Int
    var count: Int
    /// The chunk in the upper half and the row in the lower: the order of the file.
    var position: UInt64
    /// The code within this index, or that of a missing answer.
    var code: Int32
  }

  /// What a look-up gives for a text that was not met before.
  static let unknown = Int32.min

  /// The levels of each column in the order in which they were met, markers among them.
  private(set) var levels: [[Level]]
  /// The number of codes of each column.
  private(set) var codeCounts: [Int32]
  private(set) var text: [[UInt8]]
  private let markers: [[UInt8]]
  private let missingCode: Int32

  private var single: [Int32]
  private var keys: [UInt64]
  private var values: [Int32]
  /// Of each region, first those of short texts, then those of long ones.
  private var bases: [Int]
  private var masks: [UInt64]
  private var fills: [Int]

  init(columns: Int, markers: [[UInt8]], missingCode: Int32) {
    let size = 16
    levels = Array(repeating: [], count: columns)
    codeCounts = Array(repeating: 0, count: columns)
    text = Array(repeating: [], count: columns)
    self.markers = markers
    self.missingCode = missingCode
    single = Array(repeating: Self.unknown, count: columns * 256)
    keys = Array(repeating: 0, count: columns * 2 * size)
    values = Array(repeating: 0, count: columns * 2 * size)
    bases = (0..<columns * 2).map { $0 * size }
    masks = Array(repeating: UInt64(size - 1), count: columns * 2)
    fills = Array(repeating: 0, count: columns * 2)
  }

  /// The code of a text of at most one byte, packed; the empty text is 0.
  @inline(__always)
  func code(ofSingle key: UInt64, column: Int) -> Int32 {
    single[column &<< 8 | Int(truncatingIfNeeded: key)]
  }

  /// The code of a text of two to eight bytes, packed.
  @inline(__always)
  func code(ofShort key: UInt64, column: Int) -> Int32 {
    let base = bases[column]
    let mask = masks[column]
    var place = Self.scatter(key) & mask
    while true {
      let index = base &+ Int(truncatingIfNeeded: place)
      let found = keys[index]
      if found == key { return values[index] }
      if found == 0 { return Self.unknown }
      place = (place &+ 1) & mask
    }
  }

  /// The code of any text, which gets one where it is met for the first time.
  mutating func code(of bytes: Span<UInt8>, column: Int, position: UInt64) -> Int32 {
    if bytes.count > 8 { return code(ofLong: bytes, column: column, position: position) }
    var key: UInt64 = 0
    for i in bytes.indices { key |= UInt64(bytes[i]) << UInt64(8 * i) }
    let known =
      bytes.count <= 1
      ? code(ofSingle: key, column: column) : code(ofShort: key, column: column)
    if known != Self.unknown { return known }
    let index = add(bytes, column: column, position: position)
    let code = levels[column][index].code
    if bytes.count <= 1 {
      single[column << 8 | Int(key)] = code
    } else {
      insert(key, code, region: column)
    }
    return code
  }

  private mutating func code(
    ofLong bytes: Span<UInt8>, column: Int, position: UInt64
  ) -> Int32 {
    let key = Self.hash(bytes)
    let region = levels.count + column
    var place = Self.scatter(key) & masks[region]
    while true {
      let index = bases[region] + Int(place)
      if keys[index] == 0 { break }
      if keys[index] == key {
        let level = levels[column][Int(values[index])]
        if isEqual(bytes, level, column: column) { return level.code }
      }
      place = (place &+ 1) & masks[region]
    }
    let index = add(bytes, column: column, position: position)
    insert(key, Int32(index), region: region)
    return levels[column][index].code
  }

  private func isEqual(_ bytes: Span<UInt8>, _ level: Level, column: Int) -> Bool {
    guard bytes.count == level.count else { return false }
    for i in bytes.indices where bytes[i] != text[column][level.start + i] { return false }
    return true
  }

  private mutating func add(_ bytes: Span<UInt8>, column: Int, position: UInt64) -> Int {
    let start = text[column].count
    for i in bytes.indices { text[column].append(bytes[i]) }
    let isMarker = markers.contains { marker in
      marker.count == bytes.count && text[column][start...].elementsEqual(marker)
    }
    let code = isMarker ? missingCode : codeCounts[column]
    if !isMarker { codeCounts[column] += 1 }
    levels[column].append(
      Level(start: start, count: bytes.count, position: position, code: code))
    return levels[column].count - 1
  }

  private mutating func insert(_ key: UInt64, _ value: Int32, region: Int) {
    fills[region] += 1
    if 2 * fills[region] > Int(masks[region]) + 1 { grow(region) }
    place(key, value, region)
  }

  private mutating func place(_ key: UInt64, _ value: Int32, _ region: Int) {
    let mask = masks[region]
    var place = Self.scatter(key) & mask
    while keys[bases[region] + Int(place)] != 0 { place = (place &+ 1) & mask }
    keys[bases[region] + Int(place)] = key
    values[bases[region] + Int(place)] = value
  }

  /// Moves a region to the end of the arrays, at four times its size.
  private mutating func grow(_ region: Int) {
    let old = bases[region]..<bases[region] + Int(masks[region]) + 1
    bases[region] = keys.count
    masks[region] = UInt64(4 * old.count - 1)
    keys.append(contentsOf: repeatElement(0, count: 4 * old.count))
    values.append(contentsOf: repeatElement(0, count: 4 * old.count))
    for index in old where keys[index] != 0 { place(keys[index], values[index], region) }
  }

  @inline(__always)
  private static func scatter(_ key: UInt64) -> UInt64 {
    let product = key &* 0x9E37_79B9_7F4A_7C15
    return product ^ product &>> 32
  }

  private static func hash(_ bytes: Span<UInt8>) -> UInt64 {
    var hash = UInt64(bytes.count)
    var i = 0
    while i + 8 <= bytes.count {
      hash = scatter(hash ^ bytes.word(at: i))
      i += 8
    }
    hash = scatter(hash ^ bytes.word(at: bytes.count - 8))
    return hash == 0 ? 1 : hash
  }
}
