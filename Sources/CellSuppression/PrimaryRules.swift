/// A rule by which a number may not be published for what it says about few.
///
/// - Reference: Hundepool et al. (2012), *Statistical Disclosure Control*, chapter 4.
public enum PrimaryRule: Equatable, Sendable {
  /// At least one and fewer than this many respondents.
  case minimumFrequency(Int)
  /// The second largest contributor could estimate the largest within this share, in percent.
  case withinPercent(Double)
  /// The largest few contribute more than this share of the total, in percent.
  case dominance(largest: Int, percent: Double)
  /// The count is within this many of its total, without being all of it: those missing are few.
  case nearTotal(Int)
  /// All of a group gave one answer, or answers out of the sensitive ones.
  case sameAnswer(sensitive: Set<Int>)

  /// Whether a number of respondents may not be published.
  ///
  /// - Parameters:
  ///   - count: The respondents the number stands for.
  ///   - total: The respondents it is a part of, for ``nearTotal(_:)``.
  /// - Returns: false for rules that are not about counts.
  public func forbids(count: Int, of total: Int) -> Bool {
    switch self {
    case .minimumFrequency(let minimum): count > 0 && count < minimum
    case .nearTotal(let distance): count < total && total - count <= distance
    case .withinPercent, .dominance, .sameAnswer: false
    }
  }

  /// Whether a total of contributions may not be published.
  ///
  /// - Parameter contributions: What each respondent contributes, zero or more.
  /// - Returns: false for rules that are not about contributions, and for a total of zero.
  public func forbids(contributions: [Double]) -> Bool {
    let ordered = contributions.sorted(by: >)
    let total = ordered.reduce(0, +)
    guard let first = ordered.first, total > 0 else { return false }
    switch self {
    case .withinPercent(let percent):
      return total - first - (ordered.count > 1 ? ordered[1] : 0) < first * percent / 100
    case .dominance(let largest, let percent):
      return ordered.prefix(largest).reduce(0, +) > total * percent / 100
    case .minimumFrequency, .nearTotal, .sameAnswer: return false
    }
  }

  /// Whether the answers of a group tell what each of it answered.
  ///
  /// - Parameter counts: How often each answer was given.
  /// - Returns: false for rules that are not about answers, and for a group without answers.
  public func forbids(answers counts: [Int]) -> Bool {
    guard case .sameAnswer(let sensitive) = self else { return false }
    let given = counts.indices.filter { counts[$0] > 0 }
    if given.count == 1 { return true }
    return given.count > 1 && given.allSatisfy { sensitive.contains($0) }
  }

  /// The total that must stay possible so that the largest contribution cannot be estimated.
  ///
  /// - Parameter contributions: What each respondent contributes, zero or more.
  /// - Returns: The interval around the total; the total alone where the rule does not forbid it.
  public func protection(of contributions: [Double]) -> ValueInterval {
    let ordered = contributions.sorted(by: >)
    let total = ordered.reduce(0, +)
    guard forbids(contributions: contributions) else {
      return ValueInterval(low: total, high: total)
    }
    var margin = 0.0
    switch self {
    case .withinPercent(let percent):
      margin = (ordered.first ?? 0) * percent / 100 - (total - ordered.prefix(2).reduce(0, +))
    case .dominance(let largest, let percent):
      margin = ordered.prefix(largest).reduce(0, +) * 100 / percent - total
    case .minimumFrequency, .nearTotal, .sameAnswer: break
    }
    return ValueInterval(low: max(0, total - margin), high: total + margin)
  }
}
