import Diagnostics
import Localization
import YAMLDocuments

// Indicators: their criteria, and the rules by which these make a score.
extension StudyReader {
  mutating func indicators(in study: Fields) -> [Indicator] {
    let known = [
      "id", "principle", "label", "description", "criteria", "aggregation", "unanswered",
      "classes", "notes",
    ]
    return items("indicators", in: study, required: true, known: known) { reader, fields in
      let id = reader.identifier(in: fields)
      let criteria = reader.criteria(in: fields)
      return Indicator(
        id: id, principle: reader.requiredText("principle", in: fields),
        label: reader.requiredLocalized("label", in: fields),
        description: reader.localized("description", in: fields) ?? .nothing, criteria: criteria,
        aggregation: reader.aggregation(in: fields, criteria),
        unanswered: reader.optionalChoice("unanswered", in: fields),
        classes: reader.classes(in: fields), notes: reader.notes(in: fields))
    }
  }

  private mutating func criteria(in indicator: Fields) -> [Indicator.NamedCriterion] {
    items("criteria", in: indicator, required: false, known: ["id", "label", "met"]) {
      reader, fields in
      let id = reader.identifier(in: fields)
      let node = reader.value("met", in: fields, required: true)
      return Indicator.NamedCriterion(
        id: id, label: reader.requiredLocalized("label", in: fields),
        met: node.map { reader.criterion($0, at: fields.path.key("met"), [:]) } ?? .all([]))
    }
  }

  private mutating func classes(in indicator: Fields) -> [Indicator.Class] {
    items("classes", in: indicator, required: false, known: ["id", "label", "from"]) {
      reader, fields in
      if !fields.has("from") { reader.missing("from", in: fields) }
      return Indicator.Class(
        id: reader.identifier(in: fields), label: reader.requiredLocalized("label", in: fields),
        from: reader.number("from", in: fields) ?? 0)
    }
  }

  private mutating func notes(in indicator: Fields) -> [LocalizedText] {
    guard let node = value("notes", in: indicator, required: false),
      let items = list(node, at: indicator.path.key("notes"))
    else { return [] }
    return items.enumerated().compactMap { index, item in
      let path = indicator.path.key("notes").item(index)
      record(path, item)
      return localized(item, at: path)
    }
  }

  private mutating func aggregation(
    in indicator: Fields, _ criteria: [Indicator.NamedCriterion]
  ) -> Indicator.Aggregation {
    guard let node = value("aggregation", in: indicator, required: false) else {
      return .meanFavourable
    }
    let path = indicator.path.key("aggregation")
    let names = Dictionary(criteria.map { ($0.id, $0.met) }) { first, _ in first }
    guard let word = node.text else { return rule(node, at: path, names) }
    switch word {
    case "mean-favourable": return .meanFavourable
    case "mean-score": return .meanScore
    default:
      let words = ["mean-favourable", "mean-score"]
      report(
        "unknown-value", "unknown aggregation «\(word)»", at: path, found: word,
        expected: "one of \(words.joined(separator: ", ")), or a rule such as "
          + "{share: {at-least: 4, of: [q1, q2, …]}}",
        hint: suggestion(for: word, among: words))
      return .meanFavourable
    }
  }
}

// Rules: a text is a criterion of the indicator or a question, a mapping is one rule.
extension StudyReader {
  private static let rules = [
    "share", "criteria-met", "favourable", "score", "levels", "percentage", "number", "programmes",
    "mean", "geometric-mean", "tiered",
  ]

  /// The one rule of a mapping, with the keys that it may have beside it.
  private mutating func operation(
    _ node: YAMLNode, at path: StudyPath, _ operators: [String], beside: [String]
  ) -> (name: String, fields: Fields)? {
    guard let fields = fields(node, at: path, known: operators + beside) else { return nil }
    let found = operators.filter { fields.has($0) }
    guard found.count == 1 else {
      report(
        "not-one-rule", found.isEmpty ? "there is no rule here" : "there are two rules here",
        at: path, found: found.isEmpty ? node.description : found.joined(separator: ", "),
        expected: "one of \(operators.joined(separator: ", "))")
      return nil
    }
    return (found[0], fields)
  }

  fileprivate mutating func rule(
    _ node: YAMLNode, at path: StudyPath, _ names: [String: Criterion]
  ) -> Indicator.Aggregation {
    record(path, node)
    if let word = node.text {
      return names[word].map { .share($0) } ?? .favourable(AnswerReference(word))
    }
    let beside = ["range", "is", "of", "by", "tiers"]
    guard let (name, fields) = operation(node, at: path, Self.rules, beside: beside),
      let inner = value(name, in: fields, required: true)
    else { return .mean(.arithmetic, []) }
    let place = path.key(name)
    switch name {
    case "share": return .share(criterion(inner, at: place, names))
    case "criteria-met": return .criteriaMet(criteria(inner, at: place, names))
    case "favourable":
      return .favourable(AnswerReference(text(inner, at: place) ?? ""))
    case "score": return .score(text(inner, at: place) ?? "")
    case "levels": return .levels(texts(name, in: fields) ?? [])
    case "percentage": return .number(text(inner, at: place) ?? "", from: 0, to: 100)
    case "number":
      let ends = ends(in: fields)
      return .number(text(inner, at: place) ?? "", from: ends.0, to: ends.1)
    case "programmes": return .programmes(registryShare(in: fields))
    case "tiered": return tiered(inner, fields, names)
    default:
      return .mean(name == "mean" ? .arithmetic : .geometric, terms(inner, at: place, names))
    }
  }

