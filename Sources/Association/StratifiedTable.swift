public import Estimation
import LinearAlgebra
public import Surveys

/// Two-way tables of groups by answers, one for each level of a stratifying factor.
///
/// All are parts of one table of totals, whose groups are those of every level of the factor. A
/// level with one group or one answer says nothing about the association and is left out.
public struct StratifiedTable: Sendable {
  /// The tables that say something.
  public let parts: [TwoWayTable]
  /// The levels of the factor that were left out, by their place.
  public let droppedParts: [Int]
  /// For each part the places of its groups among those of a level of the factor.
  let places: [[Int]]

  /// - Parameters:
  ///   - table: The totals.
  ///   - groups: The groups of each level of the factor, as indices of the table.
  /// - Throws: ``UndefinedStatistic`` with what the last level lacks where all lack something.
  public init(_ table: TableTotals, groups: [[Int]]) throws(UndefinedStatistic) {
    var (parts, dropped): ([TwoWayTable], [Int]) = ([], [])
    var places: [[Int]] = []
    var fault = UndefinedStatistic.noAnswers
    for (place, members) in groups.enumerated() {
      do throws(UndefinedStatistic) {
        let part = try TwoWayTable(table, groups: members)
        parts.append(part)
        places.append(members.indices.filter { part.groups.contains(members[$0]) })
      } catch {
        dropped.append(place)
        if error != .noAnswers { fault = error }
      }
    }
    guard !parts.isEmpty else { throw fault }
    self.parts = parts
    self.places = places
    droppedParts = dropped
  }

  /// A single table.
  init(_ table: TwoWayTable) {
    parts = [table]
    places = [Array(table.groups.indices)]
    droppedParts = []
  }

  /// The number of answers in the test.
  public var count: Int { parts.reduce(0) { $0 + $1.count } }

  /// The sum over the parts of (groups − 1) × (levels − 1).
  var dimension: Int { parts.reduce(0) { $0 + $1.dimension } }

  var totals: [Double] { parts.flatMap(\.totals) }

  var degreesOfFreedom: Int { parts[0].table.degreesOfFreedom(groups: parts.flatMap(\.groups)) }

  /// The covariance of the totals of all cells, part by part.
  func covariance() throws(UndefinedStatistic) -> Matrix {
    let cells = parts.flatMap(\.cells)
    guard let matrix = parts[0].table.covariance(cells: cells) else {
      throw UndefinedStatistic("no_design_errors")
    }
    return matrix
  }

  /// The sum over the parts of Pearson's statistic, as if of `count` independent answers.
  func pearson() -> Double {
    let weight = totals.reduce(0, +)
    return parts.reduce(0) { $0 + $1.departure } * Double(count) / weight
  }
}
