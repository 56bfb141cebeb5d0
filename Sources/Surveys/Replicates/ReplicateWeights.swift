/// Replicate weights of a sample, read from a file or made from its design.
///
/// Every statistic is computed again with each replicate's weights; how far these values lie apart
/// is its variance. Weights that were read are kept a row, those that were made a cluster.
///
///     let replicates = try ReplicateWeights(
///       .brr, columns: halfSamples, weights: design.weights)
///     let replicated = design.replicated(by: replicates)
///
/// - Reference: Wolter (2007), *Introduction to Variance Estimation*, chapters 3 to 5.
/// - Checked against: R `survey` 4.1 `svrepdesign` and `as.svrepdesign`, `References/replicates`.
public struct ReplicateWeights: Equatable, Sendable {
  /// The weights of each row, or the factor on the weights of each cluster.
  enum Storage: Equatable, Sendable {
    case rows(RowReplicates)
    case clusters(ClusterReplicates)
  }

  public let method: ReplicateMethod
  public var scheme: ReplicateScheme
  /// The degrees of freedom of the whole sample: one less than the rank of the replicate weights.
  public let degreesOfFreedom: Int
  /// Whether the degrees of freedom were given rather than found.
  let declaresDegreesOfFreedom: Bool
  var storage: Storage

  /// The number of replicates.
  public var count: Int { scheme.coefficients.count }
  /// Whether they were made from the design, rather than read.
  public var isMade: Bool { if case .clusters = storage { true } else { false } }

  init(
    method: ReplicateMethod, scheme: ReplicateScheme, storage: Storage, degreesOfFreedom: Int,
    declaresDegreesOfFreedom: Bool = false
  ) {
    self.method = method
    self.scheme = scheme
    self.storage = storage
    self.degreesOfFreedom = degreesOfFreedom
    self.declaresDegreesOfFreedom = declaresDegreesOfFreedom
  }

  /// Replicate weights that come with the data.
  ///
  /// Scale and coefficients that are not given are those of the method: 1/R for BRR, 1/(R(1 − ρ)²)
  /// for Fay, 1/(R − 1) for the bootstrap, (R − 1)/R for JK1, 4/R for successive differences; given
  /// ones are passed over where the method fixes them (BRR, Fay, successive differences), as in R.
  ///
  /// - Parameters:
  ///   - method: How they were made.
  ///   - columns: One column a replicate, each with one weight (or factor) a row.
  ///   - weights: The weights of the full sample.
  ///   - holdsFactors: Whether the columns are factors on the weights, not weights.
  ///   - scale: The factor on the sum of squares.
  ///   - coefficients: One a replicate, or one for all; JKn weights need them. JKn and JK1 factors
  ///     tell them themselves.
  ///   - centre: What the squares are taken about.
  ///   - degreesOfFreedom: Those that the provider of the data gives; nil for the rank less one.
  /// - Throws: ``ReplicateError`` for fewer than two replicates, columns of the wrong length,
  ///   weights that are negative or missing, and scales that are missing or of the wrong number.
  /// - Complexity: O(*n* · *R*), and O(*R*³) for the rank.
  public init(
    _ method: ReplicateMethod, columns: [[Double]], weights: [Double], holdsFactors: Bool = false,
    scale: Double? = nil, coefficients: [Double]? = nil, centre: ReplicateScheme.Centre = .mean,
    degreesOfFreedom: Int? = nil
  ) throws(ReplicateError) {
    let count = columns.count
    guard count > 1 else { throw .tooFew(found: count) }
    if case .fay(let rho) = method, !(rho >= 0 && rho < 1) { throw .badRho(rho) }
    for (replicate, column) in columns.enumerated() {
      guard column.count == weights.count else {
        throw .wrongLength(replicate: replicate, found: column.count, expected: weights.count)
      }
      for row in column.indices where !(column[row] >= 0 && column[row] < .infinity) {
        throw .badWeight(replicate: replicate, row: row, value: column[row])
      }
    }
    if let given = degreesOfFreedom, given < 1 { throw .badDegreesOfFreedom(given) }
    let scheme = try ReplicateScheme(
      method, columns: columns, holdsFactors: holdsFactors, scale: scale,
      coefficients: coefficients, centre: centre)
    let rows = RowReplicates(columns: columns, weights: holdsFactors ? weights : nil)
    self.init(
      method: method, scheme: scheme, storage: .rows(rows),
      degreesOfFreedom: degreesOfFreedom ?? max(0, rows.rank - 1),
      declaresDegreesOfFreedom: degreesOfFreedom != nil)
  }
}

extension ReplicateScheme {
  /// The scheme of weights that were read, completed by the rules of the method.
  init(
    _ method: ReplicateMethod, columns: [[Double]], holdsFactors: Bool, scale: Double?,
    coefficients: [Double]?, centre: Centre
  ) throws(ReplicateError) {
    let count = Double(columns.count)
    var coefficients = coefficients
    if let only = coefficients?.first, coefficients?.count == 1 {
      coefficients = [Double](repeating: only, count: columns.count)
    }
    let largest = { (column: [Double]) in column.max() ?? 1 }
    let rule: Double
    switch method {
    case .brr: rule = 1 / count
    case .fay(let rho): rule = 1 / (count * (1 - rho) * (1 - rho))
    case .bootstrap: rule = scale ?? 1 / (count - 1)
    case .jk1: rule = scale ?? (holdsFactors ? 1 / largest(columns[0]) : (count - 1) / count)
    case .jkn:
      if coefficients == nil {
        guard holdsFactors else { throw .missingCoefficients }
        coefficients = columns.map { 1 / largest($0) }
      }
      rule = scale ?? 1
    case .sdr:
      rule = 4 / count
      coefficients = nil
    }
    let chosen = coefficients ?? [Double](repeating: 1, count: columns.count)
    guard chosen.count == columns.count else {
      throw .wrongCoefficientCount(found: chosen.count, expected: columns.count)
    }
    for value in chosen + [rule] where !(value >= 0 && value < .infinity) {
      throw .badScale(value)
    }
    self.init(scale: rule, coefficients: chosen, centre: centre)
  }
}
