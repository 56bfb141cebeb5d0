import Estimation
import Results
import Surveys

/// The tests of one question between groups at each level of a dimension that is given.
struct LayeredTest {
  let question: SurveyQuestion
  let groups: RespondentGroups
  /// The groups at every level of the given dimension, which is the last of their dimensions.
  let layers: RespondentGroups
  let table: TableTotals
  let plan: AnalysisPlan
  let isActorsRegime: Bool

  func rows(stream: UInt64) -> [ResultRow] {
    let rounds = layers.byRound
    return rounds.enumerated().flatMap { place, members -> [ResultRow] in
      guard members.contains(where: { GroupTotals(table, group: $0).wasAsked }) else { return [] }
      let key = ResultKey(
        analysis: "association", question: question.id, item: question.item,
        groupBy: groups.groupBy + ResultKey.given + (plan.given ?? ""),
        round: layers.groups[members[0]].round,
        statistic: "")
      let number = stream * UInt64(rounds.count) + UInt64(place)
      return plan.tests.flatMap { kind in
        kind == .goodnessOfFit ? [] : rows(kind, key, members, number)
      }.firstOfEachStatistic
    }
  }

  private func rows(
    _ kind: AssociationTest, _ key: ResultKey, _ members: [Int], _ stream: UInt64
  ) -> [ResultRow] {
    let isRank = kind.isOfRanks
    let names =
      isRank
      ? [kind.statistics("")[0]]
      : isActorsRegime ? ["conditional_permutation_p"] : kind.statistics("conditional_")
    func named(_ statistic: String) -> ResultKey {
      var key = key
      key.statistic = statistic
      return key
    }
    do throws(UndefinedStatistic) {
      if isRank { throw UndefinedStatistic("no_conditional_form") }
      let tested = try StratifiedTable(table, groups: levels(members))
      var outcomes: [TestOutcome?]
      if isActorsRegime {
        outcomes = [
          permutationTest(strata: tested.parts.map(\.counts), seed: plan.seed, stream: stream)
        ]
      } else {
        outcomes = try tested.outcomes(kind)
      }
      return zip(names, outcomes).map { name, outcome in
        guard let outcome else {
          return ResultRow(named(name), .undefined(reason: "singular_table"))
        }
        let row = ResultRow(
          named(name), .estimate(outcome.estimate(count: tested.count)),
          flag: tested.droppedParts.isEmpty ? "" : "levels_without_comparison",
          note: note(tested.droppedParts, members))
        return isActorsRegime ? row.showingProbability : row
      }
    } catch {
      return names.map { ResultRow(named($0), .undefined(reason: error.reason)) }
    }
  }

  /// The groups of each level of the given dimension.
  private func levels(_ members: [Int]) -> [[Int]] {
    var levels: [[Int]] = []
    var places: [Int: Int] = [:]
    for member in members {
      let level = layers.groups[member].levels.last ?? 0
      if let place = places[level] {
        levels[place].append(member)
      } else {
        places[level] = levels.count
        levels.append([member])
      }
    }
    return levels
  }

  private func note(_ dropped: [Int], _ members: [Int]) -> String {
    guard !dropped.isEmpty else { return "" }
    let names = levels(members).map { level in
      ResultKey.parts(level.first.map { layers.groups[$0].label } ?? "").last ?? ""
    }
    return "nothing to compare at " + dropped.map { names[$0] }.joined(separator: ", ")
  }
}
