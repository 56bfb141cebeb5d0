// Proves that maps show groups and withhold respondents, and that maps which mean nothing are
// refused. `DistancesTests` proves their coordinates.
import Disclosure
import Estimation
import Ordination
import Results
import Surveys
import Tabular
import TestSupport
import Testing

private let answers: [[Int]] = [
  [1, 2, 1, 4, 3, 5], [1, 1, 2, 4, 3, 4], [2, 1, 1, 5, 3, 5], [1, 2, 2, 4, 0, 5],
  [2, 2, 1, 3, 3, 4], [4, 2, 2, 4, 3, 5], [5, 4, 4, 4, 3, 4], [5, 4, 5, 4, 4, 5],
  [4, 5, 4, 5, 3, 5], [5, 4, 0, 4, 3, 4], [5, 5, 4, 3, 2, 5], [4, 4, 5, 4, 3, 0],
]

private func questions(levels: [Int]) -> [SurveyQuestion] {
  levels.enumerated().map { index, count in
    SurveyQuestion(
      id: "q\(index + 1)",
      scale: ResponseScale(
        id: "s\(count)", kind: .ordinal, levels: (1...count).map(String.init),
        scores: (1...count).map(Double.init)),
      codes: answers.map { row in
        row[index] > 0 ? Int32(row[index] - 1) : MissingReason.noAnswer.code
      })
  }
}

private func data(_ questions: [SurveyQuestion]) throws -> SurveyData {
  let actors = SurveyDimension(
    id: "actor", levels: ["national", "international"], codes: (0..<12).map { $0 < 7 ? 0 : 1 })
  let sex = SurveyDimension(
    id: "sex", levels: ["woman", "man"], codes: (0..<12).map { $0 % 3 == 0 ? 0 : 1 })
  return SurveyData(
    rowCount: 12, questions: questions, dimensions: [sex], actors: actors, rounds: nil,
    design: try SurveyDesign(rowCount: 12), regime: .actors(invited: [[nil], [nil]]))
}

@Suite("Ordination") struct OrdinationTests {
  @Test("groups are points of the map, and respondents only without suppression") func rows() throws
  {
    let data = try data(questions(levels: [5, 5, 5, 5, 5, 5]))
    var plan = AnalysisPlan()
    plan.groupings = [["sex"]]
    let shown = try ordinations(of: data, plan: plan)
    #expect(!shown.contains { $0.key.statistic == "coordinate_1" && !$0.key.item.isEmpty })
    let groups = shown.filter { $0.key.statistic == "coordinate_1" }.map(\.key.group)
    #expect(
      groups == [
        "national", "international", "woman", "man", "national × woman", "national × man",
        "international × woman", "international × man",
      ])
    let protected = protect(shown, minimumCell: 5)
    #expect(protected.first { $0.key.group == "woman" }?.estimate == nil)
    plan.suppresses = false
    let open = try ordinations(of: data, plan: plan)
    let points = open.filter { $0.key.statistic == "coordinate_1" && $0.key.group.isEmpty }
    #expect(points.map(\.key.item) == (1...12).map(String.init))
    let named = protect(open, minimumCell: 5).filter { !$0.key.item.isEmpty }
    #expect(
      !named.contains { $0.key.statistic.hasPrefix("coordinate") && $0.estimate != nil },
      "a single respondent is withheld wherever rows are protected")
  }

  @Test("no map without enough to draw it from") func refusals() throws {
    func reason(_ change: (inout SurveyData) -> Void) throws -> Outcome? {
      var data = try data(questions(levels: [5, 5, 5, 5, 5, 5]))
      change(&data)
      return try ordinations(of: data, plan: AnalysisPlan())
        .first { $0.key.statistic == "goodness_of_fit" }?.outcome
    }
    let notAsked = MissingReason.notAsked.code
    #expect(
      try reason { data in data.questions = Array(data.questions.prefix(1)) }
        == .undefined(reason: "too_few_questions"))
    #expect(
      try reason { data in
        for index in data.questions.indices {
          for row in 4..<12 { data.questions[index].codes[row] = notAsked }
        }
      } == .undefined(reason: "too_few_respondents"))
    #expect(
      try reason { data in
        for index in data.questions.indices {
          for row in 0..<12 where (row < 7) == (index < 3) {
            data.questions[index].codes[row] = notAsked
          }
        }
      } == .undefined(reason: "no_common_questions"))
    #expect(
      try reason { data in
        for index in data.questions.indices {
          data.questions[index].codes = [Int32](repeating: 2, count: 12)
        }
      } == .undefined(reason: "no_variation"))
    var plan = AnalysisPlan()
    plan.questions = ["missing"]
    let complete = try data(questions(levels: [5, 5, 5, 5, 5, 5]))
    #expect(throws: PlanError.self) { try ordinations(of: complete, plan: plan) }
  }
}
