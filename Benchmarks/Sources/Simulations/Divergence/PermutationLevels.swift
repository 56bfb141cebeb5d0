import Divergence
import Numerics

/// The level and power of the permutation tests of two groups on a five-point scale, by going
/// through all answers that both groups can give.
struct PermutationLevels {
  /// The seed of the analysis.
  let seed: UInt64

  typealias Sizes = (first: Int, second: Int)

  private static let level = 0.05
  private static let statistics: [(name: String, test: PermutationTest.Statistic)] = [
    ("Cliff's δ", .delta), ("Wasserstein", .wasserstein), ("energy", .energy),
    ("Kolmogorov–Smirnov", .kolmogorovSmirnov), ("Jensen–Shannon", .jensenShannon),
    ("Brunner–Munzel", .brunnerMunzel),
  ]

  private let truths = AnswerTruths(levels: 5)
  private var nulls: [TruthPair] {
    [truths.uniform, truths.skewed, truths.polar, truths.consensus].map(TruthPair.init(twice:))
  }

  /// Rejections under nulls and alternatives, one row a size and truth.
  func rejections(_ sizes: [Sizes]) throws -> MarkdownTable {
    let pairs = nulls + [truths.twoPoints, truths.polarAndPeaked, truths.campsAndMiddle]
    var rows: [[String]] = []
    for size in sizes {
      let tally = try tally(size, pairs)
      for (place, pair) in pairs.enumerated() {
        let isNull = place < nulls.count
        rows.append(
          ["\(size.first) and \(size.second)", isNull ? "level" : "power", pair.name]
            + tally.rejected[place].map(\.percent))
      }
    }
    return MarkdownTable(
      header: ["groups", "what", "answers"] + Self.statistics.map(\.name), rows: rows)
  }

  /// How often the rule refuses a test, and what the test does where it does not.
  func refusals(_ sizes: [Sizes]) throws -> MarkdownTable {
    let chosen = [0, 2]
    let rows = try sizes.map { size in
      let tally = try tally(size, nulls)
      var row = ["\(size.first) and \(size.second)"]
      for statistic in chosen {
        row.append(tally.smallest[statistic].text(4))
        row += nulls.indices.map { tally.refused[$0][statistic].percent }
        let levels = nulls.indices.map { null in
          let tested = 1 - tally.refused[null][statistic]
          return tested > 1e-9 ? tally.rejected[null][statistic] / tested : 0
        }
        row.append((levels.max() ?? 0).percent)
      }
      return row
    }
    let names = nulls.map { $0.name.replacing(" twice", with: "") }
    return MarkdownTable(
      header: ["groups"]
        + chosen.flatMap { place in
          let name = Self.statistics[place].name
          return ["\(name): smallest p"] + names.map { "refused, \($0)" }
            + ["largest level where tested"]
        },
      rows: rows)
  }

  /// Probabilities by truth and statistic, and the smallest p-value of all answers.
  private struct Tally: Sendable {
    var rejected: [[Double]]
    var refused: [[Double]]
    var smallest: [Double]

    init(truths: Int) {
      let none = [Double](repeating: 0, count: PermutationLevels.statistics.count)
      rejected = [[Double]](repeating: none, count: truths)
      refused = rejected
      smallest = none.map { _ in 1 }
    }

    mutating func add(_ other: Tally) {
      for truth in rejected.indices {
        for place in smallest.indices {
          rejected[truth][place] += other.rejected[truth][place]
          refused[truth][place] += other.refused[truth][place]
        }
      }
      for place in smallest.indices {
        smallest[place] = min(smallest[place], other.smallest[place])
      }
    }
  }

  private func tally(_ sizes: Sizes, _ pairs: [TruthPair]) throws -> Tally {
    let ones = compositions(of: sizes.first, levels: truths.levels)
    let others = compositions(of: sizes.second, levels: truths.levels)
    let shares = pairs.map { pair in others.map { probability(of: $0, shares: pair.second) } }
    let parts = try simulated(ones.count) { index in
      var tally = Tally(truths: pairs.count)
      let own = pairs.map { probability(of: ones[index], shares: $0.first) }
      for (other, counts) in others.enumerated() {
        let test = PermutationTest(ones[index], counts, seed: seed)
        for (place, statistic) in Self.statistics.enumerated() {
          let p = test[statistic.test]
          let isRefused = p.smallestAttainable > Self.level
          tally.smallest[place] = min(tally.smallest[place], p.value)
          for truth in pairs.indices {
            let weight = own[truth] * shares[truth][other]
            if isRefused { tally.refused[truth][place] += weight }
            if p.value <= Self.level { tally.rejected[truth][place] += weight }
          }
        }
      }
      return tally
    }
    var whole = Tally(truths: pairs.count)
    for part in parts { whole.add(part) }
    return whole
  }
}
