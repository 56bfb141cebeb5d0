import Estimation
import Results
import Surveys

/// The contrasts between every two groups of a question in the same round.
struct ContrastRows {
  /// The contrasts that are reported; the others can be asked for one by one.
  static let measures: [any ContrastMeasure] = [
    CliffDelta(), ProbabilityOfSuperiority(), WassersteinDistance(),
  ]
  /// More respondents than this have tests by design, not by permutation.
  private static let mostForPermutation = 2_000

  private let seed: UInt64
  private let isExchangeable: Bool

  init(_ tabulator: CellTabulator, _ plan: AnalysisPlan) {
    seed = plan.seed
    let design = tabulator.data.design
    isExchangeable =
      tabulator.isActorsRegime || design.isElementSample && !design.isStratified
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
      ? PermutationTest(
        subject.table.levelCounts(group: first), subject.table.levelCounts(group: second),
        seed: seed) : nil
    return Self.measures.map { measure in
      var key = subject.question.key(
        DivergenceAnalysis.name, subject.groups, first, statistic: measure.statistic)
      key.versusGroup = subject.groups.groups[second].label
      var estimate = Estimate(
        value: measure.value(a, b), count: min(a.respondents, b.respondents))
      guard let test else { return ResultRow(key, .estimate(estimate)) }
      let p = measure is WassersteinDistance ? test.wasserstein : test.delta
      guard p.smallestAttainable <= 0.05 else {
        return ResultRow(key, .estimate(estimate), flag: "too_few_to_test")
      }
      estimate.pValue = p.value
      estimate.method = test.isExact ? "permutation_exact" : "permutation_monte_carlo"
      return ResultRow(key, .estimate(estimate))
    }
  }
}
