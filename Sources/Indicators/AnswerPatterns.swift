import Surveys
import Tabular

/// The distinct combinations of answers to the questions of an indicator, coded as one column.
///
/// An organisation answers several questions, so their totals are correlated. A table of patterns
/// puts each respondent into one cell, and its covariance carries all of that: a score over several
/// questions becomes a statistic of one table.
struct AnswerPatterns: Sendable {
  /// One pattern a row; negative where the row answers none of the questions.
  let codes: [Int32]
  /// For each pattern the answer to each question, negative where it is missing.
  let patterns: [[Int32]]

  init(_ questions: [SurveyQuestion], rowCount: Int) {
    var codes = [Int32](repeating: MissingReason.noAnswer.code, count: rowCount)
    var patterns: [[Int32]] = []
    var known: [[Int32]: Int32] = [:]
    for row in 0..<rowCount {
      let answers = questions.map { $0.codes[row] }
      guard answers.contains(where: { $0 >= 0 }) else {
        if answers.allSatisfy({ $0 == MissingReason.notAsked.code }) {
          codes[row] = MissingReason.notAsked.code
        }
        continue
      }
      let pattern = answers.map { max($0, -1) }
      if let code = known[pattern] {
        codes[row] = code
      } else {
        known[pattern] = Int32(patterns.count)
        codes[row] = Int32(patterns.count)
        patterns.append(pattern)
      }
    }
    self.codes = codes
    self.patterns = patterns
  }
}
