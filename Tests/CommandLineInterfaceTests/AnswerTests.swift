import CommandLineInterface
// Proves that the commands answer on a study and on a bare file, in every form, without surprises.
import Contraste
import Foundation
import TestSupport
import Testing

@Suite("Answers of commands") struct AnswerTests {
  /// Forty answers in two rounds, weights and clusters among them.
  static let survey: [UInt8] = {
    var text = "wave,kind,sex,trust,weight,region,psu\n"
    for row in 0..<80 {
      let wave = row < 40 ? "2018" : "2023"
      let sex = row % 3 == 0 ? "man" : "woman"
      let trust = row % 11 == 0 ? "99" : String(row * 7 % 5 + 1)
      text += "\(wave),k\(row % 2),\(sex),\(trust),\(1 + row % 4),r\(row % 2),p\(row % 8)\n"
    }
    return Array(text.utf8)
  }()

  static let study = repositoryFile("Datasets/ssc-effectiveness")

  @Test(
    "each form of an answer is as recorded",
    arguments: ["text", "markdown", "csv", "json", "html", "latex"])
  func forms(format: String) throws {
    let place = try Workplace()
    _ = try place.file("data.csv", Self.survey)
    let result = place.run([
      "distribution", "DIR/data.csv", "--question", "trust", "--by", "sex", "--missing", "99",
      "--language", "en", "--format", format,
    ])
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    expectSnapshot(rounded(result.output, format), named: "distribution.\(format)")
  }

  /// Tidy numbers to six digits: the last ones differ between processors.
  private func rounded(_ text: String, _ format: String) -> String {
    guard format == "csv" || format == "json" else { return text }
    var result = ""
    var number = ""
    for character in text + " " {
      if character.isNumber || character == "." && !number.isEmpty {
        number.append(character)
        continue
      }
      if number.contains("."), let value = Double(number) {
        result += String(format: "%.6g", value)
      } else {
        result += number
      }
      number = ""
      result.append(character)
    }
    return String(result.dropLast())
  }

