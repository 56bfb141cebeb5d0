public import LinearAlgebra

// Errors of what is a function of the totals of a table.
extension TableTotals {
  /// The variance of a statistic with these derivatives; nil where errors are not known.
  ///
  /// What is left of the sum after cancellation to the last digits is returned as zero.
  public func variance(_ gradients: [CellGradient]) -> Double? {
    guard hasErrors(groups: gradients.map(\.group)), let covariance else { return nil }
    let terms = terms(gradients, covariance)
    if case .sparse(let sparse) = covariance.elements, let variable = sparse.variable(terms) {
      return sparse.variance(variable)
    }
    let form = covariance.form(terms, terms)
    return form.value > form.scale * 1e-14 ? form.value : 0
  }

  /// The covariance of two statistics with these derivatives; nil where errors are not known.
  public func covariance(_ first: [CellGradient], _ second: [CellGradient]) -> Double? {
    covariance(of: [first, second])?[0, 1]
  }

  /// The covariance matrix of statistics with these derivatives; nil where the errors of one are
  /// not known.
  public func covariance(of statistics: [[CellGradient]]) -> Matrix? {
    guard hasErrors(groups: statistics.flatMap { $0.map(\.group) }), let covariance else {
      return nil
    }
    let terms = statistics.map { self.terms($0, covariance) }
    var variables: [SparseVariable] = []
    if case .sparse(let sparse) = covariance.elements {
      variables = terms.compactMap { sparse.variable($0) }
    }
    var result = Matrix(rowCount: statistics.count, columnCount: statistics.count)
    for column in terms.indices {
      for row in 0...column {
        if case .sparse(let sparse) = covariance.elements, variables.count == terms.count {
          result[row, column] = sparse.covariance(variables[row], variables[column])
        } else {
          result[row, column] = covariance.form(terms[row], terms[column]).value
        }
        result[column, row] = result[row, column]
      }
    }
    return result
  }

  /// The covariance matrix of the given cells, zero for cells without weight.
  public func covariance(cells: [(group: Int, level: Int)]) -> Matrix? {
    guard hasErrors(groups: cells.map(\.group)), let covariance else { return nil }
    var result = Matrix(rowCount: cells.count, columnCount: cells.count)
    for (column, b) in cells.enumerated() {
      for (row, a) in cells.enumerated() {
        let i = layout.cell(group: a.group, level: a.level)
        let j = layout.cell(group: b.group, level: b.level)
        result[row, column] = covariance.element(i, j)
      }
    }
    return result
  }

  /// The cells with weight on which a statistic depends, by their places in the covariance, each
  /// once, in ascending order.
  private func terms(
    _ gradients: [CellGradient], _ covariance: CellCovariance
  ) -> [(cell: Int, weight: Double)] {
    var terms: [(cell: Int, weight: Double)] = []
    var isAscending = true
    for gradient in gradients {
      for (place, derivative) in gradient.values.enumerated() where derivative != 0 {
        let cell = Int(covariance.positions[layout.cell(group: gradient.group, place: place)])
        guard cell >= 0 else { continue }
        if let last = terms.last, last.cell >= cell { isAscending = false }
        terms.append((cell, derivative))
      }
    }
    if isAscending { return terms }
    terms.sort { $0.cell < $1.cell }
    var result: [(cell: Int, weight: Double)] = []
    for term in terms {
      if let last = result.indices.last, result[last].cell == term.cell {
        result[last].weight += term.weight
      } else {
        result.append(term)
      }
    }
    return result
  }
}

extension CellCovariance {
  /// The covariance of two weighted sums of cells, and the sum of the magnitudes of its terms.
  func form(
    _ first: [(cell: Int, weight: Double)], _ second: [(cell: Int, weight: Double)]
  ) -> (value: Double, scale: Double) {
    var (value, scale) = (0.0, 0.0)
    func add(_ element: (Int, Int) -> Double) {
      for (row, x) in first {
        for (column, y) in second {
          let term = x * y * element(row, column)
          value += term
          scale += term.magnitude
        }
      }
    }
    switch elements {
    case .dense(let matrix): add { matrix[$0, $1] }
    case .sparse(let covariance): add { covariance.element($0, $1) }
    case .replicated(let totals): add { totals.covariance($0, $1) }
    }
    return (value, scale)
  }
}
