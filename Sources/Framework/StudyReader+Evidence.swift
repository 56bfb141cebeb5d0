import Diagnostics
import YAMLDocuments

// The rules that say what answers must show for a finding to be supported.
extension StudyReader {
  private static let figureKeys = [
    "question", "indicator", "programmes", "document", "is", "of", "answers", "actor", "round",
    "statistic",
  ]

  /// The rule of a finding; nil where it has none.
  mutating func evidence(in finding: Fields) -> EvidenceRule? {
    guard let node = value("evidence", in: finding, required: false) else { return nil }
    return evidence(node, at: finding.path.key("evidence"))
  }

  private mutating func evidence(_ node: YAMLNode, at path: StudyPath) -> EvidenceRule? {
    for (key, isAll) in [("all", true), ("any", false)] where node[key] != nil {
      guard let fields = fields(node, at: path, known: [key]),
        let inner = value(key, in: fields, required: true)
      else { return nil }
      let rules = (list(inner, at: path.key(key)) ?? []).enumerated().compactMap { index, item in
        evidence(item, at: path.key(key).item(index))
      }
      return isAll ? .all(rules) : .any(rules)
    }
    let sides = EvidenceClaim.Side.allCases.map(\.rawValue)
    guard let fields = fields(node, at: path, known: Self.figureKeys + sides) else { return nil }
    guard let figure = figure(in: fields) else { return nil }
    let found = EvidenceClaim.Side.allCases.filter { fields.has($0.rawValue) }
    guard found.count == 1, let side = found.first,
      let limit = value(side.rawValue, in: fields, required: true)
    else {
      report(
        "no-limit", "the evidence says not on which side of what the figure must stand", at: path,
        found: found.isEmpty ? nil : "above, below", expected: "above: or below:, one of them",
        hint: "for instance below: 0.5")
      return nil
    }
    return self.limit(limit, at: path.key(side.rawValue), figure).map {
      .claim(EvidenceClaim(figure, side, $0))
    }
  }

  /// A number, or another figure; what that leaves out it has in common with the first.
  private mutating func limit(
    _ node: YAMLNode, at path: StudyPath, _ first: EvidenceFigure
  ) -> EvidenceClaim.Limit? {
    if let text = node.text {
      guard let number = Double(text), number.isFinite else {
        wrongType(node, at: path, expected: "a number, or another figure")
        return nil
      }
      return .number(number)
    }
    guard let fields = fields(node, at: path, known: Self.figureKeys) else { return nil }
    var other = first
    let subjects = ["question", "indicator", "programmes", "document"]
    if subjects.contains(where: { fields.has($0) }) {
      guard let read = figure(in: fields) else { return nil }
      other.subject = read.subject
      other.statistic = fields.has("statistic") ? read.statistic : first.statistic
    }
    if let answers = texts("answers", in: fields) { other.answers = answers }
    if let actor = text("actor", in: fields) { other.actor = actor }
    if let round = text("round", in: fields) { other.round = round }
    return .figure(other)
  }

  private mutating func figure(in fields: Fields) -> EvidenceFigure? {
    let subject: EvidenceFigure.Subject
    let usual: EvidenceFigure.Statistic
    if let question = text("question", in: fields) {
      subject = .question(AnswerReference(question))
      usual = fields.has("answers") ? .proportion : .favourable
    } else if let indicator = text("indicator", in: fields) {
      (subject, usual) = (.indicator(indicator), .indicatorScore)
    } else if fields.has("programmes") {
      (subject, usual) = (.programmes(registryShare(in: fields)), .shareOfProgrammes)
    } else if let document = text("document", in: fields) {
      (subject, usual) = (.document(document), .available)
    } else {
      report(
        "evidence-of-nothing", "the evidence names no figure", at: fields.path,
        expected: "question, indicator, programmes or document")
      return nil
    }
    return EvidenceFigure(
      subject, optionalChoice("statistic", in: fields) ?? usual,
      answers: texts("answers", in: fields) ?? [], actor: text("actor", in: fields),
      round: text("round", in: fields))
  }
}
