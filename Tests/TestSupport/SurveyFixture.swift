public import Surveys
public import Tabular

/// A committed data set of the survey references, coded for a design.
public struct SurveyFixture: Sendable {
  public let table: ReferenceTable

  public init(_ name: String, topic: String = "survey") throws {
    table = try ReferenceTable("\(topic)/data/\(name).csv")
  }

  public var rowCount: Int { table.rows.count }

  /// A column as categories, its levels in order of their text, numbers in numeric order; an empty
  /// field has no answer.
  public func column(_ name: String) -> CategoryColumn {
    let texts = table.texts(name)
    let levels = Set(texts).subtracting([""]).sorted { a, b in
      if let x = Double(a), let y = Double(b) { return x < y }
      return a < b
    }
    let missing = MissingReason.noAnswer.code
    let codes = texts.map { text in levels.firstIndex(of: text).map { Int32($0) } ?? missing }
    return CategoryColumn(name: name, levels: levels, codes: codes)
  }

  /// A column of numbers.
  public func numbers(_ name: String) -> [Double] { table.numbers(name).map { $0 ?? .nan } }

  /// A column as a question on an ordered scale whose scores are its numbers.
  public func question(_ name: String) -> SurveyQuestion {
    let column = column(name)
    let scores = column.levels.enumerated().map { Double($0.element) ?? Double($0.offset + 1) }
    let scale = ResponseScale(id: name, kind: .ordinal, levels: column.levels, scores: scores)
    return SurveyQuestion(id: name, scale: scale, codes: column.codes)
  }

  /// A column as a dimension.
  public func dimension(_ name: String) -> SurveyDimension {
    let column = column(name)
    return SurveyDimension(id: name, levels: column.levels, codes: column.codes)
  }

  /// The designs of the references by name.
  public static func design(_ name: String) throws -> (fixture: SurveyFixture, SurveyDesign) {
    let parts = name.split(separator: "_").map(String.init)
    let rule = LonelyStratumRule(rawValue: parts.count > 1 ? parts[1] : "fail") ?? .fail
    switch parts[0] {
    case "strat", "stratNoFPC", "stratFPCWeights":
      return try design(
        "apistrat", weights: parts[0] == "stratFPCWeights" ? nil : "pw", strata: "stype",
        population: parts[0] == "stratNoFPC" ? nil : "fpc")
    case "clus1", "clus1NoFPC":
      return try design(
        "apiclus1", weights: "pw", clusters: "dnum", population: parts[0] == "clus1" ? "fpc" : nil)
    case "small", "smallEqual":
      return try design("small", weights: parts[0] == "small" ? "weight" : nil)
    case "waves", "wavesFPC":
      return try design(
        "waves", weights: "weight", strata: "stratum", clusters: "psu",
        population: parts[0] == "wavesFPC" ? "population" : nil)
    case "wavesElements": return try design("waves", weights: "weight", strata: "stratum")
    case "lonely":
      return try design(
        "lonely", weights: "weight", strata: "stratum", clusters: "psu", lonely: rule)
    default: return try lonelyElements(rule)
    }
  }

  private static func design(
    _ file: String, weights: String?, strata: String? = nil, clusters: String? = nil,
    population: String? = nil, lonely: LonelyStratumRule = .fail
  ) throws -> (fixture: SurveyFixture, SurveyDesign) {
    let fixture = try SurveyFixture(file)
    let design = try SurveyDesign(
      rowCount: fixture.rowCount, weights: weights.map(fixture.numbers),
      strata: strata.map(fixture.column), clusters: clusters.map(fixture.column),
      populationSizes: population.map(fixture.numbers), lonelyStrata: lonely)
    return (fixture, design)
  }

  /// Strata that are the clusters of the data set of lonely strata.
  private static func lonelyElements(
    _ rule: LonelyStratumRule
  ) throws -> (fixture: SurveyFixture, SurveyDesign) {
    let fixture = try SurveyFixture("lonely")
    let (strata, psu) = (fixture.column("stratum"), fixture.column("psu"))
    let levels = strata.levels.flatMap { s in psu.levels.map { s + "." + $0 } }
    let width = Int32(psu.levels.count)
    let codes = strata.codes.indices.map { strata.codes[$0] * width + psu.codes[$0] }
    let design = try SurveyDesign(
      rowCount: fixture.rowCount, weights: fixture.numbers("weight"),
      strata: CategoryColumn(name: "cell", levels: levels, codes: codes), lonelyStrata: rule)
    return (fixture, design)
  }
}
