import Estimation
import Results
import Surveys

/// Whether the answers of each group of a question have the shares expected.
struct FitTest {
  let question: SurveyQuestion
  let groups: RespondentGroups
  let table: TableTotals
  let plan: AnalysisPlan

  func rows(isActorsRegime: Bool, stream: UInt64) -> [ResultRow] {
    groups.groups.indices.filter { GroupTotals(table, group: $0).wasAsked }.flatMap { group in
      let shares = plan.shares(of: question)
      return isActorsRegime
        ? [exactRow(group, shares, stream)] : designRows(group, shares)
    }
  }

  private func key(_ group: Int, _ statistic: String) -> ResultKey {
    question.key("association", groups, group, statistic: statistic)
  }

  private func designRows(_ group: Int, _ shares: [Double]) -> [ResultRow] {
    let names = AssociationTest.goodnessOfFit.statistics("")
    do throws(UndefinedStatistic) {
      let test = try goodnessOfFit(table, group: group, shares: shares)
      return zip(names, [test.f, test.secondOrderChiSquared]).map { name, outcome in
        ResultRow(key(group, name), .estimate(outcome.estimate(count: table.count(group: group))))
      }
    } catch {
      return names.map { ResultRow(key(group, $0), .undefined(reason: error.reason)) }
    }
  }

  private func exactRow(_ group: Int, _ shares: [Double], _ stream: UInt64) -> ResultRow {
    let key = key(group, "goodness_of_fit_p")
    let counts = table.levelCounts(group: group)
    guard counts.contains(where: { $0 > 0 }) else {
      return ResultRow(key, .undefined(reason: UndefinedStatistic.noAnswers.reason))
    }
    let number = stream | UInt64(group) << 32 | AssociationTest.goodnessOfFit.streamFamily
    guard
      let outcome = multinomialTest(
        counts: counts, shares: shares, seed: plan.seed, stream: number)
    else { return ResultRow(key, .undefined(reason: UndefinedStatistic.oneLevel.reason)) }
    let row = ResultRow(key, .estimate(outcome.estimate(count: table.count(group: group))))
    return row.showingProbability
  }
}
