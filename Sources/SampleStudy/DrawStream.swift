import Numerics

/// A stream of random draws with a name, so that adding one draw moves no other.
///
/// Only additions, multiplications and comparisons turn bits into draws: the same numbers come out
/// on every processor and with every mathematical library.
struct DrawStream {
  private var generator: Philox4x32

  init(seed: UInt64, _ name: String) {
    generator = Philox4x32(seed: seed, stream: stableHash(name.utf8))
  }

  /// A number in [0, 1), with the 53 bits that a double holds.
  mutating func uniform() -> Double {
    generator.uniform()
  }

  mutating func happens(_ probability: Double) -> Bool { uniform() < probability }

  mutating func below(_ bound: Int) -> Int { Int(uniform() * Double(bound)) }

  /// A draw with mean 0 and variance 1, close to normal: the sum of twelve uniform draws.
  mutating func nearNormal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += uniform() }
    return sum
  }

  /// The indices `0 ..< count` in random order (Fisher and Yates).
  mutating func order(_ count: Int) -> [Int] {
    var indices = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      indices.swapAt(last, below(last + 1))
    }
    return indices
  }

  /// One index, drawn with the given weights.
  mutating func choice(_ weights: [Double]) -> Int {
    var left = uniform() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      left -= weight
      if left < 0 { return index }
    }
    return weights.count - 1
  }
}
