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

extension ReportBuilder {
  /// A principle with its indicators.
  func principle(_ principle: Principle) -> ReportSection {
    ReportSection(
      id: "principle-" + principle.id, heading: principle.label[language],
      blocks: [.paragraph(principle.description[language])],
      sections: study.indicators.filter { $0.principle == principle.id }.map(indicator))
  }

  /// An indicator: its score, the earlier findings, and its questions.
  private func indicator(_ indicator: Indicator) -> ReportSection {
    var blocks: [ReportBlock] = [.paragraph(indicator.description[language])]
    let scores = scoreSentences(indicator)
    if !scores.isEmpty { blocks.append(.list(scores)) }
    let findings = study.findings.filter { $0.indicator == indicator.id }
    if !findings.isEmpty {
      blocks.append(
        .box(
          say(es: "Lo que decía el informe anterior", en: "What the earlier report said"),
          findings.map { $0.text[language] }))
    }
    return ReportSection(
      id: "indicator-" + indicator.id,
      heading: indicator.id + ". " + indicator.label[language], blocks: blocks,
      sections: study.questions.filter { $0.indicator == indicator.id }.map(question))
  }

  /// The score by kind of actor in the latest round, with the change since the first.
  private func scoreSentences(_ indicator: Indicator) -> [String] {
    guard let round = latest?.id else { return [] }
    return study.actors.compactMap { actor in
      let scores = rows("indicators", "indicator_score", actor: actor, round: round)
      guard let score = scores.first(where: { $0.key.item == indicator.id })?.estimate else {
        return nil
      }
      let value = sentences.style.number(100 * score.value, decimals: 0)
      let text = say(
        es: "\(actor.label[language]): \(value) de 100 en \(round)",
        en: "\(actor.label[language]): \(value) of 100 in \(round)")
      return text + scoreChange(indicator, actor) + "."
    }
  }

  private func scoreChange(_ indicator: Indicator, _ actor: ActorType) -> String {
    guard let first = study.rounds.first?.id, let last = latest?.id, first != last else {
      return ""
    }
    let key = ResultKey(
      analysis: "indicators", item: indicator.id, groupBy: actorID, group: group(of: actor),
      round: last,
      versusRound: first, level: "indicator_score", statistic: "difference")
    guard let row = index[key] else { return "" }
    guard let change = row.estimate else {
      return say(es: "; no se compara con \(first)", en: "; not compared with \(first)")
    }
    let points = sentences.signed(100 * change.value)
    let firm =
      isToldFromZero(row)
      ? "" : say(es: ", dentro de lo que puede ser azar", en: ", within what may be chance")
    return say(
      es: " (\(points) puntos desde \(first)\(firm))",
      en: " (\(points) points since \(first)\(firm))")
  }

  /// A question: who was asked, what is seen, the chart and its table.
  private func question(_ question: Question) -> ReportSection {
    let remark = askedRemark(question)
    var blocks: [ReportBlock] = remark.isEmpty ? [] : [.remark(remark)]
    let seen = study.actors.flatMap { seenSentences(question, $0) }
    if !seen.isEmpty { blocks.append(.list(seen)) }
    if question.kind == .multiple {
      blocks += block(
        lastRound(of: question).flatMap {
          figures.options(of: question.id, grouping: actorID, round: $0)
        })
    } else {
      blocks += block(figures.answers(to: question.id, groupings: [actorID]))
    }
    return ReportSection(
      id: "question-" + question.id, heading: question.short[language], blocks: blocks)
  }

  private func lastRound(of question: Question) -> String? {
    study.rounds.map(\.id).last { question.rounds.contains($0) }
  }

  private func askedRemark(_ question: Question) -> String {
    let actors = study.actors.filter { question.asked.contains($0.id) }.map { $0.short[language] }
    let asked = sentences.joined(actors, by: say(es: "y", en: "and"))
    var text =
      study.distinguishesActors
      ? say(es: "Preguntada a: \(asked).", en: "Asked of: \(asked).") : ""
    if question.rounds.count < study.rounds.count {
      let rounds = sentences.joined(question.rounds, by: say(es: "y", en: "and"))
      text += say(es: " Solo en \(rounds).", en: " In \(rounds) only.")
    }
    for version in question.versions where version.comparability != .comparable {
      text +=
        say(es: " Hasta \(version.until): ", en: " Until \(version.until): ")
        + version.reason[language]
      if text.last != "." { text += "." }
    }
    return text.first == " " ? String(text.dropFirst()) : text
  }

  /// What one kind of actor answered in its latest round, and how far apart its answers are.
  private func seenSentences(_ question: Question, _ actor: ActorType) -> [String] {
    guard question.kind == .single, let round = lastRound(of: question),
      let facts = AnswerFacts(question, actor, round: round, study: study, in: index)
    else { return [] }
    var text = isSample ? sentences.shares(facts) : sentences.answers(facts)
    if let missing = sentences.missing(facts, weighted: isSample) { text += " " + missing }
    if let split = splitSentence(question, actor, round) { text += " " + split }
    return [text]
  }

  /// Whether the answers of a kind of actor fall into two camps or are shared.
  private func splitSentence(_ question: Question, _ actor: ActorType, _ round: String) -> String? {
    let row = rows("divergence", "disagreement", actor: actor, round: round)
      .first { $0.key.question == question.id }
    guard let row, let value = row.estimate?.value else { return nil }
    let index = sentences.style.number(100 * value, decimals: 0)
    let flags = row.flag.split(separator: ";").map(String.init)
    if flags.contains("two_camps") {
      return say(
        es: "Las respuestas forman dos campos (desacuerdo \(index) de 100).",
        en: "The answers fall into two camps (disagreement \(index) of 100).")
    }
    if flags.contains("shared_view") {
      return say(
        es: "Es una visión compartida (desacuerdo \(index) de 100).",
        en: "It is a shared view (disagreement \(index) of 100).")
    }
    return nil
  }
}
