// Proves that the score of an indicator is the mean of its questions, with the error of that mean.
import Distributions
import Estimation
import Framework
import Indicators
import Localization
import Results
import Surveys
import Tabular
import TestSupport
import Testing

private let scale = ResponseScale(
  id: "three", kind: .ordinal, levels: ["1", "2", "3"], scores: [1, 2, 3],
  sides: [.unfavourable, .neutral, .favourable])

private func text(_ text: String) -> LocalizedText { LocalizedText(verbatim: text) }

/// A codebook of one indicator over the questions named.
private func study(_ questions: [String], _ aggregation: Indicator.Aggregation) -> Study {
  Study(
    id: "s", title: text("s"),
    data: DataLayout(respondentColumn: "person", actorColumn: "kind"), rounds: [], actors: [],
    scales: [],
    indicators: [
      Indicator(id: "A", principle: "p", label: text("A"), aggregation: aggregation)
    ],
    questions: questions.map {
      Question(id: $0, indicator: "A", text: text($0), scale: "three", asked: [], rounds: [])
    })
}

/// Twelve respondents of two kinds; with `rounds` the first half answered in the first round.
private func data(
  _ answers: [(id: String, codes: [Int32])], rounds: Bool = false, breaks: [SeriesBreak] = []
) throws -> SurveyData {
  SurveyData(
    rowCount: 12,
    questions: answers.enumerated().map { place, answer in
      SurveyQuestion(
        id: answer.id, scale: scale, codes: answer.codes, breaks: place == 0 ? breaks : [])
    },
    dimensions: [],
    actors: SurveyDimension(
      id: "actor", levels: ["n", "i"], codes: (0..<12).map { rounds || $0 % 3 > 0 ? 0 : 1 }),
    rounds: rounds
      ? SurveyDimension(
        id: "round", levels: ["r0", "r1"], codes: (0..<12).map { $0 < 6 ? 0 : 1 }) : nil,
    design: try SurveyDesign(rowCount: 12, weights: (0..<12).map { Double(1 + $0 % 3) }),
    regime: .sample)
}

private func score(_ rows: [ResultRow], _ group: String, _ round: String = "") -> ResultRow? {
  rows.first {
    $0.key.statistic == "indicator_score" && $0.key.group == group && $0.key.round == round
  }
}

private let first: [Int32] = [0, 2, 1, 2, 0, 2, 1, 1, 2, 0, 2, 2]
private let second: [Int32] = [2, 2, 0, 1, 0, 1, 1, 2, 2, 0, 0, 2]
private let none = MissingReason.noAnswer.code

@Suite("Indicators") struct IndicatorsTests {
  @Test("one question: the score is its favourable share, a gap is no no")
  func oneQuestion() throws {
    var gaps = first
    for row in [1, 4, 9] { gaps[row] = none }
    for codes in [first, gaps] {
      let data = try data([("q", codes)])
      let rows = try indicatorScores(
        of: data, study: study(["q"], .meanFavourable), plan: AnalysisPlan())
      let shares = try distributions(of: data, plan: AnalysisPlan())
      for group in ["n", "i"] {
        let found = try #require(score(rows, group)?.estimate)
        let share = try #require(
          shares.first { $0.key.group == group && $0.key.statistic == "favourable" }?.estimate)
        expectClose(found.value, share.value, group)
        expectClose(found.standardError, share.standardError, group)
        #expect(found.count == share.count && found.method == "mean_favourable")
      }
    }
  }

  @Test("two questions all answered: the mean of each respondent's own average")
  func twoQuestions() throws {
    let averages = ResponseScale(
      id: "averages", kind: .ordinal, levels: ["0", "1", "2", "3", "4"],
      scores: [0, 0.25, 0.5, 0.75, 1])
    var data = try data([("q", first), ("r", second)])
    let rows = try indicatorScores(
      of: data, study: study(["q", "r"], .meanScore), plan: AnalysisPlan())
    data.questions = [
      SurveyQuestion(id: "sum", scale: averages, codes: zip(first, second).map { $0 + $1 })
    ]
    let means = try distributions(of: data, plan: AnalysisPlan())
    for group in ["n", "i"] {
      let found = try #require(score(rows, group)?.estimate)
      let mean = try #require(
        means.first { $0.key.group == group && $0.key.statistic == "mean_score" }?.estimate)
      expectClose(found.value, mean.value, group)
      expectClose(found.standardError, mean.standardError, group)
      expectClose(found.degreesOfFreedom, mean.degreesOfFreedom, group)
    }
  }

  @Test("a question nobody answered, or of another indicator, is left out") func leftOut() throws {
    let silent = [Int32](repeating: none, count: 12)
    let alone = try indicatorScores(
      of: data([("q", first)]), study: study(["q"], .meanFavourable), plan: AnalysisPlan())
    let beside = try indicatorScores(
      of: data([("q", first), ("r", silent), ("other", second)]),
      study: study(["q", "r"], .meanFavourable), plan: AnalysisPlan())
    for group in ["n", "i"] {
      let (found, expected) = (score(beside, group), score(alone, group))
      #expect(found?.note == "questions: q")
      expectClose(found?.estimate?.value, expected?.estimate?.value, group)
      expectClose(found?.estimate?.standardError, expected?.estimate?.standardError, group)
    }
  }

  @Test("a change is over the questions both rounds have") func change() throws {
    var late = second.map { $0 == 1 ? 2 : $0 }
    for row in 0..<6 { late[row] = MissingReason.notAsked.code }
    let codebook = study(["q", "r"], .meanFavourable)
    let rows = try indicatorScores(
      of: data([("q", first), ("r", late)], rounds: true), study: codebook, plan: AnalysisPlan())
    let alone = try indicatorScores(
      of: data([("q", first)], rounds: true), study: codebook, plan: AnalysisPlan())
    let found = try #require(rows.first { $0.key.statistic == "difference" })
    #expect(found.note == "questions: q" && score(rows, "n", "r1")?.note == "questions: q r")
    let before = try #require(score(alone, "n", "r0")?.estimate?.value)
    let after = try #require(score(alone, "n", "r1")?.estimate?.value)
    expectClose(found.estimate?.value, after - before)
    let whole = try #require(score(rows, "n", "r1")?.estimate?.value)
    #expect(whole != after)
    let stop = SeriesBreak(round: 1, comparability: .notComparable, reason: "new")
    let broken = try indicatorScores(
      of: data([("q", first), ("r", late)], rounds: true, breaks: [stop]), study: codebook,
      plan: AnalysisPlan())
    #expect(
      broken.first { $0.key.statistic == "difference" }?.outcome
        == .undefined(reason: "not_comparable"))
  }
}
