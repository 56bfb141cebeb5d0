// Proves that a design of several stages refuses what it cannot use, naming the stage.
import Diagnostics
import Surveys
import Tabular
import Testing

@Suite("Faults of later stages") struct StageFaultTests {
  private func column(_ codes: [Int32]) -> CategoryColumn {
    CategoryColumn(name: "c", levels: ["a", "b", "c"], codes: codes)
  }

  private func design(
    strata: [Int32]? = nil, clusters: [Int32], second: [Int32]? = nil, sizes: [Double]? = nil,
    secondSizes: [Double]? = nil, weights: [Double]? = [1, 1, 1, 1],
    codes: SurveyDesign.ClusterCodes = .nested, lonely: LonelyStratumRule = .fail
  ) throws -> SurveyDesign {
    try SurveyDesign(
      rowCount: 4, weights: weights,
      stages: [
        .init(strata: strata.map(column), clusters: column(clusters), populationSizes: sizes),
        .init(clusters: second.map(column), populationSizes: secondSizes),
      ], clusterCodes: codes, lonelyStrata: lonely)
  }

  @Test("every fault of a later stage is named with its stage")
  func laterStages() throws {
    let (pairs, halves): ([Int32], [Double]) = ([0, 0, 1, 1], [4, 4, 4, 4])
    let cases: [(SurveyDesignError, () throws -> SurveyDesign)] = [
      (
        .missingCluster(row: 3, stage: 2), { try design(clusters: pairs, second: [0, 1, 0, -1]) }
      ),
      (
        .badPopulation(row: 2, value: 0, stage: 2),
        { try design(clusters: pairs, sizes: halves, secondSizes: [2, 2, 0, 2]) }
      ),
      (
        .mixedPopulations(row: 2, fraction: 0.5, count: 2, stage: 2),
        { try design(clusters: pairs, sizes: halves, secondSizes: [0.5, 0.5, 2, 2]) }
      ),
      (
        .populationTooSmall(stratum: "b", population: 1, sample: 2, stage: 2),
        { try design(clusters: pairs, sizes: halves, secondSizes: [2, 2, 1, 1]) }
      ),
      (
        .populationVaries(stratum: "b", row: 3, first: 2, second: 3, stage: 2),
        { try design(clusters: pairs, sizes: halves, secondSizes: [2, 2, 2, 3]) }
      ),
      (
        .clusterInTwoStrata(cluster: "a", row: 2, first: "a", second: "b"),
        { try design(strata: pairs, clusters: [0, 1, 0, 1], codes: .unique) }
      ),
      (
        .weightsUnknown(stage: 2), { try design(clusters: pairs, sizes: halves, weights: nil) }
      ),
      (
        .lonelyStrata([.init(label: "b", rowCount: 1, stage: 2)]),
        { try design(clusters: [0, 0, 0, 1], sizes: halves, secondSizes: [5, 5, 5, 2]) }
      ),
      (
        .nothingToAverage([.init(label: "b", rowCount: 1, stage: 2)]),
        {
          try design(
            clusters: [0, 0, 0, 1], sizes: halves, secondSizes: [5, 5, 5, 2], lonely: .average)
        }
      ),
      (
        .stageWithoutClusters(stage: 1),
        { try SurveyDesign(rowCount: 4, stages: [.init(), .init()]) }
      ),
    ]
    for (fault, make) in cases {
      #expect(throws: fault) { try make() }
      #expect(fault.diagnostics.allSatisfy { $0.code != "bad-design" && !$0.summary.isEmpty })
    }
  }

  @Test("a cluster taken completely is not lonely, and fractions may be all of 1")
  func certainty() throws {
    let whole = try design(
      clusters: [0, 0, 0, 1], sizes: [0.5, 0.5, 0.5, 0.5], secondSizes: [1, 1, 1, 1], weights: nil)
    #expect(whole.weights == [2, 2, 2, 2])
  }
}
