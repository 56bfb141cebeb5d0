import Diagnostics
import Framework
import Surveys
import Tabular

// Who answered in a bare file: one row a respondent and round.
extension BareStudyBuilder {
  /// The column that tells who answered, with the rows reported that have no code, and those of
  /// somebody who has answered in the round already.
  ///
  /// - Returns: nil where no column is named.
  mutating func respondents(rounds: SurveyDimension?) -> CategoryColumn? {
    guard let name = options.respondentColumn, let column = category(name) else { return nil }
    var anonymous = ColumnFaults(
      code: "respondent-missing", file: table.source, column: (name, table.columnNumber(name)),
      plural: "rows without a respondent", expected: "an identifier, stable across rounds")
    var duplicates = ColumnFaults(
      code: "duplicate-respondent", file: table.source, column: (name, table.columnNumber(name)),
      plural: "rows of respondents already seen", expected: "one row a respondent in a round")
    var firstRows: [Int: Int] = [:]
    let width = max(1, rounds?.levels.count ?? 1)
    for (row, code) in column.codes.enumerated() {
      guard code >= 0 else {
        anonymous.add(line: table.line(ofRow: row), text: "")
        continue
      }
      let round = rounds.map { Int($0.codes[row]) } ?? 0
      guard round >= 0 else { continue }
      let place = Int(code) * width + round
      if firstRows[place] == nil {
        firstRows[place] = row
      } else {
        duplicates.add(line: table.line(ofRow: row), text: column.levels[Int(code)])
      }
    }
    report(anonymous.diagnostics { _ in "the row has no respondent" })
    report(
      duplicates.diagnostics {
        "«\($0)» answers twice in a round"
      } hint: { _ in
        "keep one row, or tell two respondents apart"
      })
    return column
  }
}
