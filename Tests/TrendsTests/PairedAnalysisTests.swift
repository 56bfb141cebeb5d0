// Proves that who moved where is counted rightly, and that small flows cannot be worked out.
import Estimation
import Results
import Surveys
import Tabular
import TestSupport
import Testing

@testable import Trends

private let scale = ResponseScale(
  id: "three", kind: .ordinal, levels: ["no", "partly", "yes"], scores: [1, 2, 3],
  sides: [.unfavourable, .neutral, .favourable])

/// Two rounds of the same respondents; the counts are by earlier and later answer.
private func data(
  _ counts: [Int], onlyEarlier: Int = 0, regime: Regime = .actors(invited: [[nil, nil]])
) throws -> SurveyData {
  let pairs = counts.indices.flatMap { cell in
    [(Int32, Int32)](repeating: (Int32(cell / 3), Int32(cell % 3)), count: counts[cell])
  }
  let people = Int32(pairs.count)
  let extra = (0..<Int32(onlyEarlier)).map { people + $0 }
  let codes = pairs.map(\.0) + extra.map { _ in 0 } + pairs.map(\.1)
  let respondents = Array(0..<people) + extra + Array(0..<people)
  let rounds = respondents.indices.map { Int32($0 < pairs.count + onlyEarlier ? 0 : 1) }
  let names = (0..<Int(people) + onlyEarlier).map { "p\($0)" }
  return SurveyData(
    rowCount: codes.count, questions: [SurveyQuestion(id: "q", scale: scale, codes: codes)],
    dimensions: [], actors: nil,
    rounds: SurveyDimension(id: "round", levels: ["a", "b"], codes: rounds),
    design: try SurveyDesign(
      rowCount: codes.count,
      clusters: CategoryColumn(name: "p", levels: names, codes: respondents)),
    regime: regime, respondents: respondents)
}

private func transitions(_ rows: [ResultRow]) -> [ResultRow] {
  rows.filter { $0.key.statistic == "transition_count" }
}

@Suite("Those who answered twice") struct PairedAnalysisTests {
  @Test("counts and shares of every transition, and the pairs as they are") func counts() throws {
    let counts = [12, 6, 0, 5, 20, 7, 0, 5, 9]
    let rows = try trends(of: data(counts), plan: AnalysisPlan())
    let shown = transitions(rows)
    #expect(shown.compactMap { $0.estimate?.value } == counts.map { Double($0) })
    #expect(shown[1].key.level == "no → partly")
    #expect(rows.first { $0.key.statistic == "paired_count" }?.estimate?.value == 64)
    let share = rows.first {
      $0.key.statistic == "transition_share" && $0.key.level == "no → partly"
    }?.estimate
    expectClose(share?.value, 6.0 / 18)
    #expect(share?.standardError == nil, "actors stand for themselves")
    let sign = rows.first { $0.key.statistic == "sign_test" }?.estimate
    expectClose(sign?.value, 13.0 / 23)
  }

  @Test("small flows, and what would tell them, are withheld") func protection() throws {
    let tables = [
      [12, 2, 0, 5, 20, 7, 0, 5, 9], [6, 1, 1, 0, 0, 0, 9, 3, 30], [3, 0, 0, 9, 9, 9, 9, 9, 9],
      [20, 1, 0, 0, 20, 0, 0, 0, 20], [5, 5, 5, 5, 4, 5, 5, 5, 5],
    ]
    for counts in tables {
      let table = MatchedTable(levelCount: 3, counts: counts)
      let found = TransitionProtection(
        table, minimum: 5, favourable: [2], tellsRises: true)
      let small = Set(counts.indices.filter { (1..<5).contains(counts[$0]) })
      #expect(found.primary == small)
      let withheld = found.primary.union(found.complementary)
      #expect(
        alternatives(counts, withheld, small, rises: !found.hidesRises, gains: !found.hidesGains),
        "\(counts)")
    }
  }

  /// Whether another table has the same published cells, margins, rises and gains, with another
  /// number in some small cell: small steps around cycles of withheld cells, all tried.
  private func alternatives(
    _ counts: [Int], _ withheld: Set<Int>, _ small: Set<Int>, rises: Bool, gains: Bool
  ) -> Bool {
    let cells = withheld.sorted()
    var differing: Set<Int> = []
    func sums(_ table: [Int]) -> [Int] {
      let rows = (0..<3).map { row in (0..<3).reduce(0) { $0 + table[row * 3 + $1] } }
      let columns = (0..<3).map { column in (0..<3).reduce(0) { $0 + table[$1 * 3 + column] } }
      return rows + columns + (rises ? [table[1] + table[2] + table[5]] : [])
        + (gains ? [table[2] + table[5]] : [])
    }
    let wanted = sums(counts)
    var steps = [Int](repeating: -1, count: cells.count)
    while true {
      var table = counts
      for (place, cell) in cells.enumerated() { table[cell] += steps[place] }
      if sums(table) == wanted {
        for (place, cell) in cells.enumerated() where steps[place] != 0 { differing.insert(cell) }
      }
      guard let next = steps.firstIndex(where: { $0 < 1 }) else { break }
      for place in 0..<next { steps[place] = -1 }
      steps[next] += 1
    }
    return small.isSubset(of: differing)
  }

  @Test("too few pairs, or too few others, withhold all numbers of pairs") func fewPairs() throws {
    for (counts, extra, reason) in [
      ([2, 1, 0, 0, 1, 0, 0, 0, 0], 0, Suppression.primary),
      ([9, 9, 9, 9, 9, 9, 9, 9, 9], 2, .complementary),
    ] {
      let rows = try trends(of: data(counts, onlyEarlier: extra), plan: AnalysisPlan())
      let paired = rows.filter { $0.key.statistic == "paired_count" } + transitions(rows)
      #expect(!paired.isEmpty && paired.allSatisfy { $0.outcome == .suppressed(reason) })
      var open = AnalysisPlan()
      open.suppresses = false
      let all = try trends(of: data(counts, onlyEarlier: extra), plan: open)
      #expect(transitions(all).allSatisfy { $0.estimate != nil })
    }
  }

  @Test("nobody moved, nobody twice, another kind of actor") func edges() throws {
    let still = try trends(of: data([9, 0, 0, 0, 9, 0, 0, 0, 9]), plan: AnalysisPlan())
    for statistic in ["mcnemar_chi2", "sign_test", "wilcoxon_signed_rank", "stuart_maxwell_chi2"] {
      let row = still.first { $0.key.statistic == statistic }
      #expect(row?.outcome == .undefined(reason: "nobody_moved"), "\(statistic)")
    }
    var apart = try data([9, 9, 9, 9, 9, 9, 9, 9, 9])
    apart.respondents = (0..<Int32(apart.rowCount)).map { $0 }
    let none = try trends(of: apart, plan: AnalysisPlan())
    #expect(!none.contains { $0.key.statistic == "paired_count" })
    var changed = try data([9, 9, 9, 9, 9, 9, 9, 9, 9], regime: .sample)
    let half = changed.rowCount / 2
    changed.actors = SurveyDimension(
      id: "actor", levels: ["x", "y"],
      codes: (0..<changed.rowCount).map { $0 >= half && $0 < half + 7 ? 1 : 0 })
    let rows = try trends(of: changed, plan: AnalysisPlan())
    let pairs = rows.first { $0.key.statistic == "paired_count" && $0.key.groupBy == "actor" }
    #expect(pairs?.flag.contains("changed_actors_left_out") ?? false || pairs?.estimate == nil)
  }
}

