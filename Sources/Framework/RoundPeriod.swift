/// When a round was held: a year, or a part of one where a year has several rounds.
///
///     RoundPeriod("2024-Q3")?.time == 2024.5
///
/// Its time is that of its beginning, in years, so that a year alone is its own number and quarters
/// stand a quarter of a year apart.
public struct RoundPeriod: Equatable, Sendable {
  public var year: Int
  /// When it begins, in years.
  public var time: Double

  /// Reads a year, quarter, month or day.
  ///
  /// It is nil for anything else, or for a date that does not exist.
  ///
  /// - Parameter text: `2024`, `2024-Q3` (or `2024Q3`, `2024-T3`), `2024-07` or `2024-07-15`.
  public init?(_ text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard digits.count == 4, let year = Int(digits) else { return nil }
    self.year = year
    var rest = text.dropFirst(4)
    if rest.isEmpty {
      time = Double(year)
      return
    }
    if rest.first == "-" { rest = rest.dropFirst() }
    if let mark = rest.first, "QqTt".contains(mark) {
      guard let quarter = Int(rest.dropFirst()), (1...4).contains(quarter) else { return nil }
      time = Double(year) + Double(quarter - 1) / 4
      return
    }
    guard
      let share = Self.share(of: year, rest.split(separator: "-", omittingEmptySubsequences: false))
    else { return nil }
    time = Double(year) + share
  }

  /// How much of a year has passed when a month or a day begins.
  private static func share(of year: Int, _ parts: [Substring]) -> Double? {
    guard parts.allSatisfy({ $0.count == 2 }), let month = parts.first.flatMap({ Int($0) }),
      (1...12).contains(month)
    else { return nil }
    if parts.count == 1 { return Double(month - 1) / 12 }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard parts.count == 2, let day = Int(parts[1]), (1...lengths[month - 1]).contains(day) else {
      return nil
    }
    let passed = lengths[..<(month - 1)].reduce(0, +) + day - 1
    return Double(passed) / Double(lengths.reduce(0, +))
  }
}
