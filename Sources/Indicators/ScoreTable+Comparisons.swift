import Estimation
import Framework
import Results
import Surveys

// Changes between rounds, and the mean over kinds of actor.
extension ScoreTable {
  /// The changes of one group between successive rounds, and from the first to the last.
  func changes(_ series: [Int]) -> [ResultRow] {
    guard series.count > 1 else { return [] }
    var pairs = (1..<series.count).map { ($0 - 1, $0) }
    if series.count > 2 { pairs.append((0, series.count - 1)) }
    return pairs.compactMap { change(from: series[$0.0], to: series[$0.1]) }
  }

  private func change(from earlier: Int, to later: Int) -> ResultRow? {
    let totals = decided.totals
    guard totals.count(group: earlier) > 0, totals.count(group: later) > 0 else { return nil }
    let rounds = (groups.groups[earlier].roundIndex ?? 0, groups.groups[later].roundIndex ?? 0)
    let unbroken = analysis.leaves.indices.filter { leaf in
      !analysis.isBroken(analysis.leaves[leaf], from: rounds.0, to: rounds.1)
    }
    let before = answeredLeaves(earlier)
    let common = answeredLeaves(later).filter { before.contains($0) && unbroken.contains($0) }
    var key = analysis.key(groups, later, "difference", level: IndicatorAnalysis.score)
    key.versusRound = groups.groups[earlier].round
    let isComparable =
      analysis.leavesOut ? !common.isEmpty : unbroken.count == analysis.leaves.count
    guard isComparable else { return ResultRow(key, .undefined(reason: "not_comparable")) }
    let counted = analysis.leavesOut ? Set(common) : nil
    do throws(UndefinedStatistic) {
      let difference = analysis.estimator.difference(
        try score(later, counted: counted), try score(earlier, counted: counted),
        in: totals.table, range: 0...1)
      return ResultRow(key, .estimate(difference), note: note(common))
    } catch {
      return ResultRow(key, .undefined(reason: error.reason))
    }
  }

  /// The mean over the kinds of actor in each round, each counting as the plan says.
  ///
  /// It is made of what all of them were asked, and is a row about all groups together, so that it
  /// is withheld where one of them is.
  func pooled() -> [ResultRow] {
    guard let pooling = analysis.plan.divergence.pooling, !groups.groupBy.isEmpty else { return [] }
    return groups.byRound.compactMap { round in
      let members = round.filter { decided.totals.count(group: $0) > 0 }
      guard members.count > 1, let first = members.first else { return nil }
      let key = ResultKey(
        analysis: IndicatorAnalysis.name, item: analysis.indicator.id, groupBy: groups.groupBy,
        round: groups.groups[first].round, level: pooling.rawValue, statistic: "pooled_mean")
      let common = commonLeaves(members)
      guard !common.isEmpty else {
        return ResultRow(key, .undefined(reason: "no_common_questions"))
      }
      return ResultRow(key, pooled(members, common, pooling), note: note(common))
    }
  }

  /// The leaves that somebody answered in every one of the groups.
  func commonLeaves(_ members: [Int]) -> [Int] {
    let answered = members.map { Set(answeredLeaves($0)) }
    return analysis.leaves.indices.filter { leaf in answered.allSatisfy { $0.contains(leaf) } }
  }

  private func pooled(_ members: [Int], _ common: [Int], _ pooling: GroupPooling) -> Outcome {
    let totals = decided.totals
    do throws(UndefinedStatistic) {
      let sizes = members.map { pooling == .equal ? 1 : totals.weight(group: $0) }
      let whole = sizes.reduce(0, +)
      guard whole > 0 else { throw .noWeight }
      var terms: [(weight: Double, Linearization)] = []
      for (group, size) in zip(members, sizes) {
        let counted = analysis.leavesOut ? Set(common) : nil
        terms.append((size / whole, try score(group, counted: counted)))
      }
      var estimate = analysis.estimator.estimate(
        contrast: .combination(terms), in: totals.table, testsZero: false)
      // The shares of the groups are those of this table: their own error is not in the number.
      estimate.method = pooling == .equal ? "groups_weigh_the_same" : "groups_weigh_by_respondents"
      estimate.count = members.reduce(0) { $0 + totals.count(group: $1) }
      return .estimate(estimate)
    } catch {
      return .undefined(reason: error.reason)
    }
  }
}

extension IndicatorAnalysis {
  /// Whether answers before and after do not compare.
  func isBroken(_ leaf: ScoreLeaf, from earlier: Int, to later: Int) -> Bool {
    tabulator.data.questions.contains { question in
      leaf.questions.contains(question.id)
        && question.breaks(from: earlier, to: later).contains {
          $0.comparability == .notComparable
        }
    }
  }
}
