/// The text of a number with a fixed count of decimals, as C's `%.*f` writes it.
///
/// The rounding is that of the exact binary value, halves to even: 2.675 is a little below
/// 2.675, so it becomes `2.67`. The point is the decimal mark in every language.
///
/// - Parameters:
///   - value: Any number; infinities and NaN become `inf`, `-inf` and `nan`.
///   - decimals: Digits after the point, 0 or more.
/// - Returns: The text, with an ASCII `-` for negative numbers.
/// - Edge cases: a negative number that rounds to zero keeps its sign (`-0.00`), as in C.
/// - Complexity: O(*digits²*), with a few machine words for ordinary values.
/// - Checked against: `vsnprintf` over random bit patterns.
public func formatFixed(_ value: Double, decimals: Int) -> String {
  precondition(decimals >= 0, "decimals are counted from zero")
  guard value.isFinite else { return nonFiniteText(value) }
  let sign = value.sign == .minus ? "-" : ""
  let digits = scaledDigits(of: value.magnitude, powerOfTen: decimals)
  return sign + insertPoint(in: digits, decimals: decimals)
}

/// The text of a number with 17 significant digits, as C's `%.17g` writes it.
///
/// Seventeen digits give back the same number when read: this is the text of data files.
///
/// - Checked against: `vsnprintf` over random bit patterns.
public func formatSignificant17(_ value: Double) -> String {
  formatSignificant(value, digits: 17)
}

/// The text of a number with a count of significant digits, as C's `%.*g` writes it.
///
/// Zeros at the end are left out; very small and very large numbers get an exponent.
///
/// - Parameters:
///   - value: Any number; infinities and NaN become `inf`, `-inf` and `nan`.
///   - digits: Significant digits, 1 or more.
/// - Returns: The text, with an ASCII `-` for negative numbers.
/// - Checked against: `vsnprintf` over random bit patterns.
public func formatSignificant(_ value: Double, digits: Int) -> String {
  precondition(digits >= 1, "a number has at least one significant digit")
  guard value.isFinite else { return nonFiniteText(value) }
  let sign = value.sign == .minus ? "-" : ""
  guard value != 0 else { return sign + "0" }
  let (significant, exponent) = significantDigits(of: value.magnitude, count: digits)
  guard exponent >= -4 && exponent < digits else {
    let mantissa = trimZeros(insertPoint(in: significant, decimals: digits - 1))
    let size = exponent.magnitude
    return sign + mantissa + (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0\(size)" : "\(size)")
  }
  return sign + trimZeros(insertPoint(in: significant, decimals: digits - 1 - exponent))
}

private func nonFiniteText(_ value: Double) -> String {
  if value.isNaN { "nan" } else { value < 0 ? "-inf" : "inf" }
}

/// The digits of `value × 10^powerOfTen` rounded to an integer, halves to even; no leading zeros.
private func scaledDigits(of value: Double, powerOfTen: Int) -> [UInt8] {
  guard value > 0 else { return [] }
  let exponent = value.isNormal ? Int(value.exponent) - 52 : -1074
  let hidden: UInt64 = value.isNormal ? 1 << 52 : 0
  var natural = Natural(value.significandBitPattern | hidden)
  if exponent >= 0 { natural.shiftLeft(exponent) }
  // A number with k binary places has k decimal places, so scaling by 10^k leaves no remainder:
  // the one rounding is then that of the digits left out.
  let places = powerOfTen >= 0 ? powerOfTen : max(0, -exponent)
  natural.multiply(byPowerOfTen: places)
  if exponent < 0 { natural.shiftRightRoundingHalfToEven(-exponent) }
  let digits = natural.decimalDigits()
  return powerOfTen >= 0 ? digits : dropLast(places - powerOfTen, of: digits)
}

/// Leaves out the last digits of an exact integer, rounding halves to even.
private func dropLast(_ count: Int, of digits: [UInt8]) -> [UInt8] {
  guard digits.count >= count else { return [] }
  var kept = Array(digits.dropLast(count))
  let dropped = digits.suffix(count)
  let first = dropped.first ?? 0
  let rest = dropped.dropFirst().contains { $0 != 0 }
  let isOdd = (kept.last ?? 0) % 2 == 1
  guard first > 5 || (first == 5 && (rest || isOdd)) else { return kept }
  var index = kept.count - 1
  while index >= 0 && kept[index] == 9 {
    kept[index] = 0
    index -= 1
  }
  if index >= 0 { kept[index] += 1 } else { kept.insert(1, at: 0) }
  return kept
}

/// Exactly `count` digits of a positive number, and the power of ten of the first.
private func significantDigits(of value: Double, count: Int) -> ([UInt8], exponent: Int) {
  let binary =
    value.isNormal ? Int(value.exponent) : -1074 + (63 - value.bitPattern.leadingZeroBitCount)
  // log10(2) from below and above: the first guess is off by one at most.
  var exponent = Int((Double(binary) * 0.30102999566398120).rounded(.down))
  while true {
    let digits = scaledDigits(of: value, powerOfTen: count - 1 - exponent)
    if digits.count == count { return (digits, exponent) }
    exponent += digits.count > count ? 1 : -1
  }
}

private func insertPoint(in digits: [UInt8], decimals: Int) -> String {
  let missing = decimals + 1 - digits.count
  let padded = (missing > 0 ? [UInt8](repeating: 0, count: missing) : []) + digits
  var text = padded.map { $0 + UInt8(ascii: "0") }
  if decimals > 0 { text.insert(UInt8(ascii: "."), at: text.count - decimals) }
  return String(decoding: text, as: UTF8.self)
}

private func trimZeros(_ text: String) -> String {
  guard text.contains(".") else { return text }
  var bytes = Array(text.utf8)
  while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
  if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
  return String(decoding: bytes, as: UTF8.self)
}
