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

  /// The logarithm of a gamma number of unit scale.
  ///
  /// In logarithms because shapes far below one, as in Dirichlet draws with small parameters, give
  /// numbers below the smallest `Double`.
  ///
  /// - Precondition: `shape` is positive and finite.
  /// - Reference: Marsaglia and Tsang (2000), *ACM Trans. Math. Softw.* 26, 363–372.
  public mutating func logGammaVariate(shape: Double) -> Double {
    precondition(shape > 0 && shape.isFinite, "the shape of a gamma number is positive")
    guard shape >= 1 else {
      let boost = log(openUniform()) / shape
      return logGammaVariate(shape: shape + 1) + boost
    }
    let d = shape - 1.0 / 3.0
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      let bound = 0.5 * x * x + d - d * v + d * log(v)
      if log(openUniform()) < bound { return log(d * v) }
    }
  }

  /// A gamma number of unit scale.
  ///
  /// Faster than its logarithm; shapes far below one give numbers below the smallest `Double`.
  ///
  /// - Precondition: `shape` is positive and finite.
  /// - Reference: as ``logGammaVariate(shape:)``, with the squeeze of that article.
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

  /// Shares that sum to one, drawn from the Dirichlet distribution with these parameters.
  ///
  /// - Precondition: every parameter is positive and finite, and there is at least one.
  public mutating func dirichlet(_ parameters: [Double]) -> [Double] {
    var logs = [Double](repeating: 0, count: parameters.count)
    for index in parameters.indices { logs[index] = logGammaVariate(shape: parameters[index]) }
    let largest = logs.max() ?? 0
    let shares = logs.map { exp($0 - largest) }
    let total = compensatedSum(shares)
    return shares.map { $0 / total }
  }

  /// Puts the values in random order, each order equally likely.
  public mutating func shuffle<Value>(_ values: inout [Value]) {
    guard values.count > 1 else { return }
    for last in stride(from: values.count - 1, to: 0, by: -1) {
      values.swapAt(last, index(below: last + 1))
    }
  }
}
