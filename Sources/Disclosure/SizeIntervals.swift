import CellSuppression

/// What those who read the results may know of the sizes of withheld groups.
enum ReaderKnowledge: CaseIterable {
  /// The published numbers, and that no group has fewer than no respondents.
  case numbers
  /// The reasons as well: that a group called small has fewer than the minimum, and one withheld
  /// for the sake of another has the minimum at least.
  case reasons
}

extension MarginTable {
  /// Published cells to withhold so that the sizes of withheld ones are not narrowed down.
  ///
  /// The published numbers must leave a small group every size that its reason leaves it, from 1 to
  /// one less than the minimum; and who adds the reasons must still find two sizes possible for it.
  /// Other withheld groups must have two possible sizes.
  func companions(against knowledge: ReaderKnowledge) -> [Int] {
    let protected = cells.indices.filter { cells[$0].isProtected && cells[$0].status == .withheld }
    if knowledge == .reasons, !reasonsLimitSizes || minimumCell < 3 { return [] }
    let isEssential = { (cell: Int) in cells[cell].group.isEssential }
    // A dimension gives way to the overall and the kinds of actor, never the other way round.
    var added = solution(for: protected, knowledge, withholding: []) { !isEssential($0) }
    let essential = protected.filter(isEssential)
    added += solution(for: essential, knowledge, withholding: added) { _ in true }
    return added
  }

  private func solution(
    for protected: [Int], _ knowledge: ReaderKnowledge, withholding more: [Int],
    from isFree: (Int) -> Bool
  ) -> [Int] {
    guard !protected.isEmpty else { return [] }
    var table = additiveTable(knowledge, isFree)
    for cell in more { table.cells[cell].status = .withheld }
    let wanted = protected.map { protection(of: $0, knowledge) }
    let open = Attacker(table).unprotected(wanted)
    if open.isEmpty { return [] }
    let solution = SuppressionProblem(table: table, protected: wanted).solved()
    return solution.added
  }

  private func protection(of cell: Int, _ knowledge: ReaderKnowledge) -> ProtectedCell {
    let size = Double(cells[cell].size)
    let most = Double(minimumCell - 1)
    let isSmall = size <= most
    let interval =
      isSmall && knowledge == .numbers
      ? ValueInterval(low: 1, high: most) : ValueInterval(low: size, high: size)
    return ProtectedCell(cell: cell, interval: interval, width: minimumCell > 2 ? 1 : 0)
  }

  private func additiveTable(
    _ knowledge: ReaderKnowledge, _ isFree: (Int) -> Bool
  ) -> AdditiveTable {
    let tableCells = cells.indices.map { place in
      let cell = cells[place]
      var result = TableCell(value: Double(cell.size), cost: .infinity)
      switch cell.status {
      case .published:
        if isFree(place), !cell.isKnown { result.cost = Double(cell.size) }
        if knowledge == .reasons { result.lower = min(result.value, Double(minimumCell)) }
      case .unpublished: result.status = .unpublished
      case .withheld:
        result.status = .withheld
        guard knowledge == .reasons else { break }
        if cell.isCalledSmall {
          result.upper = max(result.value, Double(minimumCell - 1))
        } else {
          result.lower = min(result.value, Double(minimumCell))
        }
      }
      return result
    }
    return AdditiveTable(
      cells: tableCells,
      equations: equations.map { TableEquation(total: $0.margin, parts: $0.parts) })
  }
}
