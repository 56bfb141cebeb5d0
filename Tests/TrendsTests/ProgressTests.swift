// Proves that the methods of progress give the published ratios, verdicts and their limits.
import Estimation
import Framework
import Localization
import Results
import TestSupport
import Testing
import Trends

/// A share that goes from one value to another in four years, with a target eight years later.
private func path(
  _ baseline: Double, _ value: Double, target: Double?, increases: Bool = true
) -> ProgressPath {
  ProgressPath(
    baseline: baseline, baselineTime: 2018, value: value, time: 2022, target: target,
    deadline: target == nil ? nil : 2030, increases: increases)
}

@Suite("Progress") struct ProgressTests {
  @Test("40 % to 52 % of 80 %: the growth rate says 1.14 from one side and 0.62 from the other")
  func workedExample() throws {
    let agree = path(0.40, 0.52, target: 0.80)
    let cases: [(ProgressMethod, Double, ProgressVerdict, Double, ProgressVerdict)] = [
      (.linearPath, 0.90, .accelerationNeeded, 0.90, .accelerationNeeded),
      (.growthRate, 1.14, .onTrack, 0.62, .accelerationNeeded),
      (.projection, 1.20, .onTrack, 0.73, .accelerationNeeded),
    ]
    for (method, ratio, verdict, other, otherVerdict) in cases {
      let found = try #require(method.ratio(agree))
      let reversed = try #require(method.ratio(agree.reversed))
      #expect((100 * found).rounded() == (100 * ratio).rounded(), "\(method)")
      #expect((100 * reversed).rounded() == (100 * other).rounded(), "\(method)")
      #expect(method.verdict(agree) == verdict && method.verdict(agree.reversed) == otherVerdict)
    }
    let straight = ProgressMethod.linearPath
    expectClose(straight.ratio(agree), straight.ratio(agree.reversed))
  }

  @Test("the limits of the verdicts") func verdicts() {
    let rows: [(ProgressMethod, ProgressPath, ProgressVerdict?)] = [
      (.linearPath, path(0.4, 0.85, target: 0.8), .achieved),
      (.linearPath, path(0.4, 0.2, target: 0.3, increases: false), .achieved),
      (.linearPath, path(0.4, 0.53, target: 0.8), .onTrack),
      (.linearPath, path(0.4, 0.49, target: 0.8), .accelerationNeeded),
      (.linearPath, path(0.4, 0.42, target: 0.8), .limited),
      (.linearPath, path(0.4, 0.38, target: 0.8), .deterioration),
      (.linearPath, path(0.4, 0.38, target: 0.4), .deterioration),
      (.growthRate, path(1, 0.92, target: 0.9), .achieved),
      (.projection, path(0.4, 0.42, target: 0.8), .accelerationNeeded),
      (.projection, path(0.4, 0.40, target: 0.8), .stagnation),
      (.projection, path(0.5, 0.995, target: 1), .achieved),
      (.growthRate, path(0.4, 0.46, target: nil), .substantial),
      (.growthRate, path(0.4, 0.41, target: nil), .moderate),
      (.growthRate, path(0.4, 0.401, target: nil), .marginal),
      (.growthRate, path(0.4, 0.41, target: nil, increases: false), .deterioration),
      (.projection, path(0.4, 0.44, target: nil), .onTrack),
      (.projection, path(0.4, 0.42, target: nil), .accelerationNeeded),
      (.projection, path(0.4, 0.401, target: nil), .stagnation),
      (.projection, path(0.4, 0.44, target: nil, increases: false), .stagnation),
      (.linearPath, path(0.4, 0.5, target: nil), nil),
    ]
    for (place, row) in rows.enumerated() {
      #expect(row.0.verdict(row.1) == row.2, "case \(place)")
    }
    var late = path(0.4, 0.7, target: 0.8)
    late.time = 2031
    #expect(ProgressMethod.linearPath.verdict(late) == .missed)
    expectClose(ProgressMethod.linearPath.ratio(late), 0.75)
    let early = path(0.9, 0.95, target: 0.8)
    #expect(early.wasMetAtBaseline)
    #expect(ProgressMethod.allCases.allSatisfy { $0.ratio(early) == nil }, "nothing is left to do")
  }

  @Test("a baseline of zero has a path, and a growth rate from a thousandth of a per cent")
  func zeroBaseline() throws {
    let start = path(0, 0.1, target: 0.4)
    expectClose(ProgressMethod.linearPath.ratio(start), 0.75)
    let growth = try #require(ProgressMethod.growth(from: 0, to: 0.1, years: 4))
    expectClose((1 + growth) * (1 + growth) * (1 + growth) * (1 + growth), 10_000)
    #expect(ProgressMethod.growth(from: -1, to: 1, years: 4) == nil)
  }

