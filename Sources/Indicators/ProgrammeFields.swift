public import Framework

/// The columns of the programme registry that rules of indicators and findings read.
///
/// The registry lists all programmes, so a share of it is a count, not an estimate.
public struct ProgrammeFields: Equatable, Sendable {
  /// By column the values of each programme; none where a field is not known.
  public var values: [String: [[String]]]
  /// By column the number of each programme; nil where it is not known.
  public var numbers: [String: [Double?]]

  public init(values: [String: [[String]]], numbers: [String: [Double?]]) {
    self.values = values
    self.numbers = numbers
  }

  /// A share of the registry with the number of programmes that it is of; nil where no programme
  /// says anything.
  public func share(_ share: RegistryShare) -> (value: Double, known: Int, all: Int)? {
    switch share {
    case .having(let field, let wanted):
      let all = values[field] ?? []
      let known = all.filter { !$0.isEmpty }
      guard !known.isEmpty else { return nil }
      let having = known.count { $0.contains(where: wanted.contains) }
      return (Double(having) / Double(known.count), known.count, all.count)
    case .ratio(let above, let below):
      let pairs = zip(numbers[above] ?? [], numbers[below] ?? []).map { ($0, $1) }
      var (numerator, denominator, known) = (0.0, 0.0, 0)
      for case (let above?, let below?) in pairs {
        numerator += above
        denominator += below
        known += 1
      }
      return denominator > 0 ? (numerator / denominator, known, pairs.count) : nil
    }
  }
}
