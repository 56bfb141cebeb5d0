/// A table made to be read by people: a title, columns, rows in groups, and footnotes.
///
/// With footnotes and no columns it is a block of text: a title, and the footnotes as paragraphs.
///
/// It holds text only. Numbers arrive already rounded and written in the reader's language, so
/// that every renderer shows the same digits.
public struct DisplayTable: Equatable, Sendable {
  public var title: String
  public var columns: [Column]
  public var groups: [RowGroup]
  public var footnotes: [Footnote]

  public init(
    title: String, columns: [Column], groups: [RowGroup], footnotes: [Footnote] = []
  ) {
    self.title = title
    self.columns = columns
    self.groups = groups
    self.footnotes = footnotes
  }

  /// A table whose rows are in one group without a heading.
  public init(
    title: String, columns: [Column], rows: [[Cell]], footnotes: [Footnote] = []
  ) {
    self.init(
      title: title, columns: columns, groups: [RowGroup(rows: rows)], footnotes: footnotes)
  }

  /// Whether it holds nothing but a title and paragraphs.
  var isTextBlock: Bool { columns.isEmpty && !footnotes.isEmpty }

  /// The cells of a row, one a column: a short row is filled up with empty cells.
  public func cells(of row: [Cell]) -> [Cell] {
    if row.count >= columns.count { return Array(row.prefix(columns.count)) }
    return row + [Cell](repeating: .empty, count: columns.count - row.count)
  }
}

extension DisplayTable {
  /// A column: its header, on which side its cells stand, and its unit.
  public struct Column: Equatable, Sendable {
    /// The side on which cells stand: words start at the same place, numbers end at the same place.
    public enum Alignment: Equatable, Sendable { case leading, trailing }

    public var header: String
    public var alignment: Alignment
    /// Shown in brackets after the header; empty for none.
    public var unit: String

    public init(_ header: String, _ alignment: Alignment = .leading, unit: String = "") {
      self.header = header
      self.alignment = alignment
      self.unit = unit
    }

    /// The header with its unit.
    public var heading: String {
      if unit.isEmpty { return header }
      return header.isEmpty ? unit : "\(header) (\(unit))"
    }
  }

  /// Rows under a common heading; the heading is empty where there is only one group.
  public struct RowGroup: Equatable, Sendable {
    public var heading: String
    public var rows: [[Cell]]

    public init(heading: String = "", rows: [[Cell]]) {
      self.heading = heading
      self.rows = rows
    }
  }

  /// One cell, and the mark of a footnote beside it.
  public struct Cell: Equatable, Sendable {
    /// What a cell shows.
    public enum Content: Equatable, Sendable {
      case text(String)
      /// A number as it is to be read, rounded and with the decimal mark of the language.
      case number(String)
      /// A number that is not shown: the symbol in its place, and what the symbol means.
      case withheld(symbol: String, meaning: String)
      case empty
    }

    public var content: Content
    /// The mark of a footnote of the table; empty for none.
    public var mark: String

    public init(_ content: Content, mark: String = "") {
      self.content = content
      self.mark = mark
    }

    /// A cell of words.
    public static func text(_ text: String, mark: String = "") -> Cell {
      Cell(.text(text), mark: mark)
    }

    /// A cell of a number as it is to be read.
    public static func number(_ text: String, mark: String = "") -> Cell {
      Cell(.number(text), mark: mark)
    }

    /// A cell whose number is not shown.
    public static func withheld(symbol: String, meaning: String, mark: String = "") -> Cell {
      Cell(.withheld(symbol: symbol, meaning: meaning), mark: mark)
    }

    /// A cell with nothing in it.
    public static let empty = Cell(.empty)

    /// The characters shown, without the mark.
    public var shown: String {
      switch content {
      case .text(let text), .number(let text): text
      case .withheld(let symbol, _): symbol
      case .empty: ""
      }
    }
  }

  /// A remark below the table; the mark is empty for a remark on the whole table.
  public struct Footnote: Equatable, Sendable {
    public var mark: String
    public var text: String

    public init(mark: String = "", _ text: String) {
      self.mark = mark
      self.text = text
    }
  }
}
