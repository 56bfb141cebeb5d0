// Proves that the rows of tests say what was compared, in which direction, and why there is none.
import Association
import Estimation
import Results
import Surveys
import TestSupport
import Testing

@Suite("Rows of tests") struct AssociationRowTests {
  private static let tests: [AssociationTest] = AssociationTest.allCases

  private func data(
    _ answers: [Int32], _ groups: [Int32], levels: Int = 4, isOrdered: Bool = true,
    factor: [Int32]? = nil, regime: Regime = .sample
  ) throws -> SurveyData {
    let names = (0..<levels).map { "\($0 + 1)" }
    let scale = ResponseScale(
      id: "s", kind: isOrdered ? .ordinal : .nominal, levels: names,
      scores: names.compactMap { Double($0) })
    return SurveyData(
      rowCount: answers.count, questions: [SurveyQuestion(id: "q", scale: scale, codes: answers)],
      dimensions: [
        SurveyDimension(id: "g", levels: ["a", "b", "c"], codes: groups),
        SurveyDimension(
          id: "f", levels: ["x", "y"], codes: factor ?? groups.indices.map { Int32($0 % 2) }),
      ],
      actors: nil, rounds: nil, design: try SurveyDesign(rowCount: answers.count), regime: regime)
  }

  private func plan(_ tests: [AssociationTest] = tests, given: String? = nil) -> AnalysisPlan {
    var plan = AnalysisPlan()
    plan.tests = tests
    plan.groupings = [["g"]]
    plan.given = given
    return plan
  }

  private func reasons(_ rows: [ResultRow]) -> Set<String> {
    Set(
      rows.compactMap { row in
        if case .undefined(let reason) = row.outcome { reason } else { nil }
      })
  }

  private static let low: [Int32] = [0, 1, 0, 1, 2, 0, 1, 0]
  private static let high: [Int32] = [3, 2, 3, 3, 1, 2, 3, 3]
  private static let sides: [Int32] =
    [Int32](repeating: 0, count: 8) + [Int32](repeating: 1, count: 8)

  @Test("the sign tells which group stands higher, in both regimes")
  func direction() throws {
    for regime in [Regime.sample, .actors(invited: [[nil]])] {
      for (answers, sign) in [(Self.low + Self.high, -1.0), (Self.high + Self.low, 1.0)] {
        let rows = try associations(
          of: data(answers, Self.sides, regime: regime), plan: plan([.rankWilcoxon]))
        let difference = rows.first { $0.key.statistic == "wilcoxon_difference" }
        #expect(difference?.key.group == "a" && difference?.key.versusGroup == "b")
        #expect((difference?.estimate?.value ?? 0) * sign > 0.3)
        let t = rows.first { $0.key.statistic == "wilcoxon_t" }?.estimate
        if regime == .sample {
          #expect((t?.value ?? 0) * sign > 2 && (t?.pValue ?? 1) < 0.01)
        } else {
          let p = rows.first { $0.key.statistic == "wilcoxon_permutation_p" }?.estimate
          #expect((p?.value ?? 1) < 0.01 && p?.method == "permutation_exact")
        }
      }
    }
  }

  @Test("a level that nobody chose leaves the tests of groups untouched")
  func emptyLevel() throws {
    let answers = (Self.low + Self.high).map { $0 > 1 ? $0 + 1 : $0 }
    let wide = try associations(of: data(answers, Self.sides, levels: 6), plan: plan())
    let narrow = try associations(of: data(Self.low + Self.high, Self.sides), plan: plan())
    var compared = 0
    for (a, b) in zip(wide, narrow) where !a.key.statistic.hasPrefix("goodness") {
      #expect(a.key == b.key && a.estimate == b.estimate)
      if a.key.versusGroup.isEmpty { #expect(a.flag == "empty_cells_dropped") }
      compared += 1
    }
    #expect(compared > 15)
  }

  @Test("two groups give Kruskal and Wallis's test the square of Wilcoxon's t")
  func twoGroups() throws {
    let rows = try associations(
      of: data(Self.low + Self.high, Self.sides), plan: plan([.rankWilcoxon, .kruskalWallis]))
    func row(_ name: String) -> Estimate? { rows.first { $0.key.statistic == name }?.estimate }
    for form in ["", "_wald"] {
      let (t, f) = (row("wilcoxon\(form)_t"), row("kruskal_wallis\(form)_f"))
      expectClose(t.map { $0.value * $0.value }, f?.value)
      expectClose(t?.pValue, f?.pValue)
    }
  }

  @Test("what cannot be tested is refused in words")
  func refusals() throws {
    let same = [Int32](repeating: 2, count: 16)
    #expect(
      try reasons(associations(of: data(same, Self.sides), plan: plan()))
        == ["one_level", "no_variation"])
    let one = [Int32](repeating: 1, count: 16)
    #expect(
      try reasons(
        associations(of: data(Self.low + Self.high, one), plan: plan([.raoScott, .rankWilcoxon])))
        == ["one_group"])
    let nominal = try data(Self.low + Self.high, Self.sides, isOrdered: false)
    #expect(
      try reasons(associations(of: nominal, plan: plan([.kruskalWallis, .rankWilcoxon])))
        == ["not_ordinal"])
    let all = try data(Self.low + Self.high, Self.sides)
    #expect(
      try reasons(associations(of: all, plan: plan([.median], given: "f")))
        == ["no_conditional_form"])
    #expect(throws: PlanError.groupedAndGiven("g")) {
      try associations(of: all, plan: plan(given: "g"))
    }
    var shares = plan([.goodnessOfFit])
    shares.expectedShares = [1, 2]
    #expect(throws: PlanError.self) { try associations(of: all, plan: shares) }
  }

  @Test("a unanimous group leaves the default rank tests defined")
  func unanimous() throws {
    let groups = Self.sides + [Int32](repeating: 2, count: 16)
    let answers = [Int32](repeating: 3, count: 16) + Self.low + Self.high
    let rows = try associations(of: data(answers, groups), plan: plan([.kruskalWallis]))
    #expect(rows.first { $0.key.statistic == "kruskal_wallis_f" }?.estimate?.pValue != nil)
  }

  @Test("families are those that the plan declares", arguments: TestFamily.allCases)
  func families(family: TestFamily) throws {
    var plan = plan([.raoScott, .wald])
    plan.groupings = [["g"], ["f"]]
    plan.adjustment = .bonferroni
    plan.family = family
    let rows = try associations(of: data(Self.low + Self.high, Self.sides), plan: plan)
    let tested = rows.compactMap(\.estimate)
    #expect(tested.count == 8)
    let factor = family == .all ? 8.0 : 2
    for test in tested {
      expectClose(test.adjustedPValue, test.pValue.map { min(1, factor * $0) })
    }
  }
}
