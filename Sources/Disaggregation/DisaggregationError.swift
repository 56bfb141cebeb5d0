public import Diagnostics

/// What a disaggregation is asked for that the data do not have.
public enum DisaggregationError: Diagnosable, Equatable {
  /// No question has such a statistic or answer.
  case unknownStatistic(String, known: [String])
  /// The reference is no group of its dimension.
  case unknownLevel(String, dimension: String, known: [String])

  public var diagnostics: [Diagnostic] {
    switch self {
    case .unknownStatistic(let name, let known):
      [
        Diagnostic(
          .badData, "unknown-statistic", "there are no gaps of «\(name)»", found: name,
          expected: "one of " + listed(known),
          hint: nearestName(to: name, among: known).map { "did you mean «\($0)»?" }
            ?? "a statistic, or an answer to one of the questions")
      ]
    case .unknownLevel(let level, let dimension, let known):
      [
        Diagnostic(
          .badData, "unknown-level", "«\(level)» is no group of the dimension «\(dimension)»",
          found: level, expected: "one of " + listed(known),
          hint: nearestName(to: level, among: known).map { "did you mean «\($0)»?" })
      ]
    }
  }
}
