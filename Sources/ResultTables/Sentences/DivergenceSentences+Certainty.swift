import Estimation
import Localization
import Results

// What a sentence says of how far its number can be trusted.
extension DivergenceSentences {
  /// The interval in brackets behind a space, in the unit of the number; empty for none.
  func interval(_ estimate: Estimate, of template: String) -> String {
    guard let interval = estimate.interval, let confidence = estimate.confidence else { return "" }
    let units: [(String, NumberFormat)] = [
      ("{percent}", .percent), ("{sharePoints}", .percentagePoints), ("{size}", .signed),
      ("{signed}", .signed),
    ]
    let format = units.first { template.contains($0.0) }?.1 ?? .number
    let range = format.range(interval, style: style)
    let level = style.percent(confidence)
    return LocalizedText(
      es: " (intervalo de confianza de \(level): \(range))",
      en: " (\(level) confidence interval: \(range))")[language]
  }

  /// What the answers look like, of the index that is flagged with it.
  func pattern(_ row: ResultRow) -> String {
    let found = row.flag.split(separator: ";").compactMap { Self.patterns[String($0)] }
    return found.first.map { "; " + $0[language] } ?? ""
  }

  private static let patterns: [String: LocalizedText] = [
    "shared_view": LocalizedText(
      es: "hay una visión compartida", en: "there is a shared view"),
    "two_camps": LocalizedText(
      es: "las respuestas forman dos bandos", en: "answers form two camps"),
    "spread": LocalizedText(
      es: "hay dispersión, sin visión compartida ni dos bandos",
      en: "answers are spread, with neither a shared view nor two camps"),
    "not_enough_answers": LocalizedText(
      es: "hay muy pocas respuestas para decir si forman bandos",
      en: "there are too few answers to say whether they form camps"),
  ]

  /// The p-value and what it is over several tests, as a sentence of its own; empty for none.
  func probability(_ row: ResultRow, _ estimate: Estimate) -> String {
    guard let p = estimate.pValue else { return "" }
    let chance = style.chance(p)
    let said: LocalizedText
    if row.key.statistic == "kendall_w" {
      said = LocalizedText(
        es: " Si cada quien ordenara las preguntas al azar, una coincidencia así de grande saldría "
          + "en el \(chance) de los casos",
        en: " If everybody put the questions in a random order, agreement as large would come up "
          + "in \(chance) of cases")
    } else if let test = estimate.methods.first(where: Vocabulary.isPermutation) {
      let ways = test == "permutation_exact" ? Self.allWays : Self.drawnWays
      said = LocalizedText(
        es: " Si el grupo no tuviera que ver con las respuestas, una diferencia así de grande "
          + "saldría en el \(chance) de \(ways[.spanish])",
        en: " If membership had nothing to do with the answers, a difference as large would come "
          + "up in \(chance) of \(ways[.english])")
    } else {
      said = LocalizedText(
        es: " Si no hubiera diferencia, una así de grande saldría en el \(chance) de las muestras",
        en: " If there were no difference, one as large would come up in \(chance) of samples")
    }
    return said[language] + overSeveralTests(row, estimate) + "."
  }

  private static let allWays = LocalizedText(
    es: "las maneras de repartirlo", en: "the ways to deal it out")
  private static let drawnWays = LocalizedText(
    es: "las maneras de repartirlo que se tomaron al azar",
    en: "the ways to deal it out that were drawn at random")

  private func overSeveralTests(_ row: ResultRow, _ estimate: Estimate) -> String {
    guard let adjusted = estimate.adjustedPValue else { return "" }
    if Self.overQuestions.contains(row.key.statistic), !row.key.question.isEmpty {
      let chance = style.chance(adjusted)
      return LocalizedText(
        es: ", y en el \(chance) saldría en alguna de las preguntas",
        en: ", and on some question or other in \(chance)")[language]
    }
    guard adjusted != estimate.pValue else { return "" }
    return LocalizedText(
      es: "; tomando en cuenta todas las comparaciones, \(style.statedProbability(adjusted))",
      en: "; over all comparisons made, \(style.statedProbability(adjusted))")[language]
  }

  /// The statistics whose adjusted p-value is that of the largest over all questions.
  private static let overQuestions: Set<String> = ["max_t", "between_share"]

  /// What the reader must know before using the number, in sentences.
  func remarks(_ row: ResultRow) -> [String] {
    // The pattern and the medoid are said with their numbers, absent numbers with their reason.
    guard case .estimate = row.outcome else { return [] }
    let said = row.flag.split(separator: ";").map(String.init).filter {
      !Vocabulary.isPattern($0) && $0 != "medoid"
    }
    return Vocabulary.flagSentences(said.joined(separator: ";"), language)
  }
}
