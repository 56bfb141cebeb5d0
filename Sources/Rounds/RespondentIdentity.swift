import Diagnostics
import Framework
import Surveys
import Tabular

// Whether an identifier names the same respondent in every round.
extension StudyAssembly {
  /// Warns of respondents whose lasting characteristics change from round to round.
  ///
  /// An identifier that was given to somebody else makes a panel of strangers. What describes
  /// organisations lasts; so does what describes the person answering where persons are the
  /// respondents, but for levels that rise with age. Where organisations answer, another person may
  /// speak for them each time.
  mutating func checkSameCharacteristics(
    _ respondents: Respondents, _ dimensions: [SurveyDimension]
  ) {
    let arePersons = study.design.regime == .sample && study.actors.count == 1
    for (place, declared) in study.dimensions.enumerated() where dimensions.indices.contains(place)
    {
      guard declared.describes == .organisation || declared.describes == .person && arePersons
      else { continue }
      report(changes(respondents, dimensions[place]), of: declared)
    }
  }

  private typealias Change = (row: Int, segment: Segment, from: Int32, to: Int32)

  private func changes(_ respondents: Respondents, _ dimension: SurveyDimension) -> [Change] {
    var known = [Int32](repeating: -1, count: respondents.identifiers.count)
    var result: [Change] = []
    for segment in segments {
      for position in 0..<segment.count {
        let row = segment.start + position
        let (respondent, level) = (respondents.codes[row], dimension.codes[row])
        guard respondent >= 0, level >= 0 else { continue }
        let before = known[Int(respondent)]
        if before >= 0, before != level {
          result.append((segment.tableRow(position), segment, before, level))
        }
        known[Int(respondent)] = level
      }
    }
    return result
  }

  private mutating func report(_ changes: [Change], of dimension: Dimension) {
    // Groups of age rise from round to round.
    let isAgeing = changes.allSatisfy { $0.to > $0.from }
    guard !changes.isEmpty, dimension.describes == .organisation || !isAgeing else { return }
    let name = study.data.respondentColumn
    for segment in segments {
      let own = changes.filter { $0.segment.round == segment.round }
      guard !own.isEmpty else { continue }
      let table = tables[segment.table]
      var changed = ColumnFaults(
        code: "respondent-changed", severity: .warning, file: table.source,
        column: (dimension.column, table.columnNumber(dimension.column)),
        plural: "respondents with another «\(dimension.id)» than before")
      for change in own {
        let id = table.category(name)?.text(atRow: change.row) ?? ""
        let (from, to) = (
          dimension.levels[Int(change.from)].id, dimension.levels[Int(change.to)].id
        )
        changed.add(
          line: table.line(ofRow: change.row), text: "«\(id)» is «\(to)» here and was «\(from)»")
      }
      faults += changed.diagnostics { _ in
        "a respondent has another «\(dimension.id)» than in an earlier round"
      } hint: { _ in
        "the identifier may have been given to somebody else: then give a new one"
      }
    }
  }
}
