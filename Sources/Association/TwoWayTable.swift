public import Estimation
import LinearAlgebra
public import Surveys

/// A table of groups by answers for a test of independence, without empty groups and levels.
///
/// What nobody is in or nobody chose is left out of the test, and said in ``droppedGroups`` and
/// ``droppedLevels``; it keeps its place everywhere else.
public struct TwoWayTable: Sendable {
  /// The groups and levels that take part, as indices of the table they come from.
  public let groups: [Int]
  public let levels: [Int]
  public let droppedGroups: [Int]
  public let droppedLevels: [Int]
  /// Answers by group and level.
  public let counts: [[Int]]
  let table: TableTotals
  /// Weights by cell, group by group.
  let totals: [Double]

  /// - Throws: ``UndefinedStatistic`` with `one_group` or `one_level` where fewer than two groups
  ///   or levels have answers with weight.
  public init(_ table: TableTotals, groups candidates: [Int]) throws(UndefinedStatistic) {
    let held = candidates.filter { table.total(group: $0) > 0 }
    let chosen = (0..<table.levelCount).filter { level in
      held.contains { table.levelTotals(group: $0)[level] > 0 }
    }
    guard !held.isEmpty else { throw .noAnswers }
    guard held.count > 1 else { throw UndefinedStatistic("one_group") }
    guard chosen.count > 1 else { throw .oneLevel }
    self.table = table
    groups = held
    levels = chosen
    droppedGroups = candidates.filter { !held.contains($0) }
    droppedLevels = (0..<table.levelCount).filter { !chosen.contains($0) }
    counts = held.map { group in chosen.map { table.levelCounts(group: group)[$0] } }
    totals = held.flatMap { group in chosen.map { table.levelTotals(group: group)[$0] } }
  }

  /// The number of answers in the test.
  public var count: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

  var weight: Double { totals.reduce(0, +) }

  /// (groups − 1) × (levels − 1).
  var dimension: Int { (groups.count - 1) * (levels.count - 1) }

  var degreesOfFreedom: Int { table.degreesOfFreedom(groups: groups) }

  /// Its cells, group by group.
  var cells: [(group: Int, level: Int)] {
    groups.flatMap { group in levels.map { (group: group, level: $0) } }
  }

  /// The covariance of the totals of its cells.
  func covariance() throws(UndefinedStatistic) -> Matrix {
    guard let matrix = table.covariance(cells: cells) else {
      throw UndefinedStatistic("no_design_errors")
    }
    return matrix
  }

  /// The sum over the cells of (total − expected)² / expected.
  var departure: Double {
    let (rows, columns) = margins()
    var sum = 0.0
    for (i, row) in rows.enumerated() {
      for (j, column) in columns.enumerated() {
        let expected = row * column / weight
        let difference = totals[i * columns.count + j] - expected
        sum += difference * difference / expected
      }
    }
    return sum
  }

  func margins() -> (rows: [Double], columns: [Double]) {
    var rows = [Double](repeating: 0, count: groups.count)
    var columns = [Double](repeating: 0, count: levels.count)
    for i in rows.indices {
      for j in columns.indices {
        rows[i] += totals[i * columns.count + j]
        columns[j] += totals[i * columns.count + j]
      }
    }
    return (rows, columns)
  }
}

/// The outcome of a test of independence.
public struct TestOutcome: Equatable, Sendable {
  public var statistic: Double
  public var degreesOfFreedom: Double?
  public var denominatorDegreesOfFreedom: Double?
  public var pValue: Double
  public var method: String

  public init(
    statistic: Double, degreesOfFreedom: Double? = nil,
    denominatorDegreesOfFreedom: Double? = nil, pValue: Double, method: String
  ) {
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    self.denominatorDegreesOfFreedom = denominatorDegreesOfFreedom
    self.pValue = pValue
    self.method = method
  }
}
