import Contraste
import Divergence
import Numerics

/// The coverage of the interval of the index of disagreement.
///
/// Where there are at most fifty thousand possible samples each counts with its probability, so the
/// coverage is exact for the draws of the analysis; where there are more, some are drawn.
struct IndexCoverage {
  let repetitions: Int
  /// The seed of the analysis.
  let seed: UInt64

  private static let mostEnumerated = 50_000
  /// A sample that is rarer under every truth is left out: of all together no digit depends.
  private static let rarest = 1e-9

  /// Samples with the probability of each under every truth.
  private struct Samples {
    var counts: [[Int]]
    var weights: [[Double]]
    var isExact: Bool
  }

  func table() throws -> MarkdownTable {
    var rows: [[String]] = []
    for levels in [4, 5, 7] {
      let draws = DirichletDraws(
        levels: levels, largestCount: 30, priors: [DirichletDraws.quarter], seed: seed)
      for size in [8, 12, 20, 30] { rows.append(try row(draws, size)) }
    }
    return MarkdownTable(
      header: [
        "levels", "n", "samples", "both limits moved", "lowest", "upper limit moved", "lowest",
        "both, nearly of one mind", "lowest", "upper, nearly of one mind", "lowest",
      ], rows: rows)
  }

  private func row(_ draws: DirichletDraws, _ size: Int) throws -> [String] {
    let truths = AnswerTruths(levels: draws.levels)
    let (shapes, others) = (truths.ofOneGroup, truths.nearOneMind)
    let samples = samples(shapes + others, size)
    let shifts: [DirichletInterval.Shift] = [.both, .upper]
    let intervals = try simulated(samples.counts.count) { index in
      let answers = OrderedAnswers(counts: samples.counts[index])
      return try shifts.map { try DirichletInterval(draws, shift: $0).interval(for: answers) }
    }
    func summary(_ shift: Int, _ chosen: Range<Int>) -> CoverageSummary {
      CoverageSummary(
        chosen.map { place in
          let truth = (shapes + others)[place]
          var coverage = WeightedCoverage()
          let index = variation(truth.shares)
          for (own, weight) in zip(intervals, samples.weights[place]) where weight > 0 {
            coverage.add(own[shift], truth: index, weight: weight)
          }
          return (truth.name, coverage)
        })
    }
    let first = 0..<shapes.count
    let rest = shapes.count..<(shapes.count + others.count)
    let summaries = [summary(0, first), summary(1, first), summary(0, rest), summary(1, rest)]
    return ["\(draws.levels)", "\(size)", samples.isExact ? "all" : "drawn"]
      + summaries.flatMap { [$0.text, $0.worst] }
  }

  private func samples(_ truths: [AnswerTruth], _ size: Int) -> Samples {
    let levels = truths[0].shares.count
    if compositionCount(of: size, levels: levels) <= Self.mostEnumerated {
      let all = compositions(of: size, levels: levels).filter { counts in
        truths.contains { probability(of: counts, shares: $0.shares) > Self.rarest }
      }
      return Samples(
        counts: all,
        weights: truths.map { truth in all.map { probability(of: $0, shares: truth.shares) } },
        isExact: true)
    }
    var samples = Samples(counts: [], weights: truths.map { _ in [] }, isExact: false)
    var places: [[Int]: Int] = [:]
    for (truth, own) in truths.enumerated() {
      let stream = UInt64(levels) << 16 | UInt64(size) << 8 | UInt64(truth)
      var sampler = AnswerSampler(own.shares, stream: stream)
      for _ in 0..<repetitions {
        let counts = sampler.counts(size)
        let place = places[counts] ?? samples.counts.count
        if place == samples.counts.count {
          places[counts] = place
          samples.counts.append(counts)
          for index in truths.indices { samples.weights[index].append(0) }
        }
        samples.weights[truth][place] += 1
      }
    }
    return samples
  }
}

/// The index of disagreement in a large population.
func variation(_ shares: [Double]) -> Double {
  var (running, sum) = (0.0, 0.0)
  for share in shares.dropLast() {
    running += share
    sum += running * (1 - running)
  }
  return 4 * sum / Double(shares.count - 1)
}
