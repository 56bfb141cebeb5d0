import Numerics
import Probability

/// The sums of the groups and levels of a table of counts, and the statistic that orders tables
/// with these sums.
struct TableMargins {
  let rows: [Int]
  let columns: [Int]
  let total: Int
  /// The scores of the levels less their mean; empty for Pearson's statistic.
  private let scores: [Double]

  init(_ table: [[Int]], scores: [Double] = []) {
    rows = table.map { $0.reduce(0, +) }
    columns = (table.first ?? []).indices.map { level in table.reduce(0) { $0 + $1[level] } }
    total = rows.reduce(0, +)
    var sum = 0.0
    for (count, score) in zip(columns, scores) { sum += Double(count) * score }
    let mean = sum / Double(total)
    self.scores = scores.map { $0 - mean }
  }

  /// The number of extreme assignments after which no more are drawn.
  static let enough = 100

  /// The sum of the squares of all scores.
  var scatter: Double { zip(columns, scores).reduce(0) { $0 + Double($1.0) * $1.1 * $1.1 } }

  /// A group's part of the statistic.
  func part(row: [Int], of group: Int) -> Double {
    var sum = 0.0
    for level in columns.indices { sum += term(row[level], group, level) }
    return part(sum: sum, of: group)
  }

  /// A group's part of the statistic, from the sum of what its cells add.
  func part(sum: Double, of group: Int) -> Double {
    scores.isEmpty ? sum : sum * sum / Double(rows[group])
  }

  /// What a cell adds to its group's sum, for every count that it can have.
  func terms(of group: Int, level: Int) -> [Double] {
    (0...min(rows[group], columns[level])).map { term($0, group, level) }
  }

  private func term(_ count: Int, _ group: Int, _ level: Int) -> Double {
    if !scores.isEmpty { return Double(count) * scores[level] }
    let expected = Double(rows[group]) * Double(columns[level]) / Double(total)
    let difference = Double(count) - expected
    return difference * difference / expected
  }

  func statistic(_ table: [[Int]]) -> Double {
    table.indices.reduce(0.0) { $0 + part(row: table[$1], of: $1) }
  }
}

/// The part of random assignments at least as far from independence, the observed one included.
func monteCarloTail(
  _ tables: [TableMargins], observed: Double, draws: Int, _ random: inout Philox4x32
) -> Double {
  var answers = tables.map { margins in
    margins.columns.enumerated().flatMap { [Int](repeating: $0, count: $1) }
  }
  var rows = tables.map { [Int](repeating: 0, count: $0.columns.count) }
  var extreme = 0
  for drawn in 1...draws {
    var statistic = 0.0
    for (place, margins) in tables.enumerated() {
      random.shuffle(&answers[place])
      var next = 0
      for group in margins.rows.indices {
        for level in rows[place].indices { rows[place][level] = 0 }
        for answer in next..<(next + margins.rows[group]) {
          rows[place][answers[place][answer]] += 1
        }
        next += margins.rows[group]
        statistic += margins.part(row: rows[place], of: group)
      }
    }
    guard statistic >= observed * (1 - 1e-9) else { continue }
    extreme += 1
    if extreme == TableMargins.enough { return Double(extreme) / Double(drawn) }
  }
  return Double(extreme + 1) / Double(draws + 1)
}
