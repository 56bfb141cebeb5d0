import Localization

/// A condition on one measure.
public struct Condition: Equatable, Sendable {
  /// How the measure must stand to the limit.
  public enum Relation: Equatable, Sendable { case atLeast, above, atMost, below }

  public var measure: Measure
  public var relation: Relation
  public var limit: Double
  /// The decimals to which the measure is rounded before it is compared, as a percentage where it
  /// is one; nil where it is not rounded.
  public var decimals: Int?

  public init(
    _ measure: Measure, _ relation: Relation, _ limit: Double, roundedTo decimals: Int? = nil
  ) {
    self.measure = measure
    self.relation = relation
    self.limit = limit
    self.decimals = decimals
  }

  /// Whether a value of the measure satisfies the condition.
  public func holds(for value: Double) -> Bool {
    let value = rounded(value)
    let limit = rounded(limit)
    return switch relation {
    case .atLeast: value >= limit
    case .above: value > limit
    case .atMost: value <= limit
    case .below: value < limit
    }
  }

  private func rounded(_ value: Double) -> Double {
    guard let decimals else { return value }
    let scale = (0..<decimals).reduce(measure.isPercentage ? 100.0 : 1) { scale, _ in scale * 10 }
    // A value that decimal arithmetic would put on a half lies beside it in binary: 16.55 is one.
    let scaled = value * scale
    let half = scaled.rounded(.down) + 0.5
    return (scaled - half).magnitude < 1e-9 ? half + 0.5 : scaled.rounded()
  }

  /// The condition in words for a remark: `n at least 50`.
  var text: String {
    let words =
      switch relation {
      case .atLeast: "at least"
      case .above: "above"
      case .atMost: "at most"
      case .below: "below"
      }
    return "\(measure.name) \(words) \(number(limit))"
  }

  /// A value of the measure as it is read.
  func number(_ value: Double) -> String {
    let style = NumberStyle(.english)
    if measure.isPercentage { return style.percent(value, decimals: 1) }
    return style.number(value, decimals: value == value.rounded() ? 0 : 2)
  }
}

/// One demand of a rule, and what follows where it is not met.
public struct Criterion: Equatable, Sendable {
  /// What becomes of a number that does not meet the criterion.
  public enum Consequence: Equatable, Sendable {
    /// It is shown with the mark of that name.
    case flagged(String)
    case withheld
  }

  /// When a criterion does not apply.
  public struct Exemption: Equatable, Sendable {
    /// All of them must hold.
    public var conditions: [Condition]
    /// Whether it is for groups only for which the sample was planned.
    public var isForPlannedDomains: Bool

    public init(_ conditions: [Condition], isForPlannedDomains: Bool = false) {
      self.conditions = conditions
      self.isForPlannedDomains = isForPlannedDomains
    }
  }

  public var condition: Condition
  public var consequence: Consequence
  public var exemption: Exemption?

  public init(
    _ measure: Measure, _ relation: Condition.Relation, _ limit: Double,
    roundedTo decimals: Int? = nil, otherwise consequence: Consequence,
    unless exemption: Exemption? = nil
  ) {
    condition = Condition(measure, relation, limit, roundedTo: decimals)
    self.consequence = consequence
    self.exemption = exemption
  }

  /// Whether the estimate is exempt; an exemption that cannot be assessed is none.
  func exempts(_ known: Precision) -> Bool {
    guard let exemption, !exemption.isForPlannedDomains || known.isOfPlannedDomain else {
      return false
    }
    return exemption.conditions.allSatisfy { condition in
      do throws(Unassessed) {
        return condition.holds(for: try condition.measure.value(of: known))
      } catch { return false }
    }
  }
}
