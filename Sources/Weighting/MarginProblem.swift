import LinearAlgebra
import Surveys

/// Base weights by pattern and the totals they are to reach: all that the iterations see.
struct MarginProblem {
  let patterns: MarginPatterns
  /// The sum of the base weights of each pattern.
  let base: [Double]
  /// The totals, the levels of all margins one after another.
  let targets: [Double]

  /// Factors by pattern with the way they were reached.
  struct Solution {
    var factors: [Double]
    var iterations: Int
    /// The largest gap between a total reached and its target, relative to the target.
    var gap: Double
    /// The level of the largest gap.
    var level: Int
    /// What was reached there.
    var found: Double
  }

  /// The largest relative gap at which an iteration ends.
  static let tolerance = 1e-11
  static let mostSweeps = 2000
  static let mostSteps = 100

  /// The solution with its largest gap.
  func solution(_ factors: [Double], iterations: Int) -> Solution {
    let reached = patterns.levelSums(zip(base, factors).map { $0 * $1 })
    var worst = (gap: 0.0, level: 0)
    for level in targets.indices {
      let gap = (reached[level] - targets[level]).magnitude / targets[level]
      if !(gap <= worst.gap) { worst = (gap, level) }
    }
    return Solution(
      factors: factors, iterations: iterations, gap: worst.gap, level: worst.level,
      found: reached.isEmpty ? 0 : reached[worst.level])
  }

  /// Raking: each margin in turn is brought to its totals, until all are reached.
  ///
  /// - Reference: Deming & Stephan (1940), *Ann. Math. Stat.* 11, 427–444.
  func raked() -> Solution {
    var weights = base
    let offsets = patterns.offsets
    var sweeps = 0
    while sweeps < MarginProblem.mostSweeps {
      sweeps += 1
      var largest = 0.0
      for (margin, offset) in offsets.enumerated() {
        let gap = fit(&weights, margin: margin, offset: offset)
        largest = max(largest, gap)
      }
      if largest <= MarginProblem.tolerance { break }
    }
    let factors = zip(weights, base).map { $1 > 0 ? $0 / $1 : 1 }
    return solution(factors, iterations: sweeps)
  }

  /// Brings one margin to its totals; returns the largest relative gap before.
  private func fit(_ weights: inout [Double], margin: Int, offset: Int) -> Double {
    let (count, levels) = (patterns.marginCount, patterns.levels)
    var sums = [Double](repeating: 0, count: patterns.levelCounts[margin])
    for pattern in 0..<weights.count {
      sums[Int(levels[pattern &* count &+ margin])] += weights[pattern]
    }
    var largest = 0.0
    for level in sums.indices {
      let target = targets[offset + level]
      largest = max(largest, (sums[level] - target).magnitude / target)
      sums[level] = sums[level] > 0 ? target / sums[level] : 1
    }
    for pattern in 0..<weights.count {
      weights[pattern] *= sums[Int(levels[pattern &* count &+ margin])]
    }
    return largest
  }
}
