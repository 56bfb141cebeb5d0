public import Localization

/// What surrounds the marks of a chart: its words and its language.
public struct ChartFrame: Equatable, Sendable {
  /// The name that tells this chart from the others of a document; the ids of its SVG come from it.
  public var key: String
  public var title: String
  public var subtitle: String
  /// Where the numbers come from, in a line at the bottom.
  public var caption: String
  /// What the reader must know, in lines above the caption.
  public var notes: [String]
  /// A sentence that says what is seen, for those who do not see it.
  ///
  /// Where it is empty the chart reads its marks out, row by row.
  public var description: String
  /// The language of all texts and numbers of the chart.
  public var language: Language

  public init(
    key: String, title: String, subtitle: String = "", caption: String = "", notes: [String] = [],
    description: String = "", language: Language
  ) {
    self.key = key
    self.title = title
    self.subtitle = subtitle
    self.caption = caption
    self.notes = notes
    self.description = description
    self.language = language
  }
}

/// One number of a chart, or why there is none.
///
/// What is withheld or absent holds no number, so no label, tooltip or description can leak one.
public enum Mark: Equatable, Sendable {
  /// A number, with the ends of its interval where it has one.
  case shown(Double, low: Double? = nil, high: Double? = nil)
  /// Hidden to protect respondents, with the reason in the language of the chart.
  case withheld(String)
  /// Not there to be shown, with the reason in the language of the chart; empty for a plain gap.
  case absent(String)

  /// The number where it is shown.
  public var value: Double? {
    if case .shown(let value, _, _) = self, value.isFinite { value } else { nil }
  }

  /// The ends of the interval where it is shown and has one.
  public var interval: ClosedRange<Double>? {
    guard case .shown(let value, let low?, let high?) = self else { return nil }
    guard value.isFinite, low.isFinite, high.isFinite, low <= high else { return nil }
    return low...high
  }

  /// Whether the number is hidden to protect respondents.
  public var isWithheld: Bool {
    if case .withheld = self { true } else { false }
  }
}

/// How the values of a chart are written.
public enum ValueFormat: Equatable, Sendable {
  /// A share, as a percentage.
  case percent(decimals: Int = 0)
  case number(decimals: Int)
  /// A difference between numbers, with its sign.
  case signed(decimals: Int)
  /// A difference between shares, in percentage points with its sign.
  case points(decimals: Int = 0)

  /// The text of a value for people.
  public func text(_ value: Double, _ language: Language) -> String {
    let style = NumberStyle(language)
    return switch self {
    case .percent(let decimals): style.percent(value, decimals: decimals)
    case .number(let decimals): style.number(value, decimals: decimals)
    case .signed(let decimals): style.signed(value, decimals: decimals)
    case .points(let decimals): style.percentagePoints(value, decimals: decimals)
    }
  }

  /// The text of a place on an axis whose ticks stand a step apart.
  func tick(_ value: Double, step: Double, _ language: Language) -> String {
    let style = NumberStyle(language)
    let scale =
      switch self {
      case .number, .signed: 1.0
      case .percent, .points: 100.0
      }
    var decimals = 0
    var rest = step * scale
    while decimals < 6 && abs(rest - rest.rounded()) > 1e-6 {
      rest *= 10
      decimals += 1
    }
    return switch self {
    case .percent: style.number(value * 100, decimals: decimals) + style.percentSign
    case .number: style.number(value, decimals: decimals)
    case .signed: style.signed(value, decimals: decimals)
    case .points: style.signed(value * 100, decimals: decimals)
    }
  }
}
