import Localization
import Numerics
import Reliability
import Tables

/// Gives every remark on a cell a mark, once all cells of a table are written.
///
/// While a table is made the mark of a cell holds the sentences themselves. A remark that every
/// number of the table shares needs no mark: it is a note on the whole table. The marks of a rule
/// of reliability are its own, on every number that bears them.
enum FootnoteMarks {
  private static let separator = "\u{1}"
  private static let symbols = ["*", "†", "‡", "§", "¶", "‖"]

  /// A mark that holds the sentences until ``finish(_:)`` replaces them.
  static func pending(_ sentences: [String]) -> String {
    sentences.joined(separator: separator)
  }

  /// A remark whose mark is given.
  static func fixed(_ mark: ReliabilityProfile.Mark, _ language: Language) -> String {
    mark.symbol + String(fixedSeparator) + mark.meaning[language]
  }

  /// The mark of a number in parentheses, which needs no other.
  private static let parentheses = "( )"
  private static let fixedSeparator: Character = "\u{2}"

  /// The given mark of a remark and its sentence; nil for one without.
  private static func fixedParts(_ remark: String) -> (mark: String, sentence: String)? {
    let parts = remark.split(separator: fixedSeparator, maxSplits: 1)
    return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
  }

  /// The table with marks in place of sentences, and its footnotes before those it has.
  static func finish(_ table: DisplayTable) -> DisplayTable {
    var table = table
    let cells = table.groups.flatMap(\.rows).flatMap { $0 }
    let sentences = distinct(cells.flatMap(sentences))
    let numbers = cells.filter(isNumber)
    let shared = sentences.filter { sentence in
      fixedParts(sentence) == nil && numbers.count > 1
        && numbers.allSatisfy { Self.sentences(of: $0).contains(sentence) }
        && cells.allSatisfy { isNumber($0) || !Self.sentences(of: $0).contains(sentence) }
    }
    let given = sentences.filter { fixedParts($0) != nil }
    let marked = sentences.filter { !shared.contains($0) && !given.contains($0) }
    let taken = given.compactMap { fixedParts($0)?.mark }
    // Rules use these two, also in tables where they happen to be absent.
    let isJudged = !taken.isEmpty || sentences.contains(where: Vocabulary.isOfReliability)
    let free = isJudged ? symbols.filter { !["*", "†"].contains($0) } : symbols
    var marks = Dictionary(
      uniqueKeysWithValues: marked.enumerated().map { ($1, symbol($0, of: free)) })
    for remark in given { marks[remark] = fixedParts(remark)?.mark }
    for group in table.groups.indices {
      for row in table.groups[group].rows.indices {
        table.groups[group].rows[row] = table.groups[group].rows[row].map { finished($0, marks) }
      }
    }
    table.footnotes =
      given.map { DisplayTable.Footnote(mark: marks[$0] ?? "", fixedParts($0)?.sentence ?? "") }
      + marked.map { DisplayTable.Footnote(mark: marks[$0] ?? "", $0) }
      + shared.map { DisplayTable.Footnote($0) } + table.footnotes
    return table
  }

  private static func symbol(_ place: Int, of symbols: [String]) -> String {
    String(
      repeating: symbols[place % symbols.count], count: place / symbols.count + 1)
  }

  private static func isNumber(_ cell: DisplayTable.Cell) -> Bool {
    guard case .number(let text) = cell.content else { return false }
    return !text.isEmpty && text != CellWriter.undefined
  }

  private static func sentences(of cell: DisplayTable.Cell) -> [String] {
    if case .withheld(let symbol, let meaning) = cell.content {
      return [symbol.isEmpty ? meaning : symbol + String(fixedSeparator) + meaning]
    }
    if cell.mark.isEmpty { return [] }
    return cell.mark.parts(separatedBy: separator)
  }

  private static func finished(
    _ cell: DisplayTable.Cell, _ marks: [String: String]
  ) -> DisplayTable.Cell {
    if case .withheld(let symbol, let meaning) = cell.content {
      return .withheld(symbol: symbol.isEmpty ? marks[meaning] ?? "" : symbol, meaning: meaning)
    }
    if cell.mark.isEmpty { return cell }
    let own = sentences(of: cell).compactMap { marks[$0] }.filter { $0 != parentheses }
    // Letters stand apart from the number and from each other: 31% Pc df.
    let isWordy = own.contains { $0.count > 1 && $0.first?.isLetter ?? false }
    let text = isWordy ? "\u{A0}" + own.joined(separator: "\u{A0}") : own.joined()
    return DisplayTable.Cell(cell.content, mark: text)
  }
}
