import Charts
import Estimation
public import Framework
import Graphics
public import Localization
import Numerics
import Reliability
public import ResultTables
public import Results
import Surveys

/// What figures are made from: published rows, and the words of the study in one language.
public struct FigureSource: Sendable {
  public let index: ResultIndex
  public let labels: ResultLabels

  /// The texts of recommendations, and of their headings, by identifier.
  public let itemTexts: [String: LocalizedText]
  public let headingTexts: [String: LocalizedText]

  public init(
    rows: [ResultRow], study: Study, language: Language, itemTexts: [String: LocalizedText] = [:],
    headingTexts: [String: LocalizedText] = [:]
  ) {
    self.itemTexts = itemTexts
    self.headingTexts = headingTexts
    index = ResultIndex(rows)
    labels = ResultLabels(study: study, language: language)
  }

  var study: Study { labels.study }
  var language: Language { labels.language }

  func say(es: String, en: String) -> String { language == .spanish ? es : en }

  /// The frame of a chart, with the source of its data at the bottom.
  func frame(_ key: String, _ title: String, _ subtitle: String = "", notes: [String] = [])
    -> ChartFrame
  {
    ChartFrame(
      key: key, title: title, subtitle: subtitle, caption: caption,
      notes: notes + dimensionNotes(title),
      language: language)
  }

  /// What must be known of the dimension that a title ends with.
  private func dimensionNotes(_ title: String) -> [String] {
    let named = study.dimensions.first { dimension in
      let label = dimension.label[language]
      return title.hasSuffix(": " + label) || title.hasSuffix(": " + label.lowercasedFirst)
    }
    return named.map { labels.dimensionNotes($0.id) } ?? []
  }

  private var caption: String {
    let title = study.title[language]
    let source = title.isEmpty ? study.id : title
    let says = ["sintétic", "synthetic"].contains { source.lowercased().contains($0) }
    let synthetic =
      study.isSynthetic && !says ? say(es: " Datos sintéticos.", en: " Synthetic data.") : ""
    return say(es: "Fuente: ", en: "Source: ") + source + "." + synthetic
  }

  /// A row as a mark of a chart: a number, or why there is none.
  func mark(_ row: ResultRow?) -> Mark {
    switch row?.outcome {
    case .estimate(let estimate)?:
      .shown(estimate.value, low: estimate.interval?.low, high: estimate.interval?.high)
    case .suppressed(let reason)?: .withheld(withholding(reason, row))
    case .undefined(let reason)?: .absent(Vocabulary.term(reason, language))
    case nil: .absent("")
    }
  }

  /// Why a number is withheld: by the rule of reliability in its own words.
  private func withholding(_ reason: Suppression, _ row: ResultRow?) -> String {
    let mark = row?.flags.lazy.compactMap { ReliabilityProfile.mark(ofFlag: $0) }.first
    return mark.map { $0.mark.meaning[language] } ?? Vocabulary.term(reason.rawValue, language)
  }

  /// What a reader of a chart must know of numbers that a rule of reliability marks.
  ///
  /// Charts have no room for a mark beside each; the table of the same rows has them.
  func reliabilityNotes(_ rows: [ResultRow]) -> [String] {
    let drawn = rows.filter { $0.estimate != nil && Precision.Kind($0.key) != nil }
    let marks = drawn.map { row in row.flags.compactMap(ReliabilityProfile.mark(ofFlag:)) }
    guard let rule = marks.joined().first?.profile else { return [] }
    let style = NumberStyle(language)
    let flagged = style.count(marks.filter { !$0.isEmpty }.count)
    let all = style.count(drawn.count)
    let meanings = distinct(marks.joined().map { $0.mark.meaning[language] })
    return [
      say(
        es: "Con cautela, según la regla \(rule.title(language)): \(flagged) de \(all) cifras. ",
        en: "With caution, by the rule \(rule.title(language)): \(flagged) of \(all) figures. ")
        + meanings.joined(separator: " ")
    ]
  }

  /// The number of respondents behind a row, as text.
  func count(_ row: ResultRow?) -> String {
    guard let count = row?.estimate?.count else { return "" }
    return NumberStyle(language).count(count)
  }

  /// The rounds that occur in rows, in the order of the study, then in order of appearance.
  func rounds(in rows: [ResultRow]) -> [String] {
    let present = distinct(rows.map(\.key.round))
    let declared = study.rounds.map(\.id).filter(present.contains)
    return declared + present.filter { !declared.contains($0) }
  }

  /// The statistic that sums a question up: the share of favourable answers, or the mean score.
  func headline(of rows: [ResultRow]) -> String {
    rows.contains { $0.key.statistic == "favourable" } ? "favourable" : "mean_score"
  }

  func format(of statistic: String) -> ValueFormat {
    switch statistic {
    case "favourable", "proportion", "disagreement", "indicator_score": .percent()
    default: .number(decimals: 1)
    }
  }

  func name(of statistic: String) -> String {
    statistic == "favourable"
      ? say(es: "Respuestas favorables", en: "Favourable answers")
      : Vocabulary.term(statistic, language).capitalizedFirst
  }
}

extension String {
  /// The text with its first letter in upper case.
  public var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
