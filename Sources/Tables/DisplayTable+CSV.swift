extension DisplayTable {
  /// The table as comma-separated values, as people read it: rounded, in the reader's language.
  ///
  /// Where rows stand under headings, the heading becomes the first column. Titles and notes are
  /// not written, so that the file is one rectangle. For numbers to compute with, write the tidy
  /// rows instead.
  public func csv() -> String {
    if isTextBlock { return "" }
    let isGrouped = groups.contains { !$0.heading.isEmpty }
    var lines = [(isGrouped ? [""] : []) + columns.map(\.heading)]
    for group in groups {
      for row in group.rows {
        lines.append((isGrouped ? [group.heading] : []) + cells(of: row).map(\.shown))
      }
    }
    return lines.map { $0.map(csvEscaped).joined(separator: ",") + "\n" }.joined()
  }
}

/// The field in quotes where it holds a comma, a quote or a line break (RFC 4180).
func csvEscaped(_ field: String) -> String {
  let isPlain = field.utf8.allSatisfy {
    $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\n")
      && $0 != UInt8(ascii: "\r")
  }
  if isPlain { return field }
  var quoted = "\""
  for scalar in field.unicodeScalars {
    if scalar == "\"" { quoted += "\"" }
    quoted.unicodeScalars.append(scalar)
  }
  return quoted + "\""
}
