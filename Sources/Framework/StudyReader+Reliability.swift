import YAMLDocuments

extension StudyReader {
  /// The rule of reliability: its name, or its name with the planned domains.
  mutating func reliability(in study: Fields) -> ReliabilityDeclaration? {
    guard let node = value("reliability", in: study, required: false) else { return nil }
    if case .scalar = node.value {
      let rule: ReliabilityRule? = optionalChoice("reliability", in: study)
      return rule.map { ReliabilityDeclaration(rule: $0) }
    }
    guard
      let fields = fields(node, at: StudyPath("reliability"), known: ["rule", "planned-domains"])
    else { return nil }
    guard value("rule", in: fields, required: true) != nil,
      let rule: ReliabilityRule = optionalChoice("rule", in: fields)
    else { return nil }
    return ReliabilityDeclaration(
      rule: rule, plannedDomains: texts("planned-domains", in: fields) ?? [])
  }
}

extension StudyValidation {
  /// A rule for samples needs a sample, and planned domains are dimensions of the study.
  mutating func checkReliability() {
    guard let declared = study.reliability else { return }
    let path = StudyPath("reliability")
    if let refusal = declared.rule.refusal(in: study.design.regime) {
      report(
        "reliability-regime", refusal.summary, at: path, found: declared.rule.rawValue,
        hint: refusal.hint)
    }
    for (index, domain) in declared.plannedDomains.enumerated() {
      require(
        domain, among: study.dimensions.map(\.id), kind: "dimension",
        at: path.key("planned-domains").item(index))
    }
  }
}
