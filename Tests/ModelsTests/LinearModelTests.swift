// Proves that generalised linear models agree with R's svyglm for every design, family and link.
import Estimation
import Foundation
import Results
import Surveys
import Tabular
import TestSupport
import Testing
import Weighting

@testable import Models

/// A data set of the references of models.
struct ModelFixture {
  let table: ReferenceTable

  init(_ name: String) throws { table = try ReferenceTable("models/data/\(name).csv") }

  func dimension(_ name: String) -> SurveyDimension {
    let texts = table.texts(name)
    let levels = Set(texts).subtracting([""]).sorted { a, b in
      if let x = Double(a), let y = Double(b) { return x < y }
      return a < b
    }
    let places = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, Int32($0)) })
    return SurveyDimension(
      id: name, levels: levels, codes: texts.map { places[$0] ?? MissingReason.noAnswer.code })
  }

  func question(_ name: String) -> SurveyQuestion {
    let column = dimension(name)
    let scores = column.levels.enumerated().map { Double($0.element) ?? Double($0.offset) }
    return SurveyQuestion(
      id: name,
      scale: ResponseScale(id: name, kind: .ordinal, levels: column.levels, scores: scores),
      codes: column.codes)
  }

  func category(_ name: String) -> CategoryColumn {
    let column = dimension(name)
    return CategoryColumn(name: name, levels: column.levels, codes: column.codes)
  }

  func numbers(_ name: String) -> [Double] { table.numbers(name).map { $0 ?? .nan } }

  /// The design with the schools of each type brought to those of the population.
  private func postStratified(_ design: SurveyDesign) throws -> SurveyDesign {
    let margins = Margins([Margin("stype", ["E": 4421, "H": 755, "M": 1018])])
    let adjusted = try WeightAdjustment(.linear, to: margins).adjust(
      design.weights, columns: [category("stype")], rowCount: design.rowCount)
    return try design.calibrated(weights: adjusted.weights, adjusted.calibration)
  }

  /// The data of a design of the references, with all columns as dimensions.
  static func data(_ design: String, outcome: String) throws -> SurveyData {
    let fixture: ModelFixture
    let count: Int
    var survey: SurveyDesign
    switch design {
    case "clus1", "clus1jk", "clus1post":
      fixture = try ModelFixture("apiclus1")
      count = fixture.table.rows.count
      survey = try SurveyDesign(
        rowCount: count, weights: fixture.numbers("pw"), clusters: fixture.category("dnum"),
        populationSizes: fixture.numbers("fpc"))
      if design == "clus1jk" { survey = survey.replicated(by: try survey.makeReplicates(.jk1)) }
      if design == "clus1post" { survey = try fixture.postStratified(survey) }
    case "strat":
      fixture = try ModelFixture("apistrat")
      count = fixture.table.rows.count
      survey = try SurveyDesign(
        rowCount: count, weights: fixture.numbers("pw"), strata: fixture.category("stype"),
        populationSizes: fixture.numbers("fpc"))
    case "nhanes", "nhanesjk":
      fixture = try ModelFixture("nhanes")
      count = fixture.table.rows.count
      survey = try SurveyDesign(
        rowCount: count, weights: fixture.numbers("WTMEC2YR"),
        strata: fixture.category("SDMVSTRA"), clusters: fixture.category("SDMVPSU"))
      if design == "nhanesjk" { survey = survey.replicated(by: try survey.makeReplicates(.jkn)) }
    default:
      fixture = try ModelFixture(design)
      count = fixture.table.rows.count
      survey = try SurveyDesign(
        rowCount: count,
        weights: fixture.table.columns.contains("weight") ? fixture.numbers("weight") : nil)
    }
    return SurveyData(
      rowCount: count, questions: [fixture.question(outcome)],
      dimensions: fixture.table.columns.filter { $0 != outcome }.map { fixture.dimension($0) },
      actors: nil, rounds: nil, design: survey, regime: .sample)
  }
}

/// A model of the references, as R's script fits it.
struct ReferenceModel {
  let name: String
  let outcome: String
  let predictors: [[String]]
  let family: ModelFamily
  var link: ModelLink?
  var scored: Set<String> = []

  func rows() throws -> [ResultRow] {
    let design = String(name.split(separator: "_")[0])
    var model = ModelPlan(outcome: outcome, predictors: predictors, family: family, link: link)
    model.scored = scored
    return try models(
      of: ModelFixture.data(design, outcome: outcome), model: model, plan: AnalysisPlan())
  }
}

/// The name R gives the term of a row.
func nameInR(_ key: ResultKey) -> String {
  if key.item == "intercept" { return "(Intercept)" }
  let names = key.groupBy.split(separator: SurveyData.crossing).map(String.init)
  let levels = key.group.split(separator: SurveyData.crossing).map(String.init)
  if names.isEmpty { return key.item }
  if levels.isEmpty { return names.joined(separator: ":") }
  return zip(names, levels).map { $0 + $1 }.joined(separator: ":")
}

