import Estimation
import Results
import Surveys

// The gap between every two groups from round to round.
extension TrendAnalysis {
  /// The gaps of the favourable share, or of the mean score where the scale takes no side: in every
  /// round, their changes and their trend.
  func gapRows(
    _ question: SurveyQuestion, _ groups: RespondentGroups, _ table: TableTotals
  ) -> [ResultRow] {
    guard !groups.groupBy.isEmpty, let statistic = question.scale.summaryStatistics.first else {
      return []
    }
    let series = groups.series
    var rows: [ResultRow] = []
    for first in series.indices {
      for second in series.indices.dropFirst(first + 1) {
        rows += gapRows(question, groups, table, statistic, series[first], series[second])
      }
    }
    return rows
  }

  private func gapRows(
    _ question: SurveyQuestion, _ groups: RespondentGroups, _ table: TableTotals,
    _ statistic: some CellStatistic, _ first: [Int], _ second: [Int]
  ) -> [ResultRow] {
    var key = question.key(Self.name, groups, first[0], statistic: "")
    key.round = ""
    key.versusGroup = groups.groups[second[0]].label
    var points: [RoundSeries.Point] = []
    for (one, other) in zip(first, second) {
      guard table.count(group: one) > 0, table.count(group: other) > 0 else {
        points.append(.empty)
        continue
      }
      do throws(UndefinedStatistic) {
        let gap = Linearization.difference(
          try statistic.linearize(table, group: one), try statistic.linearize(table, group: other))
        points.append(.number(gap))
      } catch {
        points.append(.undefined(error.reason))
      }
    }
    let range = statistic.range.map { range in
      let reach = range.upperBound - range.lowerBound
      return -reach...reach
    }
    let gaps = RoundSeries(
      key: key, statistic: statistic.name, level: "", range: range, points: points,
      counts: zip(first, second).map { min(table.count(group: $0), table.count(group: $1)) },
      pools: groups.poolsActors)
    var rows: [ResultRow] = []
    for (round, point) in points.enumerated() {
      guard let number = point.number else { continue }
      rows.append(
        ResultRow(
          gaps.key("difference", round: rounds[round], versus: ""),
          .estimate(estimator.estimate(contrast: number, in: table, testsZero: true)),
          note: statistic.name))
    }
    return rows + changes(of: gaps, question, table) + trendRows(of: gaps, question, table)
  }
}
