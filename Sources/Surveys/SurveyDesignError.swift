public import Diagnostics
public import Tabular

/// Why a design cannot be used, with what is needed to mend the data.
///
/// Rows are counted from 0; ``diagnostics(in:)`` turns them into lines of the file.
public enum SurveyDesignError: Diagnosable, Equatable {
  /// A stratum with a single cluster.
  public struct LonelyStratum: Equatable, Sendable {
    public let label: String
    public let rowCount: Int
    /// The stage of selection, from 1.
    public let stage: Int

    public init(label: String, rowCount: Int, stage: Int = 1) {
      self.label = label
      self.rowCount = rowCount
      self.stage = stage
    }
  }

  /// A column of the design does not have one value a row.
  case wrongLength(column: String, found: Int, expected: Int)
  /// A weight that is negative, infinite or missing (NaN).
  case badWeight(row: Int, value: Double)
  case missingStratum(row: Int, stage: Int = 1)
  case missingCluster(row: Int, stage: Int = 1)
  /// The code of a cluster stands in two strata, though every cluster has a code of its own.
  case clusterInTwoStrata(cluster: String, row: Int, first: String, second: String)
  /// A population size that is missing or not positive.
  case badPopulation(row: Int, value: Double, stage: Int = 1)
  /// Some population sizes of a stage are fractions below 1 and others counts above 1.
  case mixedPopulations(row: Int, fraction: Double, count: Double, stage: Int = 1)
  /// The population size changes within a stratum.
  case populationVaries(
    stratum: String, row: Int, first: Double, second: Double, stage: Int = 1)
  /// The population of a stratum is smaller than the number of its clusters in the sample.
  case populationTooSmall(stratum: String, population: Double, sample: Int, stage: Int = 1)
  /// There are no weights, and the population sizes of this stage do not give them.
  case weightsUnknown(stage: Int)
  /// A stage has no clusters though another follows.
  case stageWithoutClusters(stage: Int)
  /// Strata of one cluster, under the rule that refuses them.
  case lonelyStrata([LonelyStratum])
  /// Strata of one cluster that have no others beside them whose average they could take.
  case nothingToAverage([LonelyStratum])

  /// The row at fault, where there is one.
  public var row: Int? {
    switch self {
    case .badWeight(let row, _), .missingStratum(let row, _), .missingCluster(let row, _),
      .badPopulation(let row, _, _), .populationVaries(_, let row, _, _, _),
      .mixedPopulations(let row, _, _, _), .clusterInTwoStrata(_, let row, _, _):
      row
    case .wrongLength, .populationTooSmall, .weightsUnknown, .stageWithoutClusters, .lonelyStrata,
      .nothingToAverage:
      nil
    }
  }

  public var diagnostics: [Diagnostic] { diagnostics(at: nil) }

  /// The faults with the file and line of the table that the design was built from.
  public func diagnostics(in table: Table) -> [Diagnostic] {
    diagnostics(at: Place(file: table.source, line: row.map(table.line(ofRow:))))
  }
}
