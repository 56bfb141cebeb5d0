import Estimation
import Results
import Surveys

extension MonitoringStudy {
  /// The statistics that have a standard error wherever a sample allows any.
  private static let withErrors: Set = [
    "proportion", "total", "mean_score", "favourable", "difference",
  ]

  /// Says of each number of a sample that has no error, or no interval, what the design lacks.
  ///
  /// A number without its error must not look like one that needs none.
  func namingMissingErrors(_ rows: [ResultRow]) -> [ResultRow] {
    guard opened.data.regime == .sample else { return rows }
    var rows = rows
    for place in rows.indices {
      if let flag = missingError(rows[place]) { rows[place].flag = flag }
    }
    return rows
  }

  private func missingError(_ row: ResultRow) -> String? {
    guard row.flag.isEmpty, case .estimate(let estimate) = row.outcome,
      estimate.interval == nil || estimate.standardError == nil,
      Self.withErrors.contains(row.key.statistic)
    else { return nil }
    if estimate.standardError == nil { return "no_design_errors" }
    return estimate.degreesOfFreedom.map { $0 <= 0 } ?? false ? "no_degrees_of_freedom" : nil
  }
}
