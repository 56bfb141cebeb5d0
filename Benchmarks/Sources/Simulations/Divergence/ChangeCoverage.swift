import Contraste
import Divergence
import Numerics

/// The coverage of the interval of a change of the index of disagreement between two rounds.
struct ChangeCoverage {
  let repetitions: Int
  /// The seed of the analysis.
  let seed: UInt64

  private static let sizes = [8, 12, 20, 30]
  /// The draws of the analysis for changes.
  private static let drawCount = 2_000

  /// Who answers in the two rounds.
  private enum Respondents {
    case others
    /// The same; the part of them whose answers keep their order, the others answer anew.
    case same(dependence: Double)

    var text: String {
      switch self {
      case .others: "others in each round"
      case .same(let dependence): "the same, dependence \(dependence.text(1))"
      }
    }
  }

  private static let respondents: [Respondents] = [
    .others, .same(dependence: 0.8), .same(dependence: 0.4), .same(dependence: 0),
  ]

  func table() throws -> MarkdownTable {
    MarkdownTable(
      header: ["levels", "respondents"] + Self.sizes.map { "n = \($0)" } + ["lowest"],
      rows: try [5, 4, 7].flatMap(rows))
  }

  private func rows(_ levels: Int) throws -> [[String]] {
    let pairs = AnswerTruths(levels: levels).ofTwoRounds
    let largest = Self.sizes.max() ?? 0
    let single = DirichletDraws(
      levels: levels, largestCount: largest, priors: [DirichletDraws.quarter],
      count: Self.drawCount, seed: seed)
    let cells = DirichletDraws(
      levels: levels * levels, largestCount: largest, priors: [ChangeInterval.prior(levels)],
      count: Self.drawCount, seed: seed)
    let interval = ChangeInterval(single, table: cells)
    let conditions = Self.respondents.flatMap { respondents in
      Self.sizes.flatMap { size in pairs.map { (respondents, size, $0) } }
    }
    let found = try simulated(conditions.count) { index in
      let (respondents, size, pair) = conditions[index]
      let stream = 2 << 32 | UInt64(levels) << 16 | UInt64(index) << 1
      return coverage(interval, pair, size, respondents, stream)
    }
    return Self.respondents.enumerated().map { place, respondents in
      let summaries = Self.sizes.indices.map { size in
        let first = (place * Self.sizes.count + size) * pairs.count
        return CoverageSummary(pairs.indices.map { (pairs[$0].name, found[first + $0]) })
      }
      let least = summaries.indices.min { summaries[$0].lowest < summaries[$1].lowest } ?? 0
      return ["\(levels)", respondents.text] + summaries.map(\.text)
        + ["n = \(Self.sizes[least]), \(summaries[least].worst)"]
    }
  }

  private func coverage(
    _ interval: ChangeInterval, _ pair: TruthPair, _ size: Int, _ respondents: Respondents,
    _ stream: UInt64
  ) -> WeightedCoverage {
    let levels = pair.first.count
    let none = [Double](repeating: 0, count: levels)
    let truth = variation(pair.second) - variation(pair.first)
    let joint: [Double]
    switch respondents {
    case .others: joint = pair.first
    case .same(let dependence): joint = jointShares(pair, dependence)
    }
    var first = AnswerSampler(joint, stream: stream)
    var second = AnswerSampler(pair.second, stream: stream | 1)
    var coverage = WeightedCoverage()
    var known: [[Int]: Interval] = [:]
    for _ in 0..<repetitions {
      let table: RoundTable
      let key: [Int]
      switch respondents {
      case .others:
        let (earlier, later) = (first.counts(size), second.counts(size))
        key = earlier + later
        table = RoundTable(
          pairs: [Double](repeating: 0, count: levels * levels),
          earlierOnly: earlier.map(Double.init), laterOnly: later.map(Double.init))
      case .same:
        key = first.counts(size)
        table = RoundTable(pairs: key.map(Double.init), earlierOnly: none, laterOnly: none)
      }
      let own = known[key] ?? interval.interval(table)
      known[key] = own
      coverage.add(own, truth: truth)
    }
    return coverage
  }
}

/// The shares of `earlier * levels + later`: of a part the order of respondents stays as far as the
/// margins allow, of the others both answers are independent.
private func jointShares(_ pair: TruthPair, _ dependence: Double) -> [Double] {
  let levels = pair.first.count
  var joint = pair.first.flatMap { share in pair.second.map { (1 - dependence) * share * $0 } }
  var (rows, columns) = (pair.first, pair.second)
  var (row, column) = (0, 0)
  while row < levels, column < levels {
    let share = min(rows[row], columns[column])
    joint[row * levels + column] += dependence * share
    rows[row] -= share
    columns[column] -= share
    // What rounding leaves of a margin is nothing.
    if rows[row] < 1e-12 { row += 1 } else { column += 1 }
  }
  return joint
}
