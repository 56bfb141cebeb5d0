// Proves that scores by every rule, with their errors, are those of R survey, and those of the
// sample study those of a recomputation from its CSV files.
import Estimation
import Foundation
import Framework
import Indicators
import Localization
import Results
import Rounds
import Surveys
import Tabular
import TestSupport
import Testing

private func fav(_ question: String) -> Criterion { .favourable(AnswerReference(question)) }

private func term(_ rule: Indicator.Aggregation, _ weight: Double = 1) -> Indicator.Term {
  Indicator.Term(rule, weight: weight)
}

private func indicator(
  _ id: String, _ rule: Indicator.Aggregation, _ unanswered: Indicator.Unanswered? = nil
) -> Indicator {
  Indicator(
    id: id, principle: "p", label: LocalizedText(verbatim: id), aggregation: rule,
    unanswered: unanswered)
}

/// A drawn sample in strata and clusters, with weights and missing answers.
struct ClusteredSample {
  let data: SurveyData

  init() throws {
    let table = try ReferenceTable("indicators/answers.csv")
    let scale = ResponseScale(
      id: "five", kind: .ordinal, levels: ["1", "2", "3", "4", "5"], scores: [1, 2, 3, 4, 5],
      sides: [.unfavourable, .unfavourable, .neutral, .favourable, .favourable])
    func category(_ name: String) -> CategoryColumn {
      let texts = table.texts(name)
      let levels = Set(texts).sorted()
      return CategoryColumn(
        name: name, levels: levels, codes: texts.map { Int32(levels.firstIndex(of: $0) ?? 0) })
    }
    let group = category("group")
    data = SurveyData(
      rowCount: table.rows.count,
      questions: ["q1", "q2", "q3", "q4"].map { name in
        SurveyQuestion(
          id: name, scale: scale,
          codes: table.numbers(name).map {
            $0.map { Int32($0) - 1 } ?? MissingReason.noAnswer.code
          })
      },
      dimensions: [SurveyDimension(id: "group", levels: group.levels, codes: group.codes)],
      actors: nil, rounds: nil,
      design: try SurveyDesign(
        rowCount: table.rows.count, weights: table.numbers("weight").map { $0 ?? 0 },
        strata: category("stratum"), clusters: category("cluster")),
      regime: .sample,
      quantities: [
        SurveyQuantity(id: "amount", values: table.numbers("amount").map { $0 ?? .nan })
      ])
  }

  func study(_ indicators: [Indicator]) -> Study {
    Study(
      id: "s", title: LocalizedText(verbatim: "s"),
      data: DataLayout(respondentColumn: "person"), rounds: [], actors: [], scales: [],
      indicators: indicators,
      questions: ["q1", "q2", "q3", "q4"].map {
        Question(
          id: $0, indicator: $0 == "q4" ? "other" : "mean_favourable",
          text: LocalizedText(verbatim: $0), scale: "five", asked: [], rounds: [])
      })
  }

  func rows(_ indicators: [Indicator], pooling: GroupPooling? = nil) throws -> [ResultRow] {
    var plan = AnalysisPlan()
    plan.groupings = [["group"]]
    plan.divergence.pooling = pooling
    return try indicatorScores(of: data, study: study(indicators), plan: plan)
  }
}

@Suite("Scores beside references") struct ScoreReferenceTests {
  private static let mean = Indicator.Aggregation.mean
  private static let atLeastTwo = Indicator.Aggregation.share(
    .atLeast(2, of: ["q1", "q2", "q3", "q4"].map(fav)))

  static let rules: [Indicator] = [
    indicator("mean_favourable", .meanFavourable),
    indicator("mean_score", .mean(.arithmetic, ["q1", "q2", "q3"].map { term(.score($0)) })),
    indicator(
      "weighted",
      .mean(
        .arithmetic,
        [
          term(.favourable(AnswerReference("q1"))), term(.score("q2"), 2),
          term(.number("amount", from: 0, to: 100), 3),
        ])),
    indicator(
      "geometric",
      .mean(
        .geometric,
        [
          term(.favourable(AnswerReference("q1"))), term(.score("q2")),
          term(.number("amount", from: 0, to: 100), 2),
        ])),
    indicator("at_least_two", atLeastTwo),
    indicator("criteria", .criteriaMet(["q1", "q2", "q3", "q4"].map(fav))),
    indicator("any_and", .share(.all([.any(["q1", "q2", "q3"].map(fav)), fav("q4")]))),
    indicator(
      "tiered",
      .tiered(
        .score("q2"), by: .score("q2"),
        [
          Indicator.Tier(from: 0.8, factor: 1), Indicator.Tier(from: 0.4, factor: 0.8),
          Indicator.Tier(from: 0, factor: 0.4),
        ])),
  ]

