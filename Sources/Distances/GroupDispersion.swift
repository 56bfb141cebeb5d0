public import LinearAlgebra

/// Whether one group is more divided internally than another: distances to the group's centroid.
///
/// The squared distance of a respondent to the centroid of its group, in the space that the
/// distances span, is its mean squared distance to the members less half the mean squared distance
/// among them. Where the distances are not those of a space it can be slightly negative and counts
/// as none. The distances to the centroids are compared by the analysis of variance, whose
/// residuals are dealt out again.
///
/// - Reference: Anderson (2006), *Biometrics* 62, 245–253.
/// - Checked against: R vegan 2.6 `betadisper(type = "centroid")`, `References/questionnaire`.
public struct GroupDispersion: Equatable, Sendable {
  /// The fewest members of a group whose spread is compared.
  public static let fewestMembers = 3

  /// The distance of each object to the centroid of its group.
  public let distances: [Double]
  /// Their mean in each group.
  public let means: [Double]
  /// The F statistic, its test, and its degrees of freedom; nil where spreads do not vary.
  public let test: GroupSeparation.Test?
  public let betweenDegrees: Int
  public let withinDegrees: Int

  /// - Returns: nil with fewer than two groups, or fewer than three members in one of them.
  public init?(distances matrix: Matrix, deals: GroupDeals) {
    let partition = deals.partition
    guard partition.groupCount > 1, partition.sizes.allSatisfy({ $0 >= Self.fewestMembers })
    else { return nil }
    var distances = [Double](repeating: 0, count: partition.codes.count)
    for group in 0..<partition.groupCount {
      let members = partition.members(group)
      let size = Double(members.count)
      let means = members.map { own in
        members.reduce(0.0) { $0 + matrix[own, $1] * matrix[own, $1] } / size
      }
      let half = means.reduce(0, +) / (2 * size)
      for (member, mean) in zip(members, means) {
        distances[member] = max(0, mean - half).squareRoot()
      }
    }
    self.distances = distances
    let groups = VarianceAnalysis(partition.sizes)
    let means = groups.means(distances, partition.codes)
    self.means = means
    betweenDegrees = partition.groupCount - 1
    withinDegrees = partition.codes.count - partition.groupCount
    // The variance-ratio of values that differ by rounding alone means nothing.
    let residuals = zip(distances, partition.codes).map { $0 - means[$1] }
    let largest = distances.max() ?? 0
    guard residuals.contains(where: { abs($0) > largest * 1e-12 }) else {
      test = nil
      return
    }
    let value = groups.ratio(distances, partition.codes)
    test = deals.test(value) { block in
      (0..<block.dealCount).map { deal in
        let start = deal * block.objectCount
        let codes = block.groups[start..<(start + block.objectCount)].map { Int($0) }
        return groups.ratio(residuals, codes)
      }
    }
  }
}

/// One-way analysis of variance over groups of fixed sizes.
private struct VarianceAnalysis: Sendable {
  private let sizes: [Double]

  init(_ sizes: [Int]) { self.sizes = sizes.map(Double.init) }

  func means(_ values: [Double], _ groups: [Int]) -> [Double] {
    var sums = [Double](repeating: 0, count: sizes.count)
    for index in values.indices { sums[groups[index]] += values[index] }
    return zip(sums, sizes).map { $0 / $1 }
  }

  func ratio(_ values: [Double], _ groups: [Int]) -> Double {
    let means = means(values, groups)
    let everyone = Double(values.count)
    let grand = values.reduce(0, +) / everyone
    var (between, whole) = (0.0, 0.0)
    for (mean, size) in zip(means, sizes) { between += size * (mean - grand) * (mean - grand) }
    for value in values { whole += (value - grand) * (value - grand) }
    let within = whole - between
    guard within > whole * 1e-14 else { return .greatestFiniteMagnitude }
    return between / Double(sizes.count - 1) / (within / (everyone - Double(sizes.count)))
  }
}
