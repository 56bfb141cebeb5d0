import Numerics

/// Tests whether the answers differ between groups by exchanging the respondents among them.
///
/// For the actors regime, where no sampling model is assumed: if the group made no difference,
/// every assignment of the answers to the groups was equally likely. Pearson's statistic orders the
/// tables. While the tables with these margins are few they are enumerated, and the p-value is
/// exact; otherwise it comes from random assignments, which end early once a hundred of them were
/// as extreme: the p-value is then known to a tenth of itself, and what is saved goes to the small
/// ones, which need all 9,999.
///
/// - Parameters:
///   - counts: Answers by group and level; empty groups and levels do not matter.
///   - seed: The seed of the random assignments.
///   - stream: The number of their stream, one a test.
///   - limit: The number of tables up to which they are enumerated.
/// - Returns: Method `permutation_exact` or `permutation_monte_carlo`; nil with fewer than two
///   groups or levels that have answers.
///
/// - Complexity: at most `limit` tables, or 9,999 assignments.
/// - Reference: Freeman and Halton (1951), *Biometrika* 38, 141–149; Phipson and Smyth (2010),
///   *Stat. Appl. Genet. Mol. Biol.* 9, 39, for p-values that are never zero; Besag and Clifford
///   (1991), *Biometrika* 78, 301–304, for the early end.
/// - Checked against: R `fisher.test`'s tables with Pearson's order, `References/association`.
public func permutationTest(
  counts: [[Int]], seed: UInt64, stream: UInt64 = 0, limit: Int = 20_000
) -> TestOutcome? {
  permutationTest(strata: [counts], seed: seed, stream: stream, limit: limit)
}

/// Tests whether ordered answers stand higher in some groups by exchanging the respondents.
///
/// As ``permutationTest(counts:seed:stream:limit:)``, the tables in the order of the scatter of the
/// groups' mean scores: Kruskal and Wallis's statistic for ridits, which with two groups is
/// Wilcoxon's test with both tails.
///
/// - Returns: The statistic is (*n* − 1) times the part of the scatter of the scores that is
///   between the groups, corrected for ties thereby.
/// - Reference: Lehmann (1975), *Nonparametrics: Statistical Methods Based on Ranks*.
/// - Checked against: R `kruskal.test` for the statistic, all assignments in base R for the
///   p-value, `References/association`.
public func rankPermutationTest(
  counts: [[Int]], scores: RankScores, seed: UInt64, stream: UInt64 = 0, limit: Int = 20_000
) -> TestOutcome? {
  guard let table = heldTable(counts) else { return nil }
  let margins = TableMargins(table)
  let values = scores.scores(levelTotals: margins.columns.map(Double.init))
  let ranked = TableMargins(table, scores: values)
  guard ranked.scatter > 0 else { return nil }
  var outcome = permuted([(ranked, table)], seed: seed, stream: stream, limit: limit)
  outcome.statistic *= Double(margins.total - 1) / ranked.scatter
  outcome.degreesOfFreedom = Double(table.count - 1)
  return outcome
}

/// Tests whether the answers differ between groups at some level of a factor, by exchanging the
/// respondents within its levels.
///
/// As ``permutationTest(counts:seed:stream:limit:)``, with the sum over the levels of the factor of
/// Pearson's statistics. Exact while the combinations of tables are few.
///
/// - Parameters:
///   - strata: Answers by level of the factor, group and level of the answer.
///   - seed: The seed of the random assignments.
///   - stream: The number of their stream, one a test.
///   - limit: The number of tables up to which they are enumerated.
/// - Returns: Nil where no level of the factor has two groups and two answers.
/// - Checked against: all assignments in base R, `References/association`.
public func permutationTest(
  strata: [[[Int]]], seed: UInt64, stream: UInt64 = 0, limit: Int = 20_000
) -> TestOutcome? {
  let tables = strata.compactMap(heldTable)
  guard !tables.isEmpty else { return nil }
  var outcome = permuted(
    tables.map { (TableMargins($0), $0) }, seed: seed, stream: stream, limit: limit)
  outcome.degreesOfFreedom = tables.reduce(0.0) {
    $0 + Double(($1.count - 1) * ($1[0].count - 1))
  }
  return outcome
}

/// The table without empty groups and levels; nil with fewer than two of either.
func heldTable(_ counts: [[Int]]) -> [[Int]]? {
  let rows = counts.filter { $0.contains { $0 > 0 } }
  let width = rows.first?.count ?? 0
  let held = (0..<width).filter { level in rows.contains { $0[level] > 0 } }
  guard rows.count > 1, held.count > 1 else { return nil }
  return rows.map { row in held.map { row[$0] } }
}

/// The probability, over all assignments within each table, of a sum of statistics as great.
private func permuted(
  _ tables: [(margins: TableMargins, observed: [[Int]])], seed: UInt64, stream: UInt64, limit: Int
) -> TestOutcome {
  let observed = tables.reduce(0) { $0 + $1.margins.statistic($1.observed) }
  if let p = exactTail(tables.map(\.margins), observed: observed, limit: limit) {
    return TestOutcome(statistic: observed, pValue: p, method: "permutation_exact")
  }
  var random = Philox4x32(seed: seed, stream: stream)
  let p = monteCarloTail(tables.map(\.margins), observed: observed, draws: 9_999, &random)
  return TestOutcome(statistic: observed, pValue: p, method: "permutation_monte_carlo")
}