@Suite("Tests that add up") struct FlowWithholdingTests {
  private static let tests = ["mcnemar_exact", "sign_test", "wilcoxon_signed_rank"]

  /// The rows of a question for everybody, two kinds of actor and two sexes, with some withheld.
  private func rows(withheld: [(groupBy: String, group: String)]) -> [ResultRow] {
    let groups = [("", ""), ("actor", "A"), ("actor", "B"), ("sex", "w"), ("sex", "m")]
    return groups.flatMap { groupBy, group -> [ResultRow] in
      let isHidden = withheld.contains { $0 == (groupBy, group) }
      func row(_ statistic: String, isHidden: Bool) -> ResultRow {
        let key = ResultKey(
          analysis: "trend", question: "q", groupBy: groupBy, group: group, round: "b",
          versusRound: "a", statistic: statistic)
        return isHidden
          ? ResultRow(key, .suppressed(.primary), flag: Suppression.primary.rawValue)
          : ResultRow(key, .estimate(Estimate(value: 0.5, count: 40)))
      }
      let flows = groupBy == "actor" ? [row("transition_count", isHidden: false)] : []
      return [row("paired_count", isHidden: false)] + flows
        + Self.tests.map { row($0, isHidden: isHidden) }
        + [row("stuart_maxwell_chi2", isHidden: false)]
    }
  }

  /// The groupings of which every test is withheld, and those of which none is.
  private func groupings(_ rows: [ResultRow]) -> (hidden: Set<String>, shown: Set<String>) {
    func all(_ groupBy: String, _ holds: (ResultRow) -> Bool) -> Bool {
      rows.filter { $0.key.groupBy == groupBy && Self.tests.contains($0.key.statistic) }
        .allSatisfy(holds)
    }
    let names = ["", "actor", "sex"]
    return (
      Set(names.filter { all($0) { $0.estimate == nil } }),
      Set(names.filter { all($0) { $0.estimate != nil } })
    )
  }

  @Test("a withheld test of one group is not the test of everybody less those of the others")
  func subtraction() {
    let open = TrendWithholding.apply(to: rows(withheld: []), sizes: [])
    #expect(groupings(open).shown == ["", "actor", "sex"])
    let actor = TrendWithholding.apply(to: rows(withheld: [("actor", "A")]), sizes: [])
    #expect(groupings(actor).hidden == ["", "sex"])
    let other = actor.filter { $0.key.group == "B" }
    #expect(other.allSatisfy { $0.estimate != nil }, "no sum tells the other kind of actor")
    let sex = TrendWithholding.apply(to: rows(withheld: [("sex", "m")]), sizes: [])
    #expect(groupings(sex).hidden == ["sex"])
    #expect(groupings(sex).shown == ["", "actor"])
    for rows in [actor, sex] {
      let sizes = rows.filter { $0.key.statistic == "paired_count" }
      let homogeneity = rows.filter { $0.key.statistic == "stuart_maxwell_chi2" }
      #expect((sizes + homogeneity).allSatisfy { $0.estimate != nil })
    }
  }

  @Test("with two answers every test tells how many moved") func twoAnswers() {
    let rows = rows(withheld: [("actor", "A")]).map { row -> ResultRow in
      guard row.key.group == "A", row.key.statistic == "stuart_maxwell_chi2" else { return row }
      return ResultRow(row.key, .suppressed(.primary), flag: Suppression.primary.rawValue)
    }
    let result = TrendWithholding.apply(to: rows, sizes: [])
    let homogeneity = result.filter { $0.key.statistic == "stuart_maxwell_chi2" }
    #expect(homogeneity.filter { $0.estimate != nil }.map(\.key.group) == ["B"])
  }
}
