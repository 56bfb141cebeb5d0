/// What the audit of gender and disaggregation reads besides the answers and the registry.
public struct AuditDeclaration: Equatable, Sendable {
  /// The dimension that tells women and men apart; nil for the one of a customary name.
  public var sexDimension: String?
  /// The disaggregation that the framework promises, with its baselines and targets.
  public var promises: [DisaggregationPromise]
  /// The file of the reviewer's answers to the checklist; nil where the study names none.
  public var checklist: String?

  public init(
    sexDimension: String? = nil, promises: [DisaggregationPromise] = [],
    checklist: String? = nil
  ) {
    self.sexDimension = sexDimension
    self.promises = promises
    self.checklist = checklist
  }
}

/// That an indicator is to be given by a dimension, with the figures set for its groups.
public struct DisaggregationPromise: Equatable, Sendable {
  public var indicator: String
  public var dimension: String
  /// The group; nil for every group of the dimension.
  public var level: String?
  /// A score of the indicator between 0 and 1; nil where none is set.
  public var baseline: Double?
  /// A score of the indicator between 0 and 1; nil where none is set.
  public var target: Double?
  /// The year by which the target is to be met; nil where none is set.
  public var year: Int?

  public init(
    indicator: String, dimension: String, level: String? = nil, baseline: Double? = nil,
    target: Double? = nil, year: Int? = nil
  ) {
    self.indicator = indicator
    self.dimension = dimension
    self.level = level
    self.baseline = baseline
    self.target = target
    self.year = year
  }
}

extension Study {
  /// The names by which a dimension of sex is known where the study does not point to it.
  private static let sexNames = ["sex", "gender", "sexo", "genero", "género"]

  /// The dimension that tells women and men apart; nil where the study has none.
  public var sexDimension: Dimension? {
    if let named = audit.sexDimension { return dimension(named) }
    return dimensions.first { Self.sexNames.contains($0.id.lowercased()) }
  }
}
