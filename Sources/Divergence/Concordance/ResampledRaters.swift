import Agreement
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
  ///
  /// Resamples vary less than samples do, by the factor (n − 1)/n of a variance, and stand off the
  /// value by their bias: both are made good, the bias on the side of each limit that it shortens.
  func spread(_ drawn: [Double?], about value: Double) -> (error: Double, interval: Interval)? {
    let n = Double(ratings.raterCount)
    let scale = (max(0, 1 - samplingFraction) * n / (n - 1)).squareRoot()
    var found = drawn.compactMap { $0 }.map { value + ($0 - value) * scale }
    guard found.count * 10 >= drawn.count * 9, found.count > 1 else { return nil }
    let mean = found.reduce(0, +) / Double(found.count)
    let variance = found.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(found.count - 1)
    // No coefficient exceeds one, and none of respondents to several questions falls to minus one.
    let limits = ShiftedInterval(confidence: confidence)
      .limits(&found, estimate: value, range: -1...1)
    let interval = Interval(low: min(value, limits.low), high: max(value, limits.high))
    return (variance.squareRoot(), interval)
  }
}
