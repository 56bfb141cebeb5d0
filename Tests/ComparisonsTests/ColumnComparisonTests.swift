// Proves that comparisons of columns agree with R, and that letters say no more than the rows do.
import Association
import Comparisons
import Disclosure
import Estimation
import Results
import Surveys
import Tabular
import TestSupport
import Testing

@Suite("Comparisons of columns") struct ColumnComparisonTests {
  static let reference: [[String: String]] =
    (try? ReferenceTable("comparisons/reference.csv").rows) ?? []

  /// A committed design with one question and one dimension.
  private func survey(_ row: [String: String]) throws -> SurveyData {
    let (fixture, design) = try SurveyFixture.design(row["design"] ?? "")
    var question = fixture.question(row["question"] ?? "")
    if question.scale.levels.contains(where: { Double($0) == nil }) {
      question.scale.kind = .nominal
    }
    return SurveyData(
      rowCount: fixture.rowCount, questions: [question],
      dimensions: [fixture.dimension(row["by"] ?? "")], actors: nil, rounds: nil, design: design,
      regime: .sample)
  }

  @Test(
    "differences, errors and adjusted p-values agree with R survey",
    arguments: [PValueAdjustment.holm, .bonferroni, .benjaminiHochberg, .none])
  func pairs(adjustment: PValueAdjustment) throws {
    var found: [String: [ResultRow]] = [:]
    var compared = 0
    for row in Self.reference where row["case"] == "pair" {
      let name = [row["design"], row["question"], row["by"]].compactMap { $0 }.joined(
        separator: "/")
      if found[name] == nil {
        let data = try survey(row)
        let groups = try #require(data.groups(by: [row["by"] ?? ""]))
        let rows = try columnComparisons(
          of: data, plan: AnalysisPlan(), groupings: [groups], analysis: "distribution")
        found[name] = lettered(rows, confidence: 0.95, adjustment: adjustment)
      }
      let pair = found[name]?.first {
        $0.key.statistic == "column_difference" && $0.key.level == row["level"]
          && $0.key.group == row["group"] && $0.key.versusGroup == row["versus"]
      }
      let estimate = try #require(pair?.estimate, "\(row)")
      let value: Double?
      switch row["quantity"] {
      case "difference": value = estimate.value
      case "se": value = estimate.standardError
      case "df": value = estimate.degreesOfFreedom
      case "p": value = estimate.pValue
      case adjustment.rawValue: value = estimate.adjustedPValue
      default: continue
      }
      expectClose(value, Double(row["value"] ?? ""), within: .oracle, "\(row)")
      compared += 1
    }
    #expect(compared > 200)
  }

