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

/// Sentences made from published rows, in one language.
struct Sentences {
  let language: Language
  let style: NumberStyle

  init(_ language: Language) {
    self.language = language
    style = NumberStyle(language)
  }

  func say(es: String, en: String) -> String { language == .spanish ? es : en }

  /// That the answers are invented.
  var syntheticWarning: String {
    say(
      es: "Datos sintéticos: las respuestas de este informe son inventadas y no describen a "
        + "ninguna persona ni organización real.",
      en: "Synthetic data: the answers in this report are invented and describe no real "
        + "person or organisation.")
  }

  /// «31 de 46 OSC (67 %)».
  func share(_ part: Int, of whole: Int, _ actor: ActorType) -> String {
    let fraction = whole == 0 ? 0 : Double(part) / Double(whole)
    let percent = style.percent(fraction, decimals: 0)
    let noun = actor.countNoun[language]
    return say(
      es: "\(style.count(part)) de \(style.count(whole)) \(noun) (\(percent))",
      en: "\(style.count(part)) of \(style.count(whole)) \(noun) (\(percent))")
  }

  /// Labels in quotation marks, joined by commas and the word for “or”.
  func alternatives(_ labels: [String]) -> String {
    let quoted = labels.map { say(es: "«\($0)»", en: "“\($0)”") }
    return joined(quoted, by: say(es: "o", en: "or"))
  }

  func joined(_ items: [String], by conjunction: String) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }

  /// What the respondents of one kind mostly answered.
  func answers(_ facts: AnswerFacts) -> String {
    if let mode = facts.mode, mode.count == facts.answered {
      let label = alternatives([mode.level.label[language]])
      let whole = share(facts.answered, of: facts.answered, facts.actor)
      return say(
        es: "\(whole) dieron la misma respuesta: \(label).",
        en: "\(whole) gave the same answer: \(label).")
    }
    guard facts.hasSides else { return mostFrequent(facts) }
    let labels = facts.levels.filter { $0.side == .favourable }.map { $0.label[language] }
    let part = share(facts.favourable, of: facts.answered, facts.actor)
    return say(
      es: "\(part) respondieron \(alternatives(labels)).",
      en: "\(part) answered \(alternatives(labels)).")
  }

  /// What the population of a sample would mostly answer.
  func shares(_ facts: AnswerFacts) -> String {
    if let mode = facts.mode, mode.count == facts.answered { return answers(facts) }
    if facts.hasSides, let share = facts.favourableShare {
      let labels = facts.levels.filter { $0.side == .favourable }.map { $0.label[language] }
      return say(
        es: "El \(percent(share.value)) respondería \(alternatives(labels))",
        en: "\(percent(share.value)) would answer \(alternatives(labels))")
        + precision(share, facts)
    }
    let place = facts.shares.indices.max {
      (facts.shares[$0]?.value ?? 0) < (facts.shares[$1]?.value ?? 0)
    }
    guard let place, let share = facts.shares[place] else { return "" }
    let label = alternatives([facts.levels[place].label[language]])
    return say(
      es: "La respuesta más frecuente sería \(label): \(percent(share.value))",
      en: "The most frequent answer would be \(label): \(percent(share.value))")
      + precision(share, facts)
  }

  /// The interval of a share and how many answered, in brackets, with the full stop.
  private func precision(_ share: Estimate, _ facts: AnswerFacts) -> String {
    let noun = facts.actor.countNoun[language]
    let count = style.count(facts.answered)
    let whom = say(es: "respondieron \(count) \(noun)", en: "\(count) \(noun) answered")
    guard let interval = share.interval, let confidence = share.confidence else {
      return " (\(whom))."
    }
    let (low, high) = (percent(interval.low), percent(interval.high))
    return say(
      es: " (intervalo de \(percent(confidence)): \(low) a \(high); \(whom)).",
      en: " (\(percent(confidence)) interval: \(low) to \(high); \(whom)).")
  }

  private func mostFrequent(_ facts: AnswerFacts) -> String {
    guard let mode = facts.mode else { return "" }
    let part = share(mode.count, of: facts.answered, facts.actor)
    let label = alternatives([mode.level.label[language]])
    return say(
      es: "La respuesta más frecuente fue \(label): \(part).",
      en: "The most frequent answer was \(label): \(part).")
  }

  /// Who gave no answer of substance, by reason; nil where everybody answered.
  ///
  /// Where `weighted`, shares of the population are said in place of counts.
  func missing(_ facts: AnswerFacts, weighted: Bool) -> String? {
    guard !facts.missing.isEmpty else { return nil }
    let parts = facts.missing.map {
      (weighted ? percent($0.share) : style.count($0.count))
        + " \($0.answer.label[language].lowercasedFirst)"
    }
    let list = joined(parts, by: say(es: "y", en: "and"))
    return say(
      es: "Sin respuesta de contenido: \(list).", en: "Without an answer of substance: \(list).")
  }

  /// A change between two rounds in percentage points, with its interval where there is one.
  func change(_ row: ResultRow, from: Double, to: Double, about subject: String) -> String? {
    guard let estimate = row.estimate else { return nil }
    let points = signed(estimate.value * 100)
    var text = say(
      es:
        "\(subject): de \(percent(from)) en \(row.key.versusRound) a \(percent(to)) en \(row.key.round) "
        + "(\(points) puntos",
      en:
        "\(subject): from \(percent(from)) in \(row.key.versusRound) to \(percent(to)) in \(row.key.round) "
        + "(\(points) points")
    if let interval = estimate.interval, let confidence = estimate.confidence {
      let low = signed(interval.low * 100)
      let high = signed(interval.high * 100)
      let level = percent(confidence)
      text += say(
        es: "; intervalo de \(level): \(low) a \(high)",
        en: "; \(level) interval: \(low) to \(high)")
    }
    return text + ")."
  }

  func percent(_ share: Double) -> String { style.percent(share, decimals: 0) }

  func signed(_ value: Double) -> String {
    let text = style.number(abs(value), decimals: 0)
    guard text != style.number(0, decimals: 0) else { return text }
    return (value < 0 ? "−" : "+") + text
  }
}
