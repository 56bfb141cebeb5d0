import Localization
import YAMLDocuments

// What is asked: missing answers, scales, principles, indicators, questions.
extension StudyReader {
  mutating func missingAnswers(in study: Fields) -> [MissingAnswer] {
    items(
      "missing", in: study, required: false, known: ["reason", "codes", "label"]
    ) { reader, fields in
      let reason = reader.requiredText("reason", in: fields)
      reader.name(fields.path, reason)
      return MissingAnswer(
        reason: reason, codes: reader.texts("codes", in: fields, required: true) ?? [],
        label: reader.requiredLocalized("label", in: fields))
    }
  }

  mutating func scales(in study: Fields) -> [Scale] {
    items(
      "scales", in: study, required: true, known: ["id", "kind", "levels"]
    ) { reader, fields in
      Scale(
        id: reader.identifier(in: fields),
        kind: reader.requiredChoice("kind", in: fields, placeholder: .ordinal),
        levels: reader.levels(in: fields))
    }
  }

  private mutating func levels(in scale: Fields) -> [Scale.Level] {
    var place = 0.0
    return items(
      "levels", in: scale, required: true, known: ["code", "label", "score", "side"]
    ) { reader, fields in
      place += 1
      let code = reader.requiredText("code", in: fields)
      reader.name(fields.path, code)
      return Scale.Level(
        code: code, label: reader.requiredLocalized("label", in: fields),
        score: reader.number("score", in: fields) ?? place,
        side: reader.optionalChoice("side", in: fields))
    }
  }

  mutating func principles(in study: Fields) -> [Principle] {
    items(
      "principles", in: study, required: true, known: ["id", "label", "description"]
    ) { reader, fields in
      Principle(
        id: reader.identifier(in: fields), label: reader.requiredLocalized("label", in: fields),
        description: reader.localized("description", in: fields) ?? .nothing)
    }
  }

  mutating func questions(
    in study: Fields, actors: [String], rounds: [String]
  ) -> [Question] {
    let known = [
      "id", "indicator", "kind", "column", "text", "short", "scale", "unit", "options",
      "separator", "asked", "rounds", "versions",
    ]
    return items("questions", in: study, required: true, known: known) { reader, fields in
      let kind: Question.Kind = reader.choice("kind", in: fields, default: .single)
      if kind == .number {
        reader.refuse(["scale", "options", "separator", "versions"], of: fields)
      }
      func closed(_ key: String) -> String {
        kind == .number ? "" : reader.requiredText(key, in: fields)
      }
      return Question(
        id: reader.identifier(in: fields),
        indicator: kind == .number
          ? reader.text("indicator", in: fields) ?? "" : closed("indicator"),
        kind: kind,
        column: reader.text("column", in: fields),
        text: reader.requiredLocalized("text", in: fields),
        short: reader.localized("short", in: fields), scale: closed("scale"),
        unit: reader.localized("unit", in: fields) ?? .nothing,
        options: reader.options(in: fields), separator: reader.text("separator", in: fields),
        asked: reader.texts("asked", in: fields, required: actors.count > 1) ?? actors,
        rounds: reader.texts("rounds", in: fields) ?? rounds,
        versions: reader.versions(in: fields))
    }
  }

  /// Reports keys of closed questions that a question for a number cannot have.
  private mutating func refuse(_ keys: [String], of question: Fields) {
    for key in keys where question.has(key) {
      report(
        "key-of-closed-question", "a question for a number has no «\(key)»",
        at: question.path.key(key), hint: "remove \(key), or write kind: single")
    }
  }

  private mutating func options(in question: Fields) -> [Question.Option] {
    items(
      "options", in: question, required: false,
      known: ["id", "column", "code", "label", "exclusive"]
    ) { reader, fields in
      Question.Option(
        id: reader.identifier(in: fields), column: reader.text("column", in: fields),
        code: reader.text("code", in: fields),
        label: reader.requiredLocalized("label", in: fields),
        isExclusive: reader.boolean("exclusive", in: fields, default: false))
    }
  }

  private mutating func versions(in question: Fields) -> [Question.Version] {
    items(
      "versions", in: question, required: false,
      known: ["until", "text", "scale", "crosswalk", "asked", "comparability", "reason"]
    ) { reader, fields in
      let until = reader.requiredText("until", in: fields)
      reader.name(fields.path, until)
      let comparability: Question.Version.Comparability = reader.requiredChoice(
        "comparability", in: fields, placeholder: .caveat)
      let reason =
        comparability == .comparable
        ? reader.localized("reason", in: fields) ?? .nothing
        : reader.requiredLocalized("reason", in: fields)
      return Question.Version(
        until: until, text: reader.localized("text", in: fields),
        scale: reader.text("scale", in: fields), crosswalk: reader.crosswalk(in: fields),
        asked: reader.texts("asked", in: fields),
        comparability: comparability, reason: reason)
    }
  }

  private mutating func crosswalk(in version: Fields) -> [String: String] {
    guard let node = value("crosswalk", in: version, required: false) else { return [:] }
    let path = version.path.key("crosswalk")
    guard case .mapping(let entries) = node.value else {
      wrongType(node, at: path, expected: "a mapping from the codes then to the codes of today")
      return [:]
    }
    var codes: [String: String] = [:]
    for entry in entries {
      record(path.key(entry.key), entry.value)
      if let code = text(entry.value, at: path.key(entry.key)) { codes[entry.key] = code }
    }
    return codes
  }
}
