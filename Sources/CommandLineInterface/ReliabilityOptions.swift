import ArgumentParsing
import Contraste

/// The rule by which estimates are shown, flagged or withheld.
enum ReliabilityOptions {
  private static let noRule = "none"

  static let rule = Option.word(
    "reliability", "RULE", among: ReliabilityRule.allCases.map(\.rawValue) + [noRule],
    help: "The published rule by which estimates of a sample are shown, flagged or withheld for "
      + "their precision.",
    defaultText: "that of the study")

  static let group = OptionGroup("Reliability", [rule.declaration])

  /// The declaration that the option makes of what a study declares.
  ///
  /// - Throws: a refusal where the rule is made for another regime.
  static func declaration(
    _ arguments: ParsedArguments, over declared: ReliabilityDeclaration?,
    in regime: DesignDeclaration.Regime
  ) throws -> ReliabilityDeclaration? {
    guard let word = try arguments.value(of: rule) else { return declared }
    guard let rule = ReliabilityRule(rawValue: word) else { return nil }
    if let error = ReliabilityError(rule, in: regime) { throw error }
    return ReliabilityDeclaration(rule: rule, plannedDomains: declared?.plannedDomains ?? [])
  }
}
