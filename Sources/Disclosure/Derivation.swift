extension MarginTable {
  /// A protected cell that the published numbers determine, alone or in too small a company.
  func exposedCell() -> Int? {
    let unknowns = cells.indices.filter { cells[$0].status != .published }
    guard unknowns.contains(where: { cells[$0].isProtected }) else { return nil }
    var column = [Int](repeating: -1, count: cells.count)
    for (index, cell) in unknowns.enumerated() { column[cell] = index }
    var rows: [[Double]] = []
    for equation in equations {
      var row = [Double](repeating: 0, count: unknowns.count)
      for part in equation.parts where column[part] >= 0 { row[column[part]] += 1 }
      if column[equation.margin] >= 0 { row[column[equation.margin]] -= 1 }
      if row.contains(where: { $0 != 0 }) { rows.append(row) }
    }
    if let exposed = exposed(by: rows, unknowns) { return exposed }
    return exposed(by: reduced(rows, columns: unknowns.count), unknowns)
  }

  /// A protected cell in a row that gives one cell, or the sum of cells with too few respondents.
  private func exposed(by rows: [[Double]], _ unknowns: [Int]) -> Int? {
    for row in rows {
      let terms = row.indices.filter { abs(row[$0]) > 1e-9 }
      guard let first = terms.first, terms.contains(where: { cells[unknowns[$0]].isProtected })
      else { continue }
      let isSum = terms.allSatisfy { abs(row[$0] - row[first]) < 1e-9 }
      guard isSum else { continue }
      let respondents = terms.reduce(0) { $0 + cells[unknowns[$1]].size }
      if terms.count == 1 || respondents < minimumCell {
        return unknowns[terms.first { cells[unknowns[$0]].isProtected } ?? first]
      }
    }
    return nil
  }

  /// The rows in reduced echelon form.
  private func reduced(_ matrix: [[Double]], columns: Int) -> [[Double]] {
    var rows = matrix
    var rank = 0
    for column in 0..<columns where rank < rows.count {
      let candidates = rank..<rows.count
      guard let pivot = candidates.max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
        abs(rows[pivot][column]) > 1e-9
      else { continue }
      rows.swapAt(rank, pivot)
      let scale = rows[rank][column]
      for index in 0..<columns { rows[rank][index] /= scale }
      let pivotRow = rows[rank]
      for other in rows.indices where other != rank && abs(rows[other][column]) > 1e-9 {
        let factor = rows[other][column]
        for index in 0..<columns { rows[other][index] -= factor * pivotRow[index] }
      }
      rank += 1
    }
    return Array(rows.prefix(rank))
  }
}
