import Numerics

/// How numbers are written for people in a language.
///
/// Both write `1,234.5`, as Mexico does. Spanish puts a space that does not break before the sign
/// of a percentage (`45 %`, the rule of its academies), English none (`45%`). A negative number has
/// the minus sign U+2212. Numbers in data files are not for people: they are written by
/// `formatSignificant17`.
public struct NumberStyle: Equatable, Sendable {
  public var language: Language

  public init(_ language: Language) { self.language = language }

  /// The text of a count, in groups of three digits: `1,234`.
  public func count(_ value: Int) -> String {
    (value < 0 ? Self.minus : "") + grouped(String(value.magnitude)[...])
  }

  /// The text of a number with fixed decimals: `1,234.5`.
  ///
  /// - Edge cases: a negative number that rounds to zero loses its sign; infinities and NaN, which
  ///   no result holds, become `∞`, `−∞` and `–`.
  public func number(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "–" : (value < 0 ? Self.minus + "∞" : "∞") }
    let text = formatFixed(value.magnitude, decimals: decimals)
    let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) ?? text.endIndex
    let unsigned = grouped(text[..<point]) + text[point...]
    let isZero = text.utf8.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
    return value < 0 && !isZero ? Self.minus + unsigned : unsigned
  }

  /// The text of a number with its sign, for changes and differences: `+0.12`, `−0.05`, `0.00`.
  public func signed(_ value: Double, decimals: Int) -> String {
    let text = number(value, decimals: decimals)
    let isPositive =
      value > 0 && text.utf8.contains { $0 > UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    return isPositive ? "+" + text : text
  }

  /// The text of a share as a percentage: 0.45 is `45%`.
  ///
  /// A share that is not zero never reads as zero, nor one short of the whole as the whole:
  /// `<1%` and `>99%` (with one decimal `<0.1%` and `>99.9%`).
  public func percent(_ share: Double, decimals: Int = 0) -> String {
    let text = number(share * 100, decimals: decimals) + percentSign
    // Only what is within a unit of the ends can read as an end.
    let unit = pow10(-decimals)
    if share > 0, share * 100 < unit, text == number(0, decimals: decimals) + percentSign {
      return "<" + formatFixed(unit, decimals: decimals) + percentSign
    }
    if share < 1, share * 100 > 100 - unit,
      text == number(100, decimals: decimals) + percentSign
    {
      return ">" + formatFixed(100 - pow10(-decimals), decimals: decimals) + percentSign
    }
    return text
  }

  /// The percentages of shares that sum to one, rounded so that they sum to 100.
  ///
  /// Use it where a reader adds the numbers up; elsewhere ``percent(_:decimals:)``, which agrees
  /// with the same number printed alone. A share that is not zero never reads as zero.
  public func percentages(_ shares: [Double], decimals: Int = 0) -> [String] {
    let units = Int(pow10(decimals + 2))
    return zip(shares, largestRemainder(shares, total: units)).map { share, part in
      if (part == 0 && share > 0) || (part == units && share < 1) {
        return percent(share, decimals: decimals)
      }
      return number(Double(part) / pow10(decimals), decimals: decimals) + percentSign
    }
  }

  /// The text of a difference between two shares in percentage points: `+12 pp`, `−3 pp`.
  public func percentagePoints(_ difference: Double, decimals: Int = 0) -> String {
    signed(difference * 100, decimals: decimals) + Self.noBreakSpace + "pp"
  }

  /// The text of a range of shares: `12–34%`.
  public func percentRange(_ low: Double, _ high: Double, decimals: Int = 0) -> String {
    number(low * 100, decimals: decimals) + "–" + percent(high, decimals: decimals)
  }

  /// The text of a p-value: `0.012`, `<0.001`.
  public func probability(_ value: Double) -> String {
    value < 0.001 ? "<0.001" : formatFixed(value, decimals: 3)
  }

  private static let minus = "\u{2212}"
  /// The sign with the space that the language puts before it, which does not break.
  public var percentSign: String { language == .spanish ? "\u{A0}%" : "%" }
  private static let noBreakSpace = "\u{A0}"

  private func grouped(_ digits: Substring) -> String {
    if digits.utf8.count <= 3 { return String(digits) }
    var text: [UInt8] = []
    let count = digits.utf8.count
    for (index, digit) in digits.utf8.enumerated() {
      if index > 0 && (count - index).isMultiple(of: 3) { text.append(UInt8(ascii: ",")) }
      text.append(digit)
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// Whole parts in proportion to shares that sum exactly to a total, by the largest remainders.
///
/// Ties go to the earlier share, so the answer does not depend on anything but the shares.
///
/// - Parameters:
///   - shares: Shares, not negative; they need not sum to one.
///   - total: What the parts sum to, for instance 100.
/// - Returns: One part for each share, in the same order.
/// - Edge cases: where the shares sum to zero, all parts are zero.
public func largestRemainder(_ shares: [Double], total: Int) -> [Int] {
  let sum = shares.reduce(0, +)
  guard sum > 0, sum.isFinite, total > 0 else { return shares.map { _ in 0 } }
  let exact = shares.map { $0 / sum * Double(total) }
  var parts = exact.map { Int($0.rounded(.down)) }
  let missing = total - parts.reduce(0, +)
  let order = exact.indices.sorted { left, right in
    let leftRest = exact[left] - Double(parts[left])
    let rightRest = exact[right] - Double(parts[right])
    return leftRest == rightRest ? left < right : leftRest > rightRest
  }
  for index in order.prefix(max(0, missing)) { parts[index] += 1 }
  return parts
}

private func pow10(_ power: Int) -> Double {
  var value = 1.0
  for _ in 0..<power.magnitude { value *= 10 }
  return power < 0 ? 1 / value : value
}
