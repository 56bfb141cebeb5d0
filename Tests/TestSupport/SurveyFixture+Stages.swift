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
    let three: [String?] = ["stratum", nil, "part"]
    return switch name {
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
    case "three":
      StagedDesign(
        file: "three", weights: "weight", strata: three, clusters: ["district", "school", "pupil"],
        population: ["N1", "N2", "N3"])
    case "threeFractions":
      /// The last stage is of the respondents themselves.
      StagedDesign(
        file: "three", strata: three, clusters: ["district", "school"],
        population: ["f1", "f2", "f3"])
    case "threeTwo":
      StagedDesign(
        file: "three", weights: "weight", strata: ["stratum"], clusters: ["district", "school"],
        population: ["N1", "N2"])
    case "threeOpen":
      StagedDesign(
        file: "three", weights: "weight", strata: ["stratum"], clusters: ["district", "school"],
        population: ["N1"])
    case "threeOne":
      StagedDesign(
        file: "three", weights: "weight", strata: ["stratum"], clusters: ["district"],
        population: ["N1"])
    default:
      StagedDesign(
        file: "both", weights: "weight", strata: ["stratum", "part"], clusters: ["psu", "ssu"],
        population: ["N1", "N2"],
        lonely: LonelyStratumRule(rawValue: String(name.dropFirst("both_".count))) ?? .fail)
    }
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
