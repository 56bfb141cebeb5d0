import Diagnostics
import Localization
import YAMLDocuments

/// Reads nodes into the types of a study and keeps every fault met on the way.
///
/// What cannot be read becomes an empty text or list and has been reported; the checks of
/// references that follow pass over it in silence.
struct StudyReader {
  private(set) var faults: [Diagnostic]
  private(set) var places: StudyPlaces
  var languages: [Language] = Language.allCases

  init(file: String, faults: [Diagnostic]) {
    places = StudyPlaces(file: file)
    self.faults = faults
  }

  /// A mapping being read: its way, its entries and where it begins.
  struct Fields {
    var path: StudyPath
    var node: YAMLNode
    var entries: [YAMLEntry]

    func node(_ key: String) -> YAMLNode? { entries.first { $0.key == key }?.value }
    func has(_ key: String) -> Bool { entries.contains { $0.key == key } }
  }

  mutating func report(
    _ code: String, _ summary: String, at path: StudyPath, found: String? = nil,
    expected: String? = nil, hint: String? = nil, severity: Diagnostic.Severity = .error
  ) {
    faults.append(
      Diagnostic(
        .badData, code, summary, severity: severity, at: places.place(path), found: found,
        expected: expected, hint: hint))
  }

  mutating func record(_ path: StudyPath, _ node: YAMLNode) { places.record(path, node) }
  mutating func name(_ path: StudyPath, _ name: String) {
    if !name.isEmpty { places.name(path, name) }
  }

  /// The mapping at a node, with unknown keys reported; nil where the node is no mapping.
  ///
  /// `moved` tells of keys that once stood here where they stand now.
  mutating func fields(
    _ node: YAMLNode, at path: StudyPath, known: [String], moved: [String: String] = [:]
  ) -> Fields? {
    record(path, node)
    guard case .mapping(let entries) = node.value else {
      wrongType(node, at: path, expected: "a mapping", detail: " with \(listed(known, limit: 24))")
      return nil
    }
    for entry in entries {
      if known.contains(entry.key) {
        record(path.key(entry.key), entry.value)
      } else {
        reportUnknownKey(entry, at: path, known: known, moved: moved[entry.key])
      }
    }
    return Fields(path: path, node: node, entries: entries)
  }

  private mutating func reportUnknownKey(
    _ entry: YAMLEntry, at path: StudyPath, known: [String], moved: String?
  ) {
    let key = YAMLNode(.scalar(entry.key, isQuoted: true), line: entry.line, column: entry.column)
    record(path.key(entry.key), key)
    report(
      "unknown-key", "unknown key «\(entry.key)»", at: path.key(entry.key), found: entry.key,
      expected: "one of \(listed(known, limit: 24))",
      hint: moved.map { "write it under \($0)" } ?? suggestion(for: entry.key, among: known))
  }

  mutating func wrongType(
    _ node: YAMLNode, at path: StudyPath, expected: String, detail: String = "",
    hint: String? = nil
  ) {
    let name = places.displayName(path)
    let subject = name.isEmpty ? "the file" : "«\(name)»"
    report(
      "wrong-type", "\(subject) is not \(expected)", at: path, found: node.description,
      expected: expected + detail, hint: hint)
  }

  mutating func missing(_ key: String, in fields: Fields, expected: String? = nil) {
    let name = places.displayName(fields.path)
    let subject = name.isEmpty ? "the study" : "«\(name)»"
    // A key without a value has a place of its own; a key that was not written has its parent's.
    report(
      "missing-key", "\(subject) has no «\(key)»", at: fields.path.key(key), expected: expected,
      hint: fields.has(key) ? "write a value after \(key):" : "add the key \(key):")
  }

  /// The entry of a key, nil (and reported where required) if it is absent or has no value.
  mutating func value(_ key: String, in fields: Fields, required: Bool) -> YAMLNode? {
    if let node = fields.node(key), !node.isEmpty { return node }
    if required { missing(key, in: fields) }
    return nil
  }
}

extension YAMLNode {
  /// What stands here, in words for messages.
  var description: String {
    switch value {
    case .scalar(let text, _): isEmpty ? "nothing" : text
    case .sequence(let items): "a list of \(items.count)"
    case .mapping(let entries): "a mapping with \(listed(entries.map(\.key)))"
    }
  }
}
