// Proves the contract of every statistic: its gradient is its derivative, it does not depend on the
// scale of the weights, and it is refused without answers.
import Estimation
import Surveys
import Tabular
import TestSupport
import Testing

@Suite("Contract of statistics") struct StatisticContractTests {
  static let statistics: [any CellStatistic] = [
    Proportion(level: 1), Proportion(levels: [2, 3, 4]), MeanScore(scores: [1, 2, 3, 4, 5]),
    MeanScore(scores: [0, 0, 50, 75, 100]), LevelTotal(level: 2), MissingShare(.doesNotKnow),
    MissingShare(.refused), DisagreementIndex(), MeanPairwiseDistance(),
  ]
  static let totals: [GroupTotals] = [
    GroupTotals(levels: [3, 1.5, 0, 2, 4], missing: [1, 0.5, 0, 2, 9]),
    GroupTotals(levels: [0.1, 0.1, 7, 0.4, 2], missing: [0, 3, 1, 0, 0]),
    GroupTotals(levels: [120, 340, 77, 12, 8], missing: [4, 4, 4, 4, 4]),
  ]

  @Test("the gradient is the derivative")
  func gradients() throws {
    let tolerance = Tolerance(relative: 1e-6, absolute: 1e-8, reason: "central differences")
    for statistic in Self.statistics {
      for totals in Self.totals {
        let gradient = try statistic.linearize(totals).gradient
        for place in gradient.indices {
          var values: [Double] = []
          let cells = totals.levels + totals.missing
          let step = 1e-4 * max(1, cells[place])
          for sign in [1.0, -1.0] {
            var moved = cells
            moved[place] += sign * step
            let group = GroupTotals(
              levels: Array(moved[..<5]), missing: Array(moved[5...]))
            values.append(try statistic.linearize(group).value)
          }
          expectClose(
            gradient[place], (values[0] - values[1]) / (2 * step), within: tolerance,
            "\(statistic.name) at \(place)")
        }
      }
    }
  }

  @Test("weights of another scale give the same value, and the gradient sums to zero along them")
  func scale() throws {
    for statistic in Self.statistics where statistic.isScaleFree {
      for totals in Self.totals {
        let local = try statistic.linearize(totals)
        let scaled = GroupTotals(
          levels: totals.levels.map { 1e6 * $0 }, missing: totals.missing.map { 1e6 * $0 })
        expectClose(try statistic.linearize(scaled).value, local.value)
        let cells = totals.levels + totals.missing
        let along = local.gradient.indices.reduce(0.0) { $0 + local.gradient[$1] * cells[$1] }
        expectClose(along, 0)
        if let range = statistic.range { #expect(range.contains(local.value)) }
      }
    }
  }

  @Test("nobody answered is a reason, not a number")
  func refusals() {
    let empty = GroupTotals(levels: [0, 0, 0, 0, 0], missing: [0, 0, 0, 0, 3])
    for statistic in Self.statistics where statistic.isScaleFree {
      #expect(throws: UndefinedStatistic.self) { try statistic.linearize(empty) }
    }
    #expect(throws: UndefinedStatistic.oneLevel) {
      try DisagreementIndex().linearize(GroupTotals(levels: [4]))
    }
  }

  @Test("known values of disagreement")
  func disagreement() throws {
    let cases: [([Double], Double, Double)] = [
      ([6, 0, 0, 0, 6], 1, 2), ([0, 0, 12, 0, 0], 0, 0), ([4, 2, 0, 2, 4], 17.0 / 18, 17.0 / 9),
      ([1, 1, 2, 3, 5], 0.6805555555555556, 1.3611111111111112),
    ]
    for (levels, index, distance) in cases {
      let totals = GroupTotals(levels: levels)
      expectClose(try DisagreementIndex().linearize(totals).value, index)
      expectClose(try MeanPairwiseDistance().linearize(totals).value, distance)
    }
  }
}
