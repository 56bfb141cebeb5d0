public import Diagnostics

/// Why there is no trend.
public enum TrendError: Diagnosable, Equatable {
  /// The data have no rounds, or only one.
  case noRounds
  /// Rounds cannot be brought to one composition by the dimension that makes the groups.
  case groupedAndStandardised(String)

  public var diagnostics: [Diagnostic] {
    switch self {
    case .noRounds:
      [
        Diagnostic(
          .refusal, "no-rounds", "a trend needs at least two rounds", found: "no second round",
          expected: "a study with several rounds, or a file with a column of rounds",
          hint: "name the column that holds the round with --round-column")
      ]
    case .groupedAndStandardised(let name):
      [
        Diagnostic(
          .badData, "grouped-and-standardised",
          "groups of «\(name)» cannot be standardised by «\(name)»",
          expected: "another dimension to group by, or to standardise by")
      ]
    }
  }
}
