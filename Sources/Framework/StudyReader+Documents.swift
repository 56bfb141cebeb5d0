import Localization
import YAMLDocuments

// The documents that rules, findings and the audit refer to.
extension StudyReader {
  private static let readingKeys = [
    "kind", "gender", "evidence", "page", "round", "question", "option",
  ]

  mutating func documents(in study: Fields) -> [StudyDocument] {
    items(
      "documents", in: study, required: false,
      known: ["id", "label", "available", "source"] + Self.readingKeys
    ) { reader, fields in
      StudyDocument(
        id: reader.identifier(in: fields), label: reader.requiredLocalized("label", in: fields),
        isAvailable: fields.has("available")
          ? reader.boolean("available", in: fields, default: false) : nil,
        source: reader.text("source", in: fields) ?? "", reading: reader.genderReading(in: fields))
    }
  }

  /// What was read in a document of gender equality; nil where no key says anything of it.
  private mutating func genderReading(in document: Fields) -> StudyDocument.GenderReading? {
    guard Self.readingKeys.contains(where: { document.has($0) }) else { return nil }
    return StudyDocument.GenderReading(
      kind: requiredChoice("kind", in: document, placeholder: .strategy),
      gender: requiredChoice("gender", in: document, placeholder: .none),
      evidence: localized("evidence", in: document), page: integer("page", in: document),
      round: text("round", in: document), question: text("question", in: document),
      option: text("option", in: document))
  }
}
