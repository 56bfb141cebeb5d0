// Proves what the analysis says of the whole questionnaire: its numbers, its codes for respondents,
// and its refusals.
import Divergence
import Estimation
import Results
import Surveys
import Tabular
import TestSupport
import Testing

@Suite("The whole questionnaire") struct QuestionnaireTests {
  private static let scale = ResponseScale(
    id: "agreement", kind: .ordinal, levels: ["1", "2", "3", "4", "5"], scores: [1, 2, 3, 4, 5],
    sides: [.unfavourable, .unfavourable, .neutral, .favourable, .favourable])

  /// The twelve organisations with their kind as a dimension of a sample.
  private func example(names: [String] = []) throws -> SurveyData {
    let kind = SurveyDimension(
      id: "kind", levels: ["national", "international"], codes: (0..<12).map { $0 < 7 ? 0 : 1 })
    return SurveyData(
      rowCount: 12,
      questions: (0..<6).map { question in
        SurveyQuestion(
          id: "q\(question + 1)", scale: Self.scale,
          codes: exampleMatrix.map {
            $0[question] > 0 ? Int32($0[question] - 1) : MissingReason.noAnswer.code
          })
      },
      dimensions: [kind], actors: nil, rounds: nil, design: try SurveyDesign(rowCount: 12),
      regime: .sample, respondentNames: names)
  }

  private var plan: AnalysisPlan {
    var plan = AnalysisPlan()
    plan.groupings = [["kind"]]
    return plan
  }

  private func find(
    _ rows: [ResultRow], _ statistic: String, question: String = "", by groupBy: String = "",
    group: String = "", versus: String = "", level: String = ""
  ) -> ResultRow? {
    rows.first {
      $0.key.statistic == statistic && $0.key.question == question && $0.key.groupBy == groupBy
        && $0.key.group == group && $0.key.versusGroup == versus && $0.key.level == level
        && $0.key.item.isEmpty
    }
  }

  @Test("published numbers of twelve organisations") func published() throws {
    // Two questions have four answers in a group: they count only where as few may be published.
    var plan = plan
    plan.minimumCell = 1
    let rows = try divergences(of: example(), plan: plan)
    let values: [(String, String, String, Double)] = [
      ("mean_distance", "", "", 0.296832), ("disco_total", "", "", 1.626389),
      ("disco_within", "", "", 0.999405), ("disco_between", "", "", 0.626984),
      ("permanova_f", "", "", 14.120264), ("permanova_r_squared", "", "", 0.585411),
      ("permdisp_f", "", "", 0.9958),
      ("mean_distance", "national", "international", 0.376963),
    ]
    for (statistic, group, versus, expected) in values {
      let by = statistic == "mean_distance" && group.isEmpty ? "" : "kind"
      let row = find(rows, statistic, by: by, group: group, versus: versus)
      let tolerance: Tolerance = statistic == "permdisp_f" ? .fourDecimals : .sixDecimals
      expectClose(row?.estimate?.value, expected, within: tolerance, statistic)
    }
    let tests = [("permanova_f", 4.0 / 792), ("between_share", 0.007576)]
    for (statistic, p) in tests {
      expectClose(
        find(rows, statistic, by: "kind")?.estimate?.pValue, p, within: .sixDecimals, statistic)
    }
    // Two questions have too few who differ for any deal to reach 5 %.
    let own: [Double?] = [0.030303, 0.010101, 0.012626, nil, nil, 0.734848]
    let family: [Double?] = [0.058081, 0.020202, 0.016414, nil, nil, 0.998737]
    for question in 0..<6 {
      let row = find(
        rows, "max_t", question: "q\(question + 1)", by: "kind", group: "national",
        versus: "international")
      expectClose(row?.estimate?.pValue, own[question], within: .sixDecimals)
      expectClose(row?.estimate?.adjustedPValue, family[question], within: .sixDecimals)
      #expect(row?.flag == (own[question] == nil ? "too_few_to_test" : ""))
    }
    let shares = (1...6).map { find(rows, "distance_share", question: "q\($0)")?.estimate?.value }
    for (share, expected) in zip(shares, [0.299, 0.260, 0.237, 0.093, 0.046, 0.065]) {
      expectClose(share, expected, within: .threeDecimals)
    }
    expectClose(shares.compactMap { $0 }.reduce(0, +), 1)
    #expect(find(rows, "cluster_count")?.estimate?.value == 2)
    expectClose(
      find(rows, "silhouette", level: "2")?.estimate?.value, 0.622191, within: .sixDecimals)
  }

