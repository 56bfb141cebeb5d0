// Proves that people's tables say the same as the rows, in both languages, and explain every gap.
import Estimation
import Framework
import Localization
import Results
import Tables
import TestSupport
import Testing

@testable import ResultTables

@Suite("Tables of results") struct TabulationTests {
  static let study = Study(
    id: "demo", title: LocalizedText(es: "Estudio", en: "Study"),
    data: DataLayout(respondentColumn: "id", actorColumn: "kind"),
    rounds: [
      RoundDeclaration(id: "2018", year: 2018, file: "a.csv"),
      RoundDeclaration(id: "2021", year: 2021, file: "b.csv"),
    ],
    actors: [
      ActorType(id: "cso", label: LocalizedText(es: "Sociedad civil", en: "Civil society"))
    ],
    dimensions: [
      Dimension(
        id: "sex", label: LocalizedText(es: "Sexo", en: "Sex"), describes: .person,
        levels: [
          .init(id: "woman", label: LocalizedText(es: "Mujer", en: "Woman")),
          .init(id: "man", label: LocalizedText(es: "Hombre", en: "Man")),
        ])
    ],
    missingAnswers: [
      MissingAnswer(
        reason: "does_not_know", codes: ["98"],
        label: LocalizedText(es: "No sabe", en: "Does not know"))
    ],
    scales: [
      Scale(
        id: "yes-no", kind: .ordinal,
        levels: [
          .init(code: "1", label: LocalizedText(es: "No", en: "No"), score: 1),
          .init(code: "2", label: LocalizedText(es: "En parte", en: "Partly"), score: 2),
          .init(code: "3", label: LocalizedText(es: "Sí", en: "Yes"), score: 3),
        ])
    ],
    questions: [
      Question(
        id: "c1", indicator: "C",
        text: LocalizedText(es: "¿Se le consulta?", en: "Are you consulted?"), scale: "yes-no",
        asked: ["cso"], rounds: ["2018", "2021"])
    ])

  /// Answers in one round of one group.
  static func answers(
    _ round: String, _ group: String, _ counts: [Int], doesNotKnow: Int, interval: Bool
  ) -> [ResultRow] {
    let total = counts.reduce(0, +)
    func key(_ statistic: String, _ level: String = "") -> ResultKey {
      ResultKey(
        analysis: "distribution", question: "c1", groupBy: group.isEmpty ? "" : "sex", group: group,
        round: round, level: level, statistic: statistic)
    }
    var rows: [ResultRow] = []
    for (index, count) in counts.enumerated() {
      let share = Double(count) / Double(total)
      let level = String(index + 1)
      rows.append(
        ResultRow(
          key("count", level), .estimate(Estimate(value: Double(count), count: total))))
      rows.append(
        ResultRow(
          key("proportion", level),
          .estimate(
            Estimate(
              value: share,
              interval: interval ? Interval(low: share * 0.8, high: share * 1.1) : nil,
              confidence: interval ? 0.95 : nil, count: total,
              method: interval ? "korn_graubard" : ""))))
    }
    rows.append(ResultRow(key("median"), .estimate(Estimate(value: 2, count: total))))
    rows.append(ResultRow(key("mean_score"), .estimate(Estimate(value: 2.125, count: total))))
    rows.append(
      ResultRow(
        key("item_nonresponse", "does_not_know"),
        .estimate(
          Estimate(value: Double(doesNotKnow) / Double(total + doesNotKnow), count: doesNotKnow))))
    return rows
  }

  static var rows: [ResultRow] {
    let withheld = answers("2021", "man", [1, 1, 1], doesNotKnow: 0, interval: false).map {
      ResultRow($0.key, .suppressed(.primary), flag: Suppression.primary.rawValue)
    }
    let test = ResultRow(
      ResultKey(
        analysis: "distribution", question: "c1", groupBy: "sex", round: "2018",
        statistic: "rao_scott_f"),
      .estimate(
        Estimate(
          value: 2.5, degreesOfFreedom: 2, denominatorDegreesOfFreedom: 90, count: 46,
          pValue: 0.0004,
          adjustedPValue: 0.0012, method: "rao_scott")))
    return answers("2018", "", [15, 21, 10], doesNotKnow: 3, interval: false)
      + answers("2021", "", [12, 20, 18], doesNotKnow: 0, interval: true)
      + answers("2018", "woman", [9, 8, 4], doesNotKnow: 2, interval: false)
      + answers("2021", "woman", [5, 8, 9], doesNotKnow: 0, interval: false) + withheld + [test]
  }

  static let changes = [
    followed("2018", "favourable", 0.22), followed("2021", "favourable", 0.36),
    followed("2018", "mean_score", 1.89), followed("2021", "mean_score", 2.12),
    ResultRow(
      ResultKey(
        analysis: "trend", question: "c1", round: "2021", versusRound: "2018",
        statistic: "difference"),
      .estimate(
        Estimate(
          value: 0.142, interval: Interval(low: -0.02, high: 0.3), confidence: 0.95, count: 46,
          pValue: 0.08, method: "t")), flag: "comparable_with_caveat", note: "favourable: reworded"),
    ResultRow(
      ResultKey(
        analysis: "trend", question: "c1", round: "2021", versusRound: "2018",
        statistic: "difference"), .undefined(reason: "not_comparable"), note: "mean_score"),
  ]

  static func followed(_ round: String, _ statistic: String, _ value: Double) -> ResultRow {
    ResultRow(
      ResultKey(analysis: "trend", question: "c1", round: round, statistic: statistic),
      .estimate(Estimate(value: value, count: round == "2018" ? 46 : 50)))
  }

  @Test("tables in both languages are as recorded", arguments: Language.allCases)
  func recorded(language: Language) {
    let tabulation = Tabulation(study: Self.study, language: language, minimumCell: 5)
    let tables = tabulation.tables(Self.rows + Self.changes)
    let text = tables.map { $0.plainText(width: 100) }.joined(separator: "\n\n")
    expectSnapshot(text, named: "tables-\(language.rawValue).txt")
  }

  @Test("no term has two entries")
  func uniqueTerms() {
    let lists =
      Vocabulary.statistics + Vocabulary.methods + Vocabulary.reasons + Vocabulary.flags
      + Vocabulary.patterns
    let terms = lists.map(\.0).sorted()
    #expect(terms.count > 90)
    for (term, next) in zip(terms, terms.dropFirst()) { #expect(term != next) }
  }

  @Test("a term without an entry is shown as it is")
  func unknownTerms() {
    #expect(Vocabulary.term("some_new_index", .english) == "some new index")
    #expect(!Vocabulary.contains("some_new_index"))
    #expect(Vocabulary.term("proportion", .spanish) == "proporción")
  }
}
