import Divergence
import Framework
import Localization
import Results
import Surveys
import Tabular

/// Twelve organisations that answered six questions in two rounds, and what is said of them.
enum DivergenceFixture {
  private static let answers: [[Int32]] = [
    [1, 2, 1, 4, 3, 5], [1, 1, 2, 4, 3, 4], [2, 1, 1, 5, 3, 5], [1, 2, 2, 4, 0, 5],
    [2, 2, 1, 3, 3, 4], [4, 2, 2, 4, 3, 5], [5, 4, 4, 4, 3, 4], [5, 4, 5, 4, 4, 5],
    [4, 5, 4, 5, 3, 5], [5, 4, 0, 4, 3, 4], [5, 5, 4, 3, 2, 5], [4, 4, 5, 4, 3, 0],
  ]
  private static let codes = ["1", "2", "3", "4", "5"]
  private static let regions = ["north", "centre", "south"]

  static let study = Study(
    id: "demo", title: LocalizedText(es: "Estudio", en: "Study"),
    data: DataLayout(respondentColumn: "id", actorColumn: "kind"),
    rounds: [
      RoundDeclaration(id: "2021", year: 2021, file: "a.csv", invited: ["cso": 9, "firm": 6]),
      RoundDeclaration(id: "2024", year: 2024, file: "b.csv", invited: ["cso": 7, "firm": 8]),
    ],
    actors: [
      ActorType(
        id: "cso", label: LocalizedText(es: "Sociedad civil", en: "Civil society"),
        short: LocalizedText(es: "OSC", en: "CSOs"),
        countNoun: LocalizedText(es: "OSC", en: "CSOs")),
      ActorType(
        id: "firm", label: LocalizedText(es: "Empresas privadas", en: "Private firms"),
        countNoun: LocalizedText(es: "empresas", en: "firms")),
    ],
    dimensions: [
      Dimension(
        id: "region", label: LocalizedText(es: "Región", en: "Region"), describes: .organisation,
        levels: zip(regions, [("Norte", "North"), ("Centro", "Centre"), ("Sur", "South")]).map {
          .init(id: $0, label: LocalizedText(es: $1.0, en: $1.1))
        })
    ],
    scales: [
      Scale(
        id: "agreement", kind: .ordinal,
        levels: codes.enumerated().map {
          .init(code: $1, label: LocalizedText(verbatim: $1), score: Double($0 + 1))
        })
    ],
    questions: (1...6).map { number in
      Question(
        id: "q\(number)", indicator: "",
        text: LocalizedText(es: "Pregunta número \(number).", en: "Question number \(number)."),
        short: LocalizedText(es: "Tema \(number)", en: "Topic \(number)"), scale: "agreement",
        asked: ["cso", "firm"], rounds: ["2021", "2024"])
    })

  /// The rows of the analysis: by kind of actor and by region, with a mean over the groups.
  static func rows() throws -> [ResultRow] {
    var plan = AnalysisPlan()
    plan.groupings = [["region"]]
    plan.divergence.pooling = .equal
    return try divergences(of: data(), plan: plan)
  }

  private static func data() throws -> SurveyData {
    let count = answers.count
    let sides: [ResponseScale.Side] = [
      .unfavourable, .unfavourable, .neutral, .favourable, .favourable,
    ]
    let scale = ResponseScale(
      id: "agreement", kind: .ordinal, levels: codes, scores: [1, 2, 3, 4, 5], sides: sides)
    let questions = (0..<6).map { question -> SurveyQuestion in
      let first = answers.map { row in
        row[question] > 0 ? row[question] - 1 : MissingReason.noAnswer.code
      }
      // In the second round everybody agrees on the last question, and the others lie closer.
      let second = first.map { question == 5 ? 4 : $0 > 2 ? $0 - 1 : $0 }
      return SurveyQuestion(id: "q\(question + 1)", scale: scale, codes: first + second)
    }
    func dimension(_ id: String, _ levels: [String], _ code: (Int) -> Int) -> SurveyDimension {
      SurveyDimension(
        id: id, levels: levels, codes: (0..<2 * count).map { Int32(code($0)) })
    }
    // Without the number invited no interval is drawn: snapshots do not hang on how many draws.
    return SurveyData(
      rowCount: 2 * count, questions: questions,
      dimensions: [dimension("region", regions) { $0 % count / 2 % 3 }],
      actors: dimension("actor", ["cso", "firm"]) { $0 % count < 7 ? 0 : 1 },
      rounds: dimension("round", ["2021", "2024"]) { $0 / count },
      design: try SurveyDesign(rowCount: 2 * count),
      regime: .actors(invited: [[nil, nil], [nil, nil]]))
  }
}
