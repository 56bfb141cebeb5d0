import Results

extension MonitoringStudy {
  /// Withholds where a model stands for its reference groups, if one of its groups is withheld.
  ///
  /// The intercept or the thresholds tell how the reference groups answered without naming them, so
  /// that a withheld reference could be read there, and another withheld group found by adding.
  func withholdingReferences(_ rows: [ResultRow]) -> [ResultRow] {
    let hidden = Set(
      rows.filter { row in
        guard case .suppressed = row.outcome else { return false }
        return !row.key.groupBy.isEmpty
      }.map(\.key.round))
    guard !hidden.isEmpty else { return rows }
    return rows.map { row in
      let isReference = row.key.statistic == "threshold" || row.key.item == "intercept"
      guard isReference, hidden.contains(row.key.round), row.estimate != nil else { return row }
      let reason = Suppression.complementary
      return ResultRow(row.key, .suppressed(reason), flag: reason.rawValue)
    }
  }
}
