import Numerics
public import Surveys

/// Weights after adjustment, with what errors and readers need to know of it.
public struct AdjustedWeights: Equatable, Sendable {
  /// One weight a row.
  public private(set) var weights: [Double]
  /// What the variance pass needs; nil where weights were only trimmed.
  public private(set) var calibration: Calibration?
  public private(set) var report: WeightingReport

  init(_ base: [Double]) {
    weights = base
    report = WeightingReport(base)
  }

  mutating func multiply(
    _ solution: MarginProblem.Solution, _ coding: MarginCoding, _ method: CalibrationMethod
  ) throws(WeightingError) {
    let patterns = coding.patterns
    let base = weights
    for row in 0..<weights.count {
      weights[row] *= solution.factors[Int(patterns.patternOfRow[row])]
    }
    let negative = weights.filter { $0 < -1e-12 * (base.max() ?? 0) }
    if let least = negative.min() {
      throw WeightingError(.negativeWeights(count: negative.count, least: least))
    }
    weights = weights.map { max(0, $0) }
    calibration = Calibration(patterns: patterns, baseWeights: base)
    report.method = method
    report.iterations = solution.iterations
    report.record(weights, base: base, coding)
  }

  mutating func trim(_ trim: WeightTrim) throws(WeightingError) {
    let result = try trim.trimmed(weights)
    weights = result.weights
    report.trimmed(result.weights, count: result.count, limits: result.limits, calibration)
  }
}

/// What was done to weights: how it went, and what it costs in precision.
public struct WeightingReport: Equatable, Sendable {
  /// A level of a margin before and after.
  public struct Level: Equatable, Sendable {
    public let margin: String
    public let level: String
    public let target: Double
    public let before: Double
    public internal(set) var after: Double

    /// The difference from the target, relative to it.
    public var gap: Double { (after - target) / target }
  }

  public let rowCount: Int
  public let sumBefore: Double
  public internal(set) var sumAfter: Double
  /// Nil where weights were only trimmed.
  public internal(set) var method: CalibrationMethod?
  public internal(set) var iterations = 0
  public internal(set) var levels: [Level] = []
  /// The least and largest factor of calibration; trimming comes after it.
  public internal(set) var factors: FactorBounds?
  /// The number of weights at a limit of trimming.
  public internal(set) var trimmedCount = 0
  /// The limits of trimming in units of weight.
  public internal(set) var limits: FactorBounds?
  /// Kish's design effect of the spread of the weights, 1 for equal weights.
  public let designEffectBefore: Double
  public internal(set) var designEffectAfter: Double

  init(_ base: [Double]) {
    rowCount = base.count
    sumBefore = compensatedSum(base)
    sumAfter = sumBefore
    designEffectBefore = kishDesignEffect(base)
    designEffectAfter = designEffectBefore
  }

  /// The level with the largest relative gap; nil where there are no margins.
  public var largestGap: Level? { levels.max { $0.gap.magnitude < $1.gap.magnitude } }

  mutating func record(_ weights: [Double], base: [Double], _ coding: MarginCoding) {
    let before = coding.patterns.levelSums(coding.patterns.sums(base))
    let after = coding.patterns.levelSums(coding.patterns.sums(weights))
    levels = coding.targets.indices.map { index in
      let place = coding.place(ofLevel: index)
      return Level(
        margin: place.margin, level: place.level, target: coding.targets[index],
        before: before[index], after: after[index])
    }
    var (least, largest) = (Double.infinity, 0.0)
    for row in base.indices where base[row] > 0 {
      let factor = weights[row] / base[row]
      least = min(least, factor)
      largest = max(largest, factor)
    }
    factors = FactorBounds(least, largest)
    finish(weights)
  }

  mutating func trimmed(
    _ weights: [Double], count: Int, limits: FactorBounds, _ calibration: Calibration?
  ) {
    trimmedCount = count
    self.limits = limits
    if let patterns = calibration?.patterns {
      let after = patterns.levelSums(patterns.sums(weights))
      for index in levels.indices { levels[index].after = after[index] }
    }
    finish(weights)
  }

  private mutating func finish(_ weights: [Double]) {
    sumAfter = compensatedSum(weights)
    designEffectAfter = kishDesignEffect(weights)
  }
}

/// n Σw² / (Σw)² over the rows with a weight: how much the spread of the weights costs.
///
/// - Reference: Kish (1965), *Survey Sampling*, section 11.7.
public func kishDesignEffect(_ weights: [Double]) -> Double {
  var (count, sum, squares) = (0, 0.0, 0.0)
  for weight in weights where weight > 0 {
    count += 1
    sum += weight
    squares += weight * weight
  }
  return sum > 0 ? Double(count) * squares / (sum * sum) : 1
}
