/// Reads decimal numbers exactly as they are nearest to a `Double`.
struct NumberText {
  /// The decimal mark; a point unless the file is said to use a comma.
  var mark = UInt8(ascii: ".")

  /// The number that the bytes spell, or nothing where they spell none.
  ///
  /// Spaces around it, a sign and an exponent may stand; `inf` and `infinity` in any case are
  /// infinite. Hexadecimal forms and separators of thousands are no numbers here.
  func value(of bytes: Span<UInt8>) -> Double? {
    var i = 0
    var end = bytes.count
    while i < end, bytes[i] == 0x20 { i += 1 }
    while end > i, bytes[end - 1] == 0x20 { end -= 1 }
    guard i < end else { return nil }
    let isNegative = bytes[i] == UInt8(ascii: "-")
    if isNegative || bytes[i] == UInt8(ascii: "+") { i += 1 }
    guard let digits = Decimal(bytes, from: i, to: end, mark: mark) else {
      return isInfinity(bytes, i, end) ? (isNegative ? -.infinity : .infinity) : nil
    }
    let size = digits.isExact ? Self.nearest(digits.significand, digits.exponent) : nil
    guard let size = size ?? general(bytes, i, end) else { return nil }
    return isNegative ? -size : size
  }

  /// `significand × 10^exponent` to the nearest, ties to even; nothing outside the range that
  /// whole numbers of 128 bits can decide.
  static func nearest(_ significand: UInt64, _ exponent: Int) -> Double? {
    guard significand != 0 else { return 0 }
    if significand <= 1 << 53, exponent >= -22, exponent <= 22 {
      let scale = exactPowers[abs(exponent)]
      return exponent < 0 ? Double(significand) / scale : Double(significand) * scale
    }
    guard exponent >= -27, exponent <= 27 else { return nil }
    let power = powersOfFive[abs(exponent)]
    if exponent >= 0 {
      let product = UInt128(significand) * UInt128(power)
      return scaled(product, isCut: false, by: exponent)
    }
    // 5^27 < 2^63, so the quotient keeps at least 64 bits and the remainder decides the tie.
    let shift = significand.leadingZeroBitCount
    let (quotient, rest) = (UInt128(significand) << UInt128(64 + shift))
      .quotientAndRemainder(dividingBy: UInt128(power))
    return scaled(quotient, isCut: rest != 0, by: exponent - 64 - shift)
  }

  /// A whole number rounded to 53 bits, times a power of two that keeps it normal.
  private static func scaled(_ whole: UInt128, isCut: Bool, by exponent: Int) -> Double {
    let drop = 128 - whole.leadingZeroBitCount - 53
    guard drop > 0 else {
      return Double(sign: .plus, exponent: exponent, significand: Double(UInt64(whole)))
    }
    var kept = UInt64(whole >> UInt128(drop))
    let lost = whole & (UInt128(1) << UInt128(drop) - 1)
    let half = UInt128(1) << UInt128(drop - 1)
    if lost > half || lost == half && (isCut || kept & 1 == 1) { kept += 1 }
    return Double(sign: .plus, exponent: exponent + drop, significand: Double(kept))
  }

  /// Digits by the hundred and exponents far out, which no survey has.
  private func general(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Double? {
    var text = ""
    for i in start..<end {
      text.unicodeScalars.append(bytes[i] == mark ? "." : Unicode.Scalar(bytes[i]))
    }
    return Double(text)
  }

  /// Whether the bytes are `NaN` in any case, with which programs write a missing number.
  static func isNotANumber(_ bytes: Span<UInt8>) -> Bool {
    bytes.count == 3 && bytes[0] | 0x20 == UInt8(ascii: "n")
      && bytes[1] | 0x20 == UInt8(ascii: "a") && bytes[2] | 0x20 == UInt8(ascii: "n")
  }

  private func isInfinity(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard end - start == 3 || end - start == 8 else { return false }
    var text = ""
    for i in start..<end { text.unicodeScalars.append(Unicode.Scalar(bytes[i])) }
    return text.lowercased() == "inf" || text.lowercased() == "infinity"
  }

  private static let exactPowers: [Double] = (0...22).map { power in
    (0..<power).reduce(1.0) { product, _ in product * 10 }
  }

  private static let powersOfFive: [UInt64] = (0...27).map { power in
    (0..<power).reduce(1) { product, _ in product * 5 }
  }
}

/// The digits of a number text: `significand × 10^exponent`.
private struct Decimal {
  var significand: UInt64 = 0
  var exponent = 0
  /// False where there were more digits than 64 bits hold.
  var isExact = true

  init?(_ bytes: Span<UInt8>, from start: Int, to end: Int, mark: UInt8) {
    var i = start
    var digits = 0
    var point: Int?
    while i < end {
      let digit = bytes[i] &- UInt8(ascii: "0")
      if digit < 10 {
        if significand >= 1_000_000_000_000_000_000 {
          isExact = false
        } else {
          significand = significand &* 10 &+ UInt64(digit)
        }
        digits += 1
      } else if bytes[i] == mark, point == nil {
        point = digits
      } else {
        break
      }
      i += 1
    }
    guard digits > 0 else { return nil }
    if let point { exponent = point - digits }
    guard i < end else { return }
    guard bytes[i] | 0x20 == UInt8(ascii: "e"), let power = Self.power(bytes, i + 1, end) else {
      return nil
    }
    exponent += power
  }

  private static func power(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var i = start
    guard i < end else { return nil }
    let isNegative = bytes[i] == UInt8(ascii: "-")
    if isNegative || bytes[i] == UInt8(ascii: "+") { i += 1 }
    guard i < end else { return nil }
    var power = 0
    while i < end {
      let digit = bytes[i] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      power = min(power * 10 + Int(digit), 100_000)
      i += 1
    }
    return isNegative ? -power : power
  }
}
