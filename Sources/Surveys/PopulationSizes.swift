/// What is said of the sizes of populations, stage by stage.
enum PopulationSizes {
  /// Whether the sizes of each stage are the fractions that were drawn rather than counts.
  ///
  /// Sizes of 1 alone could be either: they are fractions where those of another stage are.
  static func areFractions(
    _ stages: [SurveyDesign.StageColumns]
  ) throws(SurveyDesignError) -> [Bool] {
    var found: [Bool?] = []
    for (index, stage) in stages.enumerated() {
      found.append(try areFractions(stage.populationSizes ?? [], stage: index + 1))
    }
    let others = found.contains(true)
    return found.map { $0 ?? others }
  }

  /// Nil where the sizes do not tell.
  private static func areFractions(
    _ sizes: [Double], stage: Int
  ) throws(SurveyDesignError) -> Bool? {
    var (fraction, count): (Double?, Double?)
    for row in sizes.indices {
      let size = sizes[row]
      guard size > 0 else { throw .badPopulation(row: row, value: size, stage: stage) }
      if size < 1 { fraction = fraction ?? size }
      if size > 1 { count = count ?? size }
      if let fraction, let count {
        throw .mixedPopulations(row: row, fraction: fraction, count: count, stage: stage)
      }
    }
    return fraction != nil ? true : count != nil ? false : nil
  }

  /// The weights that follow from the populations of all stages; nil where none is known.
  static func inverseFractions(
    _ stages: [SurveyDesign.Stage], rowCount: Int
  ) throws(SurveyDesignError) -> [Double]? {
    func isKnown(_ stage: SurveyDesign.Stage) -> Bool {
      stage.strata.allSatisfy { $0.samplingFraction > 0 }
    }
    let isAnyKnown = stages.contains { $0.strata.contains { $0.samplingFraction > 0 } }
    guard rowCount > 0, isAnyKnown else { return nil }
    if let unknown = stages.firstIndex(where: { !isKnown($0) }) {
      throw .weightsUnknown(stage: unknown + 1)
    }
    var weights = [Double](repeating: 1, count: rowCount)
    for stage in stages {
      let factors = stage.strata.map { ($0.population ?? 1) / Double($0.clusterCount) }
      for row in 0..<rowCount {
        weights[row] *= factors[stage.stratumOfRow.isEmpty ? 0 : Int(stage.stratumOfRow[row])]
      }
    }
    return weights
  }
}
