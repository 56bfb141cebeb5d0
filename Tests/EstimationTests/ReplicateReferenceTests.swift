// Proves that errors from replicates, read and made, agree with R survey: totals, shares, means,
// differences, design effects, intervals and degrees of freedom, overall and in groups.
import Estimation
import Surveys
import TestSupport
import Testing

@Suite("Replicates of R survey") struct ReplicateReferenceTests {
  static let designs = [
    "waves_jkn", "waves_jkn_mse", "wavesFPC_jkn", "lonely_remove_jkn", "lonely_average_jkn",
    "lonely_adjust_jkn", "clus1NoFPC_jk1", "clus1_jk1", "jkn_read", "jkn_read_mse", "brr_read",
    "fay_read", "bootstrap_read", "bootstrap_scale", "sdr_read", "sdr_read_mse", "jk1_read",
    "factors_read",
  ]

  @Test("estimates, errors and degrees of freedom agree", arguments: designs)
  func agreement(name: String) throws {
    let (fixture, design) = try ReplicateFixture.design(name)
    var tables = ReferenceTables(fixture: fixture, design: design)
    let rows = try ReferenceTable("replicates/reference.csv").rows.filter { $0["design"] == name }
    #expect(rows.count > 30)
    let tests = ["F", "Chisq", "Wald", "adjWald"]
    for row in rows {
      let reference = Reference(row)
      if tests.contains(String(reference.quantity.split(separator: "_").first ?? "")) { continue }
      let found: Double?
      switch reference.quantity {
      case "degf": found = Double(design.degreesOfFreedom)
      case "replicates": found = Double(design.replicates?.count ?? 0)
      case "difference", "difference_se": found = try difference(reference, &tables)
      default: found = try value(reference, &tables)
      }
      let isBeta = reference.quantity.hasPrefix("beta")
      expectClose(
        found, reference.value, within: isBeta ? SurveyReferenceTests.betaQuantile : .oracle,
        name + " " + reference.label)
    }
  }

  private func value(
    _ reference: Reference, _ tables: inout ReferenceTables
  ) throws -> Double? {
    let (question, dimension, totals) = tables.table(reference.question, by: reference.by)
    let group = dimension?.levels.firstIndex(of: reference.group) ?? 0
    let level = question.scale.levels.firstIndex(of: reference.level) ?? -1
    let estimator = Estimator()
    switch reference.quantity {
    case "n": return Double(totals.count(group: group))
    case "df": return Double(totals.degreesOfFreedom(groups: [group]))
    case "total", "total_se":
      let total = try estimator.estimate(LevelTotal(level: level), in: totals, group: group)
      return reference.quantity == "total" ? total.value : total.standardError
    case "mean_score", "mean_se":
      let mean = try estimator.estimate(
        MeanScore(scores: question.scale.scores), in: totals, group: group)
      return reference.quantity == "mean_score" ? mean.value : mean.standardError
    default:
      let share = try estimator.estimate(Proportion(level: level), in: totals, group: group)
      return switch reference.quantity {
      case "proportion": share.value
      case "se": share.standardError
      case "deff": share.designEffect
      case "beta_low": share.interval?.low
      default: share.interval?.high
      }
    }
  }

  private func difference(
    _ reference: Reference, _ tables: inout ReferenceTables
  ) throws -> Double? {
    let (question, dimension, totals) = tables.table(reference.question, by: reference.by)
    let sides = reference.group.split(separator: "-").map(String.init)
    let groups = sides.compactMap { dimension?.levels.firstIndex(of: $0) }
    let mean = MeanScore(scores: question.scale.scores)
    let difference = Estimator().difference(
      try mean.linearize(totals, group: groups[0]), try mean.linearize(totals, group: groups[1]),
      in: totals)
    return reference.quantity == "difference" ? difference.value : difference.standardError
  }
}
