// Proves that questions with several answers agree with R as one object, overlap included.
import Association
import Comparisons
import Distributions
import Estimation
import Results
import Surveys
import Tabular
import TestSupport
import Testing

@Suite("Questions with several answers") struct MultipleResponseTests {
  static let names = ["forum", "network", "survey", "radio", "none"]
  static let scale = ResponseScale(id: "yes", kind: .nominal, levels: ["0", "1"], scores: [0, 1])

  /// The committed sample; without weights and clusters in the actors regime.
  private func data(clusters: Bool = true, actors: Bool = false) throws -> SurveyData {
    let fixture = try SurveyFixture("multiple")
    let questions = Self.names.map { name in
      SurveyQuestion(
        id: "q", item: name, scale: Self.scale, codes: fixture.column(name).codes,
        isExclusive: name == "none")
    }
    let design =
      actors
      ? try SurveyDesign(rowCount: fixture.rowCount)
      : try SurveyDesign(
        rowCount: fixture.rowCount, weights: fixture.numbers("weight"),
        strata: fixture.column("stratum"), clusters: clusters ? fixture.column("psu") : nil)
    return SurveyData(
      rowCount: fixture.rowCount, questions: questions, dimensions: [fixture.dimension("kind")],
      actors: nil, rounds: nil, design: design,
      regime: actors ? .actors(invited: [[nil]]) : .sample)
  }

  private func rows(_ data: SurveyData) throws -> [ResultRow] {
    var plan = AnalysisPlan()
    plan.groupings = [["kind"]]
    let groupings = try plan.respondentGroups(in: data)
    return try distributions(of: data, plan: plan)
      + optionComparisons(of: data, plan: plan, groupings: groupings, analysis: "distribution")
      + associations(of: data, plan: plan)
  }

  @Test("every number agrees with R survey", arguments: ["clusters", "elements"])
  func reference(design: String) throws {
    let found = try rows(data(clusters: design == "clusters"))
    var compared = 0
    for row in try ReferenceTable("multiple/reference.csv").rows where row["design"] == design {
      let quantity = row["quantity"] ?? ""
      let estimate = try #require(number(row, quantity, found), "\(row)")
      let value: Double? =
        switch quantity.split(separator: "_").last.map(String.init) ?? "" {
        case "se": estimate.standardError
        case "df", "df1": estimate.degreesOfFreedom
        case "df2": estimate.denominatorDegreesOfFreedom
        case "p": estimate.pValue
        case "holm": estimate.adjustedPValue
        default: estimate.value
        }
      expectClose(value, Double(row["value"] ?? ""), within: .oracle, "\(row)")
      compared += 1
    }
    #expect(compared > 250)
  }

  /// The row that a line of the reference is about.
  private func number(
    _ row: [String: String], _ quantity: String, _ found: [ResultRow]
  ) -> Estimate? {
    let statistic =
      if quantity.hasPrefix("mean_mentions") {
        "mean_mentions"
      } else if quantity.hasPrefix("share_of_mentions") {
        "share_of_mentions"
      } else if quantity.hasPrefix("equality") {
        "option_equality_f"
      } else if quantity.hasPrefix("groups_chi2") {
        "rao_scott_chi2"
      } else {
        quantity.hasPrefix("groups") ? "rao_scott_f" : "option_difference"
      }
    return found.first {
      $0.key.statistic == statistic && $0.key.group == row["group"]
        && $0.key.item == row["option"] && $0.key.level == row["versus"]
    }?.estimate
  }

  @Test("an option is the same alone and in every pair; mentions add up") func identities() throws {
    let data = try data()
    let response = try #require(data.multipleResponses.first)
    let everyone = try #require(data.groups(by: []))
    let tabulator = try CellTabulator(data)
    let pairs = OptionPairs(response, by: everyone, tabulator: tabulator)
    var shares: [Double] = []
    for a in response.options.indices {
      let alone = tabulator.totals(of: response.options[a], by: everyone)
      let expected = try Estimator().estimate(Proportion(level: 1), in: alone, group: 0)
      for b in response.options.indices where b != a {
        let (table, share, _) = pairs.table(a, b)
        let found = try Estimator().estimate(share, in: table, group: 0)
        expectClose(found.value, expected.value)
        expectClose(found.standardError, expected.standardError)
      }
      if a != 4 { shares.append(expected.value) }
    }
    let rows = try rows(data)
    let mean = rows.first { $0.key.statistic == "mean_mentions" }?.estimate
    expectClose(mean?.value, shares.reduce(0, +))
    let ofMentions = rows.filter {
      $0.key.statistic == "share_of_mentions" && $0.key.groupBy.isEmpty
    }.compactMap(\.estimate?.value)
    expectClose(ofMentions, shares.map { $0 / shares.reduce(0, +) })
  }

