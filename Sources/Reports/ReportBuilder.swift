import Estimation
import Figures
import Files
import Framework
import Graphics
import Localization
import ResultTables
import Results
import Rounds
import Surveys
import Tables
import Workshop

/// Writes the content of a report in one language.
struct ReportBuilder {
  let material: ReportMaterial
  let language: Language
  let sentences: Sentences
  let figures: FigureSource
  let tabulation: Tabulation

  init(_ material: ReportMaterial, language: Language) {
    self.material = material
    self.language = language
    sentences = Sentences(language)
    let (texts, headings) = (material.workshop?.texts, material.workshop?.headingTexts)
    figures = FigureSource(
      rows: material.rows, study: material.study, language: language, itemTexts: texts ?? [:],
      headingTexts: headings ?? [:])
    tabulation = Tabulation(
      study: material.study, language: language, minimumCell: material.plan.minimumCell,
      reliability: material.plan.reliability?.rule, itemTexts: texts ?? [:],
      headingTexts: headings ?? [:])
  }

  var study: Study { material.study }
  var index: ResultIndex { figures.index }
  var labels: ResultLabels { figures.labels }
  /// The dimension of the kinds of actor; empty where the study does not tell them apart.
  var actorID: String { study.distinguishesActors ? SurveyDimension.actorID : "" }
  var isSample: Bool { study.design.regime == .sample }

  /// The round that the report is about: the latest.
  var latest: RoundDeclaration? { study.rounds.last }

  /// The group of a kind of actor in the results; empty where it is everybody.
  func group(of actor: ActorType) -> String { study.distinguishesActors ? actor.id : "" }

  func say(es: String, en: String) -> String { sentences.say(es: es, en: en) }

  func content() -> ReportContent {
    ReportContent(
      language: language, title: study.title[language], lead: study.description[language],
      warning: study.isSynthetic ? sentences.syntheticWarning : nil,
      sections: [overview()] + study.principles.map(principle)
        + [
          divergence(), disaggregation(), trends(), audit(), programmes(), findings(), workshop(),
        ]
        .compactMap { $0 }
        + [method(), files()])
  }

  /// A figure with the table of the rows it draws.
  func block(_ figure: Figure?) -> [ReportBlock] {
    guard let figure else { return [] }
    return [.figure(ReportFigure(figure: figure, tables: tabulation.tables(figure.rows)))]
  }

  /// A figure of many questions or series with one table: a row each, a column a group or round.
  func block(
    _ figure: Figure?, head: String, rows: @escaping (ResultKey) -> String,
    columns: @escaping (ResultKey) -> String
  ) -> [ReportBlock] {
    guard let figure else { return [] }
    let matrix = MatrixTable(
      language: language, title: figure.title, head: head, rowLabel: rows, columnLabel: columns)
    return [.figure(ReportFigure(figure: figure, tables: [matrix.table(figure.rows)]))]
  }

  /// The head of a column of questions.
  var questionHead: String { say(es: "Pregunta", en: "Question") }

  /// Rows of an analysis about everyone of one kind of actor in one round.
  func rows(
    _ analysis: String, _ statistic: String, actor: ActorType, round: String
  ) -> [ResultRow] {
    index.rows.filter {
      $0.key.analysis == analysis && $0.key.statistic == statistic && $0.key.groupBy == actorID
        && $0.key.group == group(of: actor) && $0.key.round == round && $0.key.versusRound.isEmpty
        && $0.key.versusGroup.isEmpty
    }
  }
}
