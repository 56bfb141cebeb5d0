// Proves that tables of divergence read as recorded, and that their notes say what the code does.
import Divergence
import Framework
import Localization
import Results
import Tables
import TestSupport
import Testing

@testable import ResultTables

@Suite("Tables of divergence") struct DivergenceTablesTests {
  static func tabulation(_ language: Language) -> Tabulation {
    Tabulation(study: DivergenceFixture.study, language: language, minimumCell: 5)
  }

  /// The questionnaire and two questions: one with everything, one on which all agree.
  static func shown() throws -> [ResultRow] {
    try DivergenceFixture.rows().filter { row in
      ["", "q1", "q6"].contains(row.key.question)
        || ["between_share", "cluster_separation"].contains(row.key.statistic)
    }
  }

  @Test("tables in both languages are as recorded", arguments: Language.allCases)
  func recorded(language: Language) throws {
    let tables = Self.tabulation(language).tables(try Self.shown())
    let text = tables.map { $0.plainText(width: 120) }.joined(separator: "\n\n")
    expectSnapshot(text, named: "divergence-\(language.rawValue).txt")
  }

  @Test("sentences in both languages are as recorded", arguments: Language.allCases)
  func sentences(language: Language) throws {
    let rows = try DivergenceFixture.rows().filter { row in
      row.key.round == "2024" && ["", "q1"].contains(row.key.question)
        && ["", "actor"].contains(row.key.groupBy)
        && ["", "R01", "R04 – R01", "#11", "agreement"].contains(row.key.item)
    }
    let text = Self.tabulation(language).divergenceSentences(rows)
      .map { $0.plainText() }.joined(separator: "\n\n")
    expectSnapshot(text, named: "divergence-sentences-\(language.rawValue).txt")
  }

  @Test("every row is said once")
  func everyRowOnce() throws {
    let rows = try DivergenceFixture.rows()
    let blocks = Self.tabulation(.english).divergenceSentences(rows)
    #expect(blocks.map(\.footnotes.count).reduce(0, +) == rows.count)
    #expect(blocks.allSatisfy { $0.columns.isEmpty && !$0.title.isEmpty })
  }

  @Test("the questionnaire comes first, then the questions, each with its words")
  func order() throws {
    let titles = Self.tabulation(.english).tables(try Self.shown()).map(\.title)
    let firstQuestion = try #require(titles.firstIndex { $0.hasPrefix("q1.") })
    #expect(titles.lastIndex { $0.hasPrefix("All questions together") } ?? 99 < firstQuestion)
    #expect(titles.count { $0 == "In words" } == 3)
    #expect(titles.last == "In words")
  }

  @Test("the note on patterns names the thresholds of the analysis")
  func thresholds() {
    for note in [Tabulation.patternNote[.spanish], Tabulation.patternNote[.english]] {
      #expect(note.contains(" \(AnswerPattern.largestShared)"))
    }
    for note in [Tabulation.notEnoughNote[.spanish], Tabulation.notEnoughNote[.english]] {
      #expect(note.contains(" \(AnswerPattern.fewestAnswers) "))
    }
    for pattern in AnswerPattern.allCases { #expect(Vocabulary.isPattern(pattern.rawValue)) }
  }
}
