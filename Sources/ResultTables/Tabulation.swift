public import Framework
public import Localization
import Numerics
public import Results
public import Tables

/// Turns results into tables for people: the study's words, rounded numbers, footnotes.
///
///     let tables = Tabulation(study: study, language: .spanish).tables(rows)
///
/// One table a question and dimension. Distributions have the answers as columns, all others the
/// statistics; divergence has the questionnaire first and says its headline numbers in words. A
/// number that is withheld or not defined shows a mark, which a footnote explains.
public struct Tabulation: Sendable {
  public let labels: ResultLabels
  /// The smallest number of respondents a published cell may stand for: said in the footnote.
  public let minimumCell: Int

  /// The rule of reliability by which rows were judged; nil for none.
  public let reliability: ReliabilityRule?
  /// What is said below tables of a round, or of all where the round is empty.
  public let participation: [RoundNote]

  /// A remark on the tables of a round.
  public struct RoundNote: Equatable, Sendable {
    public var round: String
    public var text: String

    public init(round: String, text: String) {
      self.round = round
      self.text = text
    }
  }

  /// The texts of items that the study itself does not hold: recommendations by identifier.
  public let itemTexts: [String: LocalizedText]
  /// The texts of the headings of recommendations by identifier.
  public let headingTexts: [String: LocalizedText]

  public init(
    study: Study, language: Language, minimumCell: Int? = nil,
    reliability: ReliabilityRule? = nil, participation: [RoundNote] = [],
    itemTexts: [String: LocalizedText] = [:], headingTexts: [String: LocalizedText] = [:]
  ) {
    self.reliability = reliability
    self.participation = participation
    self.itemTexts = itemTexts
    self.headingTexts = headingTexts
    labels = ResultLabels(study: study, language: language)
    self.minimumCell = minimumCell ?? study.confidentiality.minimumCell
  }

  var language: Language { labels.language }

  /// One table for each question, option and dimension, in the order of the rows.
  public func tables(_ rows: [ResultRow]) -> [DisplayTable] {
    let parts = parts(of: rows)
    return orderedMap(count: parts.count) { place in
      withDimensionNotes(tables(of: parts[place]), parts[place])
    }.flatMap { $0 }
  }

  /// The tables with what must be known of the dimensions they are about.
  private func withDimensionNotes(_ tables: [DisplayTable], _ part: Part) -> [DisplayTable] {
    let groupings = distinct(part.rows.map(\.key.groupBy)).filter { !$0.isEmpty }
    return tables.map { table in
      let heads = [table.title] + table.columns.map(\.header)
      var table = table
      let about = groupings.filter { groupBy in
        heads.contains { $0.contains(labels.dimension(groupBy)) }
      }
      table.footnotes += distinct(about.flatMap(labels.dimensionNotes)).map { .init($0) }
      return table
    }
  }

  private func tables(of part: Part) -> [DisplayTable] {
    switch part.analysis {
    case "distribution", "disaggregation": stating(distributionTables(part), part)
    case "trend": stating(trendTables(part), part)
    case "comparability": [comparabilityTable(part)]
    case "progress": [progressTable(part)]
    case "estimate": stating(statisticTables(part), part)
    case "divergence": divergenceTables(part)
    case "workshop": workshopTables(part)
    case "ordination": ordinationTables(part)
    case "association": [associationTable(part)]
    case "model": modelTables(part)
    case "indicators": indicatorTables(part)
    case "findings": findingTables(part.rows)
    default: statisticTables(part)
    }
  }

  /// The rows of one table.
  struct Part {
    var analysis: String
    var question: String
    var item: String
    var groupBy: String
    var rows: [ResultRow]
  }

  private func parts(of rows: [ResultRow]) -> [Part] {
    var parts: [Part] = []
    var places: [[String]: Int] = [:]
    for row in rows {
      let key = row.key
      // Votes, maps and divergence order their tables by themselves.
      let isWhole = [
        "workshop", "ordination", "divergence", "comparability", "progress", "findings",
      ].contains(key.analysis)
      // So is a question with several answers, whatever its options.
      let isOne =
        ["distribution", "disaggregation"].contains(key.analysis) && isMultiple(key.question)
      // And a model, whatever its terms.
      let isModel = key.analysis == "model"
      let item = isOne || isModel ? "" : key.item
      let groupBy = isModel ? "" : key.groupBy
      let identity = [key.analysis] + (isWhole ? [] : [key.question, item, groupBy])
      if let place = places[identity] {
        parts[place].rows.append(row)
      } else {
        places[identity] = parts.count
        parts.append(
          Part(
            analysis: key.analysis, question: key.question, item: item, groupBy: groupBy,
            rows: [row]))
      }
    }
    return parts
  }

  /// What a table is about: the question, its option, and the dimension.
  func title(of part: Part) -> String {
    var title = labels.question(part.question)
    if !part.question.isEmpty, title != part.question { title = "\(part.question). \(title)" }
    if part.question.isEmpty, let indicator = labels.study.indicator(part.item) {
      title = "\(indicator.id). \(indicator.label[language])"
    } else if part.analysis == "divergence", part.question.isEmpty {
      let scale = LocalizedText(
        es: "Acuerdo entre preguntas de la escala", en: "Agreement over scale")
      title = "\(scale[language]) \(part.item)"
    } else if !part.item.isEmpty {
      let item = labels.item(part.item, question: part.question)
      title += title.isEmpty ? item : " — " + item
    }
    return title + byDimension(part.groupBy)
  }

  /// The dimension in brackets behind a title; empty for the overall.
  func byDimension(_ groupBy: String) -> String {
    if groupBy.isEmpty { return "" }
    let by = LocalizedText(es: "por", en: "by")[language]
    return " (\(by) \(labels.dimension(groupBy)))"
  }

  /// The header of the column that names the groups.
  func groupHeader(_ part: Part) -> String {
    part.groupBy.isEmpty ? "" : labels.dimension(part.groupBy)
  }

  /// The rounds of a part in the order of the rows.
  func rounds(of rows: [ResultRow]) -> [String] { distinct(rows.map(\.key.round)) }
}
