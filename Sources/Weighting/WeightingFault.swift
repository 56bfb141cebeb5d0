/// What keeps weights from being adjusted to margins.
public enum WeightingFault: Equatable, Sendable {
  /// The place of a level among the margins.
  public struct LevelPlace: Equatable, Sendable {
    public var margin: String
    public var level: String
    /// The line of the file of margins.
    public var line: Int?

    public init(margin: String, level: String, line: Int? = nil) {
      self.margin = margin
      self.level = level
      self.line = line
    }
  }

  /// There is nothing to adjust to.
  case noMargins
  /// A margin names a dimension that the data do not have.
  case unknownDimension(String, margin: String, known: [String])
  /// Rows with a weight have no value in a dimension of the margins.
  case missingValues(dimension: String, count: Int, firstRow: Int)
  /// Rows with a weight have a level that the margin does not list, or with the total 0.
  case levelWithoutTotal(margin: String, level: String, count: Int, firstRow: Int, known: [String])
  /// No row with a weight has this level, but the population does.
  case emptyCategory(LevelPlace, total: Double)
  /// Two margins stand for populations of different size.
  case unequalTotals(margin: String, total: Double, other: String, otherTotal: Double)
  /// A crossing adds up to another total of a level than the margin of that level says.
  case contradiction(LevelPlace, total: Double, crossing: String, sum: Double)
  /// Post-stratification was asked for with several margins.
  case severalMargins([String])
  /// Bounds that leave no room, or that the method cannot use.
  case badBounds(FactorBounds, method: CalibrationMethod)
  /// Even with all its weights at a bound, a level cannot reach its total.
  case boundsTooTight(LevelPlace, total: Double, base: Double, bounds: FactorBounds)
  /// The iteration ended before all margins were reached.
  case notReached(LevelPlace, total: Double, found: Double, iterations: Int, bounds: FactorBounds?)
  /// Linear calibration made weights below zero.
  case negativeWeights(count: Int, least: Double)
  /// Limits for trimming that leave no room, or between which the weights cannot add up.
  case badTrim(lower: Double, upper: Double, mean: Double)
  /// There is no row with a weight above zero.
  case noWeight
}
