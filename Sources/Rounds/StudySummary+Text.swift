import Framework
public import Localization
import Tabular

extension StudySummary {
  /// The counts as text for a terminal: who answered, and what was left unanswered and why.
  public func text(_ language: Language) -> String {
    let words = SummaryWords(language)
    var lines = [title[language], ""]
    lines += aligned([[words.respondents] + rounds] + actorRows(words))
    if rounds.count > 1 {
      let pairs = zip(rounds.dropFirst(), returning).map { "\($1) \(words.in) \($0)" }
      lines.append(
        "\(respondentCount) \(words.distinct); \(words.returning): "
          + pairs.joined(separator: ", "))
    }
    lines.append("")
    let reasons = MissingReason.allCases.filter { $0 != .notAsked }.map(words.reason)
    lines += aligned(
      [[words.question, words.asked, words.answered] + reasons]
        + items.map { item in
          let name = item.option.isEmpty ? item.question : "\(item.question)/\(item.option)"
          return [name, "\(item.asked)", percent(item.answered, of: item.asked)]
            + item.missing.map { percent($0, of: item.asked) }
        })
    lines += comparabilityLines(language)
    lines.append("")
    lines.append(designLine(words))
    return lines.joined(separator: "\n") + "\n"
  }

  /// How many questions can be compared over the rounds; the others by name, with the reason.
  private func comparabilityLines(_ language: Language) -> [String] {
    func say(_ spanish: String, _ english: String) -> String {
      LocalizedText(es: spanish, en: english)[language]
    }
    guard !comparability.isEmpty else { return [] }
    let (whole, caveats, breaks) = (
      comparability.count { $0.verdict == .comparable },
      comparability.filter { $0.verdict == .caveat },
      comparability.filter { $0.verdict == .notComparable }
    )
    let count = comparability.count
    var lines = [
      "",
      say(
        "de \(count) preguntas hechas en varias rondas: \(whole) comparables, "
          + "\(caveats.count) con cautela, \(breaks.count) no comparables",
        "of \(count) questions put in several rounds: \(whole) comparable, "
          + "\(caveats.count) with care, \(breaks.count) not comparable"),
    ]
    for (word, items) in [
      (say("con cautela", "with care"), caveats), (say("no comparable", "not comparable"), breaks),
    ] {
      for item in items {
        let reasons = item.reasons.map { $0[language] }.joined(separator: " ")
        lines.append("  \(item.question), \(word): \(reasons)")
      }
    }
    return lines
  }

  private func actorRows(_ words: SummaryWords) -> [[String]] {
    actors.indices.map { actor in
      [actors[actor]]
        + cells[actor].map { cell in
          guard let invited = cell.invited else { return "\(cell.respondents)" }
          return
            "\(cell.respondents) \(words.of) \(invited) (\(percent(cell.respondents, of: invited)))"
        }
    }
  }

  private func designLine(_ words: SummaryWords) -> String {
    let name = regime == .actors ? words.actorsRegime : words.sampleRegime
    guard let strataCount, let clusterCount else { return name }
    return "\(name); \(strataCount) \(words.strata), \(clusterCount) \(words.clusters)"
  }
}

/// The words of the summary in one language.
private struct SummaryWords {
  let language: Language

  init(_ language: Language) { self.language = language }

  private func pick(_ spanish: String, _ english: String) -> String {
    LocalizedText(es: spanish, en: english)[language]
  }

  var respondents: String { pick("respondentes", "respondents") }
  var of: String { pick("de", "of") }
  var `in`: String { pick("en", "in") }
  var distinct: String { pick("respondentes distintos", "distinct respondents") }
  var returning: String { pick("ya habían respondido antes", "had answered before") }
  var question: String { pick("pregunta", "question") }
  var asked: String { pick("preguntados", "asked") }
  var answered: String { pick("responde", "answers") }
  var strata: String { pick("estratos", "strata") }
  var clusters: String { pick("conglomerados", "clusters") }
  var actorsRegime: String { pick("régimen de actores", "regime of actors") }
  var sampleRegime: String { pick("régimen de muestra", "regime of samples") }

  func reason(_ reason: MissingReason) -> String {
    switch reason {
    case .noAnswer: pick("sin respuesta", "no answer")
    case .doesNotKnow: pick("no sabe", "does not know")
    case .refused: pick("rehúsa", "refused")
    case .notApplicable: pick("no aplica", "not applicable")
    case .notAsked: pick("no se preguntó", "not asked")
    }
  }
}

/// A share in whole per cent, halves away from zero; a dash where nobody was asked.
private func percent(_ part: Int, of whole: Int) -> String {
  guard whole > 0 else { return "–" }
  return "\((200 * part + whole) / (2 * whole)) %"
}

/// Rows in columns, the first to the left and the others to the right.
private func aligned(_ rows: [[String]]) -> [String] {
  let count = rows.map(\.count).max() ?? 0
  let widths = (0..<count).map { column in
    rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
  }
  return rows.map { row in
    let cells = row.enumerated().map { column, text in
      let padding = String(repeating: " ", count: widths[column] - text.count)
      return column == 0 ? text + padding : padding + text
    }
    return cells.joined(separator: "  ")
  }
}
