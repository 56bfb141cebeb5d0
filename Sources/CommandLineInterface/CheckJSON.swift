import Contraste

/// The JSON form of a check: the faults, and the design that the data have.
enum CheckJSON {
  static func text(
    _ diagnostics: [Diagnostic], _ design: DesignDescription?, _ rule: ReliabilityDescription?
  ) -> String {
    let faults = DiagnosticJSON.text(diagnostics)
    let described = design.map(object) ?? "null"
    return "{\"diagnostics\":" + faults.dropLast() + ",\n\"design\":" + described
      + ",\n\"reliability\":" + (rule.map(object) ?? "null") + "}\n"
  }

  private static func object(_ rule: ReliabilityDescription) -> String {
    let needs = rule.needs.map { need in
      fields([
        ("share", "\(need.share)"), ("design_effect", "\(need.designEffect)"),
        ("n_shown", need.shown.map { "\($0)" } ?? "null"),
        ("n_not_withheld", need.notWithheld.map { "\($0)" } ?? "null"),
      ])
    }
    return fields([
      ("rule", DiagnosticJSON.quoted(rule.profile.rule.rawValue)),
      ("version", DiagnosticJSON.quoted(rule.profile.version)),
      ("needs", "[" + needs.joined(separator: ",") + "]"),
    ])
  }

  private static func object(_ design: DesignDescription) -> String {
    let weights = design.weights.map { weights in
      fields([
        ("low", "\(weights.range.lowerBound)"), ("high", "\(weights.range.upperBound)"),
        ("mean", "\(weights.mean)"), ("sum", "\(weights.sum)"),
        ("coefficient_of_variation", "\(weights.coefficientOfVariation)"),
        ("zeros", "\(weights.zeroCount)"), ("design_effect", "\(weights.designEffect)"),
        ("n_eff", "\(weights.effectiveCount)"),
      ])
    }
    return fields([
      ("regime", DiagnosticJSON.quoted("sample")), ("n", "\(design.respondentCount)"),
      ("stages", "[" + design.stages.map(object).joined(separator: ",\n") + "]"),
      ("df", "\(design.degreesOfFreedom)"), ("has_errors", "\(design.hasErrors)"),
      ("is_weighted", "\(design.isWeighted)"), ("weights", weights ?? "null"),
      ("lonely", DiagnosticJSON.quoted(design.lonelyStrata.rawValue)),
    ])
  }

  private static func object(_ stage: DesignDescription.Stage) -> String {
    fields([
      ("strata", "\(stage.strataCount)"), ("clusters", "\(stage.clusterCount)"),
      ("is_of_respondents", "\(stage.isOfRespondents)"),
      ("fewest_clusters", stage.clustersPerStratum.map { "\($0.lowerBound)" } ?? "null"),
      ("most_clusters", stage.clustersPerStratum.map { "\($0.upperBound)" } ?? "null"),
      ("least_fraction", stage.samplingFractions.map { "\($0.lowerBound)" } ?? "null"),
      ("greatest_fraction", stage.samplingFractions.map { "\($0.upperBound)" } ?? "null"),
      ("taken_completely", "\(stage.completeCount)"),
      ("enters_variance", "\(stage.entersVariance)"),
      ("thin_strata", array(stage.thinStrata)), ("lonely_strata", array(stage.lonelyStrata)),
    ])
  }

  private static func array(_ strata: [SurveyDesign.Stratum]) -> String {
    let objects = strata.map { stratum in
      fields([
        ("stratum", DiagnosticJSON.quoted(stratum.label)), ("clusters", "\(stratum.clusterCount)"),
        ("n", "\(stratum.rowCount)"),
      ])
    }
    return "[" + objects.joined(separator: ",") + "]"
  }

  private static func fields(_ fields: [(String, String)]) -> String {
    "{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }
}
