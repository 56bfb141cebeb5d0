import Tables

/// Gives every remark on a cell a mark, once all cells of a table are written.
///
/// While a table is made the mark of a cell holds the sentences themselves. A remark that every
/// number of the table shares needs no mark: it is a note on the whole table.
enum FootnoteMarks {
  private static let separator: Character = "\u{1}"
  private static let symbols = ["*", "†", "‡", "§", "¶", "‖"]

  /// A mark that holds the sentences until ``finish(_:)`` replaces them.
  static func pending(_ sentences: [String]) -> String {
    sentences.joined(separator: String(separator))
  }

  /// The table with marks in place of sentences, and its footnotes before those it has.
  static func finish(_ table: DisplayTable) -> DisplayTable {
    var table = table
    let cells = table.groups.flatMap(\.rows).flatMap { $0 }
    let sentences = distinct(cells.flatMap(sentences))
    let numbers = cells.filter(isNumber)
    let shared = sentences.filter { sentence in
      numbers.count > 1 && numbers.allSatisfy { Self.sentences(of: $0).contains(sentence) }
        && cells.allSatisfy { isNumber($0) || !Self.sentences(of: $0).contains(sentence) }
    }
    let marked = sentences.filter { !shared.contains($0) }
    let marks = Dictionary(
      uniqueKeysWithValues: marked.enumerated().map { ($1, symbol($0)) })
    for group in table.groups.indices {
      for row in table.groups[group].rows.indices {
        table.groups[group].rows[row] = table.groups[group].rows[row].map { finished($0, marks) }
      }
    }
    table.footnotes =
      marked.map { DisplayTable.Footnote(mark: marks[$0] ?? "", $0) }
      + shared.map { DisplayTable.Footnote($0) } + table.footnotes
    return table
  }

  private static func symbol(_ place: Int) -> String {
    String(
      repeating: symbols[place % symbols.count], count: place / symbols.count + 1)
  }

  private static func isNumber(_ cell: DisplayTable.Cell) -> Bool {
    guard case .number(let text) = cell.content else { return false }
    return !text.isEmpty && text != CellWriter.undefined
  }

  private static func sentences(of cell: DisplayTable.Cell) -> [String] {
    if case .withheld(_, let meaning) = cell.content { return [meaning] }
    return cell.mark.split(separator: separator).map(String.init)
  }

  private static func finished(
    _ cell: DisplayTable.Cell, _ marks: [String: String]
  ) -> DisplayTable.Cell {
    if case .withheld(_, let meaning) = cell.content {
      return .withheld(symbol: marks[meaning] ?? "", meaning: meaning)
    }
    return DisplayTable.Cell(
      cell.content, mark: sentences(of: cell).compactMap { marks[$0] }.joined())
  }
}
