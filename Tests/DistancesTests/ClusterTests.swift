// Proves that clusters, silhouettes, medoids and maps agree with R, and that leaves are in the best
// order there is.
import Distances
import LinearAlgebra
import Numerics
import TestSupport
import Testing

private let cases = ["organisations", "random", "flat"]

@Suite("Clusters and maps") struct ClusterTests {
  @Test("clusters, silhouettes and medoids", arguments: cases)
  func clusters(name: String) throws {
    let questionnaire = try Questionnaire(name)
    let matrix = questionnaire.distances.matrix
    let tree = AverageLinkage(matrix)
    let heights = tree.merges.map(\.height)
    expectClose(heights.sorted(), questionnaire.all("linkage_height"), within: .oracle)
    for count in 2...6 {
      let clusters = tree.partition(clusters: count)
      // Where merges tie, several trees are right.
      guard questionnaire.one("cluster_unique", item: "\(count)") == 1 else { continue }
      #expect(clusters.codes.map { Double($0 + 1) } == questionnaire.all("cluster_\(count)"))
      #expect(
        clusters.medoids(matrix).map { Double($0 + 1) } == questionnaire.all("medoid_\(count)"))
      expectClose(
        Silhouettes(matrix, clusters).mean,
        questionnaire.one("silhouette_mean", item: "\(count)"), within: .oracle)
    }
    let best = try #require(tree.bestPartition(matrix))
    #expect(Double(best.clusters.groupCount) == questionnaire.one("silhouette_best"))
    expectClose(
      best.silhouettes.widths, questionnaire.all("silhouette_width"), within: .oracle)
  }

  @Test("maps", arguments: cases)
  func maps(name: String) throws {
    let questionnaire = try Questionnaire(name)
    let scaling = try ClassicalScaling(distances: questionnaire.distances.matrix)
    expectClose(
      scaling.eigenvalues, questionnaire.all("map_eigenvalue"), within: .eigenvalues)
    expectClose(
      scaling.goodnessOfFit(axes: 2), questionnaire.one("map_fit", item: "1"), within: .oracle)
    for axis in 0..<2 {
      for (row, value) in scaling.coordinates.column(axis).enumerated() {
        expectClose(
          value, questionnaire.one("map_coordinate", item: "\(row + 1):\(axis + 1)"),
          within: .eigenvalues)
      }
    }
  }

  @Test("a plane is found again, up to a turn") func plane() throws {
    let points = [(0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (0.0, 3.0), (1.0, 1.0)]
    var distances = Matrix(rowCount: 5, columnCount: 5)
    for (i, a) in points.enumerated() {
      for (j, b) in points.enumerated() {
        let (x, y) = (a.0 - b.0, a.1 - b.1)
        distances[i, j] = (x * x + y * y).squareRoot()
      }
    }
    let scaling = try ClassicalScaling(distances: distances)
    expectClose(scaling.goodnessOfFit(axes: 2), 1, within: .oracle)
    for i in 0..<5 {
      for j in 0..<5 {
        let x = scaling.coordinates[i, 0] - scaling.coordinates[j, 0]
        let y = scaling.coordinates[i, 1] - scaling.coordinates[j, 1]
        expectClose((x * x + y * y).squareRoot(), distances[i, j], within: .oracle)
      }
    }
  }

  @Test("no turn of the branches puts nearer leaves side by side")
  func leafOrders() {
    for seed in 0..<20 {
      var random = Philox4x32(seed: UInt64(seed))
      let count = 2 + seed % 7
      var matrix = Matrix(rowCount: count, columnCount: count)
      for j in 0..<count {
        for i in 0..<j {
          matrix[i, j] = (random.uniform() * 8).rounded() / 8
          matrix[j, i] = matrix[i, j]
        }
      }
      let tree = AverageLinkage(matrix)
      let order = tree.leafOrder(matrix)
      #expect(order.sorted() == Array(0..<count))
      let best = turns(of: tree).map { length($0, matrix) }.min() ?? 0
      expectClose(length(order, matrix), best, within: .oracle, "\(count) leaves")
    }
  }

  private func length(_ order: [Int], _ matrix: Matrix) -> Double {
    zip(order, order.dropFirst()).reduce(0) { $0 + matrix[$1.0, $1.1] }
  }

  /// The leaves in every order that the tree allows.
  private func turns(of tree: AverageLinkage) -> [[Int]] {
    var orders: [[[Int]]] = (0..<tree.objectCount).map { [[$0]] }
    for merge in tree.merges {
      let (left, right) = (orders[merge.left], orders[merge.right])
      orders.append(left.flatMap { a in right.flatMap { b in [a + b, b + a] } })
    }
    return orders.last ?? [[]]
  }

  @Test("one object, equal objects, and no better partition than none")
  func edges() {
    let alone = Matrix(rowCount: 1, columnCount: 1)
    #expect(AverageLinkage(alone).merges.isEmpty)
    #expect(AverageLinkage(alone).leafOrder(alone) == [0])
    #expect(AverageLinkage(alone).bestPartition(alone) == nil)
    let equal = Matrix(rowCount: 5, columnCount: 5)
    #expect(AverageLinkage(equal).leafOrder(equal) == [0, 1, 2, 3, 4])
    #expect(AverageLinkage(equal).bestPartition(equal) == nil)
    #expect(AverageLinkage(equal).partition(clusters: 5).codes == [0, 1, 2, 3, 4])
  }
}

extension Tolerance {
  static let eigenvalues = Tolerance(
    relative: 1e-9, absolute: 1e-12, reason: "eigenvalues of another LAPACK, some of them zero")
}