  @Test("every rule has the value and the error of R survey") func survey() throws {
    let sample = try ClusteredSample()
    let rows = try sample.rows(Self.rules, pooling: .equal)
    let reference = try ReferenceTable("indicators/scores.csv")
    var found = 0
    for line in reference.rows {
      let (group, rule) = (line["group"] ?? "", line["rule"] ?? "")
      let statistic =
        rule.hasSuffix("_low")
        ? "lowest_possible" : rule.hasSuffix("_high") ? "highest_possible" : "indicator_score"
      let item = rule.replacingOccurrences(of: "_low", with: "")
        .replacingOccurrences(of: "_high", with: "")
      let row = rows.first {
        rule == "pooled_equal"
          ? $0.key.statistic == "pooled_mean" && $0.key.item == "mean_favourable"
          : $0.key.item == item && $0.key.statistic == statistic && $0.key.group == group
            && $0.key.groupBy == "group"
      }
      let estimate = try #require(row?.estimate, "\(group) \(rule)")
      expectClose(
        line["quantity"] == "se" ? estimate.standardError : estimate.value,
        line["value"].flatMap { Double($0) }, within: .oracle, "\(group) \(rule)")
      found += 1
    }
    #expect(found == reference.rows.count && found > 40)
  }

  @Test("an indicator that nobody answered says so, in every way of taking what is missing")
  func silence() throws {
    let sample = try ClusteredSample()
    var data = sample.data
    data.questions[3].codes = data.questions[3].codes.map { _ in MissingReason.noAnswer.code }
    for unanswered in Indicator.Unanswered.allCases {
      let rule = indicator("silent", .favourable(AnswerReference("q4")), unanswered)
      var plan = AnalysisPlan()
      plan.groupings = [["group"]]
      let rows = try indicatorScores(of: data, study: sample.study([rule]), plan: plan)
      let scores = rows.filter { $0.key.statistic == "indicator_score" }
      #expect(scores.map(\.key.group) == ["", "x", "y"])
      let reason = unanswered == .refuse ? "not_all_answered" : "no_answers"
      #expect(scores.allSatisfy { $0.outcome == .undefined(reason: reason) && $0.note.isEmpty })
    }
  }

  @Test("the sample study has the scores, ranges and figures of its CSV files")
  func sampleStudy() throws {
    let folder = ReferenceTable.folder.deletingLastPathComponent().deletingLastPathComponent()
    let opened = try StudyFolder.open(folder.path + "/Datasets/ssc-effectiveness")
    var study = opened.study
    let four = ["c1", "c2", "c4", "c6"]
    let parts = four.map { Indicator.Aggregation.favourable(AnswerReference($0)) }
    study.indicators += [
      indicator("two", .share(.atLeast(2, of: four.map(fav)))),
      indicator("met", .criteriaMet(four.map(fav))),
      indicator(
        "weighted",
        .mean(.arithmetic, parts.enumerated().map { term($1, Double($0 + 1)) })),
      indicator("geometric", .mean(.geometric, parts.map { term($0) })),
    ]
    let scores = try indicatorScores(of: opened.data, study: study, plan: AnalysisPlan())
    let evidence = try findingEvidence(of: opened.data, study: study, plan: AnalysisPlan())
    let reference = try ReferenceTable("indicators/sample_study.csv")
    for line in reference.rows {
      let item = line["item"] ?? ""
      let row: ResultRow?
      if line["kind"] == "evidence" {
        let parts = item.split(separator: ":")
        let own = evidence.filter { $0.key.item == parts[0] }
        row = own[Int(parts[1]) ?? 0]
      } else {
        row = scores.first {
          $0.key.item == item && $0.key.group == line["actor"] && $0.key.round == line["round"]
            && $0.key.statistic == line["statistic"] && $0.key.versusRound.isEmpty
        }
      }
      expectClose(
        row?.estimate?.value, line["value"].flatMap { Double($0) }, within: .roundoff,
        "\(line)")
    }
    #expect(reference.rows.count > 120)
  }
}

@Suite("Identities of scores") struct ScoreIdentityTests {
  private func score(_ rows: [ResultRow], _ item: String, _ group: String) -> Double? {
    rows.first {
      $0.key.item == item && $0.key.statistic == "indicator_score" && $0.key.group == group
    }?.estimate?.value
  }

  @Test("equal weights are no weights; geometric is at most arithmetic; units do not matter")
  func means() throws {
    let sample = try ClusteredSample()
    let parts: [Indicator.Aggregation] = [
      .score("q1"), .score("q2"), .number("amount", from: 0, to: 100),
    ]
    let shifted = sample.data.quantities[0].values.map { 32 + 1.8 * $0 }
    var data = sample.data
    data.quantities.append(SurveyQuantity(id: "fahrenheit", values: shifted))
    let indicators = [
      indicator("plain", .mean(.arithmetic, parts.map { term($0) })),
      indicator("sevens", .mean(.arithmetic, parts.map { term($0, 7) })),
      indicator("geometric", .mean(.geometric, parts.map { term($0) })),
      indicator("celsius", .number("amount", from: 0, to: 100)),
      indicator("fahrenheit", .number("fahrenheit", from: 32, to: 212)),
    ]
    var plan = AnalysisPlan()
    plan.groupings = [["group"]]
    let rows = try indicatorScores(of: data, study: sample.study(indicators), plan: plan)
    for group in ["x", "y"] {
      let plain = try #require(score(rows, "plain", group))
      expectClose(score(rows, "sevens", group), plain)
      #expect(try #require(score(rows, "geometric", group)) < plain)
      expectClose(score(rows, "fahrenheit", group), score(rows, "celsius", group))
    }
  }

