/// What a stratum contributes to a variance: a factor on the sum of squares of its clusters.
///
/// The factor holds the sampling fractions of the stages above.
struct StratumScale: Equatable, Sendable {
  /// Squares are taken about the mean of the stratum, or (`adjust`) about zero.
  var isCentred: Bool
  var factor: Double
  /// Left out, to be made up for by the average of the others.
  var isAveraged = false

  static let nothing = StratumScale(isCentred: true, factor: 0)
}

extension SurveyDesign {
  /// The stages that enter a variance, each with the scales of its strata.
  ///
  /// - Returns: Nil where the design tells nothing about errors.
  static func scales(
    _ stages: [Stage], _ rule: LonelyStratumRule
  ) throws(SurveyDesignError) -> [[StratumScale]]? {
    var result: [[StratumScale]] = []
    var lonely: [SurveyDesignError.LonelyStratum] = []
    var alone: [SurveyDesignError.LonelyStratum] = []
    var fractions = [1.0]
    for (index, stage) in stages.enumerated() {
      let scales = stage.strata.map { scale($0, rule, fraction: fractions[$0.parent]) }
      result.append(scales)
      let found = lonelyStrata(stage, fractions)
      let listed = found.map { number in
        SurveyDesignError.LonelyStratum(
          label: stage.strata[number].label, rowCount: stage.strata[number].rowCount,
          stage: index + 1)
      }
      if index > 0 || stage.isStratified { lonely += listed }
      if index > 0, rule == .average {
        let usable = Set(
          stage.strata.indices.filter { !scales[$0].isAveraged }.map { stage.strata[$0].parent })
        for (place, number) in found.enumerated()
        where !usable.contains(stage.strata[number].parent) {
          alone.append(listed[place])
        }
      }
      guard index + 1 < stages.count else { break }
      fractions = stage.fractionOfCluster(fractions)
      if fractions.allSatisfy({ $0 == 0 }) { break }
    }
    if rule == .fail, !lonely.isEmpty { throw .lonelyStrata(lonely) }
    if !alone.isEmpty { throw .nothingToAverage(alone) }
    return tellsErrors(stages[0], rule) ? result : nil
  }

  private static func lonelyStrata(_ stage: Stage, _ fractions: [Double]) -> [Int] {
    stage.strata.indices.filter {
      stage.strata[$0].isLonely && fractions[stage.strata[$0].parent] > 0
    }
  }

  /// One cluster drawn from a single stratum says nothing about the others.
  private static func tellsErrors(_ first: Stage, _ rule: LonelyStratumRule) -> Bool {
    first.isStratified || first.clusterCount > 1 || rule != .fail
      || first.strata.first?.isTakenCompletely == true
  }

  private static func scale(
    _ stratum: Stratum, _ rule: LonelyStratumRule, fraction: Double
  ) -> StratumScale {
    if stratum.isTakenCompletely { return .nothing }
    let (size, remaining) = (Double(stratum.clusterCount), stratum.remainingFraction * fraction)
    if stratum.clusterCount > 1 {
      return StratumScale(isCentred: true, factor: remaining * size / (size - 1))
    }
    return switch rule {
    case .fail, .remove, .certainty: .nothing
    case .adjust: StratumScale(isCentred: false, factor: remaining)
    case .average: StratumScale(isCentred: true, factor: 0, isAveraged: fraction > 0)
    }
  }
}

extension SurveyDesign {
  /// For each first-stage stratum the least product of the sampling fractions down to respondents.
  static func samplingFractions(_ stages: [Stage]) -> [Double] {
    var ofClusters: [Double] = []
    var ofStrata: [Double] = []
    for stage in stages.reversed() {
      ofStrata = stage.strata.map { stratum in
        let least = ofClusters.isEmpty ? 1 : stratum.clusters.map { ofClusters[$0] }.min() ?? 1
        return least * stratum.samplingFraction
      }
      let clusters = 1 + (stage.strata.map(\.parent).max() ?? 0)
      ofClusters = [Double](repeating: 1, count: clusters)
      for (index, stratum) in stage.strata.enumerated() {
        ofClusters[stratum.parent] = min(ofClusters[stratum.parent], ofStrata[index])
      }
    }
    return ofStrata
  }
}

extension SurveyDesign.Stage {
  /// The product of the sampling fractions down to each cluster, from those of the stage above.
  func fractionOfCluster(_ above: [Double]) -> [Double] {
    if isOfRespondents {
      let byStratum = strata.map { above[$0.parent] * $0.samplingFraction }
      return stratumOfCluster.map { byStratum[Int($0)] }
    }
    var result = [Double](repeating: 0, count: clusterCount)
    for stratum in strata {
      let fraction = above[stratum.parent] * stratum.samplingFraction
      for cluster in stratum.clusters { result[cluster] = fraction }
    }
    return result
  }
}
