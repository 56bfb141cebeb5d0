public import Tabular

/// How the respondents were drawn: weights, and the strata, clusters and population sizes of every
/// stage of selection.
///
/// Clusters are nested in their stratum: the same code in two strata names two clusters, unless
/// codes are declared to be unique. A respondent without a declared cluster is its own. The
/// initializer checks and indexes once; nothing changes afterwards.
///
/// - Checked against: R `survey` 4.1 `svydesign(id = ~psu + ssu, strata = ~strata, weights =
///   ~weights, fpc = ~N1 + N2, nest = TRUE)`, `References/survey`, `References/designs`.
public struct SurveyDesign: Equatable, Sendable {
  public let rowCount: Int
  /// One weight a row; all one where none were given.
  public private(set) var weights: [Double]
  /// Whether weights were given or follow from population sizes.
  public let isWeighted: Bool
  /// The stages of selection, the first first; there is at least one.
  public private(set) var stages: [Stage]
  public let lonelyStrata: LonelyStratumRule
  /// What the strata of each stage that enters the variance contribute to it, the first stage
  /// first; nil where the design tells nothing about errors.
  let stageScales: [[StratumScale]]?
  /// The least part of its population that the sample holds of each first-stage stratum, over all
  /// stages; 0 where it is not known.
  let samplingFractions: [Double]
  /// What the margins explain, where the weights are calibrated.
  private(set) var residuals: CalibrationResiduals?

  /// Whether the weights were brought to margins, so that linearised errors carry it.
  public var isCalibrated: Bool { residuals != nil }

  /// The replicates from which errors come; nil for strata and clusters.
  public internal(set) var replicates: ReplicateWeights?

  /// The strata of the first stage.
  public var strata: [Stratum] { stages[0].strata }
  /// Whether a column of strata was given for the first stage.
  public var isStratified: Bool { stages[0].isStratified }
  /// The number of first-stage clusters.
  public var clusterCount: Int { stages[0].clusterCount }
  /// The first-stage stratum of each row; empty where there is only one.
  public var stratumOfRow: [Int32] { stages[0].stratumOfRow }
  /// The first-stage cluster of each row, ordered by stratum; empty where each row is its own.
  public var clusterOfRow: [Int32] { stages[0].clusterOfRow }

  /// Whether each respondent is its own first-stage cluster.
  public var isElementSample: Bool { stages[0].isOfRespondents }

  /// The degrees of freedom of the whole design: first-stage clusters less strata, or those of its
  /// replicates.
  public var degreesOfFreedom: Int {
    replicates?.degreesOfFreedom ?? clusterCount - strata.count
  }

  /// A design of one stage over the rows of a table.
  ///
  /// - Parameters:
  ///   - rowCount: The number of respondents.
  ///   - weights: One a row; nil for equal weights, or for the inverse sampling fractions where
  ///     population sizes are given.
  ///   - strata: The stratum of each row.
  ///   - clusters: The first-stage unit of each row, nested in its stratum.
  ///   - populationSizes: For each row the number of first-stage units in the population of its
  ///     stratum, or the fraction of them that was drawn.
  ///   - lonelyStrata: What to do where the sample holds one cluster of a stratum.
  /// - Throws: As ``init(rowCount:weights:stages:clusterCodes:lonelyStrata:)``.
  public init(
    rowCount: Int, weights: [Double]? = nil, strata: CategoryColumn? = nil,
    clusters: CategoryColumn? = nil, populationSizes: [Double]? = nil,
    lonelyStrata: LonelyStratumRule = .fail
  ) throws(SurveyDesignError) {
    let stage = StageColumns(strata: strata, clusters: clusters, populationSizes: populationSizes)
    try self.init(
      rowCount: rowCount, weights: weights, stages: [stage], lonelyStrata: lonelyStrata)
  }

