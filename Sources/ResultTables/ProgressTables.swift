import Estimation
import Framework
import Localization
import Numerics
import Results
import Tables

extension Tabulation {
  /// Targets as headings, methods down: ratio, verdict, and how sure the verdict is.
  func progressTable(_ part: Part) -> DisplayTable {
    var writer = CellWriter(language: language, minimumCell: minimumCell)
    var groups: [DisplayTable.RowGroup] = []
    for target in distinct(part.rows.map(\.key.level)) {
      let own = part.rows.filter { $0.key.level == target }
      let methods = own.filter {
        $0.key.statistic.hasPrefix("progress_") && !$0.key.statistic.hasSuffix("_reversed")
      }
      let lines = methods.map { row -> [DisplayTable.Cell] in
        let method = String(row.key.statistic.dropFirst("progress_".count))
        let flags = row.flag.split(separator: ";").map(String.init)
        let verdict = flags.first { Vocabulary.isVerdict($0) } ?? ""
        let shown = row.without(flag: verdict)
        let same = own.first { $0.key.statistic == method + "_same_verdict" }
        let other = own.first { $0.key.statistic == row.key.statistic + "_reversed" }
        return [
          .text(Vocabulary.heading(row.key.statistic, language)), writer.cell(shown),
          .text(verdict.isEmpty ? "" : Vocabulary.term(verdict, language)),
          same.map { writer.valueCell($0) } ?? .empty,
          other.map { reversed($0, &writer) } ?? .empty,
        ]
      }
      groups.append(.init(heading: targetHeading(target, own), rows: lines))
    }
    let title = LocalizedText(es: "Avance hacia las metas", en: "Progress toward targets")
    return FootnoteMarks.finish(
      DisplayTable(
        title: title[language], columns: progressColumns, groups: groups,
        footnotes: [DisplayTable.Footnote(progressNote)] + writer.remarks))
  }

  private var progressColumns: [DisplayTable.Column] {
    [
      .init(LocalizedText(es: "Método", en: "Method")[language]),
      .init(LocalizedText(es: "Hecho / previsto", en: "Made / wanted")[language], .trailing),
      .init(LocalizedText(es: "Veredicto", en: "Verdict")[language]),
      .init(LocalizedText(es: "Mismo veredicto", en: "Same verdict")[language], .trailing),
      .init(LocalizedText(es: "Visto del otro lado", en: "From the other side")[language]),
    ]
  }

  private var progressNote: String {
    LocalizedText(
      es: "«Hecho / previsto» es 1 donde el avance es justo el que hace falta. «Mismo veredicto» "
        + "es la proporción de sorteos, según el error de muestreo, con el mismo veredicto.",
      en: "“Made / wanted” is 1 where progress is just what is needed. “Same verdict” is the share "
        + "of draws, by the sampling error, with the same verdict.")[language]
  }

  private func reversed(_ row: ResultRow, _ writer: inout CellWriter) -> DisplayTable.Cell {
    guard let estimate = row.estimate else { return writer.valueCell(row) }
    let value = writer.style.number(estimate.value, decimals: 2)
    return .text(row.flag.isEmpty ? value : value + ", " + Vocabulary.term(row.flag, language))
  }

  /// What a target is about, from where it counts and where it leads.
  private func targetHeading(_ id: String, _ rows: [ResultRow]) -> String {
    guard let target = labels.study.targets.first(where: { $0.id == id }), let key = rows.first?.key
    else { return id }
    let style = NumberStyle(language)
    func text(_ number: Double) -> String {
      target.isBounded ? style.percent(number) : style.number(number, decimals: 2)
    }
    let subject =
      target.question.map { labels.shortQuestion($0) } ?? labels.question(target.indicator ?? "")
    let name = target.label[language] == target.id ? subject : target.label[language]
    let group = target.level.map { ", " + labels.group($0, of: target.dimension ?? "") } ?? ""
    let goal =
      target.target.map { goal in
        let year = target.year.map { "\($0)" } ?? ""
        return LocalizedText(
          es: "; meta: \(text(goal)) en \(year)", en: "; target: \(text(goal)) in \(year)")[
            language]
      } ?? ""
    let rounds = key.versusRound.isEmpty ? "" : " (\(Self.change(key)))"
    return name + group + goal + rounds
  }
}

extension Vocabulary {
  private static let verdictNames = Set(verdicts.prefix(10).map(\.0))

  /// Whether a flag is a verdict on progress.
  static func isVerdict(_ id: String) -> Bool { verdictNames.contains(id) }
}
