import Estimation
import Numerics
import Probability

/// The two ends of a path with their errors.
struct ProgressEvidence {
  var path: ProgressPath
  var baselineVariance: Double
  var valueVariance: Double
  /// The covariance of baseline and value, from the respondents in common.
  var covariance: Double
  /// Degrees of freedom for a t; nil for the normal distribution.
  var degreesOfFreedom: Double?
  /// Whether numbers lie between 0 and 1.
  var isBounded: Bool

  private func quantile(_ confidence: Double) -> Double? {
    let p = (1 + confidence) / 2
    if let degreesOfFreedom { return StudentT(degreesOfFreedom: degreesOfFreedom)?.quantile(p) }
    return NormalDistribution().quantile(p)
  }

  /// The interval of a method's ratio: Fieller's for the linear path, the delta method's for growth
  /// rates, which are no ratio of two normal numbers.
  ///
  /// - Returns: nil where the baseline is so uncertain that no ratio can be ruled out.
  /// - Reference: Fieller (1954), *J. R. Stat. Soc. B* 16, 175–185.
  /// - Checked against: the roots of Fieller's quadratic in R, `References/trends`.
  func interval(_ method: ProgressMethod, confidence: Double) -> (interval: Interval, name: String)?
  {
    guard let ratio = method.ratio(path), let quantile = quantile(confidence) else { return nil }
    if method == .linearPath { return fieller(quantile).map { ($0, "fieller") } }
    func slope(_ change: (inout ProgressPath, Double) -> Void) -> Double? {
      let step = 1e-5
      var (up, down) = (path, path)
      change(&up, step)
      change(&down, -step)
      guard let high = method.ratio(up), let low = method.ratio(down) else { return nil }
      return (high - low) / (2 * step)
    }
    guard let byBaseline = slope({ $0.baseline += $1 }), let byValue = slope({ $0.value += $1 })
    else { return nil }
    let variance =
      byBaseline * byBaseline * baselineVariance + byValue * byValue * valueVariance
      + 2 * byBaseline * byValue * covariance
    let reach = quantile * max(0, variance).squareRoot()
    return (Interval(low: ratio - reach, high: ratio + reach), "delta")
  }

  private func fieller(_ quantile: Double) -> Interval? {
    guard let target = path.target, let deadline = path.deadline else { return nil }
    let share = min(
      1, (path.time - path.baselineTime) / (deadline - path.baselineTime))
    let numerator = path.value - path.baseline
    let denominator = (target - path.baseline) * share
    let squared = quantile * quantile
    let numeratorVariance = valueVariance + baselineVariance - 2 * covariance
    let denominatorVariance = share * share * baselineVariance
    let together = share * (baselineVariance - covariance)
    let a = denominator * denominator - squared * denominatorVariance
    let b = numerator * denominator - squared * together
    let c = numerator * numerator - squared * numeratorVariance
    let root = b * b - a * c
    guard a > 0, root >= 0 else { return nil }
    return Interval(low: (b - root.squareRoot()) / a, high: (b + root.squareRoot()) / a)
  }

  /// The number of draws of baseline and value, to see how often a verdict stays the same.
  static let drawCount = 10_000

  /// The share of draws from the sampling distribution of both ends with the same verdict.
  ///
  /// - Returns: nil where the method has no verdict.
  func sameVerdict(_ method: ProgressMethod, seed: UInt64, stream: UInt64) -> Double? {
    guard let verdict = method.verdict(path) else { return nil }
    var random = Philox4x32(seed: seed, stream: stream)
    let first = baselineVariance.squareRoot()
    let shared = first > 0 ? covariance / first : 0
    let rest = max(0, valueVariance - shared * shared).squareRoot()
    var same = 0
    for _ in 0..<Self.drawCount {
      let (one, two) = (random.normal(), random.normal())
      var drawn = path
      drawn.baseline += first * one
      drawn.value += shared * one + rest * two
      if isBounded {
        drawn.baseline = min(1, max(0, drawn.baseline))
        drawn.value = min(1, max(0, drawn.value))
      }
      if method.verdict(drawn) == verdict { same += 1 }
    }
    return Double(same) / Double(Self.drawCount)
  }
}
