/// A square matrix of +1 and −1 whose rows are orthogonal, the first of them all +1.
///
/// Made by Sylvester's doubling of Paley's matrices of order *q* + 1 (*q* a prime, 3 modulo 4) and
/// 2(*q* + 1) (*q* a prime, 1 modulo 4).
///
/// - Reference: Hedayat and Wallis (1978), *Ann. Stat.* 6, 1184–1238.
public struct HadamardMatrix: Equatable, Sendable {
  public let order: Int
  /// Whether each element is +1: `row * order + column`.
  private let positive: [Bool]

  /// The smallest matrix that these constructions give of at least an order.
  public init(orderAtLeast least: Int) {
    var (order, base, doublings) = (Int.max, 1, 0)
    var power = 1
    for halvings in 0...Int.bitWidth {
      let core = HadamardMatrix.core(atLeast: (least + power - 1) / power)
      if core * power < order { (order, base, doublings) = (core * power, core, halvings) }
      if power >= least { break }
      power *= 2
    }
    var matrix = HadamardMatrix.paley(base)
    for size in (0..<doublings).map({ base << $0 }) {
      matrix = HadamardMatrix.doubled(matrix, size)
    }
    // Columns change sign so that the first row is positive.
    let first = matrix[..<order]
    positive = matrix.indices.map { matrix[$0] == first[$0 % order] }
    self.order = order
  }

  /// Whether an element is +1.
  public func isPositive(row: Int, column: Int) -> Bool { positive[row * order + column] }

  /// The smallest order that needs no doubling.
  private static func core(atLeast least: Int) -> Int {
    var order = max(1, least)
    while !isCore(order) { order += 1 }
    return order
  }

  private static func isCore(_ order: Int) -> Bool {
    if order <= 2 { return true }
    guard order % 4 == 0 else { return false }
    return isPrime(order - 1) || (isPrime(order / 2 - 1) && (order / 2 - 1) % 4 == 1)
  }

  private static func isPrime(_ number: Int) -> Bool {
    guard number > 1 else { return false }
    var divisor = 2
    while divisor * divisor <= number {
      if number % divisor == 0 { return false }
      divisor += 1
    }
    return true
  }

  private static func doubled(_ matrix: [Bool], _ size: Int) -> [Bool] {
    (0..<(4 * size * size)).map { index in
      let (row, column) = (index / (2 * size), index % (2 * size))
      let element = matrix[(row % size) * size + column % size]
      return row >= size && column >= size ? !element : element
    }
  }

  private static func paley(_ order: Int) -> [Bool] {
    if order == 1 { return [true] }
    if order == 2 { return [true, true, true, false] }
    return isPrime(order - 1) ? firstPaley(order) : secondPaley(order)
  }

  /// The character of each residue modulo a prime: 0 for zero, 1 for squares, −1 for the others.
  private static func characters(_ prime: Int) -> [Int] {
    var result = [Int](repeating: -1, count: prime)
    for number in 1..<prime { result[number * number % prime] = 1 }
    result[0] = 0
    return result
  }

  /// I + S, with S the skew matrix bordered from the characters of the differences.
  private static func firstPaley(_ order: Int) -> [Bool] {
    let prime = order - 1
    let characters = characters(prime)
    return (0..<(order * order)).map { index in
      let (row, column) = (index / order, index % order)
      if row == column { return true }
      if row == 0 { return true }
      if column == 0 { return false }
      return characters[(row - column + prime) % prime] == 1
    }
  }

  /// The symmetric conference matrix with each element made a block of two by two.
  private static func secondPaley(_ order: Int) -> [Bool] {
    let size = order / 2
    let prime = size - 1
    let characters = characters(prime)
    return (0..<(order * order)).map { index in
      let (row, column) = (index / order, index % order)
      let (a, b) = (row / 2, column / 2)
      let (i, j) = (row % 2, column % 2)
      // On the diagonal [1 −1; −1 −1], elsewhere ±[1 1; 1 −1].
      if a == b { return i == 0 && j == 0 }
      let sign = a == 0 || b == 0 ? 1 : characters[(a - b + prime) % prime]
      return (sign == 1) == !(i == 1 && j == 1)
    }
  }
}
