import Numerics
import Probability

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The probability that the statistics of tables with given margins add up to at least `observed`;
/// nil where there are too many tables.
func exactTail(_ tables: [TableMargins], observed: Double, limit: Int) -> Double? {
  let least = observed * (1 - 1e-9)
  var sums: [TableEnumeration.Value] = [.init(statistic: 0, probability: 1)]
  for margins in tables {
    var enumeration = TableEnumeration(margins, limit: limit)
    guard let values = enumeration.values() else { return nil }
    guard sums.count * values.count <= limit else { return nil }
    sums = sums.flatMap { sum in
      values.map {
        .init(
          statistic: sum.statistic + $0.statistic, probability: sum.probability * $0.probability)
      }
    }
  }
  var tail = CompensatedSum()
  for sum in sums where sum.statistic >= least { tail.add(sum.probability) }
  return min(1, tail.value)
}

/// All tables with given margins, group by group, with their statistics and probabilities.
struct TableEnumeration {
  struct Value {
    var statistic: Double
    var probability: Double
  }

  private let margins: TableMargins
  private let limit: Int
  private let logFactorials: [Double]
  private var found: [Value] = []

  init(_ margins: TableMargins, limit: Int) {
    self.margins = margins
    self.limit = limit
    logFactorials = (0...margins.total).map { logGamma(Double($0) + 1) ?? 0 }
  }

  /// Every table; nil where there are more than the limit.
  mutating func values() -> [Value]? {
    fill(group: 0, remaining: margins.columns, logWeight: logConstant, statistic: 0)
    return found.count < limit ? found : nil
  }

  /// The probability of one table with these margins.
  func probability(of table: [[Int]]) -> Double {
    exp(table.joined().reduce(logConstant) { $0 - logFactorials[$1] })
  }

  private var logConstant: Double {
    margins.rows.reduce(0) { $0 + logFactorials[$1] }
      + margins.columns.reduce(0) { $0 + logFactorials[$1] } - logFactorials[margins.total]
  }

  private mutating func fill(
    group: Int, remaining: [Int], logWeight: Double, statistic: Double
  ) {
    guard found.count < limit else { return }
    if group == margins.rows.count - 1 {
      let weight = logWeight - remaining.reduce(0.0) { $0 + logFactorials[$1] }
      let value = statistic + margins.part(row: remaining, of: group)
      found.append(Value(statistic: value, probability: exp(weight)))
      return
    }
    var row = [Int](repeating: 0, count: remaining.count)
    place(level: 0, left: margins.rows[group], row: &row, group, remaining, logWeight, statistic)
  }

  private mutating func place(
    level: Int, left: Int, row: inout [Int], _ group: Int, _ remaining: [Int],
    _ logWeight: Double, _ statistic: Double
  ) {
    guard found.count < limit else { return }
    if level == remaining.count - 1 {
      guard left <= remaining[level] else { return }
      row[level] = left
      let weight = logWeight - row.reduce(0.0) { $0 + logFactorials[$1] }
      let value = statistic + margins.part(row: row, of: group)
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
