import Numerics

/// Writes numbers with 17 significant digits into bytes, as C's `%.17g` does.
///
/// Numbers between 10⁻¹¹ and 10¹⁷ take a path in whole 128-bit arithmetic: `significand × 5ᵏ` is
/// exact there, so that the digits are those of the exact binary value, halves to even. All others
/// are left to ``Numerics/formatSignificant17(_:)``.
///
/// - Checked against: `formatSignificant17` over random bit patterns.
enum TidyNumber {
  static func write(_ value: Double, to bytes: inout [UInt8]) {
    if value == 0 {
      bytes.append(contentsOf: (value.sign == .minus ? "-0" : "0").utf8)
      return
    }
    let magnitude = value.magnitude
    guard magnitude < 1e15, magnitude == magnitude.rounded(.towardZero) else {
      writeFraction(value, to: &bytes)
      return
    }
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    write(UInt64(magnitude), to: &bytes)
  }

  static func write(_ value: UInt64, to bytes: inout [UInt8]) {
    let start = bytes.count
    var rest = value
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  private static func writeFraction(_ value: Double, to bytes: inout [UInt8]) {
    guard let (digits, exponent) = significant(value.magnitude) else {
      bytes.append(contentsOf: formatSignificant17(value).utf8)
      return
    }
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var text: [UInt8] = []
    text.reserveCapacity(24)
    write(digits, to: &text)
    while text.last == UInt8(ascii: "0") { text.removeLast() }
    if exponent < -4 || exponent >= 17 {
      writeScientific(text, exponent: exponent, to: &bytes)
    } else if exponent < 0 {
      bytes.append(contentsOf: "0.".utf8)
      for _ in 0..<(-exponent - 1) { bytes.append(UInt8(ascii: "0")) }
      bytes.append(contentsOf: text)
    } else {
      let whole = min(exponent + 1, text.count)
      bytes.append(contentsOf: text[..<whole])
      for _ in 0..<(exponent + 1 - whole) { bytes.append(UInt8(ascii: "0")) }
      if whole < text.count {
        bytes.append(UInt8(ascii: "."))
        bytes.append(contentsOf: text[whole...])
      }
    }
  }

  private static func writeScientific(
    _ text: [UInt8], exponent: Int, to bytes: inout [UInt8]
  ) {
    bytes.append(text[0])
    if text.count > 1 {
      bytes.append(UInt8(ascii: "."))
      bytes.append(contentsOf: text[1...])
    }
    bytes.append(UInt8(ascii: "e"))
    bytes.append(UInt8(ascii: exponent < 0 ? "-" : "+"))
    let size = UInt64(exponent.magnitude)
    if size < 10 { bytes.append(UInt8(ascii: "0")) }
    write(size, to: &bytes)
  }

  /// Seventeen digits and the power of ten of the first; nil outside the range of this path.
  private static func significant(_ value: Double) -> (digits: UInt64, exponent: Int)? {
    guard value >= 1e-11, value < 1e17 else { return nil }
    let least: UInt64 = 10_000_000_000_000_000
    // log10(2): the first guess is off by one at most.
    var exponent = Int((Double(value.exponent) * 0.30102999566398120).rounded(.down))
    for _ in 0..<3 {
      let power = 16 - exponent
      guard fivefold.indices.contains(power) else { return nil }
      guard let digits = scaled(value, powerOfTen: power) else { return nil }
      if digits >= least * 10 {
        exponent += 1
      } else if digits < least {
        exponent -= 1
      } else {
        return (digits, exponent)
      }
    }
    return nil
  }

  /// `value × 10^powerOfTen` rounded to a whole number, halves to even; nil where it is too large.
  private static func scaled(_ value: Double, powerOfTen: Int) -> UInt64? {
    let significand = value.significandBitPattern | (1 << 52)
    let product = significand.multipliedFullWidth(by: fivefold[powerOfTen])
    let shift = Int(value.exponent) - 52 + powerOfTen
    if shift >= 0 {
      guard product.high == 0, shift < product.low.leadingZeroBitCount else { return nil }
      return product.low << UInt64(shift)
    }
    return shiftedRight(product, by: -shift)
  }

  private static func shiftedRight(
    _ number: (high: UInt64, low: UInt64), by shift: Int
  ) -> UInt64? {
    let quotient: UInt64
    let remainder: (high: UInt64, low: UInt64)
    let half: (high: UInt64, low: UInt64)
    if shift < 64 {
      guard number.high >> UInt64(shift) == 0 else { return nil }
      quotient = (number.high << UInt64(64 - shift)) | (number.low >> UInt64(shift))
      remainder = (0, number.low & ((1 << UInt64(shift)) - 1))
      half = (0, 1 << UInt64(shift - 1))
    } else if shift < 128 {
      let places = UInt64(shift - 64)
      quotient = number.high >> places
      remainder = (number.high & ((1 << places) - 1), number.low)
      half = places == 0 ? (0, 1 << 63) : (1 << (places - 1), 0)
    } else {
      return nil
    }
    let isAbove =
      remainder.high > half.high
      || (remainder.high == half.high && remainder.low > half.low)
    let isHalf = remainder == half
    return quotient + (isAbove || (isHalf && quotient % 2 == 1) ? 1 : 0)
  }

  /// The powers of five that fit into 64 bits: 5⁰ to 5²⁷.
  private static let fivefold: [UInt64] = {
    var powers: [UInt64] = [1]
    while powers.count < 28 { powers.append((powers.last ?? 1) * 5) }
    return powers
  }()
}
