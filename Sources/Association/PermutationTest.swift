import Numerics
import Probability

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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
  let rows = counts.filter { $0.contains { $0 > 0 } }
  let width = rows.first?.count ?? 0
  let held = (0..<width).filter { level in rows.contains { $0[level] > 0 } }
  guard rows.count > 1, held.count > 1 else { return nil }
  let table = rows.map { row in held.map { row[$0] } }
  let margins = TableMargins(table)
  let observed = margins.pearson(table)
  let k = Double((rows.count - 1) * (held.count - 1))
  var exact = TableEnumeration(margins, observed: observed, limit: limit)
  if let p = exact.probability() {
    return TestOutcome(
      statistic: observed, degreesOfFreedom: k, pValue: p, method: "permutation_exact")
  }
  var random = Philox4x32(seed: seed, stream: stream)
  let p = margins.monteCarlo(table, observed: observed, draws: 9_999, random: &random)
  return TestOutcome(
    statistic: observed, degreesOfFreedom: k, pValue: p, method: "permutation_monte_carlo")
}

/// The sums of the groups and levels of a table of counts.
struct TableMargins {
  let rows: [Int]
  let columns: [Int]
  let total: Int

  init(_ table: [[Int]]) {
    rows = table.map { $0.reduce(0, +) }
    columns = (table.first ?? []).indices.map { level in table.reduce(0) { $0 + $1[level] } }
    total = rows.reduce(0, +)
  }

  /// The number of extreme assignments after which no more are drawn.
  static let enough = 100

  /// A group's part of Pearson's statistic.
  func pearson(row: [Int], of group: Int) -> Double {
    var sum = 0.0
    for level in columns.indices {
      let expected = Double(rows[group]) * Double(columns[level]) / Double(total)
      let difference = Double(row[level]) - expected
      sum += difference * difference / expected
    }
    return sum
  }

  func pearson(_ table: [[Int]]) -> Double {
    table.indices.reduce(0.0) { $0 + pearson(row: table[$1], of: $1) }
  }

  /// The part of random assignments at least as far from independence, the observed one included.
  func monteCarlo(
    _ table: [[Int]], observed: Double, draws: Int, random: inout Philox4x32
  ) -> Double {
    var answers: [Int] = []
    for level in columns.indices {
      answers += [Int](repeating: level, count: columns[level])
    }
    var extreme = 0
    var row = [Int](repeating: 0, count: columns.count)
    for drawn in 1...draws {
      random.shuffle(&answers)
      var next = 0
      var statistic = 0.0
      for group in rows.indices {
        for level in row.indices { row[level] = 0 }
        for place in next..<(next + rows[group]) { row[answers[place]] += 1 }
        next += rows[group]
        statistic += pearson(row: row, of: group)
      }
      guard statistic >= observed * (1 - 1e-9) else { continue }
      extreme += 1
      if extreme == TableMargins.enough { return Double(extreme) / Double(drawn) }
    }
    return Double(extreme + 1) / Double(draws + 1)
  }
}

/// All tables with given margins, group by group, and the probability of the extreme ones.
struct TableEnumeration {
  private let margins: TableMargins
  private let observed: Double
  private var budget: Int
  private let logFactorials: [Double]
  private var extreme = CompensatedSum()

  init(_ margins: TableMargins, observed: Double, limit: Int) {
    self.margins = margins
    self.observed = observed
    budget = limit
    logFactorials = (0...margins.total).map { logGamma(Double($0) + 1) ?? 0 }
  }

  /// The probability of tables at least as extreme; nil where there are too many tables.
  mutating func probability() -> Double? {
    let constant =
      margins.rows.reduce(0) { $0 + logFactorials[$1] }
      + margins.columns.reduce(0) { $0 + logFactorials[$1] } - logFactorials[margins.total]
    fill(group: 0, remaining: margins.columns, logWeight: constant, statistic: 0)
    return budget > 0 ? min(1, extreme.value) : nil
  }

  private mutating func fill(
    group: Int, remaining: [Int], logWeight: Double, statistic: Double
  ) {
    guard budget > 0 else { return }
    if group == margins.rows.count - 1 {
      budget -= 1
      let weight = logWeight - remaining.reduce(0.0) { $0 + logFactorials[$1] }
      let value = statistic + margins.pearson(row: remaining, of: group)
      if value >= observed * (1 - 1e-9) { extreme.add(exp(weight)) }
      return
    }
    var row = [Int](repeating: 0, count: remaining.count)
    place(level: 0, left: margins.rows[group], row: &row, group, remaining, logWeight, statistic)
  }

  private mutating func place(
    level: Int, left: Int, row: inout [Int], _ group: Int, _ remaining: [Int],
    _ logWeight: Double, _ statistic: Double
  ) {
    guard budget > 0 else { return }
    if level == remaining.count - 1 {
      guard left <= remaining[level] else { return }
      row[level] = left
      let weight = logWeight - row.reduce(0.0) { $0 + logFactorials[$1] }
      let value = statistic + margins.pearson(row: row, of: group)
      let rest = remaining.indices.map { remaining[$0] - row[$0] }
      fill(group: group + 1, remaining: rest, logWeight: weight, statistic: value)
      return
    }
    for count in 0...min(left, remaining[level]) {
      row[level] = count
      place(
        level: level + 1, left: left - count, row: &row, group, remaining, logWeight, statistic)
    }
  }
}
