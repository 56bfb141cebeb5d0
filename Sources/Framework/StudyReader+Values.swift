import Diagnostics
import Localization
import YAMLDocuments

// Single values: texts, numbers, choices, and lists of texts.
extension StudyReader {
  mutating func text(_ key: String, in fields: Fields) -> String? {
    guard let node = value(key, in: fields, required: false) else { return nil }
    return text(node, at: fields.path.key(key))
  }

  mutating func requiredText(_ key: String, in fields: Fields) -> String {
    guard let node = value(key, in: fields, required: true) else { return "" }
    return text(node, at: fields.path.key(key)) ?? ""
  }

  mutating func text(_ node: YAMLNode, at path: StudyPath) -> String? {
    if case .scalar(let text, _) = node.value, !node.isEmpty {
      if text.isEmpty { wrongType(node, at: path, expected: "a text") }
      return text
    }
    wrongType(node, at: path, expected: "a text")
    return nil
  }

  /// An identifier: letters, digits, `-`, `_` and `.`, since it names files and columns.
  mutating func identifier(_ key: String = "id", in fields: Fields) -> String {
    let id = requiredText(key, in: fields)
    name(fields.path, id)
    let isPlain = id.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "-_.".unicodeScalars.contains($0)
    }
    if !isPlain {
      report(
        "bad-id", "«\(id)» is not an identifier", at: fields.path.key(key), found: id,
        expected: "letters, digits, hyphens, underscores and full stops")
    }
    return id
  }

  mutating func localized(_ key: String, in fields: Fields) -> LocalizedText? {
    guard let node = value(key, in: fields, required: false) else { return nil }
    return localized(node, at: fields.path.key(key))
  }

  mutating func requiredLocalized(_ key: String, in fields: Fields) -> LocalizedText {
    guard let node = value(key, in: fields, required: true) else { return .nothing }
    return localized(node, at: fields.path.key(key)) ?? .nothing
  }

  mutating func localized(_ node: YAMLNode, at path: StudyPath) -> LocalizedText? {
    if let text = node.text { return LocalizedText(verbatim: text) }
    guard case .mapping = node.value else {
      wrongType(node, at: path, expected: "a text or {es: …, en: …}")
      return nil
    }
    guard let fields = fields(node, at: path, known: Language.allCases.map(\.rawValue)) else {
      return nil
    }
    let spanish = text("es", in: fields)
    let english = text("en", in: fields)
    guard let either = spanish ?? english else {
      missing("es", in: fields)
      return nil
    }
    for (language, text) in [(Language.spanish, spanish), (.english, english)]
    where text == nil && languages.contains(language) {
      report(
        "missing-translation",
        "«\(places.displayName(path))» has no text in «\(language.rawValue)»",
        at: path, expected: "\(language.rawValue): …",
        hint: "the other language stands in for it", severity: .warning)
    }
    return LocalizedText(es: spanish ?? either, en: english ?? either)
  }

  mutating func integer(_ key: String, in fields: Fields) -> Int? {
    guard let node = value(key, in: fields, required: false) else { return nil }
    return integer(node, at: fields.path.key(key))
  }

  mutating func requiredInteger(_ key: String, in fields: Fields) -> Int {
    guard let node = value(key, in: fields, required: true) else { return 0 }
    return integer(node, at: fields.path.key(key)) ?? 0
  }

  mutating func integer(_ node: YAMLNode, at path: StudyPath) -> Int? {
    if let number = node.text.flatMap({ Int($0) }) { return number }
    wrongType(node, at: path, expected: "a whole number")
    return nil
  }

  mutating func number(_ key: String, in fields: Fields) -> Double? {
    guard let node = value(key, in: fields, required: false) else { return nil }
    if let number = node.text.flatMap({ Double($0) }), number.isFinite { return number }
    wrongType(
      node, at: fields.path.key(key), expected: "a number", hint: "write decimals with a point")
    return nil
  }

  mutating func boolean(_ key: String, in fields: Fields, default fallback: Bool) -> Bool {
    guard let node = value(key, in: fields, required: false) else { return fallback }
    switch node.text {
    case "true": return true
    case "false": return false
    default:
      wrongType(node, at: fields.path.key(key), expected: "true or false")
      return fallback
    }
  }

  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, in fields: Fields, default fallback: Choice
  ) -> Choice {
    optionalChoice(key, in: fields) ?? fallback
  }

  /// A choice that has no default; the placeholder stands in where the fault is reported.
  mutating func requiredChoice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, in fields: Fields, placeholder: Choice
  ) -> Choice {
    guard value(key, in: fields, required: true) != nil else { return placeholder }
    return optionalChoice(key, in: fields) ?? placeholder
  }

  /// One of a closed list of words; nil where absent, or wrong and reported.
  mutating func optionalChoice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, in fields: Fields
  ) -> Choice? {
    guard let node = value(key, in: fields, required: false) else { return nil }
    let words = Choice.allCases.map(\.rawValue)
    if let choice = node.text.flatMap({ Choice(rawValue: $0) }) { return choice }
    report(
      "unknown-value", "unknown \(key) «\(node.description)»", at: fields.path.key(key),
      found: node.description, expected: "one of \(words.joined(separator: ", "))",
      hint: node.text.flatMap { suggestion(for: $0, among: words) })
    return nil
  }

  /// A list of texts; an empty list is a fault unless it means something.
  mutating func texts(
    _ key: String, in fields: Fields, required: Bool = false, mayBeEmpty: Bool = false
  ) -> [String]? {
    guard let node = value(key, in: fields, required: required) else { return nil }
    let path = fields.path.key(key)
    guard let items = list(node, at: path, mayBeEmpty: mayBeEmpty) else { return nil }
    var texts: [String] = []
    for (index, item) in items.enumerated() {
      record(path.item(index), item)
      // An empty text keeps the numbering of the list; it has been reported.
      texts.append(text(item, at: path.item(index)) ?? "")
    }
    return texts
  }

  /// The items of a list, an empty one reported.
  mutating func list(
    _ node: YAMLNode, at path: StudyPath, mayBeEmpty: Bool = false
  ) -> [YAMLNode]? {
    guard case .sequence(let items) = node.value else {
      wrongType(
        node, at: path, expected: "a list", hint: node.text.map { "write [\($0)]" })
      return nil
    }
    if items.isEmpty, !mayBeEmpty {
      report(
        "empty-list", "«\(places.displayName(path))» is an empty list", at: path,
        expected: "at least one item")
    }
    return items
  }

  /// Reads each item of a list that is a mapping; an unreadable item keeps its number.
  mutating func items<Item>(
    _ key: String, in fields: Fields, required: Bool, known: [String],
    _ read: (inout StudyReader, Fields) -> Item
  ) -> [Item] {
    guard let node = value(key, in: fields, required: required) else { return [] }
    let path = fields.path.key(key)
    var result: [Item] = []
    for (index, item) in (list(node, at: path) ?? []).enumerated() {
      let empty = Fields(path: path.item(index), node: item, entries: [])
      if case .mapping = item.value {
        // The identifier first, so that every message about this item can name it.
        if let id = item[known.first ?? ""]?.text { name(path.item(index), id) }
      }
      if let fields = self.fields(item, at: path.item(index), known: known) {
        result.append(read(&self, fields))
      } else {
        // Already reported as no mapping: what it lacks besides would only repeat that.
        var silent = StudyReader(file: places.file, faults: [])
        result.append(read(&silent, empty))
      }
    }
    return result
  }
}

extension LocalizedText {
  /// The text of a key that is absent or unreadable.
  static let nothing = LocalizedText(verbatim: "")
}