  /// A design of several stages over the rows of a table.
  ///
  /// Clusters of a later stage are nested in those of the stage above. A later stage enters the
  /// variance with the sampling fractions of the stages above it, so only where their population
  /// sizes are known; without any the first stage stands for all (ultimate clusters).
  ///
  /// - Parameters:
  ///   - rowCount: The number of respondents.
  ///   - weights: One a row; nil for equal weights, or for the inverse sampling fractions where
  ///     population sizes are given.
  ///   - stages: The columns of every stage, the first first; none for a simple random sample.
  ///   - clusterCodes: Whether a code of a first-stage cluster may stand in several strata.
  ///   - lonelyStrata: What to do where the sample holds one cluster of a stratum, at any stage.
  /// - Throws: ``SurveyDesignError`` for a bad weight, a missing code, a population that is too
  ///   small or changes within a stratum, or, under ``LonelyStratumRule/fail``, the list of all
  ///   strata with one cluster.
  /// - Edge cases: a design without strata and with a single cluster is accepted; its tables have
  ///   no errors. A stratum taken completely (population one, cluster one) is not lonely.
  /// - Complexity: O(*n*) a stage.
  /// - Reference: Lumley (2010), *Complex Surveys*, section 3.2; Särndal, Swensson and Wretman
  ///   (1992), *Model Assisted Survey Sampling*, section 4.4.
  public init(
    rowCount: Int, weights: [Double]? = nil, stages: [StageColumns],
    clusterCodes: ClusterCodes = .nested, lonelyStrata: LonelyStratumRule = .fail
  ) throws(SurveyDesignError) {
    let columns = stages.isEmpty ? [StageColumns()] : stages
    try SurveyDesign.checkLengths(rowCount, weights, columns)
    if let weights { try SurveyDesign.check(weights: weights) }
    let areFractions = try PopulationSizes.areFractions(columns)
    var coded: [Stage] = []
    var above: StageCoding?
    for (index, columns) in columns.enumerated() {
      let coding = try StageCoding(rowCount: rowCount, columns: columns, below: above)
      if index == 0, clusterCodes == .unique { try coding.requireUniqueCodes() }
      coded.append(coding.stage(try coding.populations(areFractions: areFractions[index])))
      above = coding
    }
    let scales = try SurveyDesign.scales(coded, lonelyStrata)
    self.rowCount = rowCount
    let implied =
      weights == nil ? try PopulationSizes.inverseFractions(coded, rowCount: rowCount) : nil
    self.weights = weights ?? implied ?? [Double](repeating: 1, count: rowCount)
    isWeighted = weights != nil || columns.contains { $0.populationSizes != nil }
    self.stages = coded
    self.lonelyStrata = lonelyStrata
    stageScales = scales
    samplingFractions = SurveyDesign.samplingFractions(coded)
  }

  private static func checkLengths(
    _ rowCount: Int, _ weights: [Double]?, _ stages: [StageColumns]
  ) throws(SurveyDesignError) {
    try check("weights", weights?.count, rowCount)
    for (index, stage) in stages.enumerated() {
      try check("strata", stage.strata?.codes.count, rowCount)
      try check("clusters", stage.clusters?.codes.count, rowCount)
      try check("population sizes", stage.populationSizes?.count, rowCount)
      if stage.clusters == nil, index + 1 < stages.count {
        throw .stageWithoutClusters(stage: index + 1)
      }
    }
  }

  private static func check(
    _ column: String, _ found: Int?, _ expected: Int
  ) throws(SurveyDesignError) {
    if let found, found != expected {
      throw .wrongLength(column: column, found: found, expected: expected)
    }
  }

  private static func check(weights: [Double]) throws(SurveyDesignError) {
    for row in weights.indices where !(weights[row] >= 0 && weights[row] < .infinity) {
      throw .badWeight(row: row, value: weights[row])
    }
  }

  /// The design with weights that were adjusted to margins, whose errors carry the calibration.
  ///
  /// - Parameters:
  ///   - weights: The adjusted weights, one a row.
  ///   - calibration: The margins and the weights before; nil where no margin was reached, so that
  ///     the weights are taken as they are.
  /// - Throws: ``SurveyDesignError`` for a weight that is negative or not finite.
  /// - Returns: The design with these weights; strata and clusters are the same.
  /// - Complexity: O(*n*) a margin.
  public func calibrated(
    weights: [Double], _ calibration: Calibration?
  ) throws(SurveyDesignError) -> SurveyDesign {
    try SurveyDesign.check("weights", weights.count, rowCount)
    try SurveyDesign.check(weights: weights)
    var design = self
    design.weights = weights
    design.residuals = calibration.map { CalibrationResiduals($0, design) }
    return design
  }

  /// Puts the rows in the order given, a permutation of them.
  mutating func reorder(_ order: [Int32]) {
    residuals?.reorder(order)
    weights = order.map { weights[Int($0)] }
    for stage in stages.indices { stages[stage].reorder(order) }
    guard case .rows(var rows)? = replicates?.storage else { return }
    rows.reorder(order)
    replicates?.storage = .rows(rows)
  }
}
