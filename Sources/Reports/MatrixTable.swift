import Estimation
import Localization
import Numerics
import Reliability
import ResultTables
import Results
import Tables

/// The table twin of a chart that shows many questions or series at once: one row each, one column
/// a group or round.
struct MatrixTable {
  let language: Language
  let title: String
  /// The head of the first column.
  let head: String
  let rowLabel: (ResultKey) -> String
  let columnLabel: (ResultKey) -> String

  /// The table of these rows, in their order.
  func table(_ rows: [ResultRow]) -> DisplayTable {
    let lines = distinct(rows.map { rowLabel($0.key) })
    let columns = distinct(rows.map { columnLabel($0.key) })
    var cells: [String: [String: DisplayTable.Cell]] = [:]
    for row in rows { cells[rowLabel(row.key), default: [:]][columnLabel(row.key)] = cell(row) }
    return DisplayTable(
      title: title,
      columns: [DisplayTable.Column(head)] + columns.map { DisplayTable.Column($0, .trailing) },
      rows: lines.map { line in
        [.text(line)] + columns.map { cells[line]?[$0] ?? .empty }
      })
  }

  private func cell(_ row: ResultRow) -> DisplayTable.Cell {
    switch row.outcome {
    case .suppressed(.unreliable):
      let mark = row.flags.lazy.compactMap { ReliabilityProfile.mark(ofFlag: $0)?.mark }.first
      return .withheld(
        symbol: mark?.symbol ?? "*",
        meaning: mark?.meaning[language]
          ?? Vocabulary.term(Suppression.unreliable.rawValue, language))
    case .suppressed(let reason):
      return .withheld(symbol: "*", meaning: Vocabulary.term(reason.rawValue, language))
    case .undefined: return .text("–")
    case .estimate(let estimate):
      let format = number(row.key.statistic)
      var text = format(estimate.value)
      if let interval = estimate.interval {
        text += " (\(format(interval.low))–\(format(interval.high)))"
      }
      return .number(text)
    }
  }

  /// How a statistic is written: shares and indices as percentages, the rest with one decimal.
  private func number(_ statistic: String) -> (Double) -> String {
    let style = NumberStyle(language)
    switch statistic {
    case "mean_score", "mean_pairwise_distance", "median":
      return { style.number($0, decimals: 1) }
    case "coordinate_1", "coordinate_2": return { style.number($0, decimals: 2) }
    case "cluster": return { style.count(Int($0)) }
    default: return { style.percent($0, decimals: 0) }
    }
  }
}
