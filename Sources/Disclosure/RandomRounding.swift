import Estimation
import Numerics
public import Results

/// Counts rounded at random to multiples of a base, instead of withholding small groups.
///
/// Every count of an answer goes up or down to a neighbouring multiple, with the odds that make its
/// expectation true; multiples stay, zero among them. Shares are those of the rounded counts of
/// their group. Everything else would give the true counts back and is left out. What is rounded
/// need not add up.
///
/// A count is rounded the same way whenever it is asked for, so that nobody averages several
/// publications. Its way up or down depends on the answers of all respondents, which readers do not
/// know: who knew it could tell which of two counts is the true one.
///
/// - Parameters:
///   - rows: Rows of one run.
///   - base: The multiple, 2 or more; with less the rows are returned as they are.
///   - secret: For a question and its option, a number made of all its answers.
/// - Returns: The rows of counts and shares, flagged `rounded`; a share of nothing is undefined as
///   `rounded_to_zero`.
/// - Reference: Hundepool et al. (2012), *Statistical Disclosure Control*, section 5.4.
public func rounded(
  _ rows: [ResultRow], toBase base: Int, secret: (ResultKey) -> UInt64
) -> [ResultRow] {
  guard base > 1 else { return rows }
  var rounding = RandomRounding(base: base)
  for row in rows { rounding.enter(row, secret: secret(row.key)) }
  return rows.compactMap { rounding.row(for: $0) }
}

/// The rounded counts of every group.
private struct RandomRounding {
  let base: Int
  private var counts: [GroupKey: [String: Int]] = [:]
  private static let flag = "rounded"

  private struct GroupKey: Hashable {
    var parts: [String]

    init(_ key: ResultKey) {
      parts = [key.analysis, key.question, key.item, key.groupBy, key.group, key.round]
    }
  }

  init(base: Int) { self.base = base }

  private static func isSingle(_ key: ResultKey) -> Bool {
    key.versusGroup.isEmpty && key.versusRound.isEmpty
  }

  mutating func enter(_ row: ResultRow, secret: UInt64) {
    let key = row.key
    guard Self.isSingle(key), key.statistic == "count", !key.level.isEmpty,
      let value = row.estimate?.value
    else { return }
    counts[GroupKey(key), default: [:]][key.level] = rounded(Int(value), key, secret)
  }

  /// Up with the odds of the part above the multiple below.
  private func rounded(_ count: Int, _ key: ResultKey, _ secret: UInt64) -> Int {
    let above = count % base
    if above == 0 { return count }
    let text = [
      key.question, key.item, key.groupBy, key.group, key.round, key.level, key.statistic,
    ].joined(separator: "\u{0}")
    var random = Philox4x32(seed: secret, stream: stableHash(text.utf8))
    return count - above + (random.uniform() * Double(base) < Double(above) ? base : 0)
  }

  /// The row as it is published; nil for one that cannot be made of rounded counts.
  func row(for row: ResultRow) -> ResultRow? {
    let key = row.key
    guard Self.isSingle(key), !key.level.isEmpty else { return nil }
    let own = counts[GroupKey(key)] ?? [:]
    let total = own.values.reduce(0, +)
    switch key.statistic {
    case "count":
      guard let count = own[key.level] else { return nil }
      return rounded(key, Double(count), of: total)
    case "proportion":
      guard let count = own[key.level] else { return nil }
      if total == 0 { return ResultRow(key, .undefined(reason: "rounded_to_zero")) }
      return rounded(key, Double(count) / Double(total), of: total)
    default: return nil
    }
  }

  private func rounded(_ key: ResultKey, _ value: Double, of total: Int) -> ResultRow {
    ResultRow(
      key, .estimate(Estimate(value: value, count: total, method: "random_rounding")),
      flag: Self.flag)
  }
}
