// Proves over random designs of one to three stages that variances are those of the definition, and
// that order, labels, split weights, scale and the size of the table change nothing.
import Surveys
import Tabular
import TestSupport
import Testing

/// A sample drawn in stages, with the codes that tell how.
private struct RandomSample {
  var strata: [[Int]]
  var clusters: [[Int]]
  var populations: [[Double]]
  var weights: [Double]
  var groups: [Int32]
  var answers: [Int32]
  static let levelCount = 3
  static let groupCount = 2

  /// SplitMix64: the designs of a seed are the same everywhere.
  struct Generator {
    var state: UInt64
    mutating func below(_ bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) % UInt64(bound))
    }
  }

  init(seed: UInt64) {
    var random = Generator(state: seed)
    let depth = 1 + random.below(3)
    (strata, clusters, populations) = ([], [], [])
    for _ in 0..<depth {
      strata.append([])
      clusters.append([])
      populations.append([])
    }
    (weights, groups, answers) = ([], [], [])
    draw(depth, [], &random)
  }

  /// Draws the clusters of a stage within those above and goes on with each of them.
  private mutating func draw(
    _ depth: Int, _ above: [(Int, Int, Double)], _ random: inout Generator
  ) {
    guard above.count < depth else {
      for _ in 0...random.below(3) {
        for (stage, codes) in above.enumerated() {
          strata[stage].append(codes.0)
          clusters[stage].append(codes.1)
          populations[stage].append(codes.2)
        }
        weights.append(Double(1 + random.below(90)) / 8)
        groups.append(Int32(random.below(Self.groupCount)))
        answers.append(Int32(random.below(Self.levelCount)))
      }
      return
    }
    for stratum in 0...random.below(2) {
      let drawn = 2 + random.below(3)
      let population = Double(drawn + (random.below(4) == 0 ? 0 : random.below(20)))
      for cluster in 0..<drawn { draw(depth, above + [(stratum, cluster, population)], &random) }
    }
  }

  var rowCount: Int { weights.count }

  func column(_ codes: [Int]) -> CategoryColumn {
    CategoryColumn(name: "", levels: (0..<8).map(String.init), codes: codes.map { Int32($0) })
  }

  func design() throws -> SurveyDesign {
    try SurveyDesign(
      rowCount: rowCount, weights: weights,
      stages: strata.indices.map { stage in
        SurveyDesign.StageColumns(
          strata: column(strata[stage]), clusters: column(clusters[stage]),
          populationSizes: populations[stage])
      })
  }

  func coding(groupCount: Int = groupCount) -> CellCoding {
    CellCoding(
      groups: groups, groupCount: groupCount, answers: answers, levelCount: Self.levelCount)
  }

  func rows(_ order: [Int]) -> RandomSample {
    var result = self
    for stage in strata.indices {
      result.strata[stage] = order.map { strata[stage][$0] }
      result.clusters[stage] = order.map { clusters[stage][$0] }
      result.populations[stage] = order.map { populations[stage][$0] }
    }
    result.weights = order.map { weights[$0] }
    result.groups = order.map { groups[$0] }
    result.answers = order.map { answers[$0] }
    return result
  }

  /// The variance of a sum by the definition: stage by stage, stratum by stratum.
  func variance(_ z: [Double], rows: [Int], stage: Int = 0) -> Double {
    guard stage < strata.count else { return 0 }
    var sum = 0.0
    for stratum in 0..<8 {
      let inside = rows.filter { strata[stage][$0] == stratum }
      guard let first = inside.first else { continue }
      let members = (0..<8).map { c in inside.filter { clusters[stage][$0] == c } }
        .filter { !$0.isEmpty }
      let (n, size) = (Double(members.count), populations[stage][first])
      let totals = members.map { $0.reduce(0) { $0 + z[$1] } }
      let mean = totals.reduce(0, +) / n
      let squares = totals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      sum += (1 - n / size) * n / (n - 1) * squares
      for member in members {
        sum += n / size * variance(z, rows: member, stage: stage + 1)
      }
    }
    return sum
  }
}

@Suite("Random designs") struct RandomDesignTests {
  static let seeds = (1...60).map { UInt64($0) }
  static let cancelling = Tolerance(
    relative: 1e-10, absolute: 1e-9, reason: "sums of squares of totals near a thousand")

  private func unit(_ level: Int) -> [Double] { (0..<3).map { $0 == level ? 1 : 0 } }

  /// The share of a level in a group, linearised.
  private func share(_ table: TableTotals, group: Int, level: Int) -> (Double, CellGradient)? {
    let sum = table.total(group: group)
    guard sum > 0 else { return nil }
    let share = table.levelTotals(group: group)[level] / sum
    return (
      share,
      CellGradient(group: group, values: (0..<3).map { (($0 == level ? 1 : 0) - share) / sum })
    )
  }

  @Test("variances of totals and of shares of domains are those of the definition")
  func definition() throws {
    for seed in Self.seeds {
      let sample = RandomSample(seed: seed)
      let table = try sample.design().totals(of: sample.coding())
      let all = Array(0..<sample.rowCount)
      for group in 0..<2 {
        let z = all.map {
          sample.groups[$0] == Int32(group) && sample.answers[$0] == 1 ? sample.weights[$0] : 0
        }
        expectClose(
          table.variance([CellGradient(group: group, values: unit(1))]),
          sample.variance(z, rows: all), within: Self.cancelling, "seed \(seed)")
        guard let (share, gradient) = share(table, group: group, level: 1) else { continue }
        let sum = table.total(group: group)
        let residuals = all.map { row -> Double in
          guard sample.groups[row] == Int32(group) else { return 0 }
          return sample.weights[row] * ((sample.answers[row] == 1 ? 1 : 0) - share) / sum
        }
        expectClose(
          table.variance([gradient]), sample.variance(residuals, rows: all),
          within: Self.cancelling, "seed \(seed)")
      }
    }
  }

  @Test("permuted rows, split weights, scaled weights and very many groups change nothing")
  func invariance() throws {
    for seed in Self.seeds {
      let sample = RandomSample(seed: seed)
      let table = try sample.design().totals(of: sample.coding())
      let permuted = sample.rows(Array((0..<sample.rowCount).reversed()))
      /// Every row twice, each with half of its weight.
      var split = sample.rows((0..<sample.rowCount).flatMap { [$0, $0] })
      split.weights = split.weights.map { $0 / 2 }
      var scaled = sample
      scaled.weights = scaled.weights.map { 1000 * $0 }
      let others = [
        try permuted.design().totals(of: permuted.coding()),
        try split.design().totals(of: split.coding()),
        try scaled.design().totals(of: scaled.coding()),
        try sample.design().totals(of: sample.coding(groupCount: 400)),
      ]
      for (place, other) in others.enumerated() {
        for group in 0..<2 {
          #expect(
            other.degreesOfFreedom(groups: [group]) == table.degreesOfFreedom(groups: [group]))
          guard let (a, gradient) = share(table, group: group, level: 0),
            let (b, otherGradient) = share(other, group: group, level: 0)
          else { continue }
          expectClose(a, b, "seed \(seed), way \(place)")
          expectClose(
            table.variance([gradient]), other.variance([otherGradient]),
            within: Self.cancelling, "seed \(seed), way \(place)")
        }
      }
    }
  }
}
