/// What to do with a stratum of which the sample holds a single cluster.
///
/// Such a stratum says nothing about the variation within it. The rules are those of R `survey`
/// (`options(survey.lonely.psu = …)`); Stata calls them `singleunit(missing | certainty | scaled |
/// centered)`.
public enum LonelyStratumRule: String, CaseIterable, Equatable, Sendable {
  /// Refuse the design and list every such stratum.
  case fail
  /// Such a stratum adds nothing to the variance.
  case remove
  /// Such a stratum was taken with certainty and adds nothing to the variance.
  case certainty
  /// Such a stratum is centred at the estimate for the whole population; conservative.
  case adjust
  /// Such a stratum adds the average of the others.
  case average
}
