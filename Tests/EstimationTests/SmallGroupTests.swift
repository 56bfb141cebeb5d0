// Proves that the data on which other engines break (unanimous groups, unused answers, one
// respondent) get a finite honest answer or a stated refusal, never NaN.
import Estimation
import Surveys
import Tabular
import TestSupport
import Testing

@Suite("Small groups") struct SmallGroupTests {
  private func table(
    _ answers: [Int32], groups: [Int32] = [], levels: Int = 5, population: Double? = nil
  ) throws -> TableTotals {
    let design = try SurveyDesign(
      rowCount: answers.count,
      populationSizes: population.map { [Double](repeating: $0, count: answers.count) })
    return design.totals(
      of: CellCoding(
        groups: groups, groupCount: groups.isEmpty ? 1 : Int(groups.max() ?? 0) + 1,
        answers: answers, levelCount: levels))
  }

  @Test("at 0 and 1 the default interval is that of Clopper and Pearson for the answers given")
  func unanimous() throws {
    let table = try table([Int32](repeating: 3, count: 7))
    let all = try Estimator().estimate(Proportion(level: 3), in: table, group: 0)
    expectClose(all.value, 1)
    expectClose(all.standardError, 0)
    expectClose(all.interval?.low, 0.5903836027749966)
    expectClose(all.interval?.high, 1)
    let none = try Estimator().estimate(Proportion(level: 0), in: table, group: 0)
    expectClose(none.interval?.low, 0)
    expectClose(none.interval?.high, 0.4096163972250034)
    let wilson = try Estimator(interval: .wilson)
      .estimate(Proportion(level: 0), in: table, group: 0)
    expectClose(wilson.interval?.low, 0)
    #expect((wilson.interval?.high ?? 2) < 0.5)
    for method in [ProportionInterval.logit, .wald, .arcsine] {
      let refused = try Estimator(interval: method)
        .estimate(Proportion(level: 3), in: table, group: 0)
      #expect(refused.interval == nil)
      #expect(refused.confidence == nil)
    }
    let mean = try Estimator().estimate(MeanScore(scores: [1, 2, 3, 4, 5]), in: table, group: 0)
    expectClose(mean.value, 4)
    #expect(mean.interval == nil)
    let median = try Estimator().estimate(
      MedianLevel(scores: [1, 2, 3, 4, 5]), in: table, group: 0)
    expectClose(median.value, 4)
    #expect(median.interval == Interval(low: 4, high: 4))
  }

  @Test("one respondent has a value and no interval, a census is exact")
  func extremes() throws {
    let one = try table([2, 1, 0], groups: [0, 1, 1])
    let single = try Estimator().estimate(Proportion(level: 2), in: one, group: 0)
    expectClose(single.value, 1)
    #expect(single.interval == nil)
    expectClose(single.degreesOfFreedom, 0)
    let census = try table([0, 0, 1, 4], population: 4)
    let share = try Estimator().estimate(Proportion(level: 0), in: census, group: 0)
    #expect(share.interval == Interval(low: 0.5, high: 0.5))
    expectClose(share.standardError, 0)
    let empty = try table([-1, -2, 3, 3], groups: [0, 0, 1, 1])
    #expect(throws: UndefinedStatistic.noAnswers) {
      try Estimator().estimate(Proportion(level: 0), in: empty, group: 0)
    }
    let asked = try Estimator().estimate(MissingShare(.doesNotKnow), in: empty, group: 0)
    expectClose(asked.value, 0.5)
    let unweighted = try SurveyDesign(rowCount: 2, weights: [0, 0])
      .totals(of: CellCoding(answers: [0, 1], levelCount: 2))
    #expect(throws: UndefinedStatistic.noWeight) {
      try Estimator().estimate(Proportion(level: 0), in: unweighted, group: 0)
    }
  }

  @Test("every small group has limits within [0, 1] around its share", arguments: 1...6)
  func enumeration(size: Int) throws {
    for code in 0..<(1 << (2 * size)) {
      let answers = (0..<size).map { Int32(code >> (2 * $0) & 3) }
      let table = try table(answers, levels: 4)
      for method in ProportionInterval.allCases {
        for level in 0..<4 {
          let estimate = try Estimator(interval: method)
            .estimate(Proportion(level: level), in: table, group: 0)
          #expect(estimate.value.isFinite && estimate.standardError?.isFinite != false)
          guard let limits = estimate.interval else { continue }
          let inside = limits.low >= 0 && limits.low <= estimate.value + 1e-12
          #expect(inside && limits.high <= 1 && limits.high >= estimate.value - 1e-12)
        }
      }
    }
  }

  @Test("a change among the same respondents has a test, one without variation has none")
  func change() throws {
    let clusters = [0, 1, 2, 3, 4, 5].map { Int32($0) }
    let design = try SurveyDesign(
      rowCount: 12,
      clusters: .init(name: "id", levels: clusters.map { "\($0)" }, codes: clusters + clusters))
    let groups = [Int32](repeating: 0, count: 6) + [Int32](repeating: 1, count: 6)
    let table = design.totals(
      of: CellCoding(
        groups: groups, groupCount: 2, answers: [0, 0, 1, 1, 2, 2, 0, 1, 1, 2, 2, 2],
        levelCount: 3))
    let score = MeanScore(scores: [1, 2, 3])
    let change = Estimator().difference(
      try score.linearize(table, group: 1), try score.linearize(table, group: 0), in: table)
    /// The paired t test of 0, 1, 0, 1, 0, 0.
    expectClose(change.value, 1.0 / 3)
    expectClose(change.standardError, (4.0 / 15 / 6).squareRoot())
    expectClose(change.degreesOfFreedom, 5)
    expectClose(change.pValue, 0.1746878142641194, within: .oracle)
    let same = Estimator().difference(
      try score.linearize(table, group: 1), try score.linearize(table, group: 1), in: table)
    expectClose(same.value, 0)
    #expect(same.pValue == nil && same.interval == nil)
  }
}
