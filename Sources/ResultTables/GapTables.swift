import Localization
import Results
import Tables

extension Tabulation {
  /// The gaps of a question: differences and tests, then what else is said of them, a table each.
  func gapTables(_ part: Part, _ rows: [ResultRow]) -> [DisplayTable] {
    var tables: [DisplayTable] = []
    var plain = part
    plain.rows = rows.filter { row in
      !GapTopic.allCases.contains { $0.statistics.contains(row.key.statistic) }
    }
    if !plain.rows.isEmpty { tables += statisticTables(plain) }
    for topic in GapTopic.allCases {
      let own = rows.filter { topic.statistics.contains($0.key.statistic) }
      guard !own.isEmpty else { continue }
      var table = statisticTable(
        part, own, title: title(of: part) + " — " + topic.heading[language])
      table.footnotes.append(.init(topic.note[language]))
      tables.append(table)
    }
    return tables
  }
}

/// What tables of gaps are about, besides differences and tests.
private enum GapTopic: CaseIterable {
  case ratios, composition, decomposition, inequality

  var statistics: [String] {
    switch self {
    case .ratios: ["ratio"]
    case .composition: ["standardised", "standardised_difference", "composition_difference"]
    case .decomposition:
      [
        "decomposed_difference", "explained", "unexplained", "endowments", "coefficients",
        "interaction",
      ]
    case .inequality:
      ["largest_gap", "largest_ratio", "between_group_share", "dissimilarity", "theil_between"]
    }
  }

  var heading: LocalizedText {
    switch self {
    case .ratios: LocalizedText(es: "razones", en: "ratios")
    case .composition: LocalizedText(es: "con la misma composición", en: "with equal composition")
    case .decomposition:
      LocalizedText(es: "de qué se compone la brecha", en: "what the gap is due to")
    case .inequality: LocalizedText(es: "desigualdad entre grupos", en: "inequality between groups")
    }
  }

  var note: LocalizedText {
    switch self {
    case .ratios:
      LocalizedText(
        es: "Razón: el valor del primer grupo entre el del segundo; 1 es igualdad.",
        en: "Ratio: the value of the first group over that of the second; 1 is equality.")
    case .composition:
      LocalizedText(
        es: "Estandarizado: como si los grupos tuvieran la misma composición. Lo que falta de la "
          + "diferencia se debe a que su composición es otra.",
        en: "Standardised: as if the groups had the same composition. What is missing of the "
          + "difference is due to their different composition.")
    case .decomposition:
      LocalizedText(
        es: "Explicada: la parte de la diferencia que se debe a la composición de los grupos. No "
          + "explicada: la que queda entre personas de la misma composición. No dice por qué.",
        en: "Explained: the part of the difference that is due to the composition of the groups. "
          + "Unexplained: what is left among people of the same composition. It does not say why.")
    case .inequality:
      LocalizedText(
        es: "Los grupos más alto y más bajo se eligen después de ver los datos: por eso no hay "
          + "intervalos.",
        en: "The highest and lowest groups are chosen after looking at the data: so there are no "
          + "intervals.")
    }
  }
}
