import Localization
import Results

/// What each statistic of divergence says, with places in braces for the words of a row.
///
/// A template is found by the statistic, then by what narrows it down: the level of the row (the
/// measure that a row is about, or a weighting), `between` for two groups, `all` for the whole
/// questionnaire, and `negative` or `zero` for the sign of the number, joined by colons. The
/// interval stands at the end, or where the template has a place for it.
enum SentenceTemplates {
  static let all: [String: LocalizedText] = {
    let lists = [
      withinGroups, underRandomAnswering, ofSingleRespondents, betweenGroups, differences,
      separation, clusters, respondents, agreement,
    ]
    return Dictionary(lists.joined(), uniquingKeysWith: { first, _ in first })
  }()

  /// The template for a row, the narrowest that there is.
  static func template(for row: ResultRow, value: Double) -> LocalizedText? {
    let key = row.key
    let narrowing = [
      key.level, key.versusGroup.isEmpty ? "" : "between", key.question.isEmpty ? "all" : "",
    ]
    for part in narrowing.filter({ !$0.isEmpty }) + [""] {
      for sign in [Self.sign(of: value), ""] {
        let id = [key.statistic, part, sign].filter { !$0.isEmpty }.joined(separator: ":")
        if let found = all[id] { return found }
      }
    }
    return nil
  }

  /// A number that is written as zero has no direction.
  private static func sign(of value: Double) -> String {
    if value.magnitude < 0.005 { return "zero" }
    return value < 0 ? "negative" : ""
  }
}
