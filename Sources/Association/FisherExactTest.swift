/// Fisher's exact test of a table of groups by answers, in the form of Freeman and Halton.
///
/// The probability, over all tables with the same margins, of those no more probable than the one
/// observed. Among actors it needs no model of sampling: had the group made no difference, every
/// deal of the answers to the respondents was equally likely.
///
/// - Parameters:
///   - counts: Answers by group and level; empty groups and levels do not matter.
///   - limit: The number of tables up to which they are enumerated.
/// - Returns: Method `fisher_exact`, without a statistic of its own: the value is the p-value;
///   nil with fewer than two groups or levels that have answers, or with more tables than the
///   limit.
/// - Reference: Fisher (1935), *J. R. Stat. Soc.* 98, 39–54; Freeman and Halton (1951),
///   *Biometrika* 38, 141–149.
/// - Checked against: R `fisher.test`, `References/workshop`.
public func fisherExactTest(counts: [[Int]], limit: Int = 200_000) -> TestOutcome? {
  guard let table = heldTable(counts) else { return nil }
  var enumeration = TableEnumeration(TableMargins(table), limit: limit)
  guard let tables = enumeration.values() else { return nil }
  let observed = enumeration.probability(of: table)
  // R's allowance for tables that are as probable but for rounding.
  let most = observed * (1 + 1e-7)
  let tail = tables.reduce(0.0) { $0 + ($1.probability <= most ? $1.probability : 0) }
  let p = min(1, tail)
  return TestOutcome(statistic: p, pValue: p, method: "fisher_exact")
}
