import Numerics

extension AdditiveTable {
  /// The cells rounded at random to neighbouring multiples of a base, each without bias.
  ///
  /// Where the table is a network, the rounded table adds up too: as long as cells lie between two
  /// multiples there is a ring of them, around which a quantity is sent in one direction or the
  /// other until one of them reaches a multiple. Other tables are rounded cell by cell and need
  /// not add up.
  ///
  /// - Parameters:
  ///   - base: The base, for instance 5.
  ///   - seed: The same seed gives the same table.
  /// - Returns: The values of the cells, and whether all equations hold.
  /// - Reference: Cox (1987), A constructive procedure for unbiased controlled rounding,
  ///   *J. Am. Stat. Assoc.* 82, 520–524.
  public func rounded(toBase base: Double, seed: UInt64) -> (values: [Double], isAdditive: Bool) {
    var generator = Philox4x32(seed: seed)
    var values = cells.map { $0.value / base }
    if let ring = RoundingNetwork(self) {
      while let step = ring.ring(values) {
        let up = step.map { RoundingNetwork.room(values[$0.cell], $0.sign) }.min() ?? 0
        let down = step.map { RoundingNetwork.room(values[$0.cell], -$0.sign) }.min() ?? 0
        let goesUp = Double.random(in: 0..<1, using: &generator) * (up + down) < down
        for (cell, sign) in step {
          values[cell] = RoundingNetwork.settled(values[cell] + sign * (goesUp ? up : -down))
        }
      }
      return (values.map { $0 * base }, true)
    }
    for cell in values.indices {
      let floor = values[cell].rounded(.down)
      let part = values[cell] - floor
      if part > 0 {
        let isUp = Double.random(in: 0..<1, using: &generator) < part
        values[cell] = floor + (isUp ? 1 : 0)
      }
    }
    return (values.map { $0 * base }, holds(values))
  }

  private func holds(_ values: [Double]) -> Bool {
    equations.allSatisfy { equation in
      abs(equation.terms.reduce(0) { $0 + $1.coefficient * values[$1.cell] }) < 1e-9
    }
  }
}

/// Rings of cells that lie between two multiples.
private struct RoundingNetwork {
  let network: FlowNetwork

  init?(_ table: AdditiveTable) {
    var open = table
    for cell in open.cells.indices { open.cells[cell].status = .unpublished }
    let movement = CellMovement(attacking: open, reach: .infinity)
    guard let network = FlowNetwork(open, movement) else { return nil }
    self.network = network
  }

  /// Sums of fifths come out a hair beside whole numbers.
  static func settled(_ value: Double) -> Double {
    abs(value - value.rounded()) < 1e-9 ? value.rounded() : value
  }

  /// How far a value is from the next multiple above (positive) or below.
  static func room(_ value: Double, _ sign: Double) -> Double {
    let below = value - value.rounded(.down)
    return sign > 0 ? 1 - below : below
  }

  func ring(_ values: [Double]) -> [(cell: Int, sign: Double)]? {
    network.ring { values[$0] != values[$0].rounded(.down) }
  }
}
