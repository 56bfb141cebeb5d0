/// A sum that carries its rounding error along (Neumaier).
///
/// The error of the result does not grow with the number of terms.
///
/// - Reference: Neumaier (1974), *Z. Angew. Math. Mech.* 54, 39–51.
public struct CompensatedSum: Equatable, Sendable {
  private var sum = 0.0
  private var correction = 0.0

  public init() {}

  /// Adds one term.
  public mutating func add(_ term: Double) {
    let next = sum + term
    if sum.magnitude >= term.magnitude {
      correction += (sum - next) + term
    } else {
      correction += (term - next) + sum
    }
    sum = next
  }

  /// The sum of the terms so far; not finite where a term is not.
  public var value: Double { correction.isFinite ? sum + correction : sum }
}

/// The compensated sum of the values.
public func compensatedSum(_ values: [Double]) -> Double {
  var sum = CompensatedSum()
  for index in values.indices { sum.add(values[index]) }
  return sum.value
}