  private mutating func terms(
    _ node: YAMLNode, at path: StudyPath, _ names: [String: Criterion]
  ) -> [Indicator.Term] {
    (list(node, at: path) ?? []).enumerated().map { index, item in
      let place = path.item(index)
      guard item["part"] != nil, let fields = fields(item, at: place, known: ["part", "weight"])
      else { return Indicator.Term(rule(item, at: place, names)) }
      let part = value("part", in: fields, required: true)
      return Indicator.Term(
        part.map { rule($0, at: place.key("part"), names) } ?? .mean(.arithmetic, []),
        weight: number("weight", in: fields) ?? 1)
    }
  }

  private mutating func tiered(
    _ part: YAMLNode, _ fields: Fields, _ names: [String: Criterion]
  ) -> Indicator.Aggregation {
    let by = value("by", in: fields, required: true)
    let tiers = items("tiers", in: fields, required: true, known: ["from", "factor"]) {
      reader, fields in
      for key in ["from", "factor"] where !fields.has(key) { reader.missing(key, in: fields) }
      return Indicator.Tier(
        from: reader.number("from", in: fields) ?? 0,
        factor: reader.number("factor", in: fields) ?? 0)
    }
    let path = fields.path
    return .tiered(
      rule(part, at: path.key("tiered"), names),
      by: by.map { rule($0, at: path.key("by"), names) } ?? .mean(.arithmetic, []), tiers)
  }

  private mutating func ends(in fields: Fields) -> (Double, Double) {
    let texts = texts("range", in: fields, required: true) ?? []
    let numbers = texts.compactMap { Double($0) }
    guard numbers.count == 2, texts.count == 2 else {
      if fields.has("range") {
        report(
          "bad-range", "a range has two ends", at: fields.path.key("range"),
          found: texts.joined(separator: ", "), expected: "[least, greatest], as in [0, 100]")
      }
      return (0, 1)
    }
    return (numbers[0], numbers[1])
  }

  /// `programmes: field` with `is: [values]`, or with `of: field`.
  mutating func registryShare(in fields: Fields) -> RegistryShare {
    let field = requiredText("programmes", in: fields)
    if let whole = text("of", in: fields) { return .ratio(of: field, to: whole) }
    return .having(field: field, values: texts("is", in: fields, required: true) ?? [])
  }
}

// Criteria.
extension StudyReader {
  private static let conditions = [
    "question", "not", "all", "any", "at-least", "programmes", "document",
  ]

  fileprivate mutating func criteria(
    _ node: YAMLNode, at path: StudyPath, _ names: [String: Criterion]
  ) -> [Criterion] {
    (list(node, at: path) ?? []).enumerated().map { index, item in
      criterion(item, at: path.item(index), names)
    }
  }

  fileprivate mutating func criterion(
    _ node: YAMLNode, at path: StudyPath, _ names: [String: Criterion]
  ) -> Criterion {
    record(path, node)
    if let word = node.text { return names[word] ?? .favourable(AnswerReference(word)) }
    // A share of programmes has its own «at-least».
    let isOfProgrammes = node["programmes"] != nil
    let operators = Self.conditions.filter { !isOfProgrammes || $0 != "at-least" }
    let beside = isOfProgrammes ? ["is", "of", "at-least"] : ["is", "of"]
    guard let (name, fields) = operation(node, at: path, operators, beside: beside),
      let inner = value(name, in: fields, required: true)
    else { return .all([]) }
    let place = path.key(name)
    switch name {
    case "question":
      let reference = AnswerReference(text(inner, at: place) ?? "")
      return texts("is", in: fields).map { .answers(reference, codes: $0) }
        ?? .favourable(reference)
    case "not": return .not(criterion(inner, at: place, names))
    case "all": return .all(criteria(inner, at: place, names))
    case "any": return .any(criteria(inner, at: place, names))
    case "programmes":
      return .programmes(registryShare(in: fields), atLeast: number("at-least", in: fields) ?? 1)
    case "document": return .document(text(inner, at: place) ?? "")
    default:
      let parts = value("of", in: fields, required: true)
      return .atLeast(
        integer(inner, at: place) ?? 1,
        of: parts.map { criteria($0, at: path.key("of"), names) } ?? [])
    }
  }
}
