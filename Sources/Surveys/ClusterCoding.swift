import Tabular

/// The strata and clusters of all rows as consecutive numbers, clusters ordered by stratum.
struct ClusterCoding {
  /// Empty where there is one stratum.
  private(set) var stratumOfRow: [Int32] = []
  /// Empty where each row is its own cluster.
  private(set) var clusterOfRow: [Int32] = []
  private(set) var clusterCount: Int
  private var labels: [String] = [""]
  private var rowsOfStratum: [Int]
  private var clustersOfStratum: [Int]
  private let rowCount: Int

  init(
    rowCount: Int, strata: CategoryColumn?, clusters: CategoryColumn?
  ) throws(SurveyDesignError) {
    self.rowCount = rowCount
    clusterCount = rowCount
    rowsOfStratum = [rowCount]
    clustersOfStratum = [rowCount]
    if let strata { try codeStrata(strata) }
    if let clusters { try codeClusters(clusters) }
  }

  /// Numbers the strata that occur, in the order of their levels.
  private mutating func codeStrata(_ strata: CategoryColumn) throws(SurveyDesignError) {
    var rows = [Int](repeating: 0, count: strata.levels.count)
    for row in 0..<rowCount {
      let code = strata.codes[row]
      guard code >= 0 else { throw .missingStratum(row: row) }
      rows[Int(code)] += 1
    }
    let used = rows.indices.filter { rows[$0] > 0 }
    var number = [Int32](repeating: -1, count: rows.count)
    for (index, level) in used.enumerated() { number[level] = Int32(index) }
    labels = used.map { strata.levels[$0] }
    rowsOfStratum = used.map { rows[$0] }
    clustersOfStratum = rowsOfStratum
    if used.count > 1 { stratumOfRow = strata.codes.map { number[Int($0)] } }
  }

  /// Numbers the pairs of stratum and cluster that occur.
  private mutating func codeClusters(_ clusters: CategoryColumn) throws(SurveyDesignError) {
    let width = max(1, clusters.levels.count)
    var keys = [Int](repeating: 0, count: rowCount)
    for row in 0..<rowCount {
      let code = clusters.codes[row]
      guard code >= 0 else { throw .missingCluster(row: row) }
      keys[row] = stratum(ofRow: row) * width + Int(code)
    }
    let distinct = ClusterCoding.distinct(keys, below: labels.count * width)
    clusterCount = distinct.count
    clustersOfStratum = [Int](repeating: 0, count: labels.count)
    for key in distinct { clustersOfStratum[key / width] += 1 }
    if clusterCount == rowCount { return }
    clusterOfRow = ClusterCoding.positions(of: keys, in: distinct, below: labels.count * width)
  }

  private static let denseLimit = 1 << 22

  /// The distinct keys in ascending order.
  private static func distinct(_ keys: [Int], below bound: Int) -> [Int] {
    guard bound <= denseLimit else { return Set(keys).sorted() }
    var occurs = [Bool](repeating: false, count: bound)
    for key in keys { occurs[key] = true }
    return occurs.indices.filter { occurs[$0] }
  }

  private static func positions(
    of keys: [Int], in distinct: [Int], below bound: Int
  ) -> [Int32] {
    guard bound <= denseLimit else {
      var position: [Int: Int32] = [:]
      position.reserveCapacity(distinct.count)
      for (index, key) in distinct.enumerated() { position[key] = Int32(index) }
      return keys.map { position[$0] ?? 0 }
    }
    var position = [Int32](repeating: 0, count: bound)
    for (index, key) in distinct.enumerated() { position[key] = Int32(index) }
    return keys.map { position[$0] }
  }

  private func stratum(ofRow row: Int) -> Int {
    stratumOfRow.isEmpty ? 0 : Int(stratumOfRow[row])
  }

  /// The population of each stratum, checked.
  func populations(_ sizes: [Double]?) throws(SurveyDesignError) -> [Double?] {
    var result = [Double?](repeating: nil, count: labels.count)
    guard let sizes else { return result }
    for row in 0..<rowCount {
      let size = sizes[row]
      guard size > 0 else { throw .badPopulation(row: row, value: size) }
      let index = stratum(ofRow: row)
      if let first = result[index], first != size {
        throw .populationVaries(stratum: labels[index], row: row, first: first, second: size)
      }
      result[index] = size
    }
    for index in labels.indices {
      let sample = clustersOfStratum[index]
      if let population = result[index], population < Double(sample) {
        throw .populationTooSmall(stratum: labels[index], population: population, sample: sample)
      }
    }
    return result
  }

  func strata(_ populations: [Double?]) -> [SurveyDesign.Stratum] {
    var first = 0
    var result: [SurveyDesign.Stratum] = []
    for index in labels.indices {
      result.append(
        SurveyDesign.Stratum(
          label: labels[index], clusterCount: clustersOfStratum[index],
          rowCount: rowsOfStratum[index], population: populations[index], firstCluster: first))
      first += clustersOfStratum[index]
    }
    return result
  }

  /// The weights that follow from the sizes of the population; nil where a size is not known.
  func inverseFractions(_ populations: [Double?]) -> [Double]? {
    var factor: [Double] = []
    for (index, population) in populations.enumerated() {
      guard let population, population < .infinity else { return nil }
      factor.append(population / Double(clustersOfStratum[index]))
    }
    return (0..<rowCount).map { factor[stratum(ofRow: $0)] }
  }
}
