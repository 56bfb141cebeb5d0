import Localization
import YAMLDocuments

// Dimensions: whom they describe, to whom they apply, and how their levels come about.
extension StudyReader {
  mutating func dimensions(in study: Fields) -> [Dimension] {
    items(
      "dimensions", in: study, required: false,
      known: [
        "id", "label", "definition", "kind", "describes", "applies-to", "column", "from", "levels",
        "reference", "merge", "versions",
      ]
    ) { reader, fields in
      let from = reader.source(in: fields)
      return Dimension(
        id: reader.identifier(in: fields), label: reader.requiredLocalized("label", in: fields),
        definition: reader.localized("definition", in: fields),
        describes: reader.requiredChoice("describes", in: fields, placeholder: .person),
        column: from?.column ?? reader.text("column", in: fields),
        levels: reader.levels(in: fields, from: from?.source),
        kind: reader.optionalChoice("kind", in: fields),
        appliesTo: reader.texts("applies-to", in: fields),
        reference: reader.text("reference", in: fields), source: from?.source,
        merges: reader.merges(in: fields), versions: reader.dimensionVersions(in: fields))
    }
  }

  private mutating func levels(
    in dimension: Fields, from source: Dimension.Source?
  ) -> [Dimension.Level] {
    let levels = items(
      "levels", in: dimension, required: source == nil, known: ["id", "label"]
    ) { reader, fields in
      let id = reader.requiredText("id", in: fields)
      reader.name(fields.path, id)
      return Dimension.Level(id: id, label: reader.requiredLocalized("label", in: fields))
    }
    return levels.isEmpty ? source?.levels ?? [] : levels
  }

  /// The column of numbers and the rule that makes levels of it.
  private mutating func source(
    in dimension: Fields
  ) -> (column: String, source: Dimension.Source)? {
    guard let node = value("from", in: dimension, required: false),
      let fields = fields(
        node, at: dimension.path.key("from"), known: ["column", "birth-year", "breaks", "rule"])
    else { return nil }
    if dimension.has("column") {
      report(
        "column-and-from", "the dimension has a column and is computed from another",
        at: dimension.path.key("column"), hint: "remove column, or from")
    }
    if let rule: SocioeconomicRule = optionalChoice("rule", in: fields) {
      return (requiredText("column", in: fields), .points(rule))
    }
    if fields.has("rule") { return nil }
    let breaks = breaks(in: fields)
    if fields.has("birth-year") {
      return (requiredText("birth-year", in: fields), .birthYear(breaks))
    }
    return (requiredText("column", in: fields), .breaks(breaks))
  }

  private mutating func breaks(in fields: Fields) -> [Double] {
    let path = fields.path.key("breaks")
    guard let texts = texts("breaks", in: fields, required: true) else { return [] }
    let numbers = texts.compactMap { Double($0) }.filter(\.isFinite)
    guard numbers.count == texts.count, zip(numbers, numbers.dropFirst()).allSatisfy(<) else {
      report(
        "bad-breaks", "the breaks are not rising numbers", at: path,
        found: texts.joined(separator: ", "), expected: "where each group begins: [18, 30, 45, 60]")
      return []
    }
    return numbers
  }

  private mutating func merges(in dimension: Fields) -> [Dimension.Merge] {
    items(
      "merge", in: dimension, required: false, known: ["id", "label", "levels", "below"]
    ) { reader, fields in
      let id = reader.requiredText("id", in: fields)
      reader.name(fields.path, id)
      return Dimension.Merge(
        id: id, label: reader.requiredLocalized("label", in: fields),
        levels: reader.texts("levels", in: fields, required: true) ?? [],
        below: reader.integer("below", in: fields))
    }
  }

  private mutating func dimensionVersions(in dimension: Fields) -> [Dimension.Version] {
    items(
      "versions", in: dimension, required: false,
      known: ["until", "kind", "definition", "comparability", "reason"]
    ) { reader, fields in
      let until = reader.requiredText("until", in: fields)
      reader.name(fields.path, until)
      let comparability: Question.Version.Comparability = reader.requiredChoice(
        "comparability", in: fields, placeholder: .caveat)
      return Dimension.Version(
        until: until, kind: reader.optionalChoice("kind", in: fields),
        definition: reader.localized("definition", in: fields), comparability: comparability,
        reason: comparability == .comparable
          ? reader.localized("reason", in: fields) ?? .nothing
          : reader.requiredLocalized("reason", in: fields))
    }
  }
}
