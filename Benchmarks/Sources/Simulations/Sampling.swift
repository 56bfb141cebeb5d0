import Contraste
import Numerics
import Probability
import Tabular

/// How a simulated sample is drawn.
enum SampleKind: String, CaseIterable {
  /// Independent answers of equal weight.
  case simple = "simple random"
  /// Two respondents a cluster, in strata of two clusters and more; unequal weights, and answers
  /// that are alike within a cluster.
  case clustered = "stratified, clustered"

  /// The numbers of respondents that are simulated.
  static let sizes = [8, 12, 20, 50]

  /// Strata of the clustered sample.
  static func strata(_ size: Int) -> Int { size < 50 ? 2 : 5 }
  /// The part of the variance of the latent answer that is between clusters.
  static let clustering = 0.2
  /// The coefficient of variation of the weights.
  static let weightVariation = 0.6
}

/// Samples of one kind and size, from one random stream.
struct Sampler {
  let kind: SampleKind
  let size: Int
  /// For each level the limit of the latent normal answer, the last infinite.
  private let limits: [Double]
  private let equal: SurveyDesign
  private let strata: CategoryColumn
  private let clusters: CategoryColumn
  private let spread: Double
  private(set) var random: Philox4x32

  init(_ kind: SampleKind, size: Int, shares: [Double], stream: UInt64) throws {
    self.kind = kind
    self.size = size
    var sum = 0.0
    limits = shares.dropLast().map { share in
      sum += share
      return NormalDistribution().quantile(sum) ?? 0
    }
    equal = try SurveyDesign(rowCount: size)
    let clusterCount = size / 2
    let strataCount = SampleKind.strata(size)
    clusters = CategoryColumn(
      name: "cluster", levels: (0..<clusterCount).map(String.init),
      codes: (0..<size).map { Int32($0 / 2) })
    strata = CategoryColumn(
      name: "stratum", levels: (0..<strataCount).map(String.init),
      codes: (0..<size).map { Int32($0 / 2 % strataCount) })
    let variation = SampleKind.weightVariation
    spread = (1 + variation * variation).logarithm.squareRoot()
    random = Philox4x32(seed: 20_180_904, stream: stream)
  }

  /// One sample: the totals of its answers by group.
  mutating func table(groups: [Int32], groupCount: Int, levelCount: Int) throws -> TableTotals {
    var answers = [Int32](repeating: 0, count: size)
    var effect = 0.0
    for row in 0..<size {
      var latent = random.normal()
      if kind == .clustered {
        if row % 2 == 0 { effect = random.normal() }
        latent =
          SampleKind.clustering.squareRoot() * effect
          + (1 - SampleKind.clustering).squareRoot() * latent
      }
      answers[row] = Int32(limits.firstIndex { latent < $0 } ?? limits.count)
    }
    let coding = CellCoding(
      groups: groups, groupCount: groupCount, answers: answers, levelCount: levelCount)
    return try design().totals(of: coding)
  }

  /// Groups of equal size, in random order.
  mutating func groups(_ count: Int) -> [Int32] {
    var groups = (0..<size).map { Int32($0 % count) }
    random.shuffle(&groups)
    return groups
  }

  private mutating func design() throws -> SurveyDesign {
    if kind == .simple { return equal }
    let weights = (0..<size).map { _ in (spread * random.normal()).exponential }
    return try SurveyDesign(
      rowCount: size, weights: weights, strata: strata, clusters: clusters)
  }
}
