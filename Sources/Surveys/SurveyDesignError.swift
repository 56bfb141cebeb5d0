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

    public init(label: String, rowCount: Int) {
      self.label = label
      self.rowCount = rowCount
    }
  }

  /// A column of the design does not have one value a row.
  case wrongLength(column: String, found: Int, expected: Int)
  /// A weight that is negative, infinite or missing (NaN).
  case badWeight(row: Int, value: Double)
  case missingStratum(row: Int)
  case missingCluster(row: Int)
  /// A population size that is missing or not positive.
  case badPopulation(row: Int, value: Double)
  /// The population size changes within a stratum.
  case populationVaries(stratum: String, row: Int, first: Double, second: Double)
  /// The population of a stratum is smaller than the number of its clusters in the sample.
  case populationTooSmall(stratum: String, population: Double, sample: Int)
  case lonelyStrata([LonelyStratum])

  /// The row at fault, where there is one.
  public var row: Int? {
    switch self {
    case .badWeight(let row, _), .missingStratum(let row), .missingCluster(let row),
      .badPopulation(let row, _), .populationVaries(_, let row, _, _):
      row
    case .wrongLength, .populationTooSmall, .lonelyStrata: nil
    }
  }

  public var diagnostics: [Diagnostic] { diagnostics(at: nil) }

  /// The faults with the file and line of the table that the design was built from.
  public func diagnostics(in table: Table) -> [Diagnostic] {
    diagnostics(at: Place(file: table.source, line: row.map(table.line(ofRow:))))
  }

  private func diagnostics(at place: Place?) -> [Diagnostic] {
    switch self {
    case .lonelyStrata(let strata): strata.map { lonely($0, place) }
    case .populationTooSmall(let stratum, let population, let sample):
      [
        Diagnostic(
          .badData, "population-too-small",
          "the population of stratum “\(stratum)” is smaller than its sample", at: place,
          found: "population \(population)", expected: "at least \(sample), its clusters",
          hint: "the population counts first-stage units, not respondents")
      ]
    case .populationVaries(let stratum, _, let first, let second):
      [
        Diagnostic(
          .badData, "population-varies",
          "the population size changes within stratum “\(stratum)”", at: place,
          found: "\(second)", expected: "\(first), as in its earlier rows")
      ]
    default: [fault(of: place)]
    }
  }

  private func fault(of place: Place?) -> Diagnostic {
    let location = place == nil ? row.map { " (data row \($0 + 1))" } ?? "" : ""
    return switch self {
    case .badWeight(_, let value):
      Diagnostic(
        .badData, "bad-weight", "a weight cannot be used" + location, at: place,
        found: value.isNaN ? "no number" : "\(value)",
        expected: "a finite number that is not negative",
        hint: "give the rows to leave out the weight 0")
    case .missingStratum:
      Diagnostic(
        .badData, "missing-stratum", "a row has no stratum" + location, at: place,
        found: "an empty field", expected: "the code of a stratum")
    case .missingCluster:
      Diagnostic(
        .badData, "missing-cluster", "a row has no cluster" + location, at: place,
        found: "an empty field", expected: "the code of a cluster")
    case .badPopulation(_, let value):
      Diagnostic(
        .badData, "bad-population", "a population size cannot be used" + location, at: place,
        found: value.isNaN ? "no number" : "\(value)", expected: "a positive number")
    case .wrongLength(let column, let found, let expected):
      Diagnostic(
        .badData, "wrong-length", "the column of \(column) does not have one value a row",
        at: place, found: "\(found)", expected: "\(expected)")
    case .populationVaries, .populationTooSmall, .lonelyStrata:
      Diagnostic(.badData, "bad-design", "the design cannot be used", at: place)
    }
  }

  private func lonely(_ stratum: LonelyStratum, _ place: Place?) -> Diagnostic {
    let answers = stratum.rowCount == 1 ? "1 respondent" : "\(stratum.rowCount) respondents"
    return Diagnostic(
      .badData, "lonely-stratum", "stratum “\(stratum.label)” has a single cluster", at: place,
      found: "1 cluster with \(answers)", expected: "two clusters or more",
      hint: "merge it with a similar stratum, or choose --lonely certainty (it was sure to be "
        + "taken), adjust (conservative), average or remove")
  }
}
