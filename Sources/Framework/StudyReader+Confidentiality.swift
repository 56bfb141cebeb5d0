import YAMLDocuments

// The rules that protect respondents.
extension StudyReader {
  mutating func confidentiality(in study: Fields) -> Confidentiality {
    guard let node = value("confidentiality", in: study, required: false),
      let fields = fields(
        node, at: StudyPath("confidentiality"),
        known: [
          "minimum-cell", "hide-respondents", "same-answer", "dominance", "within-percent",
        ])
    else { return Confidentiality() }
    let minimum = integer("minimum-cell", in: fields) ?? Confidentiality().minimumCell
    if minimum < 1 {
      report(
        "bad-minimum-cell", "the smallest cell is less than one respondent",
        at: fields.path.key("minimum-cell"), found: "\(minimum)", expected: "1 or more")
    }
    return Confidentiality(
      minimumCell: max(1, minimum),
      hidesRespondents: boolean(
        "hide-respondents", in: fields, default: Confidentiality().hidesRespondents),
      sameAnswer: sameAnswer(in: fields), dominance: dominance(in: fields),
      withinPercent: percent("within-percent", in: fields))
  }

  private mutating func sameAnswer(in fields: Fields) -> Int? {
    guard let within = integer("same-answer", in: fields) else { return nil }
    if within >= 0 { return within }
    report(
      "bad-same-answer", "fewer than none cannot differ", at: fields.path.key("same-answer"),
      found: "\(within)", expected: "0 for groups of one mind, 1 where one differs, and so on")
    return nil
  }

  private mutating func dominance(in fields: Fields) -> Confidentiality.Dominance? {
    guard let node = value("dominance", in: fields, required: false),
      let own = self.fields(
        node, at: fields.path.key("dominance"), known: ["largest", "percent"])
    else { return nil }
    let largest = integer("largest", in: own) ?? 1
    if largest < 1 {
      report(
        "bad-dominance", "the largest contributions are at least one",
        at: own.path.key("largest"), found: "\(largest)", expected: "1 or more")
    }
    guard value("percent", in: own, required: true) != nil,
      let percent = percent("percent", in: own)
    else { return nil }
    return Confidentiality.Dominance(largest: max(1, largest), percent: percent)
  }

  private mutating func percent(_ key: String, in fields: Fields) -> Double? {
    guard let percent = number(key, in: fields) else { return nil }
    if percent > 0, percent < 100 { return percent }
    report(
      "bad-percentage", "not a percentage between 0 and 100", at: fields.path.key(key),
      found: "\(percent)", expected: "more than 0 and less than 100")
    return nil
  }
}
