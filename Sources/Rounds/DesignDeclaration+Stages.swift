import Framework

// What a declaration says of one stage, counted from 0.
extension DesignDeclaration {
  func strata(_ stage: Int) -> String? {
    strata.indices.contains(stage) && strata[stage] != Self.noColumn ? strata[stage] : nil
  }

  func clusters(_ stage: Int) -> String? {
    clusters.indices.contains(stage) ? clusters[stage] : nil
  }

  func population(_ stage: Int) -> String? {
    populationSizes.indices.contains(stage) ? populationSizes[stage] : nil
  }
}
