import Surveys
import Tabular

/// The margins coded over the rows of the data, checked before anything is adjusted.
struct MarginCoding {
  /// A coded margin: its levels that have a total above zero.
  struct CodedMargin {
    let name: String
    let levels: [Margin.Level]
  }

  /// Totals of a margin that differ by less are taken for rounding.
  static let roundingTolerance = 1e-6

  let margins: [CodedMargin]
  let patterns: MarginPatterns
  /// The totals, the levels of all margins one after another, scaled to one population.
  let targets: [Double]

  init(
    _ margins: Margins, columns: [CategoryColumn], weights: [Double]
  ) throws(WeightingError) {
    var reading = MarginColumns(columns, weights: weights)
    var coded: [CodedMargin] = []
    var codes: [[Int32]] = []
    for margin in margins.margins {
      let levels = margin.levels.filter { $0.total > 0 }
      coded.append(CodedMargin(name: margin.name, levels: levels))
      codes.append(reading.codes(margin, levels))
    }
    let faults = reading.faults + MarginCoding.contradictions(margins)
    guard faults.isEmpty else { throw WeightingError(faults, source: margins.source) }
    self.margins = coded
    patterns = MarginPatterns(codes: codes, levelCounts: coded.map(\.levels.count))
    let population = margins.population
    targets = margins.margins.flatMap { margin in
      margin.levels.filter { $0.total > 0 }.map { $0.total * population / margin.total }
    }
  }

  /// The place of a level by its number among the levels of all margins.
  func place(ofLevel index: Int) -> WeightingFault.LevelPlace {
    var rest = index
    for margin in margins {
      if rest < margin.levels.count {
        return WeightingFault.LevelPlace(
          margin: margin.name, level: margin.levels[rest].label, line: margin.levels[rest].line)
      }
      rest -= margin.levels.count
    }
    return WeightingFault.LevelPlace(margin: "", level: "")
  }

  /// Margins of different sums, and crossings that add up to something else than their parts.
  private static func contradictions(_ margins: Margins) -> [WeightingFault] {
    var faults: [WeightingFault] = []
    guard let first = margins.margins.first else { return [] }
    for margin in margins.margins.dropFirst()
    where (margin.total - first.total).magnitude > roundingTolerance * first.total {
      faults.append(
        .unequalTotals(
          margin: margin.name, total: margin.total, other: first.name, otherTotal: first.total))
    }
    guard faults.isEmpty else { return faults }
    for margin in margins.margins where !margin.dimensions.isEmpty {
      for crossing in margins.margins where crossing.dimensions.count > margin.dimensions.count {
        let places = margin.dimensions.compactMap { crossing.dimensions.firstIndex(of: $0) }
        guard places.count == margin.dimensions.count else { continue }
        faults += contradictions(margin, crossing, places, population: first.total)
      }
    }
    return faults
  }

  private static func contradictions(
    _ margin: Margin, _ crossing: Margin, _ places: [Int], population: Double
  ) -> [WeightingFault] {
    margin.levels.compactMap { level in
      let sum = crossing.levels.filter { cell in places.map { cell.parts[$0] } == level.parts }
        .reduce(0) { $0 + $1.total }
      guard (sum - level.total).magnitude > roundingTolerance * 1e-3 * population else {
        return nil
      }
      return .contradiction(
        WeightingFault.LevelPlace(margin: margin.name, level: level.label, line: level.line),
        total: level.total, crossing: crossing.name, sum: sum)
    }
  }
}

/// Codes margins over the columns of the data and keeps every fault.
private struct MarginColumns {
  let columns: [CategoryColumn]
  let weights: [Double]
  private(set) var faults: [WeightingFault] = []
  private var checked: Set<String> = []

  init(_ columns: [CategoryColumn], weights: [Double]) {
    self.columns = columns
    self.weights = weights
  }

  /// The level of each row; 0 in rows without weight, on which nothing depends.
  mutating func codes(_ margin: Margin, _ levels: [Margin.Level]) -> [Int32] {
    var dimensions: [CategoryColumn] = []
    for name in margin.dimensions {
      guard let column = columns.first(where: { $0.name == name }) else {
        if checked.insert(name).inserted {
          faults.append(
            .unknownDimension(name, margin: margin.name, known: columns.map(\.name)))
        }
        continue
      }
      dimensions.append(column)
      if checked.insert(name).inserted { checkMissing(column) }
    }
    guard dimensions.count == margin.dimensions.count else { return [] }
    return codes(margin, levels, dimensions)
  }

  private mutating func checkMissing(_ column: CategoryColumn) {
    var count = 0
    var first = 0
    for row in weights.indices where column.codes[row] < 0 && weights[row] > 0 {
      if count == 0 { first = row }
      count += 1
    }
    if count > 0 {
      faults.append(.missingValues(dimension: column.name, count: count, firstRow: first))
    }
  }

  private mutating func codes(
    _ margin: Margin, _ levels: [Margin.Level], _ dimensions: [CategoryColumn]
  ) -> [Int32] {
    let cells = dimensions.reduce(1) { $0 * max(1, $1.levels.count) }
    var levelOfCell = [Int32](repeating: -1, count: cells)
    for (index, level) in levels.enumerated() {
      if let cell = cell(of: level.parts, dimensions) { levelOfCell[cell] = Int32(index) }
    }
    var codes = [Int32](repeating: 0, count: weights.count)
    var counts = [Int](repeating: 0, count: levels.count)
    var strangers: [Int: (count: Int, row: Int)] = [:]
    for row in 0..<weights.count where weights[row] > 0 {
      var cell = 0
      for column in dimensions {
        let code = Int(column.codes[row])
        if code < 0 {
          cell = -1
          break
        }
        cell = cell &* column.levels.count &+ code
      }
      guard cell >= 0 else { continue }
      let level = levelOfCell[cell]
      guard level >= 0 else {
        strangers[cell, default: (0, row)].count += 1
        continue
      }
      codes[row] = level
      counts[Int(level)] += 1
    }
    for cell in strangers.keys.sorted() {
      guard let found = strangers[cell] else { continue }
      faults.append(
        .levelWithoutTotal(
          margin: margin.name, level: label(of: cell, dimensions), count: found.count,
          firstRow: found.row, known: levels.map(\.label)))
    }
    for (index, level) in levels.enumerated() where counts[index] == 0 {
      faults.append(
        .emptyCategory(
          WeightingFault.LevelPlace(margin: margin.name, level: level.label, line: level.line),
          total: level.total))
    }
    return codes
  }

  private func cell(of parts: [String], _ dimensions: [CategoryColumn]) -> Int? {
    var cell = 0
    for (part, column) in zip(parts, dimensions) {
      guard let code = column.levels.firstIndex(of: part) else { return nil }
      cell = cell * column.levels.count + code
    }
    return cell
  }

  private func label(of cell: Int, _ dimensions: [CategoryColumn]) -> String {
    var rest = cell
    var parts: [String] = []
    for column in dimensions.reversed() {
      parts.append(column.levels[rest % column.levels.count])
      rest /= column.levels.count
    }
    return Margin.Level(parts.reversed(), total: 0).label
  }
}
