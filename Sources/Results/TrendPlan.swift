/// What an analysis of trends is asked for.
public struct TrendPlan: Equatable, Sendable {
  /// Whether those who answered twice are compared with themselves: tests and transitions.
  public var comparesPairs: Bool = true
  /// Whether the gaps between every two groups are followed over the rounds.
  public var followsGaps: Bool = false
  /// The composition to which every round is brought; nil for none.
  public var standard: CompositionStandard?

  public init() {}
}

/// The composition of a round, by dimensions, to which other rounds are brought.
public struct CompositionStandard: Equatable, Sendable {
  /// The round whose composition counts, by identifier.
  public var round: String
  /// The dimensions, crossed.
  public var dimensions: [String]

  public init(round: String, dimensions: [String]) {
    self.round = round
    self.dimensions = dimensions
  }
}
