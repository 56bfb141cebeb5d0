public import Numerics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Philox4x32 {
  /// A standard normal number.
  ///
  /// - Reference: Box and Muller (1958), *Ann. Math. Stat.* 29, 610–611.
  public mutating func normal() -> Double {
    let radius = (-2 * log(openUniform())).squareRoot()
    return radius * cos(2 * Double.pi * uniform())
  }

  /// A gamma number of unit scale.
  ///
  /// Shapes far below one can give numbers below the smallest `Double`, which are zero.
  ///
  /// - Precondition: `shape` is positive and finite.
  /// - Reference: Marsaglia and Tsang (2000), *ACM Trans. Math. Softw.* 26, 363–372.
  public mutating func gammaVariate(shape: Double) -> Double {
    precondition(shape > 0 && shape.isFinite, "the shape of a gamma number is positive")
    guard shape >= 1 else {
      return gammaVariate(shape: shape + 1) * pow(openUniform(), 1 / shape)
    }
    let d = shape - 1.0 / 3.0
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      let u = openUniform()
      let square = x * x
      if u < 1 - 0.0331 * square * square { return d * v }
      if log(u) < 0.5 * square + d - d * v + d * log(v) { return d * v }
    }
  }

  // Without inlining every swap goes through the witness tables of another module.
  /// Puts the values in random order, each order equally likely.
  @inlinable public mutating func shuffle<Value>(_ values: inout [Value]) {
    guard values.count > 1 else { return }
    for last in stride(from: values.count - 1, to: 0, by: -1) {
      values.swapAt(last, index(below: last + 1))
    }
  }
}
