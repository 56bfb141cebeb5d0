// Proves what the findings of the sample study bring out by themselves: what no recommendation
// answers, and which headings bear no principle.
import Contraste
import Localization
import Testing

@testable import CommandLineInterface

@Suite("Findings of the sample study") struct FindingCommandTests {
  private static let study = "Datasets/ssc-effectiveness"

  private func output(_ words: String...) -> String {
    let result = run(arguments: ["findings", Self.study] + words)
    #expect(result.status == 0, "\(result.standardError)")
    return String(decoding: result.standardOutput, as: UTF8.self)
  }

  @Test("exactly two findings without a recommendation and two headings without a principle")
  func alone() throws {
    let study = try MonitoringStudy(opening: Self.study)
    let rows = try study.findings(study.defaultPlan)
    func items(_ flag: String) -> [[String]] {
      rows.filter { $0.flag == flag }.map { [$0.key.item, $0.key.level] }
    }
    #expect(items("no_recommendation") == [["O14", "disaggregation"], ["O16", ""]])
    #expect(items("heading_without_principle").map(\.[0]) == ["heading 7", "heading 10"])
    #expect(items("met_in_part").allSatisfy { $0[0].hasPrefix("P") })
    let counts = rows.filter { $0.key.statistic == "recommendations" && $0.key.level.isEmpty }
    #expect(counts.map(\.key.item) == study.study.findings.map(\.id))
  }

  @Test("the tables say so in both languages, in lines that fit", arguments: Language.allCases)
  func tables(language: Language) throws {
    let text = output("--language", language.rawValue)
    let head = language == .spanish ? "Lo que queda sin" : "What is left without"
    let alone = text.split(separator: "\n").drop { !$0.hasPrefix(head) }
    let words: [LocalizedText] = [
      LocalizedText(
        es: "O14. El seguimiento del PROCID debe", en: "O14. The monitoring of PROCID must"),
      LocalizedText(es: "O16. Se recomienda crear", en: "O16. Mechanisms for parliamentary"),
      LocalizedText(es: "7. Transversalizar", en: "7. Mainstream"),
      LocalizedText(es: "10. Aprovechar", en: "10. Use the links"),
    ]
    for word in words { #expect(alone.contains { $0.contains(word[language]) }, "\(word)") }
    #expect(alone.count { $0.contains(language == .spanish ? "Sin recom" : "No recom") } == 2)
    #expect(alone.count { $0.contains(language == .spanish ? "Título sin" : "Heading with") } == 2)
    let note = language == .spanish ? "Entre corchetes" : "In square brackets"
    let table = text.split(separator: "\n").prefix { !$0.hasPrefix(note) }
    #expect(table.count > 50)
    #expect((table.map(\.count).max() ?? 0) <= 120)
  }
}
