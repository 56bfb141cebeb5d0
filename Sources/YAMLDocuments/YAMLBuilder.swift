import Diagnostics

/// Makes the tree out of events; the depth is bounded, so hostile files cannot exhaust the stack.
struct YAMLBuilder {
  private static let deepest = 64

  private let events: [YAMLEvent]
  private let file: String
  private var next = 0
  private(set) var faults: [Diagnostic] = []

  init(events: [YAMLEvent], file: String) {
    self.events = events
    self.file = file
  }

  mutating func document() -> YAMLNode? {
    guard case .documentStart? = take()?.kind else {
      report("empty-file", "the file holds nothing", line: 1, column: 1)
      return nil
    }
    let root = node(depth: 0)
    // Nesting beyond the limit leaves events of this document unread: nothing more to say then.
    guard root != nil else { return nil }
    _ = take()
    if let second = take() {
      report(
        "several-documents", "the file holds several documents", line: second.line,
        column: second.column, hint: "keep the first and remove the line ---")
    }
    return root
  }

  private mutating func take() -> YAMLEvent? {
    guard next < events.count else { return nil }
    defer { next += 1 }
    return events[next]
  }

  /// The next node, or nil where the document ends or is too deep.
  private mutating func node(depth: Int) -> YAMLNode? {
    guard let event = take() else { return nil }
    guard depth <= Self.deepest else {
      report(
        "too-deep", "lists and mappings are nested more than \(Self.deepest) deep",
        line: event.line, column: event.column)
      return nil
    }
    reportProperties(of: event)
    switch event.kind {
    case .scalar(let text, let isQuoted):
      return YAMLNode(.scalar(text, isQuoted: isQuoted), line: event.line, column: event.column)
    case .alias(let name):
      reportAlias(name, at: event)
      return YAMLNode(.scalar("", isQuoted: true), line: event.line, column: event.column)
    case .sequenceStart: return sequence(from: event, depth: depth)
    case .mappingStart: return mapping(from: event, depth: depth)
    case .documentStart, .documentEnd, .sequenceEnd, .mappingEnd: return nil
    }
  }

  private mutating func sequence(from start: YAMLEvent, depth: Int) -> YAMLNode? {
    var items: [YAMLNode] = []
    while next < events.count {
      if case .sequenceEnd = events[next].kind {
        next += 1
        return YAMLNode(.sequence(items), line: start.line, column: start.column)
      }
      guard let item = node(depth: depth + 1) else { return nil }
      items.append(item)
    }
    return nil
  }

  private mutating func mapping(from start: YAMLEvent, depth: Int) -> YAMLNode? {
    var entries: [YAMLEntry] = []
    var lines: [String: Int] = [:]
    while next < events.count {
      if case .mappingEnd = events[next].kind {
        next += 1
        return YAMLNode(.mapping(entries), line: start.line, column: start.column)
      }
      guard let key = node(depth: depth + 1), let value = node(depth: depth + 1) else {
        return nil
      }
      guard case .scalar(let name, _) = key.value else {
        report(
          "key-not-text", "a key must be a text, not a list or a mapping", line: key.line,
          column: key.column, hint: "put the braces of a text between quotes")
        continue
      }
      if let first = lines[name] {
        report(
          "duplicate-key", "the key «\(name)» is written twice", line: key.line,
          column: key.column, found: name, hint: "it stands first on line \(first); keep one")
        continue
      }
      lines[name] = key.line
      entries.append(YAMLEntry(key: name, line: key.line, column: key.column, value: value))
    }
    return nil
  }

  private mutating func reportAlias(_ name: String, at event: YAMLEvent) {
    report(
      "alias", "aliases are not supported", line: event.line, column: event.column,
      found: "*\(name)", hint: "write the value out where it is used")
  }

  private mutating func reportProperties(of event: YAMLEvent) {
    if let anchor = event.anchor {
      report(
        "anchor", "anchors are not supported", line: event.line, column: event.column,
        found: "&\(anchor)", hint: "remove the anchor, or put the text between quotes")
    }
    if let tag = event.tag {
      report(
        "tag", "tags are not supported", line: event.line, column: event.column, found: tag,
        hint: "remove the tag: every value is read as the text that is written")
    }
  }

  private mutating func report(
    _ code: String, _ summary: String, line: Int, column: Int, found: String? = nil,
    hint: String? = nil
  ) {
    faults.append(
      Diagnostic(
        .badData, code, summary, at: Place(file: file, line: line, column: column), found: found,
        hint: hint))
  }
}