@Suite("Generalised linear models") struct LinearModelTests {
  static let models = [
    ReferenceModel(
      name: "clus1_gaussian", outcome: "api00", predictors: [["ell"], ["meals"], ["mobility"]],
      family: .gaussian, scored: ["ell", "meals", "mobility"]),
    ReferenceModel(
      name: "strat_gaussian", outcome: "api00",
      predictors: [["stype"], ["sch.wide"], ["meals"], ["stype", "sch.wide"]], family: .gaussian,
      scored: ["meals"]),
    ReferenceModel(
      name: "clus1_logit", outcome: "sch.wide", predictors: [["stype"], ["ell"], ["meals"]],
      family: .logit, scored: ["ell", "meals"]),
    ReferenceModel(
      name: "strat_probit", outcome: "sch.wide", predictors: [["stype"], ["ell"]], family: .logit,
      link: .probit, scored: ["ell"]),
    ReferenceModel(
      name: "strat_cloglog", outcome: "sch.wide", predictors: [["stype"], ["ell"]],
      family: .logit, link: .cloglog, scored: ["ell"]),
    ReferenceModel(
      name: "clus1_poisson", outcome: "meals", predictors: [["stype"], ["sch.wide"]],
      family: .poisson),
    ReferenceModel(
      name: "nhanes_logit", outcome: "HI_CHOL", predictors: [["race"], ["agecat"], ["sex"]],
      family: .logit),
    ReferenceModel(
      name: "nhanes_crossed", outcome: "HI_CHOL", predictors: [["agecat", "sex"]], family: .logit),
    ReferenceModel(
      name: "clus1jk_logit", outcome: "sch.wide", predictors: [["stype"], ["ell"], ["meals"]],
      family: .logit, scored: ["ell", "meals"]),
    ReferenceModel(
      name: "clus1jk_poisson", outcome: "meals", predictors: [["stype"], ["sch.wide"]],
      family: .poisson),
    ReferenceModel(
      name: "nhanesjk_logit", outcome: "HI_CHOL", predictors: [["race"], ["agecat"], ["sex"]],
      family: .logit),
    ReferenceModel(
      name: "clus1post_logit", outcome: "sch.wide", predictors: [["stype"], ["ell"], ["meals"]],
      family: .logit, scored: ["ell", "meals"]),
    ReferenceModel(
      name: "clus1post_gaussian", outcome: "api00",
      predictors: [["ell"], ["meals"], ["mobility"]], family: .gaussian,
      scored: ["ell", "meals", "mobility"]),
  ]

  @Test("coefficients, errors, intervals and tests are those of R", arguments: models)
  func agreement(_ model: ReferenceModel) throws {
    try expectAgreement(model, with: model.name)
  }
}

/// Compares the rows of a model with the reference values of that name.
func expectAgreement(
  _ model: ReferenceModel, with name: String, within tolerance: Tolerance = .fit
) throws {
  let rows = try model.rows()
  let reference = try ReferenceTable("models/reference.csv").rows.filter {
    $0["model"] == name
  }
  #expect(!reference.isEmpty)
  for expected in reference {
    let level = expected["level"] ?? ""
    let (statistic, term) = (expected["statistic"] ?? "", expected["term"] ?? "")
    let wanted = ["low", "high"].contains(statistic) ? "coefficient" : statistic
    let found = rows.first {
      $0.key.statistic == wanted && nameInR($0.key) + $0.key.level == term + level
    }
    guard let estimate = found?.estimate else {
      Issue.record("\(name): no \(wanted) of \(term)")
      continue
    }
    let label = "\(name) \(statistic) \(term)"
    let value =
      switch statistic {
      case "low": estimate.interval?.low
      case "high": estimate.interval?.high
      default: estimate.value
      }
    compare(value, expected["estimate"], label, within: tolerance)
    compare(estimate.standardError, expected["se"], label + " se", within: tolerance)
    compare(estimate.pValue, expected["p"], label + " p", within: tolerance)
    compare(estimate.degreesOfFreedom, expected["df"], label + " df")
    compare(estimate.denominatorDegreesOfFreedom, expected["df2"], label + " df2")
  }
}

/// Compares a number with the text of a reference; an empty text expects nothing.
func compare(
  _ found: Double?, _ expected: String?, _ label: String, within tolerance: Tolerance = .fit
) {
  guard let number = expected.flatMap(Double.init) else { return }
  expectClose(found ?? .nan, number, within: tolerance, label)
}

extension Tolerance {
  /// Both sides iterate to the last digit.
  static let fit = Tolerance(
    relative: 1e-9, absolute: 1e-11, reason: "both sides iterate to the last digit")
}
