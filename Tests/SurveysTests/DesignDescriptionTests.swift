// Proves that a design is described as it is: stages, weights, thin and lonely strata, certainty.
import Surveys
import Tabular
import TestSupport
import Testing

@Suite("Design description") struct DesignDescriptionTests {
  @Test("stages, degrees of freedom and Kish's effect")
  func stages() throws {
    let (fixture, design) = try SurveyFixture.staged("three")
    let description = DesignDescription(design)
    #expect(description.respondentCount == fixture.rowCount)
    #expect(description.stages.map(\.clusterCount) == [14, 44, 314])
    #expect(description.stages.map(\.strataCount) == [4, 14, 88])
    #expect(description.stages.map(\.completeCount) == [1, 3, 25])
    #expect(description.stages.map(\.entersVariance) == [true, true, true])
    #expect(description.stages[0].thinStrata.map(\.label) == ["h2"])
    #expect(description.stages[0].clustersPerStratum == 2...5)
    #expect(description.degreesOfFreedom == 10)
    let weights = try #require(description.weights)
    let variation = weights.coefficientOfVariation
    expectClose(weights.designEffect, 1 + variation * variation)
    expectClose(weights.effectiveCount, Double(fixture.rowCount) / weights.designEffect)
    #expect(try DesignDescription(SurveyFixture.staged("threeOne").1).stages.count == 1)
    let open = DesignDescription(try SurveyFixture.staged("clus2NoFPC").1)
    #expect(open.stages.map(\.entersVariance) == [true, false])
    #expect(open.stages[0].samplingFractions == nil)
  }

  @Test("lonely strata are listed at every stage, with the rule")
  func lonely() throws {
    let description = DesignDescription(try SurveyFixture.staged("both_adjust").1)
    #expect(description.stages[0].lonelyStrata.map(\.label) == ["h2"])
    #expect(description.stages[1].lonelyStrata.count == 7)
    #expect(description.stages[1].lonelyStrata.first?.label == "h1 / 2 / x2")
    #expect(description.lonelyStrata == .adjust)
    let zero = DesignDescription(try SurveyDesign(rowCount: 3, weights: [0, 0, 0]))
    #expect(zero.weights == nil)
    let one = DesignDescription(try SurveyDesign(rowCount: 1))
    #expect(!one.hasErrors && one.degreesOfFreedom == 0)
  }
}
