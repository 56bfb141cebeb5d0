import Diagnostics
import Localization
import YAMLDocuments

// What stands beside the survey: findings, workshop, programmes.
extension StudyReader {
  mutating func findings(in study: Fields) -> [Finding] {
    items(
      "findings", in: study, required: false,
      known: ["id", "kind", "principle", "indicator", "text", "questions", "evidence"]
    ) { reader, fields in
      Finding(
        id: reader.identifier(in: fields),
        kind: reader.requiredChoice("kind", in: fields, placeholder: .progress),
        principle: reader.requiredText("principle", in: fields),
        indicator: reader.text("indicator", in: fields),
        text: reader.requiredLocalized("text", in: fields),
        questions: reader.texts("questions", in: fields, mayBeEmpty: true) ?? [],
        evidence: reader.evidence(in: fields))
    }
  }

  mutating func programmes(in study: Fields) -> ProgrammeRegistry? {
    text("programmes", in: study).map { ProgrammeRegistry(file: $0) }
  }

  mutating func languages(in study: Fields) -> [Language] {
    guard let codes = texts("languages", in: study) else { return Language.allCases }
    let known = Language.allCases.map(\.rawValue)
    var languages: [Language] = []
    for (index, code) in codes.enumerated() where !code.isEmpty {
      let path = StudyPath("languages").item(index)
      guard let language = Language(rawValue: code) else {
        report(
          "unknown-language", "unknown language «\(code)»", at: path, found: code,
          expected: "one of \(known.joined(separator: ", "))",
          hint: suggestion(for: code, among: known))
        continue
      }
      if languages.contains(language) {
        report("duplicate-id", "«\(code)» stands twice in languages", at: path, found: code)
      } else {
        languages.append(language)
      }
    }
    return languages.isEmpty ? Language.allCases : languages
  }
}
