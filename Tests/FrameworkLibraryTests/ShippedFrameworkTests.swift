// Proves that each shipped framework reads without a fault and has the published rules.
import Diagnostics
import Framework
import FrameworkLibrary
import Localization
import Testing

@Suite("Shipped frameworks") struct ShippedFrameworkTests {
  @Test(
    "each reads, with both languages, and its answers have a file",
    arguments: ShippedFramework.allCases)
  func reads(framework: ShippedFramework) throws {
    let source = try StudyFile.source(bytes: Array(framework.text.utf8), file: framework.rawValue)
    #expect(source.remarks.isEmpty, "\(source.remarks)")
    let study = try framework.study()
    #expect(study.id == framework.rawValue)
    for text in study.indicators.map(\.label) + study.questions.map(\.text) {
      #expect(!text[.spanish].isEmpty && !text[.english].isEmpty)
    }
    #expect(study.indicators.allSatisfy { !study.questions(of: $0).isEmpty })
    #expect(try framework.files().map(\.name) == ["study.yaml"] + study.rounds.map(\.file))
  }

  @Test("an unknown name is answered with the nearest one") func unknown() {
    #expect(throws: Faults.self) { try ShippedFramework(named: "gpedc2016") }
    do {
      _ = try ShippedFramework(named: "gpedc2016")
    } catch {
      #expect(error.diagnostics.first?.hint == "did you mean «gpedc-2016»?")
    }
  }

  @Test("GPEDC 2016: 3, 5, 4 and 4 criteria; 4 of 5; any of three and the fourth")
  func gpedc2016() throws {
    let study = try ShippedFramework.gpedc2016.study()
    func rule(_ id: String) -> Indicator.Aggregation? { study.indicator(id)?.aggregation }
    for (id, count) in [("2.1", 3), ("2.2", 5), ("2.3", 4), ("2.4", 4)] {
      guard case .criteriaMet(let criteria)? = rule(id) else {
        Issue.record("\(id) counts no criteria")
        continue
      }
      #expect(criteria.count == count)
    }
    // The numbering passes from 12 to 14, and question 17 is worded in reverse.
    let numbers = study.questions.map(\.id).filter { $0.hasPrefix("i2_") }
    #expect(numbers == (1...17).filter { $0 != 13 }.map { "i2_\($0)" })
    #expect(study.question("i2_17")?.scale == "no-yes")
    #expect(study.indicator("2.2")?.notes.count == 1)
    guard case .share(.atLeast(4, let seven))? = rule("7") else {
      Issue.record("indicator 7 is not four of five")
      return
    }
    #expect(seven.count == 5)
    guard case .share(.all(let eight))? = rule("8"), case .any(let three)? = eight.first else {
      Issue.record("indicator 8 is not any of three and the fourth")
      return
    }
    #expect(three.count == 3 && eight.count == 2)
    for (id, parts) in [("1a", 4), ("5b", 3), ("9b", 4)] {
      guard case .mean(.arithmetic, let terms)? = rule(id) else {
        Issue.record("\(id) is no mean")
        continue
      }
      #expect(terms.count == parts && terms.allSatisfy { $0.weight == 1 })
    }
    #expect(rule("9a") == .number("i9a", from: 1, to: 6))
    #expect(study.scale("score0to10")?.levels.map(\.score) == (0...10).map(Double.init))
    #expect(study.scale("transparency4")?.levels.count == 4)
  }

  @Test("GPEDC 2018: four modules of four questions, put to three constituencies")
  func gpedc2018() throws {
    let study = try ShippedFramework.gpedc2018.study()
    #expect(study.actors.map(\.id) == ["government", "cso", "partner"])
    #expect(study.questions.count == 16 && study.indicators.count == 4)
    #expect(study.questions.allSatisfy { $0.asked == study.actors.map(\.id) })
    #expect(study.scale("practice4")?.levels.count == 4)
  }

  @Test("SDG 5.c.1: 2 of 3, 4 of 7, 2 of 3; fully, approaches, not")
  func sdg5c1() throws {
    let study = try ShippedFramework.sdg5c1.study()
    let indicator = try #require(study.indicators.first)
    let thresholds = indicator.criteria.map { criterion -> [Int] in
      guard case .atLeast(let number, let parts) = criterion.met else { return [] }
      return [number, parts.count]
    }
    #expect(thresholds == [[2, 3], [4, 7], [2, 3]] && study.questions.count == 13)
    #expect(indicator.classes.map(\.from) == [0, 1, 3])
  }

  @Test("Mexico 2018: indicators A to G under four principles") func mexico() throws {
    let study = try ShippedFramework.mexico2018.study()
    #expect(study.indicators.map(\.id) == ["A", "B", "C", "D", "E", "F", "G"])
    #expect(study.principles.count == 4)
  }
}
