public import Surveys

/// The designs of the references of replicates: made from designs, or read from files.
public enum ReplicateFixture {
  /// The design of a name of `replicates/reference.csv`.
  public static func design(_ name: String) throws -> (fixture: SurveyFixture, SurveyDesign) {
    let parts = name.split(separator: "_").map(String.init)
    if ["read", "scale"].contains(parts[1]) { return try read(name, parts) }
    let base = parts[0] == "lonely" ? parts[0] + "_" + parts[1] : parts[0]
    let (fixture, design) = try SurveyFixture.design(base)
    let isJK1 = parts.contains("jk1")
    let replicates = try design.makeReplicates(
      isJK1 ? .jk1 : .jkn, centre: parts.last == "mse" ? .estimate : .mean)
    return (fixture, design.replicated(by: replicates))
  }

  private static func read(
    _ name: String, _ parts: [String]
  ) throws -> (fixture: SurveyFixture, SurveyDesign) {
    let fixture = try SurveyFixture(parts[0], topic: "replicates")
    let method: ReplicateMethod =
      switch parts[0] {
      case "jkn": .jkn
      case "fay": .fay(rho: 0.3)
      case "bootstrap": .bootstrap
      case "sdr": .sdr
      case "jk1": .jk1
      default: .brr
      }
    let weights = fixture.numbers(parts[0] == "jk1" ? "pw" : "weight")
    let columns = fixture.table.columns.filter { $0.hasPrefix("rep_") }.map(fixture.numbers)
    let isMSE = parts.last == "mse" || parts.last == "scale"
    let replicates = try ReplicateWeights(
      method, columns: columns, weights: weights, holdsFactors: parts[0] == "factors",
      scale: parts.last == "scale" ? 0.05 : nil,
      coefficients: parts[0] == "jkn" ? try scales() : nil, centre: isMSE ? .estimate : .mean)
    let design = try SurveyDesign(rowCount: fixture.rowCount, weights: weights)
    return (fixture, design.replicated(by: replicates))
  }

  /// The coefficients of the JKn weights that are read.
  private static func scales() throws -> [Double] {
    try ReferenceTable("replicates/reference.csv").rows
      .filter { $0["quantity"] == "rscale" }.compactMap { Double($0["value"] ?? "") }
  }
}
