import Diagnostics
import Surveys
import Tabular

// The columns of numbers of a bare file.
extension BareStudyBuilder {
  /// A column of numbers; codes of missing answers hold none, any other text is reported.
  mutating func quantity(_ name: String) -> SurveyQuantity? {
    guard let (read, text) = numbersRead(name) else { return nil }
    let missing = Set(options.missing.map(trimmedText))
    let missingValues = Set(options.missing.compactMap { Double($0) })
    var values = read
    var strangers = ColumnFaults(
      code: "not-a-number", file: table.source, column: (name, table.columnNumber(name)),
      plural: "texts among numbers", expected: "a finite number, or an empty field")
    for row in values.indices {
      if missingValues.contains(values[row]) { values[row] = .nan }
      guard !values[row].isFinite else { continue }
      let text = trimmedText(text(row))
      values[row] = .nan
      if !text.isEmpty, !missing.contains(text), !missingValues.contains(read[row]) {
        strangers.add(line: table.line(ofRow: row), text: text)
      }
    }
    report(
      strangers.diagnostics {
        "«\($0)» is no number"
      } hint: { _ in
        "add it to --missing, or mend the field"
      })
    if values.allSatisfy(\.isNaN) {
      report([
        Diagnostic(
          .refusal, "no-answers", "the column «\(name)» holds no numbers",
          at: table.headerPlace(name), found: "\(table.rowCount) rows, all missing")
      ])
    }
    return SurveyQuantity(id: name, values: values)
  }
}
