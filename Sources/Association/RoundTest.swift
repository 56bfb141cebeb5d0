import Estimation
import Results
import Surveys

/// The tests of one question between the groups of one round.
struct RoundTest {
  let key: ResultKey
  let question: SurveyQuestion
  let groups: RespondentGroups
  let table: TableTotals
  let members: [Int]
  let plan: AnalysisPlan
  /// The random stream of the table and round.
  let stream: UInt64

  /// The tests of the plan that the design justifies, each statistic once.
  func designRows() -> [ResultRow] {
    var rows: [ResultRow] = []
    for kind in plan.tests {
      switch kind {
      case .goodnessOfFit: continue
      case .rankWilcoxon: rows += pairs { self.pairRows($0) }
      case .kruskalWallis, .vanDerWaerden, .median: rows += rankRows(kind)
      default:
        let names = kind.statistics("")
        rows += tested(names) { (table) throws(UndefinedStatistic) in
          try StratifiedTable(table).outcomes(kind)
        }
      }
    }
    return rows.firstOfEachStatistic
  }

  /// The exact and permutation forms of the tests of the plan.
  func permutationRows() -> [ResultRow] {
    var rows: [ResultRow] = []
    for kind in plan.tests {
      switch kind {
      case .goodnessOfFit: continue
      case .rankWilcoxon: rows += pairs { self.permutationPairRows($0) }
      case .kruskalWallis, .vanDerWaerden, .median: rows += rankPermutationRows(kind)
      default:
        rows += tested(["permutation_p"]) { (table) throws(UndefinedStatistic) in
          [permutationTest(counts: table.counts, seed: plan.seed, stream: stream)]
        }.map(\.showingProbability)
      }
    }
    return rows.firstOfEachStatistic
  }

  /// A row for each statistic, from the table of all groups or why there is none.
  private func tested(
    _ names: [String],
    _ outcomes: (TwoWayTable) throws(UndefinedStatistic) -> [TestOutcome?]
  ) -> [ResultRow] {
    do throws(UndefinedStatistic) {
      let table = try TwoWayTable(table, groups: members)
      return zip(names, try outcomes(table)).map { name, outcome in
        guard let outcome else {
          return ResultRow(named(name), .undefined(reason: "singular_table"))
        }
        return table.row(named(name), outcome, question, groups)
      }
    } catch {
      return names.map { ResultRow(named($0), .undefined(reason: error.reason)) }
    }
  }

  private func named(_ statistic: String) -> ResultKey {
    var key = key
    key.statistic = statistic
    return key
  }
}

// Rank tests.
extension RoundTest {
  /// The most groups of which every pair is compared.
  static let pairedGroupLimit = 40

  private func rankRows(_ kind: AssociationTest) -> [ResultRow] {
    let names = kind.statistics("")
    guard question.scale.isOrdered else { return refused(names, .notOrdinal) }
    return names.flatMap { name in
      tested([name]) { (table) throws(UndefinedStatistic) in
        let test = RankTest(table, scores: kind.rankScores)
        let outcome = name.hasSuffix("wald_f") ? try test.waldTest() : try test.scoreTest()
        return [outcome.squared]
      }
    }
  }

  private func rankPermutationRows(_ kind: AssociationTest) -> [ResultRow] {
    let names = [kind.rankName + "_permutation_p"]
    guard question.scale.isOrdered else { return refused(names, .notOrdinal) }
    return tested(names) { (table) throws(UndefinedStatistic) in
      guard
        let outcome = rankPermutationTest(
          counts: table.counts, scores: kind.rankScores, seed: plan.seed,
          stream: stream | kind.streamFamily)
      else { throw UndefinedStatistic("no_variation") }
      return [outcome]
    }.map(\.showingProbability)
  }

  private func refused(_ names: [String], _ why: UndefinedStatistic) -> [ResultRow] {
    names.map { ResultRow(named($0), .undefined(reason: why.reason)) }
  }

  /// The rows of every pair of groups that answered.
  private func pairs(_ rows: (RoundTest) -> [ResultRow]) -> [ResultRow] {
    let names = ["wilcoxon_t"]
    guard question.scale.isOrdered else { return refused(names, .notOrdinal) }
    let answering = members.filter { table.total(group: $0) > 0 }
    guard !answering.isEmpty else { return refused(names, .noAnswers) }
    guard answering.count > 1 else { return refused(names, UndefinedStatistic("one_group")) }
    guard answering.count <= RoundTest.pairedGroupLimit else {
      return refused(names, UndefinedStatistic("too_many_groups"))
    }
    var result: [ResultRow] = []
    for (place, first) in answering.enumerated() {
      for second in answering[(place + 1)...] {
        var key = key
        key.group = groups.groups[first].label
        key.versusGroup = groups.groups[second].label
        let number = UInt64(result.count) << 32
        result += rows(
          RoundTest(
            key: key, question: question, groups: groups, table: table, members: [first, second],
            plan: plan, stream: stream | number | AssociationTest.rankWilcoxon.streamFamily))
      }
    }
    return result
  }

  private func pairRows(_ pair: RoundTest) -> [ResultRow] {
    let tests: [(String, (RankTest) throws(UndefinedStatistic) -> TestOutcome)] = [
      ("wilcoxon_t", { test throws(UndefinedStatistic) in try test.scoreTest() }),
      ("wilcoxon_wald_t", { test throws(UndefinedStatistic) in try test.waldTest() }),
    ]
    var rows = tests.flatMap { name, outcome in
      pair.tested([name]) { (table) throws(UndefinedStatistic) in
        [try outcome(RankTest(table, scores: .ridits))]
      }
    }
    rows.append(pair.difference())
    return rows
  }

  private func permutationPairRows(_ pair: RoundTest) -> [ResultRow] {
    let rows = pair.tested(["wilcoxon_permutation_p"]) { (table) throws(UndefinedStatistic) in
      guard
        let outcome = rankPermutationTest(
          counts: table.counts, scores: .ridits, seed: plan.seed, stream: pair.stream)
      else { throw UndefinedStatistic("no_variation") }
      return [outcome]
    }.map(\.showingProbability)
    return rows + [pair.difference()]
  }

  /// The direction of the difference between two groups, and its size.
  private func difference() -> ResultRow {
    let key = named("wilcoxon_difference")
    do throws(UndefinedStatistic) {
      let table = try TwoWayTable(table, groups: members)
      let test = RankTest(table, scores: .ridits)
      return ResultRow(key, .estimate(test.difference(confidence: plan.confidence)))
    } catch {
      return ResultRow(key, .undefined(reason: error.reason))
    }
  }
}