  @Test("two options are equal as their difference is zero, and one option is its own table")
  func smallSets() throws {
    var data = try data()
    data.questions = Array(data.questions.prefix(2))
    let two = try rows(data)
    let f = try #require(two.first { $0.key.statistic == "option_equality_f" }?.estimate)
    let t = try #require(two.first { $0.key.statistic == "option_difference" }?.estimate)
    let error = try #require(t.standardError)
    expectClose(f.value, t.value * t.value / (error * error))
    expectClose(f.pValue, t.pValue)
    expectClose(f.degreesOfFreedom, 1)
    data.questions = Array(data.questions.prefix(1))
    let one = try rows(data)
    let test = try #require(
      one.first { $0.key.statistic == "rao_scott_chi2" && $0.key.item.isEmpty }?.estimate)
    let alone = try #require(
      one.first { $0.key.statistic == "rao_scott_chi2" && !$0.key.item.isEmpty }?.estimate)
    expectClose(test.value, alone.value)
    #expect(!one.contains { $0.key.statistic == "option_difference" })
  }

  @Test("in the actors regime the tests exchange what respondents chose") func actors() throws {
    for row in try ReferenceTable("multiple/reference.csv").rows where row["design"] == "sign" {
      let counts = [row["option"], row["versus"]].compactMap { $0.flatMap { Int($0) } }
      expectClose(signTest(counts[0], counts[1]), Double(row["value"] ?? ""), within: .oracle)
    }
    let rows = try rows(data(actors: true))
    let difference = try #require(
      rows.first { $0.key.statistic == "option_difference" && $0.key.groupBy.isEmpty }?.estimate)
    #expect(difference.method == "sign_exact" && difference.standardError == nil)
    #expect((difference.pValue ?? 2) <= 1)
    let equality = rows.filter { $0.key.statistic == "option_equality_p" }
    #expect(equality.count == 4)
    #expect((equality[0].estimate?.pValue ?? 1) < 0.01)
    let groups = rows.filter { $0.key.statistic == "permutation_p" && $0.key.item.isEmpty }
    #expect(groups.count == 1 && (groups[0].estimate?.pValue ?? 1) < 0.2)
    #expect(try self.rows(data(actors: true)) == rows)
  }

  @Test("what cannot be compared is refused with its reason") func refusals() throws {
    var data = try data()
    let count = data.rowCount
    func set(_ codes: [Int32]) {
      for option in data.questions.indices { data.questions[option].codes = codes }
    }
    func reasons(_ statistic: String) throws -> Set<String> {
      Set(
        try rows(data).filter { $0.key.statistic == statistic }.map { row in
          if case .undefined(let reason) = row.outcome { reason } else { row.flag }
        })
    }
    set([Int32](repeating: 0, count: count))
    #expect(try reasons("share_of_mentions") == ["no_mentions"])
    #expect(try reasons("option_equality_f") == ["no_variation"])
    #expect(try reasons("option_difference") == ["no_variation"])
    #expect(
      try rows(data).contains {
        $0.key.statistic == "rao_scott_f" && $0.key.item.isEmpty
          && $0.outcome == .undefined(reason: "one_level")
      })
    set([Int32](repeating: MissingReason.refused.code, count: count))
    #expect(try reasons("mean_mentions") == ["no_answers"])
    #expect(try rows(data).filter { $0.key.statistic == "option_difference" }.isEmpty)
    data.questions[1].codes = [Int32](repeating: 1, count: count)
    // One option without an answer leaves the respondent out, for its reason.
    #expect(data.multipleResponses[0].codes.allSatisfy { $0 == MissingReason.refused.code })
  }
}
