/// A natural number of any size: just enough arithmetic to write a `Double` exactly.
struct Natural: Equatable {
  /// The least significant limb first; no zero limb at the end.
  private var limbs: [UInt32]

  init(_ value: UInt64) {
    limbs = [UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value >> 32)]
    trim()
  }

  private mutating func trim() {
    while limbs.last == 0 { limbs.removeLast() }
  }

  mutating func multiply(by factor: UInt32) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = UInt64(limbs[index]) * UInt64(factor) + carry
      limbs[index] = UInt32(truncatingIfNeeded: product)
      carry = product >> 32
    }
    if carry > 0 { limbs.append(UInt32(carry)) }
  }

  mutating func multiply(byPowerOfTen power: Int) {
    for _ in 0..<(power / 9) { multiply(by: 1_000_000_000) }
    var rest: UInt32 = 1
    for _ in 0..<(power % 9) { rest *= 10 }
    if rest > 1 { multiply(by: rest) }
  }

  mutating func shiftLeft(_ bits: Int) {
    if bits % 32 > 0 { multiply(by: 1 << UInt32(bits % 32)) }
    limbs.insert(contentsOf: [UInt32](repeating: 0, count: bits / 32), at: 0)
    trim()
  }

  /// Divides by a power of two, rounding to the nearest integer, halves to the even one.
  mutating func shiftRightRoundingHalfToEven(_ bits: Int) {
    guard bits > 0 else { return }
    let half = bit(bits - 1)
    let belowHalf =
      (0..<min((bits - 1) / 32, limbs.count)).contains { limbs[$0] != 0 }
      || lowBits((bits - 1) % 32, ofLimb: (bits - 1) / 32) != 0
    let odd = bit(bits)
    dropLowBits(bits)
    if half && (belowHalf || odd) { increment() }
  }

  private func bit(_ index: Int) -> Bool {
    index / 32 < limbs.count && limbs[index / 32] >> UInt32(index % 32) & 1 == 1
  }

  private func lowBits(_ count: Int, ofLimb index: Int) -> UInt32 {
    index < limbs.count ? limbs[index] & ((1 << UInt32(count)) - 1) : 0
  }

  private mutating func dropLowBits(_ bits: Int) {
    limbs.removeFirst(min(bits / 32, limbs.count))
    let shift = UInt32(bits % 32)
    guard shift > 0 else { return }
    for index in limbs.indices {
      let above = index + 1 < limbs.count ? limbs[index + 1] : 0
      limbs[index] = limbs[index] >> shift | above << (32 - shift)
    }
    trim()
  }

  private mutating func increment() {
    for index in limbs.indices {
      let (sum, overflow) = limbs[index].addingReportingOverflow(1)
      limbs[index] = sum
      if !overflow { return }
    }
    limbs.append(1)
  }

  /// The decimal digits, the first the most significant; empty for zero.
  func decimalDigits() -> [UInt8] {
    var rest = limbs
    var reversed: [UInt8] = []
    while !rest.isEmpty {
      var remainder: UInt64 = 0
      for index in rest.indices.reversed() {
        let dividend = remainder << 32 | UInt64(rest[index])
        rest[index] = UInt32(dividend / 1_000_000_000)
        remainder = dividend % 1_000_000_000
      }
      while rest.last == 0 { rest.removeLast() }
      for _ in 0..<9 {
        reversed.append(UInt8(remainder % 10))
        remainder /= 10
      }
    }
    while reversed.last == 0 { reversed.removeLast() }
    return reversed.reversed()
  }
}
