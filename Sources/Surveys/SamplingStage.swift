public import Tabular

extension SurveyDesign {
  /// A stratum of one stage and what the sample holds of it.
  ///
  /// From the second stage on, every cluster of the stage above is divided into strata of its own,
  /// one where none were declared.
  public struct Stratum: Equatable, Sendable {
    /// The stratum's code; from the second stage on after the codes of the clusters it lies in,
    /// joined by ` / `.
    public let label: String
    public let clusterCount: Int
    public let rowCount: Int
    /// Units of this stage in the population of the stratum; nil for sampling with replacement.
    public let population: Double?
    /// The index of its first cluster; the clusters of a stratum are consecutive.
    let firstCluster: Int
    /// The cluster of the stage above in which it lies; 0 in the first stage.
    let parent: Int

    /// The part of the stratum's units that the sample holds; 0 where their number is not known.
    public var samplingFraction: Double {
      guard let population, population < .infinity else { return 0 }
      return Double(clusterCount) / population
    }

    /// The part of the stratum's units that the sample does not hold.
    public var remainingFraction: Double {
      guard let population, population < .infinity else { return 1 }
      return (population - Double(clusterCount)) / population
    }

    /// Whether all its units are in the sample.
    public var isTakenCompletely: Bool { remainingFraction < 1e-7 }

    /// Whether it says nothing about the variation within it: one cluster of several.
    public var isLonely: Bool { clusterCount == 1 && !isTakenCompletely }

    var clusters: Range<Int> { firstCluster..<(firstCluster + clusterCount) }
  }

  /// One stage of selection: its strata, and its clusters ordered by stratum.
  public struct Stage: Equatable, Sendable {
    public let strata: [Stratum]
    public let clusterCount: Int
    /// Whether a column of strata was given for this stage.
    public let isStratified: Bool
    /// The stratum of each row; empty where there is only one.
    private(set) var stratumOfRow: [Int32]
    /// The cluster of each row; empty where each row is its own.
    private(set) var clusterOfRow: [Int32]

    init(
      strata: [Stratum], clusterCount: Int, isStratified: Bool, stratumOfRow: [Int32],
      clusterOfRow: [Int32]
    ) {
      self.strata = strata
      self.clusterCount = clusterCount
      self.isStratified = isStratified
      self.stratumOfRow = stratumOfRow
      self.clusterOfRow = clusterOfRow
    }

    /// Whether each respondent is its own cluster.
    public var isOfRespondents: Bool { clusterOfRow.isEmpty }

    /// The stratum of each cluster; clusters are rows where each respondent is its own.
    var stratumOfCluster: [Int32] {
      if isOfRespondents {
        return stratumOfRow.isEmpty ? [Int32](repeating: 0, count: clusterCount) : stratumOfRow
      }
      var result = [Int32](repeating: 0, count: clusterCount)
      for (index, stratum) in strata.enumerated() {
        for cluster in stratum.clusters { result[cluster] = Int32(index) }
      }
      return result
    }

    mutating func reorder(_ order: [Int32]) {
      if !stratumOfRow.isEmpty { stratumOfRow = order.map { stratumOfRow[Int($0)] } }
      if !clusterOfRow.isEmpty { clusterOfRow = order.map { clusterOfRow[Int($0)] } }
    }
  }

  /// The columns that tell how one stage was drawn.
  public struct StageColumns: Equatable, Sendable {
    /// The stratum of each row, within the cluster of the stage above; nil for no strata.
    public var strata: CategoryColumn?
    /// The cluster of each row; nil in the last stage, where each respondent is its own.
    public var clusters: CategoryColumn?
    /// For each row the units of this stage in the population of its stratum, or the fraction of
    /// them that was drawn; nil for sampling with replacement.
    public var populationSizes: [Double]?

    public init(
      strata: CategoryColumn? = nil, clusters: CategoryColumn? = nil,
      populationSizes: [Double]? = nil
    ) {
      self.strata = strata
      self.clusters = clusters
      self.populationSizes = populationSizes
    }
  }

  /// What the code of a first-stage cluster means that stands in several strata.
  public enum ClusterCodes: String, CaseIterable, Equatable, Sendable {
    /// Another cluster in each stratum.
    case nested
    /// A fault: every cluster has a code of its own.
    case unique
  }
}
