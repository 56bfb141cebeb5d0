public import Diagnostics

/// Why there is no trend.
public enum TrendError: Diagnosable, Equatable {
  /// The data have no rounds, or only one.
  case noRounds

  public var diagnostics: [Diagnostic] {
    [
      Diagnostic(
        .refusal, "no-rounds", "a trend needs at least two rounds", found: "no second round",
        expected: "a study with several rounds, or a file with a column of rounds",
        hint: "name the column that holds the round with --round-column")
    ]
  }
}
