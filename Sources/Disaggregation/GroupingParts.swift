import Results
import Surveys
import Tabular

/// What an analysis needs of a grouping besides its groups, made once for all questions.
struct GroupingParts: Sendable {
  let standardised: CompositionGroups?
  let decomposed: CompositionGroups?
  /// The rounds in which more than half did not state the dimensions that apply to them.
  private let mostlyUnstated: Set<String>

  init(_ groups: RespondentGroups, plan: AnalysisPlan, data: SurveyData) {
    standardised = CompositionGroups(
      groups, by: plan.disaggregation.standardisers, in: data)
    decomposed = CompositionGroups(groups, by: plan.disaggregation.explanatory, in: data)
    mostlyUnstated = Self.mostlyUnstated(groups, data)
  }

  private static func mostlyUnstated(
    _ groups: RespondentGroups, _ data: SurveyData
  ) -> Set<String> {
    let dimensions = ResultKey.parts(groups.groupBy).compactMap { data.dimension($0) }
    guard !dimensions.isEmpty else { return [] }
    let outside = (MissingReason.notApplicable.code, MissingReason.notAsked.code)
    let columns = dimensions.map(\.codes)
    let rounds = groups.groups.first?.roundIndex == nil ? nil : data.rounds
    var stated = [Int](repeating: 0, count: rounds?.levels.count ?? 1)
    var unstated = stated
    for row in 0..<data.rowCount {
      let round = rounds.map { Int($0.codes[row]) } ?? 0
      guard round >= 0 else { continue }
      var (isOutside, isStated) = (false, true)
      for column in columns where column[row] < 0 {
        isStated = false
        if column[row] == outside.0 || column[row] == outside.1 { isOutside = true }
      }
      if isOutside { continue }
      if isStated { stated[round] += 1 } else { unstated[round] += 1 }
    }
    return Set(
      stated.indices.filter { unstated[$0] > stated[$0] }.map { rounds?.levels[$0] ?? "" })
  }

  /// The rows with a flag where the groups speak for less than half of those they are groups of.
  func flagging(_ rows: [ResultRow]) -> [ResultRow] {
    guard !mostlyUnstated.isEmpty else { return rows }
    return rows.map { row in
      guard mostlyUnstated.contains(row.key.round) else { return row }
      var row = row
      row.flag += (row.flag.isEmpty ? "" : ";") + "mostly_unstated"
      return row
    }
  }
}
