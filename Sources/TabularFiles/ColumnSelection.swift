public import Tabular

/// How a column of text is read.
public enum ColumnKind: Equatable, Sendable {
  /// Codes, and the text of each distinct answer once.
  case category
  /// Numbers; a missing one is NaN.
  case number
}

/// One column to read, by its name in the header.
public struct ColumnRequest: Equatable, Sendable {
  public var name: String
  public var kind: ColumnKind

  public init(_ name: String, _ kind: ColumnKind) {
    self.name = name
    self.kind = kind
  }

  /// A column of codes.
  public static func category(_ name: String) -> ColumnRequest { ColumnRequest(name, .category) }

  /// A column of numbers.
  public static func number(_ name: String) -> ColumnRequest { ColumnRequest(name, .number) }
}

/// Which columns of a file are read.
public enum ColumnSelection: Equatable, Sendable {
  /// Every column that has a name, as categories, in the order of the file.
  case all
  /// These, in this order; the others are skipped.
  case columns([ColumnRequest])
  /// These, then as numbers all others whose names fit a pattern.
  case columnsAndNumbers([ColumnRequest], matching: [ColumnPattern])
}
