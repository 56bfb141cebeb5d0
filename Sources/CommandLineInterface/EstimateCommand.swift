import ArgumentParsing
import Contraste

// Means, totals, ratios, quantiles, boxes and contrasts.
extension AnalysisCommands {
  static let estimate = command(
    "estimate", "Estimate means, totals, ratios, quantiles, boxes and contrasts",
    discussion:
      "For each number its mean, total and median; for each question the shares of its answers, "
      + "the levels at both ends of its scale together, and its mean score. Each has its error, "
      + "its interval and its design effect, overall and for each group. A contrast is a statistic "
      + "and a sum of groups, 'mean_score: woman - man', or of answers, 'answers: yes - no'; "
      + "products and ratios may stand in it, and name@round is a group in a round.",
    groups: [
      InputOptions.group, EstimateOptions.group, InputOptions.design, PlanOptions.groups,
      PlanOptions.inference, ReliabilityOptions.group, PlanOptions.confidentiality,
    ],
    examples: [
      Example(
        "contraste estimate data.csv --numeric income --quantiles 0.1,0.5,0.9 --by sex "
          + "--weight w --strata region --clusters psu",
        "The mean, the total and three quantiles of an income."),
      Example(
        "contraste estimate Datasets/ssc-effectiveness --question c1 --boxes 2 "
          + "--contrast 'favourable: cso - federal'",
        "The two levels at each end of a scale, and the gap between two kinds of actor."),
    ]
  ) { try $0.estimates($1) }
}

/// What an analysis of estimates gives besides means, totals and shares.
enum EstimateOptions {
  static let ratio = Option.list(
    "ratio", "A:B,…", help: "Ratios of the totals of two numbers.")
  static let quantiles = Option.list(
    "quantiles", "P,…", help: "Quantiles of numbers and scores, for instance 0.1,0.5,0.9.")
  static let rule = Option.choice(
    "quantile-rule", of: QuantileRule.self, defaultText: "math",
    help: "How a quantile is read off the sample; the median of numbers follows it too.")
  static let boxes = Option.integer(
    "boxes", "N", default: 1, least: 1,
    help: "How many levels make the top box and the bottom box of a scale.")
  static let contrast = Option.texts(
    "contrast", "TEXT", help: "A contrast, for instance 'favourable: cso - 0.5*a - 0.5*b'.")
  static let covariance = Option.flag(
    "covariance",
    help: "Give the covariance of every two estimates of a table as well; of several numbers "
      + "together with --no-suppression only.")
  static let designEffect = Option.choice(
    "design-effect", of: DesignEffect.self, defaultText: "replace",
    help: "Design effects against a simple sample with replacement, or without.")

  static let group = OptionGroup(
    "Estimates",
    [
      InputOptions.numeric.declaration, ratio.declaration, quantiles.declaration,
      rule.declaration, boxes.declaration, contrast.declaration, covariance.declaration,
      designEffect.declaration,
    ])

  /// Sets what the options ask for.
  static func set(_ plan: inout AnalysisPlan, _ arguments: ParsedArguments) throws {
    let numbers = try arguments.value(of: InputOptions.numeric)
    if !plan.questions.isEmpty { plan.questions += numbers }
    plan.designEffect = try arguments.value(of: designEffect) ?? plan.designEffect
    plan.estimates.ratios = try PlanOptions.pairs(arguments.value(of: ratio), option: "--ratio")
    plan.estimates.quantiles = try arguments.value(of: quantiles).map { text in
      guard let share = Double(text), share > 0, share < 1 else {
        throw UsageError(
          "bad-option-value", "--quantiles does not understand its value", found: text,
          expected: "numbers between 0 and 1, for instance 0.1,0.5,0.9")
      }
      return share
    }
    plan.estimates.quantileRule = try arguments.value(of: rule) ?? plan.estimates.quantileRule
    plan.estimates.boxes = try arguments.value(of: boxes)
    plan.estimates.contrasts = try arguments.value(of: contrast)
    plan.estimates.givesCovariance = try arguments.value(of: covariance)
  }
}
