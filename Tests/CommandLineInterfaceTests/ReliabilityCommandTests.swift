// Proves that rules of reliability reach every form of an answer, hold where a study declares them,
// and say of the citizen study what an independent computation from its tidy rows says.
import CommandLineInterface
import Contraste
import Foundation
import TestSupport
import Testing

@Suite("Rules of reliability in commands") struct ReliabilityCommandTests {
  static let line = [
    "distribution", "DIR/data.csv", "--question", "trust", "--by", "sex", "--cross", "sex:kind",
    "--missing", "99", "--minimum-cell", "3",
  ]

  private func run(_ options: [String]) throws -> (status: Int32, output: String, errors: String) {
    let place = try Workplace()
    _ = try place.file("data.csv", AnswerTests.survey)
    return place.run(Self.line + options)
  }

  @Test("each rule marks a table with its own symbols, in both languages", arguments: ["es", "en"])
  func symbols(language: String) throws {
    var text = ""
    for rule in ReliabilityRule.allCases where rule.regime == .sample {
      let result = try run(["--reliability", rule.rawValue, "--language", language])
      #expect(result.status == 0 && result.errors.isEmpty)
      text += "=== \(rule.rawValue)\n" + result.output + "\n"
    }
    expectSnapshot(text, named: "reliability.\(language).txt")
  }

  @Test("marks survive in every form", arguments: ["markdown", "html", "latex"])
  func forms(format: String) throws {
    let result = try run(["--reliability", "dhs", "--language", "en", "--format", format])
    expectSnapshot(result.output, named: "reliability.\(format)")
  }

  @Test("a withheld row holds no number, a flagged one all of them, and none switches off")
  func tidy() throws {
    let judged = tidyRows(try run(["--reliability", "dhs", "--format", "csv"]).output)
    let plain = try run(["--reliability", "none", "--format", "csv"]).output
    #expect(plain == (try run(["--format", "csv"]).output))
    let rows = tidyRows(plain)
    #expect(judged.count == rows.count)
    var withheld = 0
    let numbers = ["estimate", "se", "low", "high", "confidence", "df", "n", "n_eff", "deff"]
    for (row, before) in zip(judged, rows) {
      if row["flag"]?.hasPrefix("suppressed_unreliable") ?? false {
        withheld += 1
        for column in numbers { #expect(row[column] == "", "\(column)") }
        #expect(before["n"].flatMap { Int($0) }.map { $0 < 25 } ?? false)
      } else {
        for column in numbers { #expect(row[column] == before[column], "\(column)") }
      }
    }
    #expect(withheld > 0)
  }

  @Test("a rule that does not fit is refused, and check tells what a group needs")
  func saying() throws {
    let place = try Workplace()
    _ = try place.file("data.csv", AnswerTests.survey)
    let study = repositoryFile("Datasets/ssc-effectiveness")
    let actors = place.run(["distribution", study, "--question", "c1", "--reliability", "dhs"])
    #expect(actors.status == 1 && actors.output.isEmpty)
    let sample = place.run(Self.line + ["--reliability", "actors"])
    #expect(sample.status == 1)
    let unknown = place.run(Self.line + ["--reliability", "cepal2023"])
    #expect(unknown.status == 64)
    expectSnapshot(
      actors.errors + "\n" + sample.errors + "\n" + unknown.errors, named: "reliability-refused.txt"
    )
    var checks = ""
    for rule in ["ine-chile", "cepal-2023", "nchs"] {
      checks +=
        place.run([
          "check", "DIR/data.csv", "--weight", "weight", "--reliability", rule,
        ]).output
    }
    expectSnapshot(checks, named: "reliability-check.txt")
    let participation = place.run([
      "distribution", study, "--question", "c1", "--reliability", "actors", "--language", "en",
    ])
    #expect(participation.output.contains("Answered (2018): CSOs 46 of 92 (50%);"))
  }

  @Test("a study declares its rule once, for every command and chart")
  func declared() throws {
    let place = try Workplace()
    #expect(place.run(["new", "DIR/study"]).status == 0)
    let path = place.folder.path + "/study/study.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try (text + "\nreliability: actors\n").write(toFile: path, atomically: true, encoding: .utf8)
    let rule = "Rule of reliability: actors"
    let check = place.run(["check", "DIR/study", "--language", "en"])
    #expect(check.status == 0 && check.output.contains(rule))
    let shown = place.run(["distribution", "DIR/study", "--language", "en"])
    #expect(shown.output.contains(rule))
    let off = place.run(["distribution", "DIR/study", "--language", "en", "--reliability", "none"])
    #expect(off.status == 0 && !off.output.contains(rule))
  }

  @Test("verdicts on the citizen study are those of an independent computation")
  func citizens() throws {
    let reference = try ReferenceTable("reliability/verdicts.csv")
    let study = try MonitoringStudy(opening: repositoryFile("Datasets/citizen-perception"))
    var plan = study.defaultPlan
    plan.questions = ["t1", "k1"]
    plan.groupings = [["sex"], ["language"], ["region"], ["language", "age"]]
    let rows = try study.distribution(plan)
    let columns = ["question", "group_by", "group", "round", "level", "statistic"]
    let letters: [Verdict.Outcome: String] = [
      .shown: "s", .flagged: "f", .withheld: "w", .notAssessed: "n",
    ]
    var seen: [String: Set<String>] = [:]
    for rule in ReliabilityRule.allCases where rule.regime == .sample {
      let profile = ReliabilityProfile(rule)
      var found: [[String]: String] = [:]
      for row in profile.judged(rows) {
        guard let outcome = profile.outcome(of: row) else { continue }
        let key = row.key
        found[[key.question, key.groupBy, key.group, key.round, key.level, key.statistic]] =
          letters[outcome]
      }
      #expect(found.count == reference.rows.count)
      for expected in reference.rows {
        let key = columns.map { expected[$0] ?? "" }
        #expect(found[key] == expected[rule.rawValue], "\(rule.rawValue) \(key)")
        seen[rule.rawValue, default: []].insert(expected[rule.rawValue] ?? "")
      }
    }
    // A comparison of verdicts that are all alike would prove nothing.
    for (rule, outcomes) in seen { #expect(outcomes.count > 1, "\(rule)") }
  }
}
