import Estimation
public import Framework
public import Localization
import Numerics
public import Results

/// Says every number of an analysis of divergence in a plain sentence.
///
///     let sentences = DivergenceSentences(study: study, language: .english)
///     for row in rows { print(sentences.sentence(for: row) ?? "") }
///
/// A sentence names the question, the group and the round, the number with its unit, its interval
/// with the confidence, its p-value as a share of the ways to deal out membership, and what the
/// reader must know before using it. Where there is no number it says why.
public struct DivergenceSentences: Sendable {
  public let labels: ResultLabels
  let minimumCell: Int
  let style: NumberStyle

  /// Sentences in one language, with the words of a study.
  ///
  /// - Parameters:
  ///   - study: The codebook, whose labels name questions and groups.
  ///   - language: The language of the sentences.
  ///   - minimumCell: The fewest respondents of a published number; nil for that of the study.
  public init(study: Study, language: Language, minimumCell: Int? = nil) {
    self.init(
      labels: ResultLabels(study: study, language: language),
      minimumCell: minimumCell ?? study.confidentiality.minimumCell)
  }

  init(labels: ResultLabels, minimumCell: Int) {
    self.labels = labels
    self.minimumCell = minimumCell
    style = NumberStyle(labels.language)
  }

  var language: Language { labels.language }

  /// The sentence of a row, which stands alone; nil for a statistic of another analysis.
  public func sentence(for row: ResultRow) -> String? {
    said([row], place: [question(row.key), group(row.key, isFirst: false), rounds(row.key)])
  }

  /// The sentence of a row below a heading that names the question.
  func sentenceInTable(_ row: ResultRow) -> String? { paragraph([row]) }

  /// Sentences about the same group and round, which are named once.
  func paragraph(_ rows: [ResultRow]) -> String? {
    guard let first = rows.first else { return nil }
    return said(rows, place: [group(first.key, isFirst: true), rounds(first.key)])
  }

  /// Who answered, and that they stand for nobody else; for rows of the actors regime.
  ///
  /// - Parameters:
  ///   - noun: How the respondents are counted, as ``ActorType/countNoun``.
  ///   - answered: How many answered.
  ///   - invited: How many were invited; nil where nobody counted them.
  /// - Returns: For instance “12 CSOs answered; they are not a sample of all CSOs.”
  public func participation(of noun: LocalizedText, answered: Int, invited: Int?) -> String {
    let noun = noun[language]
    let count = style.count(answered)
    let whole = invited.map { invited in
      answered == invited
        ? LocalizedText(
          es: ", la totalidad de quienes recibieron invitación", en: ", all that were invited,")
        : LocalizedText(
          es: ", de \(style.count(invited)) que recibieron invitación",
          en: ", of \(style.count(invited)) invited,")
    }?[language]
    return LocalizedText(
      es: "Contestaron \(count) \(noun)\(whole ?? ""); no son una muestra del conjunto de \(noun).",
      en: "\(count) \(noun)\(whole ?? "") answered; they are not a sample of all \(noun).")[
        language]
  }

  private func said(_ rows: [ResultRow], place: [String]) -> String? {
    let statements = rows.compactMap(statement)
    guard !statements.isEmpty else { return nil }
    let place = place.filter { !$0.isEmpty }.joined(separator: ", ")
    let text = statements.enumerated().map { $0 > 0 || place.isEmpty ? $1.uppercasedFirst : $1 }
      .joined(separator: " ")
    let remarks = distinct(rows.flatMap(self.remarks)).map { " " + $0 }.joined()
    return (place.isEmpty ? text : place + ": " + text) + remarks
  }

  /// What a row says, without the place that it is about.
  private func statement(_ row: ResultRow) -> String? {
    switch row.outcome {
    case .estimate(let estimate):
      guard let template = SentenceTemplates.template(for: row, value: estimate.value)
      else { return nil }
      let text = template[language]
      let facts = SentenceFacts(
        row: row, estimate: estimate, labels: labels, style: style,
        interval: interval(estimate, of: text))
      return facts.filled(text) + pattern(row) + "." + probability(row, estimate)
    case .suppressed(let suppression):
      let meaning = Vocabulary.meaning(of: suppression, minimumCell: minimumCell)[language]
      return absent(row.key) + meaning
    case .undefined(let reason):
      let no = LocalizedText(es: "No hay valor: ", en: "No value: ")[language]
      return absent(row.key) + no + Vocabulary.term(reason, language) + "."
    }
  }

  /// What a number that is not there would have been.
  private func absent(_ key: ResultKey) -> String {
    let measured =
      key.statistic != "difference" && Vocabulary.isStatistic(key.level) ? key.level : ""
    let name = [
      Vocabulary.term(ResultRow(key, .undefined(reason: "")).comparedStatistic, language),
      measured.isEmpty ? key.item : Vocabulary.term(measured, language),
    ].filter { !$0.isEmpty }.joined(separator: ", ")
    guard !key.versusGroup.isEmpty else { return name + ". " }
    let groups = [key.group, key.versusGroup].map { labels.quotedGroup($0, of: key.groupBy) }
    let against = LocalizedText(es: " frente a ", en: " against ")[language]
    return name + ", " + groups.joined(separator: against) + ". "
  }
}

// Where a sentence is placed.
extension DivergenceSentences {
  private func question(_ key: ResultKey) -> String {
    if key.question.isEmpty {
      guard !key.item.isEmpty, DivergenceRows.agreement.contains(key.statistic) else {
        return LocalizedText(es: "Todas las preguntas", en: "All questions")[language]
      }
      return LocalizedText(es: "Escala \(key.item)", en: "Scale \(key.item)")[language]
    }
    let name = labels.shortQuestion(key.question)
    let question =
      name == key.question ? name : key.question + " (" + name.trimmingFullStop + ")"
    let item = key.item.isEmpty ? "" : labels.item(key.item, question: key.question)
    return [question, item].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// Names of groups keep their letters; words of ours have a capital where they come first.
  private func group(_ key: ResultKey, isFirst: Bool) -> String {
    // Sentences about two groups name both.
    if !key.versusGroup.isEmpty { return "" }
    if !key.group.isEmpty { return labels.shortGroup(key.group, of: key.groupBy) }
    let words: LocalizedText
    if key.groupBy.isEmpty {
      words = LocalizedText(es: "en total", en: "all respondents")
    } else {
      let dimension = labels.dimension(key.groupBy)
      words = LocalizedText(es: "por \(dimension)", en: "by \(dimension)")
    }
    return isFirst ? words[language].uppercasedFirst : words[language]
  }

  private func rounds(_ key: ResultKey) -> String {
    key.versusRound.isEmpty ? key.round : "\(key.versusRound) → \(key.round)"
  }
}

extension String {
  /// The text with a capital at its start.
  var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The text without a full stop at its end.
  var trimmingFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
