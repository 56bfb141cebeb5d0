import Localization
import YAMLDocuments

// What the audit of gender and disaggregation reads besides: promises, the checklist.
extension StudyReader {
  mutating func audit(in study: Fields) -> AuditDeclaration {
    guard let node = value("audit", in: study, required: false),
      let fields = fields(
        node, at: StudyPath("audit"),
        known: ["sex-dimension", "disaggregation", "checklist"],
        moved: ["documents": "documents: at the top level of the study file"])
    else { return AuditDeclaration() }
    return AuditDeclaration(
      sexDimension: text("sex-dimension", in: fields), promises: promises(in: fields),
      checklist: text("checklist", in: fields))
  }

  private mutating func promises(in audit: Fields) -> [DisaggregationPromise] {
    items(
      "disaggregation", in: audit, required: false,
      known: ["indicator", "dimension", "level", "baseline", "target", "year"]
    ) { reader, fields in
      DisaggregationPromise(
        indicator: reader.requiredText("indicator", in: fields),
        dimension: reader.requiredText("dimension", in: fields),
        level: reader.text("level", in: fields), baseline: reader.score("baseline", in: fields),
        target: reader.score("target", in: fields), year: reader.integer("year", in: fields))
    }
  }

  /// A score of an indicator, between 0 and 1.
  private mutating func score(_ key: String, in fields: Fields) -> Double? {
    guard let score = number(key, in: fields) else { return nil }
    guard (0...1).contains(score) else {
      report(
        "bad-score", "«\(places.displayName(fields.path.key(key)))» is no score of an indicator",
        at: fields.path.key(key), found: "\(score)", expected: "a number from 0 to 1",
        hint: score <= 100 ? "write 0.42 for 42 %" : nil)
      return nil
    }
    return score
  }
}
