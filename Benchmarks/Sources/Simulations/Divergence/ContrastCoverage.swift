import Contraste
import Divergence
import Numerics

/// The coverage of the intervals of contrasts between two groups.
struct ContrastCoverage {
  let repetitions: Int
  /// The seed of the analysis.
  let seed: UInt64

  typealias Sizes = (first: Int, second: Int)
  private typealias Measure = (name: String, contrast: any ShareContrast)

  /// The draws of the analysis for contrasts.
  private static let drawCount = 2_000

  private static func measures(levels: Int) -> [Measure] {
    let scores = (1...levels).map(Double.init)
    let favourable = scores.map { 2 * $0 > Double(levels + 1) ? 1.0 : 0 }
    return [
      ("Cliff's δ", CliffDelta()), ("mean score", ScoreDifference(scores: scores)),
      ("favourable share", ScoreDifference(scores: favourable)),
      ("Wasserstein", WassersteinDistance()), ("energy", EnergyDistance()),
      ("Kolmogorov–Smirnov", KolmogorovSmirnov()), ("Jensen–Shannon", JensenShannon()),
      ("Hellinger", Hellinger()),
    ]
  }

  /// Groups of those sizes on scales of those numbers of levels, one row a measure.
  func table(levels: [Int], sizes: [Sizes]) throws -> MarkdownTable {
    MarkdownTable(
      header: ["levels", "contrast"] + sizes.map { "\($0.first) and \($0.second)" } + ["lowest"],
      rows: try levels.flatMap { try rows($0, sizes) })
  }

  private func rows(_ levels: Int, _ sizes: [Sizes]) throws -> [[String]] {
    let pairs = AnswerTruths(levels: levels).ofTwoGroups
    let largest = sizes.map { max($0.first, $0.second) }.max() ?? 0
    let draws = DirichletDraws(
      levels: levels, largestCount: largest, count: Self.drawCount, seed: seed)
    let found = try simulated(sizes.count * pairs.count) { index in
      coverage(draws, pairs[index % pairs.count], sizes[index / pairs.count], UInt64(index))
    }
    return Self.measures(levels: levels).enumerated().map { place, measure in
      let summaries = sizes.indices.map { size in
        CoverageSummary(
          pairs.indices.map { (pairs[$0].name, found[size * pairs.count + $0][place]) })
      }
      let least = summaries.indices.min { summaries[$0].lowest < summaries[$1].lowest } ?? 0
      let size = sizes[least]
      return ["\(levels)", measure.name] + summaries.map(\.text)
        + ["\(size.first) and \(size.second), \(summaries[least].worst)"]
    }
  }

  private func coverage(
    _ draws: DirichletDraws, _ pair: TruthPair, _ sizes: Sizes, _ index: UInt64
  ) -> [WeightedCoverage] {
    let measures = Self.measures(levels: draws.levels)
    let truths = measures.map { $0.contrast.value(ofShares: pair.first[...], pair.second[...]) }
    var coverage = measures.map { _ in WeightedCoverage() }
    let stream = 1 << 32 | UInt64(draws.levels) << 16 | index << 1
    var first = AnswerSampler(pair.first, stream: stream)
    var second = AnswerSampler(pair.second, stream: stream | 1)
    var known: [[Int]: [Interval?]] = [:]
    for _ in 0..<repetitions {
      let counts = (first.counts(sizes.first), second.counts(sizes.second))
      let key = counts.0 + counts.1
      let intervals = known[key] ?? intervals(draws, measures, counts.0, counts.1)
      known[key] = intervals
      for place in measures.indices { coverage[place].add(intervals[place], truth: truths[place]) }
    }
    return coverage
  }

  private func intervals(
    _ draws: DirichletDraws, _ measures: [Measure], _ first: [Int], _ second: [Int]
  ) -> [Interval?] {
    let intervals = ContrastIntervals(
      draws, ContrastIntervals.Group(answers: OrderedAnswers(counts: first)),
      ContrastIntervals.Group(answers: OrderedAnswers(counts: second)))
    let test = PermutationTest(first, second, seed: seed)
    let tellsApart = test[.energy].value <= 0.05
    return measures.map { intervals.interval($0.contrast, tellsApart: tellsApart) }
  }
}
