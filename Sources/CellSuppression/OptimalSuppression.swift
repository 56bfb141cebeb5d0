extension SuppressionProblem {
  /// The cheapest cells that are enough, for small tables.
  ///
  /// Every set of cells that leaves a protected one unprotected, made as large as it can be, says
  /// that at least one of the others must be withheld. The cheapest set that satisfies all such
  /// statements found so far is tried; if it protects everything nothing cheaper can, and if not it
  /// yields a further statement.
  ///
  /// - Parameters:
  ///   - largest: Up to how many cells that may be withheld the table counts as small.
  ///   - rounds: After how many statements the search gives up.
  /// - Returns: The solution of ``solved()`` where the table is not small or the search gives up.
  /// - Reference: Fischetti and Salazar-González (1999), *Mathematical Programming* 84, 283–312,
  ///   for the statements; the cheapest set is found by branch and bound.
  public func optimum(largest: Int = 48, rounds: Int = 400) -> SuppressionSolution {
    var best = solved()
    let candidates = table.cells.indices.filter {
      table.cells[$0].status == .published && table.cells[$0].cost < .infinity
        && !isProtectedItself($0)
    }
    guard candidates.count <= largest, best.isProven else { return best }
    let costs = table.cells.map(\.cost)
    var statements: [[Int]] = []
    for _ in 0..<rounds {
      let cheapest = CheapestCover(statements: statements, costs: costs).solved()
      let cost = cheapest.reduce(0) { $0 + costs[$1] }
      if cost >= best.cost - 1e-9 {
        best.isOptimal = true
        return best
      }
      let trial = withholding(cheapest)
      guard let open = Attacker(trial).unprotected(protected).first else {
        return SuppressionSolution(
          table: trial, added: cheapest.sorted(), unprotected: [], isOptimal: true)
      }
      statements.append(statement(against: cheapest, open, candidates))
    }
    return best
  }

  private func isProtectedItself(_ cell: Int) -> Bool { protected.contains { $0.cell == cell } }

  private func withholding(_ cells: [Int]) -> AdditiveTable {
    var result = table
    for cell in cells { result.cells[cell].status = .withheld }
    for cell in protected { result.cells[cell.cell].status = .withheld }
    return result
  }

  /// The cells of which one is needed, because without all of them a cell stays open.
  private func statement(
    against cells: [Int], _ open: ProtectedCell, _ candidates: [Int]
  ) -> [Int] {
    var useless = cells
    var needed: [Int] = []
    for candidate in candidates where !cells.contains(candidate) {
      if Attacker(withholding(useless + [candidate])).unprotected([open]).isEmpty {
        needed.append(candidate)
      } else {
        useless.append(candidate)
      }
    }
    return needed
  }
}

/// The cheapest cells that hold one of each statement.
struct CheapestCover {
  let statements: [[Int]]
  let costs: [Double]

  func solved() -> [Int] {
    var best: [Int]?
    var bound = Double.infinity
    search([], [], 0, &best, &bound)
    return best ?? []
  }

  private func search(
    _ chosen: [Int], _ excluded: Set<Int>, _ cost: Double, _ best: inout [Int]?,
    _ bound: inout Double
  ) {
    let open = statements.filter { statement in !statement.contains { chosen.contains($0) } }
      .map { statement in statement.filter { !excluded.contains($0) } }
    if open.contains(where: \.isEmpty) || cost + least(open) >= bound { return }
    guard let next = open.min(by: { $0.count < $1.count }) else {
      best = chosen
      bound = cost
      return
    }
    var passed = excluded
    for cell in next.sorted(by: { (costs[$0], $0) < (costs[$1], $1) }) {
      search(chosen + [cell], passed, cost + costs[cell], &best, &bound)
      passed.insert(cell)
    }
  }

  /// What disjoint statements cost at least.
  private func least(_ open: [[Int]]) -> Double {
    var used: Set<Int> = []
    var sum = 0.0
    for statement in open where used.isDisjoint(with: statement) {
      used.formUnion(statement)
      sum += statement.map { costs[$0] }.min() ?? 0
    }
    return sum
  }
}
