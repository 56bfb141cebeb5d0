// Proves that respondents counted without totals are those that tables count, in both regimes.
import Surveys
import Tabular
import TestSupport
import Testing

@Suite("Counts of respondents") struct RespondentCountTests {
  /// Respondents with every reason for a missing answer, some without a group or a round.
  private func data(isOfActors: Bool) throws -> SurveyData {
    let count = 240
    let codes = (0..<count).map { row -> Int32 in
      let missing = MissingReason.allCases
      return row % 7 < 4 ? Int32(row % 3) : missing[row % missing.count].code
    }
    let scale = ResponseScale(
      id: "s", kind: .ordinal, levels: ["1", "2", "3"], scores: [1, 2, 3])
    let noAnswer = MissingReason.noAnswer.code
    let sex = (0..<count).map { row -> Int32 in
      row.isMultiple(of: 11) ? noAnswer : Int32(row % 5 % 2)
    }
    let round = (0..<count).map { row -> Int32 in
      row.isMultiple(of: 17) ? noAnswer : Int32(row / 2 % 2)
    }
    let weights = (0..<count).map { row -> Double in 1 + Double(row % 4) / 3 }
    return SurveyData(
      rowCount: count, questions: [SurveyQuestion(id: "q", scale: scale, codes: codes)],
      dimensions: [SurveyDimension(id: "sex", levels: ["woman", "man", "none"], codes: sex)],
      actors: SurveyDimension(
        id: "actor", levels: ["a", "b"], codes: (0..<count).map { Int32($0 % 2) }),
      rounds: SurveyDimension(id: "round", levels: ["1", "2"], codes: round),
      design: try SurveyDesign(rowCount: count, weights: isOfActors ? nil : weights),
      regime: isOfActors ? .actors(invited: [[90, 80], [70, 90]]) : .sample)
  }

  @Test("answered, unanswered and not asked, by every grouping", arguments: [false, true])
  func counts(isOfActors: Bool) throws {
    let data = try data(isOfActors: isOfActors)
    let tabulator = try CellTabulator(data)
    let question = data.questions[0]
    for grouping in [[], ["sex"], ["actor"], ["actor", "sex"]] {
      for splitsRounds in [true, false] {
        let groups = try #require(data.groups(by: grouping, splitsRounds: splitsRounds))
        let table = tabulator.totals(of: question, by: groups)
        let counts = tabulator.respondentCounts(of: question, by: groups)
        let answers = tabulator.answerCounts(of: question, by: groups)
        for group in groups.groups.indices {
          #expect(counts[group] == RespondentCount(table, group: group))
          #expect(answers[group] == table.levelCounts(group: group))
        }
        #expect(counts.contains { $0.notAsked > 0 && $0.unanswered > 0 })
      }
    }
  }

  @Test("what respondents contribute adds up to the weighted sum")
  func contributions() throws {
    let data = try data(isOfActors: false)
    let values = (0..<data.rowCount).map { row -> Double in
      row.isMultiple(of: 5) ? .nan : Double(row % 13) - 3
    }
    let quantity = SurveyQuantity(id: "x", values: values)
    let tabulator = try CellTabulator(data)
    let groups = try #require(data.groups(by: ["sex"]))
    let totals = tabulator.totals(of: [quantity], by: groups)
    let contributions = tabulator.contributions(to: quantity, by: groups)
    let counts = tabulator.respondentCounts(of: quantity, by: groups)
    for group in groups.groups.indices {
      expectClose(contributions[group].reduce(0, +), totals.sum(0, group: group))
      #expect(contributions[group].count == totals.count(group: group))
      #expect(counts[group].answered == totals.count(group: group))
    }
  }
}
