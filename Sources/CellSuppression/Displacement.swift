/// How far every cell may move from its value, and what the first step costs.
struct CellMovement {
  var up: [Double]
  var down: [Double]
  var cost: [Double]

  /// The movement an attacker cannot exclude: published cells stay, all others keep their bounds.
  init(attacking table: AdditiveTable, reach: Double) {
    up = table.cells.map { $0.status == .published ? 0 : min($0.upper - $0.value, reach) }
    down = table.cells.map { $0.status == .published ? 0 : min($0.value - $0.lower, reach) }
    cost = [Double](repeating: 0, count: table.cells.count)
  }

  /// The movement if published cells could be withheld at their cost.
  init(withholding table: AdditiveTable, reach: Double) {
    let moves = table.cells.map { $0.status != .published || $0.cost < .infinity }
    up = zip(table.cells, moves).map { $1 ? min($0.upper - $0.value, reach) : 0 }
    down = zip(table.cells, moves).map { $1 ? min($0.value - $0.lower, reach) : 0 }
    cost = table.cells.map { $0.status == .published && $0.cost < .infinity ? $0.cost : 0 }
  }

  func canMove(_ cell: Int) -> Bool { up[cell] > 0 || down[cell] > 0 }
}

/// Changes of cells that leave every equation true: the difference between two tables that an
/// attacker cannot tell apart.
struct Displacement {
  /// How far the wanted cell moved.
  var amount: Double
  /// The cells that changed, and by how much.
  var changes: [(cell: Int, change: Double)]

  static let none = Displacement(amount: 0, changes: [])
}

/// What finds displacements of a table.
///
/// Where every cell stands in at most two equations, with signs that make it an edge, the table is
/// a network and displacements are flows: exact, whole and fast. All else goes to the simplex.
struct Displacer {
  private let network: FlowNetwork?
  private let program: DisplacementProgram?
  private let isIntegral: Bool

  /// - Parameters:
  ///   - table: The table, whose structure is kept.
  ///   - movement: The widest movement that will be asked for.
  init(_ table: AdditiveTable, _ movement: CellMovement) {
    network = FlowNetwork(table, movement)
    program = network == nil ? DisplacementProgram(table) : nil
    isIntegral = table.isIntegral
  }

  /// Displacements are flows, so that limits are whole numbers wherever values are.
  var isNetwork: Bool { network != nil }

  /// Moves a cell by up to an amount, at little cost.
  ///
  /// - Parameters:
  ///   - cell: The cell to be moved.
  ///   - amount: How far; negative for down.
  ///   - movement: How far the others may move.
  ///   - whole: Whether only whole changes count.
  /// - Returns: The displacement found, which may fall short of the amount.
  func displacement(
    of cell: Int, by amount: Double, _ movement: CellMovement, whole: Bool
  ) -> Displacement {
    if let network { return network.displacement(of: cell, by: amount, movement) }
    guard let program else { return .none }
    return program.displacement(of: cell, by: amount, movement, whole: whole && isIntegral)
  }
}
