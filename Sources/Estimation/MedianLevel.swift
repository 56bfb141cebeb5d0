public import Surveys

/// The median answer on an ordered scale: the lowest level that half the answers do not exceed.
///
/// Its value is the score of that level. The interval holds the levels that can be the median:
/// those for which the interval of the share up to the level reaches one half, and that of the
/// share below it does not lie above (Woodruff's inversion, in the form for scales with few
/// levels).
///
/// - Edge cases: exactly half of the answers up to a level make it the median (`qrule = "math"` of
///   R `survey`).
/// - Reference: Woodruff (1952), *J. Am. Stat. Assoc.* 47, 635–646; Francisco and Fuller (1991),
///   *Ann. Stat.* 19, 454–469.
public struct MedianLevel: Equatable, Sendable {
  public let scores: [Double]

  public init(scores: [Double]) { self.scores = scores }

  public static let name = "median"
  public static let method = "woodruff"

  /// The index of the median level for these totals.
  ///
  /// Sums that differ from one half by rounding alone count as half.
  public func level(_ totals: GroupTotals) throws(UndefinedStatistic) -> Int {
    let shares = try totals.shares()
    var below = 0.0
    for level in shares.indices {
      below += shares[level]
      if below >= 0.5 - 1e-12 { return level }
    }
    return shares.count - 1
  }
}

extension Estimator {
  /// The median of a group, with Woodruff's interval.
  public func estimate(
    _ median: MedianLevel, in table: TableTotals, group: Int
  ) throws(UndefinedStatistic) -> Estimate {
    guard table.count(group: group) > 0 else { throw .noAnswers }
    let level = try median.level(GroupTotals(table, group: group))
    var result = Estimate(
      value: median.scores[level], count: table.count(group: group),
      weightedCount: table.total(group: group), effectiveCount: table.effectiveCount(group: group),
      method: MedianLevel.method)
    var limits: [Interval] = []
    for cut in 0..<(table.levelCount - 1) {
      let share = try estimate(Proportion(levels: Set(0...cut)), in: table, group: group)
      guard let interval = share.interval else { return result }
      limits.append(interval)
      result.degreesOfFreedom = share.degreesOfFreedom
    }
    let possible = median.scores.indices.filter { level in
      let reaches = level == limits.count || limits[level].high >= 0.5
      return reaches && (level == 0 || limits[level - 1].low < 0.5)
    }
    let scores = (possible + [level]).map { median.scores[$0] }
    guard let low = scores.min(), let high = scores.max() else { return result }
    result.interval = Interval(low: low, high: high)
    result.confidence = confidence
    return result
  }
}
