public import Results

/// What a trend over several rounds and numbers of pairs refer to, beyond the groups of their keys.
///
/// A trend is a function of all its rounds: where one of them is withheld it could be worked out
/// from the trend and the others. Groups of those who answered twice add up to each other like
/// groups of a round do, and so do the flows that their tests tell: ``FlowWithholding``.
public enum TrendWithholding {
  private static let trends: Set = [
    "linear_trend", "lack_of_fit_chi2", "mann_kendall_tau", "cochran_armitage_chi2",
  ]
  private static let pairs: Set = [
    "paired_count", "mcnemar_chi2", "mcnemar_exact", "sign_test", "wilcoxon_signed_rank",
    "stuart_maxwell_chi2", "bhapkar_chi2", "marginal_homogeneity_f", "transition_count",
    "transition_share",
  ]

  /// Rows to be protected with the others: how many answered twice, as groups of a round of their
  /// own.
  public static func pairSizes(_ rows: [ResultRow]) -> [ResultRow] {
    rows.filter { $0.key.statistic == "paired_count" }.map { row in
      var size = row
      size.key.statistic = "count"
      size.key.round = row.key.versusRound + " → " + row.key.round
      size.key.versusRound = ""
      return size
    }
  }

  /// The rows with those withheld that would give a withheld number away.
  ///
  /// - Parameters:
  ///   - rows: All rows of a run, those of single groups and rounds protected already.
  ///   - sizes: The rows of ``pairSizes(_:)``, protected.
  /// - Returns: The same rows in the same order.
  public static func apply(to rows: [ResultRow], sizes: [ResultRow]) -> [ResultRow] {
    let hiddenGroups = hidden(rows)
    var hiddenPairs: [[String]: Suppression] = [:]
    for size in sizes {
      if case .suppressed(let reason) = size.outcome {
        hiddenPairs[group(of: size.key) + [size.key.round]] = reason
      }
    }
    if hiddenGroups.isEmpty, hiddenPairs.isEmpty { return FlowWithholding.apply(to: rows) }
    let withheld = rows.map { row -> ResultRow in
      guard row.estimate != nil, row.key.analysis == "trend" else { return row }
      var reason: Suppression?
      if pairs.contains(row.key.statistic) {
        let pair = row.key.versusRound + " → " + row.key.round
        reason = hiddenPairs[group(of: row.key) + [pair]]
      } else if isOverRounds(row.key) {
        var other = row.key
        other.group = row.key.versusGroup
        let groups = [row.key] + (row.key.versusGroup.isEmpty ? [] : [other])
        if groups.contains(where: { hiddenGroups.contains(group(of: $0)) }) {
          reason = .complementary
        }
      }
      return reason.map { row.withheld($0) } ?? row
    }
    return FlowWithholding.apply(to: withheld)
  }

  private static func isOverRounds(_ key: ResultKey) -> Bool { trends.contains(key.statistic) }

  private static func group(of key: ResultKey) -> [String] {
    [key.question, key.item, key.groupBy, key.group]
  }

  /// The groups of which some round is withheld for the sake of another.
  ///
  /// Rounds that are withheld for themselves are too small to enter a trend.
  private static func hidden(_ rows: [ResultRow]) -> Set<[String]> {
    var groups: Set<[String]> = []
    for row in rows where row.key.versusRound.isEmpty && row.key.versusGroup.isEmpty {
      if case .suppressed(.complementary) = row.outcome { groups.insert(group(of: row.key)) }
    }
    return groups
  }
}