  @Test("a letter stands beside the higher of two groups that differ, and nowhere else")
  func letters() throws {
    let row = try #require(Self.reference.first { $0["design"] == "strat" })
    let data = try survey(row)
    let groups = try #require(data.groups(by: ["stype"]))
    let rows = lettered(
      try columnComparisons(
        of: data, plan: AnalysisPlan(), groupings: [groups], analysis: "distribution"),
      confidence: 0.95, adjustment: .bonferroni)
    let own = rows.filter { $0.key.statistic == "column_letter" }
    #expect(own.map(\.note) == ["A", "B", "C"] && own.map(\.key.group) == ["E", "H", "M"])
    var named = 0
    for pair in rows where pair.key.statistic == "column_difference" {
      let estimate = try #require(pair.estimate)
      let differs = (estimate.adjustedPValue ?? 1) < 0.05
      for (group, other, sign) in [
        (pair.key.group, pair.key.versusGroup, 1.0), (pair.key.versusGroup, pair.key.group, -1.0),
      ] {
        let letter = try #require(own.first { $0.key.group == other }).note
        let beside = try #require(
          rows.first {
            $0.key.statistic == "column_letters" && $0.key.group == group
              && $0.key.level == pair.key.level
          })
        let isNamed = beside.note.contains(letter)
        #expect(isNamed == (differs && sign * estimate.value > 0))
        named += isNamed ? 1 : 0
      }
    }
    #expect(named > 2)
  }

  @Test("who did not answer is tested as R tests an indicator of response") func nonresponse()
    throws
  {
    var compared = 0
    for row in Self.reference where row["case"] == "response" {
      let data = try survey(row)
      let groups = try #require(data.groups(by: [row["by"] ?? ""]))
      let tests = nonresponseTests(
        data.questions[0], groups, tabulator: try CellTabulator(data), plan: AnalysisPlan(),
        stream: 0, analysis: "disaggregation")
      #expect(tests.allSatisfy { $0.key.level == "item_nonresponse" })
      let isF = !(row["quantity"] ?? "").hasPrefix("chi2")
      let test = tests.first { $0.key.statistic == (isF ? "rao_scott_f" : "rao_scott_chi2") }
      let estimate = try #require(test?.estimate)
      let value: Double? =
        switch row["quantity"] {
        case "f", "chi2": estimate.value
        case "df1": estimate.degreesOfFreedom
        case "df2": estimate.denominatorDegreesOfFreedom
        default: estimate.pValue
        }
      expectClose(value, Double(row["value"] ?? ""), within: .oracle, "\(row)")
      compared += 1
    }
    #expect(compared == 18)
  }

  @Test("the exchange of two means agrees with every deal") func means() throws {
    for row in Self.reference where row["case"] == "mean" {
      let counts = [row["group"], row["versus"]].map { text in
        let answers = (text ?? "").split(separator: " ").compactMap { Int($0) }
        return (1...5).map { level in answers.count { $0 == level } }
      }
      func test(_ limit: Int) -> TestOutcome? {
        meanPermutationTest(counts[0], counts[1], scores: [1, 2, 3, 4, 5], seed: 1, limit: limit)
      }
      let expected = try #require(Double(row["value"] ?? ""))
      expectClose(test(20_000)?.pValue, expected, within: .oracle, "\(row)")
      #expect(test(20_000)?.method == "permutation_exact")
      let error = (expected * (1 - expected) / 999).squareRoot() + 1e-3
      expectClose(test(1)?.pValue, expected, within: .monteCarlo(standardError: error))
      #expect(test(1)?.method == "permutation_monte_carlo")
    }
    #expect(meanPermutationTest([2, 0], [3, 0], scores: [1, 2], seed: 1) == nil)
    #expect(meanPermutationTest([0, 0], [3, 1], scores: [1, 2], seed: 1) == nil)
  }

  /// Three groups of actors, of whom the last is small.
  private func actors(_ counts: [[Int]], invited: Int? = nil) throws -> SurveyData {
    var codes: [Int32] = []
    var groups: [Int32] = []
    for (group, row) in counts.enumerated() {
      for (level, count) in row.enumerated() {
        codes += [Int32](repeating: Int32(level), count: count)
        groups += [Int32](repeating: Int32(group), count: count)
      }
    }
    let scale = ResponseScale(
      id: "s", kind: .ordinal, levels: ["1", "2", "3"], scores: [1, 2, 3],
      sides: [.unfavourable, .neutral, .favourable])
    return SurveyData(
      rowCount: codes.count,
      questions: [SurveyQuestion(id: "q", scale: scale, codes: codes)],
      dimensions: [
        SurveyDimension(id: "kind", levels: counts.indices.map { "g\($0)" }, codes: groups)
      ], actors: nil, rounds: nil, design: try SurveyDesign(rowCount: codes.count),
      regime: .actors(invited: [[nil]]))
  }

  @Test("in the actors regime the tests are exact, and no answer is refused")
  func exact() throws {
    let counts = [[9, 1, 0], [0, 1, 9], [0, 0, 6], [1, 0, 0], [0, 0, 0]]
    let data = try actors(counts)
    let groups = try #require(data.groups(by: ["kind"]))
    let rows = try columnComparisons(
      of: data, plan: AnalysisPlan(), groupings: [groups], analysis: "distribution")
    func pair(_ first: Int, _ second: Int, _ level: String) throws -> ResultRow {
      try #require(
        rows.first {
          $0.key.group == "g\(first)" && $0.key.versusGroup == "g\(second)"
            && $0.key.level == level
        })
    }
    let share = try #require(try pair(0, 1, "1").estimate)
    let fisher = permutationTest(counts: [[9, 1], [0, 10]], seed: 1)
    #expect(share.pValue == fisher?.pValue && share.method == "permutation_exact")
    expectClose(share.value, 0.9)
    #expect(share.standardError == nil && share.interval == nil)
    let mean = try #require(try pair(0, 1, "mean_score").estimate)
    #expect((mean.pValue ?? 1) < 0.001)
    expectClose(try pair(1, 2, "favourable").estimate?.pValue, 1)
    #expect(try pair(0, 3, "2").outcome == .undefined(reason: "one_answer"))
    #expect(!rows.contains { $0.key.group == "g4" || $0.key.versusGroup == "g4" })
  }

  @Test("a withheld group has no letter, is named by none, and is in no family")
  func withheld() throws {
    let (all, kept) = (
      [[20, 2, 0], [1, 2, 20], [0, 0, 3], [9, 9, 9]], [[20, 2, 0], [1, 2, 20], [9, 9, 9]]
    )
    func letters(_ counts: [[Int]], minimum: Int) throws -> [ResultRow] {
      let data = try actors(counts)
      let groups = try #require(data.groups(by: ["kind"]))
      let rows = try columnComparisons(
        of: data, plan: AnalysisPlan(), groupings: [groups], analysis: "distribution")
      return lettered(
        protect(sizes(counts) + rows, minimumCell: minimum), confidence: 0.95, adjustment: .holm)
    }
    let rows = try letters(all, minimum: 5)
    #expect(!rows.contains { $0.note.contains("C") })
    for row in rows where row.key.group == "g2" || row.key.versusGroup == "g2" {
      #expect(row.estimate == nil && row.note.isEmpty)
    }
    // The p-values are those of a table in which the group never was.
    let without = try letters(kept, minimum: 1)
    for row in without where row.key.statistic == "column_difference" {
      var key = row.key
      if key.versusGroup == "g2" { key.versusGroup = "g3" }
      let twin = rows.first { $0.key == key }
      #expect(twin?.estimate?.adjustedPValue == row.estimate?.adjustedPValue)
    }
    let open = try letters(all, minimum: 1)
    #expect(open.contains { $0.note.contains("C") })
  }

  /// What a distribution says of the sizes of the groups.
  private func sizes(_ counts: [[Int]]) -> [ResultRow] {
    counts.enumerated().map { group, row in
      let size = row.reduce(0, +)
      return ResultRow(
        ResultKey(
          analysis: "distribution", question: "q", groupBy: "kind", group: "g\(group)",
          level: "1", statistic: "count"),
        .estimate(Estimate(value: Double(row[0]), count: size)))
    }
  }

  @Test("shares of all who were asked have the reasons as levels") func base() throws {
    var data = try actors([[3, 2, 1]])
    data.questions[0].codes[0] = MissingReason.refused.code
    data.questions[0].codes[1] = MissingReason.notAsked.code
    data.questions[0].codes[5] = MissingReason.doesNotKnow.code
    let asked = data.questions[0].overAsked()
    #expect(asked.scale.levels == ["1", "2", "3", "does_not_know", "refused"])
    #expect(asked.codes == [4, -5, 0, 1, 1, 3])
    #expect(!asked.scale.isOrdered && asked.scale.favourableLevels == [2])
    #expect(asked.overAsked() == asked)
    #expect(data.questions[0].nonresponse().codes == [1, -5, 0, 0, 0, 1])
    #expect(data.questions[0].nonresponse(.refused).codes == [1, -5, 0, 0, 0, 0])
  }
}
