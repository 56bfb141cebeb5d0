// Proves that Hadamard matrices are orthogonal, begin with a positive row, and are small.
import Surveys
import Testing

@Suite("Hadamard matrices") struct HadamardTests {
  @Test("rows are orthogonal", arguments: [1, 2, 3, 5, 9, 12, 13, 20, 21, 28, 29, 36, 37, 61, 101])
  func orthogonality(least: Int) {
    let matrix = HadamardMatrix(orderAtLeast: least)
    #expect(matrix.order >= least && matrix.order < least + 12)
    let rows = (0..<matrix.order).map { row in
      (0..<matrix.order).map { matrix.isPositive(row: row, column: $0) ? 1 : -1 }
    }
    #expect(rows[0].allSatisfy { $0 == 1 })
    for a in rows.indices {
      for b in 0...a {
        let product = zip(rows[a], rows[b]).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(product == (a == b ? matrix.order : 0))
      }
    }
  }
}
