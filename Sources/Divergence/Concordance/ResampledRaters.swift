import Estimation
import Numerics

/// Intervals of coefficients of agreement by drawing respondents again.
///
/// Respondents are what was sampled; the questions are those of the questionnaire. A respondent
/// drawn twice makes no pair with itself.
struct ResampledRaters {
  let ratings: Ratings
  let seed: UInt64
  let confidence: Double
  /// The part of those invited who answered, whose answers do not vary; 0 where there is no end.
  var samplingFraction = 0.0

  static let count = 1_000
  static let fewestRaters = 5

  /// The values of several coefficients on every resample, one row each; nil where undefined.
  func values(
    _ coefficients: [@Sendable (RatingCounts) -> Double?]
  ) -> [[Double?]] {
    let n = ratings.raterCount
    guard n >= Self.fewestRaters else { return [] }
    return orderedMap(count: Self.count) { resample in
      var random = Philox4x32(seed: seed, stream: UInt64(resample))
      var copies = [Double](repeating: 0, count: n)
      for _ in 0..<n { copies[Int.random(in: 0..<n, using: &random)] += 1 }
      let counts = RatingCounts(ratings, copies: copies)
      return coefficients.map { $0(counts) }
    }
  }

  /// The error and the interval of one coefficient; nil where it is seldom defined.
  func spread(_ drawn: [Double?], about value: Double) -> (error: Double, interval: Interval)? {
    let shrink = max(0, 1 - samplingFraction).squareRoot()
    let found = drawn.compactMap { $0 }.map { value + ($0 - value) * shrink }.sorted()
    guard found.count * 10 >= drawn.count * 9, found.count > 1 else { return nil }
    let mean = found.reduce(0, +) / Double(found.count)
    let variance = found.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(found.count - 1)
    let tail = (1 - confidence) / 2
    let interval = Interval(
      low: min(value, quantile(found, tail)), high: max(value, quantile(found, 1 - tail)))
    return (variance.squareRoot(), interval)
  }

  private func quantile(_ sorted: [Double], _ share: Double) -> Double {
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }
}
