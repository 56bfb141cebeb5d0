public import Surveys
import Tabular

extension SurveyFixture {
  /// A design of the references of several stages: the file, and the columns of each stage.
  private struct StagedDesign {
    var file: String
    var weights: String?
    var strata: [String?] = []
    var clusters: [String]
    var population: [String] = []
    var lonely = LonelyStratumRule.fail
  }

  private static func described(_ name: String) -> StagedDesign {
    switch name {
    case "clus2":
      StagedDesign(
        file: "apiclus2", clusters: ["dnum", "snum"], population: ["fpc1", "fpc2"])
    case "clus2Weights":
      StagedDesign(
        file: "apiclus2", weights: "pw", clusters: ["dnum", "snum"], population: ["fpc1", "fpc2"])
    case "clus2NoFPC":
      StagedDesign(file: "apiclus2", weights: "pw", clusters: ["dnum", "snum"])
    case "mu": StagedDesign(file: "mu284", clusters: ["id1", "id2"], population: ["n1", "n2"])
    case "muFractions":
      StagedDesign(file: "mu284", clusters: ["id1", "id2"], population: ["f1", "f2"])
    case "scd": StagedDesign(file: "scd", strata: ["ESA"], clusters: ["ambulance"])
    case "hospital":
      StagedDesign(
        file: "hospital", strata: ["oblevel"], clusters: ["hospno"], population: ["tothosp"])
    case "fpc":
      StagedDesign(
        file: "fpc", weights: "weight", strata: ["stratid"], clusters: ["psuid"],
        population: ["Nh"])
    case "nhanes":
      StagedDesign(
        file: "nhanes", weights: "WTMEC2YR", strata: ["SDMVSTRA"], clusters: ["SDMVPSU"])
    default: drawn(name)
    }
  }

  /// The designs of the data sets that the references draw themselves.
  private static func drawn(_ name: String) -> StagedDesign {
    var design = StagedDesign(
      file: "three", weights: "weight", strata: ["stratum"], clusters: ["district", "school"])
    switch name {
    case "three":
      design.strata = ["stratum", nil, "part"]
      design.clusters.append("pupil")
      design.population = ["N1", "N2", "N3"]
    case "threeFractions":
      /// The last stage is of the respondents themselves.
      design.strata = ["stratum", nil, "part"]
      design.weights = nil
      design.population = ["f1", "f2", "f3"]
    case "threeTwo": design.population = ["N1", "N2"]
    case "threeOpen": design.population = ["N1"]
    case "threeOne":
      design.clusters = ["district"]
      design.population = ["N1"]
    default:
      design = StagedDesign(
        file: "both", weights: "weight", strata: ["stratum", "part"], clusters: ["psu", "ssu"],
        population: ["N1", "N2"],
        lonely: LonelyStratumRule(rawValue: String(name.dropFirst("both_".count))) ?? .fail)
    }
    return design
  }

  /// A design of the references of several stages by its name.
  public static func staged(_ name: String) throws -> (fixture: SurveyFixture, SurveyDesign) {
    let described = described(name)
    let fixture = try SurveyFixture(described.file, topic: "designs")
    let count = max(described.strata.count, described.clusters.count, described.population.count)
    let stages = (0..<count).map { stage in
      func name(_ names: [String?]) -> String? { stage < names.count ? names[stage] : nil }
      return SurveyDesign.StageColumns(
        strata: name(described.strata).map(fixture.column),
        clusters: name(described.clusters).map(fixture.column),
        populationSizes: name(described.population).map(fixture.numbers))
    }
    let design = try SurveyDesign(
      rowCount: fixture.rowCount, weights: described.weights.map(fixture.numbers), stages: stages,
      lonelyStrata: described.lonely)
    return (fixture, design)
  }
}
