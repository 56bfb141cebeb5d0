import Contraste
import Numerics

/// How often an interval held the truth, and how wide it was.
struct CoverageCount {
  private var held = 0
  private var absent = 0
  private var width = 0.0
  private var total = 0

  mutating func add(_ interval: Interval?, truth: Double) {
    total += 1
    guard let interval else {
      absent += 1
      return
    }
    if interval.low <= truth + 1e-12, interval.high >= truth - 1e-12 { held += 1 }
    width += interval.high - interval.low
  }

  /// `94.8 (0.31)`: the percentage of samples and the mean width; how many had none.
  var text: String {
    let made = total - absent
    let mean = made > 0 ? width / Double(made) : 0
    let note = absent > 0 ? ", none \(percent(absent, total))" : ""
    return "\(percent(held, total)) (\(mean.text(2))\(note))"
  }
}

/// The coverage of the intervals of shares, means and medians.
struct CoverageSimulation {
  static let shares = [0.02, 0.1, 0.3, 0.5, 0.95]
  let repetitions: Int

  /// The intervals of a share, by method.
  func proportions() throws -> MarkdownTable {
    let methods = ProportionInterval.allCases
    let conditions = SampleKind.allCases.flatMap { kind in
      SampleKind.sizes.flatMap { size in Self.shares.map { (kind, size, $0) } }
    }
    let rows = try simulated(conditions.count) { index in
      let (kind, size, share) = conditions[index]
      var counts = methods.map { _ in CoverageCount() }
      var sampler = try Sampler(
        kind, size: size, shares: [1 - share, share], stream: UInt64(index))
      for _ in 0..<repetitions {
        let table = try sampler.table(groups: [], groupCount: 1, levelCount: 2)
        for (place, method) in methods.enumerated() {
          let estimate = try Estimator(interval: method)
            .estimate(Proportion(level: 1), in: table, group: 0)
          counts[place].add(estimate.interval, truth: share)
        }
      }
      return [kind.rawValue, "\(size)", share.text(2)] + counts.map(\.text)
    }
    return MarkdownTable(
      header: ["sample", "n", "share"] + methods.map(\.rawValue), rows: rows)
  }

  /// The intervals of the mean score and the median of a five-point scale.
  func scores() throws -> MarkdownTable {
    let conditions = SampleKind.allCases.flatMap { kind in
      SampleKind.sizes.flatMap { size in AnswerShape.allCases.map { (kind, size, $0) } }
    }
    let scores = (1...5).map(Double.init)
    let rows = try simulated(conditions.count) { index in
      let (kind, size, shape) = conditions[index]
      var (mean, median) = (CoverageCount(), CoverageCount())
      var sampler = try Sampler(
        kind, size: size, shares: shape.shares, stream: 1_000 + UInt64(index))
      let truth = zip(shape.shares, scores).reduce(0) { $0 + $1.0 * $1.1 }
      for _ in 0..<repetitions {
        let table = try sampler.table(groups: [], groupCount: 1, levelCount: 5)
        let estimator = Estimator()
        mean.add(
          try estimator.estimate(MeanScore(scores: scores), in: table, group: 0).interval,
          truth: truth)
        median.add(
          try estimator.estimate(MedianLevel(scores: scores), in: table, group: 0).interval,
          truth: shape.median)
      }
      return [kind.rawValue, "\(size)", shape.rawValue, mean.text, median.text]
    }
    return MarkdownTable(header: ["sample", "n", "answers", "mean score", "median"], rows: rows)
  }
}

/// The answers to a five-point question.
enum AnswerShape: String, CaseIterable {
  case even, skewed, extreme

  var shares: [Double] {
    switch self {
    case .even: [0.2, 0.2, 0.2, 0.2, 0.2]
    case .skewed: [0.02, 0.05, 0.13, 0.35, 0.45]
    case .extreme: [0.01, 0.02, 0.03, 0.04, 0.9]
    }
  }

  var median: Double {
    switch self {
    case .even: 3
    case .skewed: 4
    case .extreme: 5
    }
  }
}
