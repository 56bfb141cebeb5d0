public import Surveys

/// The answers of one group to one ordered question: the weight on each declared level.
///
/// Levels count by their position, 1 to *K*: the distance between the first and the third is two
/// points, whatever scores the scale declares. The levels are those declared, never those
/// observed.
public struct OrderedAnswers: Equatable, Sendable {
  /// The weighted number of answers a level, none negative.
  public let totals: [Double]
  /// The number of respondents behind the totals.
  public let respondents: Int
  /// Kish's effective number of respondents, (Σw)²/Σw²; equal to `respondents` without weights.
  public let effectiveCount: Double
  /// On which side of the scale each level stands.
  public let sides: [ResponseScale.Side]

  /// Counts without weights.
  public init(counts: [Int], sides: [ResponseScale.Side] = []) {
    let respondents = counts.reduce(0, +)
    self.init(
      totals: counts.map(Double.init), respondents: respondents,
      effectiveCount: Double(respondents), sides: sides)
  }

  /// Weighted totals.
  ///
  /// - Parameters:
  ///   - totals: One weighted number a level, finite and not negative.
  ///   - respondents: How many answers the totals hold.
  ///   - effectiveCount: (Σw)²/Σw² over those answers.
  ///   - sides: One side a level; where the scale declares none, levels below the middle
  ///     position are unfavourable and those above it favourable.
  public init(
    totals: [Double], respondents: Int, effectiveCount: Double,
    sides: [ResponseScale.Side] = []
  ) {
    self.totals = totals
    self.respondents = respondents
    self.effectiveCount = effectiveCount
    self.sides = sides.count == totals.count ? sides : Self.sidesByPosition(totals.count)
  }

  public var levelCount: Int { totals.count }

  /// The distance between the first and the last level, in points.
  public var span: Double { Double(totals.count - 1) }

  public var total: Double { totals.reduce(0, +) }

  /// The share of each level; all zero without answers.
  public var shares: [Double] {
    let total = total
    return totals.map { total > 0 ? $0 / total : 0 }
  }

  /// The share at or below each level but the last: *K* − 1 numbers.
  public var cumulativeShares: [Double] {
    let total = total
    var running = 0.0
    return totals.dropLast().map {
      running += $0
      return total > 0 ? min(1, running / total) : 0
    }
  }

  /// All weights are equal, so that the totals are counts up to a factor.
  public var isUnweighted: Bool {
    abs(effectiveCount - Double(respondents)) <= 1e-9 * Double(respondents)
  }

  /// What turns a mean over pairs with replacement into one without: n/(n − 1).
  public var pairFactor: Double { effectiveCount / (effectiveCount - 1) }

  /// The same answers with the scale turned round.
  public var reversed: OrderedAnswers {
    let turned = sides.reversed().map { side -> ResponseScale.Side in
      switch side {
      case .unfavourable: .favourable
      case .neutral: .neutral
      case .favourable: .unfavourable
      }
    }
    return OrderedAnswers(
      totals: totals.reversed(), respondents: respondents, effectiveCount: effectiveCount,
      sides: turned)
  }

  private static func sidesByPosition(_ levels: Int) -> [ResponseScale.Side] {
    (0..<levels).map { level in
      let twice = 2 * level - (levels - 1)
      return twice < 0 ? .unfavourable : twice > 0 ? .favourable : .neutral
    }
  }
}