  // MARK: - From published rows

  private static let study = Study(
    id: "s", title: LocalizedText(verbatim: ""), data: DataLayout(respondentColumn: "id"),
    rounds: [
      RoundDeclaration(id: "2018", year: 2018, file: "a.csv"),
      RoundDeclaration(id: "2022", year: 2022, file: "b.csv"),
    ], actors: [], scales: [], questions: [])

  private static func key(
    _ statistic: String, _ round: String, versus: String = "", level: String = ""
  ) -> ResultKey {
    ResultKey(
      analysis: "trend", question: "q", round: round, versusRound: versus, level: level,
      statistic: statistic)
  }

  private static func rows(change: Outcome? = nil) -> [ResultRow] {
    // The variance of the change carries the covariance 0.0003 of the respondents in common.
    let error = (0.03 * 0.03 + 0.025 * 0.025 - 2 * 0.0003).squareRoot()
    return [
      ResultRow(key("favourable", "2018"), .estimate(Estimate(value: 0.40, standardError: 0.03))),
      ResultRow(key("favourable", "2022"), .estimate(Estimate(value: 0.52, standardError: 0.025))),
      ResultRow(
        key("difference", "2022", versus: "2018", level: "favourable"),
        change
          ?? .estimate(
            Estimate(
              value: 0.12, standardError: error, interval: Interval(low: 0.06, high: 0.18)))),
    ]
  }

  private static let target = ProgressTarget(id: "t", question: "q", target: 0.8, year: 2030)

  @Test("the interval is Fieller's, and draws tell how often the verdict is the same")
  func sensitivity() throws {
    let rows = progress(
      toward: [Self.target], study: Self.study, rows: Self.rows(), plan: AnalysisPlan())
    func row(_ statistic: String) throws -> ResultRow {
      try #require(rows.first { $0.key.statistic == statistic }, "\(statistic)")
    }
    let reference = try ReferenceTable("trends/reference.csv").rows.filter {
      $0["case"] == "fieller"
    }
    let expected = Dictionary(
      reference.map { ($0["quantity"] ?? "", Double($0["value"] ?? "")) }, uniquingKeysWith: { $1 })
    let straight = try row("progress_linear_path")
    expectClose(straight.estimate?.value, expected["ratio"] ?? nil, within: .oracle)
    expectClose(straight.estimate?.interval?.low, expected["low"] ?? nil, within: .oracle)
    expectClose(straight.estimate?.interval?.high, expected["high"] ?? nil, within: .oracle)
    #expect(straight.estimate?.method == "fieller")
    #expect(straight.flag == "acceleration_needed;method_of_target")
    let growth = try row("progress_growth_rate")
    #expect(growth.flag == "on_track;verdict_depends_on_side")
    #expect(growth.estimate?.method == "delta")
    #expect(try row("progress_growth_rate_reversed").flag == "acceleration_needed")
    let same = try #require(try row("linear_path_same_verdict").estimate?.value)
    #expect(same > 0.3 && same < 0.9)
    #expect(
      progress(toward: [Self.target], study: Self.study, rows: Self.rows(), plan: AnalysisPlan())
        == rows)
  }

  @Test("what is withheld, not comparable or missing has no ratio but the reason")
  func refusals() throws {
    func outcome(_ rows: [ResultRow], _ target: ProgressTarget = Self.target) -> Outcome? {
      progress(toward: [target], study: Self.study, rows: rows, plan: AnalysisPlan()).first?.outcome
    }
    var hidden = Self.rows()
    hidden[0].outcome = .suppressed(.primary)
    #expect(outcome(hidden) == .suppressed(.primary))
    let broken = Outcome.undefined(reason: "not_comparable")
    #expect(outcome(Self.rows(change: broken)) == broken)
    #expect(
      outcome(Array(Self.rows().prefix(1))) == .undefined(reason: "no_later_round"))
    #expect(outcome([]) == .undefined(reason: "no_answers"))
    var equal = Self.target
    equal.target = 0.4
    let rows = progress(
      toward: [equal], study: Self.study, rows: Self.rows(), plan: AnalysisPlan())
    let straight = try #require(rows.first { $0.key.statistic == "progress_linear_path" })
    #expect(straight.flag.hasPrefix("achieved;target_met_at_baseline"))
    #expect(straight.estimate == nil)
    var falling = Self.target
    (falling.target, falling.polarity) = (nil, .decrease)
    let growth = progress(
      toward: [falling], study: Self.study, rows: Self.rows(), plan: AnalysisPlan())
    #expect(growth.map(\.key.statistic) == ["progress_growth", "progress_growth_unsd"])
    #expect(growth[0].flag.hasPrefix("deterioration"))
  }
}
