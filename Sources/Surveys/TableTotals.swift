import LinearAlgebra
public import Tabular

/// The weighted totals of all cells of a table, with their covariance.
///
/// Cells of answers are ordered by group: `group * levelCount + level`; missing answers stand
/// apart, `group * reasonCount + reason`. Everything an analysis says is a function of these
/// numbers.
public struct TableTotals: Equatable, Sendable {
  public let layout: CellLayout
  /// Answers by cell.
  public let counts: [Int]
  /// The sum of the weights by cell.
  public let totals: [Double]
  /// The sum of the squared weights by cell.
  public let squaredWeights: [Double]
  /// Missing answers by group and reason.
  public let missingCounts: [Int]
  public let missingTotals: [Double]
  /// The covariance of the totals; nil where the design tells nothing about errors.
  let covariance: CellCovariance?
  let presence: AnswerPresence
  /// The part of its population that each group's sample holds; 0 where it is not finite.
  ///
  /// The smallest over the strata (or actors and rounds) in which the group has answers.
  public let samplingFractions: [Double]
  /// The number of units each group stands for, where it is known exactly and as a whole.
  ///
  /// Only in the actors regime, for the groups that are one actor in one round: the number invited
  /// less those known to have no substantive answer.
  public let populations: [Int?]
  /// The degrees of freedom of the whole design.
  public let designDegreesOfFreedom: Int
  /// The degrees of freedom of groups with errors from replicates; nil for those of clusters.
  var replicateDegrees: ReplicateDegrees?

  /// Whether the respondents are the population of interest or a purposive list.
  public internal(set) var isOfActors = false

  public var groupCount: Int { layout.groupCount }
  public var levelCount: Int { layout.levelCount }

  /// The number of substantive answers in a group.
  public func count(group: Int) -> Int { levelCounts(group: group).reduce(0, +) }

  /// The sum of the weights of the substantive answers in a group.
  public func total(group: Int) -> Double { levelTotals(group: group).reduce(0, +) }

  /// The number of answers of each level in a group.
  public func levelCounts(group: Int) -> [Int] {
    Array(counts[(group * levelCount)..<((group + 1) * levelCount)])
  }

  /// The sum of the weights of each level in a group.
  public func levelTotals(group: Int) -> [Double] {
    Array(totals[(group * levelCount)..<((group + 1) * levelCount)])
  }

  /// The totals of all cells of a group: its levels, then its missing answers by reason.
  public func cellTotals(group: Int) -> [Double] {
    let start = group * CellLayout.reasonCount
    return levelTotals(group: group)
      + missingTotals[start..<(start + CellLayout.reasonCount)]
  }

  /// The number of answers of a group that are missing for a reason.
  public func missingCount(group: Int, _ reason: MissingReason) -> Int {
    missingCounts[group * CellLayout.reasonCount + Int(reason.rawValue) - 1]
  }

  /// The weight of the answers of a group that are missing for a reason.
  public func missingTotal(group: Int, _ reason: MissingReason) -> Double {
    missingTotals[group * CellLayout.reasonCount + Int(reason.rawValue) - 1]
  }

  /// The sum of the squared weights of the substantive answers in a group.
  public func squaredWeight(group: Int) -> Double {
    squaredWeights[(group * levelCount)..<((group + 1) * levelCount)].reduce(0, +)
  }

  /// The number of equally weighted answers that would be as precise (Kish); nil without weight.
  ///
  /// - Reference: Kish (1965), *Survey Sampling*, section 11.2.
  public func effectiveCount(group: Int) -> Double? {
    let (total, squares) = (total(group: group), squaredWeight(group: group))
    return squares > 0 ? total * total / squares : nil
  }

  /// Clusters less strata among those with a substantive answer in any of the groups.
  ///
  /// With replicates, the rank of the replicate weights of those respondents less one; for weights
  /// that were read and several groups, the largest of theirs.
  ///
  /// - Checked against: R `survey` `degf(subset(design, …))`.
  public func degreesOfFreedom(groups: [Int]) -> Int {
    replicateDegrees?.value(groups, presence) ?? presence.degreesOfFreedom(groups)
  }

  /// Whether the totals of these groups have known errors.
  public func hasErrors(groups: [Int]) -> Bool {
    guard let covariance else { return false }
    return groups.allSatisfy { covariance.isKnown[$0] }
  }
}

/// The derivatives of a statistic by the cells of one group: its levels, then its missing answers.
///
/// Cells beyond the given values have the derivative zero.
public struct CellGradient: Equatable, Sendable {
  public var group: Int
  public var values: [Double]

  public init(group: Int, values: [Double]) {
    self.group = group
    self.values = values
  }
}

/// The covariance of the totals of those cells that have any weight.
struct CellCovariance: Equatable, Sendable {
  /// The elements, all computed or each when it is asked for.
  enum Elements: Equatable, Sendable {
    case dense(Matrix)
    case sparse(SparseCovariance)
    case replicated(ReplicateTotals)
  }

  /// For each cell its row in the matrix, or -1 for a cell without weight.
  var positions: [Int32]
  var elements: Elements
  /// Whether the totals of a group have known errors.
  var isKnown: [Bool]
}

extension CellCovariance {
  func element(_ a: Int, _ b: Int) -> Double {
    let (row, column) = (Int(positions[a]), Int(positions[b]))
    guard row >= 0, column >= 0 else { return 0 }
    return switch elements {
    case .dense(let matrix): matrix[row, column]
    case .sparse(let covariance): covariance.element(row, column)
    case .replicated(let totals): totals.covariance(row, column)
    }
  }
}

extension CellCovariance {
  /// The covariance of the active cells of a pass, with its places in the layout of tables.
  init(
    _ coding: CellCoding, _ active: [Int], _ elements: Elements, _ averages: [AveragingFactors?]
  ) {
    let layoutCells = CellKernel.layoutCells(coding)
    var positions = [Int32](repeating: -1, count: layoutCells.count)
    for (index, cell) in active.enumerated() { positions[layoutCells[cell]] = Int32(index) }
    let known = averages.compactMap { $0?.isKnown }
    self.init(
      positions: positions, elements: elements,
      isKnown: (0..<coding.groupCount).map { group in known.allSatisfy { $0[group] } })
  }
}
