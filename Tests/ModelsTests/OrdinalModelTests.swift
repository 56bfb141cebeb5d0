// Proves that cumulative-link models agree with R's svyolr, MASS::polr and ordinal::clm.
import Estimation
import Results
import Surveys
import Tabular
import TestSupport
import Testing

@testable import Models

@Suite("Ordinal models") struct OrdinalModelTests {
  static let models = [
    ReferenceModel(
      name: "clus1_ordinal", outcome: "mealcat",
      predictors: [["stype"], ["mobility"], ["awards"]], family: .ordinal, scored: ["mobility"]),
    ReferenceModel(
      name: "strat_ordinalprobit", outcome: "mealcat", predictors: [["stype"], ["mobility"]],
      family: .ordinal, link: .probit, scored: ["mobility"]),
    ReferenceModel(
      name: "strat_ordinalcloglog", outcome: "mealcat", predictors: [["stype"], ["mobility"]],
      family: .ordinal, link: .cloglog, scored: ["mobility"]),
    ReferenceModel(
      name: "nhanes_ordinal", outcome: "agecat", predictors: [["race"], ["sex"]],
      family: .ordinal),
    ReferenceModel(
      name: "wine_ordinal", outcome: "rating", predictors: [["temp"], ["contact"]],
      family: .ordinal),
    ReferenceModel(
      name: "wine_ordinalcrossed", outcome: "rating", predictors: [["temp", "contact"]],
      family: .ordinal, link: .probit),
    ReferenceModel(
      name: "housing_ordinal", outcome: "Sat", predictors: [["Infl"], ["Type"], ["Cont"]],
      family: .ordinal),
  ]

  @Test("thresholds, slopes, errors and tests are those of R", arguments: models)
  func agreement(_ model: ReferenceModel) throws {
    try expectAgreement(model, with: model.name)
  }

  @Test(
    "what svyolr and polr print is the same to the digits they iterate to",
    arguments: [
      (models[0], "clus1_ordinal_svyolr"), (models[1], "strat_ordinalprobit_svyolr"),
      (models[3], "nhanes_ordinal_svyolr"), (models[4], "wine_polr"), (models[6], "housing_polr"),
    ])
  func printed(_ model: ReferenceModel, _ name: String) throws {
    try expectAgreement(
      model, with: name,
      within: Tolerance(
        relative: 1e-3, absolute: 1e-4, reason: "optim stops at a relative change of 1e-8"))
  }
}
