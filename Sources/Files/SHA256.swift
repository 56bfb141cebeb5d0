/// The SHA-256 digest of bytes, by which a manifest names its data.
///
/// - Reference: NIST (2015), *FIPS 180-4*, sections 4.1.2, 5.1.1 and 6.2.
public struct SHA256: Sendable {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  private var schedule = [UInt32](repeating: 0, count: 64)
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  public init() {}

  /// The digest of bytes as 64 hexadecimal digits in lower case.
  public static func hexadecimal(_ bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.hexadecimal()
  }

  /// The digest of a file, read in pieces.
  public static func hexadecimal(ofFile path: String) throws(FileError) -> String {
    let file = try InputFile(path)
    var hash = SHA256()
    var buffer: [UInt8] = []
    for start in stride(from: 0, to: file.count, by: 1 << 20) {
      buffer.removeAll(keepingCapacity: true)
      try file.append(start..<min(start + 1 << 20, file.count), to: &buffer)
      hash.update(buffer)
    }
    return hash.hexadecimal()
  }

  /// Takes in more bytes.
  public mutating func update(_ bytes: [UInt8]) {
    length &+= UInt64(bytes.count)
    var start = 0
    if !pending.isEmpty {
      start = min(64 - pending.count, bytes.count)
      pending.append(contentsOf: bytes[..<start])
      if pending.count < 64 { return }
      let block = pending
      compress(block.span, at: 0)
      pending.removeAll(keepingCapacity: true)
    }
    while start + 64 <= bytes.count {
      compress(bytes.span, at: start)
      start += 64
    }
    pending.append(contentsOf: bytes[start...])
  }

  /// The digest of all bytes taken in, as 64 hexadecimal digits in lower case.
  public func hexadecimal() -> String {
    var copy = self
    let bits = length &* 8
    var padding: [UInt8] = [0x80]
    padding += [UInt8](repeating: 0, count: (119 - pending.count) % 64)
    for shift in stride(from: 56, through: 0, by: -8) {
      padding.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    copy.update(padding)
    return copy.state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private mutating func compress(_ bytes: Span<UInt8>, at start: Int) {
    for t in 0..<16 {
      let at = start + 4 * t
      schedule[t] =
        UInt32(bytes[at]) << 24 | UInt32(bytes[at + 1]) << 16
        | UInt32(bytes[at + 2]) << 8 | UInt32(bytes[at + 3])
    }
    for t in 16..<64 {
      let early = schedule[t - 15]
      let late = schedule[t - 2]
      let small0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >> 3)
      let small1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >> 10)
      schedule[t] = small1 &+ schedule[t - 7] &+ small0 &+ schedule[t - 16]
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for t in 0..<64 {
      let choice = (e & f) ^ (~e & g)
      let big1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      let first = h &+ big1 &+ choice &+ Self.constants[t] &+ schedule[t]
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ majority
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    let step = [a, b, c, d, e, f, g, h]
    for i in 0..<8 { state[i] &+= step[i] }
  }

  private func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  private static let constants: [UInt32] = primes(64).map(cubeRootFraction)

  private static func primes(_ count: Int) -> [UInt64] {
    var primes: [UInt64] = []
    var candidate: UInt64 = 2
    while primes.count < count {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes
  }

  /// The first 32 bits of the fractional part of a cube root, by bisection in whole numbers.
  private static func cubeRootFraction(_ prime: UInt64) -> UInt32 {
    let target = UInt128(prime) << 96
    var low: UInt128 = 0
    var high: UInt128 = 1 << 36
    while high - low > 1 {
      let middle = (low + high) / 2
      if middle * middle * middle <= target { low = middle } else { high = middle }
    }
    return UInt32(truncatingIfNeeded: low)
  }
}
