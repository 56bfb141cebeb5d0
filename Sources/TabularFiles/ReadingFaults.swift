import Diagnostics

/// What can be wrong with a delimited file, as faults that name the place and the way out.
struct ReadingFaults {
  /// As many faults of one kind are listed; the others are counted.
  static let listed = 20

  let path: String

  init(_ path: String) { self.path = path }

  func emptyFile() -> Diagnostic {
    Diagnostic(
      .badData, "empty-file", "The file is empty", at: Place(file: path),
      expected: "a header with the names of the columns, and one row a respondent",
      hint: "export the data again")
  }

  func noRows(line: Int) -> Diagnostic {
    Diagnostic(
      .badData, "no-rows", "The file has a header and no rows", at: Place(file: path, line: line),
      expected: "one row a respondent", hint: "export the data again")
  }

  func wrongDelimiter(_ delimiter: UInt8, _ other: UInt8, line: Int) -> Diagnostic {
    Diagnostic(
      .badData, "wrong-delimiter", "The delimiter does not divide the header",
      at: Place(file: path, line: line), found: "one column, with \(Self.name(other)) in it",
      expected: "columns divided by \(Self.name(delimiter))",
      hint: "leave the delimiter out, or give \(Self.name(other))")
  }

  func unclosedQuote(line: Int, column: Int?) -> Diagnostic {
    Diagnostic(
      .badData, "unclosed-quote", "A quotation mark is opened and never closed",
      at: Place(file: path, line: line, column: column), found: "the end of the file",
      expected: "a closing \"", hint: "close it, or double it where it belongs to the answer")
  }

  func textAfterQuote(line: Int, column: Int) -> Diagnostic {
    Diagnostic(
      .badData, "text-after-quote", "Text follows the closing quotation mark of a field",
      at: Place(file: path, line: line, column: column),
      expected: "a delimiter or the end of the row after the closing \"",
      hint: "double the quotation marks that belong to the answer (\"\"), "
        + "or look for one that is opened and not closed before this place")
  }

  func raggedRow(line: Int, found: Int, expected: Int) -> Diagnostic {
    Diagnostic(
      .badData, "ragged-row", "A row does not have as many fields as the header",
      at: Place(file: path, line: line), found: Self.fields(found),
      expected: Self.fields(expected),
      hint: found > expected
        ? "put fields that hold the delimiter between quotation marks"
        : "look for a line break within an answer, or for a row that was cut")
  }

  func notNumber(_ text: String, line: Int, column: Int?, variable: String) -> Diagnostic {
    Diagnostic(
      .badData, "not-a-number", "A column of numbers holds a text",
      at: Place(file: path, line: line, column: column, variable: variable), found: text,
      expected: "a number such as 1.5, or an empty field",
      hint: text.contains(",")
        ? "write numbers with a point and without separators of thousands, "
          + "or say that the file uses a decimal comma"
        : "correct the value, or declare it as a missing answer")
  }

  func unknownColumn(_ name: String, header: [String], line: Int) -> Diagnostic {
    let shown = header.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
    let rest = header.count > 12 ? " and \(header.count - 12) more" : ""
    return Diagnostic(
      .badData, "unknown-column", "There is no column `\(name)`",
      at: Place(file: path, line: line, variable: name), found: "the columns " + shown + rest,
      hint: nearestName(to: name, among: header).map { "did you mean `\($0)`?" }
        ?? "take a name from the header, with the same capitals and spaces")
  }

  func duplicateColumn(_ name: String, places: [Int], line: Int) -> Diagnostic {
    let numbers = places.map { "\($0 + 1)" }.joined(separator: ", ")
    return Diagnostic(
      .badData, "duplicate-column", "Two columns have the name `\(name)`",
      at: Place(file: path, line: line, variable: name), found: "columns \(numbers)",
      expected: "a name of its own for each column", hint: "rename one of them in the header")
  }

  /// The faults of the rows, kind by kind, with a note where there are more than are listed.
  func diagnostics(_ faults: ChunkFaults, _ header: DelimitedHeader) -> [Diagnostic] {
    RawFault.Kind.allCases.flatMap { kind -> [Diagnostic] in
      var listed = faults.kept.filter { $0.kind == kind }.map { diagnostic($0, header) }
      let rest = faults.counts[kind.rawValue] - listed.count
      if rest > 0, let code = listed.first?.code { listed.append(more(rest, code: code)) }
      return listed
    }
  }

  private func diagnostic(_ fault: RawFault, _ header: DelimitedHeader) -> Diagnostic {
    switch fault.kind {
    case .unclosedQuote: unclosedQuote(line: fault.line, column: fault.column)
    case .textAfterQuote: textAfterQuote(line: fault.line, column: fault.column)
    case .raggedRow:
      raggedRow(line: fault.line, found: fault.count, expected: header.names.count)
    case .notNumber:
      notNumber(
        fault.text, line: fault.line, column: fault.column, variable: header.names[fault.count])
    }
  }

  /// The counterpart of ``listed``: how many faults of a kind are not shown.
  func more(_ count: Int, code: String) -> Diagnostic {
    Diagnostic(
      .badData, code, "There are \(count) more faults of this kind", severity: .note,
      at: Place(file: path))
  }

  private static func fields(_ count: Int) -> String { count == 1 ? "1 field" : "\(count) fields" }

  static func name(_ delimiter: UInt8) -> String {
    switch delimiter {
    case 0x09: "a tab"
    case UInt8(ascii: ","): "a comma"
    case UInt8(ascii: ";"): "a semicolon"
    case UInt8(ascii: "|"): "a bar"
    default: "`\(Unicode.Scalar(delimiter))`"
    }
  }
}
