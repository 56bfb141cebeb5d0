/// Eight bytes at a time, the first in the lowest place, and questions to all of them at once.
enum ByteWord {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let tops: UInt64 = 0x8080_8080_8080_8080

  /// A word that repeats one byte.
  static func repeating(_ byte: UInt8) -> UInt64 { ones &* UInt64(byte) }

  /// Marks the top bit of bytes that are zero.
  ///
  /// The lowest mark is right; a borrow may set false marks above it.
  @inline(__always)
  static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & tops }

  /// Marks the top bit of bytes below 0x0E, among them the line breaks and zero.
  ///
  /// The lowest mark is right; a borrow may set false marks above it.
  @inline(__always)
  static func controls(_ word: UInt64) -> UInt64 {
    (word &- 0x0E0E_0E0E_0E0E_0E0E) & ~word & tops
  }
}

extension Span<UInt8> {
  /// Eight bytes from any position; a position too near the end is a programmer's error.
  @inline(__always)
  func word(at position: Int) -> UInt64 {
    // Every bit pattern is a number, and the load checks its bounds.
    unsafe UInt64(
      littleEndian: self.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
  }
}
