import Numerics

/// All ways in which so many answers can fall on the levels of a scale.
func compositions(of answers: Int, levels: Int) -> [[Int]] {
  guard levels > 1 else { return [[answers]] }
  return (0...answers).flatMap { first in
    compositions(of: answers - first, levels: levels - 1).map { [first] + $0 }
  }
}

/// How many ``compositions(of:levels:)`` there are.
func compositionCount(of answers: Int, levels: Int) -> Int {
  (1..<levels).reduce(1) { $0 * (answers + $1) / $1 }
}

/// The multinomial probability of counts.
func probability(of counts: [Int], shares: [Double]) -> Double {
  var (probability, placed) = (1.0, 0.0)
  for (count, share) in zip(counts, shares) {
    for own in stride(from: 1, through: count, by: 1) {
      placed += 1
      probability *= share * placed / Double(own)
    }
  }
  return probability
}

/// Draws of answers from a population, each independent of the others.
struct AnswerSampler {
  /// The seed of all samples; the analysis has another one, so that no sample repeats its draws.
  static let seed: UInt64 = 19_690_720

  private let cumulated: [Double]
  private var random: Philox4x32

  init(_ shares: [Double], stream: UInt64) {
    var sum = 0.0
    cumulated = shares.dropLast().map { share in
      sum += share
      return sum
    }
    random = Philox4x32(seed: Self.seed, stream: stream)
  }

  /// The counts of a sample, one a level.
  mutating func counts(_ answers: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: cumulated.count + 1)
    for _ in 0..<answers {
      let share = random.uniform()
      counts[cumulated.firstIndex { share < $0 } ?? cumulated.count] += 1
    }
    return counts
  }
}
