public import Tabular

/// How the respondents were drawn: weights, strata, clusters and sizes of the population.
///
/// Clusters are those of the first stage (ultimate clusters) and are nested in their stratum: the
/// same code in two strata names two clusters. A respondent without a declared cluster is its own.
/// The initializer checks and indexes once; nothing changes afterwards.
///
/// - Checked against: R `survey` 4.1 `svydesign(id = ~clusters, strata = ~strata, weights =
///   ~weights, fpc = ~populationSizes, nest = TRUE)`, `References/survey`.
public struct SurveyDesign: Equatable, Sendable {
  /// A stratum and what the sample holds of it.
  public struct Stratum: Equatable, Sendable {
    public let label: String
    public let clusterCount: Int
    public let rowCount: Int
    /// First-stage units in the population; nil for sampling with replacement.
    public let population: Double?
    /// The index of its first cluster; the clusters of a stratum are consecutive.
    let firstCluster: Int
  }

  public let rowCount: Int
  /// One weight a row; all one where none were given.
  public private(set) var weights: [Double]
  /// Whether weights were given or follow from population sizes.
  public let isWeighted: Bool
  public let strata: [Stratum]
  /// Whether a column of strata was given.
  public let isStratified: Bool
  public let clusterCount: Int
  public let lonelyStrata: LonelyStratumRule

  /// The replicates from which errors come; nil for strata and clusters.
  public internal(set) var replicates: ReplicateWeights?

  /// The stratum of each row; empty where there is only one.
  private(set) var stratumOfRow: [Int32]
  /// The cluster of each row, ordered by stratum; empty where each row is its own.
  private(set) var clusterOfRow: [Int32]

  /// Whether each respondent is its own cluster.
  public var isElementSample: Bool { clusterOfRow.isEmpty }

  /// The degrees of freedom of the whole design: clusters less strata, or those of its replicates.
  public var degreesOfFreedom: Int {
    replicates?.degreesOfFreedom ?? clusterCount - strata.count
  }

  /// A design over the rows of a table.
  ///
  /// - Parameters:
  ///   - rowCount: The number of respondents.
  ///   - weights: One a row; nil for equal weights, or for the inverse sampling fractions where
  ///     population sizes are given.
  ///   - strata: The stratum of each row.
  ///   - clusters: The first-stage unit of each row, nested in its stratum.
  ///   - populationSizes: For each row the number of first-stage units in the population of its
  ///     stratum.
  ///   - lonelyStrata: What to do where the sample holds one cluster of a stratum.
  /// - Throws: ``SurveyDesignError`` for a bad weight, a missing code, a population that is too
  ///   small, or, under ``LonelyStratumRule/fail``, the list of all strata with one cluster.
  /// - Edge cases: a design without strata and with a single cluster is accepted; its tables have
  ///   no errors. A stratum taken completely (population one, cluster one) is not lonely.
  /// - Complexity: O(*n*).
  public init(
    rowCount: Int, weights: [Double]? = nil, strata: CategoryColumn? = nil,
    clusters: CategoryColumn? = nil, populationSizes: [Double]? = nil,
    lonelyStrata: LonelyStratumRule = .fail
  ) throws(SurveyDesignError) {
    try SurveyDesign.check("weights", weights?.count, rowCount)
    try SurveyDesign.check("strata", strata?.codes.count, rowCount)
    try SurveyDesign.check("clusters", clusters?.codes.count, rowCount)
    try SurveyDesign.check("population sizes", populationSizes?.count, rowCount)
    if let weights { try SurveyDesign.check(weights: weights) }
    let coded = try ClusterCoding(rowCount: rowCount, strata: strata, clusters: clusters)
    let populations = try coded.populations(populationSizes)
    let described = coded.strata(populations)
    if lonelyStrata == .fail, strata != nil {
      let lonely = described.filter { $0.clusterCount == 1 && $0.population != 1 }
      if !lonely.isEmpty {
        throw .lonelyStrata(
          lonely.map { SurveyDesignError.LonelyStratum(label: $0.label, rowCount: $0.rowCount) })
      }
    }
    self.rowCount = rowCount
    self.weights =
      weights ?? coded.inverseFractions(populations) ?? [Double](repeating: 1, count: rowCount)
    isWeighted = weights != nil || populationSizes != nil
    self.strata = described
    isStratified = strata != nil
    clusterCount = coded.clusterCount
    self.lonelyStrata = lonelyStrata
    stratumOfRow = coded.stratumOfRow
    clusterOfRow = coded.clusterOfRow
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
}

extension SurveyDesign {
  /// Puts the rows in the order given, a permutation of them.
  mutating func reorder(_ order: [Int32]) {
    weights = order.map { weights[Int($0)] }
    if !stratumOfRow.isEmpty { stratumOfRow = order.map { stratumOfRow[Int($0)] } }
    if !clusterOfRow.isEmpty { clusterOfRow = order.map { clusterOfRow[Int($0)] } }
    guard case .rows(var rows)? = replicates?.storage else { return }
    rows.reorder(order)
    replicates?.storage = .rows(rows)
  }
}

/// What a stratum contributes to a variance: a factor on the sum of squares of its clusters.
struct StratumScale: Equatable, Sendable {
  /// Squares are taken about the mean of the stratum, or (`adjust`) about zero.
  var isCentred: Bool
  var factor: Double
  /// Left out, to be made up for by the average of the others.
  var isAveraged = false
}

extension SurveyDesign {
  /// The scales of all strata; nil where the design tells nothing about errors.
  var stratumScales: [StratumScale]? {
    if !isStratified, clusterCount < 2, lonelyStrata == .fail, strata.first?.population != 1 {
      return nil
    }
    return strata.map { stratum in
      let size = Double(stratum.clusterCount)
      let remaining = SurveyDesign.remainingFraction(stratum)
      if remaining < 1e-7 { return StratumScale(isCentred: true, factor: 0) }
      if stratum.clusterCount > 1 {
        return StratumScale(isCentred: true, factor: remaining * size / (size - 1))
      }
      switch lonelyStrata {
      case .fail, .remove, .certainty: return StratumScale(isCentred: true, factor: 0)
      case .adjust: return StratumScale(isCentred: false, factor: remaining)
      case .average: return StratumScale(isCentred: true, factor: 0, isAveraged: true)
      }
    }
  }

  /// The fraction of a stratum's population that is not in the sample.
  static func remainingFraction(_ stratum: Stratum) -> Double {
    guard let population = stratum.population, population < .infinity else { return 1 }
    return (population - Double(stratum.clusterCount)) / population
  }
}
