import Estimation
import Localization
import Numerics
import Results
import Tables

/// The letters of the groups of one table, and which stand beside which number.
///
/// They come from published rows only, so a withheld group has no letter and is named by none.
struct Letters {
  /// The statistics of the rows: of each pair, of each group, and beside each number.
  static let pairs = "column_difference"
  static let own = "column_letter"
  static let lower = "column_letters"

  private let texts: [[String]: String]
  private let labels: ResultLabels
  private let adjustments: [String]
  private let notCompared: [String]

  init(_ rows: [ResultRow], labels: ResultLabels) {
    self.labels = labels
    var texts: [[String]: String] = [:]
    for row in rows where [Self.own, Self.lower].contains(row.key.statistic) {
      texts[
        [row.key.statistic, row.key.round, row.key.group, row.key.level, row.key.item]] = row.note
    }
    self.texts = texts
    let lettered = rows.filter { $0.key.statistic == Self.lower }
    adjustments = distinct(lettered.compactMap { $0.estimate?.method })
    // A group is named where it is compared for no answer at all.
    var compared: Set<[String]> = []
    for row in lettered where row.estimate != nil {
      compared.insert([row.key.round, row.key.group])
    }
    notCompared = distinct(
      lettered.filter { !compared.contains([$0.key.round, $0.key.group]) }.map { row in
        let name = labels.group(row.key.group, of: row.key.groupBy)
        return row.key.round.isEmpty ? name : "\(name) (\(row.key.round))"
      })
  }

  private func text(
    _ statistic: String, _ round: String, _ group: String, _ level: String, _ item: String = ""
  ) -> String {
    texts[[statistic, round, group, level, item]] ?? ""
  }

  /// ` (A)` after the name of a group; nothing where it was compared with none.
  ///
  /// A question with several answers has a letter an option, all the same.
  func own(option items: [String] = [""], round: String, group: String) -> String {
    let letter = items.lazy.map { text(Self.own, round, group, "", $0) }.first { !$0.isEmpty }
    return letter.map { " (\($0))" } ?? ""
  }

  /// The number with the letters of the groups from which it is significantly higher.
  func beside(
    _ cell: DisplayTable.Cell, round: String, group: String, level: String, item: String = ""
  ) -> DisplayTable.Cell {
    let letters = text(Self.lower, round, group, level, item)
    guard !letters.isEmpty, case .number(let number) = cell.content else { return cell }
    return .number(number + "\u{A0}" + letters, mark: cell.mark)
  }

  /// What the letters mean, and who is not compared.
  var notes: [DisplayTable.Footnote] {
    guard !adjustments.isEmpty || !notCompared.isEmpty else { return [] }
    let language = labels.language
    var notes: [DisplayTable.Footnote] = []
    if !adjustments.isEmpty {
      let names = adjustments.map { Vocabulary.term($0, language) }.joined(separator: ", ")
      notes.append(
        DisplayTable.Footnote(
          LocalizedText(
            es:
              "Una letra junto a una cifra nombra un grupo que está significativamente por debajo "
              + "de ella. Familia de comparaciones: cada respuesta en cada ronda; ajuste: \(names).",
            en: "A letter beside a number names a group that is significantly below it. "
              + "Family of comparisons: each answer in each round; adjustment: \(names).")[language]
        ))
    }
    if !notCompared.isEmpty {
      let names = notCompared.joined(separator: ", ")
      notes.append(
        DisplayTable.Footnote(
          LocalizedText(es: "Sin comparar: \(names).", en: "Not compared: \(names).")[language]))
    }
    return notes
  }
}
