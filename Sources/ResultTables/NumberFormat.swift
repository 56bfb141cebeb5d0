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
  /// A sum of weights: whole people of the population.
  case total
  /// A probability with three decimals.
  case probability
  /// A number with two decimals.
  case number
  /// A difference with its sign and two decimals.
  case signed

  init(_ row: ResultRow) {
    let statistic = row.comparedStatistic
    if let gap = Self.gap(row.key) {
      self = gap
    } else if row.key.statistic == "difference" {
      self = Self.shares.contains(statistic) ? .percentagePoints : .signed
    } else if ["option_difference", "predicted_probability_difference"].contains(statistic) {
      self = .percentagePoints
    } else if Self.counts.contains(statistic) {
      self = .count
    } else if statistic.hasSuffix("_p") {
      self = .probability
    } else if Self.signedNumbers.contains(statistic) {
      self = .signed
    } else if statistic == "total" || statistic == "weighted_count" {
      self = .total
    } else {
      self = Self.shares.contains(statistic) ? .percent : .number
    }
  }

  /// How a number about a gap is written, whose level names what differs; nil for other numbers.
  private static func gap(_ key: ResultKey) -> NumberFormat? {
    let isShare = shares.contains(key.level) || !Vocabulary.isStatistic(key.level)
    switch key.statistic {
    case "standardised_difference", "composition_difference", "largest_gap":
      return isShare ? .percentagePoints : .signed
    case "standardised": return isShare ? .percent : .number
    case "decomposed_difference", "explained", "unexplained", "endowments", "coefficients",
      "interaction":
      return shares.contains(key.level) ? .percentagePoints : .signed
    default: return nil
    }
  }

  private static let counts: Set<String> = [
    "count", "excluded", "cluster_count", "cluster_size", "cluster", "leaf_order",
  ]

  private static let signedNumbers: Set<String> = [
    "wilcoxon_difference", "predicted_mean_difference", "cliff_delta", "max_t",
  ]

  private static let shares: Set<String> = [
    "proportion", "favourable", "item_nonresponse", "response_rate", "opposed_pairs",
    "indicator_score", "share_of_mentions", "support", "minimum_group_support", "support_gap",
    "goodness_of_fit", "between_group_share", "dissimilarity", "predicted_probability",
    "top_box", "bottom_box", "probability_of_superiority", "between_share", "distance_share",
    "cluster_separation", "unanimity_limit", "random_answering_at_most",
    "random_answering_at_least", "mean_distance_to_others",
  ]

  func text(_ value: Double, style: NumberStyle) -> String {
    switch self {
    case .percent: style.percent(value)
    case .percentagePoints: style.percentagePoints(value)
    case .count: style.number(value, decimals: value == value.rounded() ? 0 : 1)
    case .total: style.number(value, decimals: 0)
    case .probability: style.probability(value)
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
    case .count, .total: text(interval.low, style: style) + "–" + text(interval.high, style: style)
    case .number, .probability:
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

extension ResultRow {
  /// The statistic a row is about; for a difference, the one that differs.
  ///
  /// A difference names it as its level, or has the level whose share differs.
  var comparedStatistic: String {
    guard key.statistic == "difference", !key.level.isEmpty else { return key.statistic }
    return namesStatistic ? key.level : "proportion"
  }

  /// The level of the scale that the row is about; empty for none.
  var comparedLevel: String { namesStatistic ? "" : key.level }

  private var namesStatistic: Bool {
    key.statistic == "difference" && Vocabulary.isStatistic(key.level)
  }
}
