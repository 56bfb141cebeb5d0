import Contraste

/// How often an interval held the truth, and how wide it was, over samples of unequal probability.
struct WeightedCoverage: Sendable {
  private var held = 0.0
  private var width = 0.0
  private var total = 0.0

  /// Counts a sample; the weight is its probability, or 1 for each that was drawn.
  mutating func add(_ interval: Interval?, truth: Double, weight: Double = 1) {
    total += weight
    guard let interval else { return }
    // A limit at the end of the range holds a truth that stands there, up to rounding.
    if interval.low <= truth + 1e-9, interval.high >= truth - 1e-9 { held += weight }
    width += weight * (interval.high - interval.low)
  }

  var rate: Double { held / total }
  var meanWidth: Double { width / total }
}

/// The coverage over several truths.
struct CoverageSummary: Sendable {
  let lowest: Double
  /// The name of the truth with the lowest coverage.
  let worst: String
  let median: Double
  let meanWidth: Double

  /// - Parameter parts: At least one; the first of equal ones is the worst.
  init(_ parts: [(name: String, coverage: WeightedCoverage)]) {
    let rates = parts.map(\.coverage.rate)
    let sorted = rates.sorted()
    lowest = sorted[0]
    worst = parts[rates.firstIndex(of: sorted[0]) ?? 0].name
    median = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    meanWidth = parts.reduce(0) { $0 + $1.coverage.meanWidth } / Double(parts.count)
  }

  /// `94.0 / 98.6 (0.87)`: lowest and median coverage in percent, and the mean width.
  var text: String { "\(lowest.percent) / \(median.percent) (\(meanWidth.text(2)))" }
}

extension Double {
  /// A share in percent with one decimal.
  var percent: String { (100 * self).text(1) }
}
