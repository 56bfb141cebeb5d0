// Proves that changes between rounds have the errors of paired and of independent samples.
import Estimation
import Results
import Surveys
import Tabular
import TestSupport
import Testing
import Trends

private let scale = ResponseScale(
  id: "five", kind: .ordinal, levels: ["1", "2", "3", "4", "5"], scores: [1, 2, 3, 4, 5],
  sides: [.unfavourable, .unfavourable, .neutral, .favourable, .favourable])

/// Answers by round, one list a round; respondents stand in the same order in every list.
private struct Panel {
  var rounds: [[Int]]
  var breaks: [SeriesBreak] = []

  private var roundCodes: [Int32] {
    rounds.enumerated().flatMap { place, answers in answers.map { _ in Int32(place) } }
  }

  private var labels: [String] { rounds.indices.map { "r\($0)" } }

  func data(sameRespondents: Bool, invited: [[Int?]]? = nil) throws -> SurveyData {
    let codes = rounds.flatMap { $0.map { Int32($0 - 1) } }
    let people = rounds.flatMap { $0.indices.map { Int32($0) } }
    let names = (0..<(rounds.map(\.count).max() ?? 0)).map { "p\($0)" }
    let clusters = CategoryColumn(name: "person", levels: names, codes: people)
    let strata = CategoryColumn(name: "round", levels: labels, codes: roundCodes)
    return SurveyData(
      rowCount: codes.count,
      questions: [SurveyQuestion(id: "q", scale: scale, codes: codes, breaks: breaks)],
      dimensions: [], actors: nil,
      rounds: SurveyDimension(id: "round", levels: labels, codes: roundCodes),
      design: try SurveyDesign(
        rowCount: codes.count, strata: sameRespondents ? nil : strata,
        clusters: sameRespondents ? clusters : nil),
      regime: invited.map { .actors(invited: $0) } ?? .sample)
  }
}

private let earlier = [1, 2, 2, 3, 5, 4, 3, 1]
private let later = [2, 2, 4, 3, 4, 5, 5, 3]

private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

/// The squared standard error of a mean of independent values: s² / n.
private func squaredError(_ values: [Double]) -> Double {
  let centre = mean(values)
  let squares = values.map { ($0 - centre) * ($0 - centre) }.reduce(0, +)
  return squares / Double(values.count - 1) / Double(values.count)
}

private func change(
  _ rows: [ResultRow], _ statistic: String, from: String = "r0", to: String = "r1"
) -> ResultRow? {
  rows.first {
    $0.key.statistic == "difference" && $0.key.level == statistic && $0.key.versusRound == from
      && $0.key.round == to
  }
}

@Suite("Trends") struct TrendsTests {
  @Test("the same respondents: the error of a change is that of the mean of their differences")
  func paired() throws {
    let data = try Panel(rounds: [earlier, later]).data(sameRespondents: true)
    let rows = try trends(of: data, plan: AnalysisPlan())
    let score = zip(later, earlier).map { Double($0 - $1) }
    let favourable = zip(later, earlier).map { ($0 > 3 ? 1.0 : 0) - ($1 > 3 ? 1.0 : 0) }
    let third = zip(later, earlier).map { ($0 == 3 ? 1.0 : 0) - ($1 == 3 ? 1.0 : 0) }
    for (name, differences) in [("mean_score", score), ("favourable", favourable), ("3", third)] {
      let found = try #require(change(rows, name)?.estimate, "\(name)")
      expectClose(found.value, mean(differences), name)
      expectClose(found.standardError, squaredError(differences).squareRoot(), name)
      #expect(found.degreesOfFreedom == 7)
    }
  }

  @Test("other respondents: the squared errors of the rounds add up") func independent() throws {
    let data = try Panel(rounds: [earlier, later]).data(sameRespondents: false)
    let rows = try trends(of: data, plan: AnalysisPlan())
    let found = try #require(change(rows, "mean_score")?.estimate)
    let (before, after) = (earlier.map { Double($0) }, later.map { Double($0) })
    expectClose(found.value, mean(after) - mean(before))
    let error = (squaredError(before) + squaredError(after)).squareRoot()
    expectClose(found.standardError, error)
    #expect(found.degreesOfFreedom == 14)
  }

  @Test("everybody invited answered in both rounds: nothing is left to chance") func census() throws
  {
    let size = earlier.count
    let data = try Panel(rounds: [earlier, later])
      .data(sameRespondents: true, invited: [[size, size]])
    let rows = try trends(of: data, plan: AnalysisPlan())
    let found = try #require(change(rows, "mean_score")?.estimate)
    expectClose(found.value, mean(later.map { Double($0) }) - mean(earlier.map { Double($0) }))
    expectClose(found.standardError, 0)
    #expect(found.pValue == nil)
    #expect(found.interval.map { $0.low == found.value && $0.high == found.value } ?? true)
    let unknown = try Panel(rounds: [earlier, later])
      .data(sameRespondents: true, invited: [[size, nil]])
    let open = try #require(
      change(try trends(of: unknown, plan: AnalysisPlan()), "mean_score")?.estimate)
    #expect(open.standardError == nil || (open.standardError ?? 0) > 0)
    #expect(open.interval == nil)
  }

  @Test("a break withholds the change or flags it") func breaks() throws {
    var panel = Panel(rounds: [earlier, later, earlier.reversed()])
    panel.breaks = [
      SeriesBreak(round: 1, comparability: .withCaveat, reason: "new-mode"),
      SeriesBreak(round: 2, comparability: .notComparable, reason: "new-scale"),
    ]
    let rows = try trends(of: panel.data(sameRespondents: true), plan: AnalysisPlan())
    for statistic in ["mean_score", "favourable", "disagreement", "1"] {
      let careful = try #require(change(rows, statistic))
      #expect(careful.flag == "comparable_with_caveat" && careful.estimate != nil)
      #expect(careful.note.hasSuffix(": new-mode"))
      for from in ["r0", "r1"] {
        let refused = try #require(change(rows, statistic, from: from, to: "r2"))
        #expect(refused.outcome == .undefined(reason: "not_comparable"))
        #expect(refused.note.hasSuffix(": new-scale"))
      }
    }
  }

  @Test("the pairs of rounds compared, each once") func pairs() throws {
    let data = try Panel(rounds: [earlier, later, later, earlier]).data(sameRespondents: true)
    var plan = AnalysisPlan()
    func compared() throws -> [String] {
      try trends(of: data, plan: plan)
        .filter { $0.key.level == "mean_score" && $0.key.statistic == "difference" }
        .map { $0.key.versusRound + ">" + $0.key.round }
    }
    #expect(try compared() == ["r0>r1", "r1>r2", "r2>r3", "r0>r3"])
    plan.roundComparisons = [["r0", "r2"], ["r1", "r2"], ["r0", "r2"]]
    #expect(try compared() == ["r0>r1", "r1>r2", "r2>r3", "r0>r3", "r0>r2"])
    plan.roundComparisons = [["r0", "r9"]]
    #expect(throws: PlanError.unknownRound("r9", known: ["r0", "r1", "r2", "r3"])) {
      try trends(of: data, plan: plan)
    }
  }

  @Test("one round or none has no trend") func noRounds() throws {
    var data = try Panel(rounds: [earlier]).data(sameRespondents: true)
    #expect(throws: TrendError.noRounds) { try trends(of: data, plan: AnalysisPlan()) }
    data.rounds = nil
    #expect(throws: TrendError.noRounds) { try trends(of: data, plan: AnalysisPlan()) }
  }
}
