// Random tables, tables of a reference file, and an attacker that tries every table there is.
import CellSuppression
import Numerics

enum TableFixture {
  /// A two-way table whose rows come in families with a subtotal in every column.
  static func hierarchy(counts: [Double], shape: [Int], family: Int) -> AdditiveTable {
    let plain = AdditiveTable(counts: counts, shape: shape)
    var cells = plain.cells
    var equations = plain.equations
    for first in stride(from: 0, to: shape[0], by: family) {
      for column in 0...shape[1] {
        let parts = (first..<first + family).map { $0 * (shape[1] + 1) + column }
        equations.append(TableEquation(total: cells.count, parts: parts))
        let value = parts.reduce(0) { $0 + plain.cells[$1].value }
        cells.append(TableCell(value: value, cost: max(value, 1)))
      }
    }
    return AdditiveTable(cells: cells, equations: equations)
  }

  /// Counts of which many are small, and some zero.
  static func counts(_ size: Int, largest: Int, _ generator: inout Philox4x32) -> [Double] {
    (0..<size).map { _ in Double(Int.random(in: 0...largest, using: &generator)) }
  }

  /// Withholds every cell from 1 to 4; empty cells stay.
  static func problem(_ table: AdditiveTable, minimum: Double = 5) -> SuppressionProblem {
    var table = table
    var protected: [ProtectedCell] = []
    for cell in table.cells.indices {
      let value = table.cells[cell].value
      if value == 0 { table.cells[cell].cost = .infinity }
      guard value > 0, value < minimum else { continue }
      table.cells[cell].status = .withheld
      let interval = ValueInterval(low: 1, high: minimum - 1)
      protected.append(ProtectedCell(cell: cell, interval: interval, width: 2))
    }
    return SuppressionProblem(table: table, protected: protected)
  }

  /// The sizes of the table's dimensions with the way to build it.
  static let structures: [(shape: [Int], family: Int)] = [
    ([3, 3], 0), ([4, 3], 0), ([2, 2, 2], 0), ([3, 2, 2], 0), ([4, 2], 2),
  ]

  static func table(_ structure: (shape: [Int], family: Int), _ counts: [Double]) -> AdditiveTable {
    structure.family == 0
      ? AdditiveTable(counts: counts, shape: structure.shape)
      : hierarchy(counts: counts, shape: structure.shape, family: structure.family)
  }
}

/// Tries all tables of whole numbers from zero that agree with what is published.
struct ExhaustiveAttack {
  private(set) var low: [Int: Int] = [:]
  private(set) var high: [Int: Int] = [:]
  /// There are more tables than can be tried.
  private(set) var isCutShort = false

  private var steps = 0
  private let rows: [(terms: [(unknown: Int, sign: Int)], constant: Int)]
  private let unknowns: [Int]
  private let rowsOf: [[Int]]
  private let limits: [Int]

  init(_ table: AdditiveTable) {
    let unknowns = table.cells.indices.filter { table.cells[$0].status != .published }
    let places = Dictionary(uniqueKeysWithValues: unknowns.enumerated().map { ($1, $0) })
    var rows: [(terms: [(unknown: Int, sign: Int)], constant: Int)] = []
    var rowsOf = [[Int]](repeating: [], count: unknowns.count)
    for equation in table.equations {
      var terms: [(unknown: Int, sign: Int)] = []
      var constant = 0
      for term in equation.terms {
        if let place = places[term.cell] {
          rowsOf[place].append(rows.count)
          terms.append((place, Int(term.coefficient)))
        } else {
          constant += Int(term.coefficient * table.cells[term.cell].value)
        }
      }
      rows.append((terms, constant))
    }
    self.rows = rows
    self.rowsOf = rowsOf
    self.unknowns = unknowns
    // No cell is larger than all published numbers together, unless nothing bounds it.
    limits = unknowns.map { min(40, Int(table.cells[$0].value) + 12) }
    var values = [Int](repeating: -1, count: unknowns.count)
    search(0, &values)
  }

  private mutating func search(_ place: Int, _ values: inout [Int]) {
    steps += 1
    if steps > 10_000 {
      isCutShort = true
      return
    }
    guard place < unknowns.count else {
      for (index, cell) in unknowns.enumerated() {
        low[cell] = min(low[cell] ?? values[index], values[index])
        high[cell] = max(high[cell] ?? values[index], values[index])
      }
      return
    }
    for value in 0...limits[place] {
      values[place] = value
      if rowsOf[place].allSatisfy({ canHold($0, values) }) { search(place + 1, &values) }
    }
    values[place] = -1
  }

  /// Whether an equation can still come to zero: open parts add at least nothing.
  private func canHold(_ row: Int, _ values: [Int]) -> Bool {
    var sum = rows[row].constant
    var canRise = false
    var canFall = false
    for (unknown, sign) in rows[row].terms {
      if values[unknown] >= 0 {
        sum += sign * values[unknown]
      } else if sign > 0 {
        canRise = true
      } else {
        canFall = true
      }
    }
    return sum == 0 || sum < 0 && canRise || sum > 0 && canFall
  }
}
