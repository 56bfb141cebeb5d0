/// A column of categories: one small integer a row, and the text of each level once.
///
/// A code of zero or more is an index into `levels`; a negative code is a ``MissingReason``.
public struct CategoryColumn: Equatable, Sendable {
  public var name: String
  public var levels: [String]
  public var codes: [Int32]

  public init(name: String, levels: [String], codes: [Int32]) {
    self.name = name
    self.levels = levels
    self.codes = codes
  }

  /// The answer in a row, nil where there is none.
  public func text(atRow row: Int) -> String? {
    codes[row] >= 0 ? levels[Int(codes[row])] : nil
  }
}

/// A column of numbers; a missing number is NaN, which never leaves the reading of files.
public struct NumberColumn: Equatable, Sendable {
  public var name: String
  public var values: [Double]

  public init(name: String, values: [Double]) {
    self.name = name
    self.values = values
  }
}

/// A table as columns of equal length, with the file and the line of each row for messages.
public struct Table: Equatable, Sendable {
  /// A column of codes or of numbers.
  public enum Column: Equatable, Sendable {
    case category(CategoryColumn)
    case number(NumberColumn)

    public var name: String {
      switch self {
      case .category(let column): column.name
      case .number(let column): column.name
      }
    }
  }

  /// The file the table was read from, as the user named it.
  public var source: String
  public var rowCount: Int
  public var columns: [Column]
  /// Every column name of the file in its order, read or not.
  public var header: [String]
  /// The line of each row, where it is not simply row + 2 (fields that hold line breaks).
  public var lines: [Int32]?

  public init(
    source: String, rowCount: Int, columns: [Column], header: [String], lines: [Int32]? = nil
  ) {
    self.source = source
    self.rowCount = rowCount
    self.columns = columns
    self.header = header
    self.lines = lines
  }

  /// The column of that name, of either kind.
  public func column(_ name: String) -> Column? { columns.first { $0.name == name } }

  /// The column of categories of that name; a column of numbers may bear it too.
  public func category(_ name: String) -> CategoryColumn? {
    for case .category(let column) in columns where column.name == name { return column }
    return nil
  }

  /// The column of numbers of that name; a column of categories may bear it too.
  public func number(_ name: String) -> NumberColumn? {
    for case .number(let column) in columns where column.name == name { return column }
    return nil
  }

  /// The line of the file in which a row begins, counted from 1.
  public func line(ofRow row: Int) -> Int { lines.map { Int($0[row]) } ?? row + 2 }
}
