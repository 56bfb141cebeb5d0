import Estimation
import Localization
import Results

/// How the values of a statistic are written for people.
enum NumberFormat: Equatable {
  /// A share as a percentage.
  case percent
  /// A difference of shares in percentage points.
  case percentagePoints
  /// Whole respondents or answers.
  case count
  /// A number with two decimals.
  case number
  /// A difference with its sign and two decimals.
  case signed

  init(_ key: ResultKey) {
    let isChange =
      !key.versusRound.isEmpty || !key.versusGroup.isEmpty || key.statistic == "difference"
    switch key.statistic {
    case "count": self = .count
    case _ where Self.shares.contains(key.statistic):
      self = isChange ? .percentagePoints : .percent
    case "difference": self = .signed
    default: self = .number
    }
  }

  private static let shares: Set<String> = [
    "proportion", "favourable", "missing_share", "missing_proportion", "response_rate",
    "opposed_pairs",
  ]

  func text(_ value: Double, style: NumberStyle) -> String {
    switch self {
    case .percent: style.percent(value)
    case .percentagePoints: style.percentagePoints(value)
    case .count: style.number(value, decimals: value == value.rounded() ? 0 : 1)
    case .number: style.number(value, decimals: 2)
    case .signed: style.signed(value, decimals: 2)
    }
  }

  /// Both ends of an interval, the unit written once.
  func range(_ interval: Interval, style: NumberStyle) -> String {
    switch self {
    case .percent: style.percentRange(interval.low, interval.high)
    case .percentagePoints:
      style.signed(interval.low * 100, decimals: 0)
        + LocalizedText(es: " a ", en: " to ")[style.language]
        + style.signed(interval.high * 100, decimals: 0)
    case .count: text(interval.low, style: style) + "–" + text(interval.high, style: style)
    case .number:
      interval.low < 0
        ? text(interval.low, style: style) + LocalizedText(es: " a ", en: " to ")[style.language]
          + text(interval.high, style: style)
        : text(interval.low, style: style) + "–" + text(interval.high, style: style)
    case .signed:
      text(interval.low, style: style) + LocalizedText(es: " a ", en: " to ")[style.language]
        + text(interval.high, style: style)
    }
  }
}
