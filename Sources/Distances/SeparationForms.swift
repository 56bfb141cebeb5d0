import LinearAlgebra

/// What one deal of membership separates.
struct SeparationValues: Sendable {
  var within = 0.0
  var withinSquares = 0.0
  var components = 0.0
  var permanova = 0.0
  var modified: Double?
  var anosim = 0.0
}

/// How often deals reach each of the statistics.
struct SeparationTally: Sendable {
  var components: DealTally
  var permanova: DealTally
  var modified: DealTally
  var anosim: DealTally

  init(_ observed: SeparationValues) {
    components = DealTally(observed: observed.components)
    permanova = DealTally(observed: observed.permanova)
    modified = DealTally(observed: observed.modified ?? 0)
    anosim = DealTally(observed: observed.anosim)
  }

  mutating func enter(_ values: SeparationValues) {
    components.enter(values.components)
    permanova.enter(values.permanova)
    if let value = values.modified { modified.enter(value) }
    anosim.enter(values.anosim)
  }

  mutating func add(_ other: SeparationTally) {
    components.add(other.components)
    permanova.add(other.permanova)
    modified.add(other.modified)
    anosim.add(other.anosim)
  }
}

/// The statistics of ``GroupSeparation`` as functions of sums within groups.
struct SeparationForms: Sendable {
  let plain: WithinSums?
  let squared: WithinSums
  private let ranked: WithinSums?
  private let sizes: [Double]
  private let everyone: Double

  /// Where only the statistics of squared distances are wanted the others are not computed.
  init(_ distances: Matrix, sizes: [Int], squaresOnly: Bool = false) {
    plain = squaresOnly ? nil : WithinSums(distances)
    squared = WithinSums(distances.squaredElements)
    ranked = squaresOnly ? nil : WithinSums(distances.pairRanks)
    self.sizes = sizes.map(Double.init)
    everyone = Double(sizes.reduce(0, +))
  }

  func values(_ block: GroupDeals.Block) -> [SeparationValues] {
    let groups = sizes.count
    let members = GroupIndicators(block, groupCount: groups)
    let squares = squared.sums(members)
    let (distances, ranks) = (plain?.sums(members), ranked?.sums(members))
    return (0..<block.dealCount).map { deal in
      let own = (deal * groups)..<((deal + 1) * groups)
      var values = SeparationValues()
      values.withinSquares = within(squares[own])
      values.permanova = ratio(squared.half, values.withinSquares)
      values.modified = modifiedRatio(squared.half - values.withinSquares, squares[own])
      if let plain, let distances {
        values.within = within(distances[own])
        values.components = ratio(plain.half, values.within)
      }
      if let ranks { values.anosim = anosim(ranks[own]) }
      return values
    }
  }

  /// Σ n_g/2 · mean of all distances within g.
  private func within(_ sums: ArraySlice<Double>) -> Double {
    var result = 0.0
    for (size, sum) in zip(sizes, sums) { result += sum / (2 * size) }
    return result
  }

  private func ratio(_ total: Double, _ within: Double) -> Double {
    let groups = Double(sizes.count)
    // Groups in which all answer alike, and not as the others: no separation can be clearer.
    guard within > total * 1e-14 else { return .greatestFiniteMagnitude }
    return (total - within) / (groups - 1) / (within / (everyone - groups))
  }

  /// The F with a denominator that weighs each group's spread as the numerator does.
  private func modifiedRatio(_ between: Double, _ sums: ArraySlice<Double>) -> Double? {
    var denominator = 0.0
    for (size, sum) in zip(sizes, sums) {
      guard size > 1 else { return nil }
      denominator += (1 - size / everyone) * sum / (2 * size) / (size - 1)
    }
    guard denominator > squared.half * 1e-14 else { return .greatestFiniteMagnitude }
    return between / denominator
  }

  private func anosim(_ sums: ArraySlice<Double>) -> Double {
    let all = everyone * (everyone - 1) / 2
    var (pairs, ranks) = (0.0, 0.0)
    for (size, sum) in zip(sizes, sums) {
      pairs += size * (size - 1) / 2
      ranks += sum / 2
    }
    let allRanks = all * (all + 1) / 2
    let (inside, outside) = (ranks / pairs, (allRanks - ranks) / (all - pairs))
    return (outside - inside) / (all / 2)
  }
}

extension WithinSums {
  /// Half the mean of all elements times the number of objects.
  var half: Double { total / (2 * Double(rowSums.count)) }
}

extension GroupDeals.Block {
  /// The groups of a partition as a block of one deal.
  init(_ partition: GroupPartition) {
    self.init(
      dealCount: 1, objectCount: partition.codes.count,
      groups: partition.codes.map { UInt16($0) })
  }
}

extension Matrix {
  /// The squares of the elements.
  var squaredElements: Matrix {
    Matrix(rowCount: rowCount, columnCount: columnCount, values: values.map { $0 * $0 })
  }

  /// The rank of each pair's distance among all pairs, the mean rank for equal ones; a symmetric
  /// matrix with zeros on its diagonal.
  var pairRanks: Matrix {
    var pairs: [(distance: Double, row: Int, column: Int)] = []
    pairs.reserveCapacity(rowCount * (rowCount - 1) / 2)
    for column in 0..<columnCount {
      for row in 0..<column { pairs.append((self[row, column], row, column)) }
    }
    pairs.sort { $0.distance < $1.distance }
    var result = Matrix(rowCount: rowCount, columnCount: columnCount)
    var start = 0
    while start < pairs.count {
      var end = start + 1
      // Distances are rounded to a common fraction, but their means over questions are not.
      let limit = pairs[start].distance * (1 + 1e-12)
      while end < pairs.count, pairs[end].distance <= limit { end += 1 }
      let rank = Double(start + end + 1) / 2
      for pair in pairs[start..<end] {
        result[pair.row, pair.column] = rank
        result[pair.column, pair.row] = rank
      }
      start = end
    }
    return result
  }
}
