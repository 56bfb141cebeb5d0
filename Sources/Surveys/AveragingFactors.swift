/// How the strata of one stage make up for lonely ones left out, group by group.
///
/// Within a cluster of the stage above, the variance of the strata that can be used is multiplied
/// by all strata with answers over those of them that can be used.
struct AveragingFactors: Equatable, Sendable {
  private let groupCount: Int
  /// The square roots of the factors by cluster above and group.
  private var roots: [Double]
  /// Whether a group has a stratum to use wherever it has answers.
  private(set) var isKnown: [Bool]

  /// The factors of one stage; nil where no stratum is to be averaged.
  ///
  /// - Parameters:
  ///   - stage: The stage.
  ///   - scales: The scales of its strata.
  ///   - groupCount: The number of groups.
  ///   - holds: Whether a stratum holds substantive answers of a group.
  init?(
    _ stage: SurveyDesign.Stage, _ scales: [StratumScale], groupCount: Int,
    holds: (_ stratum: Int, _ group: Int) -> Bool
  ) {
    guard scales.contains(where: \.isAveraged) else { return nil }
    self.groupCount = groupCount
    isKnown = [Bool](repeating: true, count: groupCount)
    let parentCount = 1 + (stage.strata.map(\.parent).max() ?? 0)
    var held = [Double](repeating: 0, count: parentCount * groupCount)
    var usable = held
    for (stratum, scale) in scales.enumerated() {
      let place = stage.strata[stratum].parent * groupCount
      for group in 0..<groupCount where holds(stratum, group) {
        held[place + group] += 1
        if !scale.isAveraged { usable[place + group] += 1 }
      }
    }
    roots = held.indices.map { usable[$0] > 0 ? (held[$0] / usable[$0]).squareRoot() : 1 }
    for place in held.indices where held[place] > 0 && usable[place] == 0 {
      isKnown[place % groupCount] = false
    }
  }

  /// The factor on the totals of a group in the strata of a cluster of the stage above.
  func root(parent: Int, group: Int) -> Double { roots[parent * groupCount + group] }
}
