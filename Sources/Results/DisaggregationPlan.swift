/// What a disaggregation is asked for besides the groups.
public struct DisaggregationPlan: Equatable, Sendable {
  /// Whose composition groups are given to compare them as if they had the same.
  public enum Standard: String, CaseIterable, Equatable, Sendable {
    /// All respondents of the round.
    case whole
    /// The group with which another is compared.
    case reference
  }

  /// What is explained of a gap is valued by the coefficients of one model.
  public enum Coefficients: String, CaseIterable, Equatable, Sendable {
    /// Those among the counterpart: the reference group, or the rest.
    case reference
    /// Those in the group itself.
    case group
    /// Those of both together (Neumark).
    case pooled
    /// Those of both together, with a term for the group (Jann; Fortin).
    case pooledWithGroup = "pooled-with-group"
  }

  /// The statistics whose gaps are given: `favourable`, `mean_score` or an answer; empty for what
  /// sums up the scale of each question.
  public var statistics: [String] = []
  /// The level of a dimension with which its other levels are compared, by dimension.
  ///
  /// A dimension without one is compared with the rest; a crossing needs one for each of its parts.
  public var references: [String: String] = [:]
  /// The dimensions whose composition is held equal; empty for no standardised gap.
  public var standardisers: [String] = []
  public var standard: Standard = .whole
  /// The dimensions that explain a gap; empty for no decomposition.
  public var explanatory: [String] = []
  public var coefficients: Coefficients = .reference
  /// Whether the decomposition has three parts besides two.
  public var isThreefold = false

  public init() {}
}