  @Test("the more criteria are needed the fewer meet them, and a range holds its score")
  func thresholds() throws {
    let sample = try ClusteredSample()
    let four = ["q1", "q2", "q3", "q4"].map(fav)
    let rows = try sample.rows(
      (1...4).map { indicator("\($0)", .share(.atLeast($0, of: four))) })
    for group in ["x", "y"] {
      for end in ["lowest_possible", "highest_possible"] {
        let values = (1...4).map { number in
          rows.first {
            $0.key.item == "\(number)" && $0.key.group == group && $0.key.statistic == end
          }?.estimate?.value ?? .nan
        }
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 >= $1 }, "\(end) \(values)")
      }
    }
  }

  @Test("what is not answered is a range, a refusal, or left out; never a no") func unanswered()
    throws
  {
    let sample = try ClusteredSample()
    let rule = Indicator.Aggregation.criteriaMet(["q1", "q2"].map(fav))
    let rows = try sample.rows(
      Indicator.Unanswered.allCases.map { indicator($0.rawValue, rule, $0) })
    func row(_ item: String, _ statistic: String) -> ResultRow? {
      rows.first {
        $0.key.item == item && $0.key.statistic == statistic && $0.key.group == "x"
      }
    }
    #expect(row("range", "indicator_score")?.flag == "some_undecided")
    #expect(row("refuse", "indicator_score")?.outcome == .undefined(reason: "not_all_answered"))
    #expect(row("leave-out", "lowest_possible") == nil)
    expectClose(
      row("leave-out", "indicator_score")?.estimate?.value,
      row("range", "indicator_score")?.estimate?.value)
    let low = try #require(row("range", "lowest_possible")?.estimate?.value)
    let high = try #require(row("range", "highest_possible")?.estimate?.value)
    #expect(low < high)
  }

  @Test("no score without its reason: nobody answered, a zero, a number out of range")
  func refusals() throws {
    let sample = try ClusteredSample()
    var data = sample.data
    let silent = [Int32](repeating: MissingReason.noAnswer.code, count: data.rowCount)
    let never = [Int32](repeating: 0, count: data.rowCount)
    let unasked = [Int32](repeating: MissingReason.notAsked.code, count: data.rowCount)
    for (id, codes) in [("silent", silent), ("never", never), ("unasked", unasked)] {
      data.questions.append(SurveyQuestion(id: id, scale: data.questions[0].scale, codes: codes))
    }
    let q1 = term(.favourable(AnswerReference("q1")))
    func with(_ id: String) -> [Indicator.Term] {
      [q1, term(.favourable(AnswerReference(id)))]
    }
    let cases: [(Indicator, String?)] = [
      (indicator("a", .favourable(AnswerReference("silent"))), "no_answers"),
      (indicator("b", .mean(.geometric, with("never"))), "zero_in_geometric_mean"),
      (indicator("c", .number("amount", from: 0, to: 50)), "number_outside_range"),
      (indicator("d", .mean(.arithmetic, with("unasked"))), "part_not_asked"),
      (indicator("e", .mean(.arithmetic, with("unasked")), .leaveOut), nil),
      (indicator("f", .mean(.arithmetic, with("never"))), nil),
      (indicator("g", .programmes(.having(field: "sector", values: ["x"]))), "no_programmes"),
    ]
    var plan = AnalysisPlan()
    plan.groupings = [["group"]]
    let rows = try indicatorScores(
      of: data, study: sample.study(cases.map(\.0)), plan: plan)
    for (indicator, reason) in cases {
      let row = rows.first {
        $0.key.item == indicator.id && $0.key.statistic == "indicator_score"
      }
      if let reason {
        #expect(row?.outcome == .undefined(reason: reason), "\(indicator.id)")
      } else {
        #expect(row?.estimate != nil, "\(indicator.id)")
      }
    }
  }

  @Test("places: one each, ties share the better one, and the range holds the declared place")
  func sensitivity() throws {
    let sample = try ClusteredSample()
    var plan = AnalysisPlan()
    plan.groupings = [["group"]]
    let study = sample.study([indicator("mean_favourable", .meanFavourable)])
    let rows = try indicatorSensitivity(of: sample.data, study: study, plan: plan)
    let scores = try indicatorScores(of: sample.data, study: study, plan: plan)
    let declared = rows.filter { $0.key.level == "declared" && $0.key.groupBy == "group" }
    #expect(declared.count == 2)
    for row in declared {
      expectClose(row.estimate?.value, score(scores, "mean_favourable", row.key.group))
    }
    let ranks = rows.filter { $0.key.statistic == "group_rank" }.compactMap(\.estimate)
    #expect(ranks.map(\.value).sorted() == [1, 2])
    for rank in ranks {
      let range = try #require(rank.interval)
      #expect(range.low <= rank.value && rank.value <= range.high)
    }
    let names = Set(rows.map(\.key.level))
    #expect(names.isSuperset(of: ["geometric_mean", "mean_score", "without q1", "double q3"]))
  }
}
