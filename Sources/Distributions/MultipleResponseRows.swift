import Estimation
public import Results
public import Surveys
import Tabular

extension DistributionAnalysis {
  /// What is said of a question with several answers as a whole, in every group.
  ///
  /// Its respondents, the mean number of mentions, who did not answer and why, and of each option
  /// the share of all mentions. The share of respondents who chose an option is in the rows of the
  /// option itself.
  public func rows(_ response: MultipleResponse, by groups: RespondentGroups) -> [ResultRow] {
    let mentions = response.mentions
    let table = tabulator.totals(of: mentions, by: groups)
    let byOption = response.mentioned.map {
      tabulator.totals(of: response.mentions(with: $0), by: groups)
    }
    let share = MentionShare(mentionLevels: response.mentionLevels)
    let pools = groups.poolsActors && tabulator.data.isAskedOfSeveralActors(mentions)
    var rows: [ResultRow] = []
    for group in groups.groups.indices where RespondentCount(table, group: group).asked > 0 {
      var own = wholeRows(mentions, groups, group, table)
      for (option, table) in zip(response.mentioned, byOption) where table.count(group: group) > 0 {
        var key = response.options[option].key(name, groups, group, statistic: share.name)
        key.level = ""
        own.append(ResultRow(key, estimator.outcome(share, in: table, group: group)))
      }
      if pools { for place in own.indices { own[place].flag = "pooled_actors" } }
      rows += own
    }
    return rows
  }

  private func wholeRows(
    _ mentions: SurveyQuestion, _ groups: RespondentGroups, _ group: Int, _ table: TableTotals
  ) -> [ResultRow] {
    let key = mentions.key(name, groups, group, statistic: "mean_mentions")
    guard table.count(group: group) > 0 else {
      return [ResultRow(key, .undefined(reason: UndefinedStatistic.noAnswers.reason))]
    }
    var count = key
    count.statistic = "count"
    let respondents = Estimate(
      value: Double(table.count(group: group)), count: table.count(group: group),
      weightedCount: table.total(group: group), method: "count")
    let mean = MeanScore(scores: mentions.scale.scores)
    return [
      ResultRow(count, .estimate(respondents)),
      ResultRow(key, estimator.outcome(mean, in: table, group: group)),
    ] + (base == .valid ? missingRows(mentions, groups, group, table) : [])
  }
}
