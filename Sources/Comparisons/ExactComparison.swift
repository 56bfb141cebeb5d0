import Association
public import Estimation
import Surveys

/// Tests of the difference between two groups by exchanging their respondents.
public struct ExactComparison: Sendable {
  let seed: UInt64
  /// The number of the random stream, one a table.
  let stream: Int

  public init(seed: UInt64, stream: Int) {
    self.seed = seed
    self.stream = stream
  }

  /// The difference of two groups with its exact p-value; `counts` are their answers by level.
  ///
  /// A share is tested by the tables of the two groups with the same margins (Fisher and Freeman
  /// and Halton, ordered by Pearson's statistic), a mean by the same tables ordered by the
  /// distance of the means.
  public func difference(
    _ statistic: any CellStatistic, _ counts: [[Int]], _ first: Linearization,
    _ second: Linearization
  ) -> Estimate {
    let sizes = counts.map { $0.reduce(0, +) }
    var result = Estimate(value: first.value - second.value, count: sizes.min())
    let outcome: TestOutcome?
    if let share = statistic as? Proportion {
      let chosen = counts.map { row in share.levels.reduce(0) { $0 + row[$1] } }
      let table = zip(chosen, sizes).map { [$0, $1 - $0] }
      outcome = permutationTest(counts: table, seed: seed, stream: UInt64(stream))
    } else if let mean = statistic as? MeanScore {
      outcome = meanPermutationTest(
        counts[0], counts[1], scores: mean.scores, seed: seed, stream: UInt64(stream))
    } else {
      outcome = nil
    }
    // Where nobody differs from anybody every exchange gives the same: the groups are alike.
    result.pValue = outcome?.pValue ?? 1
    result.method = outcome?.method ?? "permutation_exact"
    return result
  }
}
