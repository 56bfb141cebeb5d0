import Framework
import Localization
import Reliability
import Results
import Tables

extension Tabulation {
  /// The tables of a part, the first of them with the rule by which its numbers were judged.
  func stating(_ tables: [DisplayTable], _ part: Part) -> [DisplayTable] {
    guard let rule = reliability, let first = tables.first else { return tables }
    let profile = ReliabilityProfile(rule)
    let judged = part.rows.filter { Precision.Kind($0.key) != nil }
    guard !judged.isEmpty else { return tables }
    var stated = first
    stated.footnotes += [DisplayTable.Footnote(statement(of: profile))]
    // Weighted numbers of people are in the tidy rows of a distribution, not in its table.
    let cells = judged.filter {
      Precision.Kind($0.key) != .count || !$0.key.analysis.hasPrefix("dis")
    }
    if let finding = profile.finding(onTable: cells) {
      stated.footnotes.append(DisplayTable.Footnote(text(of: finding)))
    }
    if rule == .actors {
      let rounds = rounds(of: part.rows)
      stated.footnotes += participation.filter { $0.round.isEmpty || rounds.contains($0.round) }
        .map { DisplayTable.Footnote($0.text) }
    }
    return [stated] + tables.dropFirst()
  }

  private func statement(of profile: ReliabilityProfile) -> String {
    let rule = LocalizedText(es: "Regla de confiabilidad", en: "Rule of reliability")
    let source = LocalizedText(es: "Fuente", en: "Source")
    let origin = profile.rule == .actors ? "" : " \(source[language]): \(profile.source)."
    return "\(rule[language]): \(profile.title(language)): \(profile.statement[language]).\(origin)"
  }

  private func text(of finding: ReliabilityProfile.TableFinding) -> String {
    let style = NumberStyle(language)
    let (reliable, judged) = (style.count(finding.reliable), style.count(finding.judged))
    guard finding.reliable > 0 else {
      return LocalizedText(
        es: "Según la regla la tabla no debe publicarse: ninguna de las cifras es fiable.",
        en: "By the rule the table should not be published: none of its figures is reliable.")[
          language]
    }
    return finding.isPublishable
      ? LocalizedText(
        es: "Según la regla la tabla puede publicarse: son fiables \(reliable) de \(judged) "
          + "cifras, al menos la mitad.",
        en: "By the rule the table may be published: \(reliable) of \(judged) figures are "
          + "reliable, at least half.")[language]
      : LocalizedText(
        es: "Según la regla la tabla no debe publicarse: solo son fiables \(reliable) de \(judged) "
          + "cifras, menos de la mitad.",
        en: "By the rule the table should not be published: only \(reliable) of \(judged) figures "
          + "are reliable, less than half.")[language]
  }
}