  @Test("respondents have codes that tell nothing, or names where they may") func names() throws {
    let names = (1...12).map { "org \($0)" }
    let hidden = try divergences(of: example(names: names), plan: plan)
    let items = Set(hidden.filter { $0.key.statistic == "cluster" }.map(\.key.item))
    #expect(items.count == 12 && items.allSatisfy { $0.hasPrefix("R") })
    #expect(!hidden.contains { $0.key.item.contains("org") || $0.note.contains("org") })
    // A code is a function of the answers: the order of the data does not enter.
    func turned(_ data: SurveyData) -> SurveyData {
      var data = data
      for index in data.questions.indices { data.questions[index].codes.reverse() }
      data.dimensions[0].codes.reverse()
      return data
    }
    func listed(_ rows: [ResultRow]) -> [String] {
      rows.filter { ["distance", "coordinate_1"].contains($0.key.statistic) }.map { row in
        let names = row.key.item.split(separator: " – ").sorted().joined(separator: " ")
        return "\(names) \(row.estimate.map { abs($0.value) } ?? -1)"
      }.sorted()
    }
    let reversed = listed(try divergences(of: turned(example()), plan: plan))
    #expect(listed(hidden).count == 78 && listed(hidden) == reversed)
    var open = plan
    open.divergence.namesRespondents = true
    let named = try divergences(of: example(names: names), plan: open)
    let first = named.filter { $0.key.statistic == "cluster" && $0.estimate?.value == 1 }
    #expect(Set(first.map(\.key.item)) == Set(names.prefix(6)))
    let numbered = try divergences(of: example(), plan: open)
    #expect(numbered.contains { $0.key.statistic == "cluster" && $0.key.item == "12" })
    // A respondent with one answer would tell that of all others by its distances.
    var gaps = try example()
    for question in 1..<6 { gaps.questions[question].codes[11] = MissingReason.noAnswer.code }
    let without = try divergences(of: gaps, plan: plan)
    #expect(without.filter { $0.key.statistic == "cluster" }.count == 11)
    #expect(
      without.first { $0.key.statistic == "cluster_count" }?.flag.contains("respondents_left_out")
        == true)
    // Answers to a few questions could be read off the distances of a code.
    var few = plan
    few.questions = ["q1", "q2", "q3", "q4"]
    let rows = try divergences(of: example(), plan: few)
    #expect(!rows.contains { ["cluster", "cluster_size"].contains($0.key.statistic) })
    #expect(rows.contains { $0.key.statistic == "cluster_count" && $0.estimate != nil })
  }

  @Test("a question withheld for a group enters no sum over questions") func leftOut() throws {
    let rows = try divergences(of: example(), plan: plan)
    var few = plan
    few.questions = ["q1", "q2", "q4", "q5"]
    few.minimumCell = 1
    let without = try divergences(of: example(), plan: few)
    for statistic in ["disco_total", "permanova_f"] {
      let row = try #require(find(rows, statistic, by: "kind"))
      expectClose(row.estimate?.value, find(without, statistic, by: "kind")?.estimate?.value)
      #expect(row.flag == "questions_left_out" && row.note == "without q3, q6")
    }
    let group = find(rows, "mean_distance", by: "kind", group: "national")
    expectClose(
      group?.estimate?.value,
      find(without, "mean_distance", by: "kind", group: "national")?.estimate?.value)
    #expect(find(rows, "distance_share", question: "q3", by: "kind", group: "national") == nil)
    #expect(find(rows, "mean_distance")?.flag == "", "all respondents answered often enough")
  }

  @Test("a mean over groups only on request, weighted as it says") func pooled() throws {
    #expect(
      !(try divergences(of: example(), plan: plan)).contains { $0.key.statistic == "pooled_mean" })
    let means = [16.0 / 7, 23.0 / 5]
    for (pooling, expected) in [
      (GroupPooling.equal, (means[0] + means[1]) / 2),
      (.respondents, (means[0] * 7 + means[1] * 5) / 12),
    ] {
      var own = plan
      own.divergence.pooling = pooling
      let rows = try divergences(of: example(), plan: own)
      let row = find(rows, "pooled_mean", question: "q1", by: "kind", level: pooling.rawValue)
      expectClose(row?.estimate?.value, expected)
    }
    let gap = find(
      try divergences(of: example(), plan: plan), "difference", question: "q1", by: "kind",
      group: "national", versus: "international", level: "mean_score")
    expectClose(gap?.estimate?.value, means[0] - means[1])
    let interval = try #require(gap?.estimate?.interval)
    #expect(interval.low >= -4 && interval.high < 0 && gap?.estimate?.pValue == nil)
  }

  @Test("what has no answer says why") func refusals() throws {
    func reasons(_ change: (inout SurveyData, inout AnalysisPlan) -> Void) throws -> [String:
      String]
    {
      var (data, plan) = (try example(), plan)
      change(&data, &plan)
      var found: [String: String] = [:]
      for row in try divergences(of: data, plan: plan) where row.key.question.isEmpty {
        if case .undefined(let reason) = row.outcome { found[row.key.statistic] = reason }
        if let value = row.estimate?.value { #expect(value.isFinite, "\(row.key.statistic)") }
      }
      return found
    }
    let missing = MissingReason.noAnswer.code
    let one = try reasons { data, plan in plan.questions = ["q1"] }
    #expect(one["between_share"] == "too_few_questions")
    #expect(one["cluster_count"] == "too_few_questions")
    let three = try reasons { data, _ in
      for question in data.questions.indices {
        for row in 3..<12 { data.questions[question].codes[row] = missing }
      }
    }
    // No question has as many answers as may be published.
    #expect(three["cluster_count"] == "too_few_questions" && three["between_share"] == nil)
    let same = try reasons { data, _ in
      for question in data.questions.indices {
        data.questions[question].codes = [Int32](repeating: 2, count: 12)
      }
    }
    #expect(same["between_share"] == "no_variation" && same["cluster_count"] == "no_clusters")
    let nobody = try reasons { data, _ in
      for question in data.questions.indices {
        data.questions[question].codes = [Int32](repeating: missing, count: 12)
      }
    }
    #expect(nobody["cluster_count"] == "too_few_respondents")
    let pair = try reasons { data, plan in
      plan.minimumCell = 1
      data.dimensions[0].codes = (0..<12).map { $0 < 10 ? 0 : 1 }
    }
    #expect(pair["permdisp_f"] == "too_few_members")
  }

  @Test("each part by itself gives the rows it has among all", arguments: DivergencePart.allCases)
  func parts(part: DivergencePart) throws {
    var plan = plan
    plan.adjustment = .none
    let data = try example()
    let whole = try divergences(of: data, plan: plan)
    plan.divergence.parts = [part]
    let rows = try divergences(of: data, plan: plan)
    #expect(rows.allSatisfy(whole.contains))
    // Nothing changes from round to round where there is one.
    #expect(rows.isEmpty == (part == .changes))
    plan.divergence.parts = Set(DivergencePart.allCases).subtracting([part])
    let others = try divergences(of: data, plan: plan)
    #expect(others.count + rows.count == whole.count)
    #expect(!others.contains { rows.contains($0) })
  }

  @Test("many respondents get groups, not a matrix nobody can read") func many() throws {
    let count = 2_400
    func code(_ row: Int, _ question: Int) -> Int32 {
      let place = row * (question + 3) + row / 7
      return Int32(place % 5)
    }
    let data = SurveyData(
      rowCount: count,
      questions: (0..<5).map { question in
        SurveyQuestion(
          id: "q\(question)", scale: Self.scale,
          codes: (0..<count).map { code($0, question) })
      },
      dimensions: [
        SurveyDimension(
          id: "kind", levels: ["a", "b", "c"], codes: (0..<count).map { Int32($0 % 3) })
      ], actors: nil, rounds: nil, design: try SurveyDesign(rowCount: count), regime: .sample)
    let rows = try divergences(of: data, plan: plan)
    #expect(!rows.contains { ["distance", "coordinate_1"].contains($0.key.statistic) })
    #expect(
      find(rows, "cluster_count")?.outcome == .undefined(reason: "too_many_respondents"))
    let pairs = rows.filter { $0.key.statistic == "mean_distance" && !$0.key.versusGroup.isEmpty }
    #expect(pairs.count == 3 && pairs.allSatisfy { $0.estimate != nil })
  }

  @Test("changes between rounds: paired, interval about the change, breaks refused") func rounds()
    throws
  {
    // Twelve organisations answer twice; the second time all move one step to the middle.
    let before = exampleMatrix.map { Int32(max(0, $0[0] - 1)) }
    let after = before.map { $0 < 2 ? $0 + 1 : $0 > 2 ? $0 - 1 : $0 }
    let organisations = CategoryColumn(
      name: "id", levels: (0..<12).map { "\($0)" }, codes: (0..<24).map { Int32($0 % 12) })
    let strata = CategoryColumn(
      name: "actor", levels: ["cso"], codes: [Int32](repeating: 0, count: 24))
    var question = SurveyQuestion(id: "q1", scale: Self.scale, codes: before + after)
    func rows(_ breaks: [SeriesBreak]) throws -> [ResultRow] {
      question.breaks = breaks
      let data = SurveyData(
        rowCount: 24, questions: [question], dimensions: [],
        actors: SurveyDimension(
          id: "actor", levels: ["cso"], codes: [Int32](repeating: 0, count: 24)),
        rounds: SurveyDimension(
          id: "round", levels: ["2021", "2024"], codes: (0..<24).map { $0 < 12 ? 0 : 1 }),
        design: try SurveyDesign(
          rowCount: 24, strata: strata, clusters: organisations, lonelyStrata: .adjust),
        regime: .actors(invited: [[200, 200]]))
      return try divergences(of: data, plan: AnalysisPlan())
    }
    func change(_ rows: [ResultRow]) -> ResultRow? {
      rows.first {
        $0.key.statistic == "difference" && $0.key.level == "disagreement"
          && $0.key.versusRound == "2021" && $0.key.groupBy == "actor"
      }
    }
    let row = try #require(change(try rows([])))
    let estimate = try #require(row.estimate)
    let interval = try #require(estimate.interval)
    #expect(row.flag == "paired_respondents" && estimate.method == "shifted_dirichlet")
    #expect(estimate.value < -0.3 && interval.high < 0 && interval.low > -1)
    let broken = SeriesBreak(round: 1, comparability: .notComparable, reason: "wording")
    #expect(change(try rows([broken]))?.outcome == .undefined(reason: "not_comparable"))
    let caveat = SeriesBreak(round: 1, comparability: .withCaveat, reason: "mode")
    #expect(
      change(try rows([caveat]))?.flag == "comparable_with_caveat;paired_respondents")
  }
}
