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

/// All tables with given margins, cell by cell, with their statistics and probabilities.
struct TableEnumeration {
  struct Value {
    var statistic: Double
    var probability: Double
  }

  private let margins: TableMargins
  private let limit: Int
  private let logFactorials: [Double]
  private let width: Int
  /// What a cell adds to its group's sum: `terms[group * width + level]`, by count.
  private let terms: [[Double]]
  private var remaining: [Int]
  private var found: [Value] = []

  init(_ margins: TableMargins, limit: Int) {
    self.margins = margins
    self.limit = limit
    width = margins.columns.count
    logFactorials = (0...margins.total).map { logGamma(Double($0) + 1) ?? 0 }
    remaining = margins.columns
    terms = margins.rows.indices.flatMap { group in
      margins.columns.indices.map { margins.terms(of: group, level: $0) }
    }
  }

  /// Every table; nil where there are more than the limit.
  mutating func values() -> [Value]? {
    var counter = TableCounter(margins, limit: limit)
    guard counter.isWithinLimit() else { return nil }
    place(
      cell: 0, left: margins.rows[0], logWeight: logConstant, part: 0, statistic: 0)
    return found
  }

  /// The probability of one table with these margins.
  func probability(of table: [[Int]]) -> Double {
    exp(table.joined().reduce(logConstant) { $0 - logFactorials[$1] })
  }

  private var logConstant: Double {
    margins.rows.reduce(0) { $0 + logFactorials[$1] }
      + margins.columns.reduce(0) { $0 + logFactorials[$1] } - logFactorials[margins.total]
  }

  /// Fills the table from a cell on.
  ///
  /// - Parameters:
  ///   - cell: `group * width + level`.
  ///   - left: How many of the group are not placed yet.
  ///   - logWeight: The logarithm of the probability as far as the table is filled.
  ///   - part: The sum of the group so far.
  ///   - statistic: What the groups before add up to.
  private mutating func place(
    cell: Int, left: Int, logWeight: Double, part: Double, statistic: Double
  ) {
    let (group, level) = (cell / width, cell % width)
    let isLastGroup = group == margins.rows.count - 1
    if level < width - 1, !isLastGroup {
      for count in 0...min(left, remaining[level]) {
        remaining[level] -= count
        place(
          cell: cell + 1, left: left - count, logWeight: logWeight - logFactorials[count],
          part: part + terms[cell][count], statistic: statistic)
        remaining[level] += count
      }
      return
    }
    // What is left decides the last answer of a group, and all of the last group.
    let count = isLastGroup ? remaining[level] : left
    guard count <= remaining[level] else { return }
    let weight = logWeight - logFactorials[count]
    let sum = part + terms[cell][count]
    if level < width - 1 {
      place(cell: cell + 1, left: left - count, logWeight: weight, part: sum, statistic: statistic)
      return
    }
    let value = statistic + margins.part(sum: sum, of: group)
    if isLastGroup {
      found.append(Value(statistic: value, probability: exp(weight)))
      return
    }
    remaining[level] -= count
    place(
      cell: cell + 1, left: margins.rows[group + 1], logWeight: weight, part: 0, statistic: value)
    remaining[level] += count
  }
}

/// Counts the tables with given margins as far as a limit.
///
/// The last two groups are counted at once: how many ways there are to take the first of them from
/// what remains. That is a coefficient of a product of polynomials.
private struct TableCounter {
  private let rows: [Int]
  private let limit: Int
  private var remaining: [Int]
  private var count = 0

  init(_ margins: TableMargins, limit: Int) {
    // The largest groups last: what is counted at once is then most.
    rows = margins.rows.sorted()
    remaining = margins.columns
    self.limit = limit
  }

  /// Whether there are fewer tables than the limit.
  mutating func isWithinLimit() -> Bool {
    place(group: 0, level: 0, left: rows[0])
    return count < limit
  }

  private mutating func place(group: Int, level: Int, left: Int) {
    if count >= limit { return }
    if group + 2 >= rows.count {
      count += waysOfTaking(left)
    } else if level == remaining.count - 1 {
      guard left <= remaining[level] else { return }
      remaining[level] -= left
      place(group: group + 1, level: 0, left: rows[group + 1])
      remaining[level] += left
    } else {
      for taken in 0...min(left, remaining[level]) {
        remaining[level] -= taken
        place(group: group, level: level + 1, left: left - taken)
        remaining[level] += taken
      }
    }
  }

  /// In how many ways so many can be taken from what remains, as far as the limit.
  private func waysOfTaking(_ size: Int) -> Int {
    var ways = [Int](repeating: 0, count: size + 1)
    ways[0] = 1
    for available in remaining {
      var sums = [Int](repeating: 0, count: size + 1)
      var window = 0
      for taken in 0...size {
        window += ways[taken]
        if taken > available { window -= ways[taken - available - 1] }
        sums[taken] = min(window, limit)
      }
      ways = sums
    }
    return ways[size]
  }
}
