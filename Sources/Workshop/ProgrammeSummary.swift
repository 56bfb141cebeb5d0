public import Framework

/// What a programme registry says in sum: gender markers, disaggregation, baselines, goals.
///
/// The registry lists all programmes, so these are counts, not estimates.
public struct ProgrammeSummary: Equatable, Sendable {
  /// Programmes and their money.
  public struct Total: Equatable, Sendable {
    public var programmes = 0
    /// In US dollars, of the programmes whose budget is known.
    public var budget = 0.0
    /// Programmes whose budget is not known; it is not counted as zero.
    public var withoutBudget = 0

    mutating func add(_ programme: Programme) {
      programmes += 1
      if let amount = programme.budget { budget += amount } else { withoutBudget += 1 }
    }
  }

  /// The programmes that bear one value of the gender marker.
  public struct Marker: Equatable, Sendable {
    public var marker: Programme.GenderMarker
    public var total: Total
    /// How many of them split their indicators by each dimension of the study, in its order.
    public var byDimension: [Int]
    /// How many of them split their indicators by none.
    public var withoutDisaggregation: Int
  }

  /// The programmes that split their indicators by a dimension.
  public struct Disaggregation: Equatable, Sendable {
    /// The identifier of the dimension.
    public var dimension: String
    public var programmes: Int
  }

  /// A count out of a total.
  public struct Part: Equatable, Sendable {
    public var count = 0
    public var total = 0

    /// Nil where the total is zero.
    public var share: Double? {
      guard total > 0 else { return nil }
      return Double(count) / Double(total)
    }

    mutating func add(_ count: Int, of total: Int) {
      self.count += count
      self.total += total
    }
  }

  /// A value of a field and the programmes that have it; nil is not known.
  public struct Count<Value: Equatable & Sendable>: Equatable, Sendable {
    public var value: Value?
    public var programmes: Int
  }

  public let total: Total
  /// One for each value of the marker: 0, 1, 2, not screened.
  public let markers: [Marker]
  /// One for each dimension of the study, in its order.
  public let disaggregation: [Disaggregation]
  public let withoutDisaggregation: Int
  /// Indicators with a baseline, of the programmes that say how many they have.
  public let baselines: Part
  /// Indicators with a target, of the programmes that say how many they have.
  public let targets: Part
  /// Programmes without a single indicator.
  public let withoutIndicators: Int
  /// One for each level of reference, then those not known where there are any.
  public let goalReferences: [Count<Programme.GoalReference>]
  /// One for each answer, then those not known where there are any.
  public let resultsFrameworks: [Count<Programme.ResultsFramework>]

  public init(_ programmes: [Programme], study: Study) {
    let dimensions = study.dimensions.map(\.id)
    total = Self.total(programmes)
    markers = Programme.GenderMarker.allCases.map { marker in
      let marked = programmes.filter { $0.genderMarker == marker }
      return Marker(
        marker: marker, total: Self.total(marked),
        byDimension: dimensions.map { id in marked.count { $0.disaggregation.contains(id) } },
        withoutDisaggregation: marked.count(where: \.disaggregation.isEmpty))
    }
    disaggregation = dimensions.map { id in
      Disaggregation(
        dimension: id, programmes: programmes.count { $0.disaggregation.contains(id) })
    }
    withoutDisaggregation = programmes.count(where: \.disaggregation.isEmpty)
    baselines = Self.part(programmes, \.withBaseline)
    targets = Self.part(programmes, \.withTarget)
    withoutIndicators = programmes.count { $0.indicators == 0 }
    goalReferences = Self.counts(programmes.map(\.goalReference))
    resultsFrameworks = Self.counts(programmes.map(\.resultsFramework))
  }

  private static func total(_ programmes: [Programme]) -> Total {
    var total = Total()
    for programme in programmes { total.add(programme) }
    return total
  }

  private static func part(_ programmes: [Programme], _ count: (Programme) -> Int?) -> Part {
    var part = Part()
    for programme in programmes {
      if let all = programme.indicators, let some = count(programme) { part.add(some, of: all) }
    }
    return part
  }

  private static func counts<Value: CaseIterable & Equatable & Sendable>(
    _ values: [Value?]
  ) -> [Count<Value>] {
    var counts = Value.allCases.map { value in
      Count<Value>(value: value, programmes: values.count { $0 == value })
    }
    let unknown = values.count { $0 == nil }
    if unknown > 0 { counts.append(Count(value: nil, programmes: unknown)) }
    return counts
  }
}
