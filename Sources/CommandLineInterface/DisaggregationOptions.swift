import ArgumentParsing
import Contraste

/// What a disaggregation is asked for besides the groups.
enum DisaggregationOptions {
  static let reference = Option.list(
    "reference", "DIMENSION=GROUP,…",
    help: "The group of a dimension with which its others are compared.",
    defaultText: "that of the study; else the rest, or the second of two")
  static let statistic = Option.list(
    "statistic", "NAME,…",
    help: "The statistics whose gaps are given: favourable, mean_score, or an answer.",
    defaultText: "favourable, mean_score")
  static let standardise = Option.list(
    "standardise", "DIMENSION,…",
    help: "Compare groups as if they had the same composition by these dimensions.")
  static let standard = Option.choice(
    "standard", of: DisaggregationPlan.Standard.self, defaultText: "whole",
    help: "Whose composition that is: of all, or of the counterpart.")
  static let decompose = Option.list(
    "decompose", "DIMENSION,…",
    help: "Divide gaps of the mean score into what these dimensions explain and the rest.")
  static let coefficients = Option.choice(
    "coefficients", of: DisaggregationPlan.Coefficients.self, defaultText: "reference",
    help: "The model that values what is explained: of the counterpart, of the group itself, or "
      + "of both together, without or with a term for the group.")
  static let threefold = Option.flag(
    "threefold", help: "Divide gaps into endowments, coefficients and their interaction too.")

  static let group = OptionGroup(
    "Gaps",
    [
      reference.declaration, statistic.declaration, standardise.declaration,
      standard.declaration, decompose.declaration, coefficients.declaration,
      threefold.declaration,
    ])

  /// Sets what the options say, over the references of the study.
  static func set(_ plan: inout AnalysisPlan, _ arguments: ParsedArguments) throws {
    for text in try arguments.value(of: reference) {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
        throw UsageError(
          "bad-option-value", "--reference does not understand its value", found: text,
          expected: "a dimension and one of its groups, for instance sex=man")
      }
      plan.disaggregation.references[String(parts[0])] = String(parts[1])
    }
    plan.disaggregation.statistics = try arguments.value(of: statistic)
    plan.disaggregation.standardisers = try arguments.value(of: standardise)
    plan.disaggregation.standard = try arguments.value(of: standard) ?? .whole
    plan.disaggregation.explanatory = try arguments.value(of: decompose)
    plan.disaggregation.coefficients = try arguments.value(of: coefficients) ?? .reference
    plan.disaggregation.isThreefold = try arguments.value(of: threefold)
  }

  /// The dimensions that the options name besides those of the groups.
  static func dimensions(_ arguments: ParsedArguments) throws -> [String] {
    try arguments.value(of: standardise) + arguments.value(of: decompose)
  }
}
