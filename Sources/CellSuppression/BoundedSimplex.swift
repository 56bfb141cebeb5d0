/// Maximises a linear function over `A·y = 0` and bounds that hold at zero.
///
/// The origin is feasible, so there is no first phase: the first basis is made of one artificial
/// variable for each equation, which may not leave zero. Variables out of the basis stand anywhere
/// between their bounds. The inverse of the basis is kept in full; the equations of one table of
/// groups are some hundreds at most.
///
/// - Reference: Chvátal (1983), *Linear Programming*, chapter 8.
struct BoundedSimplex {
  struct Column {
    var rows: [Int]
    var coefficients: [Double]
  }

  private let columns: [Column]
  private var lower: [Double]
  private var upper: [Double]
  private let height: Int
  /// The variable of each row of the basis; artificial ones count from `columns.count`.
  private var basis: [Int]
  private var isBasic: [Bool]
  /// The inverse of the basis, column by column.
  private var inverse: [[Double]]
  private(set) var values: [Double]

  /// Below this a pivot or a reduced cost is taken for zero: entries are small whole numbers.
  static let zero = 1e-9

  init(height: Int, columns: [Column], lower: [Double], upper: [Double]) {
    self.height = height
    self.columns = columns
    self.lower = lower
    self.upper = upper
    basis = Array(columns.count..<columns.count + height)
    isBasic = [Bool](repeating: false, count: columns.count)
    inverse = (0..<height).map { row in
      var unit = [Double](repeating: 0, count: height)
      unit[row] = 1
      return unit
    }
    values = [Double](repeating: 0, count: columns.count)
  }

  /// Holds a variable at its present value.
  mutating func hold(_ variable: Int) {
    lower[variable] = values[variable]
    upper[variable] = values[variable]
  }

  /// Moves to a vertex where the objective is largest.
  ///
  /// - Parameter objective: The coefficient of each variable.
  mutating func maximize(_ objective: [Double]) {
    var idle = 0
    for _ in 0..<(100 * (height + columns.count) + 1000) {
      // After many steps that lead nowhere, the first candidate is taken, which ends every cycle.
      guard let entering = entering(objective, takesFirst: idle > 2 * height + 50) else { return }
      let step = advance(entering.variable, entering.isUp)
      idle = step > Self.zero ? 0 : idle + 1
    }
  }

  private func entering(
    _ objective: [Double], takesFirst: Bool
  ) -> (variable: Int, isUp: Bool)? {
    let costs = basis.map { $0 < columns.count ? objective[$0] : 0 }
    let priced = costs.indices.filter { costs[$0] != 0 }
    var prices = [Double](repeating: 0, count: height)
    for row in 0..<height {
      let column = inverse[row]
      for place in priced { prices[row] += costs[place] * column[place] }
    }
    var best: (variable: Int, isUp: Bool)?
    var largest = Self.zero
    for variable in columns.indices where !isBasic[variable] {
      var gain = objective[variable]
      let column = columns[variable]
      for place in column.rows.indices {
        gain -= prices[column.rows[place]] * column.coefficients[place]
      }
      guard abs(gain) > largest else { continue }
      let isUp = gain > 0
      let room =
        isUp ? upper[variable] - values[variable] : values[variable] - lower[variable]
      guard room > Self.zero else { continue }
      best = (variable, isUp)
      if takesFirst { return best }
      largest = abs(gain)
    }
    return best
  }

  /// Moves a variable as far as the bounds allow and exchanges it with the one that stopped it.
  private mutating func advance(_ variable: Int, _ isUp: Bool) -> Double {
    let direction = isUp ? 1.0 : -1
    let rates = transformed(columns[variable])
    var step = isUp ? upper[variable] - values[variable] : values[variable] - lower[variable]
    var leaving: Int?
    var pivot = 0.0
    for row in 0..<height where abs(rates[row]) > Self.zero {
      let rate = -direction * rates[row]
      let member = basis[row]
      var room = 0.0
      if member < columns.count {
        room = rate > 0 ? upper[member] - values[member] : values[member] - lower[member]
      }
      let ratio = max(0, room / abs(rate))
      let isTie = abs(ratio - step) <= Self.zero
      if ratio < step - Self.zero || isTie && abs(rates[row]) > abs(pivot) {
        step = min(step, ratio)
        leaving = row
        pivot = rates[row]
      }
    }
    values[variable] += direction * step
    for row in 0..<height where basis[row] < columns.count {
      values[basis[row]] -= direction * step * rates[row]
    }
    if let leaving { exchange(variable, row: leaving, rates) }
    return step
  }

  private func transformed(_ column: Column) -> [Double] {
    var result = [Double](repeating: 0, count: height)
    for place in column.rows.indices {
      let factor = column.coefficients[place]
      let part = inverse[column.rows[place]]
      for row in 0..<height { result[row] += factor * part[row] }
    }
    return result
  }

  private mutating func exchange(_ variable: Int, row: Int, _ rates: [Double]) {
    let member = basis[row]
    if member < columns.count {
      isBasic[member] = false
      // A variable that leaves stands on the bound that stopped it.
      let bound =
        abs(values[member] - lower[member]) < abs(values[member] - upper[member])
        ? lower[member] : upper[member]
      if abs(values[member] - bound) < 1e-7 { values[member] = bound }
    }
    basis[row] = variable
    isBasic[variable] = true
    for column in 0..<height where inverse[column][row] != 0 {
      let factor = inverse[column][row] / rates[row]
      for place in 0..<height where rates[place] != 0 {
        inverse[column][place] -= rates[place] * factor
      }
      inverse[column][row] = factor
    }
  }
}
