import Estimation
import Framework
import Localization
import Results

/// The numbers and words of one row that a template may name.
struct SentenceFacts {
  let row: ResultRow
  let estimate: Estimate
  let labels: ResultLabels
  let style: NumberStyle
  /// In brackets behind a space; empty for none.
  let interval: String

  private var language: Language { labels.language }
  private var key: ResultKey { row.key }

  /// A template with its places filled; a place that nothing fits stays as it stands.
  func filled(_ template: String) -> String {
    var text = ""
    var rest = (template.contains("{interval}") ? template : template + "{interval}")[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      text += rest[..<open]
      text += number(name) ?? words(name) ?? phrase(name) ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  private func number(_ name: String) -> String? {
    let value = estimate.value
    return switch name {
    case "number": style.number(value, decimals: 2)
    case "signed": style.signed(value, decimals: 2)
    case "size": style.number(value.magnitude, decimals: 2)
    case "percent": style.percent(value)
    case "chance": style.chance(value)
    case "count": style.number(value, decimals: 0)
    case "n": estimate.count.map(style.count) ?? ""
    case "sharePoints":
      style.number(value.magnitude * 100, decimals: 0)
        + LocalizedText(es: " puntos porcentuales", en: " percentage points")[language]
    default: nil
    }
  }

  private func words(_ name: String) -> String? {
    switch name {
    case "interval": interval
    case "group": labels.quotedGroup(key.group, of: key.groupBy)
    case "versus": labels.quotedGroup(key.versusGroup, of: key.groupBy)
    case "round": key.round
    case "versusRound": key.versusRound
    case "level": key.level
    case "item": joined(key.item, at: " – ")
    case "step": String(key.item.drop { $0 == "#" })
    case "merged": joined(key.level, at: " + ")
    case "two": two(else: LocalizedText(es: "dos respuestas", en: "two respondents"))
    case "twoQuestionnaires":
      two(else: LocalizedText(es: "dos cuestionarios", en: "two questionnaires"))
    case "scale": scale(labels.positionEnds(ofQuestion: key.question))
    case "scores": scale(labels.scoreEnds(ofQuestion: key.question, style: style))
    case "measure": Self.measures[key.level]?[language] ?? Vocabulary.term(key.level, language)
    case "degrees": degrees
    case "medoid": row.flag.split(separator: ";").contains("medoid") ? typical : ""
    default: nil
    }
  }

  private func phrase(_ name: String) -> String? { Self.ranges[name]?[language] }

  /// Two respondents by the noun of their kind of actor.
  private func two(else fallback: LocalizedText) -> String {
    guard let noun = labels.countNoun(of: key) else { return fallback[language] }
    return LocalizedText(es: "dos \(noun)", en: "two \(noun)")[language]
  }

  private func scale(_ ends: (low: String, high: String)?) -> String {
    guard let ends else { return "" }
    return LocalizedText(
      es: " en la escala de \(ends.low) a \(ends.high)",
      en: " on the scale from \(ends.low) to \(ends.high)")[language]
  }

  /// Two names in one text; those of clusters joined before say in which step.
  private func joined(_ text: String, at separator: String) -> String {
    let names = text.split(separator: separator).map { part in
      guard part.first == "#" else { return String(part) }
      let step = part.dropFirst()
      return LocalizedText(es: "el grupo del paso \(step)", en: "the cluster of step \(step)")[
        language]
    }
    return names.joined(separator: LocalizedText(es: " y ", en: " and ")[language])
  }

  private var degrees: String {
    guard let df = estimate.degreesOfFreedom, let df2 = estimate.denominatorDegreesOfFreedom
    else { return "" }
    let (first, second) = (style.number(df, decimals: 0), style.number(df2, decimals: 0))
    return LocalizedText(
      es: ", con \(first) y \(second) grados de libertad",
      en: ", with \(first) and \(second) degrees of freedom")[language]
  }

  private var typical: String {
    LocalizedText(
      es: " y es su cuestionario más típico", en: " and is its most typical questionnaire")[
        language]
  }

  private static let measures: [String: LocalizedText] = [
    "disagreement": LocalizedText(es: "el índice de desacuerdo", en: "the index of disagreement"),
    "van_der_eijk_a": LocalizedText(es: "la A de van der Eijk", en: "van der Eijk’s A"),
  ]

  /// What the ends of the range of a measure mean.
  private static let ranges: [String: LocalizedText] = [
    "unanimousToSplit": LocalizedText(
      es: "de 0 (todas las respuestas iguales) a 1 (la mitad en cada extremo)",
      en: "from 0 (all answers alike) to 1 (half at each end)"),
    "splitToUnanimous": LocalizedText(
      es: "de 0 (la mitad en cada extremo) a 1 (todas las respuestas iguales)",
      en: "from 0 (half at each end) to 1 (all answers alike)"),
    "alikeToDisjoint": LocalizedText(
      es: "de 0 (se reparten igual) a 1 (no comparten ninguna respuesta); no toma en cuenta el "
        + "orden de la escala",
      en: "from 0 (distributed alike) to 1 (not one answer in common); it does not heed the order "
        + "of the scale"),
    "chanceToShared": LocalizedText(
      es: "de 0 (quienes contestan coinciden no más que al azar) a 1 (ven los mismos puntos "
        + "fuertes y débiles)",
      en: "from 0 (respondents agree no more than by chance) to 1 (they see the same strong and "
        + "weak points)"),
  ]
}

extension NumberStyle {
  /// A probability as a percentage, with a decimal where it is small: `1.3%`, `<0.1%`, `37%`.
  func chance(_ probability: Double) -> String {
    percent(probability, decimals: probability < 0.1 ? 1 : 0)
  }

  /// A p-value with its letter: `p = 0.012`, `p <0.001`.
  func statedProbability(_ value: Double) -> String {
    let text = probability(value)
    return text.hasPrefix("<") ? "p \(text)" : "p = \(text)"
  }
}

extension ResultLabels {
  /// The name of a group in quotation marks, as it stands in a sentence.
  func quotedGroup(_ group: String, of groupBy: String) -> String {
    quoted(shortGroup(group, of: groupBy))
  }

  /// A name in the quotation marks of the language.
  func quoted(_ name: String) -> String {
    LocalizedText(es: "«\(name)»", en: "“\(name)”")[language]
  }

  /// How the respondents that a row is about are counted, for instance “CSOs”.
  ///
  /// Nil where they are of several kinds, or where the study declares no noun: a label in its place
  /// makes no sentence.
  func countNoun(of key: ResultKey) -> String? {
    guard isActor(key.groupBy), let actor = study.actor(key.group),
      actor.countNoun != actor.label
    else { return nil }
    return actor.countNoun[language]
  }

  /// The first and the last step of a scale as distances count them: codes where they are whole
  /// numbers in a row, else places from 1.
  func positionEnds(ofQuestion id: String) -> (low: String, high: String)? {
    let codes = levels(ofQuestion: id)
    guard codes.count > 1 else { return nil }
    let numbers = codes.compactMap { Int($0) }
    guard numbers.count == codes.count,
      zip(numbers, numbers.dropFirst()).allSatisfy({ $1 == $0 + 1 })
    else { return ("1", "\(codes.count)") }
    return (codes[0], codes[codes.count - 1])
  }

  /// The first and the last score of a scale.
  func scoreEnds(ofQuestion id: String, style: NumberStyle) -> (low: String, high: String)? {
    let scores = study.question(id).flatMap { study.scale($0.scale) }?.levels.map(\.score) ?? []
    guard let low = scores.min(), let high = scores.max(), low < high else { return nil }
    func text(_ score: Double) -> String {
      style.number(score, decimals: score == score.rounded() ? 0 : 2)
    }
    return (text(low), text(high))
  }
}
