/// Which further cells to withhold so that the protected ones cannot be computed.
public struct SuppressionProblem: Sendable {
  public let table: AdditiveTable
  public let protected: [ProtectedCell]

  /// - Parameters:
  ///   - table: The table with the cells withheld already.
  ///   - protected: What must stay possible, and of which cells.
  public init(table: AdditiveTable, protected: [ProtectedCell]) {
    self.table = table
    self.protected = protected
  }

  /// A few cells that are enough, with the proof that they are.
  ///
  /// For each protected cell in turn, the widest need first, the cheapest displacement to both
  /// ends of its interval is found, in which cells withheld already cost nothing; published cells
  /// that change in it are withheld. Then the cells that were added are published again one by
  /// one, the dearest first, as long as every proof can be found without them.
  ///
  /// - Complexity: a few shortest paths for each protected cell where the table is a network.
  /// - Reference: Kelly, Golden and Assad (1992), *Networks* 22, 397–417; Fischetti and
  ///   Salazar-González (2001), *Management Science* 47, 1008–1027.
  public func solved() -> SuppressionSolution {
    var search = SuppressionSearch(self)
    search.cover()
    search.thin()
    return search.solution
  }
}

/// Which cells to withhold, and what is proved of them.
public struct SuppressionSolution: Equatable, Sendable {
  /// The table with all of them withheld.
  public var table: AdditiveTable
  /// The cells withheld beside those that were, in their order.
  public var added: [Int]
  /// Protected cells for which no proof was found: withholding all that may be does not do.
  public var unprotected: [ProtectedCell]
  /// No set of cells costs less.
  public var isOptimal: Bool

  /// Every protected cell has its interval, as shown by tables.
  public var isProven: Bool { unprotected.isEmpty }
  /// What the added cells cost.
  public var cost: Double { added.reduce(0) { $0 + table.cells[$1].cost } }
}

struct SuppressionSearch {
  private let protected: [ProtectedCell]
  private(set) var table: AdditiveTable
  private var added: [Int] = []
  private let reach: Double
  private let displacer: Displacer

  init(_ problem: SuppressionProblem) {
    table = problem.table
    reach = Attacker.reach(of: problem.table)
    displacer = Displacer(table, CellMovement(withholding: table, reach: reach))
    protected = problem.protected.enumerated().sorted { one, other in
      let (first, second) = (Need(one.element, problem.table), Need(other.element, problem.table))
      let (wide, wider) = (first.up + first.down, second.up + second.down)
      return wide == wider ? one.offset < other.offset : wide > wider
    }.map(\.element)
  }

  var solution: SuppressionSolution {
    SuppressionSolution(
      table: table, added: added.sorted(), unprotected: Attacker(table).unprotected(protected),
      isOptimal: false)
  }

  /// Withholds what the cheapest displacements of all protected cells need.
  mutating func cover() {
    var movement = CellMovement(withholding: table, reach: reach)
    for cell in protected {
      if table.cells[cell.cell].status == .published { withhold(cell.cell, &movement) }
      let need = Need(cell, table)
      let up = pushed(cell.cell, need.up, &movement)
      let down = pushed(cell.cell, -need.down, &movement)
      let rest = need.width - up - down
      if rest > 0 {
        let proof = ProtectionProof(table)
        if proof.witnesses(cell) != nil { continue }
        let more = pushed(cell.cell, need.width - down, &movement)
        if more + down < need.width { _ = pushed(cell.cell, more - need.width, &movement) }
      }
    }
  }

  /// Moves a cell and withholds what had to move with it.
  ///
  /// - Returns: How far it moved.
  private mutating func pushed(
    _ cell: Int, _ amount: Double, _ movement: inout CellMovement
  ) -> Double {
    if amount == 0 { return 0 }
    let found = displacer.displacement(of: cell, by: amount, movement, whole: true)
    for (changed, _) in found.changes where table.cells[changed].status == .published {
      withhold(changed, &movement)
      added.append(changed)
    }
    return abs(found.amount)
  }

  private mutating func withhold(_ cell: Int, _ movement: inout CellMovement) {
    table.cells[cell].status = .withheld
    movement.cost[cell] = 0
  }

  /// Publishes again what the proofs can do without.
  mutating func thin() {
    let first = ProtectionProof(table)
    var proofs = protected.map { first.witnesses($0) }
    guard !proofs.contains(nil) else { return }
    let costs = table.cells.map(\.cost)
    for cell in added.sorted(by: { (costs[$1], $0) < (costs[$0], $1) }) {
      let affected = protected.indices.filter { proofs[$0]?.contains(cell) ?? false }
      table.cells[cell].status = .published
      let proof = ProtectionProof(table)
      var renewed: [Int: Set<Int>] = [:]
      for index in affected {
        guard let witnesses = proof.witnesses(protected[index]) else { break }
        renewed[index] = witnesses
      }
      if renewed.count == affected.count {
        for (index, witnesses) in renewed { proofs[index] = witnesses }
        added.removeAll { $0 == cell }
      } else {
        table.cells[cell].status = .withheld
      }
    }
  }
}
