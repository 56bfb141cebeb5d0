import Estimation
import Results
import Surveys

/// The contrasts between every two groups of a question in the same round.
///
/// Intervals are drawn where respondents were drawn one by one or the number invited is known; in
/// other samples those of δ, the Wasserstein and the energy distance come from the errors of the
/// design.
struct ContrastRows {
  /// A test whose smallest attainable p-value is larger is refused.
  static let level = 0.05
  /// More respondents than this have tests by design, not by permutation.
  private static let mostForPermutation = 2_000

  private let analysis: DivergenceAnalysis
  private let drawn: DrawnGroups
  private let isExchangeable: Bool

  private var tabulator: CellTabulator { analysis.tabulator }

  init(_ analysis: DivergenceAnalysis, _ drawn: DrawnGroups) {
    self.analysis = analysis
    self.drawn = drawn
    let design = analysis.tabulator.data.design
    isExchangeable =
      analysis.tabulator.isActorsRegime || design.isElementSample && design.replicates == nil
  }

  func rows(_ subject: DivergenceSubject) -> [ResultRow] {
    let groups = subject.groups.groups
    guard (groups.first?.levels.count ?? 0) == 1 else { return [] }
    let answering = groups.indices.filter { subject.answers[$0].respondents > 0 }
    return answering.flatMap { first in
      answering.filter { $0 > first && groups[$0].round == groups[first].round }
        .flatMap { pair(subject, first, $0) }
    }
  }

  private func pair(_ subject: DivergenceSubject, _ first: Int, _ second: Int) -> [ResultRow] {
    let (a, b) = (subject.answers[first], subject.answers[second])
    let everyone = a.respondents + b.respondents
    let isTested =
      isExchangeable && a.isUnweighted && b.isUnweighted && everyone <= Self.mostForPermutation
    let test =
      isTested
      ? PermutationTest(strata: strata(subject, first, second), seed: analysis.plan.seed) : nil
    let tellsApart = test.map { $0[.energy].value <= Self.level } ?? false
    let intervals = drawn.intervals(first, second)
    return contrastMeasures.map { measure in
      var key = subject.question.key(
        DivergenceAnalysis.name, subject.groups, first, statistic: measure.statistic)
      key.versusGroup = subject.groups.groups[second].label
      let value: Double
      do throws(UndefinedStatistic) {
        value = try measure.value(a, b)
      } catch {
        return ResultRow(key, .undefined(reason: error.reason))
      }
      var estimate = Estimate(value: value, count: min(a.respondents, b.respondents))
      if let measure = measure as? any ShareContrast {
        if let interval = intervals?.interval(measure, tellsApart: tellsApart) {
          estimate.interval = interval
          estimate.confidence = analysis.plan.confidence
          estimate.method = ContrastIntervals.method
        } else {
          DesignContrast(analysis, subject, first, second).set(&estimate, measure)
        }
      }
      return ResultRow(key, .estimate(estimate)).tested(by: test, measure.test)
    }
  }

  /// The counts of two groups in each stratum in which answers are dealt.
  private func strata(
    _ subject: DivergenceSubject, _ first: Int, _ second: Int
  ) -> [(first: [Int], second: [Int])] {
    let codes = tabulator.dealStrata(subject.groups)
    let whole = [
      (
        first: subject.table.levelCounts(group: first),
        second: subject.table.levelCounts(group: second)
      )
    ]
    guard !codes.isEmpty else { return whole }
    let levels = subject.question.scale.levels.count
    var counts: [Int: (first: [Int], second: [Int])] = [:]
    let answers = subject.question.codes
    for row in answers.indices where answers[row] >= 0 {
      let group = Int(subject.groups.codes[row])
      guard group == first || group == second else { continue }
      let none = [Int](repeating: 0, count: levels)
      var own = counts[Int(codes[row])] ?? (none, none)
      if group == first {
        own.first[Int(answers[row])] += 1
      } else {
        own.second[Int(answers[row])] += 1
      }
      counts[Int(codes[row])] = own
    }
    return counts.isEmpty ? whole : counts.keys.sorted().compactMap { counts[$0] }
  }
}

extension ResultRow {
  /// The row with the p-value of a permutation test, or with why there is none.
  fileprivate func tested(
    by test: PermutationTest?, _ statistic: PermutationTest.Statistic
  ) -> ResultRow {
    guard let test, case .estimate(var estimate) = outcome else { return self }
    var row = self
    let p = test[statistic]
    if p.smallestAttainable <= ContrastRows.level {
      estimate.pValue = p.value
      let kind = test.isExact ? "permutation_exact" : "permutation_monte_carlo"
      estimate.method = joinedFlags([kind, estimate.method])
    } else {
      row.flag = "too_few_to_test"
    }
    row.outcome = .estimate(estimate)
    return row
  }
}

extension CellTabulator {
  /// The stratum of each row within which membership of groups is dealt out: that of the sample, or
  /// the kind of actor where groups hold several; empty for one stratum.
  func dealStrata(_ groups: RespondentGroups) -> [Int32] {
    if isActorsRegime { return groups.poolsActors ? data.actors?.codes ?? [] : [] }
    return data.design.isStratified ? data.design.stratumOfRow : []
  }
}
