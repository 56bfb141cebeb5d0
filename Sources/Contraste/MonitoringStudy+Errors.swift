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
    return rows.map { row in
      guard row.flag.isEmpty, let estimate = row.estimate,
        Self.withErrors.contains(row.key.statistic)
      else { return row }
      var row = row
      if estimate.standardError == nil {
        row.flag = "no_design_errors"
      } else if estimate.interval == nil, estimate.degreesOfFreedom.map({ $0 <= 0 }) ?? false {
        row.flag = "no_degrees_of_freedom"
      }
      return row
    }
  }
}
