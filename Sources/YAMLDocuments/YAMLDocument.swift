public import Diagnostics

/// A YAML file as a tree, and every fault found on the way.
///
/// Faults that leave the tree readable (a key written twice) do not hide what comes after them,
/// so that a reader of the tree can go on and report everything in one run.
public struct YAMLDocument: Equatable, Sendable {
  /// Nil where the file cannot be read as a tree at all.
  public var root: YAMLNode?
  public var faults: [Diagnostic]

  /// Reads the bytes of a file.
  ///
  /// Anchors, aliases, tags and several documents are refused in words; lists and mappings may be
  /// nested 64 deep. A byte order mark is skipped.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: Its name for messages.
  public init(reading bytes: [UInt8], file: String) {
    let text = TextOfBytes(bytes)
    root = nil
    if let offset = text.firstInvalidOffset {
      faults = [notUTF8(bytes, at: offset, in: text, file: file)]
      return
    }
    let stream = yamlEvents(of: bytes)
    var builder = YAMLBuilder(events: stream.events, file: file)
    if let fault = stream.fault {
      faults = [syntaxDiagnostic(fault, in: text, file: file)]
      return
    }
    root = builder.document()
    faults = builder.faults
  }
}

private func notUTF8(
  _ bytes: [UInt8], at offset: Int, in text: TextOfBytes, file: String
) -> Diagnostic {
  let (line, column) = text.place(ofOffset: offset)
  let digits = String(bytes[offset], radix: 16, uppercase: true)
  return Diagnostic(
    .badData, "not-utf-8", "the file is not UTF-8 text",
    at: Place(file: file, line: line, column: column), found: "byte 0x\(digits)",
    expected: "UTF-8", hint: "save the file as UTF-8")
}

private func syntaxDiagnostic(
  _ fault: YAMLSyntaxFault, in text: TextOfBytes, file: String
) -> Diagnostic {
  let place =
    switch fault.position {
    case .place(let line, let column): (line: line, column: column)
    case .byteOffset(let offset): text.place(ofOffset: offset)
    }
  let excerpt = text.line(place.line)
  return Diagnostic(
    .badData, "yaml-syntax", "the file is not YAML: \(fault.problem)",
    at: Place(file: file, line: place.line, column: place.column),
    found: excerpt.isEmpty ? nil : excerpt, hint: hint(for: fault, line: excerpt))
}

private func hint(for fault: YAMLSyntaxFault, line: String) -> String {
  let problem = fault.problem
  if line.contains("\t") { return "indent with spaces: YAML takes no tabs" }
  if problem.contains("mapping values") {
    return "put a text that holds a colon between quotes; check the indentation of this line"
  }
  if problem.contains("end of stream") {
    let opening = fault.contextLine.map { "on line \($0)" } ?? "above this line"
    return "a quote or bracket that opens \(opening) is not closed"
  }
  if problem.contains("control characters") { return "remove the control character" }
  if problem.contains("',' or") {
    return "close the list or mapping, or put a comma between its parts"
  }
  return "check the indentation and the quotes of this line and the one before"
}
