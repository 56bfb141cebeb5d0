/// The least and the largest value that something may have.
public struct ValueInterval: Equatable, Sendable {
  public var low: Double
  public var high: Double

  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  public var width: Double { high - low }
}

/// What must stay possible for a cell in the eyes of those who read the table.
public struct ProtectedCell: Equatable, Sendable {
  public var cell: Int
  /// Every value from the low to the high one must stay possible.
  public var interval: ValueInterval
  /// The interval that stays possible must be at least this wide.
  public var width: Double

  public init(cell: Int, interval: ValueInterval, width: Double = 0) {
    self.cell = cell
    self.interval = interval
    self.width = width
  }
}

/// Somebody who knows the published cells, the equations and the bounds of every cell.
///
/// For each cell and each sum of cells it finds the smallest and the largest value in all tables
/// that agree with what is known. In a network (rows and columns with margins, a hierarchy, and
/// whatever else makes each unknown an edge between two equations) the limits are those of whole
/// tables. In others they are those of a linear program, brought inwards to whole numbers.
public struct Attacker: Sendable {
  public let table: AdditiveTable
  private let reach: Double

  public init(_ table: AdditiveTable) {
    self.table = table
    reach = Self.reach(of: table)
  }

  /// A movement that no bounded cell comes near.
  static func reach(of table: AdditiveTable) -> Double {
    16 * (1 + table.cells.reduce(0) { $0 + abs($1.value) })
  }

  /// The values that a cell can have.
  ///
  /// - Returns: One value for a published cell; infinite where nothing limits it.
  public func interval(of cell: Int) -> ValueInterval {
    let value = table.cells[cell].value
    guard table.cells[cell].status != .published else {
      return ValueInterval(low: value, high: value)
    }
    let movement = CellMovement(attacking: table, reach: reach)
    let displacer = Displacer(table, movement)
    let up = limit(displacer, movement, cell, 1)
    let down = limit(displacer, movement, cell, -1)
    return ValueInterval(low: value - down, high: value + up)
  }

  /// The values that the sum of several cells can have.
  public func interval(ofSum cells: [Int]) -> ValueInterval {
    let (extended, sum) = table.addingSum(of: cells)
    return Attacker(extended).interval(of: sum)
  }

  private func limit(
    _ displacer: Displacer, _ movement: CellMovement, _ cell: Int, _ sign: Double
  ) -> Double {
    let found = displacer.displacement(of: cell, by: sign * reach, movement, whole: false)
    let amount = abs(found.amount)
    if amount >= reach { return .infinity }
    return table.isIntegral ? (amount + 1e-7).rounded(.down) : amount
  }

  /// Those of the cells that are not protected.
  ///
  /// Protection is proved by tables: for each end of each interval one that agrees with all that
  /// is known, in whole numbers where the table is. A proof that is not found counts as none.
  public func unprotected(_ cells: [ProtectedCell]) -> [ProtectedCell] {
    let proof = ProtectionProof(table)
    return cells.filter { proof.witnesses($0) == nil }
  }
}

/// Proofs that cells are protected.
struct ProtectionProof {
  let table: AdditiveTable
  private let movement: CellMovement
  private let displacer: Displacer

  init(_ table: AdditiveTable) {
    self.table = table
    movement = CellMovement(attacking: table, reach: Attacker.reach(of: table))
    displacer = Displacer(table, movement)
  }

  /// The cells that change in the tables at both ends of the interval; nil without a proof.
  func witnesses(_ protected: ProtectedCell) -> Set<Int>? {
    let need = Need(protected, table)
    if need.isNothing { return [] }
    guard table.cells[protected.cell].status != .published else { return nil }
    let wantedUp = max(need.up, need.width)
    var up = Displacement.none
    if wantedUp > 0 { up = displaced(protected.cell, wantedUp) }
    guard up.amount >= need.up - 1e-7 else { return nil }
    let wantedDown = max(need.down, need.width - up.amount)
    var down = Displacement.none
    if wantedDown > 0 { down = displaced(protected.cell, -wantedDown) }
    guard -down.amount >= wantedDown - 1e-7 else { return nil }
    return Set(up.changes.map(\.cell)).union(down.changes.map(\.cell))
  }

  /// How far a cell can be moved up (positive) or down.
  func displaced(_ cell: Int, _ amount: Double) -> Displacement {
    displacer.displacement(of: cell, by: amount, movement, whole: true)
  }
}

/// How far a cell must be able to move.
struct Need {
  var up: Double
  var down: Double
  var width: Double

  init(_ protected: ProtectedCell, _ table: AdditiveTable) {
    let value = table.cells[protected.cell].value
    up = max(0, protected.interval.high - value)
    down = max(0, value - protected.interval.low)
    width = protected.width
  }

  var isNothing: Bool { up <= 0 && down <= 0 && width <= 0 }
}
