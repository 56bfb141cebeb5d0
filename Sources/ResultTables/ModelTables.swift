import Framework
import Localization
import Numerics
import Results
import Tables

extension Tabulation {
  /// The tables of a model: coefficients, tests of terms, average predictions, respondents.
  func modelTables(_ part: Part) -> [DisplayTable] {
    let name = title(of: part)
    var tables: [DisplayTable] = []
    for kind in ModelTable.allCases where kind != .predictions {
      let rows = part.rows.filter { ModelTable(statistic: $0.key.statistic) == kind }
      // Without sampling error there is nothing to test, as the coefficients say already.
      if !rows.contains(where: { $0.outcome != .undefined(reason: "no_sampling_error") }) {
        continue
      }
      tables.append(modelTable(rows, kind, title: name + " — " + kind.title[language]))
    }
    let predictions = part.rows.filter { ModelTable(statistic: $0.key.statistic) == .predictions }
    for groupBy in distinct(predictions.map(\.key.groupBy)) {
      for isDifference in [false, true] {
        let own = predictions.filter {
          $0.key.groupBy == groupBy && $0.key.versusGroup.isEmpty != isDifference
        }
        if !own.isEmpty { tables.append(predictionTable(own, title: name, groupBy)) }
      }
    }
    return tables
  }

  private func modelTable(
    _ rows: [ResultRow], _ kind: ModelTable, title: String
  ) -> DisplayTable {
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    let statistics = distinct(rows.map { kind.column($0.key.statistic) })
    let groups = rounds(of: rows).map { round in
      let inRound = rows.filter { $0.key.round == round }
      return DisplayTable.RowGroup(
        heading: round,
        rows: distinct(inRound.map { term($0.key) }).map { name in
          let own = inRound.filter { term($0.key) == name }
          var cells: [DisplayTable.Cell] = [.text(name)]
          for statistic in statistics {
            let row = own.first { kind.column($0.key.statistic) == statistic }
            cells.append(row.map { writer.cell($0) } ?? .empty)
          }
          if kind != .respondents {
            cells.append(own.first.map { writer.countCell($0) } ?? .empty)
          }
          return cells
        })
    }
    let count = kind == .respondents ? [] : [DisplayTable.Column("n", .trailing)]
    return FootnoteMarks.finish(
      DisplayTable(
        title: title,
        columns: [.init("")]
          + statistics.map { .init(Vocabulary.heading($0, language), .trailing) } + count,
        groups: groups, footnotes: writer.remarks))
  }

  private func predictionTable(
    _ rows: [ResultRow], title: String, _ groupBy: String
  ) -> DisplayTable {
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    let levels = distinct(rows.map(\.key.level))
    let question = rows.first?.key.question ?? ""
    let statistic = rows.first?.key.statistic ?? ""
    // Beside the answers of an ordinal model stands their mean.
    let mean = rows.first { $0.key.level.isEmpty }?.key.statistic ?? statistic
    let groups = rounds(of: rows).map { round in
      let inRound = rows.filter { $0.key.round == round }
      return DisplayTable.RowGroup(
        heading: round,
        rows: distinct(inRound.map(\.key.group)).map { group in
          let own = inRound.filter { $0.key.group == group }
          let versus = own.first?.key.versusGroup ?? ""
          let names = [group, versus].filter { !$0.isEmpty }.map { labels.group($0, of: groupBy) }
          var cells: [DisplayTable.Cell] = [.text(names.joined(separator: " − "))]
          for level in levels {
            cells.append(own.first { $0.key.level == level }.map { writer.cell($0) } ?? .empty)
          }
          cells.append(own.first.map { writer.countCell($0) } ?? .empty)
          return cells
        })
    }
    let by = LocalizedText(es: "por", en: "by")[language]
    let name = Vocabulary.term(statistic, language)
    let heading = groupBy.isEmpty ? name : "\(name) \(by) \(labels.dimension(groupBy))"
    return FootnoteMarks.finish(
      DisplayTable(
        title: title + " — " + heading,
        columns: [.init(groupBy.isEmpty ? "" : labels.dimension(groupBy))]
          + levels.map {
            .init(
              $0.isEmpty ? Vocabulary.heading(mean, language) : answers($0, question), .trailing)
          } + [.init("n", .trailing)],
        groups: groups, footnotes: writer.remarks))
  }

  /// What a row of a model is about: two answers, a group beside its reference, or a name.
  private func term(_ key: ResultKey) -> String {
    if !key.level.isEmpty { return answers(key.level, key.question) }
    let names = key.item.split(separator: ResultKey.crossing).map(String.init)
    let numbers = names.filter {
      !key.groupBy.split(separator: ResultKey.crossing).contains($0[...])
    }
    .map { Vocabulary.contains($0) ? Vocabulary.term($0, language) : labels.variable($0) }
    let number = numbers.joined(separator: ResultKey.crossing)
    if key.groupBy.isEmpty {
      return number.isEmpty && key.statistic == "proportional_odds_f"
        ? LocalizedText(es: "todos los términos", en: "all terms")[language] : number
    }
    let dimension = labels.dimension(key.groupBy)
    let suffix = number.isEmpty ? "" : ResultKey.crossing + number
    if key.group.isEmpty { return dimension + suffix }
    let group = labels.group(key.group, of: key.groupBy)
    let versus = labels.group(key.versusGroup, of: key.groupBy)
    return "\(dimension): \(group) − \(versus)\(suffix)"
  }

  /// The names of answers; of several, joined as in the level.
  private func answers(_ level: String, _ question: String) -> String {
    for separator in ["|", " + "] where level.contains(separator) {
      let parts = level.split(separator: separator).map(String.init)
      return parts.map { labels.answer($0, question: question) }.joined(separator: " \(separator) ")
    }
    return labels.answer(level, question: question)
  }
}

/// The tables into which the rows of a model are sorted.
private enum ModelTable: CaseIterable {
  case coefficients, tests, predictions, respondents

  init(statistic: String) {
    switch statistic {
    case "wald_f", "proportional_odds_f": self = .tests
    case "predicted_probability", "predicted_mean", "predicted_probability_difference",
      "predicted_mean_difference":
      self = .predictions
    case "count", "excluded", "dispersion": self = .respondents
    default: self = .coefficients
    }
  }

  var title: LocalizedText {
    switch self {
    case .coefficients: LocalizedText(es: "coeficientes", en: "coefficients")
    case .tests: LocalizedText(es: "pruebas de los términos", en: "tests of terms")
    case .predictions: LocalizedText(es: "predicciones medias", en: "average predictions")
    case .respondents: LocalizedText(es: "respuestas del modelo", en: "answers in the model")
    }
  }

  /// The column of a statistic: thresholds stand above the coefficients.
  func column(_ statistic: String) -> String {
    statistic == "threshold" ? "coefficient" : statistic
  }
}
