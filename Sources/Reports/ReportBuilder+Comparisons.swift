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
  /// The gaps between groups of each dimension, and who does not say.
  func disaggregation() -> ReportSection? {
    guard let round = latest?.id else { return nil }
    let sections = study.dimensions.compactMap { dimension -> ReportSection? in
      var blocks: [ReportBlock] = []
      if let remark = dimensionRemark(dimension) { blocks.append(.remark(remark)) }
      let gaps = gapSentences(dimension, round)
      if !gaps.isEmpty { blocks.append(.list(gaps)) }
      let chart =
        figures.gap(by: dimension.id, round: round)
        ?? figures.heatMap(
          of: "favourable", analysis: "disaggregation", groupBy: dimension.id, round: round)
      blocks += block(
        chart, head: questionHead, rows: { labels.shortQuestion($0.question) },
        columns: { labels.group($0.group, of: dimension.id) })
      return blocks.isEmpty
        ? nil
        : ReportSection(
          id: "dimension-" + dimension.id, heading: dimension.label[language], blocks: blocks)
    }
    guard !sections.isEmpty else { return nil }
    return ReportSection(
      id: "disaggregation", heading: say(es: "Desagregación", en: "Disaggregation"),
      blocks: [.paragraph(disaggregationIntroduction())], sections: sections)
  }

  private func disaggregationIntroduction() -> String {
    let minimum = material.plan.minimumCell
    let whom =
      study.distinguishesActors
      ? say(
        es:
          "Cada grupo reúne a quienes respondieron, de todos los tipos de actor a los que se hizo "
          + "la pregunta. ",
        en: "Each group holds the respondents of all kinds of actor the question was put to. ") : ""
    return whom
      + say(
        es:
          "Los grupos con menos de \(minimum) respuestas no se muestran, ni aquellos de los que se "
          + "podría deducir una cifra reservada.",
        en:
          "Groups with fewer than \(minimum) answers are not shown, nor those from which a withheld "
          + "figure could be worked out.")
  }

  private func dimensionRemark(_ dimension: Dimension) -> String? {
    let whom = dimension.describes.sentence[language]
    return [whom, dimension.definition?[language] ?? ""].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// The gaps of a dimension that are told from zero, the largest first.
  private func gapSentences(_ dimension: Dimension, _ round: String) -> [String] {
    let gaps = index.rows.filter {
      $0.key.analysis == "disaggregation" && $0.key.statistic == "difference"
        && $0.key.level == "favourable" && $0.key.groupBy == dimension.id
        && $0.key.round == round && isToldFromZero($0)
    }
    if gaps.isEmpty {
      return [
        say(
          es: "Ninguna brecha se distingue del azar en \(round).",
          en: "No gap can be told from chance in \(round).")
      ]
    }
    return gaps.sorted { magnitude($0) > magnitude($1) }.prefix(5).compactMap {
      gapSentence($0, naming: false)
    }
  }

  /// The gap of a group to another or to the rest, in words.
  func gapSentence(_ row: ResultRow, naming namesDimension: Bool = true) -> String? {
    guard let estimate = row.estimate, let interval = estimate.interval else { return nil }
    let group = labels.group(row.key.group, of: row.key.groupBy)
    let other =
      row.key.versusGroup == "rest"
      ? say(es: "los demás grupos", en: "the other groups")
      : labels.group(row.key.versusGroup, of: row.key.groupBy)
    let question = quoted(labels.shortQuestion(row.key.question))
    let dimension = namesDimension ? labels.dimension(row.key.groupBy) + ", " : ""
    let points = sentences.signed(100 * estimate.value)
    let (low, high) = (sentences.signed(100 * interval.low), sentences.signed(100 * interval.high))
    return say(
      es:
        "\(dimension)\(question): \(group) frente a \(other), \(points) "
        + "puntos de respuestas favorables (intervalo: \(low) a \(high)).",
      en: "\(dimension)\(question): \(group) against \(other), \(points) "
        + "points of favourable answers (interval: \(low) to \(high)).")
  }
}
