import Estimation
import Localization
import Results

/// How the values of a statistic are written for people.
enum NumberFormat: Equatable {
  /// A share as a percentage.
  case percent
  /// A difference of shares in percentage points.
  case percentagePoints
  /// A change of a share a year, in percentage points with a decimal.
  case percentagePointsAYear
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
    } else if Self.changes.contains(row.key.statistic) {
      let points: NumberFormat =
        row.key.statistic == "linear_trend" ? .percentagePointsAYear : .percentagePoints
      self = Self.shares.contains(statistic) ? points : .signed
    } else if ["option_difference", "predicted_probability_difference"].contains(statistic) {
      self = .percentagePoints
    } else if statistic == "pooled_mean", row.key.analysis == "indicators" {
      self = .percent
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

  /// Statistics that are changes of the one their level names.
  static let changes: Set<String> = ["difference", "linear_trend"]

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
    "count", "group_rank", "indicator_rank", "claims_supported", "recommendations",
    "paired_count", "transition_count", "excluded", "cluster_count", "cluster_size", "cluster",
    "leaf_order", "k_anonymity", "sample_uniques", "combinations_below_k",
    "respondents_below_k", "l_diversity", "combination_size", "without_vote", "points",
    "recommendation_count", "finding_count", "heading_count", "principle_count",
    "open_question_count", "follow_up_count", "borda_rank", "copeland_rank", "kemeny_rank",
    "consensus_rank", "borda_rank_best", "borda_rank_worst",
  ]

  private static let signedNumbers: Set<String> = [
    "wilcoxon_difference", "predicted_mean_difference", "cliff_delta", "max_t",
  ]

  private static let shares: Set<String> = [
    "proportion", "favourable", "item_nonresponse", "response_rate", "opposed_pairs",
    "indicator_score", "lowest_possible", "highest_possible", "criterion_met", "class_share",
    "level_share", "alternative_score", "share_of_programmes", "share_of_mentions", "support",
    "minimum_group_support", "support_gap", "top_share",
    "mean_group_support", "geometric_mean_support", "kemeny_distance", "kendall_distance",
    "goodness_of_fit", "between_group_share", "dissimilarity", "predicted_probability",
    "top_box", "bottom_box", "probability_of_superiority", "between_share", "distance_share",
    "cluster_separation", "unanimity_limit", "random_answering_at_most",
    "random_answering_at_least", "mean_distance_to_others",
    "standardised_favourable", "mcnemar_exact", "sign_test", "transition_share",
    "linear_path_same_verdict", "growth_rate_same_verdict", "projection_same_verdict",
  ]

  func text(_ value: Double, style: NumberStyle) -> String {
    switch self {
    case .percent: style.percent(value)
    case .percentagePoints: style.percentagePoints(value)
    case .percentagePointsAYear: style.percentagePoints(value, decimals: 1)
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
    case .percentagePoints, .percentagePointsAYear:
      [interval.low, interval.high].map {
        style.signed($0 * 100, decimals: self == .percentagePoints ? 0 : 1)
      }.joined(separator: LocalizedText(es: " a ", en: " to ")[style.language])
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
    guard NumberFormat.changes.contains(key.statistic), !key.level.isEmpty else {
      return key.statistic
    }
    return namesStatistic ? key.level : "proportion"
  }

  /// The level of the scale that the row is about; empty for none.
  var comparedLevel: String { namesStatistic ? "" : key.level }

  private var namesStatistic: Bool {
    NumberFormat.changes.contains(key.statistic) && Vocabulary.isStatistic(key.level)
  }
}
