import Framework
import Localization
import ResultTables
import Results
import Tables
import Workshop

extension ReportBuilder {
  /// The findings of the earlier report beside the answers; nil where the study has none.
  func findings() -> ReportSection? {
    let rows = index.rows.filter { $0.key.analysis == "findings" }
    guard !rows.isEmpty else { return nil }
    let tabulation = Tabulation(
      study: study, language: language, minimumCell: material.plan.minimumCell,
      itemTexts: material.workshop?.textsWithHeadings ?? [:])
    return ReportSection(
      id: "findings",
      heading: say(
        es: "Los hallazgos anteriores, junto a las cifras", en: "Earlier findings, beside figures"),
      blocks: [.paragraph(summary(rows))] + tabulation.findingTables(rows).map { .table($0) })
  }

  /// How many findings the answers support, contradict, or leave open.
  private func summary(_ rows: [ResultRow]) -> String {
    let verdicts = rows.filter { $0.key.statistic == "claims_supported" }.map(\.flag)
    func count(_ flags: String...) -> Int { verdicts.count { flags.contains($0) } }
    let supported = count("supported")
    let contradicted = count("contradicted")
    let open = count("undecided", "too_few_to_decide", "evidence_withheld")
    let silent = count("no_evidence")
    return say(
      es: "De \(verdicts.count) hallazgos del informe anterior, las respuestas respaldan "
        + "\(supported), contradicen \(contradicted) y dejan sin decidir \(open); sobre \(silent) no "
        + "dicen nada.",
      en: "Of \(verdicts.count) findings of the earlier report, the answers support \(supported), "
        + "contradict \(contradicted) and leave \(open) undecided; on \(silent) they say nothing.")
  }
}
