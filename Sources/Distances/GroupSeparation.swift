public import LinearAlgebra

/// How far the distances between respondents go back to the groups they belong to.
///
/// Three decompositions of the same distances, with the share of deals of membership that separate
/// the groups as much:
///
/// - *Distance components* (DISCO): total = n/2 · mean of all distances, within the same for each
///   group; what is left stands between. It adds up with the mean pairwise distance, and sees any
///   difference of distributions.
/// - *PERMANOVA*: the same of squared distances; it sees differences of location, and with unequal
///   groups also of spread. The modified F of Anderson and colleagues (2017) keeps its level then.
/// - *ANOSIM*: the difference of the mean ranks of distances between and within, from −1 to 1.
///
/// - Reference: Rizzo and Székely (2010), *Ann. Appl. Stat.* 4, 1034–1055; Anderson (2001),
///   *Austral Ecology* 26, 32–46; Anderson, Walsh, Clarke, Gorley and Guerra-Castro (2017),
///   *Aust. N. Z. J. Stat.* 59, 57–79; Clarke (1993), *Aust. J. Ecol.* 18, 117–143.
/// - Checked against: R vegan 2.6 `adonis2` and `anosim`, enumeration in base R,
///   `References/questionnaire`.
public struct GroupSeparation: Equatable, Sendable {
  /// A statistic with its permutation test.
  public struct Test: Equatable, Sendable {
    public let value: Double
    public let pValue: Double
    public let smallestAttainable: Double
  }

  /// The distance components: half the mean distance times the number of respondents.
  public let total: Double
  public let within: Double
  public var between: Double { total - within }
  /// The part of the total that stands between the groups, from 0 to 1.
  public var betweenShare: Double { total > 0 ? between / total : 0 }
  /// The ratio of the components over their degrees of freedom.
  public let components: Test

  /// The sums of squares of PERMANOVA.
  public let totalSquares: Double
  public let withinSquares: Double
  public var explainedShare: Double { 1 - withinSquares / totalSquares }
  public let permanova: Test
  /// Nil where a group has a single member.
  public let modifiedPermanova: Test?
  public let anosim: Test

  public let isExact: Bool
  public let betweenDegrees: Int
  public let withinDegrees: Int

  /// The separation of the groups of a partition.
  ///
  /// - Parameters:
  ///   - distances: The symmetric matrix of distances of the objects.
  ///   - deals: The groups observed and the deals of membership.
  ///
  /// There is none with fewer than two groups, without a group of two members, or where all
  /// distances are zero.
  public init?(distances: Matrix, deals: GroupDeals) {
    let partition = deals.partition
    let (n, groups) = (partition.codes.count, partition.groupCount)
    guard groups > 1, !partition.sizes.contains(0), n > groups,
      distances.values.contains(where: { $0 > 0 })
    else { return nil }
    let forms = SeparationForms(distances, sizes: partition.sizes)
    let found = forms.values(GroupDeals.Block(partition))[0]
    let parts = deals.map { block in
      var tally = SeparationTally(found)
      for value in forms.values(block) { tally.enter(value) }
      return tally
    }
    var tally = SeparationTally(found)
    for part in parts { tally.add(part) }
    func test(_ value: Double, _ tally: DealTally) -> Test { Test(value, tally, deals) }
    total = forms.plain?.half ?? 0
    within = found.within
    totalSquares = forms.squared.half
    withinSquares = found.withinSquares
    components = test(found.components, tally.components)
    permanova = test(found.permanova, tally.permanova)
    modifiedPermanova = found.modified.map { test($0, tally.modified) }
    anosim = test(found.anosim, tally.anosim)
    isExact = deals.isExact
    betweenDegrees = groups - 1
    withinDegrees = n - groups
  }

  /// PERMANOVA alone, in a third of the time.
  ///
  /// - Parameters: as of ``init(distances:deals:)``.
  /// - Returns: its F with the p-value, and the share of the squares that groups explain; nil where
  ///   the initializer returns nil.
  public static func permanova(
    distances: Matrix, deals: GroupDeals
  ) -> (test: Test, explainedShare: Double)? {
    let partition = deals.partition
    guard partition.groupCount > 1, !partition.sizes.contains(0),
      partition.codes.count > partition.groupCount,
      distances.values.contains(where: { $0 > 0 })
    else { return nil }
    let forms = SeparationForms(distances, sizes: partition.sizes, squaresOnly: true)
    let found = forms.values(GroupDeals.Block(partition))[0]
    let test = deals.test(found.permanova) { forms.values($0).map(\.permanova) }
    return (test, 1 - found.withinSquares / forms.squared.half)
  }
}

extension GroupSeparation.Test {
  /// The test of a value by what its deals were counted to reach.
  init(_ value: Double, _ tally: DealTally, _ deals: GroupDeals) {
    self.init(
      value: value, pValue: tally.pValue(deals),
      smallestAttainable: tally.smallestAttainable(deals))
  }
}

extension GroupDeals {
  /// The test of one statistic, given its values on the deals of a block.
  func test(
    _ observed: Double, _ values: @Sendable (Block) -> [Double]
  ) -> GroupSeparation.Test {
    let parts = map { block in
      var tally = DealTally(observed: observed)
      for value in values(block) { tally.enter(value) }
      return tally
    }
    var tally = DealTally(observed: observed)
    for part in parts { tally.add(part) }
    return GroupSeparation.Test(observed, tally, self)
  }
}
