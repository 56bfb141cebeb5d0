// Proves that totals, shares, means, errors, degrees of freedom, design effects, intervals and
// contrasts agree with R survey, for every design of the references and every lonely rule.
import Estimation
import Surveys
import TestSupport
import Testing

/// One value that R printed, with what it is about.
struct Reference {
  let question, by, group, level, quantity: String
  let value: Double

  init(_ row: [String: String]) {
    question = row["question"] ?? ""
    by = row["by"] ?? ""
    group = row["group"] ?? ""
    level = row["level"] ?? ""
    quantity = row["quantity"] ?? ""
    value = Double(row["value"] ?? "") ?? .nan
  }

  var label: String { [question, by, group, level, quantity].joined(separator: " ") }
}

/// The tables of one design, counted when first asked for.
struct ReferenceTables {
  let fixture: SurveyFixture
  let design: SurveyDesign
  var tables: [String: (SurveyQuestion, SurveyDimension?, TableTotals)] = [:]

  init(_ name: String, topic: String) throws {
    (fixture, design) =
      topic == "designs" ? try SurveyFixture.staged(name) : try SurveyFixture.design(name)
  }

  init(fixture: SurveyFixture, design: SurveyDesign) {
    self.fixture = fixture
    self.design = design
  }

  mutating func table(
    _ question: String, by: String
  ) -> (SurveyQuestion, SurveyDimension?, TableTotals) {
    if let known = tables[question + "/" + by] { return known }
    let (asked, dimension) = (
      fixture.question(question), by.isEmpty ? nil : fixture.dimension(by)
    )
    let totals = design.totals(
      of: CellCoding(
        groups: dimension?.codes ?? [], groupCount: dimension?.levels.count ?? 1,
        answers: asked.codes, levelCount: asked.scale.levels.count))
    tables[question + "/" + by] = (asked, dimension, totals)
    return (asked, dimension, totals)
  }
}

@Suite("R survey") struct SurveyReferenceTests {
  static let designs = [
    "strat", "stratNoFPC", "stratFPCWeights", "clus1", "clus1NoFPC", "small", "smallEqual", "waves",
    "wavesFPC", "wavesElements", "lonely_remove", "lonely_certainty", "lonely_adjust",
    "lonely_average", "lonelyElements_remove", "lonelyElements_certainty", "lonelyElements_adjust",
    "lonelyElements_average",
  ]
  /// R's quantile of the beta distribution stops at about this precision.
  static let betaQuantile = Tolerance(
    relative: 1e-9, absolute: 1e-12, reason: "both sides invert the incomplete beta function")

  static let staged = [
    "clus2", "clus2Weights", "clus2NoFPC", "mu", "muFractions", "scd", "hospital", "fpc", "nhanes",
    "three", "threeFractions", "threeTwo", "threeOpen", "threeOne", "both_remove",
    "both_certainty", "both_adjust", "both_average",
  ]

  @Test("estimates and errors agree", arguments: designs)
  func agreement(name: String) throws { try compare(name, topic: "survey") }

  @Test("they agree for several stages, fractions and lonely strata at each", arguments: staged)
  func stagedAgreement(name: String) throws { try compare(name, topic: "designs") }

  private func compare(_ name: String, topic: String) throws {
    var tables = try ReferenceTables(name, topic: topic)
    let rows = try ReferenceTable("\(topic)/reference.csv").rows.filter { $0["design"] == name }
    #expect(rows.count > 12)
    for row in rows {
      let reference = Reference(row)
      let kind = String(reference.quantity.split(separator: "_").first ?? "")
      if ["F", "Chisq", "Wald", "adjWald"].contains(kind) { continue }
      let (question, dimension, totals) = tables.table(reference.question, by: reference.by)
      let level = question.scale.levels.firstIndex(of: reference.level) ?? -1
      let found: Double?
      if kind == "difference" {
        found = try difference(reference, dimension, totals, level)
      } else {
        let group = dimension?.levels.firstIndex(of: reference.group) ?? 0
        found = try value(reference, question, totals, group: group, level: level)
      }
      let isBeta = kind == "beta"
      /// Limits of shares, which are never outside [0, 1] here.
      let isWald = kind == "mean" && level >= 0
      expectClose(
        found, isWald ? min(1, max(0, reference.value)) : reference.value,
        within: isBeta ? Self.betaQuantile : .oracle, reference.label)
    }
  }

  private func value(
    _ reference: Reference, _ question: SurveyQuestion, _ totals: TableTotals, group: Int,
    level: Int
  ) throws -> Double? {
    let share = Proportion(level: level)
    switch reference.quantity {
    case "n": return Double(totals.count(group: group))
    case "df": return Double(totals.degreesOfFreedom(groups: [group]))
    case "weighted_n": return totals.total(group: group)
    case "n_eff": return totals.effectiveCount(group: group)
    case "total", "total_se":
      let total = try Estimator().estimate(LevelTotal(level: level), in: totals, group: group)
      return reference.quantity == "total" ? total.value : total.standardError
    case "proportion": return try Estimator().estimate(share, in: totals, group: group).value
    case "se": return try Estimator().estimate(share, in: totals, group: group).standardError
    case "deff": return try Estimator().estimate(share, in: totals, group: group).designEffect
    case "mean_score", "mean_se", "mean_deff":
      return try mean(reference, question, totals, group)
    case "mean_low" where level < 0, "mean_high" where level < 0:
      return try mean(reference, question, totals, group)
    default:
      let method: ProportionInterval =
        switch reference.quantity.split(separator: "_").first {
        case "beta": .kornGraubard
        case "xlogit": .logit
        default: .wald
        }
      let estimator = Estimator(interval: method)
      let interval = try estimator.estimate(share, in: totals, group: group).interval
      return reference.quantity.hasSuffix("low") ? interval?.low : interval?.high
    }
  }

  private func mean(
    _ reference: Reference, _ question: SurveyQuestion, _ totals: TableTotals, _ group: Int
  ) throws -> Double? {
    let mean = try Estimator().estimate(
      MeanScore(scores: question.scale.scores), in: totals, group: group)
    return switch reference.quantity {
    case "mean_score": mean.value
    case "mean_se": mean.standardError
    case "mean_deff": mean.designEffect
    case "mean_low": mean.interval?.low
    default: mean.interval?.high
    }
  }

  private func difference(
    _ reference: Reference, _ dimension: SurveyDimension?, _ totals: TableTotals, _ level: Int
  ) throws -> Double? {
    let sides = reference.group.split(separator: "-").map(String.init)
    let groups = sides.compactMap { dimension?.levels.firstIndex(of: $0) }
    let share = Proportion(level: level)
    let difference = Estimator().difference(
      try share.linearize(totals, group: groups[0]), try share.linearize(totals, group: groups[1]),
      in: totals)
    return switch reference.quantity {
    case "difference": difference.value
    case "difference_se": difference.standardError
    default: difference.degreesOfFreedom
    }
  }
}
