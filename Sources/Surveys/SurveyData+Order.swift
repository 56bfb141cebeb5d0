import Numerics

extension SurveyData {
  /// Sorts the rows by cluster, so that counting large tables stays in the fast memory.
  ///
  /// No result depends on the order of the rows. With clusters in random order a table of a million
  /// rows takes two to three times as long; below some ten thousand rows it does not matter. Call
  /// it once, after every message that names a row.
  ///
  /// - Complexity: O(*n*) a column; a few columns at a time are held twice.
  public mutating func sortByCluster() {
    guard let order = design.clusterOrder() else { return }
    design.reorder(order)
    reorder(order, &questions, \.codes)
    reorder(order, &dimensions, \.codes)
    reorder(order, &quantities, \.codes)
    for index in quantities.indices {
      quantities[index].values = permuted(quantities[index].values, order)
    }
    if !respondentNames.isEmpty {
      respondentNames = order.map { respondentNames[Int($0)] }
    }
    if !respondents.isEmpty { respondents = permuted(respondents, order) }
    if let codes = actors?.codes { actors?.codes = permuted(codes, order) }
    if let codes = rounds?.codes { rounds?.codes = permuted(codes, order) }
  }

  /// Reorders the codes of the elements, a few columns at a time on all cores.
  private func reorder<Element>(
    _ order: [Int32], _ elements: inout [Element], _ codes: WritableKeyPath<Element, [Int32]>
  ) {
    let batch = 4
    for start in stride(from: 0, to: elements.count, by: batch) {
      let end = min(start + batch, elements.count)
      let columns = (start..<end).map { elements[$0][keyPath: codes] }
      let moved = orderedMap(count: columns.count) { permuted(columns[$0], order) }
      for (place, column) in moved.enumerated() { elements[start + place][keyPath: codes] = column }
    }
  }
}

extension SurveyDesign {
  /// The rows in order of cluster, or of stratum where each row is its own cluster; nil where they
  /// already are.
  func clusterOrder() -> [Int32]? {
    let stage = leafStage
    let keys = stage.isOfRespondents ? stage.stratumOfRow : stage.clusterOfRow
    let count = stage.isOfRespondents ? stage.strata.count : stage.clusterCount
    guard keys.indices.dropFirst().contains(where: { keys[$0] < keys[$0 - 1] }) else { return nil }
    var starts = [Int](repeating: 0, count: count + 1)
    for row in keys.indices { starts[Int(keys[row]) + 1] += 1 }
    for key in 0..<count { starts[key + 1] += starts[key] }
    var order = [Int32](repeating: 0, count: keys.count)
    for row in keys.indices {
      order[starts[Int(keys[row])]] = Int32(row)
      starts[Int(keys[row])] += 1
    }
    return order
  }
}

private func permuted(_ codes: [Int32], _ order: [Int32]) -> [Int32] {
  var result = [Int32](repeating: 0, count: order.count)
  for row in order.indices { result[row] = codes[Int(order[row])] }
  return result
}

private func permuted(_ values: [Double], _ order: [Int32]) -> [Double] {
  var result = [Double](repeating: 0, count: order.count)
  for row in order.indices { result[row] = values[Int(order[row])] }
  return result
}
