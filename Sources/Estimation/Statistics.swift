public import Tabular

/// The share of answers at one level or at any of several, among substantive answers.
///
/// - Checked against: R `survey` `svymean` of an indicator, `References/survey`.
public struct Proportion: CellStatistic {
  public let name: String
  public let levels: Set<Int>

  /// The share of one level.
  public init(level: Int) {
    name = "proportion"
    levels = [level]
  }

  /// The share of a set of levels, for instance the favourable ones.
  public init(levels: Set<Int>, name: String = "favourable") {
    self.name = name
    self.levels = levels
  }

  public var range: ClosedRange<Double>? { 0...1 }
  public var isProportion: Bool { true }
  public var countedLevels: Set<Int>? { levels }

  public func linearize(_ totals: GroupTotals) throws(UndefinedStatistic) -> LocalLinearization {
    let sum = totals.answered
    guard sum > 0 else { throw .noWeight }
    var inside = 0.0
    for level in totals.levels.indices where levels.contains(level) {
      inside += totals.levels[level]
    }
    let share = inside / sum
    var gradient = [Double](repeating: 0, count: totals.levels.count)
    for level in gradient.indices {
      gradient[level] = ((levels.contains(level) ? 1 : 0) - share) / sum
    }
    return LocalLinearization(value: share, gradient: gradient)
  }
}

/// The mean of the scores of the levels.
///
/// - Checked against: R `survey` `svymean`, `References/survey`.
public struct MeanScore: CellStatistic {
  public let scores: [Double]

  public init(scores: [Double]) { self.scores = scores }

  public var name: String { "mean_score" }

  public func linearize(_ totals: GroupTotals) throws(UndefinedStatistic) -> LocalLinearization {
    let sum = totals.answered
    guard sum > 0 else { throw .noWeight }
    var weighted = 0.0
    for level in totals.levels.indices { weighted += totals.levels[level] * scores[level] }
    let mean = weighted / sum
    return LocalLinearization(value: mean, gradient: scores.map { ($0 - mean) / sum })
  }
}

/// The weighted number of respondents who answer with a level.
///
/// Its interval is held above zero; it is then named `t_bounded`.
///
/// - Checked against: R `survey` `svytotal`, `References/survey`.
public struct LevelTotal: CellStatistic {
  public let level: Int

  public init(level: Int) { self.level = level }

  public var name: String { "total" }
  public var range: ClosedRange<Double>? { 0...(.infinity) }
  public var isScaleFree: Bool { false }
  public var countedLevels: Set<Int>? { [level] }

  public func linearize(_ totals: GroupTotals) throws(UndefinedStatistic) -> LocalLinearization {
    var gradient = [Double](repeating: 0, count: totals.levels.count)
    gradient[level] = 1
    return LocalLinearization(value: totals.levels[level], gradient: gradient)
  }
}

/// The share of those asked whose answer is missing for a reason.
///
/// Asked are all but those for whom the reason is ``MissingReason/notAsked``.
public struct MissingShare: CellStatistic {
  public let reason: MissingReason

  public init(_ reason: MissingReason) { self.reason = reason }

  /// The name under which all reasons are taken together.
  public static let allReasons = "item_nonresponse"

  public var name: String { MissingShare.allReasons }
  public var range: ClosedRange<Double>? { 0...1 }
  public var isProportion: Bool { true }

  public func linearize(_ totals: GroupTotals) throws(UndefinedStatistic) -> LocalLinearization {
    let reasons = MissingReason.allCases.filter { $0 != .notAsked }
    var asked = totals.answered
    for other in reasons { asked += totals.missing[Int(other.rawValue) - 1] }
    guard asked > 0 else { throw .notAsked }
    let share = totals.missing[Int(reason.rawValue) - 1] / asked
    var gradient = [Double](repeating: -share / asked, count: totals.levels.count)
    for other in MissingReason.allCases {
      let derivative = other == .notAsked ? 0 : ((other == reason ? 1 : 0) - share) / asked
      gradient.append(derivative)
    }
    return LocalLinearization(value: share, gradient: gradient)
  }
}
