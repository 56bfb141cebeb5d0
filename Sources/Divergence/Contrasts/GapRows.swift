import Estimation
import Results
import Surveys

/// The same question answered by several kinds of group: gaps in points and in favourable share.
struct GapRows {
  let analysis: DivergenceAnalysis
  let drawn: DrawnGroups

  /// The gap of every two groups of a round, the first less the second; the mean over all groups
  /// where the plan asks for one.
  func rows(_ subject: DivergenceSubject) -> [ResultRow] {
    let groups = subject.groups.groups
    guard (groups.first?.levels.count ?? 0) == 1 else { return [] }
    return subject.groups.byRound.flatMap { members -> [ResultRow] in
      let answering = members.filter { subject.table.count(group: $0) > 0 }
      guard answering.count > 1 else { return [] }
      var rows: [ResultRow] = []
      for (place, first) in answering.enumerated() {
        for second in answering[(place + 1)...] { rows += gaps(subject, first, second) }
      }
      if let pooling = analysis.plan.divergence.pooling {
        rows.append(pooledMean(subject, answering, pooling))
      }
      return rows
    }
  }

  private func gaps(_ subject: DivergenceSubject, _ first: Int, _ second: Int) -> [ResultRow] {
    let (question, groups) = (subject.question, subject.groups)
    let drawn = intervals(subject, first, second)
    return question.scale.summaryStatistics.map { statistic in
      var key = question.key(
        DivergenceAnalysis.name, groups, first, statistic: "difference", level: statistic.name)
      key.versusGroup = groups.groups[second].label
      var outcome = gap(statistic, subject.table, first, second)
      if let drawn, case .estimate(var estimate) = outcome,
        let interval = drawn.interval(contrast(statistic, question.scale), tellsApart: true)
      {
        estimate.interval = interval
        estimate.confidence = analysis.plan.confidence
        estimate.method = ContrastIntervals.method
        // A t test does not hold its level in small groups; δ has an exact one.
        estimate.pValue = nil
        estimate.degreesOfFreedom = nil
        outcome = .estimate(estimate)
      }
      return ResultRow(key, outcome)
    }
  }

  /// Drawn intervals, where one of the groups is too small for the error of the design.
  private func intervals(
    _ subject: DivergenceSubject, _ first: Int, _ second: Int
  ) -> ContrastIntervals? {
    let smallest = min(
      subject.answers[first].effectiveCount, subject.answers[second].effectiveCount)
    guard smallest < Double(DivergenceAnalysis.fewestForLinearization) else { return nil }
    return drawn.intervals(first, second)
  }

  private func contrast(
    _ statistic: some CellStatistic, _ scale: ResponseScale
  ) -> any ShareContrast {
    let favourable = scale.favourableLevels
    return statistic.isProportion
      ? ScoreDifference(scores: scale.levels.indices.map { favourable.contains($0) ? 1 : 0 })
      : ScoreDifference(scores: scale.scores)
  }

  private func gap(
    _ statistic: some CellStatistic, _ table: TableTotals, _ first: Int, _ second: Int
  ) -> Outcome {
    do throws(UndefinedStatistic) {
      let own = try statistic.linearize(table, group: first)
      let other = try statistic.linearize(table, group: second)
      return .estimate(
        analysis.estimator.difference(own, other, in: table, range: statistic.range))
    } catch {
      return .undefined(reason: error.reason)
    }
  }

  /// The mean score over the groups, each counting as the plan says.
  ///
  /// It is a row about all groups together, so it is withheld where one of them is.
  private func pooledMean(
    _ subject: DivergenceSubject, _ members: [Int], _ pooling: GroupPooling
  ) -> ResultRow {
    let table = subject.table
    let key = ResultKey(
      analysis: DivergenceAnalysis.name, question: subject.question.id,
      item: subject.question.item, groupBy: subject.groups.groupBy,
      round: subject.groups.groups[members[0]].round, level: pooling.rawValue,
      statistic: "pooled_mean")
    do throws(UndefinedStatistic) {
      let sizes = members.map { pooling == .equal ? 1 : table.total(group: $0) }
      let whole = sizes.reduce(0, +)
      guard whole > 0 else { throw .noWeight }
      let statistic = MeanScore(scores: subject.question.scale.scores)
      var terms: [(weight: Double, Linearization)] = []
      for (group, size) in zip(members, sizes) {
        terms.append((size / whole, try statistic.linearize(table, group: group)))
      }
      var estimate = analysis.estimator.estimate(
        contrast: .combination(terms), in: table, testsZero: false)
      // The shares of the groups are those of this table: their own error is not in the number.
      estimate.method =
        pooling == .equal ? "groups_weigh_the_same" : "groups_weigh_by_respondents"
      estimate.count = members.reduce(0) { $0 + table.count(group: $1) }
      return ResultRow(key, .estimate(estimate))
    } catch {
      return ResultRow(key, .undefined(reason: error.reason))
    }
  }
}
