// Proves that rounds have times, verdicts on comparing them have reasons, and targets are checked.
import Diagnostics
import Framework
import Localization
import Testing

@Suite("Declarations for trends") struct TrendDeclarationTests {
  @Test("the times of periods") func periods() {
    let rows: [(String, Double?)] = [
      ("2024", 2024), ("2024-Q1", 2024), ("2024Q3", 2024.5), ("2024-T4", 2024.75),
      ("2024-07", 2024.5), ("2023-01-01", 2023), ("2024-07-01", 2024 + 182.0 / 366),
      ("2023-02-29", nil), ("2024-13", nil), ("2024-Q5", nil), ("24", nil), ("2024-", nil),
      ("wave 1", nil), ("20245", nil),
    ]
    for (text, time) in rows { #expect(RoundPeriod(text)?.time == time, "\(text)") }
  }

  private static func study(_ edits: [(String, String)]) throws -> Study {
    var text = StudyFixture.text
    for (old, new) in edits { text = text.replacingFirst(old, by: new) }
    return try StudyFile.source(bytes: Array(text.utf8), file: "study.yaml").study
  }

  @Test("what differs between rounds gives the verdict, and the gravest counts")
  func comparability() throws {
    let mode = ("file: b.csv", "file: b.csv, mode: {es: cara a cara, en: face to face}")
    let override = (mode.0, mode.1 + ", mode-change: comparable")
    let never = ("comparability: caveat", "comparability: not-comparable")
    let asked = (
      "        scale: agreement2\n        crosswalk: {a: \"1\", b: \"3\"}\n",
      "        asked: [cso]\n"
    )
    typealias Aspect = RoundComparability.Aspect
    let rows: [([(String, String)], Question.Version.Comparability, [Aspect])] = [
      ([], .caveat, [.scale]), ([mode], .caveat, [.scale, .mode]),
      ([override], .caveat, [.scale, .mode]), ([never], .notComparable, [.scale]),
      ([never, mode], .notComparable, [.scale, .mode]), ([asked], .caveat, [.asked]),
    ]
    for (place, row) in rows.enumerated() {
      let study = try Self.study(row.0)
      let question = try #require(study.question("a1"))
      let found = study.comparability(of: question, from: "2018", to: "2021")
      #expect(found.verdict == row.1 && found.differences.map(\.aspect) == row.2, "case \(place)")
      #expect(study.comparability(of: question, from: "2021", to: "2018") == found)
      #expect(study.comparability(of: question, from: "2021", to: "2021").differences.isEmpty)
    }
    let study = try Self.study([override])
    let unchanged = try #require(study.question("a1"))
    let reasons = study.comparability(of: unchanged, from: "2018", to: "2021").reasons
    #expect(reasons.map(\.english) == ["Another scale"])
    let late = try #require(study.question("a2"))
    let absent = study.comparability(of: late, from: "2018", to: "2021")
    #expect(absent.verdict == .notComparable && absent.differences[0].aspect == .presence)
  }

  @Test("rounds of one year need their periods") func roundsOfAYear() {
    func codes(_ first: String, _ second: String) -> [String] {
      var text = StudyFixture.text.replacingFirst("year: 2018", by: "year: 2021" + first)
      text = text.replacingFirst("year: 2021, file: b", by: "year: 2021\(second), file: b")
      do {
        return try StudyFile.source(bytes: Array(text.utf8), file: "s").remarks.map(\.code)
      } catch {
        return error.diagnostics.map(\.code)
      }
    }
    let rows: [(String, String, String?)] = [
      (", period: 2021-Q1", ", period: 2021-Q3", nil),
      ("", "", "rounds-at-one-time"), (", period: 2021-Q3", "", "rounds-out-of-order"),
      (", period: 2021-Q9", "", "bad-period"), (", period: 2020-Q1", "", "period-in-another-year"),
    ]
    for (first, second, code) in rows {
      let found = codes(first, second)
      if let code {
        #expect(found.contains(code), "\(first)")
      } else {
        #expect(!found.contains { $0.hasPrefix("rounds-") || $0.hasPrefix("period") })
      }
    }
  }

  @Test("a target is of one thing, with numbers that fit") func targets() throws {
    func targets(_ lines: String) throws(Faults) -> [ProgressTarget] {
      let text = StudyFixture.text + "\ntargets:\n  - {id: t, \(lines)}\n"
      return try StudyFile.source(bytes: Array(text.utf8), file: "s").study.targets
    }
    let good = try targets(
      "question: a1, dimension: actor, level: cso, target: 0.8, year: 2030, method: growth-rate")
    #expect(good[0].method == .growthRate && good[0].isBounded && good[0].target == 0.8)
    let rows = [
      ("target: 0.8, year: 2030", "target-of-what"),
      ("question: a1, indicator: A, target: 0.8, year: 2030", "target-of-what"),
      ("question: a2, target: 0.8, year: 2030", "target-of-what"),
      ("question: a9, target: 0.8, year: 2030", "unknown-question"),
      ("question: a1, target: 80, year: 2030", "bad-score"),
      ("question: a1, target: 0.8", "missing-key"), ("question: a1", "missing-key"),
      ("question: a1, statistic: proportion, target: 0.8, year: 2030", "missing-key"),
      ("question: a1, level: cso, target: 0.8, year: 2030", "missing-key"),
      ("question: a1, dimension: sex, level: x, target: 0.8, year: 2030", "unknown-level"),
      ("question: a1, baseline-round: \"1999\", target: 0.8, year: 2030", "unknown-round"),
      ("question: a1, polarity: up", "unknown-value"),
    ]
    for (lines, code) in rows {
      let faults = #expect(throws: Faults.self) { try targets(lines) }
      #expect(faults?.diagnostics.map(\.code).contains(code) ?? false, "\(lines)")
    }
  }
}
