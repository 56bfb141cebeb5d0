import Diagnostics
import Framework
import Surveys
import Tabular

/// Finds respondents who chose an option that excludes the others, and another one too.
///
/// The answers are kept as they were given: who chose “none” and something is counted in both.
func contradictions(
  in responses: [MultipleResponse], file: String, rows: Range<Int>,
  column: (MultipleResponse, Int) -> (name: String, number: Int?), line: (Int) -> Int
) -> [Diagnostic] {
  responses.flatMap { response in
    response.options.indices.filter { response.options[$0].isExclusive }.flatMap { exclusive in
      var faults = ColumnFaults(
        code: "exclusive-option", severity: .warning, file: file,
        column: column(response, exclusive), plural: "answers that contradict themselves")
      for row in rows {
        let chosen = response.chosenOptions(row: row)
        guard chosen.count > 1, chosen.contains(exclusive) else { continue }
        let others = chosen.filter { $0 != exclusive }.map { response.options[$0].item }
        faults.add(line: line(row), text: others.joined(separator: ", "))
      }
      let name = response.options[exclusive].item
      return faults.diagnostics { others in
        "«\(name)» of «\(response.id)» excludes the others, but \(others) was chosen too"
      } hint: { _ in
        "the answers are counted as they were given; mend the row if one is wrong"
      }
    }
  }
}

extension StudyAssembly {
  /// Says who contradicts an exclusive option, with the line.
  mutating func noteContradictions(_ questions: [SurveyQuestion]) {
    let responses = MultipleResponse.all(in: questions).filter {
      $0.options.contains(where: \.isExclusive)
    }
    guard !responses.isEmpty else { return }
    for segment in segments {
      let table = tables[segment.table]
      faults += contradictions(
        in: responses, file: table.source, rows: segment.start..<segment.start + segment.count,
        column: { response, option in
          let question = study.question(response.id)
          let name =
            question?.separator == nil
            ? question?.options[option].column : question?.column
          return (name ?? response.id, table.columnNumber(name ?? response.id))
        }, line: { table.line(ofRow: segment.tableRow($0 - segment.start)) })
    }
  }
}
