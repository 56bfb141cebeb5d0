/// A counter-based stream of random numbers: Philox4x32 with ten rounds.
///
/// The numbers are a function of seed and stream alone, so replicate 731 can be drawn without the
/// 730 before it, on any number of cores.
///
///     var random = Philox4x32(seed: 1, stream: 731)
///     let u = random.uniform()
///
/// - Reference: Salmon, Moraes, Dror and Shaw (2011), *Parallel Random Numbers: As Easy as 1, 2,
///   3*, SC '11.
/// - Checked against: the known answers published with Random123.
public struct Philox4x32: RandomNumberGenerator, Equatable, Sendable {
  private let seed: UInt64
  private let stream: UInt64
  private var block: UInt64 = 0
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  private var remaining = 0

  /// A stream of its own for each pair of seed and stream number.
  public init(seed: UInt64, stream: UInt64 = 0) {
    self.seed = seed
    self.stream = stream
  }

  /// The ten rounds on one counter.
  public static func encrypt(
    counter: SIMD4<UInt32>, key: SIMD2<UInt32>
  ) -> SIMD4<UInt32> {
    var (c0, c1, c2, c3) = (counter[0], counter[1], counter[2], counter[3])
    var (k0, k1) = (key[0], key[1])
    for _ in 0..<10 {
      let product0 = UInt64(c0) &* 0xD251_1F53
      let product1 = UInt64(c2) &* 0xCD9E_8D57
      (c0, c2) = (
        UInt32(truncatingIfNeeded: product1 >> 32) ^ c1 ^ k0,
        UInt32(truncatingIfNeeded: product0 >> 32) ^ c3 ^ k1
      )
      (c1, c3) = (UInt32(truncatingIfNeeded: product1), UInt32(truncatingIfNeeded: product0))
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    return SIMD4(c0, c1, c2, c3)
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    switch remaining {
    case 1:
      remaining = 0
      return second
    default:
      let words = Philox4x32.encrypt(
        counter: SIMD4(low(block), high(block), low(stream), high(stream)),
        key: SIMD2(low(seed), high(seed)))
      block &+= 1
      first = UInt64(words[0]) | UInt64(words[1]) << 32
      second = UInt64(words[2]) | UInt64(words[3]) << 32
      remaining = 1
      return first
    }
  }

  /// A number of [0, 1), a multiple of 2⁻⁵³.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number of (0, 1): what logarithms and quantiles can take.
  public mutating func openUniform() -> Double { (Double(next() >> 12) + 0.5) * 0x1p-52 }

  /// A whole number of 0 ..< `bound`, each equally likely.
  ///
  /// - Precondition: `bound` is positive.
  @inlinable public mutating func index(below bound: Int) -> Int {
    Int.random(in: 0..<bound, using: &self)
  }

  private func low(_ word: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: word) }
  private func high(_ word: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: word >> 32) }
}
