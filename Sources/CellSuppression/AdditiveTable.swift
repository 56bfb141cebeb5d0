/// A number of an additive table, and what is known of it by those who only read the table.
public struct TableCell: Equatable, Sendable {
  /// What readers see of a cell.
  public enum Status: Equatable, Sendable {
    /// Everybody knows its value.
    case published
    /// It is left blank.
    case withheld
    /// It appears nowhere; but the equations speak of it.
    case unpublished
  }

  public var value: Double
  public var status: Status
  /// The least value that anybody would grant the cell beforehand.
  public var lower: Double
  /// The largest value that anybody would grant the cell beforehand.
  public var upper: Double
  /// What is lost by withholding it; infinite for a cell that must stay.
  public var cost: Double

  public init(
    value: Double, status: Status = .published, lower: Double = 0, upper: Double = .infinity,
    cost: Double = 1
  ) {
    self.value = value
    self.status = status
    self.lower = lower
    self.upper = upper
    self.cost = cost
  }
}

/// A weighted sum of cells that is zero: the parts with 1, their total with −1.
public struct TableEquation: Equatable, Sendable {
  /// A cell with its weight.
  public struct Term: Equatable, Sendable {
    public var cell: Int
    public var coefficient: Double

    public init(cell: Int, coefficient: Double) {
      self.cell = cell
      self.coefficient = coefficient
    }
  }

  public var terms: [Term]

  public init(_ terms: [Term]) { self.terms = terms }

  /// A total that is the sum of its parts.
  public init(total: Int, parts: [Int]) {
    terms =
      parts.map { Term(cell: $0, coefficient: 1) } + [Term(cell: total, coefficient: -1)]
  }
}

/// Numbers that add up: cells and the equations between them, of any structure.
///
/// Rows and columns with margins, tables of more dimensions, hierarchies and linked tables are all
/// of this form; the table knows nothing of what the cells stand for.
public struct AdditiveTable: Equatable, Sendable {
  public var cells: [TableCell]
  public private(set) var equations: [TableEquation]
  /// Every cell is a whole number, and its readers know it.
  public let isIntegral: Bool

  /// - Precondition: Every term names a cell.
  public init(cells: [TableCell], equations: [TableEquation], isIntegral: Bool = true) {
    self.cells = cells
    self.isIntegral = isIntegral
    self.equations = equations.map { Self.merged($0) }
    precondition(
      self.equations.allSatisfy { $0.terms.allSatisfy { cells.indices.contains($0.cell) } })
  }

  /// An array of counts with all its margins: for two dimensions rows, columns and the total.
  ///
  /// The cells come in the order of the coordinates, the last one fastest, each dimension with its
  /// total at the end. What a cell costs is its value, or 1.
  ///
  /// - Parameters:
  ///   - counts: The inner cells, the last dimension fastest.
  ///   - shape: How many levels each dimension has.
  ///   - costsValue: Whether withholding a cell loses its value rather than one number.
  public init(counts: [Double], shape: [Int], costsValue: Bool = true) {
    precondition(counts.count == shape.reduce(1, *))
    let extended = shape.map { $0 + 1 }
    let size = extended.reduce(1, *)
    var values = [Double](repeating: 0, count: size)
    let strides = Self.strides(extended)
    for (place, count) in counts.enumerated() {
      var rest = place
      var positions = [0]
      for dimension in shape.indices.reversed() {
        let level = rest % shape[dimension]
        rest /= shape[dimension]
        positions = positions.flatMap {
          [$0 + level * strides[dimension], $0 + shape[dimension] * strides[dimension]]
        }
      }
      for position in positions { values[position] += count }
    }
    var equations: [TableEquation] = []
    for position in 0..<size {
      for dimension in shape.indices
      where position / strides[dimension] % extended[dimension] == shape[dimension] {
        let first = position - shape[dimension] * strides[dimension]
        let parts = (0..<shape[dimension]).map { first + $0 * strides[dimension] }
        equations.append(TableEquation(total: position, parts: parts))
      }
    }
    self.init(
      cells: values.map { TableCell(value: $0, cost: costsValue ? max($0, 1) : 1) },
      equations: equations)
  }

  private static func strides(_ shape: [Int]) -> [Int] {
    var result = [Int](repeating: 1, count: shape.count)
    for dimension in shape.indices.dropLast().reversed() {
      result[dimension] = result[dimension + 1] * shape[dimension + 1]
    }
    return result
  }

  /// Each cell once in an equation, without zeros.
  private static func merged(_ equation: TableEquation) -> TableEquation {
    if Set(equation.terms.map(\.cell)).count == equation.terms.count { return equation }
    var sums: [Int: Double] = [:]
    for term in equation.terms { sums[term.cell, default: 0] += term.coefficient }
    let terms = sums.filter { $0.value != 0 }.sorted { $0.key < $1.key }
    return TableEquation(terms.map { .init(cell: $0.key, coefficient: $0.value) })
  }

  /// The table with one more cell: the sum of these.
  func addingSum(of members: [Int]) -> (table: AdditiveTable, cell: Int) {
    let value = members.reduce(0) { $0 + cells[$1].value }
    let sum = TableCell(value: value, status: .unpublished, lower: -.infinity, cost: .infinity)
    let table = AdditiveTable(
      cells: cells + [sum], equations: equations + [.init(total: cells.count, parts: members)],
      isIntegral: isIntegral)
    return (table, cells.count)
  }
}
