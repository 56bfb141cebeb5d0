/// Displacements of a table that is no network, by linear programming.
struct DisplacementProgram {
  private let entries: [[(equation: Int, coefficient: Double)]]
  private let height: Int

  init(_ table: AdditiveTable) {
    var entries = [[(equation: Int, coefficient: Double)]](repeating: [], count: table.cells.count)
    for (index, equation) in table.equations.enumerated() {
      for term in equation.terms { entries[term.cell].append((index, term.coefficient)) }
    }
    self.entries = entries
    height = table.equations.count
  }

  /// Moves the cell as far as wanted, then brings the cost down.
  ///
  /// Where whole changes are wanted and the vertex is broken, the broken cell is held at the whole
  /// number towards its present value and the rest solved again: what is returned is always a
  /// displacement that exists, if perhaps not the largest whole one.
  ///
  /// - Reference: Kelly, Golden and Assad (1992), Cell suppression: disclosure protection for
  ///   sensitive tabular data, *Networks* 22, 397–417.
  func displacement(
    of cell: Int, by amount: Double, _ movement: CellMovement, whole: Bool
  ) -> Displacement {
    var movement = movement
    for _ in 0..<200 {
      let found = solution(of: cell, by: amount, movement)
      guard whole else { return found }
      let broken = found.changes.first { abs($0.change - $0.change.rounded()) > 1e-6 }
      guard let broken else { return Self.rounded(found) }
      if broken.cell == cell {
        // The cell itself is asked for less.
        let less = abs(broken.change).rounded(.down)
        if less == 0 { return .none }
        movement.up[cell] = min(movement.up[cell], less)
        movement.down[cell] = min(movement.down[cell], less)
      } else if broken.change > 0 {
        movement.up[broken.cell] = broken.change.rounded(.down)
      } else {
        movement.down[broken.cell] = -broken.change.rounded(.up)
      }
    }
    return .none
  }

  private static func rounded(_ found: Displacement) -> Displacement {
    Displacement(
      amount: found.amount.rounded(),
      changes: found.changes.map { ($0.cell, $0.change.rounded()) }.filter { $0.1 != 0 })
  }

  private func solution(
    of cell: Int, by amount: Double, _ movement: CellMovement
  ) -> Displacement {
    let plan = columns(cell, amount, movement)
    guard let target = plan.cells.firstIndex(where: { $0.cell == cell }) else { return .none }
    var objective = [Double](repeating: 0, count: plan.columns.count)
    objective[target] = amount > 0 ? 1 : -1
    var simplex = BoundedSimplex(
      height: plan.height, columns: plan.columns,
      lower: plan.upper.indices.map { -plan.lower[$0] }, upper: plan.upper)
    simplex.maximize(objective)
    let largest = plan.cells.map { movement.cost[$0.cell] }.max() ?? 0
    if largest > 0 {
      simplex.hold(target)
      simplex.maximize(plan.cells.map { -movement.cost[$0.cell] / largest })
    }
    return found(simplex.values, plan.cells, cell, movement)
  }

  private func found(
    _ values: [Double], _ cells: [(cell: Int, sign: Double)], _ cell: Int,
    _ movement: CellMovement
  ) -> Displacement {
    var changes = [Double](repeating: 0, count: entries.count)
    for (index, column) in cells.enumerated() {
      changes[column.cell] += column.sign * values[index]
    }
    // What is claimed is checked: the changes leave all equations true and keep the bounds.
    var sums = [Double](repeating: 0, count: height)
    for place in changes.indices where changes[place] != 0 {
      for (equation, coefficient) in entries[place] {
        sums[equation] += coefficient * changes[place]
      }
    }
    let isTrue =
      sums.allSatisfy { abs($0) < 1e-6 }
      && changes.indices.allSatisfy {
        changes[$0] <= movement.up[$0] + 1e-6 && -changes[$0] <= movement.down[$0] + 1e-6
      }
    guard isTrue else { return .none }
    let moved = changes.indices.filter { abs(changes[$0]) > 1e-7 }
    return Displacement(amount: changes[cell], changes: moved.map { ($0, changes[$0]) })
  }

  /// A column for each cell that moves; two where moving has a cost.
  private func columns(
    _ target: Int, _ amount: Double, _ movement: CellMovement
  ) -> ProgramColumns {
    var plan = ProgramColumns()
    var places: [Int: Int] = [:]
    for cell in entries.indices where movement.canMove(cell) {
      let isTarget = cell == target
      let up = isTarget ? (amount > 0 ? min(amount, movement.up[cell]) : 0) : movement.up[cell]
      let down =
        isTarget ? (amount < 0 ? min(-amount, movement.down[cell]) : 0) : movement.down[cell]
      let rows = entries[cell].map { entry in
        if let place = places[entry.equation] { return place }
        places[entry.equation] = places.count
        return places.count - 1
      }
      let coefficients = entries[cell].map(\.coefficient)
      if movement.cost[cell] > 0, !isTarget {
        plan.add(cell, 1, rows, coefficients, down: 0, up: up)
        plan.add(cell, -1, rows, coefficients.map { -$0 }, down: 0, up: down)
      } else {
        plan.add(cell, 1, rows, coefficients, down: down, up: up)
      }
    }
    plan.height = places.count
    return plan
  }
}

/// The variables of a program and the cells they move.
private struct ProgramColumns {
  var cells: [(cell: Int, sign: Double)] = []
  var columns: [BoundedSimplex.Column] = []
  var lower: [Double] = []
  var upper: [Double] = []
  var height = 0

  mutating func add(
    _ cell: Int, _ sign: Double, _ rows: [Int], _ coefficients: [Double], down: Double, up: Double
  ) {
    cells.append((cell, sign))
    columns.append(.init(rows: rows, coefficients: coefficients))
    lower.append(down)
    upper.append(up)
  }
}
