// Proves that sums lose nothing, random streams are the published ones, and parallel work is
// ordered.
import Numerics
import TestSupport
import Testing

@Suite("Numerics") struct NumericsTests {
  @Test("a compensated sum keeps what a plain one loses")
  func compensation() {
    #expect(compensatedSum([1, 1e100, 1, -1e100]) == 2)
    #expect(compensatedSum([Double](repeating: 0.1, count: 1_000_000)) == 100_000)
    #expect(compensatedSum([]) == 0)
    #expect(compensatedSum([1, .infinity]) == .infinity)
  }

  @Test("Philox gives the known answers of Random123")
  func knownAnswers() {
    let cases: [(SIMD4<UInt32>, SIMD2<UInt32>, SIMD4<UInt32>)] = [
      ([0, 0, 0, 0], [0, 0], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
      (
        [0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff], [0xffff_ffff, 0xffff_ffff],
        [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
      ),
      (
        [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0],
        [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
      ),
    ]
    for (counter, key, answer) in cases {
      #expect(Philox4x32.encrypt(counter: counter, key: key) == answer)
    }
  }

  @Test("a stream depends on its number alone and is uniform")
  func streams() {
    var (a, b, c) = (
      Philox4x32(seed: 7, stream: 3), Philox4x32(seed: 7, stream: 3), Philox4x32(seed: 7, stream: 4)
    )
    let draws = (0..<5).map { _ in a.next() }
    #expect(draws == (0..<5).map { _ in b.next() })
    #expect(draws != (0..<5).map { _ in c.next() })
    var sum = 0.0
    var smallest = 1.0
    for _ in 0..<100_000 {
      let u = a.uniform()
      sum += u
      smallest = min(smallest, u)
    }
    let deviation = (1.0 / 12 / 100_000).squareRoot()
    expectClose(sum / 100_000, 0.5, within: .monteCarlo(standardError: deviation))
    #expect(smallest >= 0)
    #expect((0..<1000).allSatisfy { _ in (0..<3).contains(a.index(below: 3)) })
  }

  @Test("an ordered map keeps the order of its indices")
  func order() {
    #expect(orderedMap(count: 1000) { $0 * $0 } == (0..<1000).map { $0 * $0 })
    #expect(orderedMap(count: 0) { $0 }.isEmpty)
    let optional = orderedMap(count: 4) { $0 == 2 ? nil : $0 }
    #expect(optional == [0, 1, nil, 3])
  }
}
