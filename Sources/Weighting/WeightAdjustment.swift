import Surveys
public import Tabular

/// How weights are made to agree with what is known of the population.
public struct WeightAdjustment: Equatable, Sendable {
  public var margins: Margins
  /// Nil where weights are only trimmed.
  public var method: CalibrationMethod?
  /// The bounds of the factors; nil for none.
  public var bounds: FactorBounds?
  /// The limits of the weights after calibration; nil for none.
  public var trim: WeightTrim?

  public init(
    _ method: CalibrationMethod?, to margins: Margins = Margins([]), bounds: FactorBounds? = nil,
    trim: WeightTrim? = nil
  ) {
    self.method = method
    self.margins = margins
    self.bounds = bounds
    self.trim = trim
  }

  /// Adjusts weights to the margins, then trims them.
  ///
  /// Every row of the same levels in all margins is multiplied by the same factor. Trimming keeps
  /// the sum of the weights but moves the margins a little: the report tells by how much.
  ///
  /// - Parameters:
  ///   - baseWeights: One a row; nil for equal weights that add up to the population.
  ///   - columns: The dimensions of the margins, and any others.
  ///   - rowCount: The number of rows.
  /// - Returns: The weights, what errors need to know of the calibration, and a report.
  /// - Throws: ``WeightingError`` for values that are missing, categories that are empty, margins
  ///   that contradict each other, bounds that are too tight, an iteration that does not converge.
  /// - Complexity: O(*n*) a margin; the iterations run over combinations of levels, not over rows.
  /// - Reference: Deville & Särndal (1992), *J. Am. Stat. Assoc.* 87, 376–382.
  /// - Checked against: R `survey` 4.1 `postStratify`, `rake`, `calibrate`, `trimWeights`,
  ///   `References/weighting`.
  public func adjust(
    _ baseWeights: [Double]?, columns: [CategoryColumn], rowCount: Int
  ) throws(WeightingError) -> AdjustedWeights {
    guard method == nil || !margins.margins.isEmpty else {
      throw WeightingError(.noMargins, source: margins.source)
    }
    let base: [Double]
    if let baseWeights {
      base = baseWeights
    } else {
      let size = method == nil ? Double(rowCount) : margins.population
      base = [Double](repeating: size / Double(max(1, rowCount)), count: rowCount)
    }
    guard base.contains(where: { $0 > 0 }) else { throw WeightingError(.noWeight) }
    var result = AdjustedWeights(base)
    if let method { try calibrate(&result, method, columns) }
    if let trim { try result.trim(trim) }
    return result
  }

  private func calibrate(
    _ result: inout AdjustedWeights, _ method: CalibrationMethod, _ columns: [CategoryColumn]
  ) throws(WeightingError) {
    try check(method)
    let base = result.weights
    let coding = try MarginCoding(margins, columns: columns, weights: base)
    let problem = MarginProblem(
      patterns: coding.patterns, base: coding.patterns.sums(base), targets: coding.targets)
    try checkReach(problem, coding)
    let solution = solve(problem, method)
    guard solution.gap <= WeightAdjustment.acceptedGap else {
      throw WeightingError(
        .notReached(
          coding.place(ofLevel: solution.level), total: coding.targets[solution.level],
          found: solution.found, iterations: solution.iterations, bounds: bounds),
        source: margins.source)
    }
    try result.multiply(solution, coding, method)
  }

  /// The largest relative gap at which margins count as reached.
  static let acceptedGap = 1e-9

  private func solve(
    _ problem: MarginProblem, _ method: CalibrationMethod
  ) -> MarginProblem.Solution {
    switch method {
    case .rake where bounds == nil: problem.raked()
    case .postStratify:
      problem.solution(
        zip(problem.patterns.levels, problem.base).map { level, base in
          base > 0 ? problem.targets[Int(level)] / base : 1
        }, iterations: 1)
    default: problem.calibrated(FactorFunction(method, bounds))
    }
  }

  private func check(_ method: CalibrationMethod) throws(WeightingError) {
    if method == .postStratify, margins.margins.count > 1 {
      throw WeightingError(.severalMargins(margins.margins.map(\.name)), source: margins.source)
    }
    guard method != .logit || bounds != nil else {
      throw WeightingError(.badBounds(FactorBounds(0, .infinity), method: method))
    }
    guard let bounds else { return }
    let isOpen = bounds.lower >= 0 && bounds.lower < bounds.upper
    let isAroundOne = bounds.lower < 1 && bounds.upper > 1 && bounds.upper.isFinite
    if !isOpen || method == .logit && !isAroundOne {
      throw WeightingError(.badBounds(bounds, method: method))
    }
  }

  /// Each level must be within reach of the bounds, whatever the other margins ask for.
  private func checkReach(
    _ problem: MarginProblem, _ coding: MarginCoding
  ) throws(WeightingError) {
    guard let bounds else { return }
    let base = problem.patterns.levelSums(problem.base)
    let slack = WeightAdjustment.acceptedGap
    var faults: [WeightingFault] = []
    for (level, target) in problem.targets.enumerated()
    where target < bounds.lower * base[level] * (1 - slack)
      || target > bounds.upper * base[level] * (1 + slack)
    {
      faults.append(
        .boundsTooTight(
          coding.place(ofLevel: level), total: target, base: base[level], bounds: bounds))
    }
    if !faults.isEmpty { throw WeightingError(faults, source: margins.source) }
  }
}
