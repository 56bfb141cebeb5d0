import ArgumentParsing
import Contraste

/// What a trend is asked for besides rounds and changes.
enum TrendOptions {
  static let gaps = Option.flag(
    "gaps", help: "Follow the gap between every two groups of --by and --cross from round to round."
  )
  static let standardise = Option.text(
    "standardise-to", "ROUND:DIMENSION:…",
    help: "Bring every round to the composition of this one, by these dimensions.")
  static let noPairs = Option.flag(
    "no-pairs", help: "Leave out the tests and transitions of those who answered twice.")

  static let group = OptionGroup(
    "Rounds",
    [
      PlanOptions.compare.declaration, gaps.declaration, standardise.declaration,
      noPairs.declaration,
    ])

  /// Sets what the options ask for; commands without them leave the plan as it is.
  static func set(_ plan: inout AnalysisPlan, _ arguments: ParsedArguments) throws {
    plan.trend.followsGaps = try arguments.value(of: gaps)
    plan.trend.standard = try standard(arguments)
    plan.trend.comparesPairs = try !arguments.value(of: noPairs)
  }

  /// The composition that the options name; nil for none.
  static func standard(_ arguments: ParsedArguments) throws -> CompositionStandard? {
    guard let text = try arguments.value(of: standardise) else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let round = parts.first, parts.count > 1, parts.allSatisfy({ !$0.isEmpty }),
      Set(parts.dropFirst()).count == parts.count - 1
    else {
      throw UsageError(
        "bad-option-value", "--standardise-to does not understand its value", found: text,
        expected: "a round and dimensions joined by colons, for instance 2018:sex:age")
    }
    return CompositionStandard(round: round, dimensions: Array(parts.dropFirst()))
  }
}
