import Estimation
import LinearAlgebra
import Results
import Surveys

// The covariances of the estimates of one table, in tidy form.
extension EstimateAnalysis {
  /// The covariances of the statistics of a table, of every two groups and statistics.
  ///
  /// The level names both statistics: `mean × mean`, `proportion(1) × proportion(2)`.
  func covariances(
    _ table: EstimateTable, _ question: String, _ item: String,
    _ statistics: [(name: String, level: String)]
  ) -> [ResultRow] {
    var entries: [Entry] = []
    for group in table.groups.groups.indices where table.table.count(group: group) > 0 {
      for (name, level) in statistics {
        guard let number = try? table.number(name, level: level, group: group) else { continue }
        let label = level.isEmpty ? name : "\(name)(\(level))"
        entries.append(Entry(name: label, group: group, number: number))
      }
    }
    return rows(entries, table.table, table.groups, question, item)
  }

  /// The covariances of the means of several quantities, among those who have a number in all.
  func covariances(
    among quantities: [SurveyQuantity], _ groups: RespondentGroups
  ) -> [ResultRow] {
    let totals = tabulator.totals(of: quantities, by: groups)
    var entries: [Entry] = []
    for group in groups.groups.indices {
      for (place, quantity) in quantities.enumerated() {
        guard let mean = try? totals.mean(place, group: group) else { continue }
        entries.append(Entry(name: "mean(\(quantity.id))", group: group, number: mean))
      }
    }
    let names = quantities.map(\.id).joined(separator: SurveyData.crossing)
    return rows(entries, totals.table, groups, names, "")
  }

  private struct Entry {
    var name: String
    var group: Int
    var number: Linearization
  }

  private func rows(
    _ entries: [Entry], _ table: TableTotals, _ groups: RespondentGroups, _ question: String,
    _ item: String
  ) -> [ResultRow] {
    guard let matrix = table.covariance(of: entries.map(\.number)) else { return [] }
    var rows: [ResultRow] = []
    for (i, first) in entries.enumerated() {
      for (j, second) in entries.enumerated().dropFirst(i) {
        let (a, b) = (groups.groups[first.group], groups.groups[second.group])
        let key = ResultKey(
          analysis: Self.name, question: question, item: item, groupBy: groups.groupBy,
          group: a.label, versusGroup: b.label, round: a.round, versusRound: b.round,
          level: first.name + SurveyData.crossing + second.name, statistic: "covariance")
        let estimate = Estimate(
          value: matrix[i, j],
          count: min(
            table.count(group: first.group), table.count(group: second.group)),
          method: "linearisation")
        rows.append(ResultRow(key, .estimate(estimate)))
      }
    }
    return rows
  }
}
