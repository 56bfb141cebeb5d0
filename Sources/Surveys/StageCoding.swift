import Tabular

/// The strata and clusters of one stage as consecutive numbers, clusters ordered by stratum and
/// strata by the cluster of the stage above.
struct StageCoding {
  private let rowCount: Int
  private let columns: SurveyDesign.StageColumns
  /// From 1.
  private let number: Int
  /// Empty where there is one stratum.
  private var stratumOfRow: [Int32] = []
  /// Empty where each row is its own cluster.
  private var clusterOfRow: [Int32] = []
  private var clusterCount: Int
  private(set) var labels: [String] = [""]
  private var parents = [0]
  private var rowsOfStratum: [Int]
  private(set) var clustersOfStratum: [Int]

  init(
    rowCount: Int, columns: SurveyDesign.StageColumns, below above: StageCoding?
  ) throws(SurveyDesignError) {
    self.rowCount = rowCount
    self.columns = columns
    number = (above?.number ?? 0) + 1
    clusterCount = rowCount
    rowsOfStratum = [rowCount]
    clustersOfStratum = [rowCount]
    if columns.strata != nil || above != nil { try codeStrata(below: above) }
    if let clusters = columns.clusters { try codeClusters(clusters) }
  }

  /// Numbers the pairs of parent and stratum that occur, in the order of their levels.
  private mutating func codeStrata(
    below above: StageCoding?
  ) throws(SurveyDesignError) {
    let width = max(1, columns.strata?.levels.count ?? 1)
    var keys = [Int](repeating: 0, count: rowCount)
    if let codes = columns.strata?.codes {
      for row in 0..<rowCount {
        guard codes[row] >= 0 else { throw .missingStratum(row: row, stage: number) }
        keys[row] = Int(codes[row])
      }
    }
    if let above {
      for row in 0..<rowCount { keys[row] += above.cluster(ofRow: row) * width }
    }
    let bound = width * (above?.clusterCount ?? 1)
    let used = StageCoding.distinct(keys, below: bound)
    let numbers = StageCoding.positions(of: keys, in: used, below: bound)
    rowsOfStratum = [Int](repeating: 0, count: used.count)
    for number in numbers { rowsOfStratum[Int(number)] += 1 }
    clustersOfStratum = rowsOfStratum
    parents = used.map { $0 / width }
    let names = above.map { $0.clusterLabels() } ?? []
    labels = used.map { key in
      let own = columns.strata.map { $0.levels[key % width] }
      return ([names.isEmpty ? nil : names[key / width], own] as [String?]).compactMap { $0 }
        .joined(separator: " / ")
    }
    if used.count > 1 { stratumOfRow = numbers }
  }

  /// Numbers the pairs of stratum and cluster that occur.
  private mutating func codeClusters(_ clusters: CategoryColumn) throws(SurveyDesignError) {
    let width = max(1, clusters.levels.count)
    var keys = [Int](repeating: 0, count: rowCount)
    for row in 0..<rowCount {
      let code = clusters.codes[row]
      guard code >= 0 else { throw .missingCluster(row: row, stage: number) }
      keys[row] = stratum(ofRow: row) * width + Int(code)
    }
    let distinct = StageCoding.distinct(keys, below: labels.count * width)
    clusterCount = distinct.count
    clustersOfStratum = [Int](repeating: 0, count: labels.count)
    for key in distinct { clustersOfStratum[key / width] += 1 }
    if clusterCount == rowCount { return }
    clusterOfRow = StageCoding.positions(of: keys, in: distinct, below: labels.count * width)
  }

  /// Refuses a code that stands in two strata.
  func requireUniqueCodes() throws(SurveyDesignError) {
    guard let clusters = columns.clusters else { return }
    var strata = [Int](repeating: -1, count: clusters.levels.count)
    for row in 0..<rowCount {
      let code = Int(clusters.codes[row])
      let stratum = stratum(ofRow: row)
      if strata[code] >= 0, strata[code] != stratum {
        throw .clusterInTwoStrata(
          cluster: clusters.levels[code], row: row, first: labels[strata[code]],
          second: labels[stratum])
      }
      strata[code] = stratum
    }
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

  private func cluster(ofRow row: Int) -> Int {
    clusterOfRow.isEmpty ? row : Int(clusterOfRow[row])
  }

  /// The codes of the clusters after the labels of their strata.
  private func clusterLabels() -> [String] {
    var result = [String](repeating: "", count: clusterCount)
    for row in 0..<rowCount where result[cluster(ofRow: row)].isEmpty {
      let own = columns.clusters.map { $0.levels[Int($0.codes[row])] } ?? "\(row + 1)"
      let stratum = labels[stratum(ofRow: row)]
      result[cluster(ofRow: row)] = stratum.isEmpty ? own : stratum + " / " + own
    }
    return result
  }

  /// The population of each stratum, checked.
  ///
  /// - Parameter areFractions: Whether the sizes are the fractions that were drawn.
  /// - Returns: The units of this stage in the population of each stratum; nil where not known.
  /// - Throws: A size that changes within a stratum or is smaller than the sample.
  func populations(areFractions: Bool) throws(SurveyDesignError) -> [Double?] {
    var result = [Double?](repeating: nil, count: labels.count)
    guard let sizes = columns.populationSizes else { return result }
    for row in 0..<rowCount {
      let size = sizes[row]
      let index = stratum(ofRow: row)
      if let first = result[index], first != size {
        throw .populationVaries(
          stratum: labels[index], row: row, first: first, second: size, stage: number)
      }
      result[index] = size
    }
    for index in labels.indices {
      let sample = clustersOfStratum[index]
      guard let size = result[index] else { continue }
      if areFractions {
        result[index] = Double(sample) / size
      } else if size < Double(sample) {
        throw .populationTooSmall(
          stratum: labels[index], population: size, sample: sample, stage: number)
      }
    }
    return result
  }

  /// The stage with the populations of its strata.
  func stage(_ populations: [Double?]) -> SurveyDesign.Stage {
    var first = 0
    var strata: [SurveyDesign.Stratum] = []
    for index in labels.indices {
      strata.append(
        SurveyDesign.Stratum(
          label: labels[index], clusterCount: clustersOfStratum[index],
          rowCount: rowsOfStratum[index], population: populations[index], firstCluster: first,
          parent: parents[index]))
      first += clustersOfStratum[index]
    }
    return SurveyDesign.Stage(
      strata: strata, clusterCount: clusterCount, isStratified: columns.strata != nil,
      stratumOfRow: stratumOfRow, clusterOfRow: clusterOfRow)
  }
}
