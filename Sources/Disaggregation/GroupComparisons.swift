import Comparisons
import Estimation
import Results
import Surveys

/// A group of a round, and the groups with which it is compared, taken together.
struct GroupComparison: Sendable {
  var group: Int
  var others: [Int]
  /// What the counterpart is called in results.
  var counterpart: String
}

extension RespondentGroups {
  /// Which groups of a round are compared with which.
  ///
  /// Where the plan has a reference for every dimension of the grouping, each other group with it;
  /// otherwise each group with the rest, and of two groups the first with the second.
  ///
  /// - Parameters:
  ///   - members: The groups of the round, by index.
  ///   - references: The reference of each dimension that has one.
  ///   - answers: Whether somebody in a group answered.
  /// - Returns: Nothing with fewer than two groups that answered.
  func comparisons(
    of members: [Int], references: [String: String], answers: (Int) -> Bool
  ) -> [GroupComparison] {
    let answering = members.filter(answers)
    guard answering.count > 1 else { return [] }
    let parts = ResultKey.parts(groupBy).map { references[$0] }
    if !parts.contains(nil) {
      let label = parts.compactMap { $0 }.joined(separator: ResultKey.crossing)
      let reference = members.filter { groups[$0].label == label }
      return answering.filter { !reference.contains($0) }.map {
        GroupComparison(group: $0, others: reference, counterpart: label)
      }
    }
    let firsts = answering.count == 2 ? Array(answering.prefix(1)) : answering
    return firsts.map { group in
      let others = answering.filter { $0 != group }
      return GroupComparison(
        group: group, others: others,
        counterpart: others.count == 1
          ? groups[others[0]].label : DisaggregationAnalysis.rest)
    }
  }
}

/// The gaps of one table: differences and ratios, with intervals and tests.
struct GapRows {
  let table: TableTotals
  let estimator: Estimator
  /// Tests by exchange, where errors are not known.
  let exact: ExactComparison
  /// The key of a row without its counterpart, by group, statistic and level.
  let key: (Int, String, String) -> ResultKey

  /// The rows of one statistic over all comparisons of a round.
  func rows(_ statistic: GapStatistic, _ comparisons: [GroupComparison]) -> [ResultRow] {
    comparisons.map { difference(statistic, $0) } + comparisons.map { ratio(statistic, $0) }
  }

  private func key(
    _ comparison: GroupComparison, _ statistic: String, _ level: String
  ) -> ResultKey {
    var result = key(comparison.group, statistic, level)
    result.versusGroup = comparison.counterpart
    return result
  }

  private func difference(_ target: GapStatistic, _ comparison: GroupComparison) -> ResultRow {
    let key = key(comparison, "difference", target.name)
    do throws(UndefinedStatistic) {
      let (own, rest) = try sides(target.statistic, comparison)
      var estimate = estimator.difference(own, rest, in: table, range: target.statistic.range)
      if estimate.standardError == nil, table.isOfActors {
        let counts = [[comparison.group], comparison.others].map(counts)
        estimate = exact.difference(target.statistic, counts, own, rest)
      }
      return ResultRow(key, .estimate(estimate))
    } catch {
      return ResultRow(key, .undefined(reason: error.reason))
    }
  }

  private func ratio(_ target: GapStatistic, _ comparison: GroupComparison) -> ResultRow {
    let key = key(comparison, "ratio", target.name)
    do throws(UndefinedStatistic) {
      let (own, rest) = try sides(target.statistic, comparison)
      let estimate = try estimator.ratio(own, to: rest, in: table)
      return ResultRow(
        key, .estimate(estimate), flag: target.hasZeroPoint ? "" : "ratio_of_scores")
    } catch {
      return ResultRow(key, .undefined(reason: error.reason))
    }
  }

  private func sides(
    _ statistic: any CellStatistic, _ comparison: GroupComparison
  ) throws(UndefinedStatistic) -> (Linearization, Linearization) {
    (
      try statistic.linearize(table, group: comparison.group),
      try statistic.linearize(table, pooling: comparison.others)
    )
  }

  private func counts(_ groups: [Int]) -> [Int] {
    groups.reduce([Int](repeating: 0, count: table.levelCount)) { sum, group in
      zip(sum, table.levelCounts(group: group)).map { $0 + $1 }
    }
  }
}