  @Test(
    "analyses of a bare file answer",
    arguments: [
      ["trend", "--round-column", "wave"], ["divergence", "--by", "sex"],
      ["disaggregate", "--by", "sex,kind", "--tests", "rao-scott,wald"],
      ["distribution", "--cross", "sex:kind", "--interval", "wilson"],
      ["distribution", "--regime", "actors"],
      ["trend", "--round-column", "wave", "--actor-column", "kind", "--regime", "actors"],
    ])
  func bareFile(words: [String]) throws {
    let place = try Workplace()
    _ = try place.file("data.csv", Self.survey)
    let design =
      words.contains("actors")
      ? [] : ["--weight", "weight", "--strata", "region", "--clusters", "psu"]
    let result = place.run(
      [words[0], "DIR/data.csv", "--question", "trust", "--missing", "99", "--format", "csv"]
        + design + words.dropFirst())
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count > 5)
    #expect(lines.first?.hasPrefix("analysis,question,item,group_by") == true)
    #expect(!result.output.contains("nan") && !result.output.contains("inf"))
  }

  @Test("withheld groups have no number in any form")
  func suppression() throws {
    let place = try Workplace()
    var text = "q,g\n"
    for row in 0..<20 { text += "\(row % 3 + 1),\(row < 2 ? "few" : row < 11 ? "some" : "many")\n" }
    _ = try place.file("data.csv", Array(text.utf8))
    let line = ["distribution", "DIR/data.csv", "--question", "q", "--by", "g", "--format"]
    let tidy = place.run(line + ["csv"]).output.split(separator: "\n")
    let few = tidy.filter { $0.hasPrefix("distribution,q,,g,few,") }
    #expect(!few.isEmpty)
    for row in few {
      #expect(row.contains(",,,,,,,,,,,,,,suppressed_small_cell,"), "\(row)")
    }
    #expect(tidy.contains { $0.contains("suppressed_complementary") })
    let open = place.run(line + ["csv", "--no-suppression"]).output
    #expect(!open.contains("suppressed"))
    expectSnapshot(place.run(line + ["text", "--language", "es"]).output, named: "withheld.txt")
  }

  @Test(
    "analyses of the sample study are as recorded",
    arguments: [
      "distribution", "divergence", "disaggregate", "trend", "indicators", "findings", "ordinate",
      "workshop",
    ])
  func sampleStudy(command: String) {
    let by = ["findings", "workshop"].contains(command) ? [] : ["--by", "sex"]
    let takesQuestion = !["indicators", "findings", "ordinate", "workshop"].contains(command)
    let question = takesQuestion ? ["--question", "c1"] : []
    let result = run(
      arguments: [command, Self.study, "--language", "en", "--format", "markdown"] + by + question)
    #expect(result.status == 0, "\(result.standardError)")
    expectSnapshot(
      String(decoding: result.standardOutput, as: UTF8.self), named: "study-\(command).md")
  }

  @Test("sentences stand in place of tables for people, and change no data")
  func sentences() {
    let line = ["divergence", Self.study, "--question", "c1,c2", "--language", "en"]
    func output(_ words: String...) -> String {
      String(decoding: run(arguments: line + words).standardOutput, as: UTF8.self)
    }
    let said = output("--sentences", "--format", "markdown")
    #expect(said.contains("picked at random are on average") && !said.contains("| --: |"))
    #expect(output("--sentences", "--format", "csv") == output("--format", "csv"))
  }

  @Test("every term that an analysis of the sample study uses has its words")
  func vocabulary() throws {
    let study = try MonitoringStudy(opening: Self.study)
    var plan = study.defaultPlan
    plan.questions = ["a1", "c1", "c5", "g4"]
    plan.groupings = [["sex"]]
    var rows = try study.distribution(plan) + study.divergence(plan)
    rows += try study.disaggregation(plan) + study.trend(plan) + study.indicators(plan)
    rows += try study.ordination(plan) + study.workshop(plan)
    var terms: Set<String> = []
    for row in rows {
      terms.insert(row.key.statistic)
      terms.formUnion(TidyTable.flag(of: row).split(separator: ";").map(String.init))
      terms.formUnion(row.estimate?.method.split(separator: ";").map(String.init) ?? [])
    }
    #expect(terms.count > 20)
    for term in terms.sorted() { #expect(Vocabulary.contains(term), "\(term)") }
  }

  @Test("a design without errors says so in each row, and a check of two stages describes both")
  func thinDesigns() throws {
    let place = try Workplace()
    _ = try place.file("one.csv", Array("q,c,s\n1,1,1\n2,1,2\n1,1,3\n".utf8))
    let line = ["distribution", "DIR/one.csv", "--question", "q", "--minimum-cell", "1"]
    let rows = place.run(line + ["--clusters", "c", "--format", "csv"])
    #expect(rows.status == 0)
    #expect(
      rows.output.contains("proportion,0.66666666666666663,,,,,,,3,3,3,,,,,no_design_errors,"))
    let options = ["--clusters", "c,s", "--fpc", "4,9", "--weight", "q", "--lonely", "adjust"]
    let check = place.run(["check", "DIR/one.csv"] + options)
    #expect(check.status == 0 && check.output.contains("stage 2"), "\(check.errors)")
    let json = place.run(["check", "DIR/one.csv", "--format", "json"] + options).output
    #expect(json.contains("\"df\":0,\"has_errors\":false"))
    let spanish = place.run(["check", "DIR/one.csv", "--language", "es"] + options).output
    #expect(spanish.contains("regla adjust"))
    let small = place.run(["check", "DIR/one.csv", "--clusters", "s", "--fpc", "2"])
    #expect(small.status == 2 && small.errors.contains("population-too-small"))
  }

  @Test("a new study passes its check and makes a chart and a simulated file is read")
  func journey() throws {
    let place = try Workplace()
    #expect(place.run(["new", "DIR/mine"]).status == 0)
    #expect(place.run(["new", "DIR/mine"]).status == 2)
    let check = place.run(["check", "DIR/mine"])
    #expect(check.status == 0, "\(check.errors)")
    let json = place.run(["check", "DIR/mine", "--format", "json"])
    #expect(json.output.hasPrefix("{\"diagnostics\":["))
    let chart = place.run([
      "chart", "stacked", "DIR/mine", "--question", "a1", "--no-suppression", "-o", "DIR/a1.svg",
    ])
    #expect(chart.status == 0, "\(chart.errors)")
    let svg = try String(contentsOfFile: place.folder.path + "/a1.svg", encoding: .utf8)
    #expect(svg.hasPrefix("<svg") || svg.hasPrefix("<?xml"))
    #expect(place.run(["simulate", "--rows", "200", "-o", "DIR/simulated.csv"]).status == 0)
    let answer = place.run([
      "distribution", "DIR/simulated.csv", "--question", "q1", "--by", "sex", "--weight", "weight",
      "--strata", "stratum", "--clusters", "cluster", "--lonely", "adjust", "--format", "json",
    ])
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.output.hasPrefix("[\n{\"analysis\":\"distribution\",\"question\":\"q1\""))
  }
}
